"""The demo's clock moves by working days and stays moved."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.test import Client

from jaganetral.web import clock
from jaganetral.web.demo.clockwork import START, forward, wind


def test_five_working_days_skip_the_weekend(vault: Path, at: Callable[[datetime], None]) -> None:
    at(START)
    assert forward(5).date().isoformat() == "2026-11-17"
    clock.set_clock(None)
    wind()
    assert clock.today().isoformat() == "2026-11-17"


def test_the_button_goes_back_to_its_own_page_only(
    client: Client, db: None, vault: Path, at: Callable[[datetime], None]
) -> None:
    at(START)
    answer = client.post("/peragaan/maju", {"kembali": "https://contoh.example/"})
    assert answer["Location"] == "/"
    answer = client.post("/peragaan/maju", {"kembali": "/bantuan"})
    assert answer["Location"] == "/bantuan"
    assert clock.today().isoformat() == "2026-11-24"
