"""A report comes in: its number, its words, its record, what is sealed, what is promised."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from jaganetral.web.accounts.models import Agency, Duty, Officer
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.evidence.actions import (
    NoCustodian,
    about_contact,
    ask_opening,
    consent,
    keep,
    make_custodian_key,
    open_contact,
)
from jaganetral.web.reports import words as six
from jaganetral.web.reports.actions import Submitted, submit
from jaganetral.web.reports.answers import fingerprint_of
from jaganetral.web.reports.intake import IntakeClosed, body_for, place_of, places
from jaganetral.web.reports.models import Report
from tests.cast import SINCE, Cast
from tests.web.evidence.files import photo
from tests.web.reports.reports import DAY, answers, sent

PASSPHRASE = "sandi penjaga contoh"


def test_a_report_is_numbered_dated_and_sealed_in_the_log(cast: Cast, vault: Path) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    first, second = sent(body), sent(body)
    assert (first.report.number, second.report.number) == ("N-2026-000001", "N-2026-000002")
    assert first.report.triage_by == date(2026, 11, 12)
    assert first.report.status == Report.Status.DITERIMA
    assert [step.day for step in first.report.steps.all()] == [DAY]
    entry = Record.objects.get(seq=first.report.seq)
    data = json.loads(entry.body)["data"]
    assert (entry.act, entry.actor) == ("lapor", "pelapor")
    assert entry.about == f"laporan:{first.report.number}"
    assert (data["day"], data["fingerprint"]) == ("2026-11-10", fingerprint_of(first.report))
    assert verify_log().whole


def test_numbers_begin_anew_each_year(cast: Cast, vault: Path) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    sent(body)
    later = submit(answers(), body=body, day=date(2027, 1, 4))
    assert later.report.number == "N-2027-000001"


def test_the_words_are_kept_only_as_a_hash_and_the_log_holds_no_word(
    cast: Cast, vault: Path
) -> None:
    taken = sent(cast.bodies["bawaslu-lawu-asri"])
    kept = bytes(Report.objects.get().secret_hash)
    assert six.fits(taken.report.number, " ".join(taken.words), kept)
    body = Record.objects.get(act="lapor").body
    for secret in [" ".join(taken.words[:2]), "Tris", "baliho", "Sukamaju", kept.hex()]:
        assert secret not in body


def test_a_changed_report_no_longer_fits_its_record(cast: Cast, vault: Path) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"]).report
    before = fingerprint_of(report)
    report.accused.update(name="Orang lain")
    assert fingerprint_of(report) != before


def test_a_contact_is_sealed_and_opens_for_two_custodians_only(cast: Cast, vault: Path) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    first = cast.duty("penjaga_identitas")
    make_custodian_key(body, PASSPHRASE, by=first, day=DAY)
    other = Officer.objects.create(username="widi", name="Widi Hapsari")
    second = Duty.objects.create(officer=other, agency=body, role="penjaga_identitas", since=SINCE)
    contact = {"name": "Sari Contoh", "phone": "0812 0000 0000", "email": ""}
    report = sent(body, identity="rahasia", contact=contact).report
    assert b"Sari" not in bytes(report.contact_sealed or b"")
    opening = ask_opening(about_contact(report), "Perlu memanggil saksi pelapor", by=first)
    consent(opening, by=second)
    assert open_contact(report, opening, PASSPHRASE, by=second) == contact


def test_without_custodian_no_contact_is_taken_and_no_number_is_lost(
    cast: Cast, vault: Path
) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    with pytest.raises(NoCustodian):
        sent(body, identity="rahasia", contact={"name": "Sari Contoh"})
    assert not Report.objects.exists()
    assert sent(body).report.number == "N-2026-000001"


def test_an_anonymous_report_keeps_no_contact_even_if_one_was_typed(
    cast: Cast, vault: Path
) -> None:
    report = sent(cast.bodies["bawaslu-lawu-asri"], contact={"name": "Sari Contoh"}).report
    assert report.contact_sealed is None


def test_files_become_part_of_the_report(cast: Cast, vault: Path) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, PASSPHRASE, by="sistem", day=DAY)
    item = keep("a.jpg", photo(), body=body, source="laporan", day=DAY, by="pelapor")
    report = sent(body, items=[item]).report
    assert report.files.get().item == item


def test_what_follows_in_the_transaction_can_undo_everything(cast: Cast, vault: Path) -> None:
    def fail(taken: Submitted) -> None:
        raise RuntimeError(taken.report.number)

    with pytest.raises(RuntimeError), transaction.atomic():
        submit(answers(), body=cast.bodies["bawaslu-lawu-asri"], day=DAY, then=fail)
    assert not Report.objects.exists()
    assert not Record.objects.exists()


@pytest.mark.parametrize("wrong", [{"happening": "entah"}, {"identity": "entah"}])
def test_unknown_choices_are_refused(cast: Cast, vault: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="entah"):
        sent(cast.bodies["bawaslu-lawu-asri"], **wrong)


def test_the_nearest_supervisor_receives_and_nobody_else_while_there_is_one(cast: Cast) -> None:
    local = cast.bodies["bawaslu-lawu-asri"]
    assert body_for("99.01") == body_for("") == body_for("52.03") == local
    above = Agency.objects.create(code="provinsi", name="P", kind="pengawas", area="52")
    nation = Agency.objects.create(code="pusat", name="N", kind="pengawas", level="pusat")
    assert body_for("52.03") == above
    assert body_for("99.01") == local
    assert body_for("31.71") == body_for("") == nation
    Agency.objects.filter(kind="pengawas").update(kind="unit")
    assert body_for("99.01") == cast.bodies["nasional"]
    Agency.objects.filter(kind="pembina").update(kind="unit")
    with pytest.raises(IntakeClosed):
        body_for("99.01")


def test_an_invented_regency_is_found_beside_the_real_ones(cast: Cast) -> None:
    found = places().find("lawu asri")
    assert [place.label for place in found] == ["Kabupaten Lawu Asri, Provinsi Contoh"]
    known = place_of("52.03")
    assert known is not None
    assert known.name == "Kabupaten Lombok Timur"
