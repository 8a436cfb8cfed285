"""Where an act stands: election, office, day, stage, who is favoured, which discipline law."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from jaganetral.law.elections import stage_on
from jaganetral.law.facts import Possible
from jaganetral.law.model import Pack

BEFORE = ("luar_tahapan", "sebelum_penetapan")
AFTER = ("calon", "kampanye", "tenang", "pungut", "pasca")
MEMBERS = (
    *("election", "office", "act_date", "stage", "determined", "beneficiary", "regime"),
    *("act_time", "determination_time", "examination_date", "punished_date"),
)


@dataclass(frozen=True, slots=True)
class Context:
    """One way the act may stand; each field is a fact, given or derived."""

    election: str
    office: str
    act_date: date
    stage: str
    determined: bool
    beneficiary: str
    regime: str
    examination_date: date | None = None
    punished_date: date | None = None


def contexts(known: Possible, facts: Mapping[str, Any], pack: Pack) -> list[Context]:
    """Every context that the known facts leave possible."""
    found: dict[Context, None] = {}
    area = facts.get("area")
    for election, office, day in product(known["election"], known["office"], known["act_date"]):
        stages = list(_stages(known, election, office, day, area, pack))
        for stage, determined in stages:
            for favoured in _favoured(known, facts, stage, determined, office, pack):
                for regime in _regimes(known, facts, day, pack):
                    context = Context(election, office, day, stage, determined, favoured, regime)
                    found[context] = None
    return list(found)


def _stages(
    known: Possible, election: str, office: str, day: date, area: str | None, pack: Pack
) -> Iterator[tuple[str, bool]]:
    stage = stage_on(
        day,
        election,
        office,
        area,
        at=known["act_time"][0],
        determined_at=known["determination_time"][0],
        pack=pack,
    )
    if stage is None:
        for determined in known["candidate_determined"]:
            yield from ((name, determined) for name in (AFTER if determined else BEFORE))
        return
    options = (False, True) if stage.determined is None else (stage.determined,)
    for determined in options:
        name = stage.id
        if name in ("calon", "sebelum_penetapan"):
            name = "calon" if determined else "sebelum_penetapan"
        yield name, determined


def _favoured(
    known: Possible,
    facts: Mapping[str, Any],
    stage: str,
    determined: bool,
    office: str,
    pack: Pack,
) -> Iterable[str]:
    """Prospective candidates become candidates by determination; that is derived, never asked."""
    if facts.get("beneficiary") is not None:
        return known["beneficiary"]
    if determined:
        return ("pasangan_calon" if office in pack.groups["pasangan"] else "calon",)
    if stage == "luar_tahapan":
        return ("bakal_calon", "partai", "perseorangan")
    return ("bakal_calon",)


def _regimes(known: Possible, facts: Mapping[str, Any], day: date, pack: Pack) -> tuple[str, ...]:
    """PP 53 or PP 94, by the days of punishment and examination."""
    change: date = pack.rules["regime_change"]["day"]
    if facts.get("punished_date") is not None:
        return tuple({"pp53" if d < change else "pp94" for d in known["punished_date"]})
    if day >= change:
        return ("pp94",)
    if facts.get("examination_date") is not None:
        examined = known["examination_date"]
        return ("pp94",) if min(examined) >= change else ("pp94", "pp53")
    return ("pp94", "pp53")
