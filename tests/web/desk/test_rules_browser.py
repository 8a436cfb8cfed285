"""Proposing and adopting in a real browser, without script: fit, axe, and it takes effect."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.models import Deadline
from jaganetral.web.desk.command import rules_in_force
from jaganetral.web.rules import days
from tests.browser import Open, besides, check_page, looks
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.cases.stories import put_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def limit(cast: Cast, vault: object, at: Callable[[datetime], None]) -> Deadline:
    at(datetime(2024, 4, 5, 2, tzinfo=UTC))
    rules_in_force()
    case = put_case(cast, state="pemeriksaan_instansi")
    return deadlines.start(case, "tindak_lanjut_ppk", start=date(2024, 4, 1))


@pytest.mark.parametrize(("width", "dark"), looks((320, True)))
def test_a_decree_from_proposal_to_the_new_day(
    cast: Cast, limit: Deadline, live_server: Any, open_page: Open, width: int, dark: bool
) -> None:
    page = open_page(width, dark=dark)
    enter(page, live_server.url, cast.officers["admin"])
    page.goto(f"{live_server.url}/kerja/atur/kalender")
    check_page(page, width, *besides((1280, False)))
    page.get_by_role("link", name="Tambah keputusan hari libur").click()
    page.get_by_role("button", name="Simpan usulan dan lihat dampaknya").click()
    check_page(page, width, *besides((1280, False)))
    page.get_by_label("Jenis").select_option("cuti_bersama")
    page.get_by_label("Hari", exact=True).fill("2024-04-16")
    page.get_by_label("Nama hari").fill("Cuti bersama contoh")
    page.get_by_label("Nomor keputusan").fill("Keppres Contoh 1/2024")
    page.get_by_label("Mengapa diusulkan").fill("Arus balik.")
    page.get_by_role("button", name="Simpan usulan dan lihat dampaknya").click()
    check_page(page, width, *besides((1280, False)))
    address = page.url
    second = open_page(width, dark=dark, script=False)
    enter(second, live_server.url, cast.officers["pemeriksa_kedua"])
    second.goto(f"{live_server.url}/kerja")
    second.get_by_role("link", name="Cuti bersama contoh").click()
    assert second.url == address
    assert "30 Apr 2024" in second.inner_text("main")
    second.get_by_label("Alasan pengesahan").fill("Naskah sudah dilihat.")
    second.get_by_label("Saya sudah membaca").check()
    second.get_by_role("button", name="Sahkan dan pakai mulai sekarang").click()
    assert "1 tenggat dihitung ulang" in second.inner_text("main")
    limit.refresh_from_db()
    assert limit.due == date(2024, 4, 30) == days.due(date(2024, 4, 1), 14).due
    page.goto(f"{live_server.url}/kerja/atur/aturan")
    check_page(page, width, *besides((1280, False)))
