"""Objects that stand behind the addresses of the site, so that every page can be asked for."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.db.models import Model

from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure
from jaganetral.web.asking.models import Edition, Entry, Question
from jaganetral.web.cases.models import Case, CaseLetter
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.models import Campaign, PaperList, Reach, Room, Session
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.rules.actions import propose
from jaganetral.web.rules.models import Proposal
from jaganetral.web.rules.table import table_text
from jaganetral.workdays import Holiday
from tests.cast import Cast

DAY = date(2024, 1, 3)
CASE, DECIDED, REPORT, SESSION = "2024/0001", "2024/0002", "LN-2024-0001", "webinar-contoh"
ROOMS = {f"prevention:{name}" for name in ("room", "paper_new", "paper", "absent", "photo_new")}
# pages that refuse by a finer rule than the role, whatever the role may do
FINER = ROOMS | {
    f"prevention:{name}" for name in ("revise_session", "attendance_csv", "photos", "photo")
}


def plant(cast: Cast) -> None:
    """Two cases, a report, a letter, a campaign with a session, a roster."""
    body = cast.bodies["pemkab-lawu-asri"]
    Case.objects.create(
        number=CASE,
        title="Ajakan di grup WhatsApp",
        holder=cast.bodies["bawaslu-lawu-asri"],
        ppk_agency=body,
        state="kajian",
        opened_on=DAY,
        area="99.01",
    )
    Report.objects.create(
        number=REPORT,
        holder=cast.bodies["bawaslu-lawu-asri"],
        received_on=DAY,
        happening="ajakan",
        story="Ajakan memilih di grup kantor.",
        identity="anonim",
        secret_hash=b"x",
        queue_state="antrean",
        triage_by=DAY,
        seq=0,
    )
    Case.objects.create(
        number=DECIDED,
        title="Mobil dinas membawa baliho",
        holder=cast.bodies["bkpsdm-lawu-asri"],
        ppk_agency=body,
        state="menunggu_putusan",
        opened_on=DAY,
        area="99.01",
    )
    case = Case.objects.get(number=CASE)
    letter = Letter.objects.create(
        kind="permintaan_klarifikasi", body=case.holder, about=case.key, subject="Klarifikasi",
        dated=DAY,
    )  # fmt: skip
    CaseLetter.objects.create(case=case, letter=letter)
    _prevention(cast, body)
    _proposal(cast)
    _question(cast)
    load = RosterLoad.objects.create(
        body=body, file_name="a.csv", file_sha256="0" * 64, as_of=DAY,
        loaded_at="2024-01-03T02:00:00Z", by="sistem", accepted=1,
    )  # fmt: skip
    Employee.objects.create(load=load, body=body, row=2, name="Sutrisno", folded="sutrisno")


def _proposal(cast: Cast) -> None:
    """A decree on a day off that waits to be adopted."""
    added = Holiday(DAY, "cuti_bersama", "Contoh", "Keppres Contoh", "keppres", "verified")
    propose("libur", "Contoh", "Contoh.", by=cast.duty("admin"), table=table_text([added]))


def _question(cast: Cast) -> None:
    """A question that waits, and a draft of its answer."""
    entry = Entry.objects.create()
    Question.objects.create(words="Bolehkah membaca doa di sana?", received_on=DAY, entry=entry)
    by = cast.duty("pemeriksa")
    Edition.objects.create(
        entry=entry, question="Bolehkah ASN membaca doa di acara calon?", text="Belum pasti.",
        verdict="belum_bisa_dipastikan", drafted_by=by.actor, drafted_by_officer=by.officer_id,
        drafted_on=DAY,
    )  # fmt: skip


def _prevention(cast: Cast, body: Agency) -> None:
    campaign = Campaign.objects.create(
        title="Netral itu biasa",
        message="Jaga jarak.",
        issued_by=cast.bodies["nasional"],
        issued_on=DAY,
    )
    Reach.objects.create(campaign=campaign, agency=body, passed_on=DAY)
    starts = datetime(2024, 2, 6, 2, tzinfo=UTC)
    session = Session.objects.create(
        campaign=campaign, organiser=body, kind="webinar", title="Webinar", code=SESSION,
        starts=starts, ends=starts + timedelta(hours=2),
    )  # fmt: skip
    room = session.rooms.create(agency=cast.bodies["kec-wanasari"], token="contoh", code="123456")
    PaperList.objects.create(room=room, file_name="a.csv", sha256="0" * 64, by="sistem", at=starts)


def arguments(name: str, parameters: set[str]) -> dict[str, object]:
    """Arguments for an address: by its name where that matters, else by the parameter's name."""
    first = {
        "slug": CASE.replace("/", "-"),
        "number": REPORT,
        "code": SESSION,
        "token": "contoh",
        "area": "99",
        "item": "00000000-0000-0000-0000-000000000001",
        "election": "pilkada-2024",
        "norm": "skb22-ke-04",
        "name": "skb-2022",
    }
    special = {"slug": DECIDED.replace("/", "-")} if name.startswith("cases:decide") else {}
    found: dict[str, object] = {one: special.get(one, first.get(one, 1)) for one in parameters}
    keys: dict[str, Callable[[], Model | None]] = {
        "roster:person": Employee.objects.last,
        "roster": RosterLoad.objects.last,
        "prevention": Campaign.objects.last,
        **dict.fromkeys(ROOMS, Room.objects.last),
        **dict.fromkeys(
            ("desk:proposal", "desk:proposal_adopt", "desk:proposal_leave"), Proposal.objects.last
        ),
        **dict.fromkeys(
            ("asking_desk:question", "asking_desk:refuse", "asking_desk:point"),
            Question.objects.last,
        ),
        "asking_desk": Edition.objects.last,
        "asking": Entry.objects.last,
        "desk:officer": Officer.objects.filter(username="camat").last,
        "desk:duty_end": Duty.objects.filter(officer__username="camat").last,
        "desk:agency": Agency.objects.filter(code="kec-sukamaju").last,
        "desk:post": Post.objects.last,
        "desk:tenure_end": Tenure.objects.filter(post__is_ppk=True).last,
        "cases": Letter.objects.last,
    }
    for parameter in {"pk", "key"} & parameters:
        one = keys.get(name, keys.get(name.partition(":")[0], lambda: None))()
        found[parameter] = one.pk if one is not None else 1
    if "paper" in parameters:
        found["paper"] = PaperList.objects.latest("pk").pk
    return found
