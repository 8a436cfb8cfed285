"""Looking for a person from a report or a case: counted with that reason, canaries kept out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from jaganetral.names import tables
from jaganetral.names.query import Query
from jaganetral.names.search.candidate import Strength
from jaganetral.names.search.learning import Calibration, shipped
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.judging import asked_key
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.queries.likely import Likely, likely_persons, name_of
from jaganetral.web.cases.queries.reliability import calibration
from jaganetral.web.lookups.actions import look_up, ring
from jaganetral.web.lookups.canaries import among
from jaganetral.web.lookups.models import Alarm, Lookup
from jaganetral.web.reports.models import Accused, Report
from jaganetral.web.roster.screening import Found, who

TOP = 6


def reason(one: Case | Report) -> str:
    """How the log calls the reason of a look-up: a line of its own, for it changes nothing."""
    return f"saring:{one.number}"


def proposed(
    about: str, area: str, described: Sequence[Accused | Party], story: str, *, by: Duty
) -> list[Likely]:
    """Whom the rosters of an area offer for each person described; raises TooMany."""
    if not described:
        return []
    said = {str(at): asked_key(asked_of(one)) for at, one in enumerate(described)}
    rows = look_up(
        Lookup.Kind.USUL,
        about,
        said,
        lambda: likely_persons(area, described, story),
        by=by,
        count=lambda found: sum(len(one.found) for one in found),
    )
    return [replace(one, found=_ordinary(one.found, Alarm.How.LAPOR, about, by)) for one in rows]


def asked_of(one: Accused | Party) -> Query:
    """What a report or a case itself says of somebody."""
    nip = one.nip if isinstance(one, Accused) else one.nip_given
    return Query(name=name_of(one), position=one.position, unit=one.workplace, nip=nip)


def searched(
    about: str, area: str, query: Query, *, by: Duty, day: date | None = None
) -> list[Found]:
    """Whom other words find, at most six; `day` is that of the act. Raises TooMany."""
    said = {"nama": query.name, "jabatan": query.position, "unit": query.unit, "nip": query.nip}
    people = partial(who, area, query, top=TOP, day=day)
    found = look_up(Lookup.Kind.KATA, about, said, people, by=by)
    return _ordinary(found, Alarm.How.CARI, about, by)


def _ordinary(found: list[Found], how: Alarm.How, about: str, by: Duty) -> list[Found]:
    """The real people among those found. A canary that fits well was asked for: that rings."""
    planted = among(one.employee.nip for one in found)
    learnt = calibration()
    for one in found:
        canary = planted.get(one.employee.nip)
        if canary is not None and one.candidate.score >= tables.weights().strong.posterior:
            ring(canary, how, about, by=by)
    return [_corrected(one, learnt) for one in found if one.employee.nip not in planted]


def _corrected(one: Found, learnt: Calibration) -> Found:
    """The word for a candidate follows what officers judged, once they judged enough."""
    before = one.candidate
    if learnt == shipped() or not before.bits:
        return one
    score, rules = learnt.score(before.bits), tables.weights()
    strength = before.strength
    if score < rules.possible:
        strength = Strength.LEMAH
    elif strength is Strength.LEMAH or score < rules.strong.posterior:
        strength = Strength.MUNGKIN
    return replace(one, candidate=replace(before, score=score, strength=strength))
