"""Static checks of a catalogue that can be read: each fault one sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jaganetral.law.cautions import weakest
from jaganetral.law.facts import possible_values
from jaganetral.law.model import Category, Condition, Pack
from jaganetral.law.words import known_word
from jaganetral.law.worlds import READING, Worlds, atoms, conditions_of

Values = dict[str, frozenset[Any]]


def faults(pack: Pack) -> list[str]:
    """What is wrong with a catalogue: one sentence each, [] when whole."""
    return [
        *_recalled(pack),
        *_never(pack),
        *_rings(pack),
        *_unused_readings(pack),
        *_unused_sanctions(pack),
        *_open_competence(pack),
        *_wordless(pack),
    ]


def _recalled(pack: Pack) -> Iterator[str]:
    for norm in pack.norms.values():
        if weakest(norm) == "recall" and not norm.disabled:
            yield f"{norm.id}: bersandar pada ingatan tetapi tidak dinonaktifkan; beri disabled."


def _never(pack: Pack) -> Iterator[str]:
    """Norms that no day can reach, or whose elements exclude one another."""
    worlds = Worlds(possible_values({}, pack), {}, pack)
    for norm in pack.norms.values():
        if norm.first > norm.last:
            yield f"{norm.id}: tidak pernah berlaku ({norm.first} sesudah {norm.last})."
        elif not worlds.kleene(norm.when)[1] or not _satisfiable(norm.when):
            yield f"{norm.id}: unsurnya saling meniadakan; periksa `when` dan `unless`."
        for then in norm.consequences:
            if not _satisfiable(Condition("all", (norm.when, then.when))):
                level = then.level.value
                yield f"{norm.id}: tingkat {level} tidak pernah tercapai; periksa `then`."


def _satisfiable(condition: Condition) -> bool:
    """Whether some choice of alternatives leaves every fact a value (negations aside)."""
    return any(True for _ in _ways(condition, {}))


def _ways(condition: Condition, values: Values) -> Iterator[Values]:
    if condition.op == "atom":
        if condition.fact in ("act_date", "conduct", "resource_form"):
            yield values  # several may be true at once
            return
        left = values.get(condition.fact, condition.allowed) & condition.allowed
        if left:
            yield {**values, condition.fact: left}
        return
    if condition.op == "any":
        for kid in condition.kids:
            yield from _ways(kid, values)
    elif condition.op == "all":
        yield from _all(condition.kids, values)
    else:
        yield values


def _all(kids: Iterable[Condition], values: Values) -> Iterator[Values]:
    first, *rest = [*kids] or [Condition("not")]
    for found in _ways(first, values):
        if rest:
            yield from _all(rest, found)
        else:
            yield found


def _rings(pack: Pack) -> Iterator[str]:
    for norm in pack.norms.values():
        for name in norm.yields_to:
            if pack.norms[name].yields_to:
                yield f"{norm.id} mengalah kepada {name} yang sendiri mengalah; pilih satu arah."


def _unused_readings(pack: Pack) -> Iterator[str]:
    used = {
        atom.fact
        for norm in pack.norms.values()
        for condition in conditions_of(norm)
        for atom in atoms(condition)
    }
    for name in pack.facts:
        if name.startswith(READING) and name not in used:
            yield f"{name}: tafsir yang tidak dipakai satu norma pun; hapus atau pakai."


def _unused_sanctions(pack: Pack) -> Iterator[str]:
    used = {then.sanctions for norm in pack.norms.values() for then in norm.consequences}
    used |= {str(row.get("until_then")) for row in pack.sanctions.values()}
    used |= set(pack.rules["pppk_sets"].values())
    for name, row in pack.sanctions.items():
        if name not in used:
            yield f"{name}: daftar sanksi yang tidak dipakai; hapus atau pakai."
        for option in row["options"]:
            if not known_word("sanction", option):
                yield f"{name}: sanksi {option} tidak punya kata di words.yaml."


def _open_competence(pack: Pack) -> Iterator[str]:
    """Levels for which nobody may decide."""
    decided = {(row["category"], level) for row in pack.competence for level in _levels(row)}
    opened = {
        (then.category, then.level) for norm in pack.norms.values() for then in norm.consequences
    }
    for category, level in sorted(opened):
        both = {(category.value, level.value), (category.value, None)}
        if category is not Category.PIDANA and not both & decided:
            yield f"{category.value} {level.value}: tidak ada pejabat di competence.yaml."


def _levels(row: Mapping[str, Any]) -> Sequence[str | None]:
    """The levels a row of the competence table names; None for any."""
    level = row.get("level")
    return level if isinstance(level, list) else [level]


def _wordless(pack: Pack) -> Iterator[str]:
    """Values of facts that no person could read."""
    for name, spec in pack.facts.items():
        group = "reading" if name.startswith(READING) else name
        if name == "election" or spec.kind in ("day", "time", "text", "bool", "prior"):
            continue
        for value in spec.values:
            if not known_word(group, value):
                yield f"{name}: nilai {value} tidak punya kata di words.yaml."
