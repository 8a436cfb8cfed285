"""Conditions as clauses over finite cells, for a SAT solver; models back into facts of a case."""

import atexit
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from threading import RLock
from typing import Any

from jaganetral.law.check.places import PLACED, Place, places
from jaganetral.law.engine.worlds import atoms, conditions_of
from jaganetral.law.facts import as_values
from jaganetral.law.model import Condition, FactSpec, Norm, Pack, PackError

# One solver answers one question at a time; a site has several threads.
ONE_AT_A_TIME = RLock()
DERIVED = (*PLACED, "beneficiary", "regime")
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
