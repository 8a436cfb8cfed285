"""A norm and an instrument as their pages show them, in the language of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jaganetral.law.model import Norm, Pack
from jaganetral.law.telling import catalogue, effects, gloss
from jaganetral.law.words import word

UNSURE = ("secondary", "recall")
# confidence -> what it says of the text we read, class of its badge
SOURCES = {
    "verified": (gettext_lazy("naskah resmi dibaca"), "t-h"),
    "verified_copy": (gettext_lazy("salinan naskah dibaca"), "t-b"),
    "secondary": (gettext_lazy("periksa naskah resmi"), "t-k"),
    "recall": (gettext_lazy("dari ingatan, periksa naskah resmi"), "t-k"),
}
UNITS = {"hari_kerja": gettext_lazy("hari kerja"), "hari": gettext_lazy("hari kalender")}
STANDINGS = {
    "berlaku": gettext_lazy("Berlaku"),
    "diubah": gettext_lazy("Berlaku dengan perubahan"),
    "sebagian": gettext_lazy("Berlaku sebagian"),
    "dicabut": gettext_lazy("Dicabut"),
    "digantikan": gettext_lazy("Digantikan"),
    "selesai": gettext_lazy("Selesai: untuk satu pemilihan yang sudah lewat"),
    "tidak_pasti": gettext_lazy("Tidak pasti apakah masih mengikat"),
}
OVER = ("dicabut", "digantikan", "selesai")


@dataclass(frozen=True, slots=True)
class Row:
    """A norm in a list: id, gloss, place, levels in words, badge, and whether its text stands."""

    id: str
    text: str
    at: str
    levels: tuple[str, ...]
    source: str
    tone: str
    stands: bool
    disabled: bool


def language() -> str:
    """The language of the page: id or en."""
    return (get_language() or "id")[:2]


def text_of(norm: Norm) -> str:
    """The plain gloss of a norm."""
    return norm.text_en if language() == "en" else norm.text


def says(group: str, codes: Iterable[str]) -> list[str]:
    """Identifiers of a group in words."""
    return [word(group, code, language()) for code in codes]


def row_of(norm: Norm, pack: Pack, today: date) -> Row:
    """A norm for a list."""
    source, tone = SOURCES[catalogue.confidence(norm)]
    levels = dict.fromkeys(then.level.value for then in norm.consequences)
    stands = catalogue.stands_on(norm, today, pack)
    at = norm.citations[0].at
    said = tuple(says("level", levels))
    return Row(norm.id, text_of(norm), at, said, str(source), tone, stands, norm.disabled)


def by_instrument(norms: Iterable[Norm], pack: Pack, today: date) -> list[dict[str, Any]]:
    """Norms below their instruments, in the order of the catalogue."""
    groups: dict[str, list[Row]] = {}
    for norm in norms:
        groups.setdefault(norm.instrument, []).append(row_of(norm, pack, today))
    return [
        {"id": name, "title": pack.instruments[name]["title"], "rows": rows}
        for name, rows in groups.items()
    ]


def norm_context(norm: Norm, pack: Pack, today: date) -> dict[str, Any]:
    """Everything the page of a norm says."""
    instrument = pack.instruments[norm.instrument]
    first, last = catalogue.text_days(norm, pack)
    after = catalogue.successors(norm, pack)
    drives = [_effect(one, norm, pack) for one in effects.effects(norm, pack)]
    return {
        "norm": norm,
        "text": text_of(norm),
        "instrument": {"id": norm.instrument, "title": instrument["title"]},
        "cites": [_cite(cite.as_dict(), pack) for cite in norm.citations],
        "unsure": catalogue.confidence(norm) in UNSURE,
        "first": first,
        "last": last,
        "by_examination": bool(catalogue.regime_of(norm)),
        "ended": last is not None and last < today,
        "replaced": instrument.get("status") in OVER or bool(last and last < today),
        "successors": [row_of(one, pack, today) for one in after],
        "after": _named(instrument.get("replaced_by", ()), pack),
        "who": gloss.either(says("status", _in_order(norm, pack)), language()),
        "elements": gloss.lines(norm.act, pack, language()),
        "effects": drives,
        "bodies": [
            (word("route", one.route, language()), one) for one in effects.bodies(norm, pack)
        ],
        "limits": [_limit(*row) for row in effects.limits(norm, pack)],
        "readings": [_reading(name, norm, pack) for name in catalogue.readings(norm, pack)],
        "yields": [row_of(pack.norms[one], pack, today) for one in norm.yields_to],
        "general": [row_of(one, pack, today) for one in catalogue.special_to(norm, pack)],
        "version": pack.version.partition("+")[0],
        "digest": pack.sha256[:12],
    }


def _in_order(norm: Norm, pack: Pack) -> list[str]:
    return [value for value in pack.facts["status"].values if value in norm.who.allowed]


def _named(names: Iterable[str], pack: Pack) -> list[dict[str, str]]:
    return [{"id": name, "title": str(pack.instruments[name]["title"])} for name in names]


def _cite(cite: Mapping[str, str], pack: Pack) -> dict[str, Any]:
    source, tone = SOURCES[cite["confidence"]]
    title = pack.instruments[cite["instrument"]]["title"]
    return {**cite, "title": title, "source": source, "tone": tone}


def _effect(one: effects.Effect, norm: Norm, pack: Pack) -> dict[str, Any]:
    return {
        "track": word("category", one.category.value, language()),
        "level": word("level", one.level.value, language()),
        "when": gloss.lines(one.when, pack, language()) if one.when else (),
        "sanctions": says("sanction", one.options),
        "switched": one.named != one.used,
        "cite": one.cite,
        "note": one.note,
        "pppk": says("sanction", one.pppk),
        "officials": [_official(row, pack) for row in effects.competent(one, norm, pack)],
    }


def _official(row: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """A row of the competence table: for whom, who decides, with a team or without."""
    parts = [_people(row.get("status"), pack), says("post", _many(row.get("post")))]
    parts.append(says("agency_kind", _many(row.get("agency_kind"))))
    parts.append([_("pimpinan instansi")] if row.get("self_ppk") else [])
    return {
        "whom": "; ".join(gloss.either(part, language()) for part in parts if part),
        "types": says("sanction", _many(row.get("types"))),
        "officials": says("official", row.get("officials", ())),
        "team": bool(row.get("team")),
        "cite": row.get("cite", ""),
        "note": row.get("note", ""),
        "unsure": row.get("confidence") in UNSURE,
    }


def _many(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _people(value: Any, pack: Pack) -> list[str]:
    """The statuses of a row; a group by its members."""
    names = pack.groups[value] if isinstance(value, str) and value in pack.groups else _many(value)
    return says("status", names)


def _limit(step: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A limit in words: what must be done, how long, and the other reading of its unit."""
    unit, beside = str(row.get("unit", "")), row.get("beside")
    return {
        "step": word("step", step, language()),
        "days": row["days"],
        "unit": UNITS.get(unit, unit),
        "beside": UNITS.get(beside, beside) if isinstance(beside, str) else "",
        "policy": bool(row.get("policy")),
        "cite": row.get("cite", ""),
        "note": row.get("note", ""),
        "unsure": row.get("confidence") in UNSURE,
    }


def _reading(name: str, norm: Norm, pack: Pack) -> dict[str, Any]:
    """A contested reading: the question, and what becomes of the norm under each answer."""
    spec = pack.facts[name]
    branches = [_branch(name, value, norm, pack) for value in spec.values]
    return {"ask": spec.ask_en if language() == "en" else spec.ask, "branches": branches}


def _branch(name: str, value: str, norm: Norm, pack: Pack) -> dict[str, Any]:
    act = gloss.settled(norm.act, name, value)
    levels = []
    for then in norm.consequences:
        when = gloss.settled(then.when, name, value)
        if when is not False:
            levels.append(f"{word('category', then.category.value, language())}: "
                          f"{word('level', then.level.value, language())}")  # fmt: skip
    return {
        "name": word("reading", value, language()),
        "fails": act is False,
        "elements": gloss.lines(act, pack, language()) if not isinstance(act, bool) else (),
        "levels": levels,
    }


def instrument_context(name: str, pack: Pack, today: date) -> dict[str, Any]:
    """Everything the page of an instrument says."""
    row = pack.instruments[name]
    cited = [n for n in pack.norms.values() if name in {c.instrument for c in n.citations}]
    source, tone = SOURCES[row["confidence"]]
    status = row.get("status", "berlaku")
    return {
        "name": name,
        "row": row,
        "standing": STANDINGS[status],
        "over": status in OVER,
        "source": source,
        "tone": tone,
        "links": [
            (_("Menggantikan"), _named(row.get("replaces", ()), pack)),
            (_("Mengubah"), _named(row.get("amends", ()), pack)),
            (_("Diubah oleh"), _named(row.get("amended_by", ()), pack)),
        ],
        "after": _named(row.get("replaced_by", ()), pack),
        "rows": [row_of(norm, pack, today) for norm in cited],
        "version": pack.version.partition("+")[0],
        "digest": pack.sha256[:12],
    }


def calendar_context(name: str, pack: Pack) -> dict[str, Any]:
    """Everything the page of an election's calendar says."""
    row = pack.calendars[name]
    stages = [_dated(one, word("timetable", one["id"], language())) for one in row["stages"]]
    fixed = [
        _dated({**one, "from": one["day"], "to": one["day"]}, word("office", office, language()))
        for office, one in row["determination"].items()
    ]
    return {
        "row": row,
        "stages": sorted(stages, key=lambda one: (one["from"], one["to"])),
        "fixed": fixed,
        "version": pack.version.partition("+")[0],
        "digest": pack.sha256[:12],
    }


def _dated(row: Mapping[str, Any], words: str) -> dict[str, Any]:
    """Days of a calendar with their words and badge."""
    source, tone = SOURCES.get(row.get("confidence", "recall"), SOURCES["recall"])
    return {**row, "words": words[:1].upper() + words[1:], "source": source, "tone": tone}
