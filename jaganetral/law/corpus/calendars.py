"""Election calendars, checked strictly; their days as dates.

A mistake is named with its file, its line where the calendar came from a file, the election and
the field. Calendars that an office adds pass the same checks as the shipped ones.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import pairwise
from typing import Any

from jaganetral.law.model import PackError

KEYS = {
    *("title", "kind", "basis", "areas", "stages", "determination", "note", "campaign_unknown"),
    *("parent", "incumbents"),
}
NEEDED = {"title", "kind", "basis", "stages", "determination"}
STAGE_KEYS = {"id", "from", "to", "confidence", "note"}
FIXED_KEYS = {"day", "at", "confidence", "note"}
CONFIDENCES = ("verified", "verified_copy", "secondary", "recall", "derived")
NAME = re.compile(r"[a-z]+(-[a-z]+)*-[0-9]{4}")
AREA = re.compile(r"[0-9]{2}([.][0-9]{2})?")
# The offices an election may fill; the pack's rules say which kind fills which.
OFFICES = ("presiden_wapres", "dpr", "dpd", "dprd", "gubernur", "bupati", "walikota")
KINDS = ("pemilu", "pemilihan", "nasional", "daerah")
# After its stages a day has one of these meanings; they never overlap, and stand in this order.
ORDER = ("kampanye", "masa_tenang", "pemungutan")
Lines = Mapping[tuple[Any, ...], int]


class Place:
    """Where a mistake is: the file, and the line of the nearest field that has one."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file, self.lines = file, lines

    def error(self, text: str, *path: Any) -> PackError:
        """The mistake with its place; `path` starts with the election."""
        known = (self.lines.get(path[:end]) for end in range(len(path), 0, -1))
        line = next((number for number in known if number), None)
        spot = f" baris {line}:" if line else ""
        return PackError(f"{self.file}:{spot} pemilihan {path[0]}: {text}.")


def checked(
    name: str, row: Mapping[str, Any], file: str, lines: Lines | None = None
) -> dict[str, Any]:
    """A calendar as the engine reads it. Raises PackError with file, line, election and field."""
    place = Place(file, lines or {})
    for text, *path in _shape(name, row):
        raise place.error(text, name, *path)
    stages = [_stage(place, name, index, one) for index, one in enumerate(row["stages"])]
    if not any(stage["id"] == "pemungutan" for stage in stages):
        raise place.error("tanpa tahapan pemungutan", name, "stages")
    fixed = {
        office: _determination(place, name, office, one)
        for office, one in row["determination"].items()
    }
    calendar = {**row, "stages": stages, "determination": fixed}
    for text, *path in _senseless(calendar):
        raise place.error(text, name, *path)
    return calendar


def _shape(name: str, row: Any) -> Iterator[tuple[Any, ...]]:
    """What is wrong with the keys of a calendar."""
    if not isinstance(row, Mapping):
        yield ("isinya harus pemetaan dengan title, kind, basis, stages, determination",)
        return
    if not NAME.fullmatch(name):
        yield ("namanya harus seperti pilkada-2026: huruf kecil, lalu tahun",)
    if missing := NEEDED - row.keys():
        yield (f"tanpa {sorted(missing)}",)
    for key in sorted(row.keys() - KEYS):
        yield f"kunci tak dikenal {[key]}", key
    if row.get("kind") not in KINDS:
        yield f"kind harus salah satu dari {', '.join(KINDS)}", "kind"
    areas = row.get("areas", [])
    if not isinstance(areas, list) or not all(map(_area, areas)):
        yield 'areas harus kode daerah dalam tanda petik seperti ["33.01"]', "areas"
    named = row.get("incumbents", {})
    if not isinstance(named, Mapping) or not all(map(_areas, named.values())):
        yield 'incumbents harus seperti {bupati: ["33.01"]}', "incumbents"
    if not isinstance(row.get("stages"), list):
        yield "stages harus senarai tahapan", "stages"
    if not isinstance(row.get("determination"), Mapping) or not row["determination"]:
        yield "determination harus menyebut hari penetapan tiap jabatan", "determination"


def _area(value: Any) -> bool:
    return isinstance(value, str) and AREA.fullmatch(value) is not None


def _areas(value: Any) -> bool:
    return isinstance(value, list) and all(map(_area, value))


def _stage(place: Place, name: str, index: int, row: Any) -> dict[str, Any]:
    path = (name, "stages", index)
    if not isinstance(row, Mapping) or not isinstance(row.get("id"), str):
        raise place.error(f"tahapan ke-{index + 1} tanpa `id`", *path)
    here = f"tahapan {row['id']}"
    _known(place, row, STAGE_KEYS, here, path)
    first, last = (_day(place, row.get(key), f"{here}: `{key}`", *path) for key in ("from", "to"))
    if first > last:
        raise place.error(f"{here}: `from` sesudah `to`", *path, "from")
    return {**row, "from": first, "to": last}


def _determination(place: Place, name: str, office: str, row: Any) -> dict[str, Any]:
    path, here = (name, "determination", office), f"determination {office}"
    if office not in OFFICES:
        raise place.error(f"{here}: jabatan harus salah satu dari {', '.join(OFFICES)}", *path)
    if not isinstance(row, Mapping):
        raise place.error(f"{here}: tulis {{day: 2026-09-23, confidence: verified}}", *path)
    found = {**row, "day": _day(place, row.get("day"), here, *path)}
    _known(place, row, FIXED_KEYS, here, path)
    if "at" in row:
        try:
            found["at"] = time.fromisoformat(str(row["at"]))
        except ValueError:
            raise place.error(
                f'{here}: `at` {row["at"]!r} bukan jam; tulis "14:00"', *path
            ) from None
    return found


def _known(
    place: Place, row: Mapping[str, Any], keys: set[str], here: str, path: tuple[Any, ...]
) -> None:
    for key in sorted(row.keys() - keys):
        raise place.error(f"{here}: kunci tak dikenal {[key]}", *path, key)
    if row.get("confidence") not in CONFIDENCES:
        said = f"{here}: `confidence` harus salah satu dari {', '.join(CONFIDENCES)}"
        raise place.error(said, *path, "confidence")


def _day(place: Place, value: Any, here: str, *path: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        said = f"{here}: {value!r} bukan tanggal; tulis seperti 2026-09-23"
        raise place.error(said, *path) from None


def _senseless(calendar: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Days that cannot be: campaign without candidates, quiet days after voting, and so on."""
    spans = {
        name: [(row["from"], row["to"]) for row in calendar["stages"] if row["id"] == name]
        for name in ORDER
    }
    for earlier, later in pairwise(ORDER):
        if spans[earlier] and spans[later] and max(spans[earlier])[1] >= min(spans[later])[0]:
            yield f"{earlier} harus selesai sebelum {later} mulai", "stages"
    if not spans["kampanye"] and not calendar.get("campaign_unknown"):
        yield ("tanpa tahapan kampanye; bila harinya belum diketahui tulis campaign_unknown: true",)
    first = min((span[0] for name in ORDER for span in spans[name]), default=date.max)
    for office, row in calendar["determination"].items():
        if row["day"] >= first:
            said = f"determination {office}: penetapan harus sebelum kampanye atau pemungutan"
            yield said, "determination", office
