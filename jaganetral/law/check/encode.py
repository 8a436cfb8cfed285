"""Conditions as clauses over finite cells, for a SAT solver; models back into facts of a case."""

import atexit
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from threading import RLock
from typing import Any

from jaganetral.law.check.places import PLACED, Place, places
from jaganetral.law.facts import as_values
from jaganetral.law.model import Condition, FactSpec, Norm, Pack, PackError
from jaganetral.law.worlds import atoms, conditions_of

# One solver answers one question at a time; a site has several threads.
ONE_AT_A_TIME = RLock()
DERIVED = (*PLACED, "beneficiary", "regime")
# Facts that every case tells.
KEPT = (*DERIVED, "status", "act_date", "conduct")
SEVERAL = ("conduct", "list")
ONE_OF = ("enum", "bool")


@dataclass(slots=True, eq=False)
class Encoding:
    """A pack as clauses. Literal 1 is true; `bits` gives each (fact, value) its literal.

    `cells`: the first day of each stretch of days nothing tells apart. `certain` assumed keeps to
    places that full facts single out, `dated` to those a calendar tells, `single` to one code.
    `usual`: what codes and posts mean unless something else is said. `wishes`: how a case is told.
    """

    pack: Pack
    solver: Any
    cells: tuple[date, ...]
    certain: int = 0
    dated: int = 0
    single: int = 0
    top: int = 1
    bits: dict[tuple[str, Any], int] = field(default_factory=dict)
    chosen: list[tuple[int, Place]] = field(default_factory=list)
    usual: list[int] = field(default_factory=list)
    wishes: list[int] = field(default_factory=list)
    gates: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)
    known: dict[int, tuple[object, int]] = field(default_factory=dict)


def encoded(pack: Pack, norms: Iterable[Norm] = ()) -> Encoding:
    """The encoding of a pack, cut also at the days on which further norms begin or end.

    Raises PackError where the solver is not installed.
    """
    marks = {day for norm in norms for one in conditions_of(norm) for day in _marks(one)}
    return _encoded(pack, frozenset(marks - set(_starts(pack))))


@cache
def _starts(pack: Pack) -> tuple[date, ...]:
    return tuple(sorted({first for place in places(pack) for first, _ in place.spans}))


def _marks(condition: Condition) -> Iterable[date]:
    for atom in atoms(condition):
        for first, last in atom.allowed if atom.fact == "act_date" else ():
            yield first
            if last < date.max:
                yield last + timedelta(1)


@lru_cache(maxsize=32)
def _encoded(pack: Pack, marks: frozenset[date]) -> Encoding:
    try:
        from pysat.solvers import Cadical153  # noqa: PLC0415 - only checks need the solver
    except ImportError:
        raise PackError(
            "Pemeriksaan hukum memerlukan python-sat; pasang dengan: pip install jaganetral[check]."
        ) from None
    first = _starts(pack)[0]
    cells = tuple(sorted({*_starts(pack), *(day for day in marks if day > first)}))
    enc = Encoding(pack, Cadical153(), cells)
    enc.solver.add_clause([1])
    for name, spec in pack.facts.items():
        if name not in DERIVED:
            _fact(enc, name, spec)
    _places(enc)
    _persons(enc)
    return enc


# Solvers go before the library that frees them does.
atexit.register(_encoded.cache_clear)


def fresh(enc: Encoding) -> int:
    """A new variable."""
    enc.top += 1
    return enc.top


def _fact(enc: Encoding, name: str, spec: FactSpec) -> None:
    if spec.kind in ONE_OF:
        values = spec.values if spec.kind == "enum" else (True, False)
        _one_hot(enc, name, values)
    elif spec.kind in SEVERAL:
        codes = [enc.bits.setdefault((name, code), fresh(enc)) for code in spec.values]
        enc.wishes += [-code for code in codes]
        if spec.kind == "conduct":
            enc.solver.add_clause(codes)
            enc.single = fresh(enc)
            at_most_one(enc, codes, enc.single)


def _one_hot(enc: Encoding, name: str, values: Sequence[Any]) -> None:
    if set(values) == {True, False}:
        enc.bits[name, True] = fresh(enc)
        enc.bits[name, False] = -enc.bits[name, True]
        return
    for value in values:
        enc.bits[name, value] = fresh(enc)
    exactly_one(enc, [enc.bits[name, value] for value in values])


def exactly_one(enc: Encoding, lits: Sequence[int]) -> None:
    """Clauses that make one of some literals true and no second one."""
    enc.solver.add_clause(list(lits))
    at_most_one(enc, lits, 1)


def at_most_one(enc: Encoding, lits: Sequence[int], given: int) -> None:
    """Clauses that let only one of some literals be true while another one is (a ladder)."""
    before = 0
    for lit in lits:
        here = fresh(enc)
        enc.solver.add_clause([-lit, here])
        if before:
            enc.solver.add_clause([-before, here])
            enc.solver.add_clause([-given, -before, -lit])
        before = here


def _places(enc: Encoding) -> None:
    """One place at a time; it fixes its facts, and leaves its days and who is favoured open."""
    found = places(enc.pack)
    for name in DERIVED:
        values = dict.fromkeys(value for place in found for value in _of(place, name))
        _one_hot(enc, name, list(values))
    for day in enc.cells:
        enc.bits["act_date", day] = fresh(enc)
    exactly_one(enc, [enc.bits["act_date", day] for day in enc.cells])
    enc.certain, enc.dated = fresh(enc), fresh(enc)
    for place in found:
        mine = fresh(enc)
        enc.chosen.append((mine, place))
        for name in DERIVED:
            values = dict.fromkeys(_of(place, name))
            enc.solver.add_clause([-mine, *(enc.bits[name, value] for value in values)])
        days = [d for d in enc.cells if any(a <= d <= z for a, z in place.spans)]
        enc.solver.add_clause([-mine, *(enc.bits["act_date", day] for day in days)])
        if not place.certain:
            enc.solver.add_clause([-enc.certain, -mine])
        if not place.dated:
            enc.solver.add_clause([-enc.dated, -mine])
    exactly_one(enc, [mine for mine, _ in enc.chosen])


def _of(place: Place, name: str) -> Sequence[Any]:
    if name == "beneficiary":
        return [derived for derived, _ in place.favoured]
    return place.regimes if name == "regime" else [place.values[PLACED.index(name)]]


def _persons(enc: Encoding) -> None:
    """A village head who is an acting civil servant is a civil servant; what codes usually mean."""
    enc.solver.add_clause(
        [-bit(enc, "status", "kepala_desa"), -bit(enc, "acting_village_head", True)]
    )
    for name, spec in enc.pack.facts.items():
        for source, table in (("conduct", spec.implied_by), ("post", spec.by_post or {})):
            for code, value in table.items():
                so = [bit(enc, name, one) for one in as_values(value)]
                enc.usual.append(gate(enc, "any", [-bit(enc, source, code), *so]))


def bit(enc: Encoding, fact: str, value: Any) -> int:
    """The literal of a value; false where the fact can never have it."""
    return enc.bits.get((fact, value), -1)


def gate(enc: Encoding, op: str, lits: Iterable[int]) -> int:
    """A literal that is true just where all, or any, of some literals are."""
    rows = tuple(sorted(set(lits)))
    if op == "any":
        return -gate(enc, "all", [-lit for lit in rows])
    rows = tuple(lit for lit in rows if lit != 1)
    if -1 in rows or any(-lit in rows for lit in rows):
        return -1
    if len(rows) < 2:
        return rows[0] if rows else 1
    found = enc.gates.get((op, rows))
    if found is None:
        found = enc.gates[op, rows] = fresh(enc)
        for lit in rows:
            enc.solver.add_clause([-found, lit])
        enc.solver.add_clause([found, *(-lit for lit in rows)])
    return found


def literal(enc: Encoding, condition: Condition) -> int:
    """The literal of a condition."""
    found = enc.known.get(id(condition))
    if found is None:
        found = enc.known[id(condition)] = (condition, _literal(enc, condition))
    return found[1]


def _literal(enc: Encoding, condition: Condition) -> int:
    if condition.op == "atom":
        return gate(enc, "any", _atom(enc, condition))
    kids = [literal(enc, kid) for kid in condition.kids]
    return -kids[0] if condition.op == "not" else gate(enc, condition.op, kids)


def _atom(enc: Encoding, atom: Condition) -> list[int]:
    if atom.fact == "act_date":
        days = [day for day in enc.cells if any(a <= day <= z for a, z in atom.allowed)]
        return [1] if len(days) == len(enc.cells) else [bit(enc, "act_date", day) for day in days]
    return [bit(enc, atom.fact, value) for value in atom.allowed]


def holds(enc: Encoding, norm: Norm) -> int:
    """The literal of a norm that holds: its condition, and no special norm it yields to."""
    others = [enc.pack.norms[name] for name in norm.yields_to if name in enc.pack.norms]
    against = [-literal(enc, one.when) for one in others if not one.disabled]
    return gate(enc, "all", [literal(enc, norm.when), *against])


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
