"""A second opinion on the law, by brute force and by another hand.

Written from the contract and the data files alone; nothing of the engine is imported. Every way
the unknown facts may be completed is tried, and each norm is judged in it with plain true and
false. Slow and simple on purpose.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[2] / "jaganetral" / "law" / "data"
LADDERS = {
    "kode_etik": ["moral"],
    "disiplin": ["tanpa_jenjang", "ringan", "sedang", "berat"],
    "kepegawaian": ["ptdh"],
    "pidana": ["diteruskan"],
    "kontrak": ["menurut_kontrak"],
    "desa": ["menurut_uu_desa"],
}
World = dict[str, Any]


def load(name: str) -> Any:
    """One data file."""
    return yaml.safe_load((DATA / name).read_text("utf-8"))


PACK, CALENDARS, INSTRUMENTS = load("pack.yaml"), load("calendars.yaml"), load("instruments.yaml")
FACTS = load("facts.yaml")
NORMS = {
    row["id"]: row
    for path in sorted((DATA / "norms").glob("*.yaml"))
    for row in load(f"norms/{path.name}")
}


def opinion(
    facts: Mapping[str, Any], norms: Mapping[str, Any] = NORMS
) -> tuple[dict[str, str], dict[str, tuple[bool, list[str]]]]:
    """(state of each norm, (certain, levels) of each track that may hold)."""
    worlds = list(completions(facts))
    open_readings = [n for n in FACTS if n.startswith("reading_") and facts.get(n) is None]
    held = [judged(world, norms, open_readings) for world in worlds]
    states = {}
    for name, row in norms.items():
        if row.get("disabled"):
            continue
        hits = [name in one for one in held]
        criminal = any(then["category"] == "pidana" for then in row.get("then", ()))
        certain = all(hits) and not criminal
        states[name] = "holds" if certain else "unknown" if any(hits) else "fails"
    return states, tracks_of(worlds, held, norms)


def tracks_of(
    worlds: list[World], held: list[set[str]], norms: Mapping[str, Any]
) -> dict[str, tuple[bool, list[str]]]:
    """For each track the levels of all worlds, lightest first."""
    found = {}
    for track, ladder in LADDERS.items():
        rungs = set()
        for world, names in zip(worlds, held, strict=True):
            levels = [
                ladder.index(then["level"])
                for name in names
                for then in norms[name].get("then", ())
                if then["category"] == track and true(then.get("when", {}), world, norms)
            ]
            rungs.add(max(levels, default=-1))
        if rungs != {-1}:
            certain = -1 not in rungs and track != "pidana"
            named = [ladder[rung] for rung in sorted(rungs - {-1})]
            found[track] = (certain, named if certain else ["tidak_ada", *named])
    return found


def completions(facts: Mapping[str, Any]) -> Iterator[World]:
    """Every world: each unknown fact with each value it may have."""
    names = [n for n, row in FACTS.items() if row["kind"] in ("enum", "bool") and n != "election"]
    names = [n for n in names if n != "beneficiary"]
    conduct = frozenset(facts["conduct"])
    choices = [values(name, facts, conduct) for name in names]
    for picked in product(*choices):
        world = dict(zip(names, picked, strict=True))
        world |= {"conduct": conduct, "resource_form": frozenset(facts.get("resource_form", ()))}
        if world["status"] == "kepala_desa" and world["acting_village_head"]:
            if facts.get("acting_village_head") is None:
                continue  # who is called village head is no civil servant unless it is said
            world["status"] = "pns"
        for day in days(facts):
            yield from places(world, day, facts)


def values(name: str, facts: Mapping[str, Any], conduct: frozenset[str]) -> list[Any]:
    """What a fact may be: what was given, what a code or the post implies, or anything."""
    row, given = FACTS[name], facts.get(name)
    if name == "office" and given is None:
        return list(CALENDARS[facts["election"]]["determination"])
    if given is not None:
        return list(given["one_of"]) if isinstance(given, Mapping) else [given]
    for code, value in row.get("implied_by", {}).items():
        if code in conduct:
            return value if isinstance(value, list) else [value]
    if name == "structural" and facts.get("acting_village_head") is True:
        return [True]
    if "by_post" in row and isinstance(facts.get("post"), str) and facts["post"] in row["by_post"]:
        return [row["by_post"][facts["post"]]]
    return [True, False] if row["kind"] == "bool" else list(row["values"])


def days(facts: Mapping[str, Any]) -> Iterator[date]:
    """Every single day the act may have happened on."""
    given = facts["act_date"]
    first = date.fromisoformat(given["from"] if isinstance(given, Mapping) else given)
    last = date.fromisoformat(given["to"] if isinstance(given, Mapping) else given)
    while first <= last:
        yield first
        first += timedelta(1)


def places(world: World, day: date, facts: Mapping[str, Any]) -> Iterator[World]:
    """The world with what follows from the calendar: stage, who is favoured, which regulation."""
    calendar = CALENDARS[facts["election"]]
    fixed = calendar["determination"][world["office"]]["day"]
    sides = [day > fixed]
    if day == fixed:
        at, set_at = facts.get("act_time"), facts.get("determination_time")
        sides = [at >= set_at] if at is not None and set_at is not None else [True, False]
        if facts.get("candidate_determined") is not None and len(sides) == 2:
            sides = [facts["candidate_determined"]]
    pivot = "hari_penetapan" if day == fixed else "sesudah" if day > fixed else "sebelum"
    for determined in sides:
        stage, over = stage_of(day, calendar, determined)
        placed = {**world, "act_date": day, "election": facts["election"], "stage": stage}
        placed |= {"determined": determined, "pivot": pivot}
        placed["window71"] = months(fixed, 6) <= day and not over
        for who in favoured(placed, facts, over):
            for regime in regimes(day, facts):
                yield {**placed, "beneficiary": who, "regime": regime}


def stage_of(day: date, calendar: Mapping[str, Any], determined: bool) -> tuple[str, bool]:
    """The first stage that fits, and whether the whole election is over."""
    named = [row["id"] for row in calendar["stages"] if row["from"] <= day <= row["to"]]
    voting = max(row["to"] for row in calendar["stages"] if row["id"] == "pemungutan")
    last = max(row["to"] for row in calendar["stages"])
    last = last if last > voting else voting + timedelta(180)
    over = day > last
    for own, stage in (
        ("pemungutan", "pungut"),
        ("masa_tenang", "tenang"),
        ("kampanye", "kampanye"),
    ):
        if own in named:
            return stage, over
    if over or day < min(row["from"] for row in calendar["stages"]):
        return "luar_tahapan", over
    if day > voting:
        return "pasca", over
    return ("calon" if determined else "sebelum_penetapan"), over


def favoured(world: World, facts: Mapping[str, Any], over: bool) -> list[str]:
    """Who is favoured: a person stands only after determination."""
    given = facts.get("beneficiary")
    pair = world["office"] in ("presiden_wapres", "gubernur", "bupati", "walikota")
    standing = "pasangan_calon" if pair else "calon"
    if given is None and world["conduct"] <= {"narasumber_kegiatan_parpol"}:
        return ["partai"]
    if given == "partai":
        return ["partai"]
    if over:
        if given is None:
            return [standing, "bakal_calon", "tidak_ada"]
        seen = {"calon": standing, "pasangan_calon": standing, "perseorangan": "tidak_ada"}
        return [seen.get(given, given)]
    return [standing if world["determined"] else "bakal_calon"]


def regimes(day: date, facts: Mapping[str, Any]) -> list[str]:
    """PP 53 only where punished before 31 August 2021."""
    change = date(2021, 8, 31)
    punished, examined = facts.get("punished_date"), facts.get("examination_date")
    if day >= change:
        return ["pp94"]
    if punished is not None:
        return ["pp53" if date.fromisoformat(punished) < change else "pp94"]
    if examined is not None and date.fromisoformat(examined) >= change:
        return ["pp94"]
    return ["pp53", "pp94"]


def months(day: date, back: int) -> date:
    """The same day some months before (days of determination are never after the 28th here)."""
    index = day.year * 12 + day.month - 1 - back
    return date(index // 12, index % 12 + 1, day.day)


def judged(world: World, norms: Mapping[str, Any], open_readings: list[str]) -> set[str]:
    """The norms that hold in a world."""
    held = {n for n, row in norms.items() if not row.get("disabled") and holds(row, world, norms)}
    for name in list(held):
        rivals = [norms[other] for other in norms[name].get("yields_to", ())]
        if any(may_hold(rival, world, norms, open_readings) for rival in rivals):
            held.discard(name)
    return held


def may_hold(
    row: Mapping[str, Any], world: World, norms: Mapping[str, Any], open_readings: list[str]
) -> bool:
    """Whether a norm holds under some contested reading that is still open."""
    text = str(row)
    asked = [name for name in open_readings if name in text]
    ways = product(*(FACTS[name]["values"] for name in asked))
    return any(holds(row, {**world, **dict(zip(asked, way, strict=True))}, norms) for way in ways)


def holds(row: Mapping[str, Any], world: World, norms: Mapping[str, Any]) -> bool:
    """Whether a norm holds in a world, general duties aside."""
    cited = [INSTRUMENTS[cite["instrument"]] for cite in row["cite"] if not cite.get("context")]
    day = world["act_date"]
    if any(one.get("from", day) > day or one.get("until", day) < day for one in [row, *cited]):
        return False
    return true({"status": row["who"]}, world, norms) and act(row, world, norms)


def act(row: Mapping[str, Any], world: World, norms: Mapping[str, Any]) -> bool:
    unless = row.get("unless")
    return true(row["when"], world, norms) and not (unless and true(unless, world, norms))


def true(spec: Mapping[str, Any], world: World, norms: Mapping[str, Any]) -> bool:
    """Whether a condition of the data is true in a world."""
    return all(part(key, value, world, norms) for key, value in spec.items())


def part(key: str, value: Any, world: World, norms: Mapping[str, Any]) -> bool:
    if key == "all":
        return all(true(one, world, norms) for one in value)
    if key == "any":
        return any(true(one, world, norms) for one in value)
    if key == "not":
        return not true(value, world, norms)
    if key == "forms":
        return any(act(norms[name], world, norms) for name in value)
    if key == "act_date":
        first, last = value.get("from", date.min), value.get("until", date.max)
        return bool(first <= world["act_date"] <= last)
    wanted: list[Any] = []
    for one in value if isinstance(value, list) else [value]:
        wanted += PACK["groups"].get(one, [one]) if isinstance(one, str) else [one]
    here = world[key]
    return bool(here & set(wanted)) if isinstance(here, frozenset) else here in wanted
