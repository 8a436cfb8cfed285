"""The election calendar: which stage a day has for an office, and whether candidates stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from jaganetral.law.corpus import load_pack
from jaganetral.law.model import Pack
from jaganetral.workdays.words import date_words

# How the calendar's own stage names map to the stages that norms know, strongest first.
STRONGEST = (("pemungutan", "pungut"), ("masa_tenang", "tenang"), ("kampanye", "kampanye"))


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of a day. `determined` is None on the day of determination without the hours."""

    id: str
    determined: bool | None
    tracks: tuple[str, ...]
    why: str
    confidence: tuple[str, ...] = ()


def calendar_of(pack: Pack, election: str, area: str | None) -> Mapping[str, Any] | None:
    """The calendar of an election for an area; None where none is known."""
    calendar = pack.calendars.get(election)
    if calendar is None or (area and calendar.get("areas") and area not in calendar["areas"]):
        return None
    return calendar


def cuts(calendar: Mapping[str, Any], office: str) -> Iterator[date]:
    """The days on which the stage may change for an office."""
    for row in calendar["stages"]:
        yield row["from"]
        yield row["to"] + timedelta(1)
    if office in calendar["determination"]:
        day = calendar["determination"][office]["day"]
        yield day
        yield day + timedelta(1)


def stage_on(
    day: date,
    election: str,
    office: str,
    area: str | None = None,
    *,
    at: time | None = None,
    determined_at: time | None = None,
    pack: Pack | None = None,
) -> Stage | None:
    """The stage of a day for an office in an area, or None where no calendar tells it."""
    pack = pack or load_pack()
    calendar = calendar_of(pack, election, area)
    if calendar is None or office not in calendar["determination"]:
        return None
    running = [row for row in calendar["stages"] if row["from"] <= day <= row["to"]]
    fixed = calendar["determination"][office]
    determined = _determined(day, fixed["day"], at, determined_at)
    stage = _stage(day, calendar, determined, pack)
    return Stage(
        stage,
        determined if stage != "luar_tahapan" or day > fixed["day"] else False,
        tuple(row["id"] for row in running),
        _why(stage, calendar["title"], fixed["day"]),
        tuple(sorted({fixed["confidence"], *(row["confidence"] for row in running)})),
    )


def _determined(day: date, fixed: date, at: time | None, determined_at: time | None) -> bool | None:
    if day != fixed:
        return day > fixed
    if at is None or determined_at is None:
        return None
    return at >= determined_at


def _stage(day: date, calendar: Mapping[str, Any], determined: bool | None, pack: Pack) -> str:
    named = {row["id"] for row in calendar["stages"] if row["from"] <= day <= row["to"]}
    for own, stage in STRONGEST:
        if own in named:
            return stage
    first = min(row["from"] for row in calendar["stages"])
    voting = max(row["to"] for row in calendar["stages"] if row["id"] == "pemungutan")
    last = max(row["to"] for row in calendar["stages"])
    if last <= voting:
        last = voting + timedelta(pack.rules["pasca_days"]["days"])
    if day < first or day > last:
        return "luar_tahapan"
    if day > voting:
        return "pasca"
    return "calon" if determined else "sebelum_penetapan"


def _why(stage: str, title: str, fixed: date) -> str:
    sentences = {
        "pungut": "hari pemungutan suara",
        "tenang": "masa tenang",
        "kampanye": "masa kampanye",
        "calon": f"calon sudah ditetapkan {date_words(fixed)}, kampanye belum mulai",
        "sebelum_penetapan": f"calon baru ditetapkan {date_words(fixed)}",
        "pasca": "sesudah hari pemungutan suara",
        "luar_tahapan": "di luar tahapan",
    }
    return f"{title}: {sentences[stage]}."


def elections_on(day: date, pack: Pack | None = None) -> list[str]:
    """The elections in one of whose stages a day lies."""
    pack = pack or load_pack()
    found = []
    for name, calendar in pack.calendars.items():
        office = next(iter(calendar["determination"]))
        stage = stage_on(day, name, office, pack=pack)
        if stage is not None and stage.id != "luar_tahapan":
            found.append(name)
    return found


def last_election(before: date, pack: Pack | None = None) -> str | None:
    """The election whose voting day lies nearest before a day."""
    pack = pack or load_pack()
    voted = {
        name: max(row["to"] for row in calendar["stages"] if row["id"] == "pemungutan")
        for name, calendar in pack.calendars.items()
    }
    past = {name: day for name, day in voted.items() if day < before}
    return max(past, key=lambda name: past[name]) if past else None
