"""The demo is made by the site's own acts, tells the whole circle, and its log is whole."""

from datetime import date
from pathlib import Path

from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.demo.tampering import tamper
from jaganetral.web.demo.trace import tell
from jaganetral.web.prevention.models import Campaign, Pledge, QuizCount, Session
from jaganetral.web.reports.models import Report, Retaliation
from jaganetral.web.reports.sealed import faults
from jaganetral.web.roster.models import Employee

TODAY = date(2026, 11, 10)


def test_the_regency_is_as_promised_and_tampering_shows(db: None, lawu_asri: Path) -> None:
    told = list(tell(lawu_asri))
    assert Employee.objects.count() == 8412
    assert Report.objects.filter(case_report__isnull=True).count() == 20
    assert Case.objects.count() == 9
    overdue = Deadline.objects.binding().filter(step="tindak_lanjut_ppk", due__lt=TODAY)
    assert overdue.count() == 3
    assert Session.objects.count() == 4
    assert (lawu_asri / "rekomendasi.pdf").read_bytes().startswith(b"%PDF")
    heads = {line.split()[0] for line in told[1:]}
    assert {"laporan", "orang", "norma", "tenggat", "surat", "putusan", "log"} <= heads
    assert 18 <= len(told) <= 24
    assert told[-1].endswith(f"Log utuh, {Record.objects.count()} catatan.")
    bodies = " ".join(Record.objects.values_list("body", flat=True))
    assert "Warga Contoh" not in bodies  # no reporter stands in the log
    assert "080000000000" not in bodies
    assert "perpustakaan" not in bodies  # nor what happened to one
    assert_prevention()
    assert tamper() is not None
    verdict = verify_log()
    assert not verdict.whole
    assert verdict.broken is not None


def assert_prevention() -> None:
    """Every state of a campaign, quizzes and pledges of offices, two records of retaliation."""
    done = {
        one.title: (one.reaches.count(), one.reaches.filter(acknowledged_on=None).count())
        for one in Campaign.objects.all()
    }
    reached, missing = (list(part) for part in zip(*done.values(), strict=True))
    assert len(done) == 4
    assert [n == 0 for n in missing].count(True) == 1  # finished
    assert min(reached) == 2  # not passed on yet
    overdue = Campaign.objects.filter(act_by__lt=TODAY, reaches__acknowledged_on=None)
    assert overdue.distinct().count() == 1
    assert QuizCount.objects.filter(question="").count() == 6
    assert Pledge.objects.filter(own_text=None).count() > 80
    assert Pledge.objects.exclude(own_text=None).count() == 24
    assert [one.days for one in Retaliation.objects.all()] == [17, 14]
    assert not list(faults())
