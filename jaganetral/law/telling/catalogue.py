"""The catalogue as people look at it: a norm's page, the list of norms, how well they are read."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from jaganetral.law.consequence.sanction import resolve
from jaganetral.law.engine.worlds import atoms, conditions_of
from jaganetral.law.model import Norm, Pack
from jaganetral.law.telling.cautions import CONFIDENCE, weakest
from jaganetral.law.words import word

ORDER = tuple(name for name in CONFIDENCE if name != "derived")


def in_force(norm: Norm) -> tuple[date | None, date | None]:
    """The first and last day a norm is in force; None where open."""
    first, last = norm.first, norm.last
    return (first if first > date.min else None, last if last < date.max else None)


def text_days(norm: Norm, pack: Pack) -> tuple[date | None, date | None]:
    """The days a norm's text stands: of a regime, by the day of the change from one to the other.

    Which regime an act follows depends on its examination, so the days of the act are not bounded
    by it (PP 94/2021 art 40); a reader still wants to know which text is the old one.
    """
    first, last = in_force(norm)
    change = pack.rules["regime_change"]["day"]
    regime = regime_of(norm)
    if regime == "pp53":
        return first, min(last or date.max, change - timedelta(1))
    return (max(first or date.min, change), last) if regime == "pp94" else (first, last)


def regime_of(norm: Norm) -> str:
    """The discipline regime a norm asks for; empty where it asks for none."""
    found = {
        str(value) for atom in atoms(norm.act) if atom.fact == "regime" for value in atom.allowed
    }
    return found.pop() if len(found) == 1 else ""


def stands_on(norm: Norm, day: date, pack: Pack) -> bool:
    """Whether the text of a norm stands on a day."""
    first, last = text_days(norm, pack)
    return (first or date.min) <= day <= (last or date.max)


def codes_of(norm: Norm, fact: str) -> frozenset[str]:
    """The values of a fact that a norm names: the conduct codes, say."""
    found = {value for one in conditions_of(norm) for atom in atoms(one) if atom.fact == fact
             for value in atom.allowed}  # fmt: skip
    return frozenset(map(str, found))


def readings(norm: Norm, pack: Pack) -> list[str]:
    """The contested readings a norm rests on, as facts of the legal board."""
    named = {atom.fact for condition in conditions_of(norm) for atom in atoms(condition)}
    return [name for name in pack.facts if name in named and name.startswith("reading_")]


def special_to(norm: Norm, pack: Pack) -> list[Norm]:
    """The general norms that step back where this one holds."""
    return [other for other in pack.norms.values() if norm.id in other.yields_to]


def successors(norm: Norm, pack: Pack) -> list[Norm]:
    """Norms of the instruments that replaced this norm's, about the same conduct."""
    after = set(pack.instruments[norm.instrument].get("replaced_by", ()))
    mine = codes_of(norm, "conduct")
    return [
        other
        for other in pack.norms.values()
        if other.instrument in after and mine & codes_of(other, "conduct")
    ]


def mentions(norm: Norm, words: str, pack: Pack) -> bool:
    """Whether all words stand in a norm's id, text, citations or conducts, in any case."""
    cited = [f"{pack.instruments[cite.instrument]['title']} {cite.at}" for cite in norm.citations]
    codes = codes_of(norm, "conduct")
    conducts = [word("conduct", code, lang) for code in codes for lang in ("id", "en")]
    text = " ".join([norm.id, norm.text, norm.text_en, norm.note, *cited, *conducts]).lower()
    return all(one in text for one in words.lower().split())


def open_data(pack: Pack) -> dict[str, Any]:
    """The whole catalogue as plain values, with its licence and how it may be named."""
    return {
        "title": "JagaNetral law catalogue",
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "notice": "Kompilasi sendiri; bukan naskah resmi dan bukan nasihat hukum.",
        "version": pack.version,
        "sha256": pack.sha256,
        "coverage": coverage(pack),
        "switched_off": switched_off(pack),
        "instruments": {name: plain(row) for name, row in pack.instruments.items()},
        "sanctions": {name: plain(row) for name, row in pack.sanctions.items()},
        "norms": norm_list(pack),
    }


def plain(value: Any) -> Any:
    """Data with its days as text."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


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
