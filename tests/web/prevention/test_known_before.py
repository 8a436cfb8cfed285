"""Who wrote a name before the roster was there is counted once, however they come afterwards."""

from datetime import date
from itertools import permutations

import pytest

from jaganetral.names.normalize import fold_name
from jaganetral.web import clock
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.pledges import open_sheets, pledge
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Room
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast
from tests.web.prevention.stories import NIP, START, make_webinar

OTHER = "198503152010011008"
WRITTEN = (
    Person(nip=NIP),
    Person(name="Wira Kusuma", unit="Kec. Wanasari"),
    Person(name="WIRA KUSUMA, S.Sos.", unit="seksi pelayanan"),
)


def employ(cast: Cast, *people: tuple[str, str, str]) -> None:
    load = RosterLoad.objects.create(
        body=cast.bodies["pemkab-lawu-asri"], file_name="pegawai.csv", file_sha256="0" * 64,
        as_of=date(2024, 1, 1), loaded_at=START, by="uji",
    )  # fmt: skip
    for row, (nip, name, unit) in enumerate(people):
        Employee.objects.create(
            load=load, body=load.body, row=row, nip=nip, name=name, unit=unit,
            folded=fold_name(name).folded, agency="Kecamatan Wanasari",
        )  # fmt: skip


def room_of(cast: Cast) -> Room:
    rooms = make_webinar(cast).session.rooms.select_related("agency__parent", "session")
    return rooms.get(agency__code="kec-wanasari")


@pytest.mark.parametrize("order", list(permutations(WRITTEN, 3)))
def test_a_name_before_the_roster_and_any_way_after_it_is_one_person(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, order: tuple[Person, ...]
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    room, (first, *later) = room_of(cast), order
    check_in(room, first)
    employ(cast, (NIP, "Wira Kusuma, S.Sos.", "Seksi Pelayanan"))
    assert all(check_in(room, one).again for one in later)
    assert room.attendances.count() == 1


def test_a_name_that_two_of_the_office_bear_stays_a_row_of_its_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    room = room_of(cast)
    check_in(room, Person(name="Wira Kusuma", unit="Kecamatan Wanasari"))
    employ(cast, (NIP, "Wira Kusuma", "Seksi Pelayanan"), (OTHER, "Wira Kusuma", "Seksi Umum"))
    assert not check_in(room, Person(nip=NIP)).again
    assert not check_in(room, Person(nip=OTHER)).again
    assert room.attendances.count() == 3


def test_a_unit_tells_two_bearers_apart(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    room = room_of(cast)
    check_in(room, Person(name="Wira Kusuma", unit="Seksi Umum"))
    employ(cast, (NIP, "Wira Kusuma", "Seksi Pelayanan"), (OTHER, "Wira Kusuma", "Seksi Umum"))
    assert not check_in(room, Person(nip=NIP)).again
    assert check_in(room, Person(nip=OTHER)).again


def test_a_pledge_by_name_before_the_roster_is_the_same_as_one_by_number_after_it(
    cast: Cast,
) -> None:
    campaign = make_webinar(cast).campaign
    open_sheets(campaign, by=cast.duty("bkpsdm"))
    sheet = campaign.pledge_sheets.select_related("agency__parent").get(agency__code="kec-wanasari")
    pledge(sheet, Person(name="Wira Kusuma", unit="Kec. Wanasari"))
    employ(cast, (NIP, "Wira Kusuma, S.Sos.", "Seksi Pelayanan"))
    assert pledge(sheet, Person(nip=NIP)).again
    assert pledge(sheet, Person(name="Wira Kusuma", unit="Seksi Pelayanan")).again
    assert sheet.pledges.count() == 1
