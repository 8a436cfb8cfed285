"""Gaps: cases inside a declared scope in which no norm holds, and nobody said why."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from jaganetral.law.check.answer import can
from jaganetral.law.check.differ import named
from jaganetral.law.check.encode import Encoding, bit, gate, holds, literal
from jaganetral.law.check.found import Found
from jaganetral.law.check.review import Scope
from jaganetral.law.engine.worlds import enabled
from jaganetral.law.words import value_word


def gaps(enc: Encoding, scopes: Sequence[Scope], plain: Sequence[int]) -> Iterator[Found]:
    """Uncovered squares of a scope (a status and a code, say); those of one code in one fault."""
    norms = [norm for norm in enabled(enc.pack) if norm.consequences]
    covered = gate(enc, "any", [holds(enc, norm) for norm in norms])
    facts = frozenset(named(enc.pack, *norms))
    for scope in scopes:
        left = [-literal(enc, one.where) for one in scope.left_open]
        base = [literal(enc, scope.where), literal(enc, scope.assume), *left, -covered, *plain]
        for who, rest, lits in _open_squares(enc, scope, base):
            first, *others = scope.each
            people = ", ".join(value_word(first, value) for value in who)
            deed = ", ".join(value_word(f, v) for f, v in zip(others, rest, strict=True))
            yield Found(
                "gap",
                scope.id,
                f"{scope.title}: tidak ada norma yang berlaku bagi {people}: {deed}; tambah norma "
                "atau catat di `open` mengapa dibiarkan.",
                " ".join(["/".join(map(str, who)), *map(str, rest)]),
                [-covered],
                facts,
                [*base, *lits],
            )


def _open_squares(
    enc: Encoding, scope: Scope, base: Sequence[int]
) -> Iterator[tuple[list[Any], tuple[Any, ...], list[int]]]:
    """For each choice of all but the first fact: the first's values left open, and one square."""
    found: dict[tuple[Any, ...], tuple[list[Any], list[int]]] = {}
    for square in squares(enc, scope):
        lits = [bit(enc, fact, value) for fact, value in square.items()]
        if can(enc, *base, *lits):
            who, *rest = square.values()
            found.setdefault(tuple(rest), ([], lits))[0].append(who)
    for key, (people, lits) in found.items():
        yield people, key, lits


def squares(enc: Encoding, scope: Scope) -> Iterator[Mapping[str, Any]]:
    """Every combination of the values over which a scope runs and that lie inside it."""
    where = literal(enc, scope.where)
    values = [enc.pack.facts[fact].values for fact in scope.each]
    for chosen in product(*values):
        square = dict(zip(scope.each, chosen, strict=True))
        if can(enc, where, *(bit(enc, fact, value) for fact, value in square.items())):
            yield square


def stale(enc: Encoding, scopes: Sequence[Scope], plain: Sequence[int]) -> Iterator[Found]:
    """Cases left open on purpose that are none: some norm holds there, or they lie outside."""
    norms = [norm for norm in enabled(enc.pack) if norm.consequences]
    covered = gate(enc, "any", [holds(enc, norm) for norm in norms])
    for scope in scopes:
        base = [literal(enc, scope.where), literal(enc, scope.assume), -covered, *plain]
        for one in scope.left_open:
            if not can(enc, *base, literal(enc, one.where)):
                said = f"{scope.title}: `open` ({one.why}) tidak lagi mengenai apa pun; hapus."
                yield Found("stale_review", scope.id, said)
