"""Accept, merge, ask, not pursue, undo: what changes, what the reporter sees, what is sealed."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.actions import queue, undo
from jaganetral.web.cases.actions.flow import Refused
from jaganetral.web.cases.models import Case, CaseReport, Deadline, Join
from jaganetral.web.cases.queries import waiting
from jaganetral.web.reports.actions import mark_read, reply
from jaganetral.web.reports.models import Report
from tests.cast import Cast
from tests.web.cases.intake import DAY, put_report

NOON = datetime(2026, 11, 10, 12, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def office(cast: Cast, vault: object) -> Agency:
    return cast.bodies["bawaslu-lawu-asri"]


@pytest.fixture
def yoga(cast: Cast) -> Duty:
    return cast.duty("pemeriksa")


def seen(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def data_of(act: str) -> dict[str, object]:
    return dict(json.loads(Record.objects.filter(act=act).latest("seq").body)["data"])


def test_accepting_opens_a_numbered_case_with_its_accused_and_limit(
    office: Agency, yoga: Duty
) -> None:
    report = put_report(office)
    case = queue.accept(report, by=yoga, day=DAY)
    assert (case.number, case.holder, case.state) == ("2026/0001", office, "dibuka")
    assert "Tris" not in case.title
    assert [party.described_as for party in case.parties.all()] == ["Pak Tris"]
    assert Deadline.objects.get(case=case).step == "kajian"
    assert seen(report).status == "dikaji"
    assert not waiting(yoga).exists()
    assert data_of("terima")["case"] == "2026/0001"
    assert verify_log().whole


def test_numbers_follow_one_another_and_are_never_given_twice(office: Agency, yoga: Duty) -> None:
    first = put_report(office)
    queue.accept(first, by=yoga, day=DAY)
    undo.undo(first, by=yoga, day=DAY)
    assert queue.accept(put_report(office), by=yoga, day=DAY).number == "2026/0002"


def test_a_second_officer_cannot_accept_the_same_report(office: Agency, cast: Cast) -> None:
    report = put_report(office)
    queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)
    with pytest.raises(Refused):
        queue.not_pursued(report, "bukan_asn", by=cast.duty("pemeriksa_kedua"), day=DAY)
    assert Case.objects.count() == 1


def test_a_body_that_does_not_hold_the_report_cannot_act_on_it(cast: Cast, yoga: Duty) -> None:
    report = put_report(cast.bodies["nasional"])
    with pytest.raises(PermissionDenied):
        queue.accept(report, by=yoga, day=DAY)


def test_merging_into_a_case_brings_new_accused_and_follows_its_news(
    office: Agency, yoga: Duty
) -> None:
    case = queue.accept(put_report(office), by=yoga, day=DAY)
    other = [{"name": "Pak Tris"}, {"name": "Bu Wening", "position": "lurah"}]
    second = put_report(office, accused=other)
    queue.merge(second, case, by=yoga, day=DAY)
    names = sorted(case.parties.values_list("described_as", flat=True))
    assert names == ["Bu Wening", "Pak Tris"]
    assert seen(second).status == "digabung"
    assert CaseReport.objects.filter(case=case).count() == 2


def test_a_report_joined_to_a_waiting_one_goes_where_that_one_goes(
    office: Agency, yoga: Duty
) -> None:
    early, late = put_report(office), put_report(office)
    queue.merge(late, early, by=yoga, day=DAY)
    assert seen(late).status == "digabung"
    case = queue.accept(early, by=yoga, day=DAY)
    assert set(case.case_reports.values_list("report", flat=True)) == {early.pk, late.pk}
    assert seen(late).status == "dikaji"


def test_a_report_joined_to_one_that_is_not_pursued_hears_the_same_sentence(
    office: Agency, yoga: Duty
) -> None:
    early, late = put_report(office), put_report(office)
    queue.merge(late, early, by=yoga, day=DAY)
    queue.not_pursued(early, "bukan_asn", by=yoga, day=DAY)
    assert (seen(late).status, seen(late).status_note) == (
        "tidak_dilanjutkan",
        seen(early).status_note,
    )
    undo.undo(early, by=yoga, day=DAY)
    assert (seen(early).queue_state, seen(late).queue_state) == ("antrean", "digabung")


@pytest.mark.parametrize("into", ["self", "follower", "none", "elsewhere"])
def test_merging_needs_a_target_that_fits(
    into: str, office: Agency, yoga: Duty, cast: Cast
) -> None:
    report, follower = put_report(office), put_report(office)
    queue.merge(follower, report, by=yoga, day=DAY)
    elsewhere = put_report(cast.bodies["nasional"])
    target = {"self": report, "follower": follower, "none": None, "elsewhere": elsewhere}[into]
    with pytest.raises(Refused) as trouble:
        queue.merge(report, target, by=yoga, day=DAY)
    assert [one.id for one in trouble.value.refusal.missing] == ["perkara_tujuan_ada"]


def test_a_question_reaches_the_mailbox_and_the_answer_brings_the_report_back(
    office: Agency, yoga: Duty
) -> None:
    report = put_report(office)
    queue.ask(report, "Di mana tepatnya kejadian itu?", by=yoga, day=DAY)
    assert seen(report).queue_state == "tanya_pelapor"
    assert [m.text for m in report.messages.all()] == ["Di mana tepatnya kejadian itu?"]
    reply(seen(report), "Di depan pasar.", day=DAY)
    assert seen(report).queue_state == "antrean"


def test_who_wants_no_news_is_not_asked(office: Agency, yoga: Duty) -> None:
    report = put_report(office, wants_news=False)
    with pytest.raises(Refused):
        queue.ask(report, "Di mana tepatnya kejadian itu?", by=yoga, day=DAY)
    assert not report.messages.exists()


def test_not_pursued_needs_one_of_the_seven_reasons(office: Agency, yoga: Duty) -> None:
    report = put_report(office)
    with pytest.raises(Refused):
        queue.not_pursued(report, "tidak_suka", by=yoga, day=DAY)
    queue.not_pursued(report, "bukan_asn", sentence="Ia pegawai swasta.", by=yoga, day=DAY)
    assert (seen(report).status, seen(report).status_note) == (
        "tidak_dilanjutkan",
        "Ia pegawai swasta.",
    )


def test_undoing_puts_everything_back_and_keeps_the_limit(office: Agency, yoga: Duty) -> None:
    report = put_report(office)
    before = report.triage_by
    for act in (
        lambda: queue.accept(report, by=yoga, day=DAY),
        lambda: queue.ask(report, "Kapan tepatnya?", by=yoga, day=DAY),
        lambda: queue.not_pursued(report, "bukan_asn", by=yoga, day=DAY),
    ):
        act()
        undo.undo(report, by=yoga, day=DAY)
        here = seen(report)
        assert (here.queue_state, here.triage_by, here.not_pursued_reason) == (
            "antrean",
            before,
            "",
        )
    assert not Case.objects.exists()
    assert not report.messages.exists()
    assert Record.objects.filter(act="urungkan").count() == 3
    assert verify_log().whole


def test_undoing_a_merge_frees_the_report_and_its_accused(office: Agency, yoga: Duty) -> None:
    case = queue.accept(put_report(office), by=yoga, day=DAY)
    second, third = put_report(office, accused=[{"name": "Bu Wening"}]), put_report(office)
    queue.merge(second, case, by=yoga, day=DAY)
    undo.undo(second, by=yoga, day=DAY)
    assert [p.described_as for p in case.parties.all()] == ["Pak Tris"]
    queue.merge(third, second, by=yoga, day=DAY)
    undo.undo(third, by=yoga, day=DAY)
    assert not Join.objects.exists()
    assert waiting(yoga).count() == 2


def test_undo_ends_after_ten_minutes_and_belongs_to_who_acted(office: Agency, cast: Cast) -> None:
    yoga, rina = cast.duty("pemeriksa"), cast.duty("pemeriksa_kedua")
    report = put_report(office)
    with clock.clock_at(NOON):
        queue.accept(report, by=yoga, day=DAY)
    with clock.clock_at(NOON + timedelta(minutes=9)), pytest.raises(Refused):
        undo.undo(report, by=rina, day=DAY)
    with clock.clock_at(NOON + timedelta(minutes=11)), pytest.raises(Refused) as trouble:
        undo.undo(report, by=yoga, day=DAY)
    assert [one.id for one in trouble.value.refusal.missing] == ["baru_saja"]
    with clock.clock_at(NOON + timedelta(minutes=10)):
        undo.undo(report, by=yoga, day=DAY)
    assert not Case.objects.exists()


def test_a_case_somebody_worked_on_is_not_undone(office: Agency, yoga: Duty) -> None:
    report = put_report(office)
    case = queue.accept(report, by=yoga, day=DAY)
    queue.merge(put_report(office), case, by=yoga, day=DAY)
    with pytest.raises(Refused):
        undo.undo(report, by=yoga, day=DAY)
    assert Case.objects.filter(pk=case.pk).exists()


def test_a_question_the_reporter_has_read_stays(office: Agency, yoga: Duty) -> None:
    report = put_report(office)
    queue.ask(report, "Kapan tepatnya?", by=yoga, day=DAY)
    mark_read(report)
    with pytest.raises(Refused):
        undo.undo(report, by=yoga, day=DAY)
    assert report.messages.exists()
