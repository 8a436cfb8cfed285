"""What the measured coverage counts of cases, recounted from the sealed log alone.

Coverage itself stands on the people of every room (recount_rooms). The people expected there, the
staff of an office, where the accused works and the stage of the act are no acts of the log and
stay as the tables tell them.
"""

import json
from collections.abc import Iterator

from jaganetral.web.audit.models import Record
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.statistics.recount import OPENS

PERSONS = ("pilih_orang", "konfirmasi_orang", "nilai_calon")


def cases_otherwise() -> list[str]:
    """A sentence for each case whose day of opening, or whose persons, the log tells otherwise."""
    opened, confirmed = _logged()
    return [*_days(opened), *_persons(confirmed)]


def _logged() -> tuple[dict[str, str], dict[int, int]]:
    """The day each case was opened, and the employee each party is confirmed to be."""
    opened: dict[str, str] = {}
    confirmed: dict[int, int] = {}
    records = Record.objects.filter(act__in=(*OPENS, *PERSONS)).order_by("seq")
    for body in records.values_list("body", flat=True).iterator(2000):
        entry = json.loads(body)
        act, data = entry["act"], entry["data"]
        if act in OPENS and "case" in data:
            opened[data["case"]] = data["day"]
        elif act == "konfirmasi_orang":
            confirmed[data["party"]] = data["employee"]
        elif act == "pilih_orang" or confirmed.get(data.get("party")) == data.get("employee"):
            confirmed.pop(data["party"], None)
    return opened, confirmed


def _days(opened: dict[str, str]) -> Iterator[str]:
    for number, day in Case.objects.values_list("number", "opened_on").order_by("number"):
        if opened.get(number) != day.isoformat():
            told = opened.get(number, "tidak ada")
            yield f"perkara {number} dibuka {day.isoformat()}, menurut log {told}"


def _persons(confirmed: dict[int, int]) -> Iterator[str]:
    """Parties whose confirmed person is another; never who."""
    accused = Party.objects.filter(kind=Party.Kind.TERLAPOR).order_by("pk")
    rows = accused.values_list("pk", "case__number", "employee", "confirmed_by")
    for pk, number, employee, by in rows:
        if confirmed.get(pk) != (employee if by else None):
            yield f"orang yang dipastikan pada perkara {number} lain menurut log"
