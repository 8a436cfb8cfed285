"""Twenty reports by keyboard alone, counted; and the same acts without any script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries import waiting
from jaganetral.web.reports.models import Report
from tests.browser import Open
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.cases.intake import load_people, put_report

MOST = 34  # key presses for twenty reports
EVENTS = [
    ("Mobil dinas kecamatan mengangkut baliho bergambar calon bupati.", "Pasar Sukamaju"),
    ("Kepala sekolah membagikan ajakan memilih di grup wali murid.", "SDN Wanasari 2"),
    ("Lurah berorasi di panggung deklarasi dukungan warga.", "Lapangan Tirtamulya"),
    ("Bidan puskesmas memasang stiker calon di ruang tunggu pasien.", "Puskesmas Randu"),
    ("Camat menitipkan amplop bergambar calon kepada ketua arisan.", "Pendopo Wanasari"),
    ("Penyuluh pertanian menjanjikan pupuk bagi pemilih calon itu.", "Balai Tani Kidul"),
    ("Sekretaris dinas menyuruh honorer menyukai unggahan kampanye.", "Kantor Dinas Sosial"),
    ("Petugas terminal memutar lagu kampanye lewat pengeras suara.", "Terminal Lawu"),
    ("Guru olahraga mengajak murid berpose jari bersama tim sukses.", "SMPN 3 Asri"),
    ("Pegawai pajak menempel kalender calon di loket pembayaran.", "Kantor Pajak Daerah"),
    ("Kepala pasar mengumpulkan kartu penduduk pedagang untuk dukungan.", "Pasar Legi"),
]
HAPPENINGS = ["fasilitas", "medsos", "kampanye", "menekan", "keputusan"]


def fill(cast: Cast) -> dict[str, str]:
    """Eleven clear reports, four told twice, three that lack something, two about others."""
    body, plan = cast.bodies["bawaslu-lawu-asri"], {}
    for at, (story, place) in enumerate(EVENTS):
        kind = HAPPENINGS[at % 5]
        told = put_report(body, story=story, place=place, happening=kind, accused=[])
        plan[told.number] = "t"
    for at, (story, place) in enumerate(EVENTS[:4]):
        kind = HAPPENINGS[at % 5]
        told = put_report(body, story=story, place=place, happening=kind, accused=[])
        plan[told.number] = "g"
    for at, place in enumerate(("Gang Melati", "Jembatan Gantung", "Lereng Utara")):
        story = f"Ada yang tidak netral di sekitar sini, kata tetangga nomor {at * 37 + 11}."
        told = put_report(body, story=story, place=place, happening="tidak_yakin", accused=[])
        plan[told.number] = "p1"
    for at, place in enumerate(("Warung Barat", "Bengkel Timur")):
        story = f"Pemilik usaha swasta memasang bendera calon di depan tokonya, blok {at * 53 + 7}."
        told = put_report(body, story=story, place=place, happening="lainnya", accused=[])
        plan[told.number] = "x3"
    return plan


def press(page: Page, key: str) -> None:
    """One key; an act loads the next page."""
    if key in "px?":
        page.keyboard.press(key)
        return
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_twenty_reports_in_few_keys_and_no_click(
    cast: Cast, vault: Path, live_server: LiveServer, open_page: Open
) -> None:
    plan = fill(cast)
    page, pressed, done = open_page(), 0, 0
    enter(page, live_server.url, cast.officers["pemeriksa"])
    page.goto(f"{live_server.url}/kerja/antrean/{next(iter(plan))}")
    while done < len(plan):
        number = page.url.partition("?")[0].rsplit("/", 1)[1]
        for key in plan[number]:
            press(page, key)
            pressed += 1
        done += 1
    duty = cast.duty("pemeriksa")
    assert pressed <= MOST
    assert Case.objects.count() == 11
    assert Report.objects.filter(case_report__isnull=False).count() == 15
    assert {r.queue_state for r in waiting(duty)} == {"tanya_pelapor"}
    assert waiting(duty).count() == 3
    assert Report.objects.filter(not_pursued_reason="bukan_asn").count() == 2


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_keys_move_search_undo_and_rest_while_typing(
    cast: Cast, vault: Path, live_server: LiveServer, open_page: Open
) -> None:
    load_people(cast)
    body = cast.bodies["bawaslu-lawu-asri"]
    first, second = put_report(body), put_report(body, story=EVENTS[1][0], accused=[])
    page = open_page()
    enter(page, live_server.url, cast.officers["pemeriksa"])
    page.goto(f"{live_server.url}/kerja/antrean")
    press(page, "Enter")
    assert page.url.endswith(first.number)
    press(page, "j")
    assert page.url.endswith(second.number)
    press(page, "k")
    assert page.url.endswith(first.number)
    page.keyboard.press("/")
    page.keyboard.type("tx")
    assert page.locator("#saring_q").input_value() == "tx"
    assert not Case.objects.exists()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_text("gabungkan dengan yang paling mirip")).to_be_visible()
    press(page, "t")
    assert Case.objects.count() == 1
    expect(page.get_by_role("status").get_by_text("Diterima sebagai")).to_be_visible()
    press(page, "u")
    assert not Case.objects.exists()
    page.keyboard.press("Control+t")
    assert not Case.objects.exists()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_phone_without_script_reaches_every_act(
    cast: Cast, vault: Path, live_server: LiveServer, open_page: Open
) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    reports = [put_report(body, story=story, place=place) for story, place in EVENTS[:4]]
    page = open_page(360, script=False)
    enter(page, live_server.url, cast.officers["pemeriksa"])
    page.goto(f"{live_server.url}/kerja/antrean")
    expect(page.locator("#rinci")).to_be_hidden()
    page.locator("ul.antre a").first.click()
    expect(page.locator("ul.antre")).to_be_hidden()
    page.get_by_role("button", name="Terima").click()
    page.locator("summary", has_text="Tanya pelapor").click()
    page.get_by_label("Pertanyaan untuk pelapor").fill("Siapa saja yang melihatnya?")
    page.get_by_role("button", name="Kirim ke pelapor").click()
    page.locator("summary", has_text="Tidak dilanjutkan").click()
    page.get_by_role("button", name="Bukan ASN").click()
    page.locator("summary", has_text="Gabungkan dengan nomor lain").click()
    page.get_by_label("Nomor perkara atau laporan").fill(Case.objects.get().number)
    page.locator("details[open]").get_by_role("button", name="Gabungkan").click()
    page.get_by_role("button", name="Urungkan").click()
    states = [Report.objects.get(pk=one.pk).queue_state for one in reports]
    assert states == ["masuk", "tanya_pelapor", "tidak_dilanjutkan", "antrean"]
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
