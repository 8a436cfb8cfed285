"""Sets the whole scene of the demo: keys, roster, cases, reports, campaigns and sessions."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime

from jaganetral.web.cases.models import Case
from jaganetral.web.demo.casework import bring
from jaganetral.web.demo.clockwork import WIB
from jaganetral.web.demo.days import on
from jaganetral.web.demo.loading import Regency, load_regency
from jaganetral.web.demo.people import invented_people
from jaganetral.web.demo.questions import ask
from jaganetral.web.demo.receiving import receive, told
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.campaigns import acknowledge, issue_campaign, pass_on
from jaganetral.web.prevention.actions.sessions import open_session
from jaganetral.web.prevention.models import Campaign, Reach, Session
from jaganetral.web.prevention.person import Person
from jaganetral.web.roster.loading import load_roster
from jaganetral.web.roster.models import Employee
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
    yield from _cases(regency)
    _prevention(regency)
    ask(regency)
    for row in told("reports.yaml")["waiting"]:
        receive(row)
    yield "regency", regency


def _keys(regency: Regency) -> None:
    by = regency.duties["penjaga"]
    make_custodian_key(regency.bodies["pengawas"], PASSPHRASE, by=by, day=FIRST)


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


def _prevention(regency: Regency) -> None:
    """A campaign that reaches every office, and four briefings, one of them still to come."""
    duties, bodies = regency.duties, regency.bodies
    with on(date(2026, 10, 20)) as day:
        campaign = issue_campaign(
            "ASN netral, pemilihan tenang",
            "Setiap kantor mengumpulkan pegawainya sebelum masa tenang dan mencatat kehadiran.",
            by=duties["pimpinan"],
            day=day,
            act_by=date(2026, 11, 20),
            counts_to=date(2026, 12, 9),
            counts_to_name="pemungutan suara",
        )
    with on(date(2026, 10, 21)) as day:
        reach = Reach.objects.get(campaign=campaign, agency=bodies["pemkab"])
        pass_on(reach, by=duties["bkpsdm"], day=day)
    with on(date(2026, 10, 23)) as day:
        reach = Reach.objects.get(campaign=campaign, agency=bodies["kec-wanasari"])
        acknowledge(reach, by=duties["opd"], day=day)
    _sessions(regency, campaign)


def _sessions(regency: Regency, campaign: Campaign) -> None:
    by, head = regency.duties["bkpsdm"], regency.duties["opd"]
    plans = [
        ("Rapat netralitas seluruh OPD", "rapat", date(2026, 10, 27), by, False, 12),
        ("Webinar nasional netralitas ASN", "webinar", date(2026, 11, 3), by, False, 12),
        ("Pengarahan Kecamatan Wanasari", "rapat", date(2026, 11, 5), head, True, 24),
        ("Apel netralitas menjelang masa tenang", "rapat", date(2026, 11, 10), by, False, 12),
    ]
    for title, kind, day, who, own, expected in plans:
        with on(date(2026, 10, 23)):
            session = open_session(
                title,
                kind=kind,
                starts=datetime(day.year, day.month, day.day, 9, tzinfo=WIB),
                ends=datetime(day.year, day.month, day.day, 11, tzinfo=WIB),
                by=who,
                campaign=None if own else campaign,
                own_office=own,
                place="Aula Kecamatan Wanasari" if own else "Pendopo Kabupaten Lawu Asri",
                listed=not own,
                per_office=expected,
            )
        if day < date(2026, 11, 10):
            with on(day, 9, 5):
                _attend(session, expected)


def _attend(session: Session, expected: int) -> None:
    """Most come; one office in three misses one or two; one office misses the session."""
    rooms = list(session.rooms.select_related("agency", "session").order_by("pk"))
    for place, room in enumerate(rooms):
        coming = expected - place % 3
        if len(rooms) > 1 and place == session.pk % len(rooms):
            coming = 0
        people = Employee.objects.filter(agency=room.agency.name).order_by("pk")[:coming]
        for person in people:
            check_in(room, Person(nip=person.nip, name=person.name, unit=person.unit))
