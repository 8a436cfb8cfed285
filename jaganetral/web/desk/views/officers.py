"""Settings: officers, their duties and one-time links."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.web import clock
from jaganetral.web.accounts import actions
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.desk.forms import DutyForm, EndForm, OfficerForm, bodies_as_tree, offer, roles
from jaganetral.web.desk.managed import body_of, officer_of, officers_of

LINK = "fresh_link"


def _show_once(request: OfficerRequest, officer: Officer) -> None:
    """Keep the link for the next page; after that it exists nowhere in the clear."""
    token = actions.open_link(officer, by=request.duty)
    address = request.build_absolute_uri(reverse("account_set_up", args=[token]))
    request.session[LINK] = [officer.pk, address]


@needs("atur.kelola")
@require_safe
def listing(request: OfficerRequest) -> HttpResponse:
    """The officers of the bodies this administrator manages."""
    today = clock.today(request.duty.agency.zone)
    return render(request, "desk/officers.html", {"rows": officers_of(request.duty, today)})


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """Add an officer; the one-time link is shown on the next page."""
    today = clock.today(request.duty.agency.zone)
    form = OfficerForm(request.POST or None, initial={"since": today})
    offer(form, agency=bodies_as_tree(managed_by(request.duty)), role=roles())
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["agency"] = body_of(request.duty, values["agency"])
        try:
            officer = actions.add_officer(**values, by=request.duty)
        except ValidationError as trouble:
            form.add_error(None, trouble.messages)
        else:
            _show_once(request, officer)
            return redirect("desk:officer", officer.pk)
    return render(request, "desk/officer_new.html", {"form": form})


@needs("atur.kelola")
@never_cache
@require_http_methods(["GET", "POST"])
def one(request: OfficerRequest, pk: int) -> HttpResponse:
    """One officer: duties, adding a duty; and the link, once."""
    officer = officer_of(request.duty, pk)
    today = clock.today(request.duty.agency.zone)
    form = DutyForm(request.POST or None, initial={"since": today})
    offer(form, agency=bodies_as_tree(managed_by(request.duty)), role=roles())
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        body = body_of(request.duty, values["agency"])
        try:
            actions.add_duty(officer, body, values["role"], since=values["since"], by=request.duty)
        except ValidationError as trouble:
            form.add_error(None, trouble.messages)
        else:
            messages.success(request, _("Tugas ditambahkan."))
            return redirect("desk:officer", pk)
    kept = request.session.pop(LINK, None)
    duties = officer.duties.select_related("agency", "officer").order_by("since")
    context = {"officer": officer, "form": form, "duties": duties, "today": today}
    context |= {"link": kept[1] if kept and kept[0] == pk else "", "end": EndForm()}
    return render(request, "desk/officer.html", context)


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """The last day of a duty, confirmed on a page of its own."""
    found = Duty.objects.filter(agency__in=managed_by(request.duty))
    duty = get_object_or_404(found.select_related("officer", "agency"), pk=pk)
    form = EndForm(request.POST or None, initial={"until": clock.today(duty.agency.zone)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_duty(duty, until=form.cleaned_data["until"], by=request.duty)
        except ValidationError as trouble:
            form.add_error("until", trouble.messages)
        else:
            messages.success(request, _("Tugas %(duty)s diakhiri.") % {"duty": duty})
            return redirect("desk:officer", duty.officer_id)
    back = reverse("desk:officer", args=[duty.officer_id])
    what = f"{duty.officer.name}: {duty}"
    return render(request, "desk/end.html", {"form": form, "what": what, "back": back})


@needs("atur.kelola")
@require_POST
def link(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new one-time link: a forgotten password, a lost phone."""
    _show_once(request, officer_of(request.duty, pk))
    return redirect("desk:officer", pk)


@needs("atur.kelola")
@require_POST
def active(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close an account or open it again."""
    officer = officer_of(request.duty, pk)
    actions.set_active(officer, request.POST.get("aktif") == "ya", by=request.duty)
    said = _("Akun dibuka kembali.") if officer.is_active else _("Akun ditutup.")
    messages.success(request, said)
    return redirect("desk:officer", pk)
