"""What a change of the rules would do, before anybody adopts it: changes, cases, limits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaganetral.law.check import faults
from jaganetral.law.compare.packs import Change, Difference, changes_between, differences
from jaganetral.law.model import Pack
from jaganetral.law.words import word
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.models import Assessment, Case
from jaganetral.web.cases.recount import Moved, moved, running
from jaganetral.web.desk.due import open_to
from jaganetral.web.rules.models import Proposal
from jaganetral.web.rules.pack import pack_of
from jaganetral.workdays import Calendar, Holiday, calendar_named

LIMITS_ONLY = {"deadlines"}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """An open case that would come out differently: outcome before and after in words, and why."""

    case: Case
    before: str
    after: str
    because: list[str]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that starts or stops being off, or whose basis changes."""

    day: date
    before: Holiday | None
    after: Holiday | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many cases and limits of a body change that this officer must not see one by one."""

    body: Agency
    cases: int
    limits: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a proposal changes. `cases` and `limits`: those this officer may see."""

    changes: list[Change]
    days: list[DayRow]
    faults: list[str]
    cases: list[CaseRow]
    limits: list[Moved]
    hidden: list[Hidden]

    @property
    def all_cases(self) -> int:
        return len(self.cases) + sum(one.cases for one in self.hidden)

    @property
    def all_limits(self) -> int:
        return len(self.limits) + sum(one.limits for one in self.hidden)


def packs_of(proposal: Proposal) -> tuple[Pack, Pack] | None:
    """The rules a proposal was made on, and those it asks for; None where one is unreadable."""
    base = proposal.base
    old = pack_of(base.pack.sha256, base.table.sha256)
    new = pack_of(proposal.pack.sha256, proposal.table.sha256)
    return None if old is None or new is None else (old, new)


def preview(old: Pack, new: Pack, duty: Duty, today: date) -> Preview:
    """What changes from one set of rules to another, for this officer."""
    rows = list(_cases(old, new))
    limits = list(moved(running(today), old, new))
    named = {row.case.pk: row.case for row in rows} | {
        one.row.case_id: one.row.case for one in limits
    }
    seen = _seen(named.values(), duty, today)
    return Preview(
        changes_between(old, new),
        list(day_changes(book(old), book(new))),
        _new_faults(old, new),
        [row for row in rows if row.case.pk in seen],
        [one for one in limits if one.row.case_id in seen],
        _hidden(rows, limits, seen),
    )


def _seen(cases: Iterable[Case], duty: Duty, today: date) -> set[int]:
    """The cases that lie within the duty and that no conflict of interest locks."""
    within = set(Case.objects.visible_to(duty).values_list("pk", flat=True))
    return {case.pk for case in cases if case.pk in within and open_to(duty, case, today)}


def _hidden(rows: list[CaseRow], limits: list[Moved], seen: set[int]) -> list[Hidden]:
    held = [row.case for row in rows if row.case.pk not in seen]
    late = [one.row.case for one in limits if one.row.case_id not in seen]
    bodies = {case.holder_id: case.holder for case in (*held, *late)}
    first, second = (Counter(case.holder_id for case in cases) for cases in (held, late))
    found = [Hidden(body, first[key], second[key]) for key, body in bodies.items()]
    return sorted(found, key=lambda one: one.body.name)


def _cases(old: Pack, new: Pack) -> Iterator[CaseRow]:
    """The open cases that come out differently, by their newest stored facts."""
    newest: dict[int, Assessment] = {}
    stored = Assessment.objects.filter(case__closed_on=None).select_related("case__holder")
    for one in stored.defer("result").order_by("case__number", "-pk"):
        newest.setdefault(one.case_id, one)
    facts = [(str(key), one.facts) for key, one in newest.items()]
    same_law = old.sha256 == new.sha256
    for found in differences(facts, old, new):
        if same_law and _apart(found) <= LIMITS_ONLY:
            continue  # days off move limits; those that run are shown on their own
        case = newest[int(found.key)].case
        yield CaseRow(case, outcome_words(found.before), outcome_words(found.after), found.because)


def _apart(found: Difference) -> set[str]:
    names = found.before.keys() | found.after.keys()
    return {name for name in names if found.before.get(name) != found.after.get(name)}


def outcome_words(told: dict[str, Any]) -> str:
    """An outcome as one phrase: "Disiplin: sedang atau berat"."""
    if "error" in told:
        return str(told["error"])
    language = get_language() or "id"
    glue = f" {_('atau')} "
    said = [
        f"{word('category', track['category'], language)}: "
        + glue.join(word("level", level, language) for level in track["levels"])
        for track in told["outcome"]["tracks"]
    ]
    return "; ".join(said) or _("tidak ada dugaan pelanggaran")


def _new_faults(old: Pack, new: Pack) -> list[str]:
    """What the checks of the catalogue find in the new pack and not in the old one."""
    if old.sha256 == new.sha256:
        return []
    known = fault_words(old)
    return [said for said in fault_words(new) if said not in known]


@lru_cache(maxsize=4)
def fault_words(pack: Pack) -> tuple[str, ...]:
    """What the checks find in a pack, as sentences; worked out once, they look at every norm."""
    return tuple(str(getattr(fault, "sentence", fault)) for fault in faults(pack))


def book(pack: Pack) -> Calendar:
    """The working-day calendar of a pack."""
    return calendar_named(pack.book) if isinstance(pack.book, str) else pack.book


def day_changes(old: Calendar, new: Calendar) -> Iterator[DayRow]:
    """The days that differ between two calendars, in order."""
    for day in sorted(old.holidays.keys() | new.holidays.keys()):
        before, after = old.holidays.get(day), new.holidays.get(day)
        if before != after:
            yield DayRow(day, before, after)
