"""The catalogue as people and checks look at it: a norm's page, coverage, faults."""

from collections import Counter
from datetime import date
from typing import Any

from jaganetral.law.model import Norm, Pack
from jaganetral.law.sanction import resolve
from jaganetral.law.worlds import atoms

ORDER = ("verified", "verified_copy", "secondary", "recall")


def in_force(norm: Norm) -> tuple[date | None, date | None]:
    """The first and last day a norm is in force; None where open."""
    spans = [span for atom in atoms(norm.when) if atom.fact == "act_date" for span in atom.allowed]
    first, last = max(s[0] for s in spans), min(s[1] for s in spans)
    return (first if first > date.min else None, last if last < date.max else None)


def confidence(norm: Norm) -> str:
    """The weakest label among a norm's citations: what the norm as a whole rests on."""
    return max((cite.confidence for cite in norm.citations), key=ORDER.index)


def norm_page(norm: Norm, pack: Pack, on: date | None = None) -> dict[str, Any]:
    """Everything about one norm as plain values; with `on`, whether it is in force that day."""
    first, last = in_force(norm)
    page: dict[str, Any] = {
        "id": norm.id,
        "text": norm.text,
        "citations": [cite.as_dict() for cite in norm.citations],
        "confidence": confidence(norm),
        "from": first.isoformat() if first else None,
        "until": last.isoformat() if last else None,
        "consequences": [
            {
                "category": then.category.value if then.category else None,
                "level": then.level.value if then.level else None,
                "sanctions": list(resolve(then.sanctions, pack)[1]) if then.sanctions else [],
            }
            for then in norm.consequences
        ],
        "facts": sorted({atom.fact for atom in atoms(norm.when)} - {"act_date"}),
        "residual": norm.residual,
        "disabled": norm.disabled,
        "note": norm.note,
        "pack": {"version": pack.version, "sha256": pack.sha256},
    }
    if on is not None:
        page["in_force"] = (first or date.min) <= on <= (last or date.max)
    return page


def coverage(pack: Pack) -> dict[str, int]:
    """How many norms rest on which source at their weakest, and how many are switched off."""
    found = Counter(confidence(norm) for norm in pack.norms.values())
    counts = {name: found.get(name, 0) for name in ORDER}
    return {**counts, "disabled": sum(norm.disabled for norm in pack.norms.values())}


def faults(pack: Pack) -> list[str]:
    """What is wrong with a catalogue that can be read: one sentence each, [] when whole."""
    return [*_recalled(pack), *_unused_facts(pack), *_never(pack), *_unused_sanctions(pack)]


def _recalled(pack: Pack) -> list[str]:
    return [
        f"{norm.id}: bersandar pada ingatan tetapi tidak dinonaktifkan."
        for norm in pack.norms.values()
        if confidence(norm) == "recall" and not norm.disabled
    ]


def _unused_facts(pack: Pack) -> list[str]:
    used = {
        atom.fact
        for norm in pack.norms.values()
        for condition in (norm.when, *(then.when for then in norm.consequences))
        for atom in atoms(condition)
    }
    readings = [name for name in pack.facts if name.startswith("reading_")]
    return [
        f"{name}: tafsir yang tidak dipakai satu norma pun."
        for name in readings
        if name not in used
    ]


def _never(pack: Pack) -> list[str]:
    """Norms that no day can reach, or that name a stage outside the known ones."""
    found = []
    for norm in pack.norms.values():
        first, last = in_force(norm)
        if first and last and first > last:
            found.append(f"{norm.id}: tidak pernah berlaku ({first} sesudah {last}).")
    return found


def _unused_sanctions(pack: Pack) -> list[str]:
    used = {then.sanctions for norm in pack.norms.values() for then in norm.consequences}
    used |= {str(row.get("until_then")) for row in pack.sanctions.values()}
    kept = {"ringan_pp94", "berat_pp53", "pppk_berat"}
    return [
        f"{name}: daftar sanksi tidak dipakai."
        for name in pack.sanctions
        if name not in used | kept
    ]
