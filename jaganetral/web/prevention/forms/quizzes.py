"""Deciding on quiz results by person, and who somebody is in such a quiz."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.forms.attendance import PresentForm


class NamingForm(forms.Form):
    """Why, and that it is understood to be public."""

    reason = forms.CharField(
        label=_("Alasan kantor"),
        help_text=_("Dibaca semua orang di daftar keputusan. Jangan sebut nama orang."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya")},
    )
    public = forms.BooleanField(
        label=_("Keputusan ini diumumkan kepada setiap peserta dan siapa pun"),
        error_messages={"required": _("Setujui bahwa keputusan ini diumumkan")},
    )


class LearnerForm(PresentForm):
    """Who learns; left empty the result counts for the office alone."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["who"].required = False
        self.fields["who"].help_text = _("Boleh kosong: hasil Anda dihitung tanpa nama.")

    @property
    def learner(self) -> Person | None:
        """The person, once the form is valid; None for nobody in particular."""
        found: Person | None = self.cleaned_data["person"]
        return found
