"""Opening a reporter's name: a custodian asks with a reason, another consents, the log keeps it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.models import Case
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import Opening
from jaganetral.web.reports.models import Report
from tests.cast import SINCE, Cast
from tests.web.cases.intake import DAY, put_report

SignIn = Callable[[str], Client]
PASSPHRASE = "empat kata yang panjang"
WHY = "Perlu keterangan tambahan untuk sidang etik."


@pytest.fixture
def case(cast: Cast, vault: object) -> Case:
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, PASSPHRASE, by="sistem", day=DAY)
    widi = Officer.objects.create(username="widi", name="Widi Hapsari")
    Duty.objects.create(officer=widi, agency=body, role="penjaga_identitas", since=SINCE)
    cast.officers["penjaga_lain"] = widi
    contact = {"name": "Sari Melati", "phone": "0800000000"}
    report = put_report(body, identity="rahasia", contact=contact)
    return queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)


def post(client: Client, name: str, case: Case, *more: object, **told: str) -> tuple[int, str]:
    args = [case.slug, Report.objects.get().number, *more]
    response = client.post(reverse(f"cases:{name}", args=args), told)
    return response.status_code, response.content.decode()


def test_only_two_custodians_together_read_the_name_and_only_once(
    case: Case, sign_in: SignIn
) -> None:
    page = reverse("cases:persons", args=[case.slug])
    danu = sign_in("penjaga_identitas")
    assert post(danu, "ask_opening", case, alasan="")[0] == 400
    assert post(danu, "ask_opening", case, alasan=WHY)[0] == 302
    key = Opening.objects.get().pk
    assert post(danu, "agree_opening", case, key)[0] == 409
    early = post(danu, "unseal", case, key, sandi=PASSPHRASE)
    assert early[0] == 409
    assert "Orang kedua belum menyetujui." in early[1]
    assert post(sign_in("penjaga_lain"), "agree_opening", case, key)[0] == 302
    danu = sign_in("penjaga_identitas")
    assert "Sari Melati" not in danu.get(page).content.decode()
    assert post(danu, "unseal", case, key, sandi="salah sekali")[0] == 409
    status, shown = post(danu, "unseal", case, key, sandi=PASSPHRASE)
    assert (status, "Sari Melati" in shown) == (200, True)
    assert "Sari Melati" not in danu.get(page).content.decode()
    assert post(danu, "unseal", case, key, sandi=PASSPHRASE)[0] == 409
    acts = Record.objects.filter(act__startswith="identitas.").values_list("act", flat=True)
    assert set(acts) == {"identitas.minta", "identitas.setujui", "identitas.buka"}


def test_an_examiner_sees_that_it_is_sealed_and_cannot_ask(case: Case, sign_in: SignIn) -> None:
    client = sign_in("pemeriksa")
    shown = client.get(reverse("cases:persons", args=[case.slug])).content.decode()
    assert "Hanya penjaga identitas yang dapat meminta membukanya." in shown
    assert "Sari Melati" not in shown
    assert post(client, "ask_opening", case, alasan=WHY)[0] == 403


def test_a_consent_for_one_report_opens_no_other(case: Case, cast: Cast, sign_in: SignIn) -> None:
    danu = sign_in("penjaga_identitas")
    post(danu, "ask_opening", case, alasan=WHY)
    asked = Opening.objects.get()
    asked.about = "laporan:N-2026-009999"
    asked.save()
    assert post(danu, "unseal", case, asked.pk, sandi=PASSPHRASE)[0] == 404
