"""What is known of a case for the law: stored facts, and those that the file already tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jaganetral.law.model import FactSpec
from jaganetral.web.cases import legal
from jaganetral.web.cases.competence import home_of
from jaganetral.web.cases.models import Case, Fact
from jaganetral.web.cases.roster_facts import of_roster
from jaganetral.web.reports.models import Report

SPAN = ("from", "to")


@dataclass(frozen=True, slots=True)
class Known:
    """One fact as an examiner holds it: the value for assess, its state, and what it rests on.

    `items` are the ids of pieces of evidence, `basis` another source in words.
    """

    name: str
    value: Any
    state: str
    basis: str = ""
    items: tuple[str, ...] = ()


def facts_for_law(known: Sequence[Known]) -> dict[str, Any]:
    """The facts that assess takes: unknown ones left out."""
    return {fact.name: fact.value for fact in known if fact.value is not None}


def state_of(value: Any) -> str:
    """The state that follows from a value: unknown, disputed (several possible), not, or met."""
    if value is None:
        return str(Fact.State.BELUM)
    if isinstance(value, Mapping):
        return str(Fact.State.DISELISIHKAN)
    return str(Fact.State.TIDAK if value is False else Fact.State.TERPENUHI)


def known_of(case: Case) -> list[Known]:
    """The stored facts, else what the file of the case already tells.

    What the roster tells is proposed for facts that nobody filled; those on record stay.
    """
    rows = case.facts.order_by("pk").prefetch_related("items")
    stored = [
        Known(f.name, f.value, f.state, f.basis, tuple(str(item.pk) for item in f.items.all()))
        for f in rows
    ]
    if not stored:
        return starting(case)
    filled = {fact.name for fact in stored}
    return [*stored, *(one for one in _rostered(case) if one.name not in filled)]


def starting(case: Case) -> list[Known]:
    """The facts that need no typing: from the roster, the report and the case."""
    reports = [link.report for link in case.case_reports.select_related("report")]
    rows = [
        ("agency_kind", _agency_kind(case), _("Perkara")),
        ("act_date", _act_date(case), _("Laporan")),
        ("election", case.election or None, _("Perkara")),
        ("office", case.office or None, _("Perkara")),
        ("area", case.area or None, _("Perkara")),
        ("received_date", case.opened_on.isoformat(), _("Perkara")),
        ("conduct", list(case.conduct) or None, _("Perkara")),
        ("ordered_by_superior", _ordered(reports), _("Laporan")),
        ("resource_form", _resources(reports), _("Laporan")),
    ]
    specs = legal.pack().facts
    told = [(name, _fitting(specs[name], value), basis) for name, value, basis in rows]
    found = {one.name: one for one in _rostered(case)}
    for name, value, basis in told:
        if value is not None and name not in found:
            found[name] = Known(name, value, state_of(value), str(basis))
    return list(found.values())


def _rostered(case: Case) -> list[Known]:
    return [Known(o.name, o.value, state_of(o.value), o.basis) for o in of_roster(case)]


def _fitting(spec: FactSpec, value: Any) -> Any:
    """The value, or None where the law pack does not know it."""
    if spec.kind == "conduct" and value:
        return [code for code in value if code in spec.values] or None
    return None if spec.kind == "enum" and value not in spec.values else value


def _agency_kind(case: Case) -> str | None:
    home = home_of(case)
    return str(home.level) if home else None


def _ordered(reports: Sequence[Report]) -> Any:
    """Whether a superior ordered it; reporters who say different things make it disputed."""
    said = {one.ordered_by_superior for one in reports} - {None}
    return {"one_of": [True, False]} if len(said) > 1 else next(iter(said), None)


def _resources(reports: Sequence[Report]) -> list[str] | None:
    """Every state resource that a reporter saw used."""
    return sorted({form for one in reports for form in one.resource_form}) or None


def _act_date(case: Case) -> Any:
    days = [day.isoformat() for day in (case.act_from, case.act_until) if day]
    if not days:
        return None
    return days[0] if days[0] == days[-1] else dict(zip(SPAN, (days[0], days[-1]), strict=True))
