"""What makes a case come out differently, and the difference between two results in sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from jaganetral.law.words import word

STATES = {"holds": "terpenuhi", "unknown": "belum pasti", None: "tidak terpenuhi"}
# label, part of `told`, group of its words
PARTS = (
    ("Tahapan", "stage", "stage"),
    ("Anjuran", "recommended", "level"),
    ("Yang berwenang", "authority", "official"),
    ("Tujuan penerusan", "routes", "route"),
    ("Batas waktu", "deadlines", "step"),
)


def told(result: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a result that make two cases come out differently."""
    if "error" in result:
        return {"error": result["error"]}
    best, authority = result["recommended"], result["authority"]
    return {
        "stage": result["stage"]["id"],
        "outcome": result["outcome"],
        "recommended": best and {name: best[name] for name in ("category", "level", "sanctions")},
        "authority": authority and {n: authority[n] for n in ("officials", "team_required")},
        "routes": result["routes"],
        "deadlines": {row["step"]: row["due"] for row in result["deadlines"]},
    }


def because(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """Why two results differ: norms whose state or level changed, then the rest."""
    if "error" in first or "error" in second:
        return [str(one["error"]) for one in (first, second) if "error" in one]
    before = {row["norm"]: row for row in first["findings"]}
    after = {row["norm"]: row for row in second["findings"]}
    said: list[str] = []
    for name in dict.fromkeys([*before, *after]):
        said += _norm_because(name, before.get(name), after.get(name))
    one, two = told(first), told(second)
    for label, key, group in PARTS:
        old, new = _phrase(one[key], group), _phrase(two[key], group)
        if old != new:
            said.append(f"{label}: semula {old}, menjadi {new}.")
    return said


def _norm_because(
    name: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Iterator[str]:
    states = [row["state"] if row else None for row in (before, after)]
    if states[0] != states[1]:
        yield f"{name}: semula {STATES[states[0]]}, menjadi {STATES[states[1]]}."
    if before is None or after is None:
        return
    for label, key, group in (("jenjang", "levels", "level"), ("sanksi", "sanctions", "sanction")):
        if before[key] != after[key]:
            old, new = _phrase(before[key], group), _phrase(after[key], group)
            yield f"{name}: {label} semula {old}, menjadi {new}."


def _phrase(value: Any, group: str) -> str:
    """A part of a result in words."""
    if not value:
        return "tidak diketahui" if group == "stage" else "tidak ada"
    if isinstance(value, str):
        return word(group, value)
    if isinstance(value, list):
        return ", ".join(word(group, one) for one in value)
    if group == "level":
        return word(group, value["level"])
    if group == "official":
        team = ", tim pemeriksa wajib" if value["team_required"] else ""
        return _phrase(value["officials"], group) + team
    return ", ".join(f"{word(group, step)} {day}" for step, day in value.items())
