"""A norm taken apart for telling: its elements with their words, worked out once for a pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jaganetral.law.engine.program import PACKS
from jaganetral.law.engine.tables import Row, Tables, tables_of
from jaganetral.law.model import Condition, Pack
from jaganetral.law.words import value_word, word

LANGUAGES = ("id", "en")
AND_WORDS = {"id": " dan ", "en": " and "}
OR_WORDS = {"id": " atau ", "en": " or "}
NOT_WORDS = {"id": "bukan ", "en": "not "}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A condition of a norm with its slot. A leaf has a fact; its `label` and `wanted` by language.

    A denied leaf is "not" of an atom: its `kids` are empty, its slot that of the "not".
    """

    op: str
    slot: int
    kids: "tuple[Part, ...]" = ()
    atom: Condition | None = None
    denied: bool = False
    label: tuple[str, str] = ("", "")
    wanted: tuple[str, str] = ("", "")
    unwanted: tuple[str, str] = ("", "")

    @property
    def fact(self) -> str:
        return self.atom.fact if self.atom else ""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A norm taken apart: `parts` on the person and the deed, and the slot of its days in force."""

    parts: tuple[Part, ...]
    in_force: int


def told(row: Row, pack: Pack) -> Told:
    """A norm taken apart, once for a pack."""
    return _told_of(pack)[row.place]


@lru_cache(maxsize=PACKS)
def _told_of(pack: Pack) -> tuple[Told, ...]:
    tables, shared = tables_of(pack), dict[int, Part]()
    return tuple(_told(row, tables, shared) for row in tables.rows)


def _told(row: Row, tables: Tables, shared: dict[int, Part]) -> Told:
    norm, slots = row.norm, tables.program.slots
    parts = [part for one in (norm.who, norm.act) for part in _flat(_part(one, tables, shared))]
    return Told(tuple(parts), slots[norm.when.kids[-1]])


def _flat(part: Part) -> Iterator[Part]:
    """The parts of an "all" one by one."""
    if part.op == "all":
        for kid in part.kids:
            yield from _flat(kid)
    else:
        yield part


def _part(condition: Condition, tables: Tables, shared: dict[int, Part]) -> Part:
    """A condition with the words of its leaves; norms share what they have in common."""
    slot = tables.program.slots[condition]
    if slot not in shared:
        shared[slot] = _made(condition, slot, tables, shared)
    return shared[slot]


def _made(condition: Condition, slot: int, tables: Tables, shared: dict[int, Part]) -> Part:
    if condition.op == "atom":
        return _leaf(condition, slot, False, tables)
    if condition.op == "not" and condition.kids[0].op == "atom":
        return _leaf(condition.kids[0], slot, True, tables)
    kids = tuple(_part(kid, tables, shared) for kid in condition.kids)
    if condition.op == "all":
        kids = tuple(part for kid in kids for part in _flat(kid))
    return kids[0] if condition.op != "not" and len(kids) == 1 else Part(condition.op, slot, kids)


def _leaf(atom: Condition, slot: int, denied: bool, tables: Tables) -> Part:
    said, against = (
        (_wanted(atom, "id"), _wanted(atom, "en")),
        (_other(atom, "id"), _other(atom, "en")),
    )
    wanted, unwanted = (against, said) if denied else (said, against)
    return Part("fact", slot, (), atom, denied, label_of(atom.fact, tables.pack), wanted, unwanted)


def label_of(fact: str, pack: Pack) -> tuple[str, str]:
    """The name of a fact, given or derived, in both languages."""
    spec = pack.facts.get(fact)
    if spec is None:
        return word("derived", fact), word("derived", fact, "en")
    return spec.label, spec.label_en


def _wanted(atom: Condition, language: str) -> str:
    if atom.fact == "act_date":
        return ""
    rows = sorted(atom.allowed, key=str)
    return OR_WORDS[language].join(value_word(atom.fact, value, language) for value in rows)


def _other(atom: Condition, language: str) -> str:
    """That an atom is not so: the other of yes and no, or not these values."""
    if atom.allowed in (frozenset({True}), frozenset({False})):
        return value_word(atom.fact, True not in atom.allowed, language)
    return NOT_WORDS[language] + _wanted(atom, language)
