"""Who is meant: an examiner chooses a person of the roster, another officer confirms."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.cases.actions import flow, judgements
from jaganetral.web.cases.actions.queue import write_message
from jaganetral.web.cases.actions.touch import touch
from jaganetral.web.cases.judging import Basis
from jaganetral.web.cases.models import Case, CaseLetter, Note, Party
from jaganetral.web.letters.actions import draft
from jaganetral.web.letters.models import Letter
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.models import Employee


@transaction.atomic
def identify(
    party: Party,
    employee: Employee,
    why: str,
    *,
    by: Duty,
    day: date,
    seen: int | None = None,
    basis: Basis | None = None,
) -> None:
    """Say that a party is this person of the roster, and why; a second officer must confirm.

    An earlier choice or confirmation of the party falls away. Raises flow.Refused.
    """
    met = ["alasan_tertulis"] if why.strip() else []
    data = {"party": party.pk, "employee": employee.pk}
    flow.do(party.case, "pilih_orang", by=by, day=day, met=met, data=data, seen=seen)
    before = party.employee
    if before is not None and before.pk != employee.pk:
        judgements.write(party, before, "tarik", "", by=by, day=day, basis=None)
    party.employee, party.identified_why = employee, why.strip()
    party.identified_by, party.identified_by_officer = by.actor, by.officer_id
    party.confirmed_by, party.confirmed_on = "", None
    party.save()
    judgements.write(party, employee, "ini", why, by=by, day=day, basis=basis)


@transaction.atomic
def judge(
    party: Party,
    employee: Employee,
    verdict: str,
    why: str = "",
    *,
    by: Duty,
    day: date,
    seen: int | None = None,
    basis: Basis | None = None,
) -> None:
    """Say `bukan` or `belum` of a candidate, or take back (`tarik`) what was said.

    A choice of the same person falls away.
    """
    touch(party.case, "perkara.periksa", by=by, seen=seen)
    if party.employee_id is not None and party.employee_id == employee.pk:
        party.employee, party.identified_by, party.identified_why = None, "", ""
        party.identified_by_officer, party.confirmed_by, party.confirmed_on = None, "", None
        party.save()
    judgements.write(party, employee, verdict, why, by=by, day=day, basis=basis)
    data = {"day": day.isoformat(), "party": party.pk, "employee": employee.pk, "verdict": verdict}
    record("nilai_calon", by=by.actor, about=party.case.key, data=data)


@transaction.atomic
def confirm(party: Party, *, by: Duty, day: date, seen: int | None = None) -> None:
    """Confirm, as another officer than the one who chose, that the party is this person.

    Only then may a letter name them. Raises flow.Refused.
    """
    here = Party.objects.select_for_update().get(pk=party.pk)
    met = ["orang_dipilih"] if here.employee_id is not None else []
    if here.identified_by_officer != by.officer_id:
        met.append("petugas_lain")
    data = {"party": here.pk, "employee": here.employee_id}
    flow.do(party.case, "konfirmasi_orang", by=by, day=day, met=met, data=data, seen=seen)
    party.confirmed_by, party.confirmed_on = by.actor, day
    party.save(update_fields=["confirmed_by", "confirmed_on"])


@transaction.atomic
def add_party(
    case: Case, kind: str, described_as: str, *, position: str, workplace: str, by: Duty, day: date
) -> Party:
    """Add somebody to a case, by name or description: an accused or a witness."""
    touch(case, "perkara.periksa", by=by)
    party = Party.objects.create(
        case=case,
        kind=Party.Kind(kind),
        described_as=described_as,
        position=position,
        workplace=workplace,
    )
    data = {"day": day.isoformat(), "party": party.pk, "kind": kind}
    record("tambah_orang", by=by.actor, about=case.key, data=data)
    return party


@transaction.atomic
def ask_who(case: Case, to: Agency, text: list[str], *, by: Duty, day: date) -> Letter:
    """Draft the letter that asks a personnel office who fits a description; it names nobody."""
    letter = draft(
        "permintaan_data",
        body=by.agency,
        to=to,
        about=case.key,
        subject="Permintaan data pegawai menurut ciri",
        content={"kepada": to.name, "perkara": case.number, "isi": text},
        by=by,
        day=day,
    )
    CaseLetter.objects.create(case=case, letter=letter)
    flow.do(case, "minta_data", by=by, day=day, data={"letter": letter.pk})
    return letter


@transaction.atomic
def ask_reporters(case: Case, reports: Sequence[Report], text: str, *, by: Duty, day: date) -> None:
    """Put one question about a person into the mailboxes of reporters of a case."""
    touch(case, "perkara.periksa", by=by)
    for report in reports:
        write_message(report, text, by=by, day=day)
    data = {"day": day.isoformat(), "reports": [report.number for report in reports]}
    record("tanya_orang", by=by.actor, about=case.key, data=data)


@transaction.atomic
def write_note(case: Case, text: str, *, by: Duty) -> Note:
    """An internal note; no reporter ever sees it."""
    touch(case, "perkara.lihat", by=by)
    note = Note.objects.create(case=case, text=text, by=by.actor, at=clock.now())
    record("catatan_internal", by=by.actor, about=case.key, data={"note": note.pk})
    return note
