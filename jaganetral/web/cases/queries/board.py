"""The follow-up board: cases after the recommendation, by where they wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Prefetch, QuerySet
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.competence import involves
from jaganetral.web.cases.limits import Limit, limit_for
from jaganetral.web.cases.models import Case, Deadline, Party
from jaganetral.web.cases.parties import locked_cases

STEPS = ("terima_rekomendasi", "tindak_lanjut_ppk", "perbaikan_usul")
WAITS = {
    "rekomendasi_terkirim": "baru",
    "pemeriksaan_instansi": "diperiksa",
    "dikembalikan": "diperiksa",
    "menunggu_putusan": "menunggu",
    "putusan": "selesai",
    "upaya_administratif": "selesai",
    "selesai_terbukti": "selesai",
    "selesai_tidak_terbukti": "selesai",
}
DONE = 20
OPEN = frozenset(state for state, column in WAITS.items() if column != "selesai")


@dataclass(frozen=True, slots=True)
class Card:
    """A case on the board, with the limit that binds the agency now."""

    case: Case
    who: str
    limit: Limit | None
    column: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board as a table of its own."""

    id: str
    name: str
    cards: tuple[Card, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board. `last_late`: the last day a limit was met too late, if ever."""

    columns: tuple[Column, ...]
    open: int
    late: int
    last_late: date | None
    agencies: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases of one agency are open and overdue; for those who read no case."""

    agency: Agency
    open: int
    late: int


def names() -> dict[str, str]:
    """The columns in order, in the language of the page."""
    return {
        "baru": _("Baru"),
        "diperiksa": _("Diperiksa"),
        "menunggu": _("Menunggu PPK"),
        "lewat": _("Lewat tenggat"),
        "selesai": _("Selesai"),
    }


def _followed(rows: QuerySet[Case]) -> QuerySet[Case]:
    limits = Deadline.objects.filter(step__in=STEPS, met_on=None, cancelled=False).order_by("due")
    accused = Party.objects.filter(kind=Party.Kind.TERLAPOR).select_related("employee")
    return (
        rows.filter(state__in=WAITS, ppk_agency__isnull=False)
        .select_related("holder", "ppk_agency")
        .prefetch_related(
            Prefetch("deadlines", queryset=limits, to_attr="agency_limits"),
            Prefetch("parties", queryset=accused, to_attr="accused_parties"),
        )
    )


def followed(duty: Duty, agency: str = "") -> QuerySet[Case]:
    """The cases a duty finds after their recommendation, also those of one agency alone."""
    rows = _followed(Case.objects.visible_to(duty))
    return rows.filter(ppk_agency__code=agency) if agency else rows


def cards(duty: Duty, today: date, agency: str = "", *, done: int | None = DONE) -> list[Card]:
    """The cases to follow up, those due first, and the last `done` finished ones (None: all)."""
    found = followed(duty, agency)
    finished = found.exclude(state__in=OPEN).order_by("-closed_on", "-pk")
    rows = [*found.filter(state__in=OPEN), *(finished[:done] if done else finished)]
    closed = _locked(rows, duty, today)
    made = [_card(case, today, locked=case.pk in closed) for case in rows]
    return sorted(made, key=lambda c: (c.limit.row.due if c.limit else date.max, c.case.pk))


def _locked(rows: Iterable[Case], duty: Duty, today: date) -> set[int]:
    """The cases this officer must not read; a head of agency decides about subordinates."""
    if duty.role_of.sees == "decide":
        return {case.pk for case in rows if involves(case, duty, today)}
    return locked_cases(rows, duty, today)


def _card(case: Case, today: date, *, locked: bool = False) -> Card:
    running: list[Deadline] = getattr(case, "agency_limits", [])
    limit = limit_for(running[0], today) if running and case.state in OPEN else None
    late = limit is not None and today > limit.row.due
    column = "lewat" if late else WAITS[case.state]
    return Card(case, "" if locked else _who(case), limit, column, locked)


def _who(case: Case) -> str:
    """The posts of the accused, never their names: a board hangs where many pass."""
    rows: list[Party] = getattr(case, "accused_parties", [])
    posts = [p.employee.position if p.employee else p.position or p.described_as for p in rows]
    return ", ".join(post for post in posts if post)


def board_of(duty: Duty, today: date, agency: str = "") -> Board:
    """The board of a duty: every column, also the empty ones, with how many it holds in all."""
    rows, found = followed(duty, agency), cards(duty, today, agency)
    finished = rows.exclude(state__in=OPEN).count()
    made = []
    for name, words in names().items():
        here = tuple(card for card in found if card.column == name)
        made.append(Column(name, words, here, finished if name == "selesai" else len(here)))
    bodies = {card.case.ppk_agency for card in found if card.case.ppk_agency}
    return Board(
        columns=tuple(made),
        open=sum(column.count for column in made if column.id != "selesai"),
        late=next(column.count for column in made if column.id == "lewat"),
        last_late=last_overdue(rows),
        agencies=tuple(sorted(bodies, key=str)),
    )


def counts(duty: Duty, today: date) -> list[Count]:
    """Open and overdue cases for each agency below a duty's body, without any case."""
    tally: dict[Agency, list[int]] = {}
    for case in _followed(Case.objects.filter(state__in=OPEN)):
        body = case.ppk_agency
        if body is None or duty.agency not in body.line():
            continue
        row = tally.setdefault(body, [0, 0])
        row[0] += 1
        row[1] += _card(case, today).column == "lewat"
    found = [Count(body, *row) for body, row in tally.items()]
    return sorted(found, key=lambda one: (-one.late, one.agency.name))


def last_overdue(rows: QuerySet[Case]) -> date | None:
    """The last day on which a limit ended late among these cases; for an empty column."""
    late = Deadline.objects.filter(case__in=rows, step__in=STEPS, met_on__gt=F("due"))
    last: date | None = late.aggregate(last=Max("met_on"))["last"]
    return last
