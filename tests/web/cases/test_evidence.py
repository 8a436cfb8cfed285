"""An officer adds evidence to an open case: sealed, cleaned, logged; refused in sentences."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.models import Case, CaseItem
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import Item
from tests.cast import Cast
from tests.web.cases.intake import DAY, put_report
from tests.web.evidence.files import photo

SignIn = Callable[[str], Client]


@pytest.fixture
def office(cast: Cast, vault: object) -> Agency:
    return cast.bodies["bawaslu-lawu-asri"]


@pytest.fixture
def case(office: Agency, cast: Cast) -> Case:
    return queue.accept(put_report(office), by=cast.duty("pemeriksa"), day=DAY)


@pytest.fixture
def guarded(office: Agency) -> None:
    make_custodian_key(office, "sandi penjaga contoh", by="sistem", day=DAY)


def send(client: Client, case: Case, data: bytes | None = None, **told: object) -> tuple[int, str]:
    file = SimpleUploadedFile("IMG_0042.jpg", photo() if data is None else data)
    sent = {"berkas": file, "keterangan": "Mobil di lapangan", "sumber": "foto pemeriksa"}
    address = reverse("cases:add_evidence", args=[case.slug])
    response = client.post(address, {**sent, "versi": case.version, **told}, follow=True)
    return response.status_code, response.content.decode()


@pytest.mark.usefixtures("guarded")
def test_a_file_joins_the_case_and_the_log_knows(case: Case, sign_in: SignIn) -> None:
    status, shown = send(sign_in("pemeriksa"), case)
    item = CaseItem.objects.get(case=case).item
    assert status == 200
    assert item.pending_until is None
    assert item.source == "foto pemeriksa"
    assert "Mobil di lapangan" in shown
    assert "IMG_0042" not in shown
    assert item.sha256 in shown
    last = Record.objects.order_by("-seq").first()
    assert last is not None
    assert (last.act, last.about) == ("tambah_bukti", case.key)
    assert str(item.id) in last.body
    address = reverse("cases:evidence_file", args=[case.slug, item.pk])
    copy = sign_in("pemeriksa").get(address)
    assert copy["Content-Type"].startswith("image/")
    assert b"Exif" not in copy.content


@pytest.mark.usefixtures("guarded")
def test_a_file_that_is_no_evidence_is_refused_and_the_words_stay(
    case: Case, sign_in: SignIn
) -> None:
    status, shown = send(sign_in("pemeriksa"), case, b"MZ\x90\x00" * 40)
    assert status == 400
    assert "Galat" in shown
    assert "Mobil di lapangan" in shown
    assert not Item.objects.exists()


def test_without_a_custodian_nothing_is_taken(case: Case, sign_in: SignIn) -> None:
    status, _shown = send(sign_in("pemeriksa"), case)
    assert status == 400
    assert not Item.objects.exists()


@pytest.mark.usefixtures("guarded")
def test_a_case_changed_meanwhile_takes_nothing_in(case: Case, sign_in: SignIn) -> None:
    status, shown = send(sign_in("pemeriksa"), case, versi=case.version - 1)
    assert status == 409
    assert "mengubah perkara ini" in shown
    assert "Mobil di lapangan" in shown
    assert not Item.objects.exists()


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("who", ["bkpsdm", "penjaga_identitas"])
def test_others_cannot_add(who: str, case: Case, sign_in: SignIn) -> None:
    status, _shown = send(sign_in(who), case)
    assert status in {403, 404}
    assert not Item.objects.exists()
