"""Which body decides a case: that of the PPK, or one level up where the PPK is involved."""

from dataclasses import dataclass
from datetime import date

from jaganetral.web.accounts.conflict import Standing, find_conflict
from jaganetral.web.accounts.models import Agency, Duty, Tenure
from jaganetral.web.accounts.queries import posts_on, ppk_on
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.parties import own_standing, standings

# How assess names the official -> whether the head of agency (PPK) is meant.
HEADS = frozenset({"ppk", "bupati_walikota"})


@dataclass(frozen=True, slots=True)
class Decider:
    """The body and the holder of its PPK post; `passed_over` are those who are involved."""

    body: Agency
    tenure: Tenure
    passed_over: tuple[Tenure, ...] = ()


def home_of(case: Case) -> Agency | None:
    """The body whose staff the accused is: of the confirmed person's roster, else of the area."""
    party = (
        case.parties.filter(kind=Party.Kind.TERLAPOR, employee__isnull=False)
        .select_related("employee__body")
        .first()
    )
    if party is not None and party.employee is not None:
        return party.employee.body
    return Agency.objects.filter(kind=Agency.Kind.PEMDA, area=case.area).first()


def _involved(case: Case, tenure: Tenure) -> bool:
    """Whether a head of agency is accused, or stands below one of the accused."""
    above = frozenset(post.pk for post in tenure.post.line())
    person = Standing(tenure.holder, tenure.nip, frozenset([tenure.post_id]), above)
    return _is_party(person, case)


def involves(case: Case, by: Duty, today: date) -> bool:
    """Whether an officer is accused, or stands below an accused: then they do not decide."""
    return _is_party(own_standing(by, today), case)


def _is_party(person: Standing, case: Case) -> bool:
    # one by one: that one accused is a subordinate must not hide that another is the head
    found = [find_conflict(person, [party]) for party in standings(case)]
    return any(one is not None and one.kind != "subordinate" for one in found)


def decider_of(case: Case, day: date) -> Decider | None:
    """Who decides a case on a day; None where no PPK post above the accused has a holder."""
    home = home_of(case)
    if home is None:
        return None
    passed: list[Tenure] = []
    for body in home.line():
        tenure = ppk_on(body, day)
        if tenure is None or tenure in passed or tenure.post.agency_id != body.pk:
            continue
        if not _involved(case, tenure):
            return Decider(body, tenure, tuple(passed))
        passed.append(tenure)
    return None


def is_competent(case: Case, by: Duty, day: date, officials: list[str]) -> bool:
    """Whether the officer of a duty may take the decision that `officials` of assess name.

    The head of agency holds the PPK post of the deciding body on that day. A direct superior is
    one whose post the accused reports to. Where no official could be named, the PPK decides.
    """
    if case.ppk_agency is None:
        return False
    held = {post.pk for post in posts_on(by.officer, day)}
    tenure = ppk_on(case.ppk_agency, day)
    if tenure is not None and tenure.post_id in held and not _involved(case, tenure):
        return not officials or bool(HEADS & set(officials)) or _is_superior(case, held, officials)
    return _is_superior(case, held, officials)


def _is_superior(case: Case, held: set[int], officials: list[str]) -> bool:
    if "atasan_langsung" not in officials:
        return False
    return any(held & party.line for party in standings(case))
