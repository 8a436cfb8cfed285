"""The ways an act may stand, put together once for the same circumstances.

Facts that come from the calendar hang together: they are open together, as contexts.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from jaganetral.law.engine.context import MEMBERS, Context, about_a_party, contexts
from jaganetral.law.engine.tables import Tables
from jaganetral.law.facts import Possible

KEPT = 30_000  # contexts kept at hand, of all settings of a pack together
# The facts that contexts are made of.
SOURCES = (
    *("area", "election", "office", "act_date", "act_time", "determination_time"),
    *("candidate_determined", "beneficiary", "examination_date", "punished_date"),
)
# Those that count differently when they were said than when all values are merely possible.
SAID = ("election", "beneficiary", "examination_date", "punished_date")


class Setting:
    """All contexts of a case, and what its derived facts may be."""

    def __init__(self, found: list[Context], tables: Tables) -> None:
        self.contexts = found
        self.values: dict[str, list[Any]] = {
            fact: list(dict.fromkeys(getattr(context, fact) for context in found))
            for fact in MEMBERS
        }
        self._tables = tables
        self.said: list[tuple[int, int]] = []
        for fact in MEMBERS:
            if fact in tables.atom_slots:
                sure, maybe = tables.sides(fact, self.values[fact])
                self.said += [
                    (slot, (maybe >> slot & 1) << 1 | sure >> slot & 1)
                    for slot in tables.atom_slots[fact]
                ]

    @cached_property
    def signs(self) -> dict[int, list[Context]]:
        """Contexts by the atoms they satisfy: no norm can tell those of one sign apart."""
        tables = self._tables
        rows = [
            {value: tables.sign(fact, value) for value in self.values[fact]}
            if fact in tables.atom_slots
            else {}
            for fact in MEMBERS
        ]
        found: dict[int, list[Context]] = {}
        for context in self.contexts:
            sign = 0
            for row, value in zip(rows, context, strict=False):  # the last field is no fact
                sign |= row.get(value, 0)
            found.setdefault(sign, []).append(context)
        return found

    @cached_property
    def shares(self) -> dict[str, dict[Any, tuple[int, list[int]]]]:
        """For each derived fact and value: how many contexts have it, and their signs."""
        found: dict[str, dict[Any, tuple[int, dict[int, None]]]] = {fact: {} for fact in MEMBERS}
        for sign, group in self.signs.items():
            for context in group:
                for fact, value in zip(MEMBERS, context, strict=False):
                    size, signs = found[fact].get(value, (0, {}))
                    signs[sign] = None
                    found[fact][value] = (size + 1, signs)
        return {
            fact: {value: (size, list(signs)) for value, (size, signs) in row.items()}
            for fact, row in found.items()
        }

    @cached_property
    def dated(self) -> set[tuple[str, str, date]]:
        """(election, office, day) of the contexts that a calendar dates."""
        return {(one.election, one.office, one.act_date) for one in self.contexts if one.dated}

    @cached_property
    def all_dated(self) -> bool:
        """Whether a calendar dates every context."""
        return all(one.dated for one in self.contexts)

    @cached_property
    def over(self) -> bool:
        """Whether the act lies outside every stage in any case."""
        return all(one.stage == "luar_tahapan" for one in self.contexts)

    @cached_property
    def free(self) -> bool:
        """Whether who is favoured is open of itself, not only because the day or office is."""
        seen: dict[tuple[Any, ...], str] = {}
        for one in self.contexts:
            place = (one.election, one.office, one.act_date, one.determined)
            if seen.setdefault(place, one.beneficiary) != one.beneficiary:
                return True
        return False


def setting_of(known: Possible, facts: Mapping[str, Any], tables: Tables) -> Setting:
    """The setting of a case; the same circumstances are worked out once."""
    said = tuple(facts.get(name) is not None for name in SAID)
    favoured = facts.get("beneficiary")
    alone = favoured if isinstance(favoured, str) else None
    party = bool(known["conduct"]) and about_a_party(known, tables.pack)
    key = (*(known[name] for name in SOURCES), said, alone, party)
    kept = tables.settings
    found = kept.get(key)
    if found is None:
        found = Setting(contexts(known, facts, tables.pack), tables)
        tables.room -= len(found.contexts) + 1
        if tables.room < 0:
            kept.clear()
            tables.room = KEPT
        kept[key] = found
    return found
