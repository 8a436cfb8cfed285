"""What an examiner says of a candidate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.cases.models import Judgement


class VerdictForm(forms.Form):
    """One candidate, one verdict; *Ini orangnya* needs one sentence why."""

    pegawai = forms.IntegerField(widget=forms.HiddenInput)
    putusan = forms.ChoiceField(choices=Judgement.Verdict.choices)
    alasan = forms.CharField(label=_("Mengapa ini orangnya?"), required=False, max_length=500)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        told = super().clean() or {}
        if told.get("putusan") == Judgement.Verdict.INI and not told.get("alasan", "").strip():
            self.add_error("alasan", _("Tulis satu kalimat mengapa ini orangnya."))
        return told


class SearchForm(forms.Form):
    """Other words to search with; a description without a name is enough."""

    nama = forms.CharField(label=_("Nama atau panggilan"), required=False, max_length=160)
    jabatan = forms.CharField(label=_("Jabatan atau tugas"), required=False, max_length=160)
    unit = forms.CharField(label=_("Unit kerja"), required=False, max_length=160)
    nip = forms.CharField(label=_("NIP"), required=False, max_length=21)
