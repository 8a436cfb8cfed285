"""Wrong words for a number: counted without any address, answered with a growing delay."""

from datetime import datetime, timedelta

from django.db import transaction

from jaganetral.web.reports import words as six
from jaganetral.web.reports.models import Guess, Report

FREE = 3  # wrong tries without delay
KEPT = timedelta(days=1)  # after a day without a try, counting begins anew
LONGEST = timedelta(minutes=60)


class Wait(Exception):
    """Too many wrong tries; `minutes` says how long to wait, at least one."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


def delay(wrong: int) -> timedelta:
    """How long to wait after so many wrong tries: none, then 1, 2, 4 … up to 60 minutes."""
    if wrong < FREE:
        return timedelta(0)
    return min(LONGEST, timedelta(minutes=2 ** min(wrong - FREE, 10)))


def open_mailbox(number: str, words: str, now: datetime) -> Report | None:
    """The report these words open; None where number or words are wrong, which is counted.

    A number nobody has takes the same time and is counted like any other. Raises Wait.
    """
    with transaction.atomic():
        guess, _ = Guess.objects.select_for_update().get_or_create(number=number)
        if guess.wait_until is not None and guess.wait_until > now:
            left = (guess.wait_until - now).total_seconds()
            raise Wait(max(1, -(-int(left) // 60)))
        report = Report.objects.filter(number=number).first()
        kept = bytes(report.secret_hash) if report is not None else b""
        if six.fits(number, words, kept):
            guess.delete()
            return report
        guess.wrong += 1
        guess.wait_until = now + delay(guess.wrong)
        guess.save(update_fields=["wrong", "wait_until"])
        return None


def forget_guesses(now: datetime) -> None:
    """Forget numbers nobody has tried for a day."""
    Guess.objects.filter(wait_until__lt=now - KEPT).delete()
