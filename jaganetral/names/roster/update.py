"""Changes of a day brought into an index: people come, go, or change post.

The answers afterwards are those of a fresh build of the changed roster: rows keep their numbers,
rows that go leave a gap, and new ones are numbered on behind the highest number ever given.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from jaganetral.names.parquet import polars
from jaganetral.names.roster.build import finish
from jaganetral.names.roster.carry import Carry
from jaganetral.names.roster.merge import merged
from jaganetral.names.roster.opened import roster_of
from jaganetral.names.roster.origin import key_sign, rules
from jaganetral.names.roster.people import COLUMNS, Roster, gathered, number_of_nip
from jaganetral.names.roster.store import Store, Writer
from jaganetral.names.roster.stretches import Ints

_LOW = 0xFFFFF  # bits by which those looked for are told from most others
FIELDS = ("nip", "name", *COLUMNS)


class Kind(StrEnum):
    """What happens to somebody; the words stand in the files of agencies."""

    ADD = "tambah"
    CHANGE = "ubah"
    REMOVE = "hapus"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of changes. `row` 0: the person is told by NIP. Empty fields stay as they were.

    `kind` None: a change where the person is known, else an addition.
    """

    line: int
    kind: Kind | None = None
    row: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Updated:
    """What an update did; `refused` are (line, why)."""

    sha256: str = ""
    added: int = 0
    changed: int = 0
    removed: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


class CannotUpdate(ValueError):
    """The index cannot take changes; one sentence with the remedy."""


def update(
    folder: Path,
    changes: Iterable[Change],
    *,
    key: bytes | None = None,
    tell: Callable[[str], None] | None = None,
) -> Updated:
    """Bring changes into an index and put the new one in its place at once.

    Raises CannotUpdate, BrokenIndex, BadKey; then, and where no change can be taken, nothing is
    written.
    """
    say = tell or (lambda _: None)
    store = Store(folder)
    _check(store, key)
    say("reading")
    old = roster_of(store, key)
    taking = _Taking(old, store.array("kept_name"), int(store.facts["last_row"]), list(changes))
    if not taking.gone.any() and not taking.fresh:
        taking.done.sha256 = store.sha256
        return taking.done
    new = _roster(taking.fresh, old)
    both, moves = merged(old, taking.gone, new)
    if not both.people:
        raise CannotUpdate(f"{folder}: nobody would be left; take the index away instead.")
    with Writer(folder) as writer:
        notes = {"rules": rules(), "last_row": taking.last_row}
        taking.done.sha256 = finish(both, writer, key, notes, say, store, Carry(store, moves).lists)
    return taking.done


def _check(store: Store, key: bytes | None) -> None:
    if store.facts.get("rules") != rules():
        raise CannotUpdate(f"{store.folder}: was built by another version; build it again.")
    sealed = store.facts.get("key", "")
    if sealed and key is None:
        raise CannotUpdate(f"{store.folder}: holds sealed NIPs; give its key with --key.")
    if sealed != key_sign(key):
        raise CannotUpdate(f"{store.folder}: the key is not the one its NIPs are sealed with.")


@dataclass(frozen=True, slots=True)
class _Fresh:
    row: int
    sex: int
    fields: Mapping[str, str]


class _Taking:
    """Goes through changes: who goes, and which rows come."""

    def __init__(self, old: Roster, kept: Ints, last_row: int, changes: list[Change]) -> None:
        self.old, self.kept, self.last_row, self.done = old, kept, last_row, Updated()
        self.gone = np.zeros(old.people, bool)
        self.fresh: list[_Fresh] = []
        nips = {number_of_nip(one.fields.get("nip", "")) for one in changes} - {0}
        self.by_row = _places(old.row_of, {one.row for one in changes} - {0})
        self.by_nip = _places(old.nips, nips) if old.nips is not None else {}
        self.met: dict[int, int] = {}
        self.new_nips: dict[int, int] = {}
        for change in changes:
            why = self._take(change)
            if why:
                self.done.refused.append((change.line, why))
        self.fresh.sort(key=lambda one: one.row)

    def _take(self, change: Change) -> str:
        """Why a change cannot be taken, "" where it was."""
        nip = number_of_nip(change.fields.get("nip", ""))
        person = self.by_row.get(change.row) if change.row else self.by_nip.get(nip)
        if change.row and person is None:
            return f"Tidak ada baris {change.row} di indeks. Periksa nomor barisnya."
        kind = change.kind or (Kind.ADD if person is None else Kind.CHANGE)
        if kind is Kind.ADD:
            return self._add(change, nip, person)
        if person is None:
            return self._unknown(nip)
        if person in self.met:
            return f"Orang ini sudah diubah di baris {self.met[person]}. Hapus salah satunya."
        if kind is Kind.CHANGE and change.row and self._taken(nip, person):
            return "NIP ini sudah dipakai orang lain di indeks. Periksa NIP-nya."
        self.met[person] = change.line
        self.gone[person] = True
        if kind is Kind.REMOVE:
            self.done.removed += 1
        else:
            self._change(change, person)
        return ""

    def _add(self, change: Change, nip: int, person: int | None) -> str:
        if person is not None or self._taken(nip, -1):
            return "NIP ini sudah ada di indeks. Pakai ubah, bukan tambah."
        if not any(letter.isalpha() for letter in change.fields.get("name", "")):
            return "Kolom nama kosong. Isi namanya."
        self.last_row += 1
        self.new_nips[nip] = change.line
        self.fresh.append(_Fresh(self.last_row, 0, change.fields))
        self.done.added += 1
        return ""

    def _change(self, change: Change, person: int) -> None:
        said = {name: text for name, text in change.fields.items() if text}
        fields = {**self._fields(person), **said}
        self.new_nips[number_of_nip(fields["nip"])] = change.line
        row, sex = int(self.old.row_of[person]), int(self.old.sex[person])
        self.fresh.append(_Fresh(row, sex, fields))
        self.done.changed += 1

    def _fields(self, person: int) -> dict[str, str]:
        """A person's row as the index holds it."""
        old = self.old
        nip = int(old.nips[person]) if old.nips is not None else 0
        start, end = int(old.kept_ends[person]), int(old.kept_ends[person + 1])
        values = {one: old.values[one][int(old.codes[one][person])] for one in COLUMNS}
        name = self.kept[start:end].tobytes().decode()
        return {"nip": f"{nip:018}" if nip else "", "name": name, **values}

    def _taken(self, nip: int, person: int) -> bool:
        holder = self.by_nip.get(nip, person)
        return nip > 0 and (nip in self.new_nips or holder != person)

    def _unknown(self, nip: int) -> str:
        if self.old.nips is None:
            return "Indeks ini tanpa NIP. Sebut nomor barisnya di kolom baris."
        told = "NIP ini tidak ada di indeks." if nip else "Tidak ada NIP 18 angka di baris ini."
        return f"{told} Periksa NIP-nya, atau sebut nomor barisnya di kolom baris."


def _places(numbers: Ints, wanted: set[int]) -> dict[int, int]:
    """Number -> the person who has it, for those wanted."""
    if not wanted:
        return {}
    some = np.array(list(wanted), numbers.dtype)
    low = numbers.dtype.type(_LOW)
    likely = np.zeros(_LOW + 1, bool)
    likely[some & low] = True
    near = np.flatnonzero(likely[numbers & low])  # few, and only these are looked up
    people = near[np.isin(numbers[near], some)]
    return dict(zip(numbers[people].tolist(), people.tolist(), strict=True))


def _roster(fresh: list[_Fresh], old: Roster) -> Roster:
    """Fresh rows as a roster. Where nothing tells the sex, it stays what it was."""
    pl = polars()
    columns: dict[str, Any] = {
        name: pl.Series([one.fields.get(name, "") for one in fresh], dtype=pl.String)
        for name in FIELDS
    }
    columns["row"] = pl.Series([one.row for one in fresh], dtype=pl.UInt32)
    found = gathered([pl.DataFrame(columns)], nips=old.nips is not None)
    before = {one.row: one.sex for one in fresh if not number_of_nip(one.fields.get("nip", ""))}
    known = np.array([before.get(row, 0) for row in found.row_of.tolist()], np.uint8)
    found.sex = np.maximum(found.sex, known)
    return found
