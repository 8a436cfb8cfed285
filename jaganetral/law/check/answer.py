"""Questions to the clauses, and a model back as the facts of a case."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from jaganetral.law.check.encode import DERIVED, SEVERAL, Encoding, bit, gate
from jaganetral.law.model import Pack

# Facts that every case tells.
KEPT = (*DERIVED, "status", "act_date", "conduct")


def can(enc: Encoding, *wanted: int) -> bool:
    """Whether some case makes all these literals true."""
    return bool(enc.solver.solve(assumptions=list(wanted)))


def solve(enc: Encoding, wanted: Sequence[int], *, plain: bool = True) -> Sequence[int] | None:
    """A model in which all wanted literals are true, or None; `plain`: as ordinary as can be.

    A place that full facts single out is preferred, then one in a stage, then facts that fit
    what their codes mean, then few codes.
    """
    if not enc.solver.solve(assumptions=list(wanted)):
        return None
    model: Sequence[int] = enc.solver.get_model()
    sure = list(wanted)
    in_stage = -bit(enc, "stage", "luar_tahapan")
    wishes = (in_stage, *enc.usual, *enc.wishes) if plain else ()
    for wish in (enc.certain, enc.dated, *wishes):
        if not true_in(model, wish):
            if not enc.solver.solve(assumptions=[*sure, wish]):
                continue
            model = enc.solver.get_model()
        sure.append(wish)
    return model


def true_in(model: Sequence[int], lit: int) -> bool:
    """Whether a literal is true in a model."""
    return abs(lit) <= len(model) and model[abs(lit) - 1] == lit


def facts_of(enc: Encoding, model: Sequence[int], named: Iterable[str]) -> dict[str, Any]:
    """The facts of a model as `assess` takes them: the place, person, deed and the named facts."""
    place = next(one for mine, one in enc.chosen if true_in(model, mine))
    seen = {fact: value for (fact, value), lit in enc.bits.items() if true_in(model, lit)}
    day: date = seen["act_date"]
    facts: dict[str, Any] = {"status": seen["status"], **dict(place.given)}
    facts["act_date"] = day.isoformat()
    facts["beneficiary"] = dict(place.favoured)[seen["beneficiary"]]
    facts |= _punished(enc.pack, day, str(seen["regime"]))
    for name in ("conduct", *sorted(set(named) - {*DERIVED, "act_date", "conduct"})):
        several = enc.pack.facts[name].kind in SEVERAL
        codes = enc.pack.facts[name].values if several else ()
        here = [code for code in codes if true_in(model, enc.bits[name, code])]
        facts[name] = here if several else seen[name]
    return facts


def _punished(pack: Pack, day: date, regime: str) -> Mapping[str, str]:
    """A day of punishment that decides which discipline law follows, where that is open."""
    change: date = pack.rules["regime_change"]["day"]
    if day >= change:
        return {}
    punished = change if regime == "pp94" else change - timedelta(1)
    return {"punished_date": punished.isoformat()}


def fewest(
    enc: Encoding, model: Sequence[int], goal: Sequence[int], named: Iterable[str]
) -> set[str]:
    """The facts that must be told so that the goal is sure, beside place, person and deed.

    A fact may be left out where the goal follows from the others; what a code means unless
    something else is said may be used, as `assess` does.
    """
    against = gate(enc, "any", [-lit for lit in goal])
    left = {name: _said(enc, model, name) for name in sorted(set(named) - set(KEPT))}
    always = [lit for name in KEPT for lit in _said(enc, model, name)]
    always += [mine for mine, _ in enc.chosen if true_in(model, mine)]
    always += [lit for lit in enc.usual if true_in(model, lit)]
    for name in list(left):
        others = [lit for other, lits in left.items() if other != name for lit in lits]
        if not can(enc, against, *always, *others):
            del left[name]
    return set(left)


def _said(enc: Encoding, model: Sequence[int], name: str) -> list[int]:
    """The literals that a model gives a fact."""
    lits = [lit for (fact, _), lit in enc.bits.items() if fact == name]
    return [lit if true_in(model, lit) else -lit for lit in lits]
