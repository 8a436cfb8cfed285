"""The sub-district head on the pages: every officer in a browser, from the queue to the close.

Invented names. The clock stands at noon of each day; nobody types what the file already tells.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from jaganetral.names.synth.regency import name_of, nip_of
from jaganetral.web.accounts.models import Agency, Duty, Officer
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases import periodic
from jaganetral.web.cases.models import Case
from jaganetral.web.letters.models import Letter
from jaganetral.web.roster.loading import load_roster
from jaganetral.web.statistics.queries import figures
from jaganetral.web.statistics.recount import differences
from tests.browser import Open, check_page
from tests.cast import SINCE, Cast
from tests.journeys.entering import enter
from tests.web.cases.intake import put_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
At = Callable[[datetime], None]
NIP = "197805122006041003"
ROSTER = f"""nip;nama;jabatan;unit_kerja;instansi;kabupaten;status
{NIP};Gilang Nataprawira, S.STP.;Camat Sukamaju;Kecamatan Sukamaju;Pemkab Lawu Asri;Lawu Asri;PNS
198002142005012007;Sekar Ayunda;Camat Wanasari;Kecamatan Wanasari;Pemkab Lawu Asri;Lawu Asri;PNS
199001012015031002;Budi Hartono;Pengadministrasi Umum;Kecamatan Sukamaju;Pemkab;Lawu Asri;PNS
"""
POSTS = (
    "Guru Pertama;SDN Wanasari 1",
    "Perawat Terampil;Puskesmas Sukamaju",
    "Kepala Seksi;Kecamatan Wanasari",
)
STORY = "Camat Sukamaju mengirim pesan di grup WhatsApp kepala dusun agar memilih satu pasangan."


def roster() -> bytes:
    """The regency's roster: those of the story and two hundred invented colleagues."""
    dice, lines = Random(11), []  # noqa: S311 - invented people, no secret
    for at in range(200):
        name, sex = name_of(dice)
        nip = f"{nip_of(dice, sex)[:-3]}{at + 100}"
        lines.append(f"{nip};{name};{POSTS[at % 3]};Pemkab Lawu Asri;Lawu Asri;PNS")
    return (ROSTER + "\n".join(lines) + "\n").encode()


@dataclass
class Desk:
    """One browser window of an officer."""

    page: Page
    address: str

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def check(self, width: int) -> None:
        """Nothing sideways, and axe finds nothing."""
        check_page(self.page, width)


@pytest.fixture
def commission(cast: Cast) -> Agency:
    """A national commission; it does not exist."""
    body = Agency.objects.create(
        code="komisi", name="Komisi Contoh", short="Komisi Contoh", kind="pembina", level="pusat"
    )
    for role, username, name in (
        ("pemeriksa", "komisi1", "Surya Adiwangsa"),
        ("pemeriksa_kedua", "komisi2", "Wening Larasita"),
    ):
        officer = Officer.objects.create(username=username, name=name)
        Duty.objects.create(officer=officer, agency=body, role=role, since=SINCE)
    return body


@pytest.fixture
def day(at: At) -> Callable[[date], None]:
    """Set the clock to noon of a day."""
    return lambda here: at(datetime(here.year, here.month, here.day, 12, tzinfo=JAKARTA))


JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def desk(open_page: Open, live_server: Any, cast: Cast) -> Callable[..., Desk]:
    """`desk("bupati", 360)` is the window of that officer."""

    def sit(username: str, width: int = 1280) -> Desk:
        page = open_page(width)
        enter(page, live_server.url, Officer.objects.get(username=username))
        return Desk(page, live_server.url)

    return sit


def overdue_figure(here: date) -> int | None:
    return next(f.value for f in figures(here) if f.id == "rekomendasi_lewat_tenggat")


def test_the_whole_circle_on_the_pages(
    cast: Cast,
    commission: Agency,
    vault: object,
    day: Callable[[date], None],
    desk: Callable[..., Desk],
) -> None:
    day(date(2023, 12, 15))
    body = cast.bodies["pemkab-lawu-asri"]
    load_roster(roster(), "p.csv", body=body, as_of=date(2023, 12, 1), by="sistem")
    camat = {"name": "Pak Gilang", "position": "Camat", "workplace": "Kecamatan Sukamaju"}
    report = put_report(
        cast.bodies["bawaslu-lawu-asri"],
        day=date(2023, 12, 14),
        story=STORY,
        happening="medsos",
        happened_from=date(2023, 12, 11),
        happened_until=date(2023, 12, 11),
        place="Kecamatan Sukamaju",
        accused=[camat],
    )

    # Mid-December: the regency's supervisors accept it and pass it on to the commission.
    yoga = desk("yoga")
    yoga.go(f"/kerja/antrean/{report.number}")
    yoga.page.locator('button[data-kunci="t"]').click()
    case = Case.objects.get()
    yoga.go(f"/kerja/perkara/{case.slug}/alihkan")
    yoga.page.get_by_label("Instansi yang menerima perkara").select_option(label="Komisi Contoh")
    yoga.page.get_by_label("Alasan mengalihkan").fill("Kewenangan Komisi.")
    yoga.press("Alihkan perkara")

    # The commission finds the person; a second officer confirms.
    surya, wening = desk("komisi1"), desk("komisi2")
    part = f"/kerja/perkara/{case.slug}"
    surya.go(f"{part}/saring")
    card = surya.page.locator("article", has_text="Gilang Nataprawira").first
    card.get_by_label("Mengapa ini orangnya?").fill("Jabatan dan kecamatan sesuai.")
    card.get_by_role("button", name="Ini orangnya").click()
    wening.go(f"{part}/saring")
    wening.press("Konfirmasi")

    # The assessment: only what the file does not tell is filled in.
    day(date(2023, 12, 27))
    page = surya.go(f"{part}/kajian")
    page.locator('select[name="election"]').select_option("pemilu-2024")
    page.locator('select[name="office"]').select_option("presiden_wapres")
    page.locator('select[name="post"]').select_option("administrator")
    page.get_by_label("kegiatan, ajakan, atau imbauan yang memihak").check()
    surya.press("Hitung ulang")
    expect(
        page.get_by_role("region", name="Hasil kajian").get_by_text("Masa kampanye.")
    ).to_be_visible()
    expect(page.get_by_text("Disiplin: berat")).to_be_visible()
    expect(page.get_by_text("Pejabat Pembina Kepegawaian (PPK).")).to_be_visible()
    expect(page.get_by_text("Tim pemeriksa wajib.")).to_be_visible()
    surya.check(1280)
    page.get_by_label("Naskah resmi diperiksa").check()
    surya.press("Simpan")
    expect(page.get_by_text("Kajian tersimpan beserta versi aturannya.")).to_be_visible()

    # The recommendation fills itself: three presses, nothing typed.
    day(date(2023, 12, 28))
    surya.go(f"{part}/kajian")
    surya.press("Susun rekomendasi")
    surya.check(1280)
    surya.press("Tanda tangani")
    surya.press("Kirim")
    letter = Letter.objects.get(kind="rekomendasi")
    assert (letter.dated, letter.to) == (date(2023, 12, 28), body)
    assert STORY not in str(letter.content)

    # The regency records the receipt; the limit counts from that day.
    day(date(2024, 1, 3))
    endang = desk("endang")
    page = endang.go(f"{part}/surat/{letter.pk}")
    endang.press("Catat diterima")
    page = endang.go(f"{part}/tenggat")
    expect(page.get_by_text("Selasa, 23 Januari 2024", exact=True)).to_be_visible()
    expect(page.get_by_text("Rabu, 17 Januari 2024").first).to_be_visible()
    expect(page.get_by_text("Tenggat ini kebijakan, bukan hukum.").first).to_be_visible()
    endang.check(1280)

    day(date(2024, 1, 18))
    page = surya.go("/kerja/tindak")
    expect(page.get_by_text("3 hari kerja lagi")).to_be_visible()
    assert overdue_figure(date(2024, 1, 23)) == 0

    # Overdue: the reprimand lies ready, the public counter has risen.
    day(date(2024, 1, 24))
    periodic.run(date(2024, 1, 24))
    page = surya.go("/kerja/tindak")
    expect(page.get_by_text("lewat 1 hari kerja")).to_be_visible()
    surya.check(1280)
    surya.press("Tegur 2023/0001")
    assert Letter.objects.filter(kind="teguran").count() == 1
    surya.press("Tanda tangani")
    surya.press("Kirim")
    assert overdue_figure(date(2024, 1, 24)) == 1

    # The regency hears and proposes; the bupati decides on a phone.
    day(date(2024, 2, 1))
    page = endang.go(f"{part}/putusan/catat_jawaban")
    page.get_by_label("Hadir dan menjawab").check()
    page.get_by_label("Ditandatangani", exact=True).check()
    page.get_by_label("Ringkasan jawaban").fill("Mengakui mengirim pesan itu.")
    endang.press("Catat jawaban terlapor")
    page = endang.go(f"{part}/putusan/usulkan_putusan")
    page.get_by_label("Sanksi").select_option(index=1)
    page.get_by_label("Tim pemeriksa").fill("Keputusan Bupati 1/2024")
    endang.press("Usulkan putusan kepada PPK")
    bupati = desk("bupati", 360)
    page = bupati.go("/kerja/putuskan")
    expect(page.get_by_text("Menunggu keputusan Anda (1)")).to_be_visible()
    bupati.check(360)
    page.get_by_role("link", name="Setujui 2023/0001").click()
    bupati.check(360)
    bupati.press("Tetapkan dan tanda tangani")
    expect(page.get_by_text("Tidak ada yang menunggu keputusan Anda")).to_be_visible()

    # Delivered, closed; the log and the figures are whole.
    day(date(2024, 2, 5))
    page = endang.go(f"{part}/putusan/sampaikan_keputusan")
    endang.press("Catat penyampaian keputusan")
    day(date(2024, 2, 27))
    surya.go(f"{part}/putusan/selesaikan")
    surya.press("Selesaikan, terbukti")
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("selesai_terbukti", "terbukti_disiplin")
    report.refresh_from_db()
    assert report.status == "selesai"
    assert "Gilang" not in report.status_note
    assert overdue_figure(date(2024, 2, 27)) == 0
    assert verify_log().whole
    assert not differences(date(2024, 2, 27), figures(date(2024, 2, 27)))
