"""The same question on other days: each line says what the page of that day says."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from jaganetral.law.advice.questions import questions

ROW = re.compile(r'<tr><th scope="row">.*?<span class="tag t-.">(.*?)</span>.*?href="(.*?)"', re.S)
SAME = "Jawabannya sama pada setiap tahapan Pemilihan Kepala Daerah 2024: "


@pytest.fixture(autouse=True)
def _in_the_campaign(db: None, at: Callable[[datetime], None]) -> None:
    at(datetime(2024, 10, 5, 3, tzinfo=UTC))


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("slug", [one.slug for one in questions()][::9])
def test_every_line_says_what_the_page_of_its_day_says(client: Client, slug: str) -> None:
    here = page(client, f"/bolehkah/{slug}?siapa=pns")
    rows = ROW.findall(here)
    assert len(rows) == 6 or SAME in here or "Satu hal lagi" in here
    for verdict, address in rows:
        there = page(client, f"/bolehkah/{slug}{unescape(address)}")
        assert f"<strong>{verdict}.</strong>" in there


def test_some_answers_change_with_the_day(client: Client) -> None:
    changing = [
        one.slug
        for one in questions()
        if ROW.findall(page(client, f"/bolehkah/{one.slug}?siapa=pns"))
    ]
    assert len(changing) > 5
    assert "memilih" not in changing


def test_who_was_meant_outside_a_season_is_not_carried_into_one(client: Client) -> None:
    told = "siapa=pns&tanggal=2026-11-25&beneficiary=bakal_calon"
    here = page(client, f"/bolehkah/hadir-mendengarkan?{told}")
    assert "Pemilihan berikutnya belum kami ketahui harinya." in here
    for _verdict, address in ROW.findall(here):
        assert "beneficiary" not in address


def test_the_words_are_english_there(client: Client) -> None:
    here = page(client, "/en/bolehkah/hadir-mendengarkan?siapa=pns")
    assert "What about another day?" in here
