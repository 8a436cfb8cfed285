"""Questions to a human in the demo: one answered, one drafted, one that still waits."""

from datetime import date

from jaganetral.web.asking import actions
from jaganetral.web.asking.models import Question
from jaganetral.web.demo.days import on
from jaganetral.web.demo.loading import Regency
from jaganetral.web.demo.receiving import told

SENT, DRAFTED, PUBLISHED = date(2026, 11, 4), date(2026, 11, 5), date(2026, 11, 6)


def ask(regency: Regency) -> None:
    """Send, draft and publish through the same actions as the site."""
    first, second = regency.duties["pemeriksa"], regency.duties["pemeriksa2"]
    for row in told("questions.yaml")["questions"]:
        with on(SENT) as day:
            actions.send(row["words"], who=row["who"], day=day)
        question = Question.objects.latest("pk")
        if row["until"] == "sent":
            continue
        with on(DRAFTED) as day:
            made = actions.draft(row["draft"], by=first, day=day, question=question)
        if row["until"] == "published":
            with on(PUBLISHED) as day:
                seen = actions.fingerprint_of(made)
                actions.publish(made, seen=seen, by=second, day=day)
