"""Somebody who may be meant, and how much speaks for it; never a verdict."""

from dataclasses import dataclass
from enum import StrEnum

from jaganetral.names.reasons import Reason


class Strength(StrEnum):
    """How much speaks for a candidate."""

    KUAT = "kuat"
    MUNGKIN = "mungkin"
    LEMAH = "lemah"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of the roster; `score` is the posterior, 0 to 1, which leaves room for nobody.

    `row` is the inner number of the index. `same_name_in_roster` counts everybody with this
    folded name, the candidate included. `bits` are log2 of the odds before any correction by
    judgements (see `learning`).
    """

    row: int
    score: float
    strength: Strength
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    same_name_in_roster: int
    bits: float = 0.0
