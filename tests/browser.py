"""A real browser for tests: Debian's Chromium, driven by Playwright, or a clear skip.

JAGANETRAL_MATRIX=full runs the tests of pages in every width and both themes.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# only what is wrong is told in full: to tell what is right takes axe longer than to find it
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
FAULTS = f"axe.run({json.dumps(ASKED)}).then(found => found.violations)"
Open = Callable[..., Page]
FULL = os.environ.get("JAGANETRAL_MATRIX") == "full"
Look = tuple[int, bool]  # width in pixels, whether dark
MATRIX: list[Look] = [(width, dark) for width in (320, 360, 768, 1280) for dark in (False, True)]


def looks(*daily: Look) -> list[Look]:
    """The widths and themes a page is tested in: `daily` ones, or the whole matrix."""
    return MATRIX if FULL else list(daily)


def besides(*daily: Look) -> list[Look]:
    """What a walk's pages are looked at in besides its own width; the full matrix walks in all."""
    return [] if FULL else list(daily)


def faults(page: Page) -> list[str]:
    """What axe finds on an open page (WCAG 2.2 A and AA, best practice): rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in page.evaluate(FAULTS)
        for node in rule["nodes"]
    ]


def troubles(page: Page, *seen: Look) -> list[str]:
    """What is wrong with an open page in every width and theme it is `seen` in, loaded once.

    Nothing may stick out sideways, and axe finds nothing.
    """
    found = []
    for width, dark in seen:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light")
        wide = page.evaluate("document.documentElement.scrollWidth")
        told = [*([f"{wide} px wide"] if wide > width else []), *faults(page)]
        found += [f"{page.url} {width} {'dark' if dark else 'light'} {one}" for one in told]
    return found


def check_page(page: Page, width: int, *others: Look) -> None:
    """No troubles on an open page as it is, nor as `others` see it; then it is as it was.

    A button may have been pressed a moment ago: until the new page is there it has no root.
    """
    page.wait_for_load_state()
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = troubles(page, *others, (width, dark))
    assert not found, "\n".join(found)


def _waiting(press: Callable[..., None]) -> Callable[..., None]:
    """The same press, which returns when the page it may have opened is there as a whole.

    A press alone returns when the new page begins: its title and its words may still be missing.
    """

    def pressed(self: Page | Locator, *args: Any, **options: Any) -> None:
        press(self, *args, **options)
        (self.page if isinstance(self, Locator) else self).wait_for_load_state()

    return pressed


@pytest.fixture(scope="session", autouse=True)
def presses_wait() -> Iterator[None]:
    """Every click of the tests waits for the page it opens."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in (Page, Locator):
            patch.setattr(kind, "click", _waiting(kind.click))
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this test session."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium tidak terpasang: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """`open_page(width=360, dark=True, script=False)` gives a fresh page of its own."""
    contexts = []

    def make(width: int = 1280, *, dark: bool = False, script: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="id-ID",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
