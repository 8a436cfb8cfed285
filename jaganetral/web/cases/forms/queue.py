"""Filters of the queue, and what goes with an act on a report."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.queue import reports_for, waiting
from jaganetral.web.cases.words import said
from jaganetral.web.reports.intake import place_of
from jaganetral.web.reports.models import Report

VIEWS = [
    ("", _("Semua yang menunggu")),
    ("baru", _("Baru masuk")),
    ("kabar", _("Ada kabar baru")),
    ("tenggat", _("Jatuh tempo dekat")),
    ("tanya", _("Menunggu pelapor")),
]
ORDERS = [("", _("Tenggat terdekat")), ("terbaru", _("Terbaru"))]


class QueueFilter(forms.Form):
    """What of the queue to show. Read from the address, so that a view can be kept as a link."""

    q = forms.CharField(label=_("Cari nomor, nama, kata"), required=False, max_length=120)
    tampil = forms.ChoiceField(label=_("Tampilan"), choices=VIEWS, required=False)
    tempat = forms.ChoiceField(label=_("Tempat"), required=False)
    urut = forms.ChoiceField(label=_("Urutan"), choices=ORDERS, required=False)

    def __init__(self, data: QueryDict, duty: Duty) -> None:
        super().__init__(data, auto_id="saring_%s")
        areas = waiting(duty).exclude(area="").order_by("area").values_list("area", flat=True)
        rows = [(code, self._place(code)) for code in areas.distinct()]
        self.fields["tempat"] = forms.ChoiceField(
            label=_("Tempat"), choices=[("", _("Semua tempat")), *rows], required=False
        )
        self.order_fields(["q", "tampil", "tempat", "urut"])

    @staticmethod
    def _place(code: str) -> str:
        place = place_of(code)
        return place.name if place else code

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but a search is chosen."""
        return any(self.chosen[name] for name in ("tampil", "tempat", "urut"))

    @property
    def chosen(self) -> dict[str, str]:
        """The valid choices; what is not valid counts as not chosen."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class AskForm(forms.Form):
    """A question for the reporter's mailbox."""

    teks = forms.CharField(
        label=_("Pertanyaan untuk pelapor"),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=5,
        max_length=2000,
        error_messages={
            "required": _("Tulis pertanyaannya."),
            "min_length": _("Tulis pertanyaannya dalam satu kalimat."),
        },
    )


class ReasonForm(forms.Form):
    """Why a report is not pursued; an empty sentence is the one that stands beside the reason."""

    alasan = forms.ChoiceField(
        label=_("Alasan"),
        choices=lambda: [(one.id, said(one.label)) for one in case_table().reasons.values()],
        error_messages={
            "required": _("Pilih satu alasan; pelapor membaca kalimatnya."),
            "invalid_choice": _("Pilih satu alasan; pelapor membaca kalimatnya."),
        },
    )
    kalimat = forms.CharField(
        label=_("Kalimat yang dibaca pelapor"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
    )


class MergeForm(forms.Form):
    """The number of the case or report that tells of the same event."""

    ke = forms.CharField(
        label=_("Nomor perkara atau laporan yang sama"),
        max_length=20,
        error_messages={"required": _("Tulis nomor perkara atau laporannya.")},
    )

    def __init__(self, data: QueryDict, duty: Duty) -> None:
        super().__init__(data)
        self.duty = duty

    def clean_ke(self) -> Case | Report:
        number = self.cleaned_data["ke"].strip().upper()
        held = Case.objects.visible_to(self.duty).filter(holder=self.duty.agency)
        case = held.filter(number=number.replace("-", "/", 1)).first()
        found = case or reports_for(self.duty).filter(number=number).first()
        if found is None:
            raise forms.ValidationError(
                _("Nomor “%(n)s” tidak ada di kantor Anda. Periksa angkanya.") % {"n": number}
            )
        return found
