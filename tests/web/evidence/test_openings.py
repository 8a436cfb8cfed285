"""What is sealed opens only with a reason, a second officer and the custodian's passphrase."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.audit.models import Record
from jaganetral.web.evidence.actions import (
    OpeningRefused,
    WeakPassphrase,
    WrongPassphrase,
    about_item,
    ask_opening,
    consent,
    keep,
    make_custodian_key,
    open_original,
)
from jaganetral.web.evidence.models import CustodianKey, Item, Opening
from tests.cast import SINCE, Cast
from tests.web.evidence.files import photo

DAY = date(2026, 11, 10)
PASSPHRASE = "sandi penjaga contoh"
REASON = "Diminta pemeriksa untuk mencocokkan waktu foto"


@pytest.fixture
def second(cast: Cast) -> Duty:
    officer = Officer.objects.create(username="widi", name="Widi Hapsari")
    body = cast.bodies["bawaslu-lawu-asri"]
    return Duty.objects.create(officer=officer, agency=body, role="penjaga_identitas", since=SINCE)


@pytest.fixture
def item(cast: Cast, vault: Path) -> Item:
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, PASSPHRASE, by=cast.duty("penjaga_identitas"), day=DAY)
    return keep("a.jpg", photo(), body=body, source="tes", day=DAY, by="pelapor")


def agreed(item: Item, first: Duty, second: Duty) -> Opening:
    opening = ask_opening(about_item(item), REASON, by=first)
    consent(opening, by=second)
    return opening


def test_two_officers_and_the_passphrase_give_back_the_original(
    cast: Cast, item: Item, second: Duty
) -> None:
    first = cast.duty("penjaga_identitas")
    opening = agreed(item, first, second)
    assert open_original(item, opening, PASSPHRASE, by=first) == photo()
    entry = Record.objects.get(act="identitas.buka")
    assert REASON in entry.body
    assert second.actor in entry.body
    assert PASSPHRASE not in entry.body


def test_the_wrong_passphrase_opens_nothing_and_is_logged(
    cast: Cast, item: Item, second: Duty
) -> None:
    first = cast.duty("penjaga_identitas")
    opening = agreed(item, first, second)
    with pytest.raises(WrongPassphrase):
        open_original(item, opening, "bukan sandinya ini", by=first)
    assert "sandi salah" in Record.objects.get(act="identitas.buka").body
    assert open_original(item, opening, PASSPHRASE, by=first) == photo()


def test_one_officer_alone_cannot_open(cast: Cast, item: Item) -> None:
    first = cast.duty("penjaga_identitas")
    opening = ask_opening(about_item(item), REASON, by=first)
    with pytest.raises(OpeningRefused, match="Orang kedua belum menyetujui"):
        open_original(item, opening, PASSPHRASE, by=first)
    with pytest.raises(OpeningRefused, match="tidak dapat menyetujui permintaannya sendiri"):
        consent(opening, by=first)


def test_an_examiner_can_neither_ask_consent_nor_open(cast: Cast, item: Item, second: Duty) -> None:
    opening = agreed(item, cast.duty("penjaga_identitas"), second)
    for role in ("pemeriksa", "pemeriksa_kedua", "bkpsdm", "ppk", "admin", "auditor"):
        duty = cast.duty(role)
        with pytest.raises(OpeningRefused):
            ask_opening(about_item(item), REASON, by=duty)
        with pytest.raises(OpeningRefused):
            consent(opening, by=duty)
        with pytest.raises(OpeningRefused):
            open_original(item, opening, PASSPHRASE, by=duty)


def test_a_consent_serves_once_for_one_thing_and_one_day(
    cast: Cast, item: Item, second: Duty
) -> None:
    first = cast.duty("penjaga_identitas")
    other = ask_opening("laporan:N-2026-000001", REASON, by=first)
    consent(other, by=second)
    with pytest.raises(OpeningRefused, match="hal yang lain"):
        open_original(item, other, PASSPHRASE, by=first)
    opening = agreed(item, first, second)
    with (
        clock.clock_at(datetime.now(UTC) + timedelta(hours=25)),
        pytest.raises(OpeningRefused, match="lewat 24 jam"),
    ):
        open_original(item, opening, PASSPHRASE, by=first)
    open_original(item, opening, PASSPHRASE, by=first)
    with pytest.raises(OpeningRefused, match="sudah dipakai"):
        open_original(item, opening, PASSPHRASE, by=first)


def test_a_short_reason_is_no_reason(cast: Cast, item: Item) -> None:
    with pytest.raises(OpeningRefused, match="Tulis alasan"):
        ask_opening(about_item(item), "perlu", by=cast.duty("penjaga_identitas"))


def test_the_key_lies_nowhere_in_the_clear(cast: Cast, item: Item) -> None:
    key = CustodianKey.objects.get()
    assert b"AGE-SECRET-KEY" not in bytes(key.wrapped)
    with pytest.raises(WeakPassphrase):
        make_custodian_key(key.body, "pendek", by="sistem", day=DAY)


def test_what_an_old_key_sealed_still_opens_after_a_new_one(
    cast: Cast, item: Item, second: Duty
) -> None:
    first = cast.duty("penjaga_identitas")
    CustodianKey.objects.update(active=False)
    make_custodian_key(item.body, "sandi penjaga yang baru", by=first, day=DAY)
    opening = agreed(item, first, second)
    with pytest.raises(WrongPassphrase):
        open_original(item, opening, "sandi penjaga yang baru", by=first)
    assert open_original(item, opening, PASSPHRASE, by=first) == photo()
