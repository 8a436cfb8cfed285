"""The reporter's pages in a real browser: axe, width, bytes, requests; and a crowd at the door."""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.web import clock
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.reports.actions import write_to_reporter
from jaganetral.web.reports.models import Report
from tests.browser import Open, looks, troubles
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.reports.reports import DAY, sent
from tests.web.reports.wizard import ANSWERS, walk

NOW = datetime(2026, 11, 10, 1, tzinfo=UTC)
WRONG: dict[str, dict[str, Any]] = {
    "/lapor/cerita": {"cerita": "pendek"},
    "/lapor/kapan": {"kapan": "tanggal"},
    "/lapor/di-mana": {"kabupaten": "Xyzzyland"},
    "/lapor/siapa/2": {"jabatan": "Camat", "nip": "1978"},
    "/lapor/bukti": {"tautan": "contoh.id", "aksi": "lanjut"},
    "/lapor/kontak": {"surel": "sari@"},
}


@pytest.fixture
def ready(cast: Cast, vault: Path, at: Callable[[datetime], None]) -> Cast:
    at(NOW)
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, "sandi penjaga contoh", by="sistem", day=DAY)
    return cast


def carry(client: Client, page: Page, base: str) -> None:
    """Let the browser go on with the cookies of the client."""
    page.context.clear_cookies()
    kept = [{"name": name, "value": one.value, "url": base} for name, one in client.cookies.items()]
    page.context.add_cookies(kept)  # type: ignore[arg-type]


def look(page: Page, address: str) -> list[str]:
    """What is wrong with the page at an address."""
    page.goto(address)
    return troubles(page, *looks((320, False), (1280, True)))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_every_page_passes_axe_with_and_without_errors(
    ready: Cast, client: Client, live_server: Any, open_page: Open
) -> None:
    page, base = open_page(), live_server.url
    walk(client, until="/lapor/kontak", pelapor={"identitas": "rahasia"})
    file = SimpleUploadedFile("a.jpg", photo())
    client.post("/lapor/bukti", {"berkas": file, "aksi": "unggah"})
    carry(client, page, base)
    page.goto(f"{base}/lapor/siapa")
    expect(page).to_have_title("Langkah 5 dari 8 — JagaNetral")
    broken = [fault for address in ANSWERS for fault in look(page, base + address)]
    client.post("/lapor/peristiwa?ubah=1", {"peristiwa": "dibalas"})
    client.post("/lapor/balasan", {})
    broken += look(page, f"{base}/lapor/balasan")
    for address, said in WRONG.items():
        client.post(address, said)
        broken += look(page, base + address)
    client.post("/lapor/di-mana", {"kabupaten": "lombok"})
    broken += look(page, base + "/lapor/di-mana/pilih")
    broken += look(page, base + "/lapor/periksa")
    walk(client)
    client.post("/lapor/periksa")
    broken += look(page, base + "/lapor/tanda-terima")
    taken = sent(ready.bodies["bawaslu-lawu-asri"])
    write_to_reporter(taken.report, "Di mana?", by=ready.duty("pemeriksa"), day=DAY)
    client.post("/cek", {"nomor": taken.report.number, "kata": " ".join(taken.words)})
    carry(client, page, base)
    broken += look(page, base + "/cek/kotak")
    assert not broken


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_page_is_two_requests_and_small(
    ready: Cast, client: Client, live_server: Any, open_page: Open
) -> None:
    style = Path(str(finders.find("look/dasar.css"))).read_bytes()
    assert len(gzip.compress(style)) <= 8_000
    walk(client)
    for address in (*ANSWERS, "/lapor/periksa", "/lapor", "/cek"):
        answer = client.get(address)
        assert len(gzip.compress(answer.content)) <= 14_000 - 8_000
    page = open_page(360, script=False)
    carry(client, page, live_server.url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/lapor/siapa")
    own = [url for url in asked if not url.startswith("data:")]
    assert own == [f"{live_server.url}/lapor/siapa", f"{live_server.url}/static/look/dasar.css"]
    assert {cookie.get("name") for cookie in page.context.cookies()} <= {"lapor", "csrftoken"}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_crowd_gets_a_number_each_and_a_double_press_gets_one(ready: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite uji ada di memori dan tidak menunggu")
    crowd = [Client() for _ in range(8)]
    for client in crowd:
        walk(client)

    def send(client: Client) -> int:
        try:
            return client.post("/lapor/periksa").status_code
        finally:
            connection.close()

    with clock.clock_at(NOW), ThreadPoolExecutor(8) as hands:
        assert set(hands.map(send, crowd * 3)) == {302}
    numbers = sorted(Report.objects.values_list("number", flat=True))
    assert numbers == [f"N-2026-{number:06d}" for number in range(1, 9)]
    assert verify_log().whole
