"""From a level to the lawful list of sanctions, and what a repeat makes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jaganetral.law.model import Level, Norm, Pack


@dataclass(frozen=True, slots=True)
class Range:
    """What may be imposed: options lightest first, the set they stand in, and after a repeat."""

    options: tuple[str, ...]
    name: str
    repeated: str = ""
    level: Level | None = None


def resolve(name: str, pack: Pack) -> tuple[str, tuple[str, ...]]:
    """The set that applies today for a named one, and its options, lightest first.

    A set that is not yet operative gives way to the one its entry names.
    """
    row = pack.sanctions[name]
    if row.get("operative", True):
        return name, tuple(row["options"])
    return resolve(row["until_then"], pack)


def set_for(named: str, level: Level, statuses: Iterable[str], pack: Pack) -> str:
    """The set for a person: PPPK follow their agency's rule, whatever set a norm names."""
    pppk = set(pack.groups["pppk_like"])
    if named and set(statuses) <= pppk:
        return str(pack.rules["pppk_sets"].get(level.value, named))
    return named


def options_of(
    norm: Norm, levels: Sequence[Level], statuses: Sequence[str], pack: Pack
) -> tuple[str, ...]:
    """What a norm may lead to on these levels, lightest first."""
    names = [
        set_for(then.sanctions, then.level, statuses, pack)
        for then in norm.consequences
        if then.level in levels and then.sanctions
    ]
    found = [option for name in names for option in resolve(name, pack)[1]]
    return tuple(dict.fromkeys(found))


def remarks(names: Iterable[str], pack: Pack) -> list[str]:
    """What must be known of these sets, and of those they give way to."""
    rows = [pack.sanctions[name] for name in dict.fromkeys(names) if name]
    return [row["note"] for row in rows if "note" in row]


def after_repeat(named: str, level: Level, prior: Sequence[Mapping[str, Any]], pack: Pack) -> Range:
    """The range of a set after earlier punishments.

    A repeat of the same kind takes a type heavier than the last one imposed, if need be from the
    next level's list (PP 94/2021 art 35 (2)). Only discipline types count; the last is the latest.
    """
    name, options = resolve(named, pack)
    last = _last(prior, pack)
    if last is None:
        return Range(options, name)
    rank, ranks = pack.rules["ranks"][last["type"]], pack.rules["ranks"]
    heavier = tuple(option for option in options if ranks[option] > rank)
    said = str(last["type"])
    if heavier == options:
        return Range(options, name)
    if heavier:
        return Range(heavier, name, said)
    following = pack.rules["escalation"]["next"].get(named)
    if following is None:
        return Range(options[-1:], name, said)
    up = after_repeat(following, level, prior, pack)
    return Range(up.options, up.name, said, up.level or _level_of(following, pack))


def _last(prior: Sequence[Mapping[str, Any]], pack: Pack) -> Mapping[str, Any] | None:
    """The latest earlier punishment, if it is of the same kind; discipline types only."""
    ranked = [row for row in prior if row["type"] in pack.rules["ranks"]]
    if not ranked:
        return None
    last = max(ranked, key=lambda row: str(row.get("date") or ""))
    return last if last.get("same_kind") else None


def _level_of(named: str, pack: Pack) -> Level:
    return Level(named.split("_")[0])
