"""The election calendar: which stage a day has for an office, and whether candidates stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import Pack
from jaganetral.workdays.words import date_words

BEFORE = ("luar_tahapan", "sebelum_penetapan")
AFTER = ("calon", "kampanye", "tenang", "pungut", "pasca")
# How the calendar's own stage names map to the stages that norms know, strongest first.
STRONGEST = (("pemungutan", "pungut"), ("masa_tenang", "tenang"), ("kampanye", "kampanye"))
SENTENCES = {
    "pungut": "hari pemungutan suara",
    "tenang": "masa tenang",
    "kampanye": "masa kampanye",
    "calon": "calon sudah ditetapkan {day}, kampanye belum mulai",
    "sebelum_penetapan": "calon baru ditetapkan {day}",
    "pasca": "sesudah hari pemungutan suara",
    "luar_tahapan": "di luar tahapan",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of a day.

    `determined` is None on the day of determination without the hours; `options` are then both
    stages, otherwise `id` alone (or several where the calendar's campaign days are unknown).
    `pivot` places the day against determination: sebelum, hari_penetapan or sesudah.
    """

    id: str
    determined: bool | None
    tracks: tuple[str, ...]
    why: str
    confidence: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    pivot: str = "sesudah"
    over: bool = False


def calendar_of(pack: Pack, election: str, area: str | None) -> Mapping[str, Any] | None:
    """The calendar of an election for an area; None where none is known."""
    calendar = pack.calendars.get(election)
    if calendar is None or (area and calendar.get("areas") and area not in calendar["areas"]):
        return None
    return calendar


def wave_of(pack: Pack, election: str, area: str | None) -> date | None:
    """The voting day of an area where an election votes in waves and has no calendar."""
    waves = pack.rules["undated"].get(election, {}).get("waves", ())
    codes = {area, area.partition(".")[0]} if area else set()  # a province votes everywhere in it
    return next((row["day"] for row in waves if codes & set(row["areas"])), None)


def undated_stages(day: date, voting: date | None, determined: bool, pack: Pack) -> tuple[str, ...]:
    """The stages a day may have without a calendar; a known voting day narrows them."""
    if voting is None:
        return AFTER if determined else BEFORE
    if day < voting:
        return AFTER[:-2] if determined else BEFORE
    if not determined:
        return ()
    if day == voting:
        return ("pungut",)
    ends = voting + timedelta(pack.rules["pasca_days"]["days"])
    return ("pasca",) if day <= ends else ("luar_tahapan",)


def cuts(calendar: Mapping[str, Any], office: str, pack: Pack) -> Iterator[date]:
    """The days on which the stage may change for an office."""
    for row in calendar["stages"]:
        yield row["from"]
        yield row["to"] + timedelta(1)
    yield ends_on(calendar, pack) + timedelta(1)
    if office in calendar["determination"]:
        day = calendar["determination"][office]["day"]
        yield from (day, day + timedelta(1), months_before(day, pack.rules["window71"]["months"]))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month."""
    month = day.year * 12 + day.month - 1 - months
    year, index = divmod(month, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, index + 1, number)
        except ValueError:
            continue
    raise AssertionError(day)


def in_window71(day: date, calendar: Mapping[str, Any], office: str, pack: Pack) -> bool:
    """Whether a day lies in the window in which heads of region are bound (UU 10/2016 art 71)."""
    fixed = calendar["determination"].get(office)
    if fixed is None:
        return False
    first = months_before(fixed["day"], pack.rules["window71"]["months"])
    return bool(first <= day <= ends_on(calendar, pack))


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
    return _stage_on(day, election, office, area, at, determined_at, pack or load_pack())


@lru_cache(maxsize=8192)
def _stage_on(
    day: date,
    election: str,
    office: str,
    area: str | None,
    at: time | None,
    determined_at: time | None,
    pack: Pack,
) -> Stage | None:
    calendar = calendar_of(pack, election, area)
    if calendar is None or office not in calendar["determination"]:
        return None
    running = [row for row in calendar["stages"] if row["from"] <= day <= row["to"]]
    fixed = calendar["determination"][office]
    determined = _determined(day, fixed["day"], at, determined_at or fixed.get("at"))
    options = _stages(day, calendar, determined, pack)
    if day == fixed["day"] and options[0] == "calon":
        options = options[:1]  # no campaign opens on the day of determination
    stage = options[0] if determined is not None else "sebelum_penetapan"
    return Stage(
        stage if len(options) == 1 or determined is None else "calon",
        determined,
        tuple(row["id"] for row in running),
        _why(options, calendar["title"], fixed["day"]),
        tuple(sorted({fixed["confidence"], *(row["confidence"] for row in running)})),
        options,
        _pivot(day, fixed["day"]),
        day > ends_on(calendar, pack),
    )


def _determined(day: date, fixed: date, at: time | None, determined_at: time | None) -> bool | None:
    if day != fixed:
        return day > fixed
    if at is None or determined_at is None:
        return None
    return at >= determined_at


def _pivot(day: date, fixed: date) -> str:
    if day == fixed:
        return "hari_penetapan"
    return "sesudah" if day > fixed else "sebelum"


def _votings(calendar: Mapping[str, Any]) -> list[date]:
    """The voting days; a calendar with re-votes has several."""
    return [row["to"] for row in calendar["stages"] if row["id"] == "pemungutan"]


def _voting(calendar: Mapping[str, Any]) -> date:
    return max(_votings(calendar))


def ends_on(calendar: Mapping[str, Any], pack: Pack) -> date:
    """The last day of the election: its last dated stage, or a time after voting set by us."""
    last: date = max(row["to"] for row in calendar["stages"])
    voting = _voting(calendar)
    return last if last > voting else voting + timedelta(pack.rules["pasca_days"]["days"])


def _stages(
    day: date, calendar: Mapping[str, Any], determined: bool | None, pack: Pack
) -> tuple[str, ...]:
    """The stages the day may have: one, unless the calendar or the hours leave it open."""
    named = {row["id"] for row in calendar["stages"] if row["from"] <= day <= row["to"]}
    for own, stage in STRONGEST:
        if own in named:
            return (stage,)
    first = min(row["from"] for row in calendar["stages"])
    if day < first or day > ends_on(calendar, pack):
        return ("luar_tahapan",)
    if day > min(_votings(calendar)):
        return ("pasca",)
    after = ("calon", "kampanye", "tenang") if calendar.get("campaign_unknown") else ("calon",)
    if determined is None:
        return ("sebelum_penetapan", *after[:1])
    return after if determined else ("sebelum_penetapan",)


def _why(options: tuple[str, ...], title: str, fixed: date) -> str:
    said = " atau ".join(SENTENCES[stage].format(day=date_words(fixed)) for stage in options)
    if len(options) > 1 and options[0] == "sebelum_penetapan":
        said = f"hari penetapan calon ({date_words(fixed)}); jamnya menentukan"
    return f"{title}: {said}."


def elections_on(day: date, pack: Pack | None = None) -> list[str]:
    """The elections in one of whose stages a day lies."""
    pack = pack or load_pack()
    return [
        name
        for name, calendar in pack.calendars.items()
        if _stages(day, calendar, True, pack) != ("luar_tahapan",)
    ]


def last_election(before: date, pack: Pack | None = None) -> str | None:
    """The election whose voting day lies nearest before a day."""
    pack = pack or load_pack()
    voted = {name: _voting(calendar) for name, calendar in pack.calendars.items()}
    past = {name: day for name, day in voted.items() if day < before}
    return max(past, key=lambda name: past[name]) if past else None
