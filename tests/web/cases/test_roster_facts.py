"""The roster of the day of the act fills facts, says how sure it is, and overwrites nothing."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from jaganetral.web.cases.facts import known_of
from jaganetral.web.cases.models import Case, Fact, Party
from jaganetral.web.cases.roster_facts import clashes, kind_of, of_roster
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast
from tests.web.cases.stories import CAMAT_NIP, put_case
from tests.web.cases.test_outcome_pages import PAGE, filled, text

Enter = Callable[[str], Client]
ACT = date(2023, 12, 11)


@pytest.fixture(autouse=True)
def _at(at: Callable[[datetime], None], vault: object) -> None:
    at(datetime(2024, 1, 15, 9, tzinfo=ZoneInfo("Asia/Jakarta")))


@pytest.fixture
def case(cast: Cast) -> Case:
    return put_case(cast)


def put_roster(case: Case, day: date, position: str, status: str) -> Employee:
    """The accused on the roster of another day."""
    party = case.parties.get(kind=Party.Kind.TERLAPOR)
    assert party.employee is not None
    row = party.employee
    load = RosterLoad.objects.get(pk=row.load_id)
    load.pk, load.as_of = None, day
    load.save()
    row.pk, row.load, row.position, row.status = None, load, position, status
    row.save()
    return row


def test_the_post_of_the_day_of_the_act_counts_not_that_of_today(case: Case) -> None:
    put_roster(case, ACT, "Camat Sukamaju", "PPPK")
    later = put_roster(case, date(2024, 1, 10), "Staf Ahli", "PNS")
    case.parties.update(employee=later)
    told = {one.name: (one.value, one.basis) for one in of_roster(case)}
    assert told["status"] == ("pppk", "Data pegawai per 11 Des 2023")
    assert told["post"][0] == "administrator"
    assert told["post"][1].startswith("Data pegawai per 11 Des 2023: Camat Sukamaju")
    assert told["agency_kind"][0] == "kabkota"
    known = {one.name: one for one in known_of(case)}
    assert known["status"].value == "pppk"
    assert not Fact.objects.exists()


def test_between_rosters_that_differ_it_says_that_it_is_not_sure(case: Case) -> None:
    put_roster(case, date(2024, 1, 10), "Staf Ahli", "PNS")
    told = {one.name: one.basis for one in of_roster(case)}
    assert (
        told["status"] == "Data pegawai per 1 Des 2023, yang terdekat; belum pasti untuk hari itu"
    )


def test_what_is_on_record_stays_and_the_difference_is_shown(case: Case, sign_in: Enter) -> None:
    put_roster(case, ACT, "Camat", "PPPK")
    client = sign_in("pemeriksa")
    assert client.post(f"{PAGE}/kajian", filled(simpan="1", status="pns")).status_code == 302
    page = text(client, f"{PAGE}/kajian")
    assert "Data pegawai berbeda dari fakta yang tercatat" in page
    assert "Data pegawai per 11 Des 2023" in page
    assert Fact.objects.get(name="status").value == "pns"
    assert {one.name: one.value for one in known_of(case)}["status"] == "pns"


def test_a_disputed_fact_that_holds_the_value_is_no_clash(case: Case) -> None:
    told = of_roster(case)
    assert [one.told for one in clashes(told, {"status": "pppk"})]
    assert clashes(told, {"status": {"one_of": ["pns", "pppk"]}}) == []
    assert clashes(told, {}) == []


@pytest.mark.parametrize(
    ("position", "kind"),
    [
        ("Camat", "administrator"),
        ("CAMAT WANASARI", "administrator"),
        ("Kepala Seksi Pemerintahan", "pengawas"),
        ("Plt. Camat", None),
        ("Camatan", None),
        ("Pengelola Kendaraan", None),
    ],
)
def test_a_name_of_a_post_tells_its_kind_only_where_it_is_plain(
    position: str, kind: str | None
) -> None:
    assert kind_of(position) == kind


def test_without_a_choice_the_roster_tells_nothing(case: Case) -> None:
    case.parties.update(employee=None)
    assert of_roster(case) == []
    assert CAMAT_NIP not in str(known_of(case))
