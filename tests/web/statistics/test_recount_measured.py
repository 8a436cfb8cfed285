"""What coverage is measured against equals its recount; one planted change is named."""

from datetime import timedelta

import pytest

from jaganetral.web.cases.actions import persons, queue
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Attendance
from jaganetral.web.roster.models import Employee
from jaganetral.web.statistics.command import verify_figures
from jaganetral.web.statistics.recount_measured import cases_otherwise
from jaganetral.web.statistics.recount_rooms import rooms_otherwise
from tests.cast import Cast
from tests.web.cases.intake import DAY, load_people, put_report
from tests.web.prevention.stories import NIP, START, make_webinar

WHY = "Ia satu-satunya pengelola kendaraan di kecamatan itu."


@pytest.fixture
def party(cast: Cast, vault: object) -> Party:
    """Chosen by one officer and confirmed by another."""
    load_people(cast)
    report = put_report(cast.bodies["bawaslu-lawu-asri"])
    found = queue.accept(report, by=cast.duty("pemeriksa"), day=DAY).parties.get()
    sutrisno = Employee.objects.get(nip="197805122006041003")
    persons.identify(found, sutrisno, WHY, by=cast.duty("pemeriksa"), day=DAY)
    persons.confirm(found, by=cast.duty("pemeriksa_kedua"), day=DAY)
    return Party.objects.get(pk=found.pk)


def chosen(party: Party) -> int:
    assert party.employee_id is not None
    return party.employee_id


def test_a_whole_log_tells_the_same_also_after_another_choice(party: Party, cast: Cast) -> None:
    assert verify_figures(None)[0]  # type: ignore[arg-type]
    other = Employee.objects.exclude(pk=chosen(party)).first()
    assert other is not None
    persons.identify(party, other, WHY, by=cast.duty("pemeriksa"), day=DAY)
    assert cases_otherwise() == []


@pytest.mark.parametrize("planted", [{"confirmed_by": ""}, {"employee": None}, {"other": True}])
def test_another_person_beside_the_log_is_noticed_and_not_named(
    party: Party, planted: dict[str, object]
) -> None:
    if planted.pop("other", False):
        planted["employee"] = Employee.objects.exclude(pk=chosen(party)).first()
    Party.objects.filter(pk=party.pk).update(**planted)
    holds, sentence = verify_figures(None)  # type: ignore[arg-type]
    assert not holds
    assert f"orang yang dipastikan pada perkara {party.case.number}" in sentence
    assert "SUTRISNO" not in sentence.upper()


def test_a_case_moved_before_the_session_is_noticed(party: Party) -> None:
    Case.objects.update(opened_on=DAY - timedelta(days=1))
    holds, sentence = verify_figures(None)  # type: ignore[arg-type]
    assert not holds
    assert f"menurut log {DAY.isoformat()}" in sentence


def test_a_guest_made_one_of_the_office_is_noticed(cast: Cast, vault: object, at: object) -> None:
    at(START)  # type: ignore[operator]
    check_in(make_webinar(cast).room("kec-wanasari"), Person(nip=NIP))
    assert rooms_otherwise()[1] == []
    was = Attendance.objects.get().guest_from
    Attendance.objects.update(guest_from="" if was else "Kantor lain")
    (one,) = rooms_otherwise()[1]
    assert one.own
    assert abs(one.listed - one.logged) == 1
