"""Who may be meant and which reports may tell of the same event: proposals with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jaganetral.names.duplicates import (
    ReportLikeness,
    Told,
    WordShares,
    count_words,
    similar_reports,
)
from jaganetral.names.query import Query
from jaganetral.names.search.candidate import Strength
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.queries.queue import WAITING, reports_for
from jaganetral.web.reports.models import Accused, Report
from jaganetral.web.roster.screening import Found, asked, read, who

LOOKED_AT = 400  # newest reports compared with one
DAYS = 60
LISTED = 100  # newest reports compared with those of a list
NEAR_DAYS = 3
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody as described, who may be meant, and the question that would tell them apart."""

    described: Accused | Party
    found: list[Found]
    ask: str | None

    @property
    def name(self) -> str:
        """How they are called or described."""
        return name_of(self.described)

    @property
    def shown(self) -> list[Found]:
        """The candidates for whom something speaks; the best weak one where there is no other."""
        better = [one for one in self.found if one.candidate.strength is not Strength.LEMAH]
        return better or self.found[:1]

    @property
    def others(self) -> list[Found]:
        """The weak candidates beside them."""
        return self.found[len(self.shown) :]


@dataclass(frozen=True, slots=True)
class Twin:
    """A report that may tell of the same event, the case it belongs to, and why."""

    report: Report
    case: Case | None
    likeness: ReportLikeness

    @property
    def key(self) -> str:
        """What a merge form sends: the number of the case, else of the report."""
        return self.case.number if self.case else self.report.number


def name_of(one: Accused | Party) -> str:
    """The name or description of somebody in a report or a case."""
    return one.name if isinstance(one, Accused) else one.described_as


def day_of(one: Accused | Party) -> date | None:
    """The day of the act of which a report or a case tells."""
    if isinstance(one, Accused):
        return one.report.happened_until or one.report.happened_from
    return one.case.act_until or one.case.act_from


def query_of(area: str, one: Accused | Party, story: str) -> Query:
    """What is known about somebody: fields as given, gaps filled from the story."""
    told = read(area, name_of(one)).position
    # "sopir", staf: the name is a task of its own, beside the position
    position = ", ".join(part for part in (told, one.position) if part)
    nip = one.nip if isinstance(one, Accused) else one.nip_given
    return Query(
        name=name_of(one), description=story, position=position, unit=one.workplace, nip=nip
    )


def likely_persons(area: str, described: Sequence[Accused | Party], story: str) -> list[Likely]:
    """For each person described, whom the rosters of an area offer; nobody where none is loaded."""
    alone = story if len(described) == 1 else ""
    rows = []
    for one in described:
        query = query_of(area, one, alone)
        found = who(area, query, day=day_of(one))
        rows.append(Likely(one, found, asked(area, query)))
    return rows


def told_by(report: Report) -> Told:
    """What a report tells, for comparing it with another."""
    return Told(
        area=report.area,
        place=report.place,
        day=report.happened_from,
        conduct=frozenset([report.happening]) - {"", "lainnya", "tidak_yakin"},
        story=report.story,
        names=tuple(one.name for one in report.accused.all()),
        files=frozenset(file.item.sha256 for file in report.files.all()),
    )


def twins_of(report: Report, duty: Duty) -> list[Twin]:
    """The reports of the same body that may tell of the same event, the likeliest first."""
    since = report.received_on - timedelta(days=DAYS)
    near = reports_for(duty).filter(received_on__gte=since).exclude(pk=report.pk)
    if report.area:  # another regency speaks so strongly against it that nobody need look
        near = near.filter(area__in=["", report.area])
    near = near.exclude(joined_to__into=report).select_related("case_report__case")
    others = list(near.prefetch_related("accused", "files__item").order_by("-pk")[:LOOKED_AT])
    shares = count_words(one.story for one in [report, *others])
    here = told_by(report)
    found = [_twin(here, one, shares) for one in others if _can_take(one)]
    likely = [one for one in found if one.likeness.strength != "lemah"]
    return sorted(likely, key=lambda one: -one.likeness.score)[:SHOWN]


def alike(rows: Sequence[Report], duty: Duty) -> dict[int, int]:
    """How many reports surely look like telling of the same event as each, by primary key.

    Looks at the newest reports only, and of them at those of the same place and days, so that a
    list costs little; the page of a report looks further.
    """
    near = reports_for(duty).select_related("case_report").order_by("-pk")
    near = near.prefetch_related("accused", "files__item")
    others = [one for one in near[:LISTED] if _can_take(one)]
    shares = count_words(one.story for one in others)
    told = {one.pk: told_by(one) for one in others}
    counts = {}
    for row in rows:
        here = told.get(row.pk) or told_by(row)
        near_by = [pk for pk, there in told.items() if pk != row.pk and _is_near(here, there)]
        found = [similar_reports(here, told[pk], shares).strength for pk in near_by]
        counts[row.pk] = sum(strength == "kuat" for strength in found)
    return counts


def _is_near(here: Told, there: Told) -> bool:
    if here.area and there.area and here.area != there.area:
        return False
    return not here.day or not there.day or abs((here.day - there.day).days) <= NEAR_DAYS


def _can_take(other: Report) -> bool:
    return other.queue_state in WAITING or hasattr(other, "case_report")


def _twin(here: Told, other: Report, shares: WordShares) -> Twin:
    link = getattr(other, "case_report", None)
    return Twin(other, link.case if link else None, similar_reports(here, told_by(other), shares))
