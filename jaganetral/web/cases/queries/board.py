"""The follow-up board: cases after the recommendation, by where they wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.cases.limits import Limit, limit_for
from jaganetral.web.cases.models import Case, Deadline, Party

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
OPEN = frozenset(state for state, column in WAITS.items() if column != "selesai")


@dataclass(frozen=True, slots=True)
class Card:
    """A case on the board, with the limit that binds the agency now."""

    case: Case
    who: str
    limit: Limit | None
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board as a table of its own."""

    id: str
    name: str
    cards: tuple[Card, ...]


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


def cards(duty: Duty, today: date, agency: str = "") -> list[Card]:
    """The cases a duty finds after their recommendation, those due first."""
    rows = _followed(Case.objects.visible_to(duty))
    if agency:
        rows = rows.filter(ppk_agency__code=agency)
    found = [_card(case, today) for case in rows]
    return sorted(found, key=lambda c: (c.limit.row.due if c.limit else date.max, c.case.pk))


def _card(case: Case, today: date) -> Card:
    running: list[Deadline] = getattr(case, "agency_limits", [])
    limit = limit_for(running[0], today) if running and case.state in OPEN else None
    late = limit is not None and today > limit.row.due
    return Card(case, _who(case), limit, "lewat" if late else WAITS[case.state])


def _who(case: Case) -> str:
    """The posts of the accused, never their names: a board hangs where many pass."""
    rows: list[Party] = getattr(case, "accused_parties", [])
    posts = [p.employee.position if p.employee else p.position or p.described_as for p in rows]
    return ", ".join(post for post in posts if post)


def columns(found: Iterable[Card]) -> list[Column]:
    """The board: every column, also the empty ones."""
    rows = list(found)
    return [
        Column(name, words, tuple(card for card in rows if card.column == name))
        for name, words in names().items()
    ]


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


def last_overdue(found: Iterable[Card]) -> date | None:
    """The last day on which a limit ended late among these cases; for an empty column."""
    keys = [card.case.pk for card in found]
    late = Deadline.objects.filter(case__in=keys, step__in=STEPS, met_on__isnull=False)
    return max((row.met_on for row in late if row.met_on and row.met_on > row.due), default=None)
