"""Sets the whole scene of the demo: keys, roster, cases, reports, campaigns and sessions."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jaganetral.web.cases.actions.retaliation import note_of_case
from jaganetral.web.cases.models import Case
from jaganetral.web.demo.briefing import brief
from jaganetral.web.demo.casework import bring
from jaganetral.web.demo.days import on
from jaganetral.web.demo.loading import Regency, load_regency
from jaganetral.web.demo.people import invented_people
from jaganetral.web.demo.questions import ask
from jaganetral.web.demo.receiving import receive, told
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.reports.actions.retaliation import note_retaliation
from jaganetral.web.roster.loading import load_roster
from jaganetral.web.rules.actions import begin

PASSPHRASE = "kata sandi contoh untuk peragaan"  # noqa: S105 - the demo's, shown on its pages
FIRST = date(2026, 11, 1)
HEADS = ["nip", "nama", "jabatan", "unit_kerja", "instansi", "kabupaten", "status"]


def stage() -> Iterator[tuple[str, object]]:
    """Everything, in order; yields a word and what was made so that the teller can speak of it."""
    with on(date(2026, 9, 1)):
        begin()
        regency = load_regency()
    with on(FIRST):
        _keys(regency)
        yield "roster", _roster(regency)
    cases: dict[str, Case] = {}
    for key, case in _cases(regency):
        cases[key] = case
        yield key, case
    _retaliations(cases, regency)
    brief(regency)
    ask(regency)
    for row in told("reports.yaml")["waiting"]:
        receive(row)
    yield "regency", regency


def _keys(regency: Regency) -> None:
    by = regency.duties["penjaga"]
    for body in ("pengawas", "pemkab"):  # reports of the one, photos of the other's meetings
        make_custodian_key(regency.bodies[body], PASSPHRASE, by=by, day=FIRST)


def _roster(regency: Regency) -> int:
    """8,412 invented civil servants, loaded the way an office loads its file."""
    below = regency.bodies["pemkab"].children.filter(head_count__gt=0)
    counts = {body.name: body.head_count for body in below.order_by("pk")}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADS)
    for one in invented_people(counts):
        place = [one.unit, one.agency, "Kabupaten Lawu Asri", one.status]
        writer.writerow([one.nip, one.name, one.position, *place])
    data = text.getvalue().encode("utf-8")
    body, by = regency.bodies["pemkab"], regency.duties["admin"]
    return load_roster(data, "pegawai-lawu-asri.csv", body=body, as_of=FIRST, by=by).load.accepted


def _cases(regency: Regency) -> Iterator[tuple[str, Case]]:
    rows = sorted(told("cases.yaml")["cases"], key=lambda row: row["came"])
    for row in rows:
        yield row["key"], bring(row, regency)


def _retaliations(cases: Mapping[str, Case], regency: Regency) -> None:
    """Two records: one the reporter wrote, one an examiner heard of."""
    for row in told("prevention.yaml")["retaliations"]:
        case = cases[row["case"]]
        with on(row["recorded"], 13) as day:
            if row["of"] == "pelapor":
                report = case.case_reports.select_related("report").get().report
                moved: Any = {**row["told"], "since": report.received_on}
                note_retaliation(moved, report=report, day=day)
            else:
                note_of_case(case, row["told"], by=regency.duties[row["of"]], day=day)
