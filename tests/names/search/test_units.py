"""How a unit that is said agrees with the units of a roster."""

import pytest

from jaganetral.names.synth.regency import Person
from tests.names.small import Asked

UNITS = (
    "Kecamatan Sukamaju",
    "Kecamatan Sukadana",
    "Kelurahan Sukamaju",
    "Seksi Pemerintahan Kecamatan Sukamaju",
    "SDN 1 Sukamaju",
    "SDN 2 Sukamaju",
    "SDN 2 Sukadana",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    people = [Person(at, "Sutrisno", unit=unit) for at, unit in enumerate(UNITS)]
    return Asked(people, tmp_path_factory.mktemp("units"))


@pytest.mark.parametrize(
    ("said", "held", "level"),
    [
        ("Kec. Suka Maju", "Kecamatan Sukamaju", "same"),
        ("Kantor Camat Sukamaju", "Kecamatan Sukamaju", "same"),
        ("Kecamatan Sukamaju", "Seksi Pemerintahan Kecamatan Sukamaju", "part"),
        ("kantor kecamatan", "Kecamatan Sukamaju", "part"),
        ("Kecamatan Sukmaju", "Kecamatan Sukamaju", "part"),
        ("Kecamatan Sukamaju", "Kelurahan Sukamaju", "different"),
        ("Kecamatan Sukamaju", "Kecamatan Sukadana", "different"),
        ("SDN 2 Sukamaju", "SD Negeri 2 Sukamaju", "same"),
        ("SDN 2 Sukamaju", "SDN 1 Sukamaju", "different"),
        ("SDN 2 Sukamaju", "SDN 2 Sukadana", "different"),
    ],
)
def test_how_units_agree(asked: Asked, said: str, held: str, level: str) -> None:
    column = asked.searcher.contexts.column("unit")
    value = column.texts.index(held.replace("SD Negeri", "SDN"))
    assert asked.searcher.contexts.told("unit", said).at(value)[0] == level


def test_what_was_said_before_changes_nothing(asked: Asked) -> None:
    """The same post in other words is weighed anew; each value counts once."""
    people = [Person(at, "Sutrisno", "Bidan Mahir") for at in range(3)]
    contexts = Asked(people, asked.folder).searcher.contexts
    bits = [contexts.told("position", said).most for said in ("Bidan", "BIDAN", "bidan", "Bidan.")]
    assert len(set(bits)) == 1
    assert contexts.told("position", "bidan").levels["same"] == [0]


def test_a_former_post_speaks_less_against_those_in_others(asked: Asked) -> None:
    posts = ["Guru Ahli Muda", "Camat", "Camat", "Lurah"]
    people = [Person(at, "Sutrisno", post) for at, post in enumerate(posts)]
    contexts = Asked(people, asked.folder).searcher.contexts
    now, before = (contexts.told("position", said) for said in ("guru", "mantan guru"))
    assert now.least < before.least < 0
    assert now.most == before.most
