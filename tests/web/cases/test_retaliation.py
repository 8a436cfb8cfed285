"""Retaliation beside a case: days between, the list of the body, and who never sees it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.actions.retaliation import note_of_case, note_of_report
from jaganetral.web.cases.actions.transfer import pass_on, share
from jaganetral.web.cases.facts import starting
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.retaliation import apart, of_case, retaliations_for
from jaganetral.web.reports.models import Report, Retaliation
from tests.cast import Cast
from tests.web.cases.intake import DAY, put_report

SignIn = Callable[[str], Client]
TOLD: Any = {
    "kind": "pindah", "after": "melapor", "happened_on": DAY + timedelta(days=12),
    "text": "Dipindahkan ke gudang arsip.",
}  # fmt: skip
TYPED = {"jenis": "turun", "sesudah": "menolak", "cerita": "Dicopot seminggu kemudian."}
WORDS = ("12 hari sesudah melapor", "gudang arsip", "embalasan")


@pytest.fixture
def body(cast: Cast, vault: object) -> Agency:
    return cast.bodies["bawaslu-lawu-asri"]


@pytest.fixture
def case(body: Agency, cast: Cast) -> Case:
    case = queue.accept(put_report(body), by=cast.duty("pemeriksa"), day=DAY)
    note_of_report(Report.objects.get(), TOLD, by=cast.duty("pemeriksa"), day=DAY)
    return case


def page(client: Client, name: str, *args: str) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_the_examiner_reads_it_beside_every_part_of_the_case(case: Case, sign_in: SignIn) -> None:
    client = sign_in("pemeriksa")
    for name in ("cases:summary", "cases:assessment", "cases:retaliation"):
        assert WORDS[0] in page(client, name, case.slug)
    assert WORDS[1] in page(client, "cases:retaliation", case.slug)
    assert case.number in page(client, "cases:retaliations")
    assert "1 catatan baru" in page(client, "desk:today")


def test_the_agency_of_the_accused_never_sees_it(case: Case, cast: Cast, sign_in: SignIn) -> None:
    examiner, office = cast.duty("pemeriksa"), cast.bodies["bkpsdm-lawu-asri"]
    Case.objects.filter(pk=case.pk).update(ppk_agency=cast.bodies["pemkab-lawu-asri"])
    share(case, office, "tindak", by=examiner, day=DAY)
    client = sign_in("bkpsdm")
    for name in ("cases:summary", "cases:timeline", "cases:proof", "cases:persons"):
        shown = page(client, name, case.slug)
        assert case.number in shown
        assert not [word for word in WORDS if word in shown]
    pass_on(case, office, "Ditindaklanjuti.", by=examiner, day=DAY)
    for name in ("cases:summary", "cases:timeline", "cases:proof"):
        assert not [word for word in WORDS if word in page(client, name, case.slug)]
    for role in ("bkpsdm", "ppk", "kepala_opd", "admin", "auditor", "penjaga_identitas"):
        assert sign_in(role).get(reverse("cases:retaliations")).status_code == 403


def test_a_role_at_the_wrong_body_sees_nothing(case: Case, cast: Cast, sign_in: SignIn) -> None:
    """An examiner's role at an agency of the government opens no record, whatever it holds."""
    Duty.objects.filter(pk=cast.duty("pemeriksa").pk).update(agency=cast.bodies["bkpsdm-lawu-asri"])
    Case.objects.update(holder=cast.bodies["bkpsdm-lawu-asri"])
    Report.objects.update(holder=cast.bodies["bkpsdm-lawu-asri"])
    assert sign_in("pemeriksa").get(reverse("cases:retaliations")).status_code == 403
    assert not retaliations_for(cast.duty("pemeriksa")).exists()
    with pytest.raises(PermissionDenied):
        note_of_case(case, TOLD, by=cast.duty("pemeriksa"), day=DAY)


def test_a_body_finds_none_about_its_own_people(case: Case, cast: Cast) -> None:
    assert of_case(case, cast.duty("pemeriksa")).count() == 1
    Case.objects.update(ppk_agency=cast.bodies["bawaslu-lawu-asri"])
    assert not retaliations_for(cast.duty("pemeriksa")).exists()


def test_an_officer_writes_it_down_for_a_reporter_or_for_somebody_else(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    client, address = sign_in("pemeriksa"), reverse("cases:retaliation", args=[case.slug])
    number = Report.objects.get().number
    assert client.post(address, {**TYPED, "cerita": ""}).status_code == 400
    client.post(address, {**TYPED, "laporan": number})
    client.post(address, {**TYPED, "laporan": ""})
    of_reporter, of_other = Retaliation.objects.order_by("pk")[1:]
    assert (of_reporter.report, of_reporter.case_number) == (Report.objects.get(), "")
    assert (of_other.report, of_other.case_number) == (None, case.number)
    assert {of_other.by, of_reporter.by} == {cast.duty("pemeriksa").actor}
    shown = page(client, "cases:retaliation", case.slug)
    assert shown.count("Dicopot seminggu kemudian.") == 2


def test_a_report_that_waits_has_it_too_and_names_an_earlier_one(
    body: Agency, cast: Cast, sign_in: SignIn
) -> None:
    first, second = put_report(body), put_report(body, story="Saya dipindahkan sesudah melapor.")
    note: Any = {**TOLD, "earlier": first.number, "since": DAY}
    note_of_report(second, note, by=cast.duty("pemeriksa"), day=DAY)
    client = sign_in("pemeriksa")
    assert WORDS[0] in page(client, "cases:report", first.number)
    shown = page(client, "cases:report_retaliation", first.number)
    assert "menurut pelapor, belum dipastikan" in shown
    client.post(reverse("cases:report_retaliation", args=[first.number]), TYPED)
    assert first.retaliations.get().kind == "turun"


def test_a_conflict_locks_the_line_of_the_list(case: Case, cast: Cast, sign_in: SignIn) -> None:
    case.parties.update(described_as=cast.duty("pemeriksa").officer.name)
    officer = cast.duty("pemeriksa").officer
    officer.nip = "197805122006041003"
    officer.save()
    case.parties.update(nip_given=officer.nip)
    shown = page(sign_in("pemeriksa"), "cases:retaliations")
    assert "Terkunci" in shown
    assert case.number not in shown


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_the_words_say_the_days_and_on_which_side_they_lie(since: date, days: int) -> None:
    one = Retaliation(after="menolak", since=since, happened_on=since + timedelta(days=days))
    side = "sesudah" if days > 0 else "sebelum"
    assert one.days == days
    assert apart(one) == (
        f"{abs(days)} hari {side} menolak" if days else "pada hari yang sama dengan menolak"
    )


def test_what_reporters_say_of_orders_and_resources_is_a_fact_to_begin_with(
    body: Agency, cast: Cast, sign_in: SignIn
) -> None:
    report = put_report(body)
    Report.objects.update(ordered_by_superior=True, resource_form=["mobilisasi_sdm"])
    case = queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)
    known = {fact.name: fact.value for fact in starting(case)}
    assert known["ordered_by_superior"] is True
    assert known["resource_form"] == ["mobilisasi_sdm"]
    other = put_report(body)
    Report.objects.filter(pk=other.pk).update(
        ordered_by_superior=False, resource_form=["alokasi_anggaran"]
    )
    queue.merge(other, case, by=cast.duty("pemeriksa"), day=DAY)
    known = {fact.name: fact for fact in starting(case)}
    assert known["ordered_by_superior"].state == "diselisihkan"
    assert known["resource_form"].value == ["alokasi_anggaran", "mobilisasi_sdm"]
    shown = page(sign_in("pemeriksa"), "cases:assessment", case.slug)
    assert "Diperselisihkan" in shown
    assert "alokasi anggaran" in shown
