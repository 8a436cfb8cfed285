"""What the offices of a session know and what they often get wrong: counts, no persons.

Whoever has an office's link can fill in a quiz, so the counts are self-reported: they run for a
week only, and stand beside the number of people who were present (decision 16).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Sum

from jaganetral.law.advice.lessons import LENGTH
from jaganetral.law.advice.questions import Question, by_slug
from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models import QuizCount, QuizNaming, Room, Session

FEWEST = 5  # below this a count says too much about single people
MISSED = 5
COUNTED_FOR = timedelta(days=7)  # after the end of the session; our own policy


@dataclass(frozen=True, slots=True)
class OfficeQuizzes:
    """Finished quizzes of an office; right answers of all, None where too few to show."""

    room: Room
    finished: int
    right: int | None
    asked: int
    present: int

    @property
    def is_odd(self) -> bool:
        """More quizzes than people: somebody filled in several, or the link went around."""
        return self.finished > self.present


@dataclass(frozen=True, slots=True)
class Missed:
    """A question and how many of its answers were wrong."""

    question: Question
    wrong: int
    answered: int


def is_counted(session: Session, now: datetime) -> bool:
    """Whether a quiz finished at this moment counts for the offices of a session."""
    return session.starts <= now <= session.ends + COUNTED_FOR


def naming_of(office: Agency) -> QuizNaming | None:
    """The decision of an office to record results by person, where one holds."""
    return QuizNaming.objects.filter(agency=office, ended_at=None).select_related("agency").first()


def by_office(rooms: Iterable[Room]) -> list[OfficeQuizzes]:
    """Rooms with a finished quiz, the most finished first."""
    found = (
        QuizCount.objects.filter(room__in=list(rooms), question="")
        .values("room")
        .annotate(finished=Sum("answered"), correct=Sum("right"))
        .order_by("-finished", "room")
    )
    rooms = Room.objects.select_related("agency").annotate(present=Count("attendances"))
    named = rooms.in_bulk([row["room"] for row in found])
    return [
        OfficeQuizzes(
            named[row["room"]],
            row["finished"],
            row["correct"] if row["finished"] >= FEWEST else None,
            row["finished"] * LENGTH,
            named[row["room"]].present,
        )
        for row in found
    ]


def most_missed(rooms: Iterable[Room]) -> list[Missed]:
    """The questions most often answered wrongly, of those answered often enough."""
    found = (
        QuizCount.objects.filter(room__in=list(rooms))
        .exclude(question="")
        .values("question")
        .annotate(all=Sum("answered"), correct=Sum("right"))
        .filter(all__gte=FEWEST)
    )
    rows = [(by_slug(row["question"]), row["all"] - row["correct"], row["all"]) for row in found]
    wrong = [Missed(one, n, of) for one, n, of in rows if one is not None and n]
    return sorted(wrong, key=lambda one: (-one.wrong / one.answered, one.question.slug))[:MISSED]
