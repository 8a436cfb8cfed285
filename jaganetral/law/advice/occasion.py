"""When and for whom an act is asked about: what a day, a question and its answers say together."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from jaganetral.law.advice.questions import Question
from jaganetral.law.assess import assess
from jaganetral.law.elections import calendar_of, elections_on, last_election, stage_on
from jaganetral.law.facts import read_day
from jaganetral.law.model import Pack

NOBODY_STANDS = ("bakal_calon", "partai", "perseorangan")


def facts_of(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the question, what the answers add, and what was given."""
    facts = dict(question.facts)
    said = given.get(str(question.depends.get("fact", "")))
    if said is not None:
        name = str(said).lower() if isinstance(said, bool) else str(said)
        facts |= question.depends.get(name, {})
    named = {name: value for name, value in given.items() if name != "conduct"}
    return {**facts, **named}


def elections_of(given: Mapping[str, Any], pack: Pack) -> Iterator[Mapping[str, Any]]:
    """The elections an act may belong to, each with its offices; outside every stage, the last.

    Without a day: a day before the candidates are determined, and one of the campaign.
    """
    if given.get("act_date") is None:
        yield from _any_day(given.get("election"), pack)
        return
    if given.get("election") is not None:
        yield {}
        return
    day, area = read_day("act_date", given["act_date"]), given.get("area")
    running = [name for name in elections_on(day, pack) if calendar_of(pack, name, area)]
    last = last_election(day, pack)
    for name in running or ([last] if last else []):
        for offices in _alike(name, day, pack):
            yield {"election": name, "office": given.get("office") or {"one_of": offices}}


def _alike(election: str, day: date, pack: Pack) -> list[list[str]]:
    """The offices of an election, grouped by how they stand on a day."""
    groups: dict[object, list[str]] = {}
    for office in pack.calendars[election]["determination"]:
        stage = stage_on(day, election, office, pack=pack)
        groups.setdefault((stage.id, stage.determined) if stage else None, []).append(office)
    return list(groups.values())


def _any_day(election: str | None, pack: Pack) -> Iterator[Mapping[str, Any]]:
    """Two days of an election, or of the newest one whose campaign is known: before and after."""
    campaigns = {
        name: row["from"]
        for name, calendar in pack.calendars.items()
        for row in calendar["stages"]
        if row["id"] == "kampanye" and election in (None, name)
    }
    if not campaigns:
        yield {}
        return
    name = max(campaigns, key=lambda one: campaigns[one])
    fixed = pack.calendars[name]["determination"]
    before = min(row["day"] for row in fixed.values()) - timedelta(1)
    for day in (before, campaigns[name]):
        yield {"act_date": day.isoformat(), "election": name, "office": {"one_of": list(fixed)}}


def ways(
    facts: Mapping[str, Any],
    given: Mapping[str, Any],
    pack: Pack,
    after: Mapping[str, Any],
) -> Iterator[Mapping[str, Any]]:
    """Every way the act may stand: election, and the favoured person where no day tells it."""
    for election in elections_of(given, pack):
        for favoured, determined in _favoured({**facts, **election}, given, pack):
            yield {**(after if determined else {}), **facts, **election, **favoured}


def _favoured(
    facts: Mapping[str, Any], given: Mapping[str, Any], pack: Pack
) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """The favoured person, and whether candidates are determined for them."""
    said = given.get("beneficiary")
    if said is not None:
        yield {}, said in pack.groups["ditetapkan"]
        return
    stage = assess(dict(facts), pack=pack, changes=False)["stage"]
    if stage["id"] == "luar_tahapan":
        yield from (({"beneficiary": one}, False) for one in NOBODY_STANDS)
    elif stage["candidate_determined"] is None:
        yield {"act_time": "00:00", "determination_time": "23:59"}, False
        yield {"act_time": "23:59", "determination_time": "00:00"}, True
    else:
        yield {}, stage["candidate_determined"]
