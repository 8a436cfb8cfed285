"""What a value in a file of the pack may look like; each mistake is one sentence with its line."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from jaganetral.law.corpus.strict import Spot

# Looks at a value where it stands. Raises PackError.
Shape = Callable[[Any, Spot], None]
MANY = 12


def meant(value: Any, known: Collection[Any]) -> str:
    """The remedy for a name that is not known: the nearest one, or the whole choice."""
    names = sorted({str(one) for one in known})
    near = get_close_matches(str(value), names, 1, 0.7)
    if near:
        return f"maksudnya {near[0]}?"
    more = f", … ({len(names)} pilihan)" if len(names) > MANY else ""
    return f"pilih: {', '.join(names[:MANY])}{more}" if names else "belum ada satu pun"


def text(value: Any, spot: Spot) -> None:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise spot.error(f"{value!r} bukan teks; tulis teks, bila perlu dalam tanda kutip")


def version(value: Any, spot: Spot) -> None:
    """A version: a text or a day."""
    if type(value) is not date:
        text(value, spot)


def flag(value: Any, spot: Spot) -> None:
    """Yes or no."""
    if not isinstance(value, bool):
        raise spot.error(f"{value!r} bukan true atau false")


def day(value: Any, spot: Spot) -> None:
    """A day."""
    if type(value) is not date:  # a day with an hour is a date too, for Python
        raise spot.error(f"{value!r} bukan tanggal; tulis seperti 2024-09-22")


def whole(value: Any, spot: Spot) -> None:
    """A whole number above zero."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise spot.error(f"{value!r} bukan bilangan bulat di atas nol")


def url(value: Any, spot: Spot) -> None:
    """An address on the web."""
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise spot.error(f"{value!r} bukan alamat; mulai dengan https://")


def pattern(value: Any, spot: Spot) -> None:
    """A regular expression."""
    text(value, spot)
    try:
        re.compile(value)
    except re.error as trouble:
        raise spot.error(f"{value!r} bukan pola yang benar ({trouble})") from None


def one_of(known: Collection[Any]) -> Shape:
    """One of some values, of the same type too: 1 is not true."""

    def shape(value: Any, spot: Spot) -> None:
        if not any(value == one and type(value) is type(one) for one in known):
            raise spot.error(f"{value!r} tidak dikenal; {meant(value, known)}")

    return shape


def rows(of: Shape, *, least: int = 1) -> Shape:
    """A list of at least some values."""

    def shape(value: Any, spot: Spot) -> None:
        if not isinstance(value, list):
            raise spot.error(f"{_kind(value)} di tempat daftar; tulis [satu, dua]")
        if len(value) < least:
            raise spot.error("daftar kosong; isi atau hapus kuncinya")
        for place, one in enumerate(value):
            of(one, spot.at(place))

    return shape


def single_or_rows(of: Shape) -> Shape:
    """One value, or a list of them."""

    def shape(value: Any, spot: Spot) -> None:
        (rows(of) if isinstance(value, list) else of)(value, spot)

    return shape


def mapping(key: Shape, of: Shape, said: str = "") -> Shape:
    """Names with values; `said` is what a name is called in an error ("norma")."""

    def shape(value: Any, spot: Spot) -> None:
        for name, one in _mapping(value, spot).items():
            here = spot.at(name, said=f"{said} {name}" if said else "")
            key(name, here)
            of(one, here)

    return shape


def table(needed: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Shape:
    """A mapping with fixed keys, some of them needed."""
    known = {**needed, **(optional or {})}

    def shape(value: Any, spot: Spot) -> None:
        row = _mapping(value, spot)
        for name in row:
            if not isinstance(name, str):
                raise spot.at(name).error(f"kunci {name!r} bukan kata; beri tanda kutip")
            if name not in known:
                raise spot.at(name).error(f"kunci tak dikenal {name!r}; {meant(name, known)}")
        for name in needed:
            if name not in row:
                raise spot.error(f"tanpa `{name}`; tambahkan")
        for name, one in row.items():
            known[name](one, spot.at(name))

    return shape


def in_order(of: Shape, first: str, last: str) -> Shape:
    """A row in which one day does not lie after another."""

    def shape(value: Any, spot: Spot) -> None:
        of(value, spot)
        if first in value and last in value and value[first] > value[last]:
            raise spot.at(first).error(f"`{first}` sesudah `{last}`; balik atau perbaiki")

    return shape


def _mapping(value: Any, spot: Spot) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise spot.error(f"{_kind(value)} di tempat pemetaan; tulis nama: nilai")
    return value


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "pemetaan"
    return "daftar" if isinstance(value, list) else "kosong" if value is None else f"{value!r}"
