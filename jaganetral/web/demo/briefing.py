"""Prevention in the demo: a campaign in every state, sessions, quizzes and pledges."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from jaganetral.law.advice.lessons import quiz
from jaganetral.web.demo.clockwork import WIB
from jaganetral.web.demo.days import on
from jaganetral.web.demo.loading import Regency
from jaganetral.web.demo.receiving import told
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.campaigns import acknowledge, issue_campaign, pass_on
from jaganetral.web.prevention.actions.learning import count_answers
from jaganetral.web.prevention.actions.pledge_texts import publish_text
from jaganetral.web.prevention.actions.pledges import open_sheets, pledge, pledge_together
from jaganetral.web.prevention.actions.sessions import open_session
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Campaign, PledgeSheet, Reach, Room, Session
from jaganetral.web.roster.models import Employee

LESSON = "media-sosial"
WEBINAR = date(2026, 11, 3)
TODAY = date(2026, 11, 10)
OFFICE = "kec-wanasari"  # the office whose door the demo opens


def brief(regency: Regency) -> None:
    """Everything, in the order of its days."""
    for row in told("prevention.yaml")["campaigns"]:
        campaign = _campaign(row, regency)
        if row.get("sessions"):
            webinar = _sessions(regency, campaign)
            _quizzes(webinar)
            _pledges(regency, campaign, webinar)


def _campaign(row: Mapping[str, Any], regency: Regency) -> Campaign:
    """Issue it, pass it on and let offices confirm it, as far as it has come."""
    with on(row["issued"]) as day:
        campaign = issue_campaign(
            row["title"],
            row["message"],
            by=regency.duties[row["by"]],
            day=day,
            act_by=row["act_by"],
            counts_to=row.get("counts_to"),
            counts_to_name=row.get("counts_to_name", ""),
        )
    if "passed" in row:
        with on(row["passed"]) as day:
            reach = Reach.objects.get(campaign=campaign, agency=regency.bodies["pemkab"])
            pass_on(reach, by=regency.duties["bkpsdm"], day=day)
    if "received" in row:
        with on(row["received_on"]) as day:
            _confirm(campaign, row["received"], regency, day)
    return campaign


def _confirm(campaign: Campaign, who: str | list[str], regency: Regency, day: date) -> None:
    for reach in campaign.reaches.filter(acknowledged_on=None).select_related("agency"):
        if who == "semua" or reach.agency.code in who:
            acknowledge(reach, by=_head(regency, reach.agency.code), day=day)


def _head(regency: Regency, code: str) -> Any:
    """The duty that confirms for an office."""
    known = {OFFICE: "opd", "bkpsdm": "bkpsdm"}
    return regency.duties[known.get(code, f"kepala-{code}")]


def _sessions(regency: Regency, campaign: Campaign) -> Session:
    """Four briefings, one of them today; answers with the webinar."""
    by, head = regency.duties["bkpsdm"], regency.duties["opd"]
    plans = [
        ("Rapat netralitas seluruh OPD", "rapat", date(2026, 10, 27), by, False, 12),
        ("Webinar nasional netralitas ASN", "webinar", WEBINAR, by, False, 12),
        ("Pengarahan Kecamatan Wanasari", "rapat", date(2026, 11, 5), head, True, 24),
        ("Apel netralitas menjelang masa tenang", "rapat", TODAY, by, False, 12),
    ]
    made = []
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
        made.append(session)
        if day < TODAY:
            with on(day, 9, 5):
                _attend(session, expected)
    return made[1]


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


def _quizzes(webinar: Session) -> None:
    """Offices that learnt after the webinar; one of them too few to show what was right."""
    pack = law_pack()
    rooms = Room.objects.filter(session=webinar).select_related("session", "agency")
    with on(WEBINAR, 13):
        for code, (count, wrong) in told("prevention.yaml")["quizzes"].items():
            for seed in range(1, count + 1):
                items = quiz(LESSON, seed, pack)
                given = ["" if n < wrong else item.right for n, item in enumerate(items)]
                count_answers(rooms.get(agency__code=code), LESSON, items, given, pack.sha256)


def _pledges(regency: Regency, campaign: Campaign, webinar: Session) -> None:
    """Offices pledge together by the shipped text; later one by one by the regency's own."""
    plan = told("prevention.yaml")["pledge"]
    with on(WEBINAR, 14):
        open_sheets(campaign, by=regency.duties["bkpsdm"])
        sheets = PledgeSheet.objects.filter(campaign=campaign).select_related("agency", "campaign")
        for code in plan["together"]:
            room = webinar.rooms.select_related("agency").get(agency__code=code)
            pledge_together(sheets.get(agency__code=code), room, by=_head(regency, code))
    with on(date(2026, 11, 4)) as day:
        by = regency.duties["bkpsdm"]
        publish_text(starts=day, head=plan["head"], lines=plan["lines"], by=by)
    with on(date(2026, 11, 5), 11):
        sheet = sheets.get(agency__code=OFFICE)
        for person in Employee.objects.filter(agency=sheet.agency.name).order_by("pk")[:24]:
            pledge(sheet, Person(nip=person.nip, name=person.name, unit=person.unit))
