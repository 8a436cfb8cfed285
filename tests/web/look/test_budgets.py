"""Every page weighs what it may, asks nobody else, and sets no cookie before it is used."""

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.browser import Open
from tests.cast import Cast
from tests.house.samples import plant
from tests.web.look.pages import BUDGETS, FORMS, Budget, budget_of, public_pages, staff_pages

FONT = re.compile(r"url\(([^)]+\.woff2)\)")


class Asked(HTMLParser):
    """What a page makes the browser fetch, and whether anything stands inline."""

    def __init__(self) -> None:
        super().__init__()
        self.css: list[str] = []
        self.scripts: list[str] = []
        self.images: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "stylesheet":
            self.css.append(given["href"])
        elif tag == "script":
            self.scripts.append(given.get("src", ""))
        elif tag in ("img", "source", "iframe", "video", "audio", "object", "embed"):
            self.images.append(given.get("src", "") or given.get("data", ""))
        self.inline += [name for name in given if name == "style" or name.startswith("on")]


def read(html: str) -> Asked:
    reader = Asked()
    reader.feed(html)
    return reader


def weight(address: str) -> int:
    """The gzipped bytes of a static file; fonts come as they are."""
    path = _file(address)
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))


def _file(address: str) -> Path:
    found = finders.find(address.removeprefix("/static/"))
    assert found, f"{address} is no file of this site"
    return Path(str(found))


def fonts_of(css: list[str], html: str) -> list[str]:
    """The font files that style sheets name; the mono one only where officers' codes stand."""
    staff = '<body class="staf' in html
    codes = staff and ('class="kode' in html or "<kbd" in html or 'class="nip' in html)
    texts = {address: _file(address).read_text("utf-8") for address in css}
    return [
        f"{address.rpartition('/')[0]}/{name}"
        for address, text in texts.items()
        for name in FONT.findall(text)
        if codes or "-mono-" not in name
    ]


def faults(html: bytes, budget: Budget) -> list[str]:
    """What a page does against its budget, in words; empty where it keeps it."""
    asked = read(html.decode())
    foreign = [a for a in asked.css + asked.scripts + asked.images if "//" in a]
    if foreign or asked.inline or "" in asked.scripts:
        return [f"foreign or inline: {foreign + asked.inline + asked.scripts}"]
    fonts = fonts_of(asked.css, html.decode())
    images = [a for a in asked.images if not a.startswith("data:")]
    sizes = {
        "html": len(gzip.compress(html)),
        "css": sum(map(weight, asked.css)),
        "css_files": len(asked.css),
        "script": sum(map(weight, asked.scripts)),
        "fonts": sum(map(weight, fonts)),
        "requests": 1 + len(asked.css) + len(asked.scripts) + len(images) + len(fonts),
    }
    sizes["total"] = sizes["html"] + sizes["css"] + sizes["script"] + sizes["fonts"]
    return [
        f"{name} {size} > {getattr(budget, name)}"
        for name, size in sizes.items()
        if size > getattr(budget, name)
    ]


def is_page(answer: Any) -> bool:
    return str(answer.headers.get("Content-Type", "")).startswith("text/html")


@pytest.fixture
def planted(cast: Cast, vault: object) -> Cast:
    plant(cast)
    return cast


def test_public_pages_keep_their_budget(planted: Cast) -> None:
    broken = {}
    for address in public_pages():
        answer = Client().get(address)
        if is_page(answer) and (found := faults(answer.content, budget_of(address))):
            broken[address] = found
    assert not broken


def test_staff_pages_keep_their_budget(planted: Cast, sign_in: Callable[[str], Client]) -> None:
    broken = {}
    for role, address in staff_pages():
        answer = sign_in(role).get(address)
        if is_page(answer) and (found := faults(answer.content, BUDGETS["staff"])):
            broken[address] = found
    assert not broken


def test_reading_sets_no_cookie(planted: Cast) -> None:
    set_by = {a: list(Client().get(a).cookies) for a in public_pages()}
    before_use = {
        address: names
        for address, names in set_by.items()
        if names and not f"{address.removeprefix('/en')}/".startswith(FORMS)
    }
    assert not before_use


def test_a_heavy_page_is_caught() -> None:
    budget = budget_of("/lapor")
    light = b'<link rel="stylesheet" href="/static/look/dasar.css"><h1>Lapor</h1>'
    assert not faults(light, budget)
    second = b'<link rel="stylesheet" href="/static/look/kerja.css">'
    assert {f.split()[0] for f in faults(light + second, budget)} >= {"css_files", "fonts"}
    script = b'<script src="/static/look/vendor/htmx-2.0.11.min.js"></script>'
    assert any(f.startswith("script") for f in faults(light + script, budget))
    noise = bytes(range(33, 60)) + b"".join(b"%d," % (i * 7919 % 9973) for i in range(9000))
    assert any(f.startswith("html") for f in faults(light + noise, budget))


@pytest.mark.parametrize(
    "planted_fault",
    [
        b'<img src="https://contoh.id/a.png">',
        b'<script>alert("a")</script>',
        b'<p style="color:red">merah</p>',
        b'<button onclick="a()">tekan</button>',
    ],
)
def test_what_is_foreign_or_inline_is_caught(planted_fault: bytes) -> None:
    assert faults(planted_fault, budget_of("/"))


def test_an_office_may_load_what_a_reporter_may_not() -> None:
    page = b"".join(
        b'<link rel="stylesheet" href="/static/look/%s.css">' % name
        for name in (b"dasar", b"kerja")
    )
    assert not faults(page, budget_of("/kerja/antrean"))
    assert faults(page, budget_of("/en/lapor/siapa"))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/", "/en/", "/bolehkah", "/lapor", "/cek", "/statistik"])
def test_a_browser_fetches_no_more_than_that(
    cast: Cast, vault: object, live_server: Any, open_page: Open, address: str
) -> None:
    page, fetched = open_page(360), []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(live_server.url + address, wait_until="networkidle")
    asked = [url for url in fetched if not url.startswith("data:")]
    assert not [url for url in asked if not url.startswith(live_server.url)]
    assert len(asked) <= budget_of(address).requests
    assert not page.context.cookies() or f"{address}/".startswith(FORMS)
