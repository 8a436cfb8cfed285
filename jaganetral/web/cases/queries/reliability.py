"""How often the machine was right, as officers judged; and the correction that follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from jaganetral.names import tables
from jaganetral.names.search import learning
from jaganetral.web.cases.models import Judgement

VERDICTS = {
    Judgement.Verdict.INI: learning.Verdict.INI,
    Judgement.Verdict.BUKAN: learning.Verdict.BUKAN,
    Judgement.Verdict.BELUM: learning.Verdict.BELUM,
    Judgement.Verdict.TARIK: learning.Verdict.DITARIK,
}
STRENGTHS = ("kuat", "mungkin", "lemah")


@dataclass(frozen=True, slots=True)
class Share:
    """Of those whom the machine called `strength`: how many were the person, how many not."""

    strength: str
    right: int
    wrong: int

    @property
    def judged(self) -> int:
        return self.right + self.wrong


@dataclass(frozen=True, slots=True)
class Reliability:
    """What the judgements say in all. `least` must be judged before anything changes."""

    shares: list[Share]
    undecided: int
    taken_back: int
    least: int
    least_each: int

    @property
    def judged(self) -> int:
        return sum(one.judged for one in self.shares)

    @property
    def right(self) -> int:
        return sum(one.right for one in self.shares)

    @property
    def corrects(self) -> bool:
        """Whether there are enough judgements for the score to follow them."""
        few = min(self.right, self.judged - self.right)
        return self.judged >= self.least and few >= self.least_each


def reliability() -> Reliability:
    """The judgements that hold, of every candidate the machine had proposed."""
    last = {(one.party_id, one.person): one for one in _rows()}
    kinds = Judgement.Verdict
    shares = [
        Share(
            strength,
            *(
                sum(one.strength == strength and one.verdict == kind for one in last.values())
                for kind in (kinds.INI, kinds.BUKAN)
            ),
        )
        for strength in STRENGTHS
    ]
    verdicts = [one.verdict for one in last.values()]
    rules = tables.weights().learning
    return Reliability(
        shares,
        verdicts.count(kinds.BELUM),
        verdicts.count(kinds.TARIK),
        rules.least,
        rules.least_each,
    )


def calibration() -> learning.Calibration:
    """How the bits of a candidate become a score in this office."""
    newest = Judgement.objects.order_by("-pk").values_list("pk", flat=True).first()
    return _calibration(newest) if newest else learning.shipped()


@lru_cache(maxsize=2)
def _calibration(newest: int) -> learning.Calibration:
    return learning.recalibrated(_told(_rows()), learning.shipped())


def _rows() -> list[Judgement]:
    """Judgements the machine had spoken of first, and those that take one back, in order."""
    return list(Judgement.objects.order_by("pk").select_related(None))


def _told(rows: Iterable[Judgement]) -> list[learning.Judgement]:
    last: dict[tuple[int, str], Judgement] = {}
    found = []
    for one in rows:
        basis = one if one.bits is not None else last.get((one.party_id, one.person))
        last[one.party_id, one.person] = basis or one
        if basis is None or basis.bits is None:
            continue  # said of somebody whom the machine had not proposed
        verdict = VERDICTS[Judgement.Verdict(one.verdict)]
        asked = f"{one.party_id}|{basis.question_key}"
        found.append(learning.Judgement(asked, basis.index, one.person, basis.bits, verdict))
    return found
