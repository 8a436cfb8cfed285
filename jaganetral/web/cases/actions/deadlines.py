"""Limits in a case: begun and fulfilled by acts of the flow table, counted by the working days."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from jaganetral.flow import Step, case_table
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.rules.days import due


def start(
    case: Case,
    step: str,
    *,
    start: date,
    days: int | None = None,
    citation: str = "",
    confidence: str = "",
) -> Deadline:
    """Begin a limit of the flow table on a day that is not counted itself.

    `days` is needed where the table leaves the length to the law pack. A running limit of the same
    step is cancelled: the newer one stands. KeyError for an unknown step, ValueError for a limit
    without a length.
    """
    limit = case_table().steps[step]
    length = days if days is not None else limit.days
    if length is None:
        raise ValueError(f"Langkah {step!r} memerlukan lamanya dari paket hukum.")
    _open(case, [step]).update(cancelled=True)
    found = due(start, length, "hari" if limit.unit == "hari" else "hari_kerja")
    return Deadline.objects.create(
        case=case,
        step=step,
        label=limit.label.id,
        start=start,
        due=found.due,
        days=length,
        unit=found.unit,
        derivation=" ".join([found.sentence, *found.warnings]),
        other_reading=_other(limit, start, length),
        citation=citation,
        confidence=confidence,
        policy=limit.policy,
    )


def end(case: Case, steps: Collection[str], *, day: date) -> list[str]:
    """Mark running limits as met on a day; returns the steps that were running."""
    running = _open(case, steps)
    met = sorted(set(running.values_list("step", flat=True)))
    running.update(met_on=day)
    return met


def _open(case: Case, steps: Collection[str]) -> QuerySet[Deadline]:
    return Deadline.objects.filter(case=case, step__in=steps, met_on=None, cancelled=False)


def _other(limit: Step, start: date, days: int) -> dict[str, str] | None:
    """The second reading of the unit, computed side by side."""
    if limit.other_unit is None:
        return None
    found = due(start, days, "hari" if limit.other_unit == "hari" else "hari_kerja")
    return {"unit": found.unit, "due": found.due.isoformat(), "derivation": found.sentence}
