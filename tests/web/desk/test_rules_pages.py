"""The pages of rules and calendars: mistakes keep the page, a closed case is only counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.accounts.models import Tenure
from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.models import Case
from jaganetral.web.rules import actions
from jaganetral.web.rules.models import Proposal
from jaganetral.web.rules.table import table_text
from jaganetral.workdays import Holiday
from tests.cast import Cast
from tests.web.cases.stories import put_case

Enter = Callable[[str], Client]
OFF = Holiday(date(2024, 4, 16), "cuti_bersama", "Contoh", "Keppres Contoh", "keppres", "verified")
DECREE = {
    "kind": "nasional",
    "first": "2024-04-16",
    "last": "",
    "name": "Hari contoh",
    "decree": "Keppres Contoh 1/2024",
    "asn_basis": "belum_diperiksa",
    "confidence": "verified",
    "note": "Sebab.",
}


@pytest.fixture(autouse=True)
def _day(vault: object, at: Callable[[datetime], None]) -> None:
    at(datetime(2024, 4, 5, 2, tzinfo=UTC))


def sent(client: Client, address: str, words: dict[str, Any]) -> str:
    answer = client.post(address, words)
    assert answer.status_code == 200, answer.headers
    assert not Proposal.objects.exists()
    return answer.content.decode()


def running(cast: Cast) -> Case:
    case = put_case(cast, state="pemeriksaan_instansi")
    deadlines.start(case, "tindak_lanjut_ppk", start=date(2024, 4, 1))
    return case


def waiting(cast: Cast) -> Proposal:
    return actions.propose(
        "libur", "Hari contoh", "Sebab.", by=cast.duty("admin"), table=table_text([OFF])
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"first": ""}, "Isi harinya."),
        ({"name": ""}, "Tulis nama harinya."),
        ({"decree": ""}, "Tulis nomor keputusannya."),
        ({"note": ""}, "Tulis alasannya."),
        ({"last": "2024-04-15"}, "Hari terakhir mendahului hari pertama."),
        ({"last": "2024-05-17"}, "Paling banyak 31 hari dalam satu keputusan."),
        ({"kind": "dicabut"}, "Hari ini tidak ada dalam tabel hari libur."),
    ],
)
def test_a_wrong_decree_keeps_what_was_typed(
    cast: Cast, sign_in: Enter, change: dict[str, str], said: str
) -> None:
    page = sent(sign_in("admin"), "/kerja/atur/kalender/libur", DECREE | change)
    assert said in page
    assert "<title>Galat:" in page
    assert 'value="Hari contoh"' in page or not (DECREE | change)["name"]


def test_a_day_of_the_table_can_be_taken_back(cast: Cast, sign_in: Enter) -> None:
    words = DECREE | {"kind": "dicabut", "first": "2024-04-12", "note": "Dicabut."}
    sign_in("admin").post("/kerja/atur/kalender/libur", words)
    proposal = Proposal.objects.get()
    running(cast)
    page = sign_in("pemeriksa_kedua").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert "Jumat, 12 April 2024" in page
    assert "26 Apr 2024" in page  # one working day earlier than the 29th


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"text": ""}, "Tempel kalendernya, atau pilih berkasnya."),
        ({"text": "hanya kata"}, "kalender.yaml"),
        ({"text": "psu: {title: Contoh}"}, "psu"),
        ({"text": "psu:\n  title: [\n"}, "baris"),
    ],
)
def test_a_broken_calendar_keeps_the_page(
    cast: Cast, sign_in: Enter, words: dict[str, str], said: str
) -> None:
    page = sent(sign_in("admin"), "/kerja/atur/kalender/pemilihan", words | {"note": "Sebab."})
    assert "Ada yang perlu diperbaiki" in page
    assert said in page
    assert "Sebab.</textarea>" in page


def test_a_broken_pack_names_file_and_line(cast: Cast, sign_in: Enter) -> None:
    file = SimpleUploadedFile("ubahan.yaml", b"norms:\n  - id: x\n    id: y\n")
    words = {"kind": "ubahan", "file": file, "note": "Sebab."}
    page = sent(sign_in("admin"), "/kerja/atur/aturan/usul", words)
    assert "ubahan.yaml: baris 3" in page
    page = sent(sign_in("admin"), "/kerja/atur/aturan/usul", {"kind": "ubahan", "note": "Sebab."})
    assert "Pilih berkas paket yang diubah." in page


def test_new_faults_of_the_checks_are_shown(cast: Cast, sign_in: Enter) -> None:
    row = b"{options: [teguran_lisan], cite: X, confidence: recall}"
    text = b"sanctions: {sets: {tak_terpakai: " + row + b"}}"
    words = {"kind": "ubahan", "file": SimpleUploadedFile("u.yaml", text), "note": "Sebab."}
    sign_in("admin").post("/kerja/atur/aturan/usul", words)
    proposal = Proposal.objects.get()
    page = sign_in("pemeriksa_kedua").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert "Pemeriksaan menemukan 1 kekurangan baru" in page
    assert "tak_terpakai" in page


def test_adopting_takes_a_reason_and_a_tick(cast: Cast, sign_in: Enter) -> None:
    proposal = waiting(cast)
    client = sign_in("pemeriksa_kedua")
    address = f"/kerja/atur/usulan/{proposal.pk}/sahkan"
    page = client.post(address, {"sah-why": "Naskah sudah dilihat."}).content.decode()
    assert "Baca dahulu apa yang berubah, lalu centang." in page
    assert "Naskah sudah dilihat.</textarea>" in page
    proposal.refresh_from_db()
    assert proposal.waits
    assert client.get(address).headers["Location"] == f"/kerja/atur/usulan/{proposal.pk}"


def test_a_proposal_can_be_left_with_a_reason(cast: Cast, sign_in: Enter) -> None:
    proposal = waiting(cast)
    address = f"/kerja/atur/usulan/{proposal.pk}/tarik"
    assert "Tulis alasannya." in sign_in("admin").post(address, {}).content.decode()
    sign_in("admin").post(address, {"tarik-why": "Salah hari."})
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.DITARIK
    page = sign_in("auditor").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert "Salah hari." in page
    assert "tidak dilanjutkan" in page


def test_whoever_adopts_finds_it_on_their_page(cast: Cast, sign_in: Enter) -> None:
    waiting(cast)
    assert (
        "Perubahan aturan menunggu pengesahan"
        in sign_in("pemeriksa_kedua").get("/kerja").content.decode()
    )
    assert "menunggu pengesahan" not in sign_in("pemeriksa").get("/kerja").content.decode()


def test_a_case_closed_to_an_officer_is_only_counted(cast: Cast, sign_in: Enter) -> None:
    case, proposal = running(cast), waiting(cast)
    address = f"/kerja/atur/usulan/{proposal.pk}"
    assert case.number in sign_in("pemeriksa_kedua").get(address).content.decode()
    Tenure.objects.filter(post=cast.camat_sukamaju).update(officer=cast.officers["pemeriksa_kedua"])
    page = sign_in("pemeriksa_kedua").get(address).content.decode()
    assert case.number not in page
    assert "Tenggat berjalan yang bergeser: 1" in page
    assert "Bawaslu Kabupaten Lawu Asri: 0 perkara, 1 tenggat" in page


def test_the_pages_stand_in_english_too(cast: Cast, sign_in: Enter) -> None:
    proposal = waiting(cast)
    client = sign_in("pemeriksa_kedua")
    for address, said in (
        ("/en/kerja/atur/aturan", "Rules in force"),
        ("/en/kerja/atur/kalender", "Deadlines in working days skip these days."),
        (f"/en/kerja/atur/usulan/{proposal.pk}", "Adopt and use from now on"),
    ):
        assert said in client.get(address).content.decode()
    assert client.get("/kerja/atur/kalender?tahun=abc").status_code == 200
