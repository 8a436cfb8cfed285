"""A draft becomes a report: at most once, and its words stay in the draft until they are noted."""

from collections.abc import Callable

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.reports.actions.drafts import change_draft
from jaganetral.web.reports.actions.mailbox import stop_news
from jaganetral.web.reports.actions.submit import submit
from jaganetral.web.reports.drafts import Content
from jaganetral.web.reports.intake import body_for
from jaganetral.web.reports.models import Report
from jaganetral.web.reports.told import answers_of


@transaction.atomic
def send_draft(key: str) -> None:
    """Send a draft. The second time nothing is sent, and the receipt says so.

    Report, record and the emptied draft are one transaction: what is acknowledged is kept.
    Raises DraftGone, NoCustodian.
    """
    change_draft(key, _send)


def _send(draft: Content) -> None:
    if "sent" in draft:
        draft["sent"]["twice"] = True
        return
    answers = answers_of(draft)
    body = body_for(answers.get("area", ""))
    taken = submit(answers, body=body, day=clock.today(body.zone))
    draft.clear()
    draft["sent"] = {"number": taken.report.number, "words": taken.words}


@transaction.atomic
def note_words(key: str) -> None:
    """The reporter has noted the words: now nobody has them but the reporter."""
    change_draft(key, _forget({}))


@transaction.atomic
def decline_news(key: str) -> None:
    """The reporter needs no news: nobody will ask, and the words are forgotten."""

    def decline(draft: Content) -> None:
        report = Report.objects.get(number=draft["sent"]["number"])
        stop_news(report, day=clock.today(report.holder.zone))
        _forget({"declined": True})(draft)

    change_draft(key, decline)


def _forget(more: dict[str, bool]) -> Callable[[Content], None]:
    def change(draft: Content) -> None:
        draft["sent"] = {"number": draft["sent"]["number"], "noted": True, **more}

    return change
