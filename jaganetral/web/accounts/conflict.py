"""Conflict of interest, as a pure function: callers hand it the officer and the parties."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from jaganetral.names.normalize import fold_name


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands: NIP and name as known, posts held, posts above them (by id)."""

    name: str
    nip: str = ""
    posts: frozenset[int] = frozenset()
    line: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why somebody may not open a case."""

    kind: Literal["self", "superior", "subordinate"]
    sentence: str


def _same(one: Standing, other: Standing) -> bool:
    if one.nip and other.nip:
        return one.nip == other.nip
    if one.posts & other.posts:
        return True
    # Without both numbers the same name is enough: better one officer too many than one too few.
    return bool(one.name.strip()) and fold_name(one.name).folded == fold_name(other.name).folded


def find_conflict(officer: Standing, parties: Iterable[Standing]) -> Conflict | None:
    """The first reason why an officer may not open a case with these accused parties, or None.

    Whoever is named, stands above a party in the direct line, or directly below one is locked out.
    """
    for party in parties:
        if _same(officer, party):
            return Conflict(
                "self", "Perkara ini menyangkut Anda, jadi Anda tidak dapat membukanya."
            )
        if officer.posts & party.line:
            return Conflict(
                "subordinate",
                "Perkara ini menyangkut bawahan langsung Anda, jadi Anda tidak dapat membukanya.",
            )
        if party.posts & officer.line:
            return Conflict(
                "superior",
                "Perkara ini menyangkut atasan langsung Anda, jadi Anda tidak dapat membukanya.",
            )
    return None
