"""*Hari ini* shows each role what is theirs, and nothing outside their scope."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from jaganetral.web.accounts.models import Post, Tenure
from jaganetral.web.cases.models import Case, Deadline, Party
from jaganetral.web.desk.due import due_sections
from jaganetral.web.desk.lines import Section, time_left
from jaganetral.web.desk.waiting import waiting_sections
from jaganetral.web.evidence.models import Opening
from jaganetral.web.prevention.models import Campaign, Reach, Session
from jaganetral.web.reports.models import Message, Report
from jaganetral.web.roster.models import Employee
from tests.cast import SINCE, Cast
from tests.house.samples import plant

Enter = Callable[[str], Client]
TODAY = date(2024, 1, 18)
NOW = datetime(2024, 1, 18, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def story(cast: Cast, vault: object, at: Callable[[datetime], None]) -> Case:
    at(NOW)
    plant(cast)
    case = Case.objects.get(number="2024/0001")
    for step, due in (("kajian", 16), ("klarifikasi", 18), ("tindak_lanjut_ppk", 23)):
        Deadline.objects.create(
            case=case, step=step, label=step, start=date(2024, 1, 3), due=date(2024, 1, due),
            days=14, unit="hari_kerja", derivation="",
        )  # fmt: skip
    return case


def titles(sections: list[Section]) -> dict[str, list[str]]:
    return {part.title: [line.note or line.what for line in part.lines] for part in sections}


def test_late_today_and_soon_in_working_days(cast: Cast) -> None:
    found = titles(due_sections(cast.duty("pemeriksa"), TODAY))
    assert found == {
        "Lewat tenggat": [
            "periksa awal: lewat 11 hari kerja",
            "kajian: lewat 2 hari kerja",
        ],
        "Jatuh tempo hari ini": ["klarifikasi: hari ini"],
        "Tujuh hari ke depan": ["tindak_lanjut_ppk: 3 hari kerja lagi"],
    }


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 1, 23), "hari ini"),
        (date(2024, 1, 18), "3 hari kerja lagi"),
        (date(2024, 1, 22), "1 hari kerja lagi"),
        (date(2024, 1, 24), "lewat 1 hari kerja"),
    ],
)
def test_time_left(day: date, said: str) -> None:
    assert time_left(day, date(2024, 1, 23)) == said


def test_met_and_cancelled_limits_are_gone(cast: Cast, story: Case) -> None:
    story.deadlines.filter(step="kajian").update(met_on=TODAY)
    story.deadlines.exclude(step="kajian").update(cancelled=True)
    Report.objects.update(queue_state="tidak_dilanjutkan")
    found = due_sections(cast.duty("pemeriksa"), TODAY)
    assert [part.title for part in found] == ["Jatuh tempo hari ini"]
    assert found[0].empty == "Tidak ada yang jatuh tempo hari ini."


@pytest.mark.parametrize("role", ["kepala_opd", "pimpinan", "admin", "auditor", "ppk", "bkpsdm"])
def test_others_see_nothing_of_this_case(cast: Cast, sign_in: Enter, role: str) -> None:
    page = sign_in(role).get("/kerja").content.decode()
    assert "2024/0001" not in page
    assert "LN-2024-0001" not in page


def test_the_head_of_agency_sees_what_awaits_their_decision(
    cast: Cast, sign_in: Enter, story: Case
) -> None:
    story.state = "menunggu_putusan"
    story.save()
    page = sign_in("ppk").get("/kerja").content.decode()
    assert "Menunggu keputusan Anda" in page
    assert "2024/0001" in page


def test_who_is_named_does_not_find_the_case_on_their_page(
    cast: Cast, sign_in: Enter, story: Case
) -> None:
    story.state = "menunggu_putusan"
    story.save()
    officer = cast.officers["ppk"]
    officer.nip = "197001011995031001"
    officer.save()
    Party.objects.create(case=story, described_as="Pak Arya", nip_given=officer.nip)
    page = sign_in("ppk").get("/kerja").content.decode()
    assert "2024/0001" not in page


def test_a_head_of_agency_finds_what_awaits_the_decision_on_a_subordinate(
    cast: Cast, sign_in: Enter, story: Case
) -> None:
    story.state, story.ppk_agency = "menunggu_putusan", cast.bodies["pemkab-lawu-asri"]
    story.save()
    head = Post.objects.create(agency=cast.bodies["pemkab-lawu-asri"], title="Bupati", is_ppk=True)
    who = cast.officers["ppk"]
    Tenure.objects.create(post=head, holder=who.name, officer=who, since=SINCE)
    below = Post.objects.create(agency=head.agency, title="Camat", superior=head)
    employee = Employee.objects.get()
    Tenure.objects.create(post=below, holder=employee.name, nip=employee.nip, since=SINCE)
    Party.objects.create(case=story, described_as="Camat", employee=employee)
    page = sign_in("ppk").get("/kerja").content.decode()
    assert 'href="/kerja/putuskan/2024-0001"' in page
    assert 'href="/kerja/perkara/2024-0001"' not in page


def test_the_superior_of_the_accused_does_not_find_it_in_the_search(
    cast: Cast, sign_in: Enter, story: Case
) -> None:
    yoga = cast.officers["pemeriksa"]
    above = Post.objects.create(agency=cast.bodies["kec-sukamaju"], title="Atasan")
    Tenure.objects.create(post=above, holder="Yoga Pranata", officer=yoga, since=SINCE)
    below = Post.objects.create(agency=above.agency, title="Sopir", superior=above)
    Tenure.objects.create(post=below, holder="Sutrisno", since=SINCE)
    client = sign_in("pemeriksa")
    assert "2024/0001" in client.get("/kerja/cari", {"q": "whatsapp"}).content.decode()
    employee = Employee.objects.get()
    Party.objects.create(case=story, described_as="Pak Tris", employee=employee)
    assert "2024/0001" not in client.get("/kerja/cari", {"q": "whatsapp"}).content.decode()
    assert "2024/0001" not in client.get("/kerja").content.decode()


def test_search_finds_cases_and_reports_within_the_scope(cast: Cast, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    assert "2024/0001" in client.get("/kerja/cari", {"q": "2024/0001"}).content.decode()
    assert "LN-2024-0001" in client.get("/kerja/cari", {"q": "grup kantor"}).content.decode()
    nothing = client.get("/kerja/cari", {"q": "tidak akan ada"}).content.decode()
    assert "Tidak ada yang cocok dengan “tidak akan ada”" in nothing
    for role in ("bkpsdm", "admin", "ppk"):
        page = sign_in(role).get("/kerja/cari", {"q": "LN-2024-0001"}).content.decode()
        assert 'href="/kerja/antrean' not in page


def test_replies_confirmations_and_openings_wait_for_the_right_person(
    cast: Cast, story: Case
) -> None:
    report = Report.objects.get()
    Message.objects.create(report=report, from_reporter=True, text="Masih ada.", day=TODAY)
    Message.objects.create(report=report, from_reporter=False, text="Terima kasih.", day=TODAY)
    mine = titles(waiting_sections(cast.duty("pemeriksa"), TODAY))
    assert mine["Balasan baru"] == ["pesan baru dari pelapor"]
    Party.objects.create(
        case=story,
        described_as="Pak Tris",
        employee=Employee.objects.get(),
        identified_by="Yoga",
        identified_by_officer=cast.officers["pemeriksa"].pk,
    )
    second = cast.duty("pemeriksa_kedua")
    assert titles(waiting_sections(second, TODAY))["Konfirmasi identitas"]
    story.parties.update(identified_by_officer=second.officer_id)
    assert "Konfirmasi identitas" not in titles(waiting_sections(second, TODAY))


def test_a_custodian_is_told_to_make_a_key_and_sees_openings(cast: Cast, story: Case) -> None:
    duty = cast.duty("penjaga_identitas")
    report = Report.objects.get()
    story.case_reports.create(report=report)
    Opening.objects.create(
        about=f"laporan:{report.number}",
        reason="Ancaman kepada pelapor",
        asked_by="Penjaga lain",
        asked_by_officer=cast.officers["pemeriksa"].pk,
        asked_at=NOW,
    )
    found = titles(waiting_sections(duty, TODAY))
    assert found["Menunggu persetujuan Anda untuk dibuka"] == ["Penjaga lain"]
    assert found["Perlu disiapkan"]
    Opening.objects.update(asked_by_officer=duty.officer_id)
    assert not titles(waiting_sections(duty, TODAY))["Menunggu persetujuan Anda untuk dibuka"]


def test_a_long_list_says_how_much_more_there_is(cast: Cast, sign_in: Enter) -> None:
    for number in range(12, 22):
        Case.objects.create(
            number=f"2024/{number:04}", title="x", holder=cast.bodies["bawaslu-lawu-asri"],
            state="kajian", opened_on=TODAY,
        )  # fmt: skip
    page = sign_in("pemeriksa").get("/kerja").content.decode()
    assert "dan 3 lagi." in page


def test_leadership_reads_which_agencies_are_late_and_no_case(
    cast: Cast, sign_in: Enter, story: Case
) -> None:
    before = sign_in("pimpinan").get("/kerja").content.decode()
    assert "Tidak ada instansi yang lewat tenggat." in before
    story.state = "pemeriksaan_instansi"
    story.save()
    story.deadlines.filter(step="tindak_lanjut_ppk").update(due=date(2024, 1, 17))
    page = sign_in("pimpinan").get("/kerja").content.decode()
    assert "1 perkara lewat tenggat" in page
    assert "Pemerintah Kabupaten Lawu Asri" in page
    assert "2024/0001" not in page


def test_an_office_sees_its_appeal_and_its_session(cast: Cast, sign_in: Enter) -> None:
    campaign, office = Campaign.objects.get(), cast.bodies["kec-wanasari"]
    reach = Reach.objects.create(campaign=campaign, agency=office, passed_on=TODAY)
    session = Session.objects.create(
        organiser=cast.bodies["nasional"], kind="webinar", title="Webinar netralitas",
        starts=NOW, ends=NOW, code="webinar-kedua",
    )  # fmt: skip
    session.rooms.create(agency=office, token="x" * 20, code="654321")
    page = sign_in("kepala_opd").get("/kerja").content.decode()
    assert "imbauan belum ditandai diterima" in page
    assert "Webinar netralitas" in page
    reach.acknowledged_on = TODAY
    reach.save()
    page = sign_in("kepala_opd").get("/kerja").content.decode()
    assert "Tidak ada imbauan yang menunggu kantor Anda." in page
