"""The health page asks the parts for real, and says so to machines too."""

import shutil
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError
from django.test import Client

from jaganetral.web.audit.actions import record
from jaganetral.web.audit.models import Head, Record
from jaganetral.web.audit.verify import end_fits


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Pages ask who is signed in."""


@pytest.fixture
def three_records(vault: object) -> None:
    for number in range(3):
        with transaction.atomic():
            record("terima", by="Yoga (Pemeriksa)", about=f"perkara:2024/{number}")


def state(client: Client) -> tuple[int, str]:
    answer = client.get("/keadaan")
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.content.decode()


def test_all_works(client: Client, three_records: None) -> None:
    status, page = state(client)
    assert status == 200
    assert "3 catatan; catatan terakhir cocok dengan segelnya." in page
    assert page.count("Berjalan") == 4


def test_an_empty_log_is_whole(client: Client, vault: object) -> None:
    assert state(client)[0] == 200


@pytest.mark.parametrize(
    "damage",
    [
        lambda: Record.objects.filter(seq=2).update(body='{"seq":2}'),
        lambda: Record.objects.filter(seq=2).update(signature=b"x" * 64),
        lambda: Record.objects.filter(seq=2).delete(),
        lambda: Record.objects.all().delete(),
        lambda: Head.objects.update(size=2, frontier=b"x" * 32),
    ],
)
def test_a_broken_end_of_the_log_shows(client: Client, three_records: None, damage: Any) -> None:
    assert end_fits()
    damage()
    status, page = state(client)
    assert status == 503
    assert "Catatan terakhir tidak cocok dengan segelnya." in page


def test_no_room_left_shows(
    client: Client, three_records: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(total=10**9, used=10**9, free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    status, page = state(client)
    assert status == 503
    assert "Hampir habis" in page


def test_a_silent_database_shows(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*args: object, **kwargs: object) -> None:
        raise OperationalError("database is locked")

    with connection.execute_wrapper(silent):
        status, page = state(client)
    assert status == 503
    assert "Tidak menjawab. Yang sudah diterima tetap ada." in page
    assert "locked" not in page
