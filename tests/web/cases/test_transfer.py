"""Passing a case on: one holder at any time, and reporter data only to supervisors."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import queue, transfer
from jaganetral.web.cases.actions.flow import Refused
from jaganetral.web.cases.models import Case
from jaganetral.web.reports.models import Report
from tests.cast import Cast
from tests.web.cases.intake import DAY, put_report

SignIn = Callable[[str], Client]
WHY = "Kejadiannya melibatkan pejabat provinsi."


@pytest.fixture
def yoga(cast: Cast) -> Duty:
    return cast.duty("pemeriksa")


@pytest.fixture
def case(cast: Cast, vault: object, yoga: Duty) -> Case:
    return queue.accept(put_report(cast.bodies["bawaslu-lawu-asri"]), by=yoga, day=DAY)


def test_the_new_holder_gets_case_and_reports_and_the_old_one_reads_on(
    case: Case, cast: Cast, yoga: Duty
) -> None:
    to = cast.bodies["nasional"]
    transfer.pass_on(case, to, WHY, by=yoga, day=DAY)
    here = Case.objects.get()
    assert here.holder == to
    assert Report.objects.get().holder == to
    assert [(s.agency.code, s.scope) for s in here.shares.all()] == [("bawaslu-lawu-asri", "baca")]
    assert Case.objects.visible_to(yoga).exists()
    assert here.case_letters.get().letter.kind == "pengalihan"
    assert Record.objects.filter(act="alihkan", about=here.key).exists()


def test_reports_never_go_to_the_agency_of_the_accused(case: Case, cast: Cast, yoga: Duty) -> None:
    transfer.pass_on(case, cast.bodies["bkpsdm-lawu-asri"], WHY, by=yoga, day=DAY)
    assert Report.objects.get().holder.code == "bawaslu-lawu-asri"


@pytest.mark.parametrize("fault", ["nobody", "same", "no reason"])
def test_passing_on_needs_another_body_and_a_reason(
    fault: str, case: Case, cast: Cast, yoga: Duty
) -> None:
    to = {"nobody": None, "same": case.holder}.get(fault, cast.bodies["nasional"])
    with pytest.raises(Refused):
        transfer.pass_on(case, to, "" if fault == "no reason" else WHY, by=yoga, day=DAY)
    assert Case.objects.get().holder.code == "bawaslu-lawu-asri"


def test_a_second_examiner_may_not_pass_on(case: Case, cast: Cast) -> None:
    to, by = cast.bodies["nasional"], cast.duty("pemeriksa_kedua")
    with pytest.raises(Refused):
        transfer.pass_on(case, to, WHY, by=by, day=DAY)


def test_sharing_lets_a_body_find_the_case(case: Case, cast: Cast, yoga: Duty) -> None:
    endang = cast.duty("bkpsdm")
    assert not Case.objects.visible_to(endang).exists()
    transfer.share(case, endang.agency, "tindak", by=yoga, day=DAY)
    assert Case.objects.visible_to(endang).exists()
    with pytest.raises(PermissionDenied):
        transfer.share(case, endang.agency, "baca", by=cast.duty("pemeriksa_kedua"), day=DAY)


def test_the_page_keeps_the_reason_when_the_case_changed(
    case: Case, cast: Cast, yoga: Duty, sign_in: SignIn
) -> None:
    transfer.share(case, cast.bodies["bkpsdm-lawu-asri"], "baca", by=yoga, day=DAY)
    client, address = sign_in("pemeriksa"), reverse("cases:pass_on", args=[case.slug])
    told = {"ke": cast.bodies["nasional"].pk, "alasan": WHY, "versi": 0}
    response = client.post(address, told)
    assert response.status_code == 409
    shown = response.content.decode()
    assert WHY in shown
    assert "mengubah perkara ini" in shown
    assert 'name="versi" value="1"' in shown
    assert client.post(address, {**told, "versi": 1}).status_code == 302
    assert client.get(address).status_code == 403
