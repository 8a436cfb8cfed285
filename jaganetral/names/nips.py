"""A NIP that was given against those of the roster: equal, one or two digits off, another."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.index import Index, nip_halves
from jaganetral.names.nip import read_nip
from jaganetral.names.reasons import Reason

_NEAR = 2  # digits


@dataclass(frozen=True, slots=True)
class NipEvidence:
    """`near`: person -> digits that differ (0 is equal). Nothing is said where no NIP was given."""

    given: bool
    near: Mapping[int, int]
    holders: frozenset[int]  # people with a NIP, where one was given and is readable

    def bits_for(self, number: int) -> float:
        """Bits for one person; 0 where the roster holds no NIP of hers."""
        rules = tables.weights()
        if not self.given or number not in self.holders:
            return 0.0
        apart = self.near.get(number)
        if apart is None:
            return rules.nip_other
        return rules.nip_same if apart == 0 else rules.nip_near

    def everybody(self, people: int) -> npt.NDArray[np.float64]:
        """Bits for each person."""
        if not self.given:
            return np.zeros(people)
        return np.array([self.bits_for(number) for number in range(people)])

    def reason(self, number: int) -> tuple[bool, Reason] | None:
        """(agrees, reason), None where nothing can be said."""
        if not self.given or number not in self.holders:
            return None
        apart = self.near.get(number)
        if apart is None:
            return False, Reason("nip_other")
        if apart == 0:
            return True, Reason("nip_same")
        return True, Reason("nip_near", {"count": str(apart)})


def nip_evidence(index: Index, text: str) -> NipEvidence:
    """Compare a given NIP; an unreadable one says nothing."""
    nip = read_nip(text)
    if not nip.usable:
        return NipEvidence(False, {}, frozenset())
    near = {}
    for half in nip_halves(nip.digits):
        for number in index.by_nip.get(half, ()):
            held = read_nip(index.people[number].nip).digits
            apart = sum(one != other for one, other in zip(nip.digits, held, strict=True))
            if apart <= _NEAR:
                near[number] = apart
    return NipEvidence(True, near, index.with_nip)
