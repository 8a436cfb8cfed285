"""What the public page and its table file show: small cells hidden, the same in both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaganetral.places import tiles
from jaganetral.web.look.templatetags.look import number
from jaganetral.web.statistics import cuts
from jaganetral.web.statistics.figures import Figure
from jaganetral.web.statistics.hiding import SMALLEST, Cell, hide_small
from jaganetral.web.statistics.queries import decided, figures

MEDIAN = "hari_sampai_putusan"
STEPS = 5  # of the ramp


@dataclass(frozen=True, slots=True)
class Card:
    """A figure in words; `words` is empty where it is not shown yet."""

    id: str
    name: str
    words: str
    definition: str
    source: str
    recount: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province: its name, what is shown of its count, how long its bar is, its tile."""

    code: str
    short: str
    name: str
    words: str
    count: int | None
    small: bool
    ramp: int
    column: int
    row: int


def cards(day: date) -> list[Card]:
    """The defined figures. A median of fewer than five decisions would tell of single cases."""
    few = decided(day).count() < SMALLEST
    return [_card(figure, hide=figure.id == MEDIAN and few) for figure in figures(day)]


def _card(figure: Figure, *, hide: bool = False) -> Card:
    language, told = get_language() or "id", figure.told
    shown = "" if hide else number(figure.value)
    parts = (told.name, told.definition, told.source, told.recount)
    name, definition, source, recount = (part.of(language) for part in parts)
    return Card(figure.id, name, shown, definition, source, recount)


def all_cards(shown: Sequence[Figure]) -> list[Card]:
    """The figures for officers: nothing hidden."""
    return [_card(figure) for figure in shown]


def words_of(cell: Cell) -> str:
    """A cell in words."""
    if cell.hidden == "small":
        return f"< {SMALLEST}"
    return _("tidak ditampilkan") if cell.hidden else number(cell.count)


def provinces(day: date) -> list[Province]:
    """The provinces and what lies elsewhere, most reports first, hidden cells after the visible."""
    rows = {row.code: row for row in cuts.by_province(day)}
    cells = hide_small({code: row.count for code, row in rows.items()}, zeros=True)
    most = max((cell.count or 0 for cell in cells.values()), default=0)
    place = {tile.province_code: tile for tile in tiles()}
    found = []
    for code, cell in cells.items():
        tile = place.get(code)
        found.append(
            Province(
                code=code or "lain",
                short=tile.short if tile else "",
                name=rows[code].name or _("Tanpa tempat, atau di luar 38 provinsi"),
                words=words_of(cell),
                count=cell.count,
                small=cell.hidden == "small",
                ramp=_ramp(cell, most),
                column=tile.column if tile else 0,
                row=tile.row if tile else 0,
            )
        )
    return sorted(found, key=lambda one: (-(one.ramp), -(one.count or 0), one.name))


def _ramp(cell: Cell, most: int) -> int:
    """The step of the colour ramp: 0 for a small cell, to 5; a withheld one does not tell."""
    if cell.hidden:
        return 0 if cell.hidden == "small" else 1
    return -(-STEPS * (cell.count or 0) // most)


def map_tiles(found: Sequence[Province]) -> list[Province]:
    """The provinces in the order of the keyboard: west to east, north to south within."""
    return sorted((one for one in found if one.short), key=lambda one: (one.column, one.row))


@dataclass(frozen=True, slots=True)
class Agency:
    """A body with its recommendations and those overdue, in words."""

    name: str
    received: str
    overdue: str


def agencies(day: date, order: str = "") -> list[Agency]:
    """The bodies with recommendations, by what is shown as overdue, or by `nama`."""
    rows = cuts.by_agency(day)
    received = hide_small({row.key: row.received for row in rows}, zeros=False)
    late = hide_small({row.key: row.overdue for row in rows}, zeros=False)
    if order == "nama":
        rows.sort(key=lambda row: row.name)
    else:  # hidden cells tell nothing, not even by their place
        rows.sort(key=lambda row: (-(late[row.key].count or 0), row.name))
    return [Agency(row.name, words_of(received[row.key]), words_of(late[row.key])) for row in rows]
