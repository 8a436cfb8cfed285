from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jaganetral.names.query import Query
from jaganetral.names.reasons import questions
from jaganetral.names.search.candidate import Candidate, Strength
from jaganetral.names.synth.regency import Person, invented_people
from tests.names.noise import NOISES, seeded
from tests.names.small import Asked

REGENCY = "Kabupaten Lawu Asri"
KEC = "Kecamatan Sukamaju"
TRIS = Person(
    9001, "SUTRISNO, S.Sos.", "Pengelola Kendaraan", KEC, KEC, REGENCY, "197805122006041003"
)
PEOPLE = [*invented_people(5000, seed=7), TRIS]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return Asked(PEOPLE, tmp_path_factory.mktemp("regency"))


def codes(candidate: Candidate) -> set[str]:
    return {reason.code for reason in candidate.for_}


def texts(candidate: Candidate) -> list[str]:
    return [str(reason) for reason in candidate.for_]


def test_a_nickname_and_a_job_are_enough(index: Asked) -> None:
    first = index.candidates(
        Query(name="Pak Tris", position="sopir", unit="kantor camat Sukamaju")
    )[0]
    assert first.row == TRIS.row
    assert first.strength is Strength.MUNGKIN
    assert "panggilan 'Tris' cocok dengan SUTRISNO" in texts(first)
    assert "tugas sesuai: kendaraan" in texts(first)
    assert "unit sama: Kecamatan Sukamaju" in texts(first)


def test_the_same_from_a_story(index: Asked) -> None:
    story = "Mobil dinas kecamatan bawa baliho, sopirnya Pak Tris staf Kecamatan Sukamaju"
    assert index.candidates(Query(description=story))[0].row == TRIS.row


def test_name_and_independent_context_are_strong(index: Asked) -> None:
    exact = Query(name="Soetrisno S.Sos", position="Pengelola Kendaraan", unit="Kec. Sukamaju")
    found = index.candidates(exact)
    assert found[0].row == TRIS.row
    assert found[0].strength in {Strength.KUAT, Strength.MUNGKIN}
    with_nip = index.candidates(Query(name="Sutrisno", nip=TRIS.nip))[0]
    assert with_nip.strength is Strength.KUAT


def test_a_name_alone_is_never_strong(index: Asked) -> None:
    for person in PEOPLE[:300]:
        for found in index.candidates(Query(name=person.name)):
            assert found.strength is not Strength.KUAT


@given(number=st.integers(0, len(PEOPLE) - 1), last=st.booleans())
@settings(max_examples=60)
def test_a_nickname_alone_is_never_strong(index: Asked, number: int, last: bool) -> None:
    person = PEOPLE[number]
    word = max(person.name.split(",")[0].lower().split(), key=len)
    said = word[-4:] if last else word[:3]
    query = Query(name=f"Pak {said}", position=person.position, unit=person.unit)
    spelled = {token for one in PEOPLE for token in one.name.split(",")[0].lower().split()}
    if said not in spelled:
        assert all(found.strength is not Strength.KUAT for found in index.candidates(query))


@given(
    number=st.integers(0, len(PEOPLE) - 1), kind=st.sampled_from(sorted(set(NOISES) - {"nickname"}))
)
@example(number=717, kind="one_slip")  # "heruiwidodo": a letter in the place of the space
@settings(max_examples=150)
def test_the_right_person_stays_among_five(index: Asked, number: int, kind: str) -> None:
    person = PEOPLE[number]
    said = NOISES[kind](person.name, seeded(number))
    query = Query(name=said, unit=person.unit, position=person.position)
    rows = [found.row for found in index.candidates(query)]
    same = {one.row for one in PEOPLE if (one.unit, one.position) == (person.unit, person.position)}
    assert person.row in rows or (len(rows) == 5 and set(rows) <= same), (said, person)


def test_a_description_without_a_name_finds_the_post(index: Asked) -> None:
    found = index.candidates(Query(description="camat sukamaju menyuruh warga memilih paslon"))
    head = next(one for one in PEOPLE if one.position == "Camat" and one.unit == KEC)
    assert found[0].row == head.row
    assert found[0].strength is not Strength.KUAT
    assert "name_unknown" in {reason.code for reason in found[0].against}


def test_a_description_in_the_field_of_the_name(index: Asked) -> None:
    found = index.candidates(Query(name="sopir kantor camat Sukamaju"))
    assert {"position_family", "unit_same"} <= codes(found[0])


def test_contradictions_are_told_and_counted(index: Asked) -> None:
    right = index.candidates(Query(name="Sutrisno", unit=KEC, position="sopir"))[0]
    wrong = next(
        one
        for one in index.candidates(Query(name="Sutrisno", unit="Dinas Sosial", nip=TRIS.nip))
        if one.row == TRIS.row
    )
    assert right.row == TRIS.row
    assert {reason.code for reason in wrong.against} >= {"unit_different"}


def test_the_honorific_speaks_against_the_other_sex(index: Asked) -> None:
    found = index.candidates(Query(name="Bu Sutrisno", nip=TRIS.nip))[0]
    assert "sex_different" in {reason.code for reason in found.against}
    assert found.strength is not Strength.KUAT


def test_two_digits_off_still_point_at_the_person(index: Asked) -> None:
    found = index.candidates(Query(nip="197805122006041030"))
    assert found[0].row == TRIS.row
    assert "nip_near" in codes(found[0])


@pytest.mark.parametrize("query", [Query(), Query(regency=REGENCY), Query(nip="12")])
def test_nothing_to_go_by_finds_nobody(index: Asked, query: Query) -> None:
    assert index.candidates(query) == []


def test_a_stranger_is_not_found(index: Asked) -> None:
    assert index.candidates(Query(name="Xander Qwertz", unit=KEC)) == [] or all(
        one.strength is Strength.LEMAH
        for one in index.candidates(Query(name="Xander Qwertz", unit=KEC))
    )


def test_an_empty_roster_answers(tmp_path: Path) -> None:
    empty = Asked([], tmp_path)
    assert empty.candidates(Query(name="Sutrisno")) == []
    assert empty.question(Query(name="Sutrisno")) is not None


def test_namesakes_are_counted(index: Asked) -> None:
    found = index.candidates(Query(name="Sutrisno", nip=TRIS.nip))[0]
    alike = [one for one in PEOPLE if one.name.split(",")[0].lower() == "sutrisno"]
    assert found.same_name_in_roster == len(alike)


def test_scores_share_one_whole(index: Asked) -> None:
    found = index.candidates(Query(name="Sri Wahyuni"), top=50)
    assert sum(one.score for one in found) < 1
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_deciding_question(index: Asked) -> None:
    asked = index.question(Query(name="Sri Wahyuni", position="guru"))
    assert asked is not None
    assert asked == "Di unit kerja mana ia bertugas?"
    called = index.question(Query(name="Pak Tris", position="sopir", unit=KEC))
    assert called is not None
    assert called == questions()["name"]
    assert index.question(Query(name="Sutrisno", nip=TRIS.nip)) is None
    assert index.question(Query()) is None


def test_initials_find_people_with_these_initials(index: Asked) -> None:
    found = index.candidates(Query(name="A. Hidayat"))
    assert found
    assert all("name_initial" in codes(one) for one in found[:1])


def test_the_order_of_the_roster_does_not_decide(index: Asked, tmp_path: Path) -> None:
    shuffled = list(PEOPLE)
    seeded(3).shuffle(shuffled)
    query = Query(name="Pak Tris", position="sopir", unit=KEC)
    first, other = index.candidates(query)[0], Asked(shuffled, tmp_path).candidates(query)[0]
    assert first.row == other.row
    assert first.score == pytest.approx(other.score)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Query(name="Bu Hartini Kusumo", unit="Dinas Kesehatan"), "agency_same"),
        (Query(name="Bu Hartini Kusumo", unit="dinkes"), "agency_same"),
        (Query(name="Bu Hartini Kusumo", agency="Puskesmas Wanasari"), "unit_same"),
        (Query(name="Bu Hartini Kusumo", unit="Pemkab Lawu Asri"), "regency_same"),
        (Query(name="Bu Hartini Kusumo", unit="Puskesmas Wanasari"), "unit_same"),
    ],
)
def test_an_agency_given_as_the_unit_is_no_contradiction(
    tmp_path: Path, query: Query, code: str
) -> None:
    post = ("Bidan", "Puskesmas Wanasari", "Dinas Kesehatan", REGENCY)
    head = ("Kepala Dinas", "Dinas Kesehatan", "Dinas Kesehatan", REGENCY)
    people = [Person(1, "Hartini Kusumo", *post), Person(2, "Hartini Kusumo", *head), *PEOPLE[:300]]
    found = {one.row: one for one in Asked(people, tmp_path).candidates(query)}
    assert code in codes(found[1])
    assert not [reason for reason in found[1].against if "different" in reason.code]


def test_a_post_and_an_agency_find_people_without_a_name(index: Asked) -> None:
    found = index.candidates(Query(position="bidan", unit="Dinas Kesehatan"))
    rows = {one.row for one in PEOPLE if "bidan" in one.position.lower()}
    assert found
    assert {one.row for one in found} <= rows


def test_nobody_is_asked_for_what_was_said(index: Asked) -> None:
    asked = index.question(Query(name="Sri Wahyuni", unit="Dinas Kesehatan", position="bidan"))
    assert asked not in [questions()[told] for told in ("agency", "regency", "unit", "position")]
