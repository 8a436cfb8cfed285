"""Which of our bodies the agency names of a roster file stand for."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.roster.forms import OURS_NOT, workplace_form
from jaganetral.web.roster.loading import say_workplace
from jaganetral.web.roster.models import Workplace
from jaganetral.web.roster.queries import roster_body
from jaganetral.web.roster.workplaces import bodies_under

A_PAGE = 25


@needs("pegawai.impor")
@require_http_methods(["GET", "POST"])
def workplaces(request: OfficerRequest) -> HttpResponse:
    """Names that are not settled yet, or with ?tampil=semua every name; what is said is kept."""
    body = roster_body(request.duty.agency)
    every = Workplace.objects.filter(body=body, people__gt=0).select_related("agency")
    shows_all = request.GET.get("tampil") == "semua"
    rows = every if shows_all else every.filter(settled=False)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    bodies = bodies_under(body)
    form = workplace_form(list(page), bodies, request.POST or None)
    if request.method == "POST" and form.is_valid():
        day, said = clock.today(body.zone), form.cleaned_data
        told = {str(one.pk): one for one in bodies}
        for one in page:
            answer = said[f"w{one.pk}"]
            if answer and answer != (form.initial.get(f"w{one.pk}") or ""):
                agency = None if answer == OURS_NOT else told[answer]
                say_workplace(one, agency, by=request.duty, day=day)
        messages.success(request, _("Padanan instansi disimpan. Impor berikutnya memakainya."))
        return redirect(request.get_full_path())
    fields = [(one, form[f"w{one.pk}"]) for one in page]
    context = {"body": body, "form": form, "fields": fields, "page": page, "all": shows_all}
    context["unsettled"] = every.filter(settled=False).count()
    return render(request, "roster/workplaces.html", context)
