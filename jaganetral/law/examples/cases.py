"""Runs a jurist's cases: facts and what must come out, in YAML, without touching code."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jaganetral.law.assess import assess
from jaganetral.law.corpus.shape import meant, rows, table, text
from jaganetral.law.corpus.strict import Spot, read_marked
from jaganetral.law.model import FactError, Pack


def run_cases(path: Path, pack: Pack | None = None) -> list[dict[str, Any]]:
    """What does not come out as a file says: rows with case, line, what, wanted, seen.

    Raises PackError with file and line where the file is broken, names an unknown fact or expects
    something unknown.
    """
    data, lines = read_marked(path)
    spot = Spot(path.name, lines)
    if not isinstance(data, list | None):
        raise spot.error("isinya harus daftar kasus, masing-masing mulai dengan `- id:`")
    found = [_run(row, spot.at(place), pack) for place, row in enumerate(data or [])]
    return [wrong for one in found for wrong in one]


def _run(row: Any, spot: Spot, pack: Pack | None) -> list[dict[str, Any]]:
    """What one case expects and does not get."""
    here = spot.at(said=f"kasus {row.get('id', '?')}" if isinstance(row, Mapping) else "kasus")
    CASE(row, here)
    try:
        result = assess(row["facts"], pack=pack, changes=False)
    except FactError as trouble:
        bad = next((name for name in row["facts"] if name in str(trouble)), None)
        raise here.at("facts", bad).error(str(trouble).removesuffix(".")) from None
    wrong = []
    for what, wanted in row["expect"].items():
        at = here.at("expect", what)
        if what not in SEEN:
            raise at.error(f"harapan {what!r} tidak dikenal; {meant(what, SEEN)}")
        seen = _seen(what, wanted, result, at)
        if seen != wanted:
            wrong.append({"what": what, "wanted": wanted, "seen": seen, "line": at.where()[1]})
    cited = _cited(result)
    if gone := [one for one in row.get("citations", []) if one not in cited]:
        line = here.at("citations").where()[1]
        wrong.append({"what": "citations", "wanted": gone, "seen": cited, "line": line})
    return [{"case": row["id"], **one} for one in wrong]


def _seen(what: str, wanted: Any, result: Mapping[str, Any], spot: Spot) -> Any:
    """What came out. Raises PackError where the expectation has the wrong form."""
    try:
        return SEEN[what](result, wanted)
    except (TypeError, AttributeError, KeyError):
        raise spot.error(f"harapan {what!r} tidak dapat berisi {wanted!r}") from None


def _mapping(value: Any, spot: Spot) -> None:
    if not isinstance(value, Mapping):
        raise spot.error("isinya harus pemetaan nama: nilai")


def _day(value: Any, spot: Spot) -> None:
    if not isinstance(value, str | date):
        raise spot.error(f"{value!r} bukan tanggal")


CASE = table(
    {"id": text, "title": text, "facts": _mapping, "expect": _mapping},
    {"date": _day, "citations": rows(text, least=0), "note": text},
)


def _cited(result: Mapping[str, Any]) -> list[str]:
    """The places on which findings that hold or may hold rest: "pp-94-2021 Pasal 13 huruf g"."""
    rows = [cite for finding in result["findings"] for cite in finding["citations"]]
    return list(dict.fromkeys(f"{cite['instrument']} {cite['at']}" for cite in rows))


def _tracks(result: Mapping[str, Any]) -> dict[str, list[str]]:
    rows = result["outcome"]["tracks"]
    return {row["category"]: row["levels"] for row in rows if row["category"] != "pidana"}


def _states(result: Mapping[str, Any]) -> dict[str, str]:
    return {finding["norm"]: finding["state"] for finding in result["findings"]}


def _among(seen: Iterator[str] | list[str], wanted: list[str]) -> list[str]:
    here = set(seen)
    return [name for name in wanted if name in here]


def _absent(result: Mapping[str, Any], wanted: list[str]) -> list[str]:
    return [name for name in wanted if name not in _states(result)]


# What a case may expect: how to see it in a result (the wanted value is given for parts of lists).
SEEN: dict[str, Callable[[Mapping[str, Any], Any], Any]] = {
    "tracks": lambda r, w: _tracks(r),
    "track_levels": lambda r, w: {name: _tracks(r).get(name) for name in w},
    "categories": lambda r, w: sorted(_tracks(r)),
    "has_categories": lambda r, w: _among(r["outcome"]["categories"], w),
    "first_category": lambda r, w: r["outcome"]["categories"][0],
    "level": lambda r, w: r["outcome"]["level"],
    "settled": lambda r, w: r["outcome"]["settled"],
    "human_panel": lambda r, w: r["outcome"]["human_panel"],
    "stage": lambda r, w: r["stage"]["id"],
    "candidate_determined": lambda r, w: r["stage"]["candidate_determined"],
    "norms": lambda r, w: {name: _states(r).get(name) for name in w},
    "absent": _absent,
    "no_pp94": lambda r, w: not any(name.startswith("pp94") for name in _states(r)),
    "sanctions": lambda r, w: sorted((r["recommended"] or {}).get("sanctions", [])),
    "officials": lambda r, w: _among(r["authority"]["officials"], w),
    "team_required": lambda r, w: r["authority"]["team_required"],
    "routes": lambda r, w: _among(r["routes"], w),
    "all_officials": lambda r, w: sorted(r["authority"]["officials"]),
    "all_routes": lambda r, w: sorted(r["routes"]),
    "no_routes": lambda r, w: [body for body in w if body not in r["routes"]],
    "recommended": lambda r, w: (r["recommended"] or {}).get("norm"),
    "recommended_level": lambda r, w: (r["recommended"] or {}).get("level"),
    "asked": lambda r, w: _among([row["fact"] for row in r["ask"]], w),
    "asked_first": lambda r, w: r["ask"][0]["fact"] if r["ask"] else None,
    "warned": lambda r, w: [part for part in w if any(part in said for said in r["warnings"])],
    "not_warned": lambda r, w: [p for p in w if not any(p in said for said in r["warnings"])],
    "mode": lambda r, w: r["mode"],
    "stage_tracks": lambda r, w: _among(r["stage"]["tracks"], w),
    "other_due": lambda r, w: {
        row["step"]: row.get("other_reading", row.get("extended", {})).get("due")
        for row in r["deadlines"]
        if row["step"] in w
    },
    "no_steps": lambda r, w: [s for s in w if s not in {row["step"] for row in r["deadlines"]}],
    "due": lambda r, w: {row["step"]: row["due"] for row in r["deadlines"] if row["step"] in w},
}
