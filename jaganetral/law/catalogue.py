"""The catalogue as people look at it: a norm's page, the list of norms, how well they are read."""

from collections import Counter
from datetime import date
from typing import Any

from jaganetral.law.cautions import CONFIDENCE, weakest
from jaganetral.law.model import Norm, Pack
from jaganetral.law.sanction import resolve
from jaganetral.law.worlds import atoms, conditions_of

ORDER = tuple(name for name in CONFIDENCE if name != "derived")


def in_force(norm: Norm) -> tuple[date | None, date | None]:
    """The first and last day a norm is in force; None where open."""
    first, last = norm.first, norm.last
    return (first if first > date.min else None, last if last < date.max else None)


def binds_on(norm: Norm, day: date) -> bool:
    """Whether a norm is in force on a day and not switched off."""
    return norm.first <= day <= norm.last and not norm.disabled


def confidence(norm: Norm) -> str:
    """The weakest label among a norm's citations: what the norm as a whole rests on."""
    return weakest(norm)


def norm_page(norm: Norm, pack: Pack, on: date | None = None) -> dict[str, Any]:
    """Everything about one norm as plain values; with `on`, whether it is in force that day."""
    first, last = in_force(norm)
    named = {atom.fact for condition in conditions_of(norm) for atom in atoms(condition)}
    page: dict[str, Any] = {
        "id": norm.id,
        "text": norm.text,
        "text_en": norm.text_en,
        "instrument": str(pack.instruments[norm.instrument]["title"]),
        "citations": [
            {**cite.as_dict(), "title": str(pack.instruments[cite.instrument]["title"])}
            for cite in norm.citations
        ],
        "confidence": confidence(norm),
        "from": first.isoformat() if first else None,
        "until": last.isoformat() if last else None,
        "who": sorted(str(value) for atom in atoms(norm.who) for value in atom.allowed),
        "consequences": [
            {
                "category": then.category.value,
                "level": then.level.value,
                "sanctions": list(resolve(then.sanctions, pack)[1]) if then.sanctions else [],
            }
            for then in norm.consequences
        ],
        "facts": sorted(named - {"act_date"}),
        "routes": list(norm.routes),
        "residual": norm.residual,
        "yields_to": list(norm.yields_to),
        "human_panel": norm.panel,
        "disabled": norm.disabled,
        "note": norm.note,
        "pack": {"version": pack.version, "sha256": pack.sha256},
    }
    if on is not None:
        page["in_force"] = norm.first <= on <= norm.last
    return page


def norm_list(pack: Pack, on: date | None = None) -> list[dict[str, Any]]:
    """Every norm's page in the order of the catalogue; with `on`, only those in force that day."""
    norms = pack.norms.values()
    return [norm_page(n, pack) for n in norms if on is None or n.first <= on <= n.last]


def coverage(pack: Pack) -> dict[str, int]:
    """How many norms rest on which source at their weakest, and how many are switched off."""
    found = Counter(confidence(norm) for norm in pack.norms.values())
    counts = {name: found.get(name, 0) for name in ORDER}
    return {**counts, "disabled": sum(norm.disabled for norm in pack.norms.values())}


def switched_off(pack: Pack) -> list[dict[str, str]]:
    """Norms and sanction lists that are not used, each with the reason."""
    norms = [
        {"id": norm.id, "why": norm.note or confidence(norm)}
        for norm in pack.norms.values()
        if norm.disabled
    ]
    sets = [
        {"id": name, "why": str(row["note"])}
        for name, row in pack.sanctions.items()
        if not row.get("operative", True)
    ]
    return norms + sets
