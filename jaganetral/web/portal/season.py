"""Which election stage a day lies in, in words; outside of all, the last election."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from jaganetral.law.elections import elections_on, last_election, stage_on
from jaganetral.law.model import Pack

STAGES = {
    "pungut": _("hari pemungutan suara"),
    "tenang": _("masa tenang"),
    "kampanye": _("masa kampanye"),
    "calon": _("calon sudah ditetapkan, kampanye belum mulai"),
    "sebelum_penetapan": _("sebelum calon ditetapkan"),
    "pasca": _("sesudah hari pemungutan suara"),
}
SURE = ("verified", "verified_copy")


@dataclass(frozen=True, slots=True)
class Season:
    """A day, the elections whose stages it lies in, and the last one where it lies in none."""

    day: date
    is_today: bool
    running: tuple[Mapping[str, Any], ...]
    last: Mapping[str, Any] | None
    unsure: bool


def season_of(day: date, today: date, pack: Pack) -> Season:
    """What to say of a day. `unsure` where the dates rest on copies or memory."""
    running = tuple(_running(day, pack))
    last = None if running else _last(day, pack)
    unsure = any(row["unsure"] for row in running)
    return Season(day, day == today, running, last, unsure)


def _running(day: date, pack: Pack) -> Iterator[Mapping[str, Any]]:
    """Each running election with its stages; offices may stand at different ones."""
    for name in elections_on(day, pack):
        calendar = pack.calendars[name]
        found = [stage_on(day, name, office, pack=pack) for office in calendar["determination"]]
        stages = [stage for stage in found if stage is not None and stage.id in STAGES]
        ids = dict.fromkeys(stage.id for stage in stages)
        labels = sorted(ids, key=list(STAGES).index)
        unsure = any(c not in SURE for stage in stages for c in stage.confidence)
        words = [STAGES[name] for name in labels]
        yield {"title": calendar["title"], "stages": words, "unsure": unsure}


def _last(day: date, pack: Pack) -> Mapping[str, Any] | None:
    name = last_election(day, pack)
    if name is None:
        return None
    calendar = pack.calendars[name]
    voted = max(row["to"] for row in calendar["stages"] if row["id"] == "pemungutan")
    return {"title": calendar["title"], "voted": voted}
