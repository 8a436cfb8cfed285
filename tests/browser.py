"""A real browser for tests: Debian's Chromium, driven by Playwright, or a clear skip.

JAGANETRAL_MATRIX=full runs the tests of pages in every width and both themes.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
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
Open = Callable[..., Page]
Look = tuple[int, bool]  # width in pixels, whether dark
MATRIX: list[Look] = [(width, dark) for width in (320, 360, 768, 1280) for dark in (False, True)]


def looks(*daily: Look) -> list[Look]:
    """The widths and themes a page is tested in: `daily` ones, or the whole matrix."""
    return MATRIX if os.environ.get("JAGANETRAL_MATRIX") == "full" else list(daily)


def check_page(page: Page, width: int) -> None:
    """Nothing sticks out sideways, and axe finds nothing.

    A button may have been pressed a moment ago: until the new page is there it has no root.
    """
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


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
