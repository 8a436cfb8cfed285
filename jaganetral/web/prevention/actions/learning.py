"""Counting the quizzes of an office: numbers; persons only where the office decided so openly."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from jaganetral.law.advice.lessons import Item
from jaganetral.web import clock
from jaganetral.web.audit.actions import record
from jaganetral.web.prevention.actions.attendance import ATTENDEE
from jaganetral.web.prevention.attendance.person import Person, person_key
from jaganetral.web.prevention.models import QuizCount, QuizResult, Room
from jaganetral.web.prevention.quizzes import is_counted, naming_of


def count_answers(
    room: Room,
    lesson: str,
    items: Sequence[Item],
    given: Sequence[str],
    pack_sha256: str,
    *,
    person: Person | None = None,
) -> None:
    """Add one finished quiz to the counts of a room, within the week in which it counts.

    `person` is recorded only while a decision of the office holds that results are by person.
    """
    if not is_counted(room.session, clock.now()):
        return
    right = [one == item.right for item, one in zip(items, given, strict=True)]
    with transaction.atomic():
        for item, correct in zip(items, right, strict=True):
            _add(room, lesson, item.question.slug, pack_sha256, int(correct), 1)
        _add(room, lesson, "", pack_sha256, sum(right), 1)
        named = person is not None and _keep(room, lesson, person, sum(right), len(right))
        about = f"{room.session.key}:{room.pk}"
        record("kuis", by=ATTENDEE, about=about, data={"lesson": lesson, "bernama": named})


def _keep(room: Room, lesson: str, person: Person, right: int, asked: int) -> bool:
    """Keep the first result of a person in a lesson; whether a decision allows it."""
    naming = naming_of(room.agency)
    if naming is None:
        return False
    told = {"naming": naming, "name": person.name, "unit": person.unit, "nip": person.nip}
    counted = {"right": right, "asked": asked, "at": clock.now()}
    key = person_key(person, room.session_id, what="kuis")
    QuizResult.objects.get_or_create(
        room=room, lesson=lesson, person_key=key, defaults=told | counted
    )
    return True


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
