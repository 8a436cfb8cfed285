"""The mailbox between an examiner and a reporter: messages, answers, further files."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.flow import after, refuse
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence.actions import BadFile, keep
from jaganetral.web.reports.actions.status import push
from jaganetral.web.reports.answers import LONGEST, MOST_FILES
from jaganetral.web.reports.intake import limit
from jaganetral.web.reports.models import Message, Report, ReportFile

ANSWER = "jawab_pelapor"


class BadMessage(ValueError):
    """A message that cannot be sent; the text is a sentence."""


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise BadMessage(_("Tulis pesannya lebih dahulu"))
    if len(said) > LONGEST:
        raise BadMessage(
            _("Pesan Anda %(n)s huruf. Kurangi %(k)s huruf")
            % {"n": len(said), "k": len(said) - LONGEST}
        )
    return said


@transaction.atomic
def write_to_reporter(report: Report, text: str, *, by: Duty, day: date) -> Message:
    """Put a line into a reporter's mailbox. BadMessage where it is empty or too long.

    The reporter sees who wrote only as "Pemeriksa".
    """
    if not by.may("pesan.tulis"):
        raise PermissionDenied
    message = Message.objects.create(
        report=report, from_reporter=False, text=_checked(text), day=day, by=by.actor
    )
    _enter("pesan.tulis", report, day, by.actor)
    return message


@transaction.atomic
def reply(report: Report, text: str, *, day: date) -> Message:
    """Put a line of the reporter into the mailbox; the answer to a question moves the report.

    A report that waits for its reporter goes back to the queue and its first check begins anew.
    """
    message = Message.objects.create(
        report=report, from_reporter=True, text=_checked(text), day=day
    )
    waiting = Report.objects.select_for_update().get(pk=report.pk).queue_state
    if refuse(ANSWER, waiting, {"pelapor"}) is None:
        report.triage_by = limit("periksa_awal", day)
        report.save(update_fields=["triage_by"])
        push(report, state=after(ANSWER, waiting), day=day, next_news_by=report.triage_by)
        _enter(ANSWER, report, day, "pelapor", triage_by=report.triage_by.isoformat())
    else:
        _enter("pesan.balas", report, day, "pelapor")
    return message


@transaction.atomic
def add_file(report: Report, name: str, data: bytes, *, day: date) -> ReportFile:
    """Take a further file of the reporter. BadFile or NoCustodian with a sentence."""
    count = report.files.count()
    if count >= MOST_FILES:
        raise BadFile(_("Paling banyak 20 berkas. Kirim sisanya sebagai tautan"))
    item = keep(
        name,
        data,
        body=report.holder,
        source=f"laporan:{report.number}",
        day=day,
        by="pelapor",
        label=f"Berkas {count + 1}",
    )
    _enter("pesan.berkas", report, day, "pelapor")
    return ReportFile.objects.create(report=report, item=item)


@transaction.atomic
def mark_read(report: Report) -> None:
    """The reporter has seen the messages in the mailbox."""
    report.messages.filter(from_reporter=False, read=False).update(read=True)


@transaction.atomic
def stop_news(report: Report, *, day: date) -> None:
    """The reporter needs no news: nobody asks through the mailbox any more."""
    report.wants_news = False
    report.save(update_fields=["wants_news"])
    _enter("kabar.berhenti", report, day, "pelapor")


def _enter(act: str, report: Report, day: date, by: str, **more: str) -> None:
    record(act, by=by, about=f"laporan:{report.number}", data={"day": day.isoformat(), **more})
