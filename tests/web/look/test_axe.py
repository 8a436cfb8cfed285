"""Every page passes axe (WCAG 2.2 A and AA, best practice): both themes, narrow and wide."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser import Open, faults, looks, troubles
from tests.cast import Cast
from tests.house.samples import plant
from tests.web.look.pages import public_pages, staff_pages

VARIANTS = looks((360, True), (1280, False))
PARTS = 4  # what two hands share better than one long walk
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def visit(page: Page, base: str, addresses: list[str]) -> list[str]:
    """What is wrong with every address that answers with a page."""
    broken = []
    for address in addresses:
        answer = page.request.get(base + address)
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("text/html") or "<html" not in answer.text():
            continue  # a file, or a part of a page
        page.goto(base + address)
        broken += troubles(page, *VARIANTS)
    return broken


@pytest.mark.parametrize("part", range(PARTS))
def test_public_pages(
    cast: Cast, vault: object, live_server: Any, open_page: Open, part: int
) -> None:
    plant(cast)
    assert not visit(open_page(360), live_server.url, public_pages()[part::PARTS])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_staff_pages(
    cast: Cast,
    vault: object,
    live_server: Any,
    open_page: Open,
    sign_in: Callable[[str], Client],
    part: int,
) -> None:
    plant(cast)
    page = open_page()
    broken: list[str] = []
    roles: dict[str, list[str]] = {}
    for role, address in staff_pages()[part::PARTS]:
        roles.setdefault(role, []).append(address)
    for role, addresses in roles.items():
        key = sign_in(role).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        broken += visit(page, live_server.url, addresses)
    assert not broken


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("document.querySelector('label[for=id_q]').remove()", "label"),
        ("document.querySelector('h1').style.color = '#ddd'", "color-contrast"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('main').outerHTML = '<div>isi</div>'", "landmark-one-main"),
    ],
)
def test_a_planted_fault_is_caught(
    live_server: Any, open_page: Open, planted: str, rule: str
) -> None:
    page = open_page(360)
    page.goto(live_server.url + "/bolehkah")
    assert not [f for f in faults(page) if f.startswith(rule)]
    page.evaluate(planted)
    assert [f for f in faults(page) if f.startswith(rule)]
