"""Places: provinces, regencies and cities with Kemendagri codes, names as they are written.

The tables lie in `data/` under a licence of their own (`data/LICENSE.md`). Codes are text: `NN`
a province, `NN.NN` a regency or city.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
CODE = re.compile(r"\d\d(\.\d\d)?")
IANA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@dataclass(frozen=True, slots=True)
class Place:
    """A province, regency or city. `kind` is `provinsi`, `kabupaten` or `kota`.

    `province_code` of a province is its own code; `zone` is WIB, WITA or WIT.
    """

    code: str
    name: str
    kind: str
    province_code: str
    province: str
    zone: str

    @property
    def label(self) -> str:
        """`Kabupaten Lombok Timur, Nusa Tenggara Barat`; a province by its name alone."""
        return self.name if self.kind == "provinsi" else f"{self.name}, {self.province}"

    @property
    def iana(self) -> str:
        """The time zone as computers name it, `Asia/Jakarta`."""
        return IANA[self.zone]


class Row(NamedTuple):
    """A place to add to the shipped ones; `zone` is needed for a province only."""

    code: str
    name: str
    zone: str = ""


class Tile(NamedTuple):
    """Where a province stands on the tile map: columns and rows count from 1."""

    province_code: str
    short: str
    column: int
    row: int


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a shipped table."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def tiles() -> tuple[Tile, ...]:
    """The tile map of the 38 provinces, by code."""
    return tuple(
        Tile(row["province_code"], row["short"], int(row["column"]), int(row["row"]))
        for row in read_table("tiles.csv")
    )


@cache
def shipped() -> Mapping[str, Place]:
    """Every shipped place by code, provinces first."""
    zones = {row["province_code"]: row["zone"] for row in read_table("zones.csv")}
    rows = [
        Row(row["code"], row["name"], zones[row["code"]]) for row in read_table("provinces.csv")
    ]
    rows += [Row(row["code"], row["name"]) for row in read_table("regencies.csv")]
    return add({}, rows)


def add(known: Mapping[str, Place], rows: Iterable[Row]) -> dict[str, Place]:
    """The known places with further rows; ValueError names a row that does not fit."""
    places = dict(known)
    for row in rows:
        if not CODE.fullmatch(row.code) or row.code in places:
            raise ValueError(f'Place code "{row.code}" must be NN or NN.NN and not taken yet.')
        place = _province(row) if len(row.code) == 2 else _regency(row, places)
        places[place.code] = place
    return places


def _province(row: Row) -> Place:
    if row.zone not in IANA:
        raise ValueError(f"Province {row.code} needs a time zone: {', '.join(IANA)}.")
    return Place(row.code, row.name, "provinsi", row.code, row.name, row.zone)


def _regency(row: Row, places: Mapping[str, Place]) -> Place:
    province = places.get(row.code[:2])
    if province is None:
        raise ValueError(f"Place {row.code} needs its province {row.code[:2]} first.")
    kind = row.name.split(" ", 1)[0].lower()
    if kind not in ("kabupaten", "kota"):
        raise ValueError(f'The name of {row.code} must begin with "Kabupaten" or "Kota".')
    return Place(row.code, row.name, kind, province.code, province.name, row.zone or province.zone)
