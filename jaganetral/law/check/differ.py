"""A case on which two versions of a norm differ, found by the solver."""

from collections.abc import Iterable, Mapping
from typing import Any

from jaganetral.law.check.answer import facts_of, fewest, solve, true_in
from jaganetral.law.check.encode import ONE_AT_A_TIME, Encoding, encoded, gate, holds, literal
from jaganetral.law.engine.worlds import atoms, conditions_of
from jaganetral.law.model import Norm, Pack


def distinguish(norm_a: Norm, norm_b: Norm, pack: Pack) -> dict[str, Any] | None:
    """Facts of a case on which two versions of a norm come out differently, or None.

    Different is: one holds and the other does not, or both hold with other levels, sanctions,
    routes, or need of a panel. The facts are as `assess` takes them and complete for both. None
    means the versions are equal within the calendars and the values facts can have. Raises
    PackError where python-sat is not installed.
    """
    with ONE_AT_A_TIME:
        enc = encoded(pack, (norm_a, norm_b))
        model = solve(enc, [_apart(enc, norm_a, norm_b)])
        return None if model is None else facts_of(enc, model, named(pack, norm_a, norm_b))


def difference(old: Norm, new: Norm, pack: Pack) -> tuple[dict[str, Any], bool, bool] | None:
    """The same for people: the fewest facts that show it, and whether each version holds there.

    Raises PackError.
    """
    with ONE_AT_A_TIME:
        enc = encoded(pack, (old, new))
        apart = _apart(enc, old, new)
        model = solve(enc, [apart, enc.single, *enc.usual]) or solve(enc, [apart])
        if model is None:
            return None
        facts = facts_of(enc, model, fewest(enc, model, [apart], named(pack, old, new)))
        return facts, true_in(model, holds(enc, old)), true_in(model, holds(enc, new))


def _apart(enc: Encoding, norm_a: Norm, norm_b: Norm) -> int:
    """The literal that the versions differ."""
    if _fixed(norm_a) != _fixed(norm_b):
        return gate(enc, "any", [holds(enc, norm_a), holds(enc, norm_b)])
    first, second = effects(enc, norm_a), effects(enc, norm_b)
    rows = [_xor(enc, first.get(key, -1), second.get(key, -1)) for key in first.keys() | second]
    return gate(enc, "any", rows)


def _fixed(norm: Norm) -> tuple[Any, ...]:
    return (norm.disabled, norm.panel, norm.general, norm.routes)


def effects(enc: Encoding, norm: Norm) -> Mapping[Any, int]:
    """That the norm holds, and each consequence it has, as literals."""
    so = holds(enc, norm)
    found: dict[Any, list[int]] = {"holds": [so]}
    for then in norm.consequences:
        key = (then.category, then.level, then.sanctions)
        found.setdefault(key, []).append(gate(enc, "all", [so, literal(enc, then.when)]))
    return {key: gate(enc, "any", lits) for key, lits in found.items()}


def _xor(enc: Encoding, one: int, other: int) -> int:
    sides = [gate(enc, "all", [one, -other]), gate(enc, "all", [-one, other])]
    return gate(enc, "any", sides)


def named(pack: Pack, *norms: Norm) -> set[str]:
    """The facts that some norms, and those they yield to, turn on."""
    others = [pack.norms[name] for norm in norms for name in norm.yields_to if name in pack.norms]
    rows: Iterable[Norm] = (*norms, *others)
    return {atom.fact for norm in rows for one in conditions_of(norm) for atom in atoms(one)}
