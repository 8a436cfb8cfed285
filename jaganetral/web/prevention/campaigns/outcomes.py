"""What became of a campaign in each office: how many came, pledged and filled in a quiz."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, QuerySet, Sum, When

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.campaigns.scope import DEPTH
from jaganetral.web.prevention.models import (
    Attendance,
    Campaign,
    Pledge,
    PledgeSheet,
    QuizCount,
    Room,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A body with all below it. Who came to two sessions counts twice, as among the invited."""

    present: int = 0
    invited: int = 0
    pledged: int = 0
    asked: int = 0
    quizzes: int = 0


NOTHING = Outcome()


def outcomes(campaign: Campaign, body: Agency) -> dict[int, Outcome]:
    """By the keys of the bodies directly below `body`; guests and withdrawn pledges apart."""
    came = Attendance.objects.filter(room__session__campaign=campaign, guest_from="")
    signed = Pledge.objects.filter(sheet__campaign=campaign, guest_from="", withdrawn_at=None)
    rooms = Room.objects.filter(session__campaign=campaign)
    sheets = PledgeSheet.objects.filter(campaign=campaign)
    quizzes = QuizCount.objects.filter(room__session__campaign=campaign, question="")
    columns = {
        "present": _by_branch(came, body, "room__agency", Count("pk")),
        "invited": _by_branch(rooms, body, "agency", Sum("expected")),
        "pledged": _by_branch(signed, body, "sheet__agency", Count("pk")),
        "asked": _by_branch(sheets, body, "agency", Sum("expected")),
        "quizzes": _by_branch(quizzes, body, "room__agency", Sum("answered")),
    }
    keys = {key for column in columns.values() for key in column}
    return {
        key: Outcome(**{name: column.get(key, 0) for name, column in columns.items()})
        for key in keys
    }


def _by_branch(rows: QuerySet[Any], body: Agency, path: str, what: Any) -> Mapping[int, int]:
    """Rows counted by the child of a body below which their agency (at `path`) lies."""
    branch = branch_of(body, path)
    found = rows.annotate(branch=branch).exclude(branch=None).values("branch").order_by("branch")
    return dict(found.annotate(count=what).values_list("branch", "count"))


def branch_of(body: Agency, path: str = "agency", *, least: int = 0) -> Case:
    """Below which child of a body an agency lies; the child itself counts where `least` is 0."""
    lines = ["__".join([path, *["parent"] * up]) for up in range(least, DEPTH)]
    return Case(*(When(**{f"{line}__parent": body}, then=F(line)) for line in lines))
