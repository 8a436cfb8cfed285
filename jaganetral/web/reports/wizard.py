"""The pages of a report as one table, which of them are asked, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.web import clock
from jaganetral.web.evidence.queries import keeper_of
from jaganetral.web.reports.answers import RETALIATED
from jaganetral.web.reports.drafts import Content
from jaganetral.web.reports.forms import (
    ContactForm,
    HappeningForm,
    IdentityForm,
    RetaliationForm,
    StoryForm,
    WhenForm,
    WhereForm,
)
from jaganetral.web.reports.forms.when import span_of
from jaganetral.web.reports.intake import body_for, place_of

LAST = 8
RETALIATION = gettext_lazy("Pembalasan apa yang Anda alami?")  # not asked of everybody


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the wizard: its place in the draft, its number, its question, its address."""

    slug: str
    number: int
    question: Any
    address: str
    before: str | None
    form: type[forms.Form] | None = None

    @property
    def url(self) -> str:
        return reverse(f"reports:{self.address}")

    @property
    def back(self) -> str:
        return STEPS[self.before].url if self.before else reverse("reports:start")


def _steps() -> dict[str, Step]:
    rows: list[tuple[str, int, Any, str, type[forms.Form] | None]] = [
        ("peristiwa", 1, gettext_lazy("Apa yang terjadi?"), "happening", HappeningForm),
        (
            "balasan",
            1,
            gettext_lazy("Pembalasan apa yang Anda alami?"),
            "retaliation",
            RetaliationForm,
        ),
        ("cerita", 2, gettext_lazy("Ceritakan yang Anda lihat atau dengar"), "story", StoryForm),
        ("kapan", 3, gettext_lazy("Kapan terjadinya?"), "when", WhenForm),
        ("di-mana", 4, gettext_lazy("Di mana terjadinya?"), "where", WhereForm),
        ("siapa", 5, gettext_lazy("Siapa yang Anda laporkan?"), "who", None),
        ("bukti", 6, gettext_lazy("Apakah Anda punya bukti?"), "evidence", None),
        ("pelapor", 7, gettext_lazy("Bagaimana nama Anda diperlakukan?"), "identity", IdentityForm),
        ("kontak", 7, gettext_lazy("Bagaimana kami menghubungi Anda?"), "contact", ContactForm),
        ("periksa", 8, gettext_lazy("Periksa jawaban Anda sebelum mengirim"), "review", None),
    ]
    before = {slug: rows[at - 1][0] if at else None for at, (slug, *_rest) in enumerate(rows)}
    return {
        slug: Step(slug, number, question, address, before[slug], form)
        for slug, number, question, address, form in rows
    }


STEPS = _steps()


def identity_of(content: Content) -> str:
    """The chosen level of identity, empty before it is chosen."""
    return str(content.get("pelapor", {}).get("identitas", ""))


def happening_of(content: Content) -> str:
    """The chosen kind of happening, empty before it is chosen."""
    return str(content.get("peristiwa", {}).get("peristiwa", ""))


def is_retaliated(content: Content) -> bool:
    """Whether the reporter says that they were retaliated against."""
    return happening_of(content) == RETALIATED


def next_url(slug: str, content: Content) -> str:
    """Where a reporter goes on after a page."""
    if slug == "peristiwa" and not is_retaliated(content):
        return STEPS["cerita"].url
    if slug == "di-mana" and not is_placed(content):
        return reverse("reports:which")
    if slug == "pelapor" and identity_of(content) == "anonim":
        return STEPS["periksa"].url
    order = list(STEPS)
    return STEPS[order[order.index(slug) + 1]].url


def back_url(slug: str, content: Content) -> str:
    """Where "Kembali" leads: some pages are asked of some reporters only."""
    if slug == "periksa" and identity_of(content) == "anonim":
        return STEPS["pelapor"].url
    if slug == "cerita" and not is_retaliated(content):
        return STEPS["peristiwa"].url
    return STEPS[slug].back


def is_placed(content: Content) -> bool:
    """Whether it is known where it happened."""
    told = content.get("di-mana", {})
    return bool(told.get("area")) or (bool(told.get("medsos")) and not told.get("options"))


def form_for(slug: str, content: Content, data: Mapping[str, Any] | None = None) -> forms.Form:
    """The form of a page: with new data, else with what was typed wrongly, else with the answer."""
    made = STEPS[slug].form
    assert made is not None  # noqa: S101 - pages without a form have views of their own
    more: dict[str, Any] = {}
    if made is ContactForm:
        more = {"identity": identity_of(content)}
    if made is IdentityForm:
        more = {"can_seal": can_seal(content)}
    if made is StoryForm:
        more = {"happening": happening_of(content)}
    if made is RetaliationForm:
        more = {"in_wizard": True}
    typed = content.get("typed", {}).get(slug)
    if data is None and typed is not None:
        data = MultiValueDict(typed)
    return made(data, initial=_initial(slug, content), **more)


def can_seal(content: Content) -> bool:
    """Whether somebody is there to seal a name or a file for."""
    return keeper_of(body_for(content.get("di-mana", {}).get("area", ""))) is not None


def _initial(slug: str, content: Content) -> dict[str, Any]:
    told = dict(content.get(slug, {}))
    if slug == "kapan" and told.get("day"):
        day = date.fromisoformat(told["day"])
        told |= {"tanggal": day.day, "bulan": day.month, "tahun": day.year}
    return told


def answer(slug: str, told: dict[str, Any]) -> dict[str, Any]:
    """What of a valid form goes into the draft."""
    if slug == "kapan":
        kept = {name: told[name] for name in ("kapan", "day", "sekitar")}
        return {**kept, "at": clock.now().isoformat()}
    if slug == "balasan":
        days = {name: told[name] for name in ("hari", "hari_sebab")}
        return {**told, **{name: day.isoformat() if day else "" for name, day in days.items()}}
    if slug == "di-mana":
        options = told["options"]
        area = options[0] if len(options) == 1 else ""
        return {**told, "area": area, "options": options if len(options) > 1 else []}
    return dict(told)


def span(content: Content) -> tuple[date | None, date | None, str]:
    """When it happened, by the calendar of the place; "today" is the day it was typed."""
    told = content.get("kapan")
    if not told:
        return None, None, ""
    place = place_of(content.get("di-mana", {}).get("area", ""))
    zone = ZoneInfo(place.iana if place else clock.ZONES["WIB"])
    return span_of(told, datetime.fromisoformat(told["at"]).astimezone(zone).date())


def missing(content: Content) -> list[tuple[str, str]]:
    """What still has to be answered: sentence and address."""
    wanted = [
        ("peristiwa", _("Pilih apa yang terjadi, atau “Saya tidak yakin”")),
        ("balasan", _("Pilih pembalasan yang Anda alami")),
        ("cerita", _("Tulis sedikitnya 30 huruf tentang yang Anda lihat")),
        ("kapan", _("Pilih kapan terjadinya")),
        ("di-mana", _("Tulis kabupaten atau kota, atau pilih “Di media sosial”")),
        ("siapa", _("Tulis nama atau ciri orang yang Anda laporkan")),
        ("pelapor", _("Pilih bagaimana nama Anda diperlakukan")),
        ("kontak", _("Tulis nomor telepon atau alamat surel, salah satu cukup")),
    ]
    done = {slug for slug, _sentence in wanted if content.get(slug)}
    if not is_placed(content):
        done.discard("di-mana")
    if not is_retaliated(content):
        done.add("balasan")
    if identity_of(content) in ("", "anonim"):
        done.add("kontak")
    return [(sentence, STEPS[slug].url) for slug, sentence in wanted if slug not in done]
