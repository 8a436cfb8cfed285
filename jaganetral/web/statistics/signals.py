"""Risk signals of offices: each a sentence with its figures. No score, no order of merit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.law.model import Pack
from jaganetral.law.stages.ahead import ahead
from jaganetral.law.words import word
from jaganetral.web.look.templatetags.look import number
from jaganetral.web.statistics.offices import Told
from jaganetral.web.statistics.shrink import Common, Estimate, fit, shrunk

ENOUGH = 80  # of a hundred: below it coverage is called a gap; our own setting, not law
PER = 1000


@dataclass(frozen=True, slots=True)
class Signal:
    """What stands out (`stands`) or was looked at and does not, said in a sentence."""

    id: str
    sentence: str
    stands: bool


@dataclass(frozen=True, slots=True)
class OfficeSignals:
    """An office with its signals."""

    told: Told
    signals: list[Signal]

    @property
    def standing(self) -> int:
        return sum(one.stands for one in self.signals)


def usual(everybody: list[Told]) -> Common | None:
    """The common rate of past decisions, from every office there is."""
    return fit([one.decided for one in everybody], [one.office.head_count for one in everybody])


def signals_of(one: Told, common: Common | None) -> OfficeSignals:
    """The signals of one office, always in the same order."""
    return OfficeSignals(one, [*_attendance(one), *_pledges(one), *_receipts(one),
                               *_cases(one, common)])  # fmt: skip


def _attendance(one: Told) -> Iterator[Signal]:
    if not one.rooms:
        yield Signal("hadir", _("Belum ada acara yang diikuti kantor ini dalam setahun."), True)
        return
    said = ngettext(
        "Hadir %(came)s dari %(all)s orang yang diharapkan, dalam %(n)s acara.",
        "Hadir %(came)s dari %(all)s orang yang diharapkan, dalam %(n)s acara.",
        one.rooms,
    ) % {"came": number(one.present), "all": number(one.expected), "n": one.rooms}
    if one.empty:
        said += " " + _("Acara tanpa seorang pun: %(n)s.") % {"n": one.empty}
    yield Signal("hadir", said, bool(one.empty) or _short(one.present, one.expected))


def _pledges(one: Told) -> Iterator[Signal]:
    if one.asked:
        said = _("Berikrar %(n)s dari %(all)s orang.") % {
            "n": number(one.pledged),
            "all": number(one.asked),
        }
        yield Signal("ikrar", said, _short(one.pledged, one.asked))


def _receipts(one: Told) -> Iterator[Signal]:
    if one.late:
        said = ngettext(
            "%(n)s kampanye lewat harinya dan belum ditandai diterima.",
            "%(n)s kampanye lewat harinya dan belum ditandai diterima.",
            one.late,
        )
        yield Signal("terima", said % {"n": one.late}, True)


def _cases(one: Told, common: Common | None) -> Iterator[Signal]:
    """Past decisions per thousand staff, drawn to what is usual; stands only where sure."""
    size = one.office.head_count
    if common is None or not size:
        return
    found = shrunk(one.decided, size, common)
    figures = {"n": one.decided, "size": number(size), **_per_thousand(found, common)}
    said = _(
        "Perkara yang sudah diputus: %(n)s, dari %(size)s pegawai. Taksiran %(rate)s tiap 1.000"
        " pegawai, mungkin antara %(low)s dan %(high)s; umumnya %(usual)s."
    )
    yield Signal("perkara", said % figures, found.low > common.rate)


def _per_thousand(found: Estimate, common: Common) -> dict[str, str]:
    values = {"rate": found.rate, "low": found.low, "high": found.high, "usual": common.rate}
    return {name: number(round(value * PER, 1)) for name, value in values.items()}


def _short(part: int, whole: int) -> bool:
    return part * 100 < ENOUGH * whole


def incumbents(area: str, day: date, pack: Pack, language: str) -> list[str]:
    """The elections ahead in an area in which an incumbent stands, as a calendar says; no names."""
    found = []
    for one in ahead(day, pack, area or None):
        named = (one.calendar or {}).get("incumbents", {}) if not one.past else {}
        for office, areas in named.items():
            if area in areas:
                found.append(f"{one.title} ({word('office', office, language)})")
    return found
