"""The ten rules as the catalogue's own condition trees, and the values their facts can have."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import Condition

State = bool | None
NORMS = (
    *(f"skb22-ke-0{row}" for row in (1, 2, 3, 4, 5)),
    *(f"skb22-dis-0{row}" for row in (1, 2, 4, 6, 7)),
)


@cache
def rules() -> Mapping[str, Condition]:
    """Each norm's condition on person and deed; the days in force are left out."""
    norms = load_pack().norms
    return {name: Condition("all", (norms[name].who, norms[name].act)) for name in NORMS}


def _facts(condition: Condition) -> set[str]:
    own = {condition.fact} if condition.op == "atom" else set()
    return own.union(*(_facts(kid) for kid in condition.kids))


@cache
def domains() -> Mapping[str, Sequence[Any]]:
    """Fact -> its values; here one code of conduct at a time."""
    pack = load_pack()
    found: dict[str, Sequence[Any]] = {}
    for fact in sorted(set[str]().union(*(_facts(rule) for rule in rules().values()))):
        spec = pack.facts[fact]
        found[fact] = (False, True) if spec.kind == "bool" else spec.values
    return {**found, "beneficiary": ("bakal_calon", "pasangan_calon")}


def holds(condition: Condition, case: Mapping[str, Any]) -> bool:
    """Whether a condition is true; a fact that is missing has no value at all."""
    if condition.op == "atom":
        return condition.fact in case and case[condition.fact] in condition.allowed
    kids = (holds(kid, case) for kid in condition.kids)
    if condition.op == "not":
        return not next(kids)
    return all(kids) if condition.op == "all" else any(kids)
