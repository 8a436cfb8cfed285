"""Tells the whole circle on the terminal, from real records of the case that is just being made."""

from collections.abc import Iterator
from pathlib import Path

from jaganetral.law.telling.cautions import CONFIDENCE
from jaganetral.law.words import word
from jaganetral.names.query import Query
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.conditions import last_letter
from jaganetral.web.cases.models import Assessment, Case, Deadline
from jaganetral.web.demo.receiving import AREA
from jaganetral.web.demo.staging import stage
from jaganetral.web.prevention.models import Attendance, Campaign, Pledge, Session
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.screening import who
from jaganetral.workdays.words import date_words, day_words

TOLD = "bidan"  # the case that went all the way
WIDTH = 14


def tell(folder: Path) -> Iterator[str]:
    """Set the scene and tell it, some twenty lines; letters are written into the folder."""
    yield "JagaNetral: seluruh lingkaran sekali jalan. Kabupaten Lawu Asri dan orangnya rekaan."
    for name, made in stage():
        if name == "roster":
            yield _line("pegawai", f"{made} orang dimuat dari berkas CSV")
        if name == TOLD and isinstance(made, Case):
            yield from _report(made)
            yield from _person(made)
            yield from _law(made)
            yield from _letter(made, folder)
            yield from _end(made)
    yield from _rest()


def _line(head: str, text: str) -> str:
    return f"  {head:<{WIDTH}}{text}"


def _report(case: Case) -> Iterator[str]:
    report = case.case_reports.select_related("report").get().report
    yield _line("laporan", f"{report.number}, {date_words(report.received_on)}, {report.identity}")
    yield _line("", f"“{report.story}”")


def _person(case: Case) -> Iterator[str]:
    party = case.parties.get()
    query = Query(name=party.described_as, position=party.position, unit=party.workplace)
    for found in who(AREA, query, top=2):
        one, because = found.employee, "; ".join(str(reason) for reason in found.candidate.for_)
        said = f"{found.candidate.strength}: {one.name}, {one.position}, {one.unit} (+ {because})"
        yield _line("orang", said)
    yield _line("", f"dipilih {party.identified_by}")
    yield _line("", f"dikonfirmasi {party.confirmed_by}")


def _law(case: Case) -> Iterator[str]:
    result = Assessment.objects.filter(case=case).latest("pk").result
    yield _line("tahapan", result["stage"]["why"])
    for finding in result["findings"]:
        if finding["state"] == "holds":
            cite = finding["citations"][0]
            yield _line(
                "norma", f"{finding['norm']}: {finding['text']}, {CONFIDENCE[cite['confidence']]}"
            )
    for track in result["outcome"]["tracks"]:
        levels = ", ".join(word("level", level) for level in track["levels"])
        yield _line("tingkat", f"{word('category', track['category'])}: {levels}")
    officials = ", ".join(word("official", name) for name in result["authority"]["officials"])
    yield _line("berwenang", f"{officials} ({result['authority']['why']})")


def _letter(case: Case, folder: Path) -> Iterator[str]:
    letter = last_letter(case, "rekomendasi")
    limit = Deadline.objects.get(case=case, step="tindak_lanjut_ppk", cancelled=False)
    if letter is not None and letter.pdf is not None:
        path = folder / "rekomendasi.pdf"
        path.write_bytes(bytes(letter.pdf))
        yield _line("surat", f"{letter.number}, kode {letter.code}, {path}")
    yield _line("tenggat", f"{day_words(limit.due)} ({limit.days} hari kerja, kebijakan)")
    yield _line("", limit.derivation)


def _end(case: Case) -> Iterator[str]:
    taken = case.decisions.filter(kind="setuju").get()
    said = word("sanction", taken.sanction)
    yield _line("putusan", f"{said}, {taken.by}, {date_words(taken.on)}")
    report = case.case_reports.select_related("report").get().report
    yield _line("pelapor baca", f"{report.get_status_display()}. {report.status_note}".strip())


def _rest() -> Iterator[str]:
    waiting = Report.objects.filter(case_report__isnull=True).count()
    yield _line("antrean", f"{waiting} laporan menunggu, {Case.objects.count()} perkara")
    sessions, came = Session.objects.count(), Attendance.objects.count()
    pledges, campaigns = Pledge.objects.count(), Campaign.objects.count()
    briefed = f"{campaigns} kampanye, {sessions} acara, {came} kehadiran, {pledges} ikrar"
    yield _line("cegah", briefed)
    yield _line("log", verify_log().sentence)
