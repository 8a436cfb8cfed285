"""The same figures, recounted from the sealed log alone: no other table is read."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jaganetral.flow import case_table
from jaganetral.web.audit.models import Record
from jaganetral.web.rules.days import left
from jaganetral.web.statistics.figures import Figure, with_values
from jaganetral.web.statistics.queries import FOLLOW_UP, median

Entry = dict[str, Any]
OPENS = {"terima", "buka_perkara_pejabat"}
COUNTED = {"lapor", *OPENS, "gabung", "urungkan", "kirim_rekomendasi", "setujui"}


@dataclass
class Tally:
    """What has been read of the log so far."""

    received: dict[str, date] = field(default_factory=dict)
    opened: dict[int, str] = field(default_factory=dict)
    joined: dict[int, tuple[str, list[str]]] = field(default_factory=dict)
    sent: int = 0
    decided: list[tuple[str, date]] = field(default_factory=list)
    running: dict[str, date] = field(default_factory=dict)


def recount(day: date) -> list[Figure]:
    """The figures as the log tells them at the end of a day."""
    tally = Tally()
    acts = COUNTED | _acts_on_the_limit()
    for body in Record.objects.filter(act__in=acts).values_list("body", flat=True).iterator(2000):
        entry: Entry = json.loads(body)
        if "day" in entry["data"] and date.fromisoformat(entry["data"]["day"]) <= day:
            _take(tally, entry)
    return with_values(
        {
            "laporan_diterima": len(tally.received),
            "perkara_dibuka": len(tally.opened),
            "rekomendasi_terkirim": tally.sent,
            "rekomendasi_diputus": len(tally.decided),
            "rekomendasi_lewat_tenggat": sum(due < day for due in tally.running.values()),
            "hari_sampai_putusan": median(_durations(tally)),
        }
    )


def _acts_on_the_limit() -> set[str]:
    """The acts that begin or fulfil the limit of the follow-up, by the flow table."""
    acts = case_table().acts.values()
    return {
        act.id
        for act in acts
        if FOLLOW_UP in act.ends or (act.starts is not None and act.starts.id == FOLLOW_UP)
    }


def _take(tally: Tally, entry: Entry) -> None:
    act, about, data = entry["act"], entry["about"], entry["data"]
    if act in OPENS and "case" in data:
        tally.opened[entry["seq"]] = data["case"]
    if act == "lapor":
        tally.received[about.partition(":")[2]] = date.fromisoformat(data["day"])
    elif act == "urungkan":
        undone = data.get("undoes", data.get("of"))
        tally.opened.pop(undone, None)
        tally.joined.pop(undone, None)
    elif act in ("terima", "gabung") and "case" in data:
        reports = [about.partition(":")[2], *data.get("with", [])]
        tally.joined[entry["seq"]] = (data["case"], reports)
    elif act == "kirim_rekomendasi":
        tally.sent += 1
    elif act == "setujui":
        tally.decided.append((about.partition(":")[2], date.fromisoformat(data["day"])))
    _follow_limit(tally, about, data)


def _follow_limit(tally: Tally, about: str, data: Entry) -> None:
    if FOLLOW_UP in data.get("ends", []):
        tally.running.pop(about, None)
    if FOLLOW_UP in data.get("starts", {}):
        tally.running[about] = date.fromisoformat(data["starts"][FOLLOW_UP])


def _durations(tally: Tally) -> list[int]:
    """Working days from the first report of a case to each of its decisions."""
    of_case: dict[str, list[date]] = defaultdict(list)
    for case, reports in tally.joined.values():
        of_case[case] += [tally.received[one] for one in reports if one in tally.received]
    return [left(min(of_case[case]), on) for case, on in tally.decided if of_case[case]]


def differences(day: date, shown: list[Figure]) -> list[tuple[Figure, int | None]]:
    """The figures that the log tells otherwise, each with the log's value."""
    pairs = zip(shown, recount(day), strict=True)
    return [(mine, theirs.value) for mine, theirs in pairs if mine.value != theirs.value]
