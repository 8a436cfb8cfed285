"""Messages between an examiner and a reporter, and what an answer sets in motion."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.web.audit.models import Record
from jaganetral.web.evidence.actions import BadFile, make_custodian_key
from jaganetral.web.reports.actions import (
    BadMessage,
    add_file,
    mark_read,
    push,
    reply,
    write_to_reporter,
)
from jaganetral.web.reports.answers import MOST_FILES
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.reports.reports import DAY, sent


def test_an_examiner_writes_and_the_log_holds_no_word_of_it(cast: Cast, vault: Path) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"]).report
    examiner = cast.duty("pemeriksa")
    message = write_to_reporter(report, " Apakah pelatnya terlihat? ", by=examiner, day=DAY)
    assert (message.text, message.read) == ("Apakah pelatnya terlihat?", False)
    entry = Record.objects.get(act="pesan.tulis")
    assert entry.actor == examiner.actor
    assert "pelat" not in entry.body
    mark_read(report)
    message.refresh_from_db()
    assert message.read


@pytest.mark.parametrize("role", ["ppk", "kepala_opd", "bkpsdm", "admin", "penjaga_identitas"])
def test_nobody_else_writes_to_a_reporter(cast: Cast, vault: Path, role: str) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"]).report
    with pytest.raises(PermissionDenied):
        write_to_reporter(report, "Siapa Anda?", by=cast.duty(role), day=DAY)


def test_an_answer_brings_a_waiting_report_back_to_the_queue(cast: Cast, vault: Path) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"]).report
    push(report, state="tanya_pelapor", day=DAY)
    reply(report, "Ya, terlihat di foto kedua", day=date(2026, 11, 12))
    report.refresh_from_db()
    assert report.queue_state == "antrean"
    assert report.triage_by == report.next_news_by == date(2026, 11, 16)
    assert Record.objects.filter(act="jawab_pelapor").count() == 1


def test_an_unasked_line_moves_nothing(cast: Cast, vault: Path) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"]).report
    reply(report, "Ada yang terlupa", day=DAY)
    report.refresh_from_db()
    assert report.queue_state == "masuk"
    assert Record.objects.filter(act="pesan.balas").count() == 1


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 8001])
def test_empty_and_endless_messages_are_refused(cast: Cast, vault: Path, text: str) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"]).report
    with pytest.raises(BadMessage):
        reply(report, text, day=DAY)
    assert not report.messages.exists()


def test_further_files_are_taken_up_to_a_limit_and_without_their_names(
    cast: Cast, vault: Path
) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, "sandi penjaga contoh", by="sistem", day=DAY)
    report = sent(body).report
    for _ in range(MOST_FILES):
        add_file(report, "foto-rumah-sari.txt", b"catatan", day=DAY)
    with pytest.raises(BadFile, match="Paling banyak 20"):
        add_file(report, "lagi.jpg", photo(), day=DAY)
    labels = [file.item.label for file in report.files.all()]
    assert labels[0] == "Berkas 1"
    assert not any("sari" in label for label in labels)
