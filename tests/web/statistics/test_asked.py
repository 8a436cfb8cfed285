"""Questions are counted by day, only where switched on, and never so that one asker shows."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.statistics.actions import count_question
from jaganetral.web.statistics.asked import asked_most
from jaganetral.web.statistics.models import AskedQuestion
from jaganetral.web.statistics.periodic import run

DAY = date(2024, 1, 10)
SLUG = "menyukai-unggahan"
pytestmark = pytest.mark.django_db


def test_it_is_off_until_an_office_switches_it_on(client: Client) -> None:
    page = client.get(f"/bolehkah/{SLUG}?siapa=pns").content.decode()
    assert "dibuka dalam sehari" not in page
    assert not AskedQuestion.objects.exists()


def test_an_answer_is_counted_without_a_trace_of_the_asker(client: Client, settings: Any) -> None:
    settings.COUNT_QUESTIONS = True
    page = client.get(f"/bolehkah/{SLUG}?siapa=pns").content.decode()
    assert "dibuka dalam sehari" in page
    assert list(AskedQuestion.objects.values_list("slug", "count")) == [(SLUG, 1)]
    assert not Record.objects.exists()
    assert not client.cookies


def test_a_day_below_five_is_neither_shown_nor_kept(settings: Any) -> None:
    settings.COUNT_QUESTIONS = True
    for _ in range(4):
        count_question(SLUG, DAY)
    assert asked_most(DAY) == []
    for _ in range(5):
        count_question(SLUG, DAY - timedelta(days=1))
    assert [one.count for one in asked_most(DAY)] == [5]
    assert run(DAY) == []  # the day is not over
    assert len(run(DAY + timedelta(days=1))) == 1
    assert list(AskedQuestion.objects.values_list("count", flat=True)) == [5]


def test_officers_see_the_most_asked(
    sign_in: Callable[[str], Client], settings: Any, at: Callable[[datetime], None]
) -> None:
    at(datetime.fromisoformat("2024-01-10T03:00+00:00"))
    settings.COUNT_QUESTIONS = True
    for _ in range(7):
        count_question(SLUG, DAY)
    page = sign_in("auditor").get("/kerja/angka/cegah").content.decode()
    assert "Bolehkah saya menyukai unggahan calon?" in page
