"""Retaliation told by the reporter, in the wizard or the mailbox: sealed, never in the log."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.reports.actions import Submitted
from jaganetral.web.reports.actions.retaliation import note_retaliation
from jaganetral.web.reports.models import Report, Retaliation
from jaganetral.web.reports.sealed import faults
from tests.cast import Cast
from tests.web.reports.reports import DAY, sent
from tests.web.reports.wizard import location, text, walk

TOLD = {"jenis": "pindah", "sesudah": "melapor", "hari_sebab": "2026-10-01", "hari": "2026-10-13"}
SECRET = "Saya dipindahkan ke gudang arsip."


@pytest.fixture(autouse=True)
def _morning(cast: Cast, vault: Path, at: Callable[[datetime], None]) -> None:
    at(datetime(2026, 11, 10, 1, tzinfo=UTC))


@pytest.fixture
def taken(cast: Cast) -> Submitted:
    return sent(cast.bodies["bawaslu-lawu-asri"])


def enter(client: Client, taken: Submitted) -> None:
    client.post("/cek", {"nomor": taken.report.number, "kata": " ".join(taken.words)})


def wizard(client: Client, **more: Any) -> None:
    happened = {"peristiwa": {"peristiwa": "dibalas"}, "balasan": {**TOLD, "nomor": "n 2026 7"}}
    walk(client, **{**happened, **more})


def test_the_wizard_asks_only_those_who_say_so_and_seals_it_with_the_report(client: Client) -> None:
    wizard(client)
    page = text(client, "/lapor/periksa")
    assert "Dipindahkan" in page
    assert "Selasa, 13 Oktober 2026" in page
    client.post("/lapor/periksa", {"situs": ""})
    one = Retaliation.objects.get()
    assert (one.report, one.kind, one.days) == (Report.objects.get(), "pindah", 12)
    assert (one.earlier, one.by) == ("N-2026-000007", "")
    assert not list(faults())


def test_changing_the_happening_takes_the_retaliation_out_of_the_draft(client: Client) -> None:
    wizard(client)
    client.post("/lapor/peristiwa?ubah=1", {"peristiwa": "fasilitas"})
    assert "Dipindahkan" not in text(client, "/lapor/periksa")
    back = client.post("/lapor/peristiwa?ubah=1", {"peristiwa": "dibalas"})
    assert location(back) == "/lapor/balasan?ubah=1"
    client.post("/lapor/periksa", {"situs": ""})
    assert not Report.objects.exists()  # it has to be answered again first


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(client: Client) -> None:
    walk(client, until="/lapor/balasan", peristiwa={"peristiwa": "dibalas"})
    client.post("/lapor/balasan", {"jenis": "pindah", "hari": "2027-01-01", "nomor": "N-2026-7"})
    page = text(client, "/lapor/balasan")
    assert "<title>Galat:" in page
    assert "Tanggalnya harus hari ini atau sebelumnya" in page
    assert "Pilih sesudah apa hal itu terjadi" in page
    assert 'value="N-2026-7"' in page


def test_resources_are_kept_where_they_were_asked_for(client: Client) -> None:
    said = {"cerita": "Mobil dinas kecamatan membawa baliho calon.", "perintah": "ya"}
    used = ["alokasi_anggaran", "fasilitas_sarana_prasarana"]
    walk(client, cerita={**said, "sumber": used})
    assert "Uang atau anggaran kantor" in text(client, "/lapor/periksa")
    client.post("/lapor/periksa", {"situs": ""})
    report = Report.objects.get()
    assert (report.resource_form, report.ordered_by_superior) == (used, True)
    assert not list(faults())


def test_resources_of_a_happening_that_has_none_are_left_behind(client: Client) -> None:
    said = {"cerita": "Mobil dinas kecamatan membawa baliho calon."}
    walk(client, cerita={**said, "sumber": ["alokasi_anggaran"]})
    client.post("/lapor/peristiwa?ubah=1", {"peristiwa": "medsos"})
    assert 'name="sumber"' not in text(client, "/lapor/cerita")
    client.post("/lapor/periksa", {"situs": ""})
    assert Report.objects.get().resource_form == []


def test_the_mailbox_records_it_counting_from_the_report(client: Client, taken: Submitted) -> None:
    enter(client, taken)
    told = {**TOLD, "hari_sebab": "", "hari": "2026-11-10", "cerita": SECRET}
    answer = client.post("/cek/kotak/balasan", told)
    assert location(answer) == "/cek/kotak#balasan"
    one = Retaliation.objects.get()
    assert (one.since, one.days, one.text) == (DAY, 0, SECRET)
    page = text(client, "/cek/kotak")
    assert "Dipindahkan" in page
    assert SECRET not in page  # whoever opens the mailbox later reads no story


def test_without_the_words_nobody_records_anything(client: Client) -> None:
    assert location(client.post("/cek/kotak/balasan", {**TOLD, "cerita": SECRET})) == "/cek"
    assert not Retaliation.objects.exists()


def test_the_log_tells_neither_report_nor_kind(client: Client, taken: Submitted) -> None:
    enter(client, taken)
    client.post("/cek/kotak/balasan", {**TOLD, "cerita": SECRET})
    record = Record.objects.get(act="catatan_tersegel")
    for word in (taken.report.number, "pindah", "melapor", "arsip", "balas"):
        assert word not in record.body
    assert "happening" not in Record.objects.get(act="lapor").body


def test_a_changed_a_lost_and_a_smuggled_record_show(taken: Submitted) -> None:
    told: Any = {"kind": "nilai", "after": "menolak", "text": SECRET}
    changed, lost = (note_retaliation(told, report=taken.report, day=DAY) for _ in range(2))
    Retaliation.objects.filter(pk=changed.pk).update(happened_on=date(2026, 1, 1))
    Retaliation.objects.filter(pk=lost.pk).delete()
    Retaliation.objects.create(
        report=taken.report, kind="hak", after="menolak", recorded_on=DAY, salt=b"x", seq=99
    )
    assert [fault.sentence.split()[2] for fault in faults()] == [
        f"tersegel:{changed.pk}",
        "hilang,",
        "tidak",
    ]


def test_a_record_is_of_a_report_or_of_a_case(db: None) -> None:
    with pytest.raises(ValueError, match="laporan atau perkara"):
        note_retaliation({"kind": "hak", "after": "menolak"}, day=DAY)
