"""Signing a browser in as an officer of the cast, second factor done."""

from django.test import Client
from playwright.sync_api import Page

from jaganetral.web.accounts.models import Officer


def enter(page: Page, address: str, officer: Officer) -> None:
    """Give a page the session of an officer; `address` is that of the live server."""
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["second_factor"] = "test"
    session.save()
    cookie = client.cookies["sessionid"].value
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
