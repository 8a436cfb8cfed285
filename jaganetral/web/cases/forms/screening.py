"""What an examiner says of a candidate."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.names.query import Query
from jaganetral.web.cases.models import Judgement, Party


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
    """Other words to search with, and whom they describe; a name is not needed."""

    nama = forms.CharField(label=_("Nama atau panggilan"), required=False, max_length=160)
    jabatan = forms.CharField(label=_("Jabatan atau tugas"), required=False, max_length=160)
    unit = forms.CharField(label=_("Unit kerja"), required=False, max_length=160)
    nip = forms.CharField(label=_("NIP"), required=False, max_length=21)

    def __init__(self, data: Any, parties: Sequence[Party]) -> None:
        super().__init__(data)
        choices = [(one.pk, one.described_as) for one in parties]
        field = forms.ChoiceField(label=_("Terlapor"), required=False, choices=choices)
        if len(parties) > 1:
            self.fields["orang"] = field

    @property
    def query(self) -> Query:
        """What was typed; empty where nothing was, or what is not valid."""
        self.full_clean()
        told = self.cleaned_data.get
        return Query(
            name=told("nama", ""),
            position=told("jabatan", ""),
            unit=told("unit", ""),
            nip=told("nip", ""),
        )

    @property
    def party(self) -> int:
        """The key of the accused whom the words describe, 0 where there is but one."""
        return int(self.cleaned_data.get("orang") or 0)
