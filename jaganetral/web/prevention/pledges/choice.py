"""Which text of the pledge an office reads: its own, that of a body above, or the shipped one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.prevention.campaigns.scope import house_of, offices, speaks_for
from jaganetral.web.prevention.models import OwnText, Pledge
from jaganetral.web.prevention.pledges.text import PledgeText, text_on, texts


@dataclass(frozen=True, slots=True)
class Chosen:
    """The words to sign, and the body's row they come from; None for a shipped text."""

    text: PledgeText
    own: OwnText | None = None


def own_words(number: int, starts: date, head: str, lines: Iterable[str]) -> PledgeText:
    """A body's own text. It is signed in Indonesian, so every language shows the same words."""
    said = {"head": head, "lines": list(lines)}
    return PledgeText(number, starts, {"id": said, "en": said})


def chosen(row: OwnText, day: date) -> Chosen:
    """What a row says on a day."""
    if row.shipped:
        return Chosen(text_on(day))
    return Chosen(own_words(row.number, row.starts, row.head, row.lines), row)


def row_for(office: Agency, day: date) -> OwnText | None:
    """The row in force for an office: the newest of the nearest body that has one."""
    line = [body.pk for body in office.line()]
    rows = OwnText.objects.filter(body__in=line, starts__lte=day).select_related("body")
    return min(rows, key=lambda row: line.index(row.body_id), default=None)


def text_for(office: Agency, day: date) -> Chosen:
    """What an office signs on a day."""
    row = row_for(office, day)
    return Chosen(text_on(day)) if row is None else chosen(row, day)


def signed(pledge: Pledge) -> Chosen:
    """What somebody signed, whatever is in force today."""
    if pledge.own_text is None:
        return Chosen(texts()[pledge.version])
    return chosen(pledge.own_text, pledge.own_text.starts)


def publisher(duty: Duty) -> Agency | None:
    """For which body a duty may publish a text: its house, or its own office; None for nobody."""
    house = house_of(duty.agency)
    if speaks_for(duty, house):
        return house
    return duty.agency if duty.may("cegah.kantor") else None


def readers(body: Agency, day: date) -> list[Agency]:
    """The offices that would read a text of a body: those without a nearer one of their own."""
    own = set(OwnText.objects.filter(starts__lte=day).values_list("body", flat=True))
    below = offices(body).select_related("parent__parent__parent").order_by("name")
    lines = [(office, [one.pk for one in office.line()]) for office in below]
    return [office for office, line in lines if not own & set(line[: line.index(body.pk)])]
