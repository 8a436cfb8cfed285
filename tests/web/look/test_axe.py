"""Every page passes axe (WCAG 2.2 A and AA, best practice): both themes, narrow and wide."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from tests.browser import Open, looks
from tests.cast import Cast
from tests.house.samples import plant
from tests.web.look.pages import public_pages, staff_pages

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VARIANTS = looks((360, True), (1280, False))
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def faults(page: Page) -> list[str]:
    """What axe finds on an open page: the rule and the element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def visit(page: Page, base: str, addresses: list[str]) -> dict[str, list[str]]:
    """The faults of every address that answers with a page; sideways scroll is one of them."""
    broken = {}
    for address in addresses:
        answer = page.request.get(base + address)
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("text/html") or "<html" not in answer.text():
            continue  # a file, or a part of a page
        page.goto(base + address)
        found = faults(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"sideways scroll of {wide} px"] if wide > 0 else []
        if found:
            broken[address] = found
    return broken


@pytest.mark.parametrize(("width", "dark"), VARIANTS)
def test_public_pages(
    cast: Cast, vault: object, live_server: Any, open_page: Open, width: int, dark: bool
) -> None:
    plant(cast)
    page = open_page(width, dark=dark)
    assert not visit(page, live_server.url, public_pages())


@pytest.mark.slow
@pytest.mark.parametrize(("width", "dark"), VARIANTS)
def test_staff_pages(
    cast: Cast,
    vault: object,
    live_server: Any,
    open_page: Open,
    sign_in: Callable[[str], Client],
    width: int,
    dark: bool,
) -> None:
    plant(cast)
    page = open_page(width, dark=dark)
    broken: dict[str, list[str]] = {}
    roles: dict[str, list[str]] = {}
    for role, address in staff_pages():
        roles.setdefault(role, []).append(address)
    for role, addresses in roles.items():
        key = sign_in(role).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        broken |= visit(page, live_server.url, addresses)
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
