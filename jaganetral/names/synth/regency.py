"""An invented roster of one regency, for demonstration and measurement; nobody in it exists."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

import msgspec

from jaganetral.names import tables

_STATUS_CONTRACT = 0.15  # of the people; their NIP has 21 for the month


@dataclass(frozen=True, slots=True)
class Person:
    """One line of a roster."""

    row: int
    name: str
    position: str = ""
    unit: str = ""
    agency: str = ""
    regency: str = ""
    nip: str = ""


class Pool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand first and last in a name, common ones first."""

    first: list[str]
    last: list[str]


class Custom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One naming custom and its share of the people."""

    share: float
    laki_laki: Pool
    perempuan: Pool


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An agency and its units."""

    name: str
    units: list[str]


class Invented(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/synth/regency.yaml`."""

    customs: dict[str, Custom]
    single_share: float
    third_share: float
    titled_share: float
    titles: list[str]
    places: list[str]
    agencies: list[Office]
    office_posts: list[str]
    school_posts: list[str]
    health_posts: list[str]


@cache
def pools() -> Invented:
    """The words invented rosters are drawn from."""
    return tables.read("synth/regency.yaml", Invented)


def _common_first(words: Sequence[str], dice: Random) -> str:
    """The earlier a word stands, the more people bear it."""
    return words[int(len(words) * dice.random() ** 1.8)]


def name_of(dice: Random) -> tuple[str, str]:
    """An invented name without titles, and the sex."""
    table = pools()
    customs = list(table.customs.values())
    custom = dice.choices(customs, [one.share for one in customs])[0]
    sex = dice.choice(["laki_laki", "perempuan"])
    pool = custom.laki_laki if sex == "laki_laki" else custom.perempuan
    first, last = _common_first(pool.first, dice), _common_first(pool.last, dice)
    kind = dice.random()
    if kind < table.single_share and len(first) > 4 and " " not in first:
        return first, sex
    if kind > 1 - table.third_share:
        return f"{first} {_common_first(pool.last, dice)} {last}", sex
    return f"{first} {last}", sex


def nip_of(dice: Random, sex: str) -> str:
    """A well-formed invented NIP."""
    born = dice.randint(1966, 2000)
    start = min(born + dice.randint(20, 34), 2024)
    month = "21" if dice.random() < _STATUS_CONTRACT else f"{dice.randint(1, 12):02}"
    day = f"{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return f"{born}{day}{start}{month}{1 if sex == 'laki_laki' else 2}{dice.randint(1, 999):03}"


def _sub_district(place: str) -> Iterator[tuple[str, str, str]]:
    unit = f"Kecamatan {place}"
    yield "Camat", unit, unit
    yield "Sekretaris Camat", unit, unit
    for section in ("Pemerintahan", "Ketenteraman dan Ketertiban", "Kesejahteraan Sosial"):
        yield f"Kepala Seksi {section}", unit, unit
    for post in ("Pengelola Kendaraan", "Bendahara", "Pengadministrasi Umum"):
        yield post, unit, unit
    yield "Lurah", f"Kelurahan {place}", unit
    yield "Sekretaris Kelurahan", f"Kelurahan {place}", unit
    yield "Kepala Puskesmas", f"Puskesmas {place}", "Dinas Kesehatan"
    for number in (1, 2, 3):
        yield "Kepala Sekolah", f"SDN {number} {place}", "Dinas Pendidikan dan Kebudayaan"
    yield "Kepala Sekolah", f"SMPN 1 {place}", "Dinas Pendidikan dan Kebudayaan"


def _leading_posts() -> Iterator[tuple[str, str, str]]:
    table = pools()
    for place in table.places:
        yield from _sub_district(place)
    for office in table.agencies:
        head = "Kepala Dinas" if office.name.startswith("Dinas") else "Kepala"
        yield f"{head}", office.name, office.name


def _ordinary_post(dice: Random) -> tuple[str, str, str]:
    table = pools()
    place = dice.choice(table.places)
    kind = dice.random()
    if kind < 0.45:
        school = dice.choice(["SDN 1", "SDN 2", "SDN 3", "SMPN 1"])
        return (
            dice.choice(table.school_posts),
            f"{school} {place}",
            "Dinas Pendidikan dan Kebudayaan",
        )
    if kind < 0.65:
        return dice.choice(table.health_posts), f"Puskesmas {place}", "Dinas Kesehatan"
    if kind < 0.8:
        unit = f"Kecamatan {place}" if dice.random() < 0.6 else f"Kelurahan {place}"
        return dice.choice(table.office_posts), unit, f"Kecamatan {place}"
    office = dice.choice(table.agencies)
    return dice.choice(table.office_posts), dice.choice(office.units), office.name


def _written(name: str, dice: Random) -> str:
    table = pools()
    if dice.random() > table.titled_share:
        return name
    title = dice.choice(table.titles)
    shout: Callable[[str], str] = str.upper if dice.random() < 0.5 else str
    return f"{shout(name)}, {title}"


def invented_people(
    count: int, seed: int, regency: str = "Kabupaten Lawu Asri"
) -> Iterator[Person]:
    """`count` invented people of one regency, the same for the same seed; rows count from 1.

    Leading posts (heads, camat, head teachers) come first, each once.
    """
    dice = Random(seed)  # noqa: S311  invented people need no secret numbers
    leading = _leading_posts()
    for row in range(1, count + 1):
        position, unit, agency = next(leading, None) or _ordinary_post(dice)
        name, sex = name_of(dice)
        yield Person(row, _written(name, dice), position, unit, agency, regency, nip_of(dice, sex))
