"""Quiz results by person: the office's decision, and the public list of all such decisions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs, public
from jaganetral.web.prevention.actions.quiz_naming import begin_naming, end_naming
from jaganetral.web.prevention.attendance.retention import days_of
from jaganetral.web.prevention.forms.quizzes import NamingForm
from jaganetral.web.prevention.models import QuizNaming
from jaganetral.web.prevention.quizzes import naming_of

SHOWN = 200


@needs("cegah.kantor")
@require_http_methods(["GET", "POST"])
def naming(request: OfficerRequest) -> HttpResponse:
    """What holds for one's own office, and deciding it."""
    office = request.duty.agency
    form = NamingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        begin_naming(form.cleaned_data["reason"], by=request.duty)
        messages.success(request, _("Diputuskan dan diumumkan. Berlaku untuk kuis sesudah ini."))
        return redirect("prevention:quiz_naming")
    context = {"form": form, "office": office, "holds": naming_of(office), "days": days_of(office)}
    status = 400 if form.errors else 200
    return render(request, "prevention/quiz_naming.html", context, status=status)


@require_POST
@needs("cegah.kantor")
def end(request: OfficerRequest) -> HttpResponse:
    """End the decision."""
    if end_naming(by=request.duty):
        messages.success(request, _("Keputusan diakhiri. Kuis sesudah ini tanpa nama."))
    return redirect("prevention:quiz_naming")


@public
def namings(request: HttpRequest) -> HttpResponse:
    """Every decision that holds or held; offices only, no persons."""
    rows = QuizNaming.objects.select_related("agency")
    context = {
        "holding": rows.filter(ended_at=None)[:SHOWN],
        "ended": rows.exclude(ended_at=None)[:SHOWN],
    }
    return render(request, "prevention/quiz_namings.html", context)
