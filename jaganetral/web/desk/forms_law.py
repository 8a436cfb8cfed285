"""Forms for proposing rules, calendars and days off, and for deciding on a proposal."""

import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.law.corpus.added import read_calendars
from jaganetral.law.model import PackError
from jaganetral.web.desk.forms import choice_field, day_field
from jaganetral.web.rules.content import Content, content_of, tried
from jaganetral.web.rules.models import Binding, LawPack, Proposal
from jaganetral.web.rules.news import has_news, offered
from jaganetral.web.rules.table import book_of_text, own_rows, table_text
from jaganetral.web.rules.upload import content_from
from jaganetral.workdays import Calendar, Holiday
from jaganetral.workdays.calendar import WITHDRAWN

LONGEST = 31  # days of one decree
NO_REASON = {"required": _("Tulis alasannya.")}


def reason_field(label: Any, **kwargs: Any) -> forms.CharField:
    """A reason, kept in the log: no names."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, max_length=600, widget=widget, error_messages=NO_REASON, **kwargs
    )


class PackForm(forms.Form):
    """Which pack is proposed: what shipped, an edited one, or an earlier one."""

    kind = choice_field(_("Paket yang diusulkan"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Berkas paket"),
        required=False,
        help_text=_("Berkas ubahan YAML, atau zip satu folder paket. Untuk paket yang diubah."),
    )
    earlier = choice_field(_("Paket terdahulu"), required=False)
    note = reason_field(_("Mengapa diusulkan"))

    def __init__(self, *args: Any, bound: Binding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bound = bound
        self.content: Content | None = None
        self.table: str | None = None
        self.pack: LawPack | None = None
        used = LawPack.objects.filter(bindings__isnull=False).exclude(pk=bound.pack_id).distinct()
        packs = [(str(one.pk), f"{one.version} ({one.sha256[:12]})") for one in used]
        kinds = [Proposal.Kind.TERBIT] if has_news(bound) else []
        kinds += [Proposal.Kind.UBAHAN, *([Proposal.Kind.KEMBALI] if packs else [])]
        words = dict(KINDS)
        self.fields["kind"].choices = [(str(kind), words[kind]) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["earlier"].choices = packs  # type: ignore[attr-defined]
        if len(kinds) == 1:
            self.initial["kind"] = str(kinds[0])
        if not packs:
            del self.fields["earlier"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        kind = found.get("kind")
        try:
            if kind == Proposal.Kind.TERBIT:
                self.content, self.table = offered(self.bound)
                tried(self.content)
            elif kind == Proposal.Kind.UBAHAN:
                self._edited(found)
            elif kind == Proposal.Kind.KEMBALI:
                self.pack = LawPack.objects.get(pk=found["earlier"])
        except PackError as trouble:
            self.add_error("file" if kind == Proposal.Kind.UBAHAN else "kind", str(trouble))
        return found

    def _edited(self, found: Mapping[str, Any]) -> None:
        file = found.get("file")
        if file is None:
            self.add_error("file", _("Pilih berkas paket yang diubah."))
            return
        base = content_of(self.bound.pack.content)
        self.content = content_from(file.name, file.read(), base)
        tried(self.content)


class ElectionForm(forms.Form):
    """An election calendar of an area, as YAML like the shipped ones."""

    text = forms.CharField(
        label=_("Kalender (YAML)"),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "class": "mono"}),
        help_text=_("Tempel kalender di sini, atau pilih berkasnya di bawah."),
    )
    file = forms.FileField(label=_("Berkas kalender"), required=False)
    note = reason_field(_("Dasar penetapan dan alasannya"))

    def __init__(self, *args: Any, bound: Binding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bound = bound
        self.content: Content | None = None
        self.names: list[str] = []

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        file = found.get("file")
        data = file.read() if file else (found.get("text") or "").encode("utf-8")
        if not data.strip():
            self.add_error("text", _("Tempel kalendernya, atau pilih berkasnya."))
            return found
        try:
            rows = _rows(data)
            self.content = content_of(self.bound.pack.content).with_calendars(rows)
            tried(self.content)
            self.names = list(rows)
        except PackError as trouble:
            self.add_error("file" if file else "text", str(trouble))
        return found


def _rows(data: bytes) -> Mapping[str, Any]:
    """The calendars in a text, by election. Raises PackError with the line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kalender.yaml"
        path.write_bytes(data)
        return read_calendars([path])


KINDS = [
    (Proposal.Kind.TERBIT, _("Paket yang ikut terbit bersama versi ini")),
    (Proposal.Kind.UBAHAN, _("Paket yang diubah")),
    (Proposal.Kind.KEMBALI, _("Kembali ke paket terdahulu")),
]
DAY_KINDS = [
    ("nasional", _("Libur nasional")),
    ("cuti_bersama", _("Cuti bersama")),
    (WITHDRAWN, _("Dicabut: hari ini kembali hari kerja")),
]
BASES = [
    ("keppres", _("Ada keputusan Presiden untuk ASN")),
    ("skb_saja", _("Hanya keputusan bersama menteri")),
    ("belum_diperiksa", _("Belum diperiksa")),
]
SOURCES = [
    ("verified", _("Naskah resmi sudah dilihat")),
    ("verified_copy", _("Salinan yang setia sudah dilihat")),
    ("secondary", _("Dari pemberitaan atau edaran")),
    ("provisional", _("Sementara: naskahnya belum ada")),
]


class DayOffForm(forms.Form):
    """One decree: a day or some days in a row that are off, or no longer off."""

    kind = choice_field(_("Jenis"), choices=DAY_KINDS)
    first = day_field(_("Hari"))
    last = day_field(_("Sampai"), required=False, help_text=_("Kosongkan bila hanya satu hari."))
    name = forms.CharField(
        label=_("Nama hari"), max_length=120, error_messages={"required": _("Tulis nama harinya.")}
    )
    decree = forms.CharField(
        label=_("Nomor keputusan"),
        max_length=160,
        help_text=_("Seperti tertulis: SKB 3 Menteri Nomor …, Keppres Nomor …"),
        error_messages={"required": _("Tulis nomor keputusannya.")},
    )
    asn_basis = choice_field(
        _("Dasar bagi ASN (untuk cuti bersama)"), choices=BASES, initial="belum_diperiksa"
    )
    confidence = choice_field(_("Sumber"), choices=SOURCES, initial="provisional")
    note = reason_field(_("Mengapa diusulkan"))

    def __init__(self, *args: Any, bound: Binding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bound = bound

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        first, last = found.get("first"), found.get("last")
        if first is None:
            return found
        length = ((last or first) - first).days + 1
        if length < 1:
            self.add_error("last", _("Hari terakhir mendahului hari pertama."))
        elif length > LONGEST:
            self.add_error("last", _("Paling banyak 31 hari dalam satu keputusan."))
        elif found.get("kind") == WITHDRAWN:
            self._must_be_off(first, length)
        return found

    def _must_be_off(self, first: date, length: int) -> None:
        book: Calendar = book_of_text(self.bound.table.content)
        if not any(day in book.holidays for day in _days(first, length)):
            self.add_error("first", _("Hari ini tidak ada dalam tabel hari libur."))

    def table(self) -> str:
        """The table of days off with this decree added."""
        found = self.cleaned_data
        first: date = found["first"]
        length = ((found["last"] or first) - first).days + 1
        basis = found["asn_basis"] if found["kind"] == "cuti_bersama" else ""
        about = (found["kind"], found["name"], found["decree"], basis, found["confidence"])
        rows = [Holiday(day, *about) for day in _days(first, length)]
        return table_text([*own_rows(self.bound.table.content), *rows])

    def title(self) -> str:
        """What the proposal is called."""
        return f"{self.cleaned_data['name']} ({self.cleaned_data['decree']})"


def _days(first: date, length: int) -> list[date]:
    return [first + timedelta(number) for number in range(length)]


class AdoptForm(forms.Form):
    """The reason of the officer who adopts, and that they have read what changes."""

    why = reason_field(_("Alasan pengesahan"))
    seen = forms.BooleanField(
        label=_("Saya sudah membaca apa yang berubah dan perkara yang terkena."),
        error_messages={"required": _("Baca dahulu apa yang berubah, lalu centang.")},
    )


class WithdrawForm(forms.Form):
    """Why a proposal is not pursued."""

    why = reason_field(_("Alasan tidak dilanjutkan"))
