"""The public picture and its table, the officers' figures."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from jaganetral.web import clock
from jaganetral.web.reports.models import Report
from tests.cast import Cast
from tests.web.cases.intake import put_report
from tests.web.statistics import story

pytestmark = pytest.mark.usefixtures("vault", "at")


def reports(cast: Cast, **areas: int) -> None:
    """So many reports from areas, `a33=6` six from province 33."""
    story.set_day(date(2026, 11, 21))
    body = cast.bodies["bawaslu-lawu-asri"]
    for name, count in areas.items():
        for _ in range(count):
            put_report(body, day=clock.today(), area=f"{name[1:]}.01", accused=[])


def table(client: Client) -> dict[tuple[str, str], str]:
    text = client.get("/data/statistik.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["keadaan_per"] for row in rows} == {"2026-11-21"}
    return {(row["bagian"], row["kode"] or row["nama"]): row["nilai"] for row in rows}


def test_an_empty_office_has_a_page(client: Client, cast: Cast) -> None:
    page = client.get("/statistik").content.decode()
    assert "Tidak ada laporan bukan berarti tidak ada pelanggaran." in page
    assert "Belum ada rekomendasi yang diterima instansi." in page
    assert "belum cukup" in page


def test_the_page_and_the_table_hide_the_same_small_cells(client: Client, cast: Cast) -> None:
    reports(cast, a33=7, a35=6, a11=2)
    page = client.get("/statistik").content.decode()
    assert "Keadaan per Sabtu, 21 November 2026, pukul 12.00 WIB." in page
    assert 'id="p-33"' in page
    assert 'id="p-11"' not in page
    assert "Jawa Tengah: 7 laporan" in page
    assert "Aceh: &lt; 5 laporan" in page
    rows = table(client)
    assert rows["angka", "laporan_diterima"] == "15"
    assert rows["provinsi", "33"] == "7"
    assert rows["provinsi", "11"] == rows["provinsi", "51"] == "< 5"


def test_reports_outside_the_provinces_are_counted_apart(client: Client, cast: Cast) -> None:
    reports(cast, a99=8)
    assert table(client)["provinsi", "lain"] == "8"


def test_all_38_provinces_stand_on_the_map_in_keyboard_order(client: Client, cast: Cast) -> None:
    page = client.get("/statistik").content.decode()
    assert page.count('<li class="x') == 38
    assert page.index(">ACE<") < page.index(">JKT<") < page.index(">PAP<")


def test_overdue_stands_by_agency_and_can_be_sorted(client: Client, cast: Cast) -> None:
    story.tell(cast)
    for address in ("/statistik", "/statistik?urut=nama", "/statistik?urut=%3Cb%3E"):
        page = client.get(address).content.decode()
        assert "Pemerintah Kabupaten Lawu Asri" in page
        assert "Gilang" not in page
    assert "< 5" in client.get("/data/statistik.csv").content.decode()


def test_english_is_complete(client: Client, cast: Cast) -> None:
    reports(cast, a33=1)
    page = client.get("/en/statistik").content.decode()
    assert "Reports received" in page
    assert "No reports does not mean no violations." in page


def test_officers_see_all_and_can_recount(
    sign_in: Callable[[str], Client], client: Client, cast: Cast
) -> None:
    story.tell(cast)
    page = sign_in("pemeriksa").get("/kerja/angka?cocokkan=1").content.decode()
    assert "Semua angka sama dengan hitungan ulang" in page
    assert "Diperiksa instansi" in page
    Report.objects.all().update(received_on=date(2030, 1, 1))
    page = sign_in("auditor").get("/kerja/angka?cocokkan=1").content.decode()
    assert "Angka tidak cocok dengan log." in page
    assert "Laporan diterima: 0, menurut log 3" in page


@pytest.mark.parametrize("role", ["admin", "kepala_opd", "penjaga_identitas"])
def test_others_do_not_open_the_officers_figures(
    sign_in: Callable[[str], Client], role: str
) -> None:
    assert sign_in(role).get("/kerja/angka").status_code == 403
