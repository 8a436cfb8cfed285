"""The pages from assessment to decision, walked as the officers would, and closed to others."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from jaganetral.web.cases.actions import flow
from jaganetral.web.cases.actions.letters import put_draft
from jaganetral.web.cases.models import Case, Decision, Fact, Share
from jaganetral.web.letters.models import Letter
from jaganetral.web.roster.models import Employee
from tests.cast import Cast
from tests.web.cases.stories import CAMAT_NIP, put_assessment, put_case

Enter = Callable[[str], Client]
DAY = date(2024, 1, 15)
PAGE = "/kerja/perkara/2023-0001"


@pytest.fixture(autouse=True)
def _at(at: Callable[[datetime], None], vault: object) -> None:
    at(datetime(2024, 1, 15, 9, tzinfo=ZoneInfo("Asia/Jakarta")))


@pytest.fixture
def case(cast: Cast) -> Case:
    return put_case(cast)


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def give_to_agency(case: Case, cast: Cast, state: str) -> None:
    """The case as it lies with the regency."""
    case.state, case.ppk_agency = state, cast.bodies["pemkab-lawu-asri"]
    case.save()
    Share.objects.create(case=case, agency=cast.bodies["bkpsdm-lawu-asri"], scope="tindak")
    put_assessment(case)


def test_the_assessment_fills_itself_and_is_worked_out_live(case: Case, sign_in: Enter) -> None:
    page = text(sign_in("pemeriksa"), f"{PAGE}/kajian")
    assert "Dasarnya:" in page
    assert "Disiplin" in page
    assert 'value="2023-12-11"' in page
    assert not Fact.objects.exists()


def filled(**more: object) -> dict[str, object]:
    facts = {
        "status": "pns",
        "post": "administrator",
        "post_dasar": "Data pegawai",
        "agency_kind": "kabkota",
        "act_date": "2023-12-11",
        "election": "pemilu-2024",
        "office": "presiden_wapres",
        "area": "99.01",
        "conduct": ["kegiatan_berpihak_ajakan_himbauan"],
        "opinion": "Bukti cukup.",
        "sources_checked": "on",
        "seen": "0",
    }
    return facts | more


def test_working_out_again_stores_nothing(case: Case, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    page = client.post(f"{PAGE}/kajian", filled(hitung="1")).content.decode()
    assert "berat" in page
    assert not case.assessments.exists()


def test_saving_keeps_facts_result_and_the_hash_of_the_rules(case: Case, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    told = filled(simpan="1", official_event="diselisihkan", official_event_dasar="Saksi 2")
    assert client.post(f"{PAGE}/kajian", told).status_code == 302
    stored = case.assessments.get()
    assert stored.facts["post"] == "administrator"
    assert stored.facts["official_event"] == {"one_of": [True, False]}
    assert len(stored.pack_sha256) == 64
    disputed = Fact.objects.get(name="official_event")
    assert (disputed.state, disputed.basis) == ("diselisihkan", "Saksi 2")
    assert "Saksi 2" in text(client, f"{PAGE}/kajian")


def test_an_older_page_keeps_what_was_typed(case: Case, sign_in: Enter, cast: Cast) -> None:
    client = sign_in("pemeriksa")
    flow.do(case, "simpan_kajian", by=cast.duty("pemeriksa_kedua"), day=DAY)
    response = client.post(f"{PAGE}/kajian", filled(simpan="1", opinion="Tulisan saya."))
    assert response.status_code == 409
    page = response.content.decode()
    assert "Rina Maheswari mengubah perkara ini" in page
    assert "Tulisan saya." in page


def test_a_wrong_day_is_named_and_nothing_is_stored(case: Case, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    response = client.post(f"{PAGE}/kajian", filled(simpan="1", act_date="kemarin"))
    assert response.status_code == 400
    assert "<title>Galat:" in response.content.decode()
    assert not case.assessments.exists()


def test_an_open_fact_becomes_a_letter_in_one_press(case: Case, sign_in: Enter) -> None:
    Employee.objects.update(position="Pengelola Kendaraan")  # of which the kind of post is open
    client = sign_in("pemeriksa")
    assert "Tanyakan dengan surat" in text(client, f"{PAGE}/kajian")
    client.post(f"{PAGE}/kajian/tanya", {"fact": ["post"]})
    letter = Letter.objects.get(kind="permintaan_klarifikasi")
    assert letter.content["isi"] == ["Apa jabatan terlapor pada hari itu?"]
    assert letter.to is not None
    assert letter.to.code == "bkpsdm-lawu-asri"
    case.refresh_from_db()
    assert case.state == "klarifikasi"


def test_a_recommendation_is_refused_with_what_is_missing(case: Case, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    response = client.post(f"{PAGE}/surat", {"kind": "rekomendasi"}, follow=True)
    page = response.content.decode()
    assert "Kajian hukum belum disimpan." in page
    assert f'href="{PAGE}/kajian"' in page
    assert not Letter.objects.exists()


def test_a_recommendation_is_drafted_signed_and_sent(case: Case, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    put_assessment(case)
    client.post(f"{PAGE}/surat", {"kind": "rekomendasi"})
    letter = Letter.objects.get()
    address = f"{PAGE}/surat/{letter.pk}"
    page = text(client, address)
    assert "Gilang Nataprawira" in page
    assert "belum lengkap" not in page
    told = {
        "subject": letter.subject,
        "isi": "Paragraf satu.\n\nParagraf dua.",
        "kepada": "Bupati",
        "peristiwa": "Pesan di grup.",
    }
    client.post(address, told)
    letter.refresh_from_db()
    assert letter.content["isi"] == ["Paragraf satu.", "Paragraf dua."]
    assert letter.content["pihak"][0]["nama"] == "Gilang Nataprawira"
    assert client.get(f"{address}/berkas.pdf").content.startswith(b"%PDF")
    client.post(f"{address}/tanda-tangan")
    client.post(f"{address}/kirim")
    letter.refresh_from_db()
    case.refresh_from_db()
    assert (letter.state, case.state) == ("sent", "rekomendasi_terkirim")
    client = sign_in("bkpsdm")
    assert client.post(f"{address}/terima", {"day": "2024-01-20"}).status_code == 400
    client.post(f"{address}/terima", {"day": "2024-01-15"})
    case.refresh_from_db()
    assert case.state == "pemeriksaan_instansi"
    assert "14 hari kerja" in text(client, f"{PAGE}/tenggat")


def test_the_regency_hears_proposes_and_the_head_decides_in_two_taps(
    case: Case, cast: Cast, sign_in: Enter
) -> None:
    give_to_agency(case, cast, "pemeriksaan_instansi")
    client = sign_in("bkpsdm")
    propose = f"{PAGE}/putusan/usulkan_putusan"
    assert "belum diberi kesempatan menjawab" in text(client, propose)
    party = case.parties.get()
    told = {"party": party.pk, "result": "hadir", "answer": "Mengaku.", "day": "2024-01-15"}
    assert client.post(f"{PAGE}/putusan/catat_jawaban", told).status_code == 400
    client.post(f"{PAGE}/putusan/catat_jawaban", told | {"record": "ditandatangani"})
    choice = "disiplin|berat|penurunan_jabatan"
    assert client.post(propose, {"choice": choice}).status_code == 400
    assert client.post(propose, {"choice": choice, "team": "SK 1/2024"}).status_code == 302
    client = sign_in("ppk")
    page = text(client, "/kerja/putuskan")
    assert "Menunggu keputusan Anda (1)" in page
    assert "Camat Sukamaju" in page
    assert "Gilang" not in page
    summary = text(client, "/kerja/putuskan/2023-0001")
    assert "Mengaku." in summary
    approve = "/kerja/putuskan/2023-0001/setujui"
    shown = text(client, approve)
    assert "Menjatuhkan" in shown
    preview = client.get("/kerja/putuskan/2023-0001/konsep.pdf", {"choice": choice})
    assert preview.content.startswith(b"%PDF")
    assert not Letter.objects.filter(kind="keputusan").exists()
    assert client.post(approve, {"choice": choice, "seen": case.version + 2}).status_code == 302
    decided = Decision.objects.get(kind="setuju")
    assert decided.letter is not None
    assert decided.letter.state == "signed"
    assert "Tidak ada yang menunggu" in text(client, "/kerja/putuskan")


def test_outside_the_range_needs_reasons(case: Case, cast: Cast, sign_in: Enter) -> None:
    give_to_agency(case, cast, "menunggu_putusan")
    case.hearings.create(party=case.parties.get(), result="hadir", by="x", on=DAY)
    client = sign_in("ppk")
    approve = "/kerja/putuskan/2023-0001/setujui"
    assert client.post(approve, {"choice": "lainnya"}).status_code == 400
    milder = {"choice": "disiplin|ringan|teguran_lisan"}
    response = client.post(approve, milder)
    assert response.status_code == 400
    assert "di luar rentang" in response.content.decode()
    milder |= {"reason": "Sudah meminta maaf."}
    response = client.post(approve, milder)
    assert response.status_code == 400
    assert "Pasal 24 ayat (3)" in response.content.decode()
    assert client.post(approve, milder | {"aware": "on"}).status_code == 302
    assert Decision.objects.get(kind="setuju").level == "ringan"


@pytest.mark.parametrize(
    ("answer", "state", "kind"),
    [
        ("kembalikan", "dikembalikan", "kembali"),
        ("minta-penjelasan", "menunggu_putusan", "tanya"),
    ],
)
def test_the_head_may_return_or_ask_with_reasons(
    case: Case, cast: Cast, sign_in: Enter, answer: str, state: str, kind: str
) -> None:
    give_to_agency(case, cast, "menunggu_putusan")
    client = sign_in("ppk")
    address = f"/kerja/putuskan/2023-0001/{answer}"
    assert client.post(address, {"reason": " "}).status_code == 400
    assert client.post(address, {"reason": "Buktinya kurang."}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.decisions.get().kind) == (state, kind)


def test_a_head_who_is_accused_cannot_open_it(case: Case, cast: Cast, sign_in: Enter) -> None:
    give_to_agency(case, cast, "menunggu_putusan")
    case.parties.create(described_as="Bupati Lawu Asri", nip_given="")
    client = sign_in("ppk")
    assert "Tidak ada yang menunggu" in text(client, "/kerja/putuskan")
    assert client.get("/kerja/putuskan/2023-0001").status_code == 403


def test_the_board_shows_what_is_overdue_and_reprimands_by_button(
    case: Case, cast: Cast, sign_in: Enter
) -> None:
    give_to_agency(case, cast, "rekomendasi_terkirim")
    flow.do(case, "terima_rekomendasi", by=cast.duty("bkpsdm"), day=date(2023, 12, 18))
    client = sign_in("pemeriksa")
    page = text(client, "/kerja/tindak")
    assert "1 terbuka · 1 lewat tenggat" in page
    assert "Lewat tenggat (1)" in page
    assert "Gilang" not in page
    client.post("/kerja/tindak/perkara/2023-0001/teguran")
    assert Letter.objects.get(kind="teguran").content["tenggat"]["hari"] == "2024-01-10"
    escalate = client.post("/kerja/tindak/perkara/2023-0001/eskalasi", follow=True)
    assert "Instansi belum ditegur." in escalate.content.decode()
    table = client.get("/kerja/tindak/unduh.csv").content.decode()
    assert "2023/0001,Camat Sukamaju,Pemerintah Kabupaten Lawu Asri,lewat" in table
    case.parties.get().employee.load.employees.update(position="=SUM(A1)")  # type: ignore[union-attr]
    assert ",'=SUM(A1)," in client.get("/kerja/tindak/unduh.csv").content.decode()
    assert "1 terbuka" in text(client, "/kerja/tindak/pemkab-lawu-asri")
    assert client.get("/kerja/tindak/disdik-lawu-asri").status_code == 404
    assert "Pemerintah Kabupaten Lawu Asri" in text(sign_in("pimpinan"), "/kerja/tindak")


@pytest.mark.parametrize("role", ["kepala_opd", "admin", "auditor", "penjaga_identitas"])
def test_others_cannot_open_the_assessment(case: Case, sign_in: Enter, role: str) -> None:
    assert sign_in(role).get(f"{PAGE}/kajian").status_code in (403, 404)


def test_a_body_that_follows_up_does_not_change_the_assessment(
    case: Case, cast: Cast, sign_in: Enter
) -> None:
    give_to_agency(case, cast, "kajian")
    client = sign_in("bkpsdm")
    assert client.post(f"{PAGE}/kajian", filled(simpan="1")).status_code == 403
    case.refresh_from_db()
    assert case.version == 0


def test_the_words_of_the_reporter_reach_neither_letters_nor_the_agency(
    case: Case, cast: Cast, sign_in: Enter
) -> None:
    case.summary = "Saya guru di SDN Wanasari dan melihat pesannya di ponsel atasan saya."
    case.save()
    give_to_agency(case, cast, "menunggu_putusan")
    letter = put_draft(case, "rekomendasi", by=cast.duty("pemeriksa"), day=DAY)
    assert "kegiatan, ajakan, atau imbauan yang memihak" in letter.content["peristiwa"]
    pages = [text(sign_in("ppk"), f"/kerja/putuskan/2023-0001{end}") for end in ("", "/setujui")]
    parts = ("", "/kajian", "/surat", f"/surat/{letter.pk}", "/putusan", "/tenggat", "/bukti")
    client = sign_in("bkpsdm")
    pages += [text(client, f"{PAGE}{part}") for part in parts]
    assert not [page for page in [*pages, str(letter.content)] if "SDN Wanasari" in page]


def test_the_board_tells_an_accused_officer_nothing(case: Case, cast: Cast, sign_in: Enter) -> None:
    give_to_agency(case, cast, "pemeriksaan_instansi")
    client = sign_in("pemeriksa")
    assert "Camat Sukamaju" in text(client, "/kerja/tindak")
    officer = cast.officers["pemeriksa"]
    officer.nip = CAMAT_NIP
    officer.save()
    page = text(client, "/kerja/tindak")
    assert "Terkunci" in page
    assert "Camat Sukamaju" not in page
    assert client.get(f"{PAGE}/putusan").status_code == 403
    assert "Camat Sukamaju" not in client.get("/kerja/tindak/unduh.csv").content.decode()


def test_the_agency_cannot_end_a_case_as_not_proved(case: Case, cast: Cast, sign_in: Enter) -> None:
    give_to_agency(case, cast, "menunggu_putusan")
    act = f"{PAGE}/putusan/nyatakan_tidak_terbukti"
    client = sign_in("bkpsdm")
    assert "Nyatakan tidak terbukti" not in text(client, f"{PAGE}/putusan").split("<main")[1]
    assert client.post(act, {"reason": "Sudah damai."}).status_code == 400
    case.refresh_from_db()
    assert case.state == "menunggu_putusan"
    client = sign_in("ppk")
    ended = client.post("/kerja/putuskan/2023-0001/tidak-terbukti", {"reason": "Buktinya kurang."})
    assert ended.status_code == 302
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("selesai_tidak_terbukti", "tidak_terbukti")
