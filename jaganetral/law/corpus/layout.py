"""The keys and values that each file of a pack may have. A new key of the law data goes here."""

from collections.abc import Collection, Mapping
from typing import Any

from jaganetral.law.corpus import calendars, instruments
from jaganetral.law.corpus.norms import DERIVED
from jaganetral.law.corpus.shape import (
    Shape,
    day,
    flag,
    in_order,
    mapping,
    one_of,
    pattern,
    rows,
    single_or_rows,
    table,
    text,
    url,
    version,
    whole,
)
from jaganetral.law.corpus.strict import Spot, book
from jaganetral.law.model import Category, Level

KINDS = ("enum", "bool", "day", "time", "text", "conduct", "list", "prior")
WITH_VALUES = ("enum", "conduct", "list")
TELLERS = ("reporter", "agency", "witness", "legal_board")
UNITS = ("hari_kerja", "hari")
EFFECTS = ("same_day", "end_of_month")
CALENDARS = ("asn", "nasional", "akhir_pekan")
# Facts that the engine itself reads.
OWN = (
    *("status", "election", "office", "area", "act_date", "act_time", "determination_time"),
    *("received_date", "examination_date", "member_since", "proved_date", "punished_date"),
    *("conduct", "candidate_determined", "acting_village_head", "structural", "beneficiary"),
    *("post", "agency_kind", "prior", "state_loss", "resource_form"),
)
CONFIDENCE = one_of(instruments.CONFIDENCES)
CALENDAR_CONFIDENCE = one_of((*instruments.CONFIDENCES, "derived"))
REMARKS = ("recommended", "authority", "too_light", "unpunished", "official", "unsigned_record")
CATEGORY = one_of(tuple(one.value for one in Category))
LEVEL = one_of(tuple(one.value for one in Level))
CITED: Mapping[str, Shape] = {"cite": text, "confidence": CONFIDENCE}


def check(files: Mapping[str, Any], spots: Mapping[str, Spot]) -> None:
    """Refuse the first thing in the files of a pack that is not as it must be.

    `files` by stem ("facts"), `spots` where each stands. Raises PackError with file and line.
    """
    facts(files["facts"], spots["facts"])
    shapes = {
        "instruments": _instruments(files["instruments"]),
        "pack": _pack(files),
        "sanctions": _sanctions(files),
        "competence": _competence(files),
        "procedure": _procedure(files),
        "calendars": _calendars(files),
    }
    # what others name comes first, so that the mistake itself is told
    for name in ("instruments", "pack", "sanctions", "competence", "procedure", "calendars"):
        shapes[name](files[name], spots[name])
    _elections(files, spots["facts"])


def _words(group: str) -> Shape:
    """A name that has words in words.yaml."""
    return one_of(tuple(book()[group]))


def facts(value: Any, spot: Spot) -> None:
    """The declared facts. Raises PackError."""
    keys: dict[str, Shape] = {
        **{"kind": one_of(KINDS), "label": text, "ask": text, "ask_en": text},
        "of": one_of(TELLERS),
    }
    more: dict[str, Shape] = {
        **{"values": rows(text), "label_en": text, "pattern": pattern},
        **{"implied_by": mapping(text, single_or_rows(_any)), "by_post": mapping(text, _any)},
    }
    mapping(text, table(keys, more), "fakta")(value, spot)
    for name in OWN:
        if name not in value:
            raise spot.error(f"tanpa fakta {name}, yang dipakai mesin; tambahkan")
    for look in (_fact_values, _given_by):
        for name, row in value.items():
            look(name, row, value, spot.at(name, said=f"fakta {name}"))


def _any(value: Any, spot: Spot) -> None:
    """Looked at elsewhere."""


def _fact_values(name: str, row: Mapping[str, Any], every: Mapping[str, Any], spot: Spot) -> None:
    """The values of a fact, each with words."""
    if (row["kind"] in WITH_VALUES) != ("values" in row):
        said = "tanpa" if row["kind"] in WITH_VALUES else "tidak memerlukan"
        raise spot.error(f"fakta berjenis {row['kind']} {said} `values`")
    group = "reading" if name.startswith("reading_") else name
    if name != "election" and "values" in row:
        known = book().get(group, {})
        if not known:
            raise spot.error(f"nilainya tidak punya kata di words.yaml (kelompok {group})")
        rows(one_of(tuple(known)))(row["values"], spot.at("values"))


def _given_by(name: str, row: Mapping[str, Any], every: Mapping[str, Any], spot: Spot) -> None:
    """What gives a fact its value: a conduct code, or the post."""
    own = one_of((True, False) if row["kind"] == "bool" else tuple(row.get("values", ())))
    for key, source in (("implied_by", "conduct"), ("by_post", "post")):
        known = tuple(every[source].get("values", ()))
        mapping(one_of(known), single_or_rows(own))(row.get(key, {}), spot.at(key))


def _values(files: Mapping[str, Any], fact: str) -> Shape:
    return one_of(tuple(files["facts"][fact].get("values", ())))


def _group_or(files: Mapping[str, Any], fact: str) -> Shape:
    """A value of a fact, or a group of values."""
    groups = _names(_part(files, "pack", "groups"))
    return one_of((*groups, *files["facts"][fact].get("values", ())))


def _part(files: Mapping[str, Any], *keys: str) -> Any:
    """A part of the files, or nothing where they are not as they must be."""
    value: Any = files
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _names(value: Any) -> Collection[Any]:
    return tuple(value) if isinstance(value, Mapping) else ()


def _instruments(value: Any) -> Shape:
    kinds: dict[str, Shape] = {
        **dict.fromkeys(instruments.DAYS, day),
        **{"confidence": CONFIDENCE, "status": one_of(instruments.STATUSES), "url": url},
        **dict.fromkeys(("replaces", "amends"), rows(one_of(_names(value)))),
        "bodies": rows(text),
    }
    needed = {key: kinds.get(key, text) for key in instruments.NEEDED}
    optional = {key: kinds.get(key, text) for key in instruments.KEYS - instruments.NEEDED}
    return mapping(text, in_order(table(needed, optional), "from", "until"), "instrumen")


def _pack(files: Mapping[str, Any]) -> Shape:
    values = {one for row in files["facts"].values() for one in row.get("values", ())}
    values |= {one for row in DERIVED.values() for one in row}
    sets = one_of(_names(_part(files, "sanctions", "sets")))
    kinds = one_of(_names(_part(files, "pack", "rules", "kinds")))
    wave = table(
        {"day": day, "areas": rows(text), "confidence": CALENDAR_CONFIDENCE}, {"note": text}
    )
    parent = one_of(_names(files["calendars"]))
    undated = table(
        {"title": text, "kind": kinds, "basis": text},
        {"note": text, "parent": parent, "waves": rows(wave)},
    )
    rules: dict[str, Shape] = {
        "kinds": mapping(text, rows(_values(files, "office"))),
        "party_conduct": rows(_values(files, "conduct")),
        "regime_change": table({"day": day, **CITED}),
        "pasca_days": table({"days": whole, "policy": flag}),
        "window71": table({"months": whole, **CITED}),
        "heaviest": rows(CATEGORY),
        "ordinary_posts": rows(_values(files, "post")),
        "officials_by_status": mapping(_values(files, "status"), _words("official")),
        "pppk_sets": mapping(LEVEL, sets),
        "undated": mapping(text, undated, "pemilihan"),
    }
    groups = mapping(text, rows(one_of(values)), "kelompok")
    return table({"version": version, "groups": groups, "rules": table(rules)})


def _sanctions(files: Mapping[str, Any]) -> Shape:
    sets = one_of(_names(_part(files, "sanctions", "sets")))
    option = _words("sanction")
    row = table(
        {"options": rows(option), **CITED},
        {"operative": flag, "until_then": sets, "note": text},
    )
    return table(
        {
            "sets": mapping(text, row, "daftar sanksi"),
            "ranks": mapping(option, whole),
            "escalation": table({"next": mapping(sets, sets), **CITED}),
        },
        {"remarks": rows(_remark(files), least=0)},
    )


def _remark(files: Mapping[str, Any]) -> Shape:
    """What is said beside a punishment, or of the official."""
    needed: dict[str, Shape] = {
        **{"about": one_of(REMARKS), "track": CATEGORY, "text": text},
        **CITED,
    }
    status = single_or_rows(_group_or(files, "status"))
    regime = one_of(DERIVED["regime"])
    return table(needed, {"status": status, "levels": rows(LEVEL), "regime": regime})


def _competence(files: Mapping[str, Any]) -> Shape:
    who = single_or_rows(_group_or(files, "status"))
    needed: dict[str, Shape] = {
        **{"category": CATEGORY, "officials": rows(_words("official"), least=0), "team": flag},
        **CITED,
    }
    optional: dict[str, Shape] = {
        **{"status": who, "post": rows(_values(files, "post")), "note": text},
        **{"level": single_or_rows(LEVEL), "types": rows(_words("sanction")), "self_ppk": flag},
        "agency_kind": rows(_values(files, "agency_kind")),
    }
    return rows(table(needed, optional), least=0)


def _procedure(files: Mapping[str, Any]) -> Shape:
    route, status = _words("route"), _values(files, "status")
    taken = in_order(table({"route": route, **CITED}, {"from": day, "until": day}), "from", "until")
    apip = table(
        {"state_loss": flag, "resource_form": rows(_values(files, "resource_form")), **CITED}
    )
    kind = one_of(_names(_part(files, "pack", "rules", "kinds")))
    note = table(
        {"text": text, **CITED},
        {"kind": kind, "tracks": rows(CATEGORY), "route": route, "without": route},
    )
    routes = table(
        {
            **{"supervisor": rows(taken), "tracks": mapping(CATEGORY, route)},
            **{"status": mapping(status, rows(route)), "apip": apip},
        },
        {"notes": rows(note)},
    )
    return table({"routes": routes, "steps": mapping(_words("step"), rows(_limit(files)), "batas")})


def _limit(files: Mapping[str, Any]) -> Shape:
    days = tuple(name for name, row in files["facts"].items() if row["kind"] == "day")
    longer = table({"days": whole, "unit": one_of(UNITS), "cite": text}, {"confidence": CONFIDENCE})
    optional: dict[str, Shape] = {
        **{"start": one_of(days), "after": _words("step"), "track": CATEGORY},
        **{"tracks": rows(CATEGORY), "route": _words("route"), "days": whole},
        "kind": one_of(_names(_part(files, "pack", "rules", "kinds"))),
        **{"status": single_or_rows(_group_or(files, "status")), "unit": one_of(UNITS)},
        **{"beside": _beside, "policy": flag, "effect": one_of(EFFECTS), "part": text},
        **{"extended": longer, "note": text, "officials": rows(_words("official"))},
        **dict.fromkeys(("sanctions", "besides"), rows(_words("sanction"))),
        **{"then": rows(_later(days)), "regime": one_of(DERIVED["regime"])},
    }
    return table(CITED, optional)


def _beside(value: Any, spot: Spot) -> None:
    """Another reading: a unit, or what differs; `reading` says in words why both stand."""
    if not isinstance(value, Mapping):
        one_of(UNITS)(value, spot)
        return
    table(
        {},
        {
            **{"days": whole, "unit": one_of(UNITS), "calendar": one_of(CALENDARS)},
            **{"cite": text, "confidence": CONFIDENCE, "reading": text, "only_if_other": flag},
        },
    )(value, spot)


def _later(days: Collection[str]) -> Shape:
    """A limit of somebody else's that starts with another day."""
    return table(
        {"what": text, "start": one_of(days), "days": whole, "unit": one_of(UNITS), **CITED}
    )


def _calendars(files: Mapping[str, Any]) -> Shape:
    """What `calendars.checked` leaves: texts and flags, and kinds of election the rules know."""
    kinds = _names(_part(files, "pack", "rules", "kinds"))
    shapes: dict[str, Shape] = {
        **{"title": text, "kind": one_of(kinds), "basis": text, "note": text},
        **{"campaign_unknown": flag, "parent": one_of(_names(files["calendars"]))},
    }
    needed = {key: shapes.get(key, _any) for key in calendars.NEEDED}
    optional = {key: shapes.get(key, _any) for key in calendars.KEYS - calendars.NEEDED}
    return mapping(text, table(needed, optional), "pemilihan")


def _elections(files: Mapping[str, Any], spot: Spot) -> None:
    """Every election that a fact may name has a calendar, or is known by name only."""
    known = (*files["calendars"], *files["pack"]["rules"]["undated"])
    rows(one_of(known))(files["facts"]["election"]["values"], spot.at("election", "values"))
