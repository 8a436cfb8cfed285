"""The reporter's "Belum selesai": once, in time, with a reason, to another examiner."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from jaganetral.web import clock
from jaganetral.web.cases.actions import closing, follow_up
from jaganetral.web.cases.actions.contest import contest
from jaganetral.web.cases.actions.flow import Refused
from jaganetral.web.cases.contests import last_day
from jaganetral.web.cases.models import Case, CaseReport
from jaganetral.web.reports.actions import push
from jaganetral.web.reports.models import Report
from tests.cast import Cast
from tests.web.cases.stories import put_case

CLOSED = date(2024, 3, 1)
LAST = date(2024, 3, 19)  # ten working days later, 11 and 12 March being days off


@pytest.fixture
def report(cast: Cast, vault: object) -> Report:
    return Report.objects.create(
        number="N-2023-000017",
        holder=cast.bodies["bawaslu-lawu-asri"],
        received_on=date(2023, 12, 14),
        happening="ajakan",
        story="Pesan di grup kepala dusun mengajak memilih satu pasangan.",
        identity="anonim",
        secret_hash=b"x",
        queue_state="antrean",
        seq=0,
    )


@pytest.fixture
def closed(cast: Cast, report: Report) -> Case:
    """A case closed by the examiner; the reporter may answer."""
    case = put_case(cast)
    CaseReport.objects.create(case=case, report=report)
    closing.close(case, "Bukti hilang.", by=cast.duty("pemeriksa"), day=CLOSED)
    report.refresh_from_db()
    return case


def test_the_reporter_reads_the_outcome_class_and_no_reason(closed: Case, report: Report) -> None:
    assert report.status == "selesai"
    assert report.status_note == "Perkara ini ditutup tanpa putusan."
    assert "Bukti hilang" not in report.status_note
    assert last_day(report) == LAST


def test_it_reopens_and_goes_to_another_examiner(closed: Case, report: Report, cast: Cast) -> None:
    contest(report, "Baliho itu masih terpasang.", day=LAST)
    closed.refresh_from_db()
    report.refresh_from_db()
    assert (closed.state, closed.closed_on) == ("dibuka_kembali", None)
    assert report.contested
    assert report.status == "dikaji"
    assert report.messages.get().text == "Baliho itu masih terpasang."
    with pytest.raises(Refused) as trouble:
        follow_up.take_up(closed, by=cast.duty("pemeriksa"), day=LAST)
    assert [c.id for c in trouble.value.refusal.missing] == ["pemeriksa_lain"]
    follow_up.take_up(closed, by=cast.duty("pemeriksa_kedua"), day=LAST)
    assert (closed.state, closed.outcome) == ("kajian", "")
    assert closed.examiner.startswith("Rina Maheswari")


@pytest.mark.parametrize(
    ("reason", "day", "missing"),
    [
        ("Masih terjadi.", date(2024, 3, 20), "dalam_batas_sanggah"),
        ("  ", LAST, "alasan_tertulis"),
    ],
)
def test_late_or_without_a_reason_nothing_moves(
    closed: Case, report: Report, reason: str, day: date, missing: str
) -> None:
    with pytest.raises(Refused) as trouble:
        contest(report, reason, day=day)
    assert [c.id for c in trouble.value.refusal.missing] == [missing]
    report.refresh_from_db()
    assert not report.contested
    assert not report.messages.exists()


def test_only_once(closed: Case, report: Report, cast: Cast) -> None:
    contest(report, "Masih terjadi.", day=LAST)
    closed.refresh_from_db()
    closing.close(closed, "Sudah diperiksa lagi.", by=cast.duty("pemeriksa_kedua"), day=LAST)
    with pytest.raises(Refused) as trouble:
        contest(report, "Masih juga.", day=LAST)
    assert [c.id for c in trouble.value.refusal.missing] == ["belum_pernah_disanggah"]


def test_a_report_that_was_not_pursued_returns_to_the_queue(report: Report) -> None:
    push(report, state="tidak_dilanjutkan", day=CLOSED)
    assert last_day(report) == LAST
    contest(report, "Orangnya memang ASN.", day=LAST)
    report.refresh_from_db()
    assert (report.queue_state, report.status) == ("antrean", "diperiksa_awal")


def test_a_running_case_cannot_be_contested(cast: Cast, report: Report) -> None:
    CaseReport.objects.create(case=put_case(cast), report=report)
    assert last_day(report) is None
    with pytest.raises(Refused):
        contest(report, "Lama sekali.", day=CLOSED)


def test_without_the_mailbox_the_words_are_asked_first(client: Client, db: None) -> None:
    response = client.get("/cek/belum-selesai")
    assert response.status_code == 302
    assert response["Location"] == "/cek"


def test_the_page_behind_the_mailbox(
    closed: Case, report: Report, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaganetral.web.cases.views.contest.report_of", lambda request: report)
    noon = datetime(2024, 3, 4, 12, tzinfo=ZoneInfo("Asia/Jakarta"))
    with clock.clock_at(noon):
        page = client.get("/cek/belum-selesai").content.decode()
        assert "19 Maret 2024" in page
        assert "<script" not in page
        empty = client.post("/cek/belum-selesai", {"reason": " "})
        assert empty.status_code == 400
        assert "<title>Galat:" in empty.content.decode()
        sent = client.post("/cek/belum-selesai", {"reason": "Masih terpasang."})
        assert sent["Location"] == "/cek/kotak#pesan"
        report.refresh_from_db()
        again = client.get("/cek/belum-selesai").content.decode()
        assert "<form" not in again.split("<main")[1].split("</main")[0]
