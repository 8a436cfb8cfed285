"""The screening of one accused, as the page shows it: candidates with all that speaks of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from jaganetral.names.normalize import fold_name
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.judging import asked_key, person_key
from jaganetral.web.cases.looking import asked_of, proposed, reason
from jaganetral.web.cases.models import Case, Judgement, Party
from jaganetral.web.cases.queries.judged import heard, holding
from jaganetral.web.cases.queries.likely import Likely
from jaganetral.web.cases.queries.queue import reports_for
from jaganetral.web.reports.models import Message, Report
from jaganetral.web.roster.queries import Post, posts_on
from jaganetral.web.roster.screening import Found


@dataclass(frozen=True, slots=True)
class Card:
    """A candidate: what was said of them here and elsewhere, and their post at the act.

    `post` is None where the day of the act is not known.
    """

    found: Found
    said: Judgement | None
    heard: list[Judgement]
    post: Post | None

    @property
    def moved(self) -> bool:
        """Whether the post of that day is another one than that of the roster now."""
        now = self.found.employee
        then = self.post
        return then is not None and (then.position, then.unit) != (now.position, now.unit)


@dataclass(frozen=True, slots=True)
class Ask:
    """The one deciding question as a line for the mailbox, whom it can go to, and if it went."""

    question: str
    text: str
    reports: list[Report]
    on: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One accused: candidates, earlier judgements, the question that would decide."""

    party: Party
    cards: list[Card]
    ask: Ask | None
    past: list[Judgement] = field(default_factory=list)
    may_confirm: bool = False


def area_of(case: Case) -> str:
    """The area whose rosters are asked."""
    return case.area or case.holder.area


def accused_of(case: Case) -> list[Party]:
    """The accused of a case, in the order they were added."""
    parties = case.parties.filter(kind=Party.Kind.TERLAPOR).select_related("employee")
    return list(parties.order_by("pk"))


def screened(case: Case, duty: Duty, today: date) -> list[Row]:
    """Each accused with candidates, what was said of them, and what to ask; raises TooMany."""
    parties = accused_of(case)
    found = proposed(reason(case), area_of(case), parties, case.summary, by=duty)
    return [
        _row(case, one, likely, duty, today) for one, likely in zip(parties, found, strict=True)
    ]


def unlooked(case: Case, duty: Duty) -> list[Row]:
    """The same without candidates, where the limit of look-ups is reached."""
    return [_plain(party, duty) for party in accused_of(case)]


def _plain(party: Party, duty: Duty) -> Row:
    return Row(party, [], None, _past(party), _may_confirm(party, duty))


def _past(party: Party) -> list[Judgement]:
    return list(party.judgements.select_related("employee").order_by("-pk"))


def _may_confirm(party: Party, duty: Duty) -> bool:
    waits = party.employee_id is not None and not party.confirmed_by
    return waits and duty.may("perkara.konfirmasi")


def _row(case: Case, party: Party, likely: Likely, duty: Duty, today: date) -> Row:
    key = asked_key(asked_of(party))
    cards = cards_of(case, party, likely.found, key, duty, today)
    ask = None if party.is_confirmed else _ask(case, party, likely, duty)
    return Row(party, cards, ask, _past(party), _may_confirm(party, duty))


def cards_of(
    case: Case, party: Party, found: Sequence[Found], key: str, duty: Duty, today: date
) -> list[Card]:
    """Candidates as cards; those who were said not to be the person come last."""
    said = holding(party)
    people = [one.employee for one in found]
    told = heard(people, key, duty=duty, today=today, cases=[case], without=party)
    day = case.act_until or case.act_from
    posts = posts_on(people, day) if day else {}
    cards = [
        Card(
            one,
            said.get(person_key(one.employee)),
            told.get(one.employee.pk, []),
            posts.get(one.employee.pk),
        )
        for one in found
    ]
    return sorted(cards, key=lambda card: card.said is not None and card.said.verdict == "bukan")


def _ask(case: Case, party: Party, likely: Likely, duty: Duty) -> Ask | None:
    """The question goes to those reporters only who spoke of this person themselves."""
    if not likely.ask:
        return None
    called = fold_name(party.described_as).folded
    mine = reports_for(duty).filter(case_report__case=case, wants_news=True).order_by("pk")
    told = [
        report
        for report in mine.prefetch_related("accused")
        if called in {fold_name(one.name).folded for one in report.accused.all()}
    ]
    text = f"Tentang “{party.described_as}” dalam laporan Anda: {likely.ask}"
    sent = Message.objects.filter(report__in=told, from_reporter=False, text=text).order_by("-pk")
    return Ask(str(likely.ask), text, told, sent.values_list("day", flat=True).first())
