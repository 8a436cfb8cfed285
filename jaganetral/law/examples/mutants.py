"""Mistakes planted in a norm, one value each, and which of them its examples notice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from jaganetral.law.check import distinguish
from jaganetral.law.corpus.norms import DERIVED
from jaganetral.law.examples.published import alone, cases, differences, judged
from jaganetral.law.examples.sweeps import Example, Examples
from jaganetral.law.model import LADDERS, Condition, Consequence, Norm, Pack

Changed = tuple[str, Condition]
DAY = timedelta(1)
FORMS = 3  # an `any` of so many whole norms is a list of forms


def mutants_of(norm: Norm, pack: Pack) -> Iterator[tuple[str, Norm]]:
    """Every copy of a norm with one value left out, added or changed, and the change in words."""
    forms = {one.act for one in pack.norms.values() if one.id != norm.id}
    for said, who in _changed(norm.who, pack, forms):
        yield f"who: {said}", _joined(replace(norm, who=who))
    for said, act in _changed(norm.act, pack, forms):
        yield f"when: {said}", _joined(replace(norm, act=act))
    for end, day in (("first", norm.first), ("last", norm.last)):
        for step in (-DAY, DAY) if date.min < day < date.max else ():
            yield f"{end}: {day + step}", _joined(_with(norm, end, day + step))
    for index, then in enumerate(norm.consequences):
        for said, rows in _consequences(then, pack, forms):
            others = (*norm.consequences[:index], *rows, *norm.consequences[index + 1 :])
            yield f"then {index + 1}: {said}", replace(norm, consequences=others)
    for part in ("yields_to", "routes"):
        names = getattr(norm, part)
        for name in names:
            rest = tuple(one for one in names if one != name)
            yield f"{part}: -{name}", _with(norm, part, rest)
    for flag in ("panel", "general"):
        yield flag, _with(norm, flag, not getattr(norm, flag))


def _with(norm: Norm, part: str, value: Any) -> Norm:
    changes: dict[str, Any] = {part: value}
    return replace(norm, **changes)


def _joined(norm: Norm) -> Norm:
    """The norm with its condition made anew of its parts."""
    in_force = Condition("atom", (), "act_date", frozenset({(norm.first, norm.last)}))
    return replace(norm, when=Condition("all", (norm.who, norm.act, in_force)))


def _changed(condition: Condition, pack: Pack, forms: set[Condition]) -> Iterator[Changed]:
    """A condition with one value, or one part, left out, added or turned."""
    if condition.op == "atom":
        yield from _days(condition) if condition.fact == "act_date" else _values(condition, pack)
        return
    kids = condition.kids
    for index, kid in enumerate(kids):
        before, after = kids[:index], kids[index + 1 :]
        if len(kids) > 1:
            yield f"{index + 1} -{kid.op}", replace(condition, kids=(*before, *after))
        if _is_forms(condition, forms):
            continue
        for said, other in _changed(kid, pack, forms):
            yield f"{index + 1} {said}", replace(condition, kids=(*before, other, *after))


def _is_forms(condition: Condition, forms: set[Condition]) -> bool:
    kids = condition.kids
    return condition.op == "any" and len(kids) >= FORMS and all(kid in forms for kid in kids)


def _values(atom: Condition, pack: Pack) -> Iterator[Changed]:
    spec = pack.facts.get(atom.fact)
    known: Sequence[Any] = DERIVED.get(atom.fact, spec.values if spec else ())
    if spec is not None and spec.kind == "bool":
        known = (True, False)
    if set(known) == {True, False}:
        (value,) = atom.allowed
        yield f"{atom.fact}={not value}", replace(atom, allowed=frozenset({not value}))
        return
    for value in sorted(atom.allowed, key=str) if len(atom.allowed) > 1 else ():
        yield f"{atom.fact}-{value}", replace(atom, allowed=atom.allowed - {value})
    for value in known:
        if value not in atom.allowed:
            yield f"{atom.fact}+{value}", replace(atom, allowed=atom.allowed | {value})


def _days(atom: Condition) -> Iterator[Changed]:
    for span in atom.allowed:
        for end, day in enumerate(span):
            for step in (-DAY, DAY) if date.min < day < date.max else ():
                moved = (day + step, span[1]) if end == 0 else (span[0], day + step)
                yield (
                    f"act_date {day + step}",
                    replace(atom, allowed=atom.allowed - {span} | {moved}),
                )


def _consequences(
    then: Consequence, pack: Pack, forms: set[Condition]
) -> Iterator[tuple[str, tuple[Consequence, ...]]]:
    yield "-", ()
    for level in LADDERS[then.category]:
        if level is not then.level:
            yield f"level {level}", (replace(then, level=level),)
    for category in LADDERS:
        if category is not then.category:
            level = then.level if then.level in LADDERS[category] else LADDERS[category][0]
            yield f"category {category}", (replace(then, category=category, level=level),)
    for name in (*pack.sanctions, ""):
        if name != then.sanctions:
            yield f"sanctions {name or '-'}", (replace(then, sanctions=name),)
    for said, when in _changed(then.when, pack, forms):
        yield said, (replace(then, when=when),)


def unnoticed(
    norm: Norm, mutants: Mapping[str, Norm], examples: Examples, pack: Pack
) -> dict[str, Norm]:
    """Of some mutants of a norm, those that no case of its examples tells from what it says."""
    left = dict(mutants)
    for case in cases(examples, pack):
        for name in noticed_by(case, norm, left, examples, pack):
            del left[name]
        if not left:
            break
    return left


def noticed_by(
    case: Example, norm: Norm, mutants: Mapping[str, Norm], examples: Examples, pack: Pack
) -> list[str]:
    """The mutants that one case notices; judged all at once, one by one where worlds are many."""
    small = alone(pack, norm.id)
    crowd = {
        f"{norm.id}~{i}": replace(one, id=f"{norm.id}~{i}")
        for i, one in enumerate(mutants.values())
    }
    seen = judged(case, examples, replace(small, norms={**small.norms, **crowd}))
    if seen.worlds.exact:
        named = zip(mutants, crowd.values(), strict=True)
        return [name for name, one in named if any(differences(case, one, seen))]
    return [
        name
        for name, one in mutants.items()
        if any(differences(case, one, judged(case, examples, planted(small, one))))
    ]


def planted(small: Pack, mutant: Norm) -> Pack:
    """A pack with a mutant in the place of its norm."""
    return replace(small, norms={**small.norms, mutant.id: mutant})


@dataclass(frozen=True, slots=True)
class Score:
    """How many mistakes were planted in a norm, which change nothing, and which are missed.

    `same` are proven by the solver: no case within the calendars tells them from the norm.
    `missed` maps the others to facts of a case that would notice them.
    """

    norm: str
    planted: int
    same: tuple[str, ...]
    missed: Mapping[str, Mapping[str, Any]]


def score(norm: Norm, examples: Examples, pack: Pack, *, every: int = 1) -> Score:
    """Plant every mistake in a norm, or each so many-th. Raises PackError without the solver."""
    mutants = dict(list(mutants_of(norm, pack))[::every])
    told = {
        name: distinguish(norm, one, pack)
        for name, one in unnoticed(norm, mutants, examples, pack).items()
    }
    same = tuple(name for name, facts in told.items() if facts is None)
    missed = {name: facts for name, facts in told.items() if facts is not None}
    return Score(norm.id, len(mutants), same, missed)
