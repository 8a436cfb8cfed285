"""A random season of work through the site's own actions, for counting it twice."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from jaganetral.flow import case_table
from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.actions import flow, queue, undo
from jaganetral.web.cases.models import Case, Decision
from jaganetral.web.letters import actions as office
from jaganetral.web.reports.models import Report
from tests.cast import Cast
from tests.web.cases.intake import put_report
from tests.web.letters.content import CONTENT

BEGIN = date(2026, 9, 1)
ALL = frozenset(case_table().conditions)
WIB = ZoneInfo("Asia/Jakarta")
Step = Callable[[Cast, Random], None]


def set_day(day: date) -> None:
    """It is noon of that day."""
    clock.set_clock(datetime(day.year, day.month, day.day, 12, tzinfo=WIB))


def move(case: Case, act: str, cast: Cast, role: str) -> None:
    flow.do(case, act, by=cast.duty(role), day=clock.today(), met=ALL)


def waiting() -> list[Report]:
    return list(Report.objects.filter(queue_state__in=("masuk", "antrean"), case_report=None))


def cases(*states: str) -> list[Case]:
    return list(Case.objects.filter(state__in=states))


def report(cast: Cast, dice: Random) -> None:
    put_report(cast.bodies["bawaslu-lawu-asri"], day=clock.today())


def accept(cast: Cast, dice: Random) -> None:
    if found := waiting():
        queue.accept(dice.choice(found), by=cast.duty("pemeriksa"), day=clock.today())


def accept_and_undo(cast: Cast, dice: Random) -> None:
    if found := waiting():
        chosen, by = dice.choice(found), cast.duty("pemeriksa")
        queue.accept(chosen, by=by, day=clock.today())
        undo.undo(chosen, by=by, day=clock.today())


def merge(cast: Cast, dice: Random) -> None:
    found, into = waiting(), cases("dibuka", "kajian")
    if found and into:
        by = cast.duty("pemeriksa")
        queue.merge(dice.choice(found), dice.choice(into), by=by, day=clock.today())


def merge_and_undo(cast: Cast, dice: Random) -> None:
    found, into = waiting(), cases("dibuka")
    if found and into:
        chosen, by = dice.choice(found), cast.duty("pemeriksa")
        queue.merge(chosen, dice.choice(into), by=by, day=clock.today())
        undo.undo(chosen, by=by, day=clock.today())


def drop(cast: Cast, dice: Random) -> None:
    if found := waiting():
        by = cast.duty("pemeriksa")
        queue.not_pursued(dice.choice(found), "bukan_asn", by=by, day=clock.today())


def recommend(cast: Cast, dice: Random) -> None:
    if not (found := cases("dibuka", "kajian")):
        return
    case, by, day = dice.choice(found), cast.duty("pemeriksa"), clock.today()
    Case.objects.filter(pk=case.pk).update(state="kajian", ppk_agency=_pemkab(cast))
    body = cast.bodies["bawaslu-lawu-asri"]
    letter = office.draft(
        "rekomendasi",
        body=body,
        to=_pemkab(cast),
        about=case.key,
        subject="",
        content=CONTENT,
        by=by,
        day=day,
    )
    office.sign(letter, by=by, day=day)
    case.refresh_from_db()
    move(case, "kirim_rekomendasi", cast, "pemeriksa")
    office.send(letter, by=by, day=day)


def withdraw(cast: Cast, dice: Random) -> None:
    if found := cases("rekomendasi_terkirim"):
        move(dice.choice(found), "tarik_rekomendasi", cast, "pemeriksa")


def receive(cast: Cast, dice: Random) -> None:
    for case in cases("rekomendasi_terkirim")[:2]:
        move(case, "terima_rekomendasi", cast, "bkpsdm")


def propose(cast: Cast, dice: Random) -> None:
    for case in cases("pemeriksaan_instansi", "dikembalikan")[:1]:
        move(case, "usulkan_putusan", cast, "bkpsdm")


def decide(cast: Cast, dice: Random) -> None:
    for case in cases("menunggu_putusan"):
        if dice.random() < 0.6:
            move(case, "setujui", cast, "ppk")
            day = clock.today()
            Decision.objects.create(case=case, kind=Decision.Kind.SETUJU, by="x", on=day)
        else:
            move(case, dice.choice(["kembalikan", "nyatakan_tidak_terbukti"]), cast, "ppk")


def wait(cast: Cast, dice: Random) -> None:
    set_day(clock.today() + timedelta(days=dice.randint(1, 9)))


STEPS: list[Step] = [
    *(report, report, report, accept, accept, accept_and_undo, merge, merge_and_undo, drop),
    *(recommend, recommend, withdraw, receive, receive, propose, decide, wait, wait),
]


def play(cast: Cast, dice: Random, length: int) -> None:
    """That many random steps, in whatever order they come."""
    for _ in range(length):
        dice.choice(STEPS)(cast, dice)


def tell(cast: Cast) -> None:
    """One season in which every figure has something to count."""
    dice = Random(1)  # noqa: S311 - a story, no secret
    set_day(BEGIN)
    for _ in range(3):
        report(cast, dice)
        accept(cast, dice)
        recommend(cast, dice)
        wait(cast, dice)
        receive(cast, dice)
    propose(cast, dice)
    (case,) = cases("menunggu_putusan")
    move(case, "setujui", cast, "ppk")
    Decision.objects.create(case=case, kind=Decision.Kind.SETUJU, by="x", on=clock.today())
    set_day(clock.today() + timedelta(days=40))


def _pemkab(cast: Cast) -> Agency:
    return cast.bodies["pemkab-lawu-asri"]
