"""What is known: each fact as the values still possible. Checked here, once, for every caller."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from jaganetral.law.model import FactError, FactSpec, Pack

# fact -> the values it may still have; a day is a span (first, last), an unknown text is None
Possible = dict[str, tuple[Any, ...]]
FIRST, LAST = date(2010, 1, 1), date(2035, 12, 31)
MEMBERSHIP = frozenset(["anggota_pengurus_parpol"])
HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
PRIOR_KEYS = {"type", "same_kind", "date", "still_serving"}


def possible_values(facts: Mapping[str, Any], pack: Pack) -> Possible:
    """The values each fact may still have. Raises FactError naming the field and the remedy."""
    if unknown := facts.keys() - pack.facts.keys():
        name = sorted(unknown)[0]
        raise FactError(f"Fakta {name!r} tidak dikenal. Lihat daftarnya dengan: assess --schema.")
    given = {name: value for name, value in facts.items() if value is not None}
    known = dict(blank(pack))
    for name, value in given.items():
        known[name] = values_of(pack.facts[name], value, pack)
    _imply(known, given, pack)
    if "act_date" not in given:
        known["act_date"] = _membership(known, given)
    _village_head(known, given)
    return known


def _membership(known: Possible, given: Mapping[str, Any]) -> tuple[Any, ...]:
    """The day of an act that was not said: party membership since a day, or on the day proved."""
    if "member_since" in given:
        return known["member_since"]
    if known["conduct"] == (MEMBERSHIP,) and "proved_date" in given:
        return known["proved_date"]
    return known["act_date"]


@lru_cache(maxsize=16)
def blank(pack: Pack) -> Possible:
    """The values of every fact where nothing is known; not to be changed."""
    return {name: values_of(spec, None, pack) for name, spec in pack.facts.items()}


@lru_cache(maxsize=16)
def _following(pack: Pack) -> tuple[FactSpec, ...]:
    """The facts that a code or a post may tell."""
    return tuple(spec for spec in pack.facts.values() if spec.implied_by or spec.by_post)


def values_of(spec: FactSpec, value: Any, pack: Pack) -> tuple[Any, ...]:
    """The values one fact may have by itself. Raises FactError."""
    if isinstance(value, Mapping) and "one_of" in value:
        if value.keys() != {"one_of"} or not isinstance(value["one_of"], list):
            raise FactError(f"Fakta {spec.name}: tulis {{'one_of': [nilai, nilai]}}.")
        if not value["one_of"]:
            raise FactError(f"Fakta {spec.name}: 'one_of' kosong.")
        found = [v for one in value["one_of"] for v in values_of(spec, one, pack)]
        return tuple(dict.fromkeys(found))
    if spec.kind == "prior":
        return (_prior(spec, value, pack),)
    return READERS[spec.kind](spec, value)


def _enum(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return spec.values
    known = isinstance(value, str) and value in spec.values
    if not known and not _written_like(spec, value):
        choices = ", ".join(spec.values)
        raise FactError(f"Fakta {spec.name}: nilai {value!r} tidak dikenal. Pilih: {choices}.")
    return (value,)


def _written_like(spec: FactSpec, value: Any) -> bool:
    return bool(spec.pattern and isinstance(value, str) and re.fullmatch(spec.pattern, value))


def _text(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (None,)
    if not _written_like(spec, value):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan kode wilayah. Tulis seperti '33.01'.")
    return (value,)


def _bool(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (True, False)
    if not isinstance(value, bool):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan true, false, atau null.")
    return (value,)


def _day(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    """A span of days: the same day twice, the span given, or the widest span where unknown."""
    if value is None:
        return ((FIRST, LAST),)
    if not isinstance(value, Mapping):
        day = read_day(spec.name, value)
        return ((day, day),)
    if value.keys() != {"from", "to"}:
        raise FactError(f"Fakta {spec.name}: rentang memerlukan 'from' dan 'to'.")
    first, last = (read_day(spec.name, value[end]) for end in ("from", "to"))
    if first > last:
        raise FactError(f"Fakta {spec.name}: 'from' sesudah 'to'.")
    return ((first, last),)


def read_day(name: str, value: Any) -> date:
    """A day from "2024-01-23". Raises FactError."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise FactError(f"Fakta {name}: {value!r} bukan tanggal. Tulis seperti 2024-01-23.")


def _time(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (None,)
    if not isinstance(value, str) or not HOUR.fullmatch(value):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan jam. Tulis seperti 14:05.")
    return (time.fromisoformat(value),)


def _conduct(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    """Sets of codes that may have happened: the given ones, or any single code."""
    if value is None:
        return tuple(frozenset([code]) for code in spec.values)
    return (_codes(spec, value),)


def _list(spec: FactSpec, value: Any) -> tuple[Any, ...]:
    return (frozenset(),) if value is None else (_codes(spec, value),)


def _codes(spec: FactSpec, value: Any) -> frozenset[str]:
    codes = [value] if isinstance(value, str) else value
    if not isinstance(codes, list | tuple):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan daftar kode.")
    for code in codes:
        _enum(spec, code if code is not None else "null")
    return frozenset(codes)


def _prior(spec: FactSpec, value: Any, pack: Pack) -> tuple[Mapping[str, Any], ...]:
    """Earlier punishments, checked; the last one is the latest by date."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise FactError(f"Fakta {spec.name}: {value!r} bukan daftar hukuman.")
    known = {option for row in pack.sanctions.values() for option in row["options"]}
    for row in value:
        if not isinstance(row, Mapping) or row.keys() - PRIOR_KEYS or "type" not in row:
            raise FactError(
                f"Fakta {spec.name}: setiap hukuman berisi type dan boleh same_kind, date, "
                "still_serving."
            )
        if row["type"] not in known:
            raise FactError(f"Fakta {spec.name}: jenis hukuman {row['type']!r} tidak dikenal.")
        if row.get("date") is not None:
            read_day(f"{spec.name}.date", row["date"])
        for flag in ("same_kind", "still_serving"):
            if not isinstance(row.get(flag), bool | None):
                raise FactError(f"Fakta {spec.name}: {flag} harus true atau false.")
    return tuple(value)


READERS: Mapping[str, Callable[[FactSpec, Any], tuple[Any, ...]]] = {
    "enum": _enum,
    "text": _text,
    "bool": _bool,
    "day": _day,
    "time": _time,
    "conduct": _conduct,
    "list": _list,
}


def _imply(known: Possible, given: Mapping[str, Any], pack: Pack) -> None:
    """A code that surely happened, or the post, gives a fact its value unless one was said."""
    sure: frozenset[str] = frozenset.intersection(*known["conduct"])
    posts = known["post"] if "post" in given else ()
    for spec in _following(pack):
        name = spec.name
        if name in given:
            continue
        for code in sorted(sure & spec.implied_by.keys()):
            known[name] = as_values(spec.implied_by[code])
        told = {(spec.by_post or {}).get(post) for post in posts}
        if len(told) == 1 and None not in told:
            known[name] = tuple(told)


def as_values(value: Any) -> tuple[Any, ...]:
    """One value or a list of them, as the data may write it."""
    return tuple(value) if isinstance(value, list) else (value,)


def _village_head(known: Possible, given: Mapping[str, Any]) -> None:
    """A civil servant acting as village head stays a civil servant, where it is said."""
    if "acting_village_head" not in given:
        status = set(known["status"])
        if "kepala_desa" in status and len(status) == 1:
            known["acting_village_head"] = (False,)
        return
    acting: Iterable[bool] = known["acting_village_head"]
    if acting == (True,) and "structural" not in given:
        known["structural"] = (True,)
    if "kepala_desa" in known["status"] and True in acting:
        rest = [one for one in known["status"] if one != "kepala_desa" or False in acting]
        known["status"] = tuple(dict.fromkeys(["pns", *rest]))
