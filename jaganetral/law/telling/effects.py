"""What a norm drives: tracks and sanctions, who decides, who takes the matter, which limits run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.law.consequence.competence import rule_of
from jaganetral.law.consequence.procedure import ASN_TRACKS
from jaganetral.law.consequence.sanction import resolve, set_for
from jaganetral.law.model import Category, Condition, Level, Norm, Pack


@dataclass(frozen=True, slots=True)
class Effect:
    """One track and level: its condition, the sanctions of today, and the switch behind them.

    `named` is the set the norm names; `used` the one that applies today, with its `cite`. They
    differ where the named one is not in force yet; `note` then says why. `pppk` is the set of
    PPPK where they follow another one, with its options.
    """

    category: Category
    level: Level
    when: Condition | None
    named: str
    used: str
    options: tuple[str, ...]
    cite: str
    note: str
    pppk: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that takes the matter, and the days the matter must reach it."""

    route: str
    first: date | None = None
    last: date | None = None
    cite: str = ""


def effects(norm: Norm, pack: Pack) -> list[Effect]:
    """Every track and level a norm opens."""
    return [_effect(then, norm, pack) for then in norm.consequences]


def _effect(then: Any, norm: Norm, pack: Pack) -> Effect:
    bare = then.when.op == "all" and not then.when.kids
    when = None if bare else then.when
    if not then.sanctions:
        return Effect(then.category, then.level, when, "", "", (), "", "", ())
    used, options = resolve(then.sanctions, pack)
    named, row = pack.sanctions[then.sanctions], pack.sanctions[used]
    return Effect(
        then.category,
        then.level,
        when,
        then.sanctions,
        used,
        options,
        str(row.get("cite", "")),
        str(named.get("note", "")),
        _pppk(then.sanctions, then.level, norm, pack),
    )


def _pppk(named: str, level: Level, norm: Norm, pack: Pack) -> tuple[str, ...]:
    """The options of PPPK where the norm binds them and their set is another one."""
    pppk = set(pack.groups["pppk_like"])
    if not pppk & norm.who.allowed or norm.who.allowed <= pppk:
        return ()
    other = set_for(named, level, tuple(pppk), pack)
    return resolve(other, pack)[1] if other != named else ()


def competent(effect: Effect, norm: Norm, pack: Pack) -> Iterator[Mapping[str, Any]]:
    """The rows of the competence table for a track and level, for those whom the norm binds."""
    people = norm.who.allowed
    asked: Mapping[str, frozenset[Any]] = {
        "category": frozenset({effect.category.value}),
        "level": frozenset({effect.level.value}),
        "status": people,
        "types": frozenset((*effect.options, *effect.pppk)),
    }
    for row in pack.competence:
        rule = {atom.fact: atom.allowed for atom in rule_of(row, pack).kids}
        if all(rule[fact] & wanted for fact, wanted in asked.items() if fact in rule):
            yield row


def bodies(norm: Norm, pack: Pack) -> list[Body]:
    """The bodies that take a matter under this norm, each once."""
    rules, tracks = pack.rules["routes"], _tracks(norm)
    found: list[Body] = []
    if tracks & set(ASN_TRACKS):
        found += [
            Body(row["route"], row.get("from"), row.get("until"), str(row.get("cite", "")))
            for row in rules["supervisor"]
        ]
    found += [Body(body) for track, body in rules["tracks"].items() if track in tracks]
    found += [Body(route) for route in norm.routes]
    return list(dict.fromkeys(found))


def limits(norm: Norm, pack: Pack) -> list[tuple[str, Mapping[str, Any]]]:
    """The limits that may run in a matter under this norm: step and row of the pack."""
    routes = {body.route for body in bodies(norm, pack)}
    steps = pack.rules["limits"].items()
    return [(step, row) for step, rows in steps for row in rows if _runs(row, norm, routes, pack)]


def _runs(row: Mapping[str, Any], norm: Norm, routes: set[str], pack: Pack) -> bool:
    tracks = set(row.get("tracks", [row["track"]] if "track" in row else ASN_TRACKS))
    people = set(pack.groups.get(row.get("status", ""), norm.who.allowed))
    if "days" not in row or not people & norm.who.allowed:
        return False
    return row["route"] in routes if "route" in row else bool(tracks & _tracks(norm))


def _tracks(norm: Norm) -> set[str]:
    return {then.category.value for then in norm.consequences}
