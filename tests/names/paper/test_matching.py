"""Lines of a list against the people of an office: sure, open, nobody; never the wrong one."""

from random import Random

import pytest

from jaganetral.names.paper.matching import Matched, Standing, match
from jaganetral.names.paper.office import Member, office_of
from jaganetral.names.paper.reading import read_text
from jaganetral.names.synth.handwriting import written_list
from jaganetral.names.synth.roster import Country, parts

NIP, OTHER = "198503152010011007", "197805122006041003"
PEOPLE = [
    Member(11, "Drs. SUTRISNO HADI, M.Si", "Guru", "SDN 1 Sukamaju", "Dinas Pendidikan", nip=NIP),
    Member(12, "Siti Aminah, S.Pd", "Guru", "SDN 1 Sukamaju", "Dinas Pendidikan"),
    Member(13, "Siti Aminah", "Guru", "SDN 2 Wanasari", "Dinas Pendidikan", nip=OTHER),
    Member(14, "Muhammad Yusuf Wirakusuma", "Kepala Sekolah", "SDN 2 Wanasari"),
    Member(15, "Retno Palupi Kinasih", "Pengadministrasi Umum", "Dinas Pendidikan"),
]


def matched(text: str) -> list[Matched]:
    with office_of(PEOPLE) as office:
        return match(read_text(text, "teks"), office)


def test_namesakes_stay_open_until_the_unit_or_the_nip_tells_them_apart() -> None:
    bare, placed, numbered = matched(
        f"Siti Aminah\nSiti Aminah; SDN 2 Wanasari\nSiti Aminah; {NIP[:8]} 201001 1 007"
    )
    assert bare.standing is Standing.OPEN
    assert len(bare.choices) == 2
    assert placed.person == 13
    assert numbered.standing is Standing.OPEN  # the number is another person's


def test_a_nip_alone_is_enough_and_with_a_slip_it_is_asked() -> None:
    sure, slipped = matched(f"{NIP}\n{NIP[:-1]}8")
    assert (sure.standing, sure.person) == (Standing.SURE, 11)
    assert slipped.standing is Standing.OPEN


def test_who_signs_twice_counts_once() -> None:
    first, second = matched("1. Retno Palupi Kinasih\n2. Retno Palupi K, SE")[:2]
    assert (first.standing, first.person) == (Standing.SURE, 15)
    assert second.standing in (Standing.TWICE, Standing.OPEN)
    again = matched("Retno Palupi Kinasih\nRETNO PALUPI KINASIH")
    assert [one.standing for one in again] == [Standing.SURE, Standing.TWICE]


def test_a_stranger_is_nobody_and_a_line_without_a_name_is_told() -> None:
    stranger, empty = matched("Zebulon Quispe\n2. sda")
    assert stranger.standing is Standing.NOBODY
    assert empty.standing is Standing.UNREAD


@pytest.fixture(scope="module")
def office() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Some 1,500 people who work together, and others."""
    frame = next(parts(Country(5), 20_000)).fill_null("")
    rows = frame.to_dicts()
    return rows[:1500], rows[1500:1600]


def test_a_handwritten_list_names_nobody_wrongly(
    office: tuple[list[dict[str, str]], list[dict[str, str]]],
) -> None:
    people, strangers = office
    chosen = Random(1).sample(list(enumerate(people)), 380)  # noqa: S311 - the same list
    told = list(written_list(chosen, strangers[:20], 7))
    columns = ("name", "position", "unit", "agency", "regency", "nip")
    members = [Member(at, *(row[key] for key in columns)) for at, row in enumerate(people)]
    with office_of(members) as here:
        found = match(read_text("\n".join(line for line, _ in told), "teks"), here)
    sure = [(one.person, row) for one, (_, row) in zip(found, told, strict=True)
            if one.standing is Standing.SURE]  # fmt: skip
    assert sum(person != row for person, row in sure) <= 1  # 0.3 % of 400
    assert len(sure) >= 260
