"""Bringing a roster in: upload, what it would change, let it count, take it back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.names.reading import BadRoster
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.look.errors import held_back
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.roster import loading
from jaganetral.web.roster.forms import ConfirmForm, ImportForm
from jaganetral.web.roster.keeping import changed_page
from jaganetral.web.roster.loss import lost
from jaganetral.web.roster.models import Change, RosterLoad, Workplace
from jaganetral.web.roster.queries import current_loads, roster_body
from jaganetral.web.roster.rejects import as_csv
from jaganetral.web.roster.stored import size

SHOWN = 50
A_PAGE = 12  # loads: a year of them


@needs("pegawai.impor")
@require_http_methods(["GET", "POST"])
def upload(request: OfficerRequest) -> HttpResponse:
    """Choose a file; its rows wait, and no roster changes yet."""
    body = roster_body(request.duty.agency)
    today = clock.today(body.zone)
    form = ImportForm(request.POST or None, request.FILES or None, today=today)
    if request.method == "POST" and form.is_valid():
        file, as_of = form.cleaned_data["file"], form.cleaned_data["as_of"]
        try:
            load = loading.stage(file.read(), file.name, body=body, as_of=as_of, by=request.duty)
        except (BadRoster, loading.Busy) as trouble:
            form.add_error("file", str(trouble))
        else:
            return redirect("roster:load", load.pk)
    every = RosterLoad.objects.filter(body=body)
    context = {"form": form, "body": body, "today": today, "open": every.open().first()}
    context |= _earlier(every.filter(state=RosterLoad.State.DITERIMA), request)
    context["current"] = current_loads().filter(body=body).first()
    return render(request, "roster/import.html", context)


def _earlier(loads: QuerySet[RosterLoad], request: OfficerRequest) -> dict[str, Any]:
    """What came in before, page by page, and what all of it takes."""
    rows = sum(one.stored for one in loads)
    page = Paginator(loads, A_PAGE).get_page(request.GET.get("halaman"))
    return {"loads": page, "stored": rows, "size": size(), "months": settings.ROSTER_MONTHS}


def _load(request: OfficerRequest, pk: int) -> RosterLoad:
    """A load of the officer's own body; dropped ones are gone."""
    found = get_object_or_404(RosterLoad, pk=pk, body=roster_body(request.duty.agency))
    if found.undone and found.state != RosterLoad.State.DITERIMA:
        return get_object_or_404(RosterLoad.objects.none())
    return found


@needs("pegawai.impor")
@require_safe
def load(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a load would change or changed, and what stayed out."""
    return _page(request, _load(request, pk))


def _page(
    request: OfficerRequest, found: RosterLoad, form: ConfirmForm | None = None
) -> HttpResponse:
    current = current_loads().filter(body=found.body).first()
    loss = lost(found)
    form = form or ConfirmForm(grave=loss is not None and loss.is_grave)
    context = {
        "load": found,
        "is_current": found == current,
        "is_older": current is not None and current.as_of > found.as_of,
        "loss": loss,
        "emptied": found.undone and found.thinned_on,
        "form": form,
        "kinds": _kinds(found),
        **_agencies(found),
        "rejected": found.rejects.all()[:SHOWN],
        "rows": found.employees.order_by("pk")[:5],
        "unknown": Workplace.objects.filter(body=found.body, settled=False, people__gt=0).count(),
    }
    return render(request, "roster/load.html", context, status=400 if form.errors else 200)


def _kinds(found: RosterLoad) -> list[tuple[str, str, int]]:
    """Every kind of change, what it is called, and how often."""
    counts = found.changes.get("kinds", {})
    return [(kind.value, str(kind.label), counts.get(kind.value, 0)) for kind in Change.Kind]


def _agencies(found: RosterLoad) -> dict[str, Any]:
    """The counts of every agency, each under its heading."""
    heads = [_("Dahulu"), _("Sekarang"), *(label for _value, label, _n in _kinds(found))]
    told = found.changes.get("agencies", [])
    rows = [(agency, list(zip(heads, counts, strict=True))) for agency, *counts in told]
    return {"heads": heads, "agencies": rows}


@needs("pegawai.impor")
@require_POST
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Let the load count."""
    found = _load(request, pk)
    loss = lost(found)
    form = ConfirmForm(request.POST, grave=loss is not None and loss.is_grave)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        loading.confirm_load(found, by=request.duty, despite_loss=form.cleaned_data["yakin"])
    except (loading.NotReady, loading.TooManyGone) as trouble:
        messages.warning(request, str(trouble))
    else:
        messages.success(request, _("Daftar pegawai disimpan."))
    return redirect("roster:load", found.pk)


@needs("pegawai.impor")
@require_POST
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """Drop a load that nobody confirmed."""
    loading.discard_load(_load(request, pk), by=request.duty)
    messages.success(request, _("Impor dibuang. Daftar pegawai tidak berubah."))
    return redirect("roster:import")


@needs("pegawai.impor")
@require_safe
def changes(request: OfficerRequest, pk: int, kind: str) -> HttpResponse:
    """The first people of one kind of change, page by page; each page counts as a look-up.

    A file of a few rows must not open everybody it lacks: then only its own new people are shown.
    """
    found = _load(request, pk)
    if kind not in Change.Kind.values:
        kind = Change.Kind.BARU
    loss, number = lost(found), request.GET.get("halaman", "")
    closed = loss is not None and loss.is_grave and kind != Change.Kind.BARU
    try:
        page = None if closed else changed_page(found, kind, number, by=request.duty)
    except TooMany as limit:
        return held_back(request, str(limit))
    context = {"load": found, "kind": Change.Kind(kind), "kinds": _kinds(found), "page": page}
    more = found.changes.get("kinds", {}).get(kind, 0) > Change.SHOWN
    context |= {"closed": closed, "most": Change.SHOWN, "more": more}
    return render(request, "roster/changes.html", context)


@needs("pegawai.impor")
@require_safe
def rejected(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The rows a load left out, to correct and load again."""
    return as_csv(_load(request, pk))


@needs("pegawai.impor")
@require_POST
def undo(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a load back; the one before counts again."""
    found = _load(request, pk)
    try:
        loading.undo_load(found, by=request.duty)
    except loading.Settled:
        messages.warning(request, _("Impor ini tidak dapat dibatalkan lagi."))
        return redirect("roster:load", found.pk)
    messages.success(request, _("Impor dibatalkan. Daftar sebelumnya berlaku lagi."))
    return redirect("roster:import")
