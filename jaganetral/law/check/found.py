"""A fault before it is told: reviewed faults need no case, so the case is sought last."""

from collections.abc import Sequence
from dataclasses import dataclass

from jaganetral.law.check.answer import facts_of, fewest, solve
from jaganetral.law.check.encode import Encoding
from jaganetral.law.check.fault import Fault, case_words


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found.

    `goal`: the literals that a case must make true to show it, `plain` those that keep it an
    ordinary one; `named`: the facts that may have to be told.
    """

    kind: str
    norm: str
    sentence: str
    other: str = ""
    goal: Sequence[int] = ()
    named: frozenset[str] = frozenset()
    plain: Sequence[int] = ()


def told(enc: Encoding, found: Found) -> Fault:
    """The fault with its case, told in the fewest facts that show it."""
    model = solve(enc, [*found.goal, *found.plain]) if found.goal else None
    if model is None:
        return Fault(found.kind, found.norm, found.sentence, None, found.other)
    facts = facts_of(enc, model, fewest(enc, model, found.goal, found.named))
    words = case_words(facts, enc.pack)
    return Fault(found.kind, found.norm, found.sentence, facts, found.other, words)
