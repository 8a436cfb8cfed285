"""Reports for tests, about invented people only."""

from datetime import date
from typing import Any, cast

from jaganetral.web.accounts.models import Agency
from jaganetral.web.reports.actions import Submitted, submit
from jaganetral.web.reports.answers import Answers

DAY = date(2026, 11, 10)  # a Tuesday
STORY = "Mobil dinas kecamatan bawa baliho, sopirnya Pak Tris staf Kecamatan Sukamaju."


def answers(**more: Any) -> Answers:
    """A careless report: a nickname and a job, no NIP."""
    said: dict[str, Any] = {
        "happening": "fasilitas",
        "story": STORY,
        "happened_from": date(2026, 11, 9),
        "happened_until": date(2026, 11, 9),
        "happened_how": "tepat",
        "area": "99.01",
        "accused": [{"name": "Pak Tris", "position": "sopir", "workplace": "Kecamatan Sukamaju"}],
        "identity": "anonim",
        **more,
    }
    return cast("Answers", said)


def sent(body: Agency, **more: Any) -> Submitted:
    """Such a report, sent on a Tuesday."""
    return submit(answers(**more), body=body, day=DAY)
