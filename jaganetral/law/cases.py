"""Runs a jurist's cases: facts and what must come out, in YAML, without touching code."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jaganetral.law.assess import assess
from jaganetral.law.corpus import read
from jaganetral.law.model import FactError, Pack, PackError

KEYS = {"id", "title", "date", "facts", "expect", "citations", "note"}
NEEDED = {"id", "title", "facts", "expect"}


def run_cases(path: Path, pack: Pack | None = None) -> list[dict[str, Any]]:
    """What does not come out as a file says: rows with case, what, wanted, seen.

    Raises PackError where the file is broken, names an unknown fact or expects something unknown.
    """
    wrong = []
    for row in read(path) or []:
        place = f"{path.name}: kasus {row.get('id', '?')}"
        if unknown := row.keys() - KEYS:
            raise PackError(f"{place}: kunci tak dikenal {sorted(unknown)}.")
        if missing := NEEDED - row.keys():
            raise PackError(f"{place}: tanpa {sorted(missing)}.")
        try:
            result = assess(row["facts"], pack=pack, changes=False)
        except FactError as trouble:
            raise PackError(f"{place}: {trouble}") from None
        for what, wanted in row["expect"].items():
            if what not in SEEN:
                raise PackError(f"{place}: harapan {what!r} tidak dikenal; pilih {sorted(SEEN)}.")
            seen = SEEN[what](result, wanted)
            if seen != wanted:
                wrong.append({"case": row["id"], "what": what, "wanted": wanted, "seen": seen})
        wanted, seen = row.get("citations", []), _cited(result)
        if gone := [one for one in wanted if one not in seen]:
            wrong.append({"case": row["id"], "what": "citations", "wanted": gone, "seen": seen})
    return wrong


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
