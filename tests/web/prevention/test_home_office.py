"""A guest is somebody the roster or their own words place elsewhere, never merely a namesake."""

from datetime import date

import pytest

from jaganetral.names.normalize import fold_name
from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.home_office import Known, look_up
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast
from tests.web.prevention.stories import NIP, START, make_webinar

ROWS = [
    (NIP, "Wira Kusuma, S.Sos.", "Seksi Pelayanan", "Kecamatan Wanasari"),
    ("198503152010011008", "Sekar Wibawa", "Bidang Sekolah Dasar", "Dinas Pendidikan"),
    ("198503152010011009", "Tirta Lestari", "Subbagian Umum", "Kecamatan Wanasari"),
    ("198503152010011010", "Tirta Lestari", "Subbagian Umum", "Dinas Pendidikan"),
]


@pytest.fixture
def office(cast: Cast) -> Agency:
    load = RosterLoad.objects.create(
        body=cast.bodies["pemkab-lawu-asri"],
        file_name="pegawai.csv",
        file_sha256="0" * 64,
        as_of=date(2024, 1, 1),
        loaded_at=START,
        by="uji",
    )
    for row, (nip, name, unit, agency) in enumerate(ROWS):
        Employee.objects.create(
            load=load,
            body=load.body,
            row=row,
            nip=nip,
            name=name,
            folded=fold_name(name).folded,
            unit=unit,
            agency=agency,
        )
    return cast.bodies["kec-wanasari"]


@pytest.mark.parametrize(
    ("name", "unit", "guest_from", "nip"),
    [
        ("Drs. Wira Kusuma", "seksi pelayanan", "", NIP),
        ("Wira Kusuma", "Kec. Wanasari", "", NIP),
        ("Wira Kusuma", "Seksi Umum", "", ""),  # another unit: it may be another Wira Kusuma
        ("Sekar Wibawa", "Bidang Sekolah Dasar", "Dinas Pendidikan", "198503152010011008"),
        ("Sekar Wibawa", "Kec. Wanasari", "", ""),  # a namesake of somebody elsewhere
        ("Sekar Wibawa", "Seksi Umum", "", ""),
        ("Tirta Lestari", "Subbagian Umum", "", ""),  # two fit: nobody is told apart
        ("Bima Laksana", "Dinas Pendidikan", "Dinas Pendidikan", ""),  # by their own words
        ("Bima Laksana", "Regu Jaga", "", ""),
    ],
)
def test_a_name_is_placed_only_beside_its_unit(
    office: Agency, name: str, unit: str, guest_from: str, nip: str
) -> None:
    known = look_up(Person(name=name, unit=unit), office)
    assert (known.guest_from, known.nip) == (guest_from, nip)


def test_a_number_nobody_has_is_no_guest(office: Agency) -> None:
    assert look_up(Person(nip="198503152010019999"), office) == Known()


def test_a_number_and_later_the_name_are_one_person(cast: Cast, office: Agency) -> None:
    door = make_webinar(cast).room(office.code)
    with clock.clock_at(START):
        first = check_in(door, Person(nip=NIP))
        again = check_in(door, Person(name="Wira Kusuma", unit="Seksi Pelayanan"))
        other = check_in(door, Person(name="Wira Kusuma", unit="Seksi Umum"))
    assert (first.again, again.again, other.again) == (False, True, False)
    assert door.attendances.count() == 2


def test_everybody_of_an_office_is_placed_in_one_question(
    office: Agency, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert look_up(Person(nip=NIP), office).guest_from == ""
