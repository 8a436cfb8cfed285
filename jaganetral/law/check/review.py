"""What was looked at and accepted, with reason and by whom; and the scopes that are declared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from jaganetral.law.check.fault import KINDS
from jaganetral.law.check.found import Found
from jaganetral.law.corpus.norms import DERIVED, NormReader
from jaganetral.law.corpus.pack import DATA
from jaganetral.law.corpus.shape import Shape, day, mapping, one_of, rows, table, text
from jaganetral.law.corpus.strict import Spot, read_marked
from jaganetral.law.model import Condition, Pack

FILE = DATA / "checks.yaml"
ALWAYS = Condition("all")


@dataclass(frozen=True, slots=True)
class Open:
    """Cases of a scope that stay without a norm on purpose."""

    where: Condition
    why: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Cases for which some norm must hold: `where`, with the deed done in full as `assume` says.

    `each`: the facts over whose values the scope runs, one square each.
    """

    id: str
    title: str
    where: Condition
    each: tuple[str, ...]
    assume: Condition
    left_open: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A kind of fault that is none for these names ("pp94-5*"): why, who looked, and when."""

    kind: str
    names: tuple[str, ...]
    why: str
    by: str

    def fits(self, found: Found) -> bool:
        """Whether it speaks of a fault; of a pair in either order."""
        pair = (found.norm, found.other) if len(self.names) > 1 else (found.norm,)
        return self.kind == found.kind and any(
            all(map(fnmatchcase, order, self.names)) for order in (pair, pair[::-1])
        )


@dataclass(frozen=True, slots=True)
class Review:
    """The reviewed list of a catalogue."""

    scopes: tuple[Scope, ...] = ()
    accepted: tuple[Accepted, ...] = ()


def load_review(pack: Pack, path: Path = FILE) -> Review:
    """The reviewed list, read against the facts of a pack. Raises PackError with file and line."""
    data, lines = read_marked(path)
    spot = Spot(path.name, lines)
    _shape(pack)(data, spot)
    reader = NormReader(pack.facts, pack.groups, pack.instruments, pack.sanctions)
    scopes = spot.at("scopes")
    return Review(
        tuple(_scope(name, row, reader, scopes.at(name)) for name, row in data["scopes"].items()),
        tuple(
            Accepted(row["kind"], tuple(row["names"]), row["why"], row["by"])
            for row in data["accepted"]
        ),
    )


def _shape(pack: Pack) -> Shape:
    def anything(value: Any, spot: Spot) -> None:
        """A condition; looked at when it is read."""

    left = table({"where": anything, "why": text})
    squares = tuple(n for n, spec in pack.facts.items() if spec.kind in ("enum", "conduct"))
    squares = tuple(name for name in squares if name not in DERIVED)
    scope = table(
        {"title": text, "where": anything, "each": rows(one_of(squares))},
        {"assume": anything, "open": rows(left)},
    )
    accepted = table(
        {"kind": one_of(tuple(KINDS)), "names": rows(text), "why": text, "by": text, "date": day}
    )
    return table({"scopes": mapping(text, scope, "lingkup"), "accepted": rows(accepted, least=0)})


def _scope(name: str, row: Mapping[str, Any], reader: NormReader, spot: Spot) -> Scope:
    assume = row.get("assume")
    return Scope(
        name,
        row["title"],
        reader.condition(row["where"], spot.at("where")),
        tuple(row["each"]),
        reader.condition(assume, spot.at("assume")) if assume else ALWAYS,
        tuple(
            Open(reader.condition(one["where"], spot.at("open", place, "where")), one["why"])
            for place, one in enumerate(row.get("open", ()))
        ),
    )


def unreviewed(found: Iterable[Found], review: Review) -> list[Found]:
    """The faults that nobody has accepted, and the reviews that speak of none."""
    used: set[Accepted] = set()
    left = []
    for one in found:
        known = [row for row in review.accepted if row.fits(one)]
        used.update(known)
        left += [] if known else [one]
    for row in review.accepted:
        if row not in used:
            names = " dan ".join(row.names)
            said = f"Tinjauan {row.kind} {names} tidak lagi mengenai apa pun; hapus."
            left.append(Found("stale_review", row.names[0], said))
    return left
