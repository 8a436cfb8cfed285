"""Lessons and quizzes: no script, no cookie, nobody's answers kept; an office sees counts only."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from jaganetral.law.advice.lessons import LENGTH, load_lessons, quiz
from jaganetral.web.audit.models import Record
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.models import QuizCount
from jaganetral.web.prevention.quizzes import COUNTED_FOR, FEWEST, by_office, most_missed
from tests.cast import Cast
from tests.web.prevention.stories import END, START, make_webinar

LESSON = "media-sosial"


@pytest.fixture(autouse=True)
def _now(db: None, at: Callable[[datetime], None]) -> None:
    at(datetime(2026, 11, 25, 3, tzinfo=UTC))


def answers(seed: int, *, wrong: int = 0) -> dict[str, str]:
    items = quiz(LESSON, seed, law_pack())
    given = {f"j{number}": str(item.right) for number, item in enumerate(items, 1)}
    for number in range(1, wrong + 1):
        other = "boleh" if items[number - 1].right != "boleh" else "tidak_boleh"
        given[f"j{number}"] = other
    return {"kuis": str(seed), **given}


def test_every_lesson_opens_with_its_rules_and_six_questions(client: Client) -> None:
    page = client.get("/belajar").content.decode()
    for slug in load_lessons():
        assert f"/belajar/{slug}" in page
        lesson = client.get(f"/belajar/{slug}", {"kuis": "4"}).content.decode()
        assert lesson.count("<fieldset") == LENGTH
        assert lesson.count('type="radio"') == LENGTH * 4
        assert not client.cookies
    assert client.get("/belajar/tidak-ada").status_code == 404


def test_the_answers_come_with_reasons_and_keep_nothing(client: Client) -> None:
    before = Record.objects.count()
    done = client.post(f"/belajar/{LESSON}", answers(4, wrong=1), follow=True)
    page = done.content.decode()
    assert f"{LENGTH - 1} dari {LENGTH} jawaban benar" in page
    assert page.count("Lihat alasan lengkapnya") == LENGTH
    assert not QuizCount.objects.exists()
    assert Record.objects.count() == before
    for address in re.findall(r'href="(/bolehkah/[^"]+)"', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_open_questions_are_named_and_what_was_chosen_stays(client: Client) -> None:
    given = answers(4)
    del given["j2"]
    answer = client.post(f"/belajar/{LESSON}", given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>Galat:" in page
    assert 'href="#j2"' in page
    assert page.count(" checked") == LENGTH - 1


@pytest.mark.parametrize(
    "query", [{"kuis": "x" * 50}, {"kuis": "-1"}, {"jawab": "a.b"}, {"ruang": "?"}]
)
def test_made_up_addresses_are_no_error_of_ours(client: Client, query: dict[str, str]) -> None:
    assert client.get(f"/belajar/{LESSON}", query).status_code in (200, 400)


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (START - timedelta(minutes=1), False),
        (START, True),
        (END + COUNTED_FOR, True),
        (END + COUNTED_FOR + timedelta(minutes=1), False),
    ],
)
def test_a_quiz_counts_for_a_week_and_says_when_it_does_not(
    client: Client, cast: Cast, at: Callable[[datetime], None], moment: datetime, counts: bool
) -> None:
    room = make_webinar(cast).session.rooms.select_related("session", "agency")[0]
    at(moment)
    page = client.get(f"/belajar/{LESSON}", {"ruang": room.token}).content.decode()
    assert ("Hasil kuis dihitung untuk" in page) == counts
    client.post(f"/belajar/{LESSON}", {**answers(4, wrong=1), "ruang": room.token})
    assert bool(by_office([room])) == counts


def test_an_office_sees_counts_from_five_on(
    client: Client, cast: Cast, at: Callable[[datetime], None]
) -> None:
    room = make_webinar(cast).session.rooms.select_related("session", "agency")[0]
    at(END)
    for number in range(FEWEST):
        data: dict[str, Any] = {**answers(4, wrong=1), "ruang": room.token}
        assert client.post(f"/belajar/{LESSON}", data).status_code == 302
        row = by_office([room])[0]
        assert row.finished == number + 1
        assert (row.right is None) == (number + 1 < FEWEST)
    assert (row.right, row.asked) == (FEWEST * (LENGTH - 1), FEWEST * LENGTH)
    missed = most_missed([room])
    assert [(one.wrong, one.answered) for one in missed] == [(FEWEST, FEWEST)]
    record = Record.objects.latest("pk")
    assert record.act == "kuis"


def test_an_officer_reads_them_beside_the_session(
    client: Client,
    cast: Cast,
    sign_in: Callable[[str], Client],
    at: Callable[[datetime], None],
) -> None:
    webinar = make_webinar(cast)
    at(END)
    room = webinar.session.rooms.select_related("agency")[0]
    for _ in range(FEWEST):
        client.post(f"/belajar/{LESSON}", {**answers(4, wrong=1), "ruang": room.token})
    page = sign_in("bkpsdm").get(f"/kerja/cegah/acara/{webinar.session.code}").content.decode()
    assert "Kuis per kantor" in page
    assert f"{FEWEST * (LENGTH - 1)} dari {FEWEST * LENGTH}" in page
    assert "Paling sering keliru" in page
    assert "lebih dari yang hadir" in page  # five quizzes, nobody checked in
