"""The pages of a case: who sees which, what they say, what they never say."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jaganetral.seal import verify_case_proof, write_key
from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.keys import key_line
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.models import Case, Party, Share
from jaganetral.web.reports.models import Report
from tests.cast import Cast
from tests.web.cases.intake import DAY, load_people, put_report

SignIn = Callable[[str], Client]
PARTS = ["summary", "timeline", "persons", "evidence", "screening", "messages", "proof"]


@pytest.fixture
def office(cast: Cast, vault: object) -> Agency:
    load_people(cast)
    return cast.bodies["bawaslu-lawu-asri"]


@pytest.fixture
def case(office: Agency, cast: Cast) -> Case:
    return queue.accept(put_report(office), by=cast.duty("pemeriksa"), day=DAY)


def get(client: Client, name: str, case: Case, **told: str) -> str:
    response = client.get(reverse(f"cases:{name}", args=[case.slug]), told)
    assert response.status_code == 200, name
    return response.content.decode()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_for_the_examiner(part: str, case: Case, sign_in: SignIn) -> None:
    shown = get(sign_in("pemeriksa"), part, case)
    assert "2026/0001" in shown
    assert 'aria-current="page"' in shown


@pytest.mark.parametrize("part", PARTS)
def test_another_body_does_not_even_learn_that_the_case_exists(
    part: str, case: Case, sign_in: SignIn
) -> None:
    response = sign_in("bkpsdm").get(reverse(f"cases:{part}", args=[case.slug]))
    assert response.status_code in {403, 404}
    assert "2026/0001" not in response.content.decode()


@pytest.mark.parametrize("part", ["summary", "timeline", "persons", "evidence", "proof"])
def test_the_agency_of_the_accused_sees_no_reporter(
    part: str, case: Case, cast: Cast, sign_in: SignIn
) -> None:
    body = cast.bodies["bkpsdm-lawu-asri"]
    Share.objects.create(case=case, agency=body, scope="tindak")
    shown = get(sign_in("bkpsdm"), part, case)
    report = Report.objects.get()
    assert report.number not in shown
    assert report.story not in shown
    assert "anonim" not in shown.lower()


def test_a_body_that_only_reads_cannot_write(case: Case, cast: Cast, sign_in: SignIn) -> None:
    Share.objects.create(case=case, agency=cast.bodies["bkpsdm-lawu-asri"], scope="tindak")
    client, party = sign_in("bkpsdm"), case.parties.get()
    for name, args in [("add_party", []), ("verdict", [party.pk]), ("ask_who", []), ("share", [])]:
        response = client.post(reverse(f"cases:{name}", args=[case.slug, *args]))
        assert response.status_code == 403, name
    assert "dipegang" in client.post(reverse("cases:ask_who", args=[case.slug])).content.decode()


def test_the_list_is_filtered_by_scope_and_by_what_was_asked(
    case: Case, cast: Cast, sign_in: SignIn, at: Callable[[datetime], None]
) -> None:
    at(datetime(2026, 11, 10, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
    Case.objects.create(
        number="2026/0099",
        title="Perkara lain",
        holder=cast.bodies["nasional"],
        state="kajian",
        opened_on=DAY,
    )
    client, address = sign_in("pemeriksa"), reverse("cases:list")

    def numbers(**told: str) -> list[str]:
        return [row["case"].number for row in client.get(address, told).context["rows"]]

    assert numbers() == ["2026/0001"]
    assert numbers(q="sukamaju") == ["2026/0001"]
    assert numbers(q="0099") == []
    assert numbers(pemilik="saya") == ["2026/0001"]
    assert numbers(tahap="dikaji", dari="2026-11-10", sampai="2026-11-10") == ["2026/0001"]
    assert numbers(sampai="2026-11-09") == []
    assert numbers(lewat="on") == []
    case.deadlines.update(due=date(2026, 11, 1))
    assert numbers(lewat="on") == ["2026/0001"]
    shown = client.get(address, {"q": "sukamaju", "tahap": "selesai"}).content.decode()
    assert "Tanpa saringan “Tahap” ada 1 perkara." in shown


def test_the_list_as_a_table_file_holds_no_formula(case: Case, sign_in: SignIn) -> None:
    case.title = "=HYPERLINK(1)"
    case.save()
    response = sign_in("pemeriksa").get(reverse("cases:list"), {"bentuk": "csv"})
    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert rows[1][:2] == ["2026/0001", "'=HYPERLINK(1)"]


def test_whoever_is_named_sees_a_locked_row_and_no_title(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    Party.objects.create(case=case, described_as="Yoga Pranata")
    client = sign_in("pemeriksa")
    shown = client.get(reverse("cases:list")).content.decode()
    assert "Terkunci" in shown
    assert case.title not in shown
    answer = client.get(reverse("cases:summary", args=[case.slug]))
    assert answer.status_code == 403
    assert "menyangkut Anda" in answer.content.decode()
    assert case.title not in client.get(reverse("cases:list"), {"bentuk": "csv"}).content.decode()


def test_the_summary_tells_the_next_acts_and_what_they_lack(case: Case, sign_in: SignIn) -> None:
    case.state = "kajian"
    case.save()
    shown = get(sign_in("pemeriksa"), "summary", case)
    assert "Susun rekomendasi" in shown
    assert "Identitas terlapor belum dikonfirmasi petugas kedua." in shown


def test_the_timeline_filters_by_kind(case: Case, cast: Cast, sign_in: SignIn) -> None:
    duty = cast.duty("pemeriksa")
    queue.write_message(Report.objects.get(), "Kami mulai mengkaji.", by=duty, day=DAY)
    client = sign_in("pemeriksa")
    assert "Laporan diterima" in get(client, "timeline", case)
    shown = get(client, "timeline", case, jenis="pesan")
    assert "Menulis kepada pelapor" in shown
    assert "<li>Terima<br>" not in shown


def test_of_what_the_reporter_did_only_the_day_is_shown(case: Case, sign_in: SignIn) -> None:
    shown = get(sign_in("pemeriksa"), "timeline", case)
    line = shown.split("Laporan diterima")[1].split("</li>")[0]
    assert "WIB" not in line


def test_the_exported_proof_can_be_checked_by_anybody(case: Case, sign_in: SignIn) -> None:
    address = reverse("cases:proof_file", args=[case.slug])
    text = sign_in("pemeriksa").get(address).content.decode()
    told = json.loads(text)
    assert [row["leaf"]["act"] for row in told["records"]] == ["lapor", "terima"]
    assert verify_case_proof(text, public_key=key_line()).ok
    changed = text.replace('"act": "terima"', '"act": "gabung"')
    assert changed != text
    assert not verify_case_proof(changed, public_key=key_line()).ok
    assert not verify_case_proof(text, public_key=write_key("lain.example", bytes(32))).ok


def test_the_public_page_checks_an_exported_proof(
    case: Case, sign_in: SignIn, client: Client
) -> None:
    address = reverse("cases:proof_file", args=[case.slug])
    text = sign_in("pemeriksa").get(address).content
    for data, words in (
        (text, "Bukti perkara ini sah."),
        (text.replace(b'"act": "terima"', b'"act": "gabung"'), "Bukti perkara ini tidak sah."),
    ):
        sent = {"berkas": SimpleUploadedFile("bukti.json", data)}
        assert words in client.post("/verifikasi", sent).content.decode()


def test_a_changed_record_shows_on_the_page(case: Case, sign_in: SignIn) -> None:
    client = sign_in("pemeriksa")
    assert "semuanya cocok" in get(client, "proof", case)
    kept = Record.objects.get(act="terima")
    Record.objects.filter(pk=kept.pk).update(body=kept.body.replace("2026/0001", "2026/0007"))
    shown = get(client, "proof", case)
    assert "tidak cocok dengan segelnya" in shown
    assert "Log putus" in get(client, "proof", case, periksa="1")


def test_notes_stay_inside_and_messages_reach_the_mailbox(case: Case, sign_in: SignIn) -> None:
    client, report = sign_in("pemeriksa"), Report.objects.get()
    address = reverse("cases:write_note", args=[case.slug])
    assert client.post(address, {"catatan": "Cek jadwal mobil."}).status_code == 302
    address = reverse("cases:write_mail", args=[case.slug, report.number])
    assert client.post(address, {"pesan": "Kami mulai mengkaji."}).status_code == 302
    assert [m.text for m in report.messages.all()] == ["Kami mulai mengkaji."]
    assert [n.text for n in case.notes.all()] == ["Cek jadwal mobil."]
    short = client.post(address, {"pesan": "Ya"})
    assert short.status_code == 400
    assert "Ya</textarea>" in short.content.decode()
