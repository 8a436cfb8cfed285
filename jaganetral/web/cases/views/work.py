"""Working on a case: within the scope, by those who may; refusals said in sentences."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from jaganetral.flow import Refusal
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.cases.actions.decision import WarningUnread
from jaganetral.web.cases.actions.flow import ChangedElsewhere, Refused
from jaganetral.web.cases.actions.follow_up import RecordMissing, TeamMissing
from jaganetral.web.cases.hands import works_on
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.views.find import find_case
from jaganetral.web.cases.views.page import changed_words
from jaganetral.web.letters.actions import LetterIncomplete, LetterSealed

SAID: dict[type[Exception], str] = {
    TeamMissing: gettext_noop(
        "Tim pemeriksa wajib dibentuk untuk tingkat ini. Sebut surat pembentukannya."
    ),
    RecordMissing: gettext_noop(
        "Terlapor hadir. Pilih apakah berita acara pemeriksaan ditandatangani."
    ),
    WarningUnread: gettext_noop(
        "Pilihan ini lebih ringan daripada hasil kajian. Baca peringatannya, beri tanda, "
        "lalu tetapkan."
    ),
}
TROUBLE: tuple[type[Exception], ...] = (
    *SAID,
    Refused,
    LetterIncomplete,
    LetterSealed,
    PermissionDenied,
)


def find_to_work(request: OfficerRequest, slug: str) -> Case:
    """As `find_case`, for changing it: 403 and why for a body that only reads the case now."""
    case = find_case(request, slug)
    if not works_on(case, request.duty):
        raise PermissionDenied(
            _("Perkara ini sekarang dikerjakan %(body)s. Instansi Anda membacanya saja.")
            % {"body": case.holder.short}
        )
    return case


def refusal_words(refusal: Refusal) -> str:
    """Why not, and what helps, in the language of the page."""
    language = get_language() or "id"
    return f"{refusal.reason.of(language)} {refusal.remedy.of(language)}"


def why(trouble: Exception) -> str:
    """A refusal as sentences for the screen."""
    if isinstance(trouble, Refused):
        return refusal_words(trouble.refusal)
    if type(trouble) in SAID:
        return _(SAID[type(trouble)])
    return str(trouble) or _("Peran Anda tidak boleh melakukan ini.")


def attempt(case: Case, form: forms.Form, run: Callable[[], object]) -> int:
    """Run an action for a form: 0 when done, else the status; the form then says why."""
    try:
        run()
    except ChangedElsewhere:
        form.add_error(None, changed_words(case))
        return 409
    except TROUBLE as trouble:
        form.add_error(None, why(trouble))
        return 400
    return 0


def try_it(request: HttpRequest, run: Callable[[], object]) -> bool:
    """Run an action behind a button; a refusal becomes a notice on the next page."""
    try:
        run()
    except TROUBLE as trouble:
        messages.error(request, why(trouble))
        return False
    return True
