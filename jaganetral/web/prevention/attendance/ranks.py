"""Turnout by level of post: how many of the people of each level came. Counts, never names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import get_language

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.attendance.people import people_of
from jaganetral.web.prevention.attendance.turnout import share
from jaganetral.web.prevention.campaigns.scope import under
from jaganetral.web.prevention.models import Attendance, RankCount, Session
from jaganetral.web.roster.models import Employee

LEAST = 5  # people of a level below which it is joined with others for whoever reads from above
REST = "pelaksana"


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level of `data/jenjang.yaml`."""

    id: str
    en: str
    begins: list[str]


@cache
def levels() -> Mapping[str, Level]:
    """The levels, highest first."""
    text = (Path(__file__).parents[1] / "data" / "jenjang.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, Level])


def level_of(position: str) -> str:
    """The level a post belongs to by its name; "" where nothing is told."""
    told = " ".join(re.findall(r"[a-z]+", position.casefold()))
    told = re.sub(r"^(plt|plh|pj|pjs|pelaksana tugas|pelaksana harian|penjabat) ", "", told)
    if not told:
        return ""
    fits = [
        (len(begin), name)
        for name, level in levels().items()
        for begin in level.begins
        if told == begin or told.startswith(f"{begin} ")
    ]
    return max(fits)[1] if fits else REST


@dataclass(frozen=True, slots=True)
class RankRow:
    """One level, or several small ones joined: its people, and how many of them came."""

    names: tuple[str, ...]
    people: int
    present: int

    @property
    def label(self) -> str:
        """What the level is called, in the language of the page; "" for posts unknown."""
        tongue = "en" if get_language() == "en" else "id"
        return ", ".join(getattr(levels()[one], tongue) for one in self.names if one)

    @property
    def percent(self) -> int | None:
        return share(self.present, self.people)


def by_rank(body: Agency, sessions: Iterable[Session], *, whole: bool) -> list[RankRow]:
    """The levels of the people of a body and below, and who of them came to any of the sessions.

    Found by NIP, so whoever gave a name alone is not in it. `whole` keeps small levels apart.
    """
    here = Attendance.objects.filter(room__session__in=sessions)
    staff = people_of(body)
    came = staff.filter(nip__in=here.exclude(nip="").values("nip"))
    people, present = _counted(staff), _counted(came) + _before(body, sessions)
    order = [*levels(), ""]
    rows = [RankRow((one,), people[one], present[one]) for one in order if people[one]]
    return rows if whole else joined(rows)


def _before(body: Agency, sessions: Iterable[Session]) -> Counter[str]:
    """Who had come to rooms whose names are gone."""
    rows = RankCount.objects.filter(under(body, "room__agency__"), room__session__in=sessions)
    return Counter(dict(rows.values_list("level").annotate(Sum("present"))))


def _counted(rows: QuerySet[Employee]) -> Counter[str]:
    found: Counter[str] = Counter()
    for position, count in rows.order_by().values_list("position").annotate(Count("pk")):
        found[level_of(position)] += count
    return found


def joined(rows: Sequence[RankRow], least: int = LEAST) -> list[RankRow]:
    """Small levels joined until none has fewer than `least` people; none where all are too few."""
    kept = [row for row in rows if row.people >= least]
    small = [row for row in rows if row.people < least]
    while small and sum(row.people for row in small) < least and kept:
        nearest = min(kept, key=lambda row: row.people)
        kept.remove(nearest)
        small.append(nearest)
    if not small or sum(row.people for row in small) < least:
        return kept
    names = tuple(name for row in rows for name in row.names if row in small)
    order = [row.names[0] for row in rows]
    together = RankRow(names, sum(r.people for r in small), sum(r.present for r in small))
    return sorted([*kept, together], key=lambda row: order.index(row.names[0]))
