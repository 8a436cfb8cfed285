"""Two packs side by side: what changed in the law, and which cases come out differently, and why.

Comparing a pack with itself gives nothing; the other way round gives the same with before and
after exchanged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from jaganetral.law.assess import assess
from jaganetral.law.compare.told import because, told
from jaganetral.law.consequence.sanction import resolve
from jaganetral.law.model import FactError, Norm, Pack
from jaganetral.law.telling.phrases import (
    condition_words,
    consequence_words,
    days_words,
    row_words,
    sanctions_words,
)
from jaganetral.law.words import word

ADDED, REMOVED = "added", "removed"
SAID = {
    ADDED: "baru",
    REMOVED: "dihapus",
    "text": "bunyi",
    "text_en": "bunyi bahasa Inggris",
    "in_force": "masa berlaku",
    "who": "siapa yang terkena",
    "conditions": "unsur perbuatan",
    "level": "jenjang",
    "sanctions": "sanksi",
    "citations": "dasar",
    "routes": "tujuan penerusan",
    "precedence": "mengalah kepada",
    "switch": "dipakai",
    "panel": "perlu penilaian manusia",
    "note": "catatan",
    "value": "isi",
}
KINDS = {
    "norm": "Norma",
    "sanction": "Daftar sanksi",
    "competence": "Kewenangan",
    "limit": "Batas waktu",
    "calendar": "Kalender",
    "instrument": "Peraturan",
    "fact": "Fakta",
    "group": "Kelompok",
    "rule": "Ketentuan umum",
}
# Rules that have a kind of their own, or that say the same as another one.
OWN_KIND = ("limits", "steps")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two packs.

    `kind` is a key of KINDS, `what` one of SAID. `before` and `after` are words for people, ""
    where there was or is nothing; `sentence` says it all in one.
    """

    kind: str
    id: str
    what: str
    before: str
    after: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A case that comes out differently. `before` and `after`: the parts of `assess` in PARTS.

    A case that a pack cannot read has {"error": sentence} there. `because`: which norms' states
    and levels changed, then stage, officials, bodies and limits.
    """

    key: str
    before: dict[str, Any]
    after: dict[str, Any]
    because: list[str]


def changes_between(old: Pack, new: Pack) -> list[Change]:
    """What changed from one pack to another: norms first, in the order of the catalogue."""
    if old is new:
        return []
    found = list(_norms(old, new))
    for kind in (name for name in KINDS if name != "norm"):
        found += _rows(kind, _table(kind, old), _table(kind, new))
    return found


def _norms(old: Pack, new: Pack) -> Iterator[Change]:
    for name in dict.fromkeys([*old.norms, *new.norms]):
        before, after = old.norms.get(name), new.norms.get(name)
        if before is None or after is None:
            first_text, last_text = (one.text if one else None for one in (before, after))
            yield _whole("norm", name, first_text, last_text)
            continue
        first, second = norm_words(before, old), norm_words(after, new)
        for what, said in first.items():
            if said != second[what]:
                yield _change("norm", name, what, said, second[what])


def norm_words(norm: Norm, pack: Pack) -> dict[str, str]:
    """Everything a norm says, by aspect, in words that can be compared."""
    sets = dict.fromkeys(then.sanctions for then in norm.consequences if then.sanctions)
    return {
        "text": norm.text,
        "text_en": norm.text_en,
        "in_force": days_words(norm.first, norm.last),
        "who": condition_words(norm.who, pack),
        "conditions": condition_words(norm.act, pack),
        "level": consequence_words(norm, pack),
        "sanctions": "; ".join(sanctions_words(resolve(one, pack)[1]) for one in sets),
        "citations": "; ".join(f"{c.instrument} {c.at} [{c.confidence}]" for c in norm.citations),
        "routes": ", ".join(word("route", one) for one in norm.routes),
        "precedence": ", ".join([*norm.yields_to, *(["norma khusus"] if norm.general else [])]),
        "switch": "tidak" if norm.disabled else "ya",
        "panel": "ya" if norm.panel else "tidak",
        "note": norm.note,
    }


def _table(kind: str, pack: Pack) -> Mapping[str, Any]:
    """The rows of a part of the pack by name: plain values, or lists of rows."""
    if kind == "sanction":
        return {name: _set(name, pack) for name in pack.sanctions}
    if kind == "competence":
        rows: dict[str, list[Any]] = {}
        for row in pack.competence:
            for level in _levels(row):
                rows.setdefault(f"{row['category']} {level}", []).append(row)
        return rows
    if kind == "limit":
        return {name: list(rows) for name, rows in pack.rules["limits"].items()}
    if kind == "fact":
        return {name: asdict(spec) for name, spec in pack.facts.items()}
    if kind == "group":
        return {name: {"isi": values} for name, values in pack.groups.items()}
    if kind == "rule":
        return {name: {"isi": rule} for name, rule in pack.rules.items() if name not in OWN_KIND}
    return pack.calendars if kind == "calendar" else pack.instruments


def _levels(row: Mapping[str, Any]) -> Sequence[str]:
    level = row.get("level", "semua jenjang")
    return level if isinstance(level, list) else [level]


def _set(name: str, pack: Pack) -> dict[str, Any]:
    row = pack.sanctions[name]
    return {**row, "options": sanctions_words(row["options"])}


def _rows(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            yield _whole(kind, name, before and said(before), after and said(after))
        elif said(before) != said(after):
            yield _change(kind, name, "value", *apart(before, after))


def said(value: Any) -> str:
    """A row, or a list of rows, as one phrase; the order of its keys does not matter."""
    if isinstance(value, list):
        return " | ".join(said(row) for row in value)
    return row_words(value)


def apart(before: Any, after: Any) -> tuple[str, str]:
    """What two versions of a row do not share, each as one phrase."""
    if isinstance(before, list) and isinstance(after, list):
        first, second = [said(row) for row in before], [said(row) for row in after]
        gone = [row for row in first if row not in second]
        new = [row for row in second if row not in first]
        if not gone and not new:  # the same rows in another order: the first that fits counts
            gone, new = first, second
        return " | ".join(gone), " | ".join(new)
    keys = [
        key for key in dict.fromkeys([*before, *after]) if _one(before, key) != _one(after, key)
    ]
    return _only(before, keys), _only(after, keys)


def _one(row: Mapping[str, Any], key: str) -> str | None:
    return row_words({key: row[key]}) if key in row else None


def _only(row: Mapping[str, Any], keys: list[str]) -> str:
    return row_words({key: row[key] for key in keys if key in row})


def _whole(kind: str, name: str, before: str | None, after: str | None) -> Change:
    what = ADDED if before is None else REMOVED
    said = f"{KINDS[kind]} {name} {SAID[what]}: {before or after}."
    return Change(kind, name, what, before or "", after or "", said)


def _change(kind: str, name: str, what: str, before: str, after: str) -> Change:
    said = f"{SAID[what]} semula “{before or 'kosong'}”, menjadi “{after or 'kosong'}”"
    return Change(kind, name, what, before, after, f"{KINDS[kind]} {name}: {said}.")


def differences(
    cases: Iterable[tuple[str, Mapping[str, Any]]], old: Pack, new: Pack
) -> Iterator[Difference]:
    """The cases (key, facts) whose outcome differs under the new pack, in their order.

    Outcome: stage, tracks and levels, what is recommended, who decides, which bodies take it, and
    the limits. The cases may be a stream; one is judged at a time.
    """
    for key, facts in cases:
        first, second = judged(facts, old), judged(facts, new)
        if told(first) != told(second):
            yield Difference(key, told(first), told(second), because(first, second))


def judged(facts: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """What `assess` says; {"error": sentence} where the pack does not know a fact."""
    try:
        return assess(facts, pack=pack, changes=False)
    except FactError as trouble:
        return {"error": str(trouble)}
