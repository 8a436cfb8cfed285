"""A national roster of invented people, written in parts, the same for the same seed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral import places
from jaganetral.names.parquet import polars
from jaganetral.names.synth.pools import SEXES, People, Pool, people, pool, word_pools

PART = 500_000  # people made at once
_SERIALS = 70  # of the 999 last numbers of a NIP, those that one part uses
COLUMNS = ("nip", "name", "position", "unit", "agency", "regency", "status")
Ints = npt.NDArray[np.int64]
Column = npt.NDArray[Any]
_KIND_OF_UNIT = (("SD ", "school"), ("SMP ", "school"), ("TK ", "school"), ("MTs", "school"),
                 ("MAN", "school"), ("Puskesmas", "health"), ("RSUD", "health"))  # fmt: skip


class Country:
    """Everything that does not depend on the person: places, units, pools of words."""

    def __init__(self, seed: int) -> None:
        self.seed, self.table = seed, people()
        dice = np.random.default_rng([seed, 2])
        self.regencies = list(places.known().regencies())
        sizes = dice.gamma(2.0, 1.0, len(self.regencies)) + 0.25
        self.regency = pool([place.name for place in self.regencies], sizes)
        self.words = word_pools(seed)
        self.customs = sorted({one for row in self.table.customs.values() for one in row})
        self.mix = np.array([self._mix(place.code) for place in self.regencies])
        self.places = self._places(dice)

    def _mix(self, code: str) -> list[float]:
        """Cumulated shares of the customs in a regency."""
        rows = self.table.customs
        best = max((start for start in rows if code.startswith(start)), key=len)
        shares = np.array([rows[best].get(custom, 0.0) for custom in self.customs])
        return list(np.cumsum(shares / shares.sum()))

    def _places(self, dice: np.random.Generator) -> list[list[str]]:
        """Invented villages and sub-districts of each regency."""
        front, back = self.table.place_parts
        names = [one + other for one in front for other in back]
        count = self.table.places_a_regency
        return [list(dice.choice(names, count, replace=False)) for _ in self.regencies]


def write_roster(
    path: Path, rows: int, seed: int, tell: Callable[[int], None] | None = None
) -> None:
    """Write `rows` invented people as Parquet with COLUMNS; `tell` hears how many are made."""
    pl = polars()
    country = Country(seed)
    with TemporaryDirectory(dir=path.parent) as folder:
        made = 0
        for number, frame in enumerate(parts(country, rows)):
            frame.write_parquet(Path(folder) / f"{number:05}.parquet", compression="zstd")
            made += len(frame)
            if tell:
                tell(made)
        whole = path.with_name(f".{path.name}.part")
        pl.scan_parquet(Path(folder) / "*.parquet").sink_parquet(whole, row_group_size=PART)
        whole.replace(path)


def parts(country: Country, rows: int) -> Iterator[Any]:
    """Data frames of at most PART people each."""
    for number, first in enumerate(range(0, rows, PART)):
        dice = np.random.default_rng([country.seed, 3, number])
        yield _part(country, min(PART, rows - first), number, dice)


def _part(country: Country, count: int, part: int, dice: np.random.Generator) -> Any:
    pl = polars()
    regency = country.regency.draw(dice, count)
    sex = dice.integers(0, 2, count)
    name = _names(country, regency, sex, dice)
    unit, agency, kind = _workplaces(country, regency, dice)
    status = pool(list(country.table.statuses), list(country.table.statuses.values()))
    drawn = status.draw(dice, count)
    columns = {
        "nip": _nips(sex, drawn, part, dice),
        "name": _titled(name, country.table, dice),
        "position": _posts(kind, country.table, dice),
        "unit": unit,
        "agency": agency,
        "regency": np.array(country.regency.words, object)[regency],
        "status": np.array(status.words, object)[drawn],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(COLUMNS, pl.String))


def _names(country: Country, regency: Ints, sex: Ints, dice: np.random.Generator) -> Column:
    """Names without titles: one to four words by the custom of the person."""
    count = len(regency)
    custom = (dice.random(count)[:, None] >= country.mix[regency]).sum(1)
    sizes = pool(list(map(str, country.table.words)), list(country.table.words.values()))
    words = sizes.draw(dice, count) + 1
    found = np.empty(count, object)
    for at, one in enumerate(country.customs):
        for which, named in enumerate(SEXES):
            rows = np.flatnonzero((custom == at) & (sex == which))
            found[rows] = _spoken(country.words[one, named], words[rows], dice)
    return found


def _spoken(pools: tuple[Pool, Pool], words: Ints, dice: np.random.Generator) -> Column:
    first, last = pools
    others = np.array(last.words, object)
    said = np.array(first.words, object)[first.draw(dice, len(words))]
    alone = np.flatnonzero(words == 1)  # Siti or Muhammad alone is no name
    said[alone] = others[last.draw(dice, len(alone))]
    for place in range(2, 5):
        rows = np.flatnonzero(words >= place)
        said[rows] = said[rows] + (" " + others[last.draw(dice, len(rows))])
    return said


def _titled(names: Column, table: People, dice: np.random.Generator) -> Column:
    before = pool(list(table.titles_before), list(table.titles_before.values()))
    after = np.array([", " + title for title in table.titles_after], object)
    count = len(names)
    shouted = dice.random(count) < table.shouted
    written = np.where(shouted, np.array([name.upper() for name in names], object), names)
    front = np.array(before.words, object)[before.draw(dice, count)]
    back = np.where(
        dice.random(count) < table.titled, after[dice.integers(0, len(after), count)], ""
    )
    result: Column = front + written + back.astype(object)
    return result


def _workplaces(
    country: Country, regency: Ints, dice: np.random.Generator
) -> tuple[Column, Column, Column]:
    """Unit, agency, and the kind of unit, which decides the posts."""
    table, count = country.table, len(regency)
    local = dice.random(count) < table.agencies.local
    unit = np.empty(count, object)
    for name, rows in (("local", np.flatnonzero(local)), ("central", np.flatnonzero(~local))):
        patterns = pool(list(table.units[name]), list(table.units[name].values()))
        drawn = patterns.draw(dice, len(rows))
        spots = dice.integers(0, table.places_a_regency, len(rows))
        numbers = dice.integers(1, 6, len(rows))
        unit[rows] = [
            _unit(patterns.words[p], country.places[r][s], n)
            for p, r, s, n in zip(drawn, regency[rows], spots, numbers, strict=True)
        ]
    central = np.array(table.agencies.central, object)
    own = np.array(["Pemerintah " + one for one in country.regency.words], object)[regency]
    agency = np.where(local, own, central[dice.integers(0, len(central), count)])
    return unit, agency, np.array([_kind(one) for one in unit], object)


def _unit(pattern: str, place: str, number: int) -> str:
    return pattern.replace("#", str(number)).replace("{}", place)


def _kind(unit: str) -> str:
    return next((kind for start, kind in _KIND_OF_UNIT if unit.startswith(start)), "office")


def _posts(kind: Column, table: People, dice: np.random.Generator) -> Column:
    found = np.empty(len(kind), object)
    posts: Mapping[str, Mapping[str, float]] = table.posts
    for name, row in posts.items():
        rows = np.flatnonzero(kind == name)
        drawn = pool(list(row), list(row.values()))
        found[rows] = np.array(drawn.words, object)[drawn.draw(dice, len(rows))]
    return found


def _nips(sex: Ints, status: Ints, part: int, dice: np.random.Generator) -> Sequence[str]:
    """Well-formed numbers of 18 digits, none twice; PPPK have 21 for the month."""
    found = np.zeros(len(sex), np.int64)
    rows = np.arange(len(sex))
    while len(rows):
        found[rows] = _drawn_nips(sex[rows], status[rows], part, dice)
        _, first = np.unique(found, return_index=True)
        rows = np.setdiff1d(np.arange(len(sex)), first)
    return [f"{number:018}" for number in found]


def _drawn_nips(sex: Ints, status: Ints, part: int, dice: np.random.Generator) -> Ints:
    count = len(sex)
    born = dice.integers(1966, 2003, count)
    start = np.minimum(born + dice.integers(20, 34, count), 2024)
    month = np.where(status >= 2, 21, dice.integers(1, 13, count))
    date = born * 10_000 + dice.integers(1, 13, count) * 100 + dice.integers(1, 29, count)
    head = (date * 10_000 + start) * 100 + month
    serial = 1 + part * _SERIALS % 999 + dice.integers(0, _SERIALS, count)
    result: Ints = (head * 10 + sex + 1) * 1000 + np.minimum(serial, 999)
    return result
