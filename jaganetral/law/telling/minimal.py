"""The least that already decides a norm: a smallest set of the known facts, or of open ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any

from jaganetral.law.engine.context import MEMBERS
from jaganetral.law.engine.outcome import Judged
from jaganetral.law.engine.program import PACKS
from jaganetral.law.engine.setting import SOURCES
from jaganetral.law.engine.tables import NO, OPEN, YES, Row, tables_of
from jaganetral.law.engine.worlds import CONTEXT, Worlds
from jaganetral.law.facts import possible_values
from jaganetral.law.model import Pack
from jaganetral.law.telling.literals import Literal, ways
from jaganetral.law.telling.parts import AND_WORDS, LANGUAGES, OR_WORDS, label_of, told
from jaganetral.law.telling.reasons import span
from jaganetral.law.words import value_word
from jaganetral.workdays.words import date_words

WORLDS = 1 << 12  # how many worlds are laid out for one norm
TRIED = 60  # sets looked at one by one; beyond, facts are left out one after the other
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


class Thought:
    """A case thought of with fewer facts; each set of facts is worked out once."""

    def __init__(self, facts: Mapping[str, Any], pack: Pack) -> None:
        self.facts, self.pack, self.tables = facts, pack, tables_of(pack)
        self._light: dict[frozenset[str], Worlds] = {}
        self._states: dict[tuple[int, frozenset[str]], int] = {}

    def state(self, row: Row, names: frozenset[str]) -> int:
        """NO, OPEN or YES of a norm with only these facts, intent left aside.

        Only what the norm itself needs is laid out, so it is exact wherever that is not too much.
        """
        key = row.place, names
        if key not in self._states:
            self._states[key] = self._state(row, names)
        return self._states[key]

    def _state(self, row: Row, names: frozenset[str]) -> int:
        if names not in self._light:
            given = {name: value for name, value in self.facts.items() if name in names}
            known = possible_values(given, self.pack)
            self._light[names] = Worlds(known, given, self.pack, light=True)
        light = self._light[names]
        said = Judged(light).met(row)
        if said != OPEN:
            return said
        only = [row.place, *row.special]
        own = Worlds(light.known, light.facts, self.pack, only=only, limit=WORLDS)
        return Judged(own).met(row)


@lru_cache(maxsize=PACKS)
def _sources(pack: Pack) -> tuple[frozenset[str], ...]:
    """For each norm the facts that can have a say in it."""
    tables = tables_of(pack)
    return tuple(
        frozenset(
            name
            for one in (row, *(tables.rows[place] for place in row.special))
            for fact in one.facts
            for name in _tellers(fact, pack)
        )
        for row in tables.rows
    )


def _tellers(fact: str, pack: Pack) -> Iterator[str]:
    """The facts from which a fact follows, itself among them."""
    if fact in MEMBERS:
        yield from (*SOURCES, "member_since", "conduct")
        return
    yield fact
    spec = pack.facts[fact]
    if spec.implied_by:
        yield "conduct"
    if spec.by_post:
        yield "post"
    if fact in ("status", "structural"):
        yield from ("status", "acting_village_head")


def smallest(row: Row, state: int, thought: Thought) -> list[str]:
    """A smallest set of known facts that gives a norm its state, which is not open."""
    sources = _sources(thought.pack)[row.place]
    given = frozenset(name for name in thought.facts if name in sources)
    core = frozenset(n for n in given if thought.state(row, given - {n}) != state)
    found = next((s for s in _larger(core, given) if thought.state(row, s) == state), given)
    while less := next(
        (n for n in sorted(found) if thought.state(row, found - {n}) == state), None
    ):
        found -= {less}  # facts said against what a code implies may leave more than one way
    return [name for name in thought.facts if name in found]


def _larger(core: frozenset[str], given: frozenset[str]) -> Iterator[frozenset[str]]:
    """The sets between what is needed in any case and all facts, smaller ones first."""
    rest, tried = sorted(given - core), 0
    for size in range(len(rest) + 1):
        for more in combinations(rest, size):
            yield core | frozenset(more)
            tried += 1
            if tried == TRIED:
                return


def with_reasons(rows: Sequence[Mapping[str, Any]], judged: Judged) -> list[dict[str, Any]]:
    """Findings, each with the `reasons` that suffice for it or defeat it."""
    thought = Thought(judged.worlds.facts, judged.worlds.pack)
    by_id = judged.worlds.tables.row_of
    return [{**row, "reasons": reasons(judged, by_id[row["norm"]], thought)} for row in rows]


def reasons(judged: Judged, row: Row, thought: Thought) -> dict[str, list[str]]:
    """What suffices for a norm and what defeats it, as sentences in both languages.

    Of a norm that holds, "for" are the facts of a smallest set that already makes it hold; of one
    that fails, "against" those that already make it fail; their names stand in "facts". Of an open
    one both tell what would decide it.
    """
    state = judged.met(row)
    if state == OPEN:
        return _what_would(row, judged)
    names = smallest(row, state, thought)
    said = [[_fact(name, thought.facts[name], thought.pack, i) for name in names] for i in (0, 1)]
    if not names and state == NO:
        said = [[f"{('Masa berlaku', 'In force')[i]}: {span(row.norm, i)}."] for i in (0, 1)]
    side, other = ("for", "against") if state == YES else ("against", "for")
    return {side: said[0], other: [], f"{side}_en": said[1], f"{other}_en": [], "facts": names}


def _what_would(row: Row, judged: Judged) -> dict[str, list[str]]:
    """The fewest open elements that would make an open norm hold, and that would defeat it."""
    found: dict[str, list[str]] = {"facts": []}
    for side, holds in (("for", True), ("against", False)):
        way = deciding(row, judged, holds=holds)
        found[side] = [_literal(one, 0) for one in way]
        found[f"{side}_en"] = [_literal(one, 1) for one in way]
    return found


def deciding(row: Row, judged: Judged, *, holds: bool) -> list[Literal]:
    """The fewest open elements that can come out together and then decide an open norm."""
    worlds = judged.worlds
    slots = worlds.said if judged.quick else worlds.settled
    options = ways(told(row, worlds.pack).parts, slots, holds=holds, known=False)
    fits = _fit if judged.quick else _decide
    return next((one for one in options if one and fits(one, holds, row, judged)), [])


def _decide(way: Sequence[Literal], holds: bool, row: Row, judged: Judged) -> bool:
    """Whether some world has these elements, and all that do decide the norm."""
    mask = judged.worlds.ones
    for leaf, good in way:
        part = judged.worlds.mask(leaf.slot)
        mask &= part if good else ~part
    own = judged.masks.get(row.place, 0)
    return bool(mask) and not (mask & ~own if holds else mask & own)


def _fit(way: Sequence[Literal], holds: bool, row: Row, judged: Judged) -> bool:
    """The same without worlds: each fact has a value for its elements, some context for all."""
    worlds = judged.worlds
    said = worlds.said
    if holds and any(said[worlds.tables.rows[place].when] for place in row.special):
        return False
    needs: dict[str, list[tuple[int, bool]]] = {}
    for leaf, good in way:
        name = CONTEXT if leaf.fact in MEMBERS else leaf.fact
        slot = worlds.tables.program.slots[leaf.atom] if leaf.atom else leaf.slot
        needs.setdefault(name, []).append((slot, good is not leaf.denied))
    return all(
        any(all((sign >> slot & 1) == good for slot, good in rows) for sign in _signs(name, worlds))
        for name, rows in needs.items()
    )


def _signs(name: str, worlds: Worlds) -> Iterable[int]:
    if name == CONTEXT:
        return worlds.setting.signs
    return (worlds.tables.sign(name, value) for value in worlds.known[name])


def _literal(one: Literal, language: int) -> str:
    leaf, good = one
    label, wanted = leaf.label[language], (leaf.wanted if good else leaf.unwanted)[language]
    opening = ("Bila", "If")[language]
    return f"{opening} {label[:1].lower()}{label[1:]}: {wanted}."


def _fact(name: str, value: Any, pack: Pack, language: int) -> str:
    """A known fact as a sentence: "Status kepegawaian: PNS."."""
    return f"{label_of(name, pack)[language]}: {_value(name, value, language)}."


def _value(name: str, value: Any, language: int) -> str:
    code = LANGUAGES[language]
    if isinstance(value, Mapping) and "one_of" in value:
        return OR_WORDS[code].join(_value(name, one, language) for one in value["one_of"])
    if isinstance(value, Mapping):
        first, last = (_value(name, value[end], language) for end in ("from", "to"))
        return f"{first} {('sampai', 'to')[language]} {last}"
    if isinstance(value, list | tuple):
        return AND_WORDS[code].join(_value(name, one, language) for one in value)
    return _day(value, language) or value_word(name, value, code)


def _day(value: Any, language: int) -> str:
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if language else date_words(day)
