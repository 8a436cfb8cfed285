"""Counting the quizzes of an office: numbers only, nothing about who answered."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from jaganetral.law.advice.lessons import Item
from jaganetral.web import clock
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.actions.attendance import ATTENDEE
from jaganetral.web.prevention.models import QuizCount, Room
from jaganetral.web.prevention.quizzes import is_counted


def count_answers(
    room: Room, lesson: str, items: Sequence[Item], given: Sequence[str], pack_sha256: str
) -> None:
    """Add one finished quiz to the counts of a room, within the week in which it counts."""
    if not is_counted(room.session, clock.now()):
        return
    right = [one == item.right for item, one in zip(items, given, strict=True)]
    with transaction.atomic():
        for item, correct in zip(items, right, strict=True):
            _add(room, lesson, item.question.slug, pack_sha256, int(correct), 1)
        _add(room, lesson, "", pack_sha256, sum(right), 1)
        about = f"{room.session.key}:{room.pk}"
        record("kuis", by=ATTENDEE, about=about, data={"lesson": lesson})


def _add(room: Room, lesson: str, question: str, pack: str, right: int, answered: int) -> None:
    names: dict[str, Any] = {
        "room": room,
        "lesson": lesson,
        "question": question,
        "pack_sha256": pack,
    }
    QuizCount.objects.get_or_create(**names)
    counts = {"right": F("right") + right, "answered": F("answered") + answered}
    QuizCount.objects.filter(**names).update(**counts)
