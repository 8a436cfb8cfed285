"""What others do while the demo's clock moves on: BKPSDM answers, and the draft lies ready."""

from datetime import date

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.actions import assessment, follow_up, letters
from jaganetral.web.cases.conditions import last_letter
from jaganetral.web.cases.facts import Known, known_of, state_of
from jaganetral.web.cases.models import Case
from jaganetral.web.demo.loading import find_regency
from jaganetral.web.demo.receiving import told
from jaganetral.web.letters.models import Letter

BASIS = "Surat jawaban BKPSDM"


def answer_requests() -> int:
    """Let BKPSDM answer every request for clarification, as far as the story lets it.

    It tells the person's status, and the `answer` of the case. A request that still lies as a draft
    is signed and sent first. Afterwards the assessment is stored again and the recommendation lies
    as a draft. Returns how many were answered.
    """
    duties, day = find_regency().duties, clock.today()
    waiting = list(Case.objects.filter(state="klarifikasi"))
    for case in waiting:
        _answer(case, duties["pemeriksa"], duties["bkpsdm"], day)
    return len(waiting)


def _answer(case: Case, examiner: Duty, office: Duty, day: date) -> None:
    letter = last_letter(case, "permintaan_klarifikasi")
    if letter is not None and letter.state == Letter.State.DRAFT:
        letters.sign_letter(case, letter, by=examiner, day=day)
        letters.send_letter(case, letter, by=examiner, day=day)
    follow_up.move(case, "jawab_klarifikasi", by=office, day=day)
    answers = {"status": _status(case), **_told_of(case)}
    kept = [known for known in known_of(case) if known.name not in answers]
    new = [Known(name, value, state_of(value), BASIS) for name, value in answers.items()]
    known = [*new, *kept]
    assessment.save_assessment(case, known, by=examiner, day=day, sources_checked=True)
    letters.draft_letter(case, "rekomendasi", by=examiner, day=day)


def _told_of(case: Case) -> dict[str, str]:
    """What the story lets BKPSDM tell of a case."""
    rows = told("cases.yaml")["cases"]
    found: list[dict[str, str]] = [
        row["answer"] for row in rows if row["title"] == case.title and "answer" in row
    ]
    return found[0] if found else {}


def _status(case: Case) -> str:
    party = case.parties.select_related("employee").get(employee__isnull=False)
    return party.employee.status if party.employee else ""
