"""Small signs that part people whom everything else fits alike."""

from dataclasses import replace

import pytest

from jaganetral.names.query import Query
from jaganetral.names.synth.regency import Person, invented_people
from tests.names.small import Asked

THERE, ELSEWHERE = "Kabupaten Teluk Baiduri", "Kabupaten Karst Merah"
HOME, AWAY = "SD Negeri 3 Rantau", "SD Negeri 4 Muara"
ONE = Person(9000, "", "Guru Olahraga", HOME, f"Pemerintah {THERE}", THERE, "")
WOMAN = "198301012009032001"
NAMED = {
    9001: "SELVARA SAMORANG",
    9002: "SELVARA ZAMORANG",
    9003: "RASMILA PETUNGA WANOKO",
    9004: "RASMILA WANOKO TEDURA",
    9005: "TARUMI SEGALYNA",
    9006: "TARUMI TEGALLINA",
    9007: "YAKOB WOWARANG",
    9008: "HIMENG WOWARANG",
    9009: "ZAINUR SRIYANTA",
    9010: "ZAINUR SIRAMANA SUKOTO RAMUNDA",
    9011: "IKARA ROSMIANTU",
    9012: "IKARA SMIANTA",
    9013: "ALIWAN ASMARIF QAMARUNG",
    9014: "ANAK AGUNG QAMARUNG",
    9015: "FRANS TEFARANG",
}
OF_ONE_NAME = [
    replace(ONE, row=9101, name="DARMIKO WITANG"),
    replace(ONE, row=9102, name="DARMIKO WITANG", unit="SD Negeri 7 Lawu", regency=ELSEWHERE),
    replace(ONE, row=9103, name="SUMIRA PONTANG", position="Guru Kelas"),
    replace(ONE, row=9104, name="SUMIRA PONTANG", position="Pengadministrasi Umum"),
    replace(ONE, row=9105, name="KASMIRA PONTANG", position="Pengadministrasi Umum"),
    replace(ONE, row=9106, name="KASMIRA PONTANG", position="Guru Kelas"),
]
OF_ONE_NAME += [
    replace(ONE, row=9107, name="NURAIMANG", regency=ELSEWHERE),
    replace(ONE, row=9108, name="NUR AIMANG"),
]
# others of the schools that were said, so that these are known
COLLEAGUES = [
    replace(ONE, row=9200 + at, name=f"REKAN {word}", unit=unit, regency=regency)
    for at, word in enumerate(("SATUNG", "DUANG", "TIGANG", "EMPATANG"))
    for unit, regency in [((AWAY, THERE), ("SD Negeri 9 Lereng", ELSEWHERE))[at % 2]]
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    named = [replace(ONE, row=row, name=name, nip=WOMAN if row == 9008 else "")
             for row, name in NAMED.items()]  # fmt: skip
    people = [*invented_people(3000, seed=11), *named, *OF_ONE_NAME, *COLLEAGUES]
    return Asked(people, tmp_path_factory.mktemp("signs"))


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("Selvara S", 9001),  # Zamorang begins with the same sound
        ("Selvara Z.", 9002),
        ("Rasmila Wanoko", 9004),  # the last word is left out sooner than one in between
        ("Tarumi Galyna", 9005),  # both end in that sound, one in those letters
        ("Tarumi Gallina", 9006),
        ("H. Wowarang", 9008),  # no haji
        ("Zainur SSR", 9010),  # no Sri
        ("Ikara Ro smiamtu", 9011),  # a scanner tore one word in two
        ("A A. Qamarung", 9013),  # initials as well as Anak Agung
        ("Anak Agung Qamarung", 9014),
        ("Fransiskus Tefarang", 9015),
    ],
)
def test_of_two_that_are_much_alike(index: Asked, said: str, row: int) -> None:
    assert index.candidates(Query(name=said))[0].row == row


@pytest.mark.parametrize(("unit", "row"), [(AWAY, 9101), ("SD Negeri 9 Lereng", 9102)])
def test_who_left_a_unit_is_sought_in_its_regency(index: Asked, unit: str, row: int) -> None:
    found = index.candidates(Query(name="Darmiko Witang", unit=unit))
    assert found[0].row == row
    assert all(2 * one.score < found[0].score for one in found[1:])


def test_who_left_a_unit_is_told_from_who_never_had_it(index: Asked) -> None:
    one = index.candidates(Query(name="Darmiko Witang", unit=AWAY))[0]
    assert [reason.code for reason in one.against] == ["unit_around"]
    other = index.candidates(Query(name="Selvara Samorang", unit="SD Negeri 9 Lereng"))[0]
    assert "unit_different" in [reason.code for reason in other.against]


@pytest.mark.parametrize("said", ["Pak Agus dkk ikut kampanye", "Pak Agus cs ikut kampanye"])
def test_and_his_friends_are_no_office_and_no_post(index: Asked, said: str) -> None:
    found = index.searcher.cues(said)
    assert (found.unit, found.position) == ("", "")


@pytest.mark.parametrize("said", ["ASN", "oknum pegawai"])
def test_a_post_that_says_nothing_speaks_against_nobody(index: Asked, said: str) -> None:
    one = index.candidates(Query(name="Selvara Samorang", position=said))[0]
    assert (one.row, one.against) == (9001, ())
    assert not [reason for reason in one.for_ if reason.code.startswith("position")]


@pytest.mark.parametrize(("name", "row"), [("Sumira Pontang", 9104), ("Kasmira Pontang", 9105)])
def test_a_teacher_is_called_a_teacher(index: Asked, name: str, row: int) -> None:
    assert index.candidates(Query(name=name, position="ASN"))[0].row == row
    assert index.candidates(Query(name=name, position="guru"))[0].row != row


@pytest.mark.parametrize(("place", "row"), [(ELSEWHERE, 9107), (THERE, 9108)])
def test_some_words_are_written_together_or_apart(index: Asked, place: str, row: int) -> None:
    assert index.candidates(Query(name="Nuraimang", regency=place))[0].row == row


def test_a_second_word_left_out_costs_less_than_the_first(index: Asked) -> None:
    lacking = []
    for said in ("Zainur Siramana Sukoto Ramunda", "Zainur Siramana Sukoto", "Zainur Siramana"):
        found = index.searcher.search(Query(name=said))
        lacking.append(sum(one.surprise for one in found.readings[0]) - found.hits[0].name_bits)
    whole, one_less, two_less = lacking
    assert one_less - whole > two_less - one_less > 0
