"""Bringing a roster in: upload, trial, load, and taking a load back."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.names.reading import BadRoster, Read, read_roster
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.roster import loading
from jaganetral.web.roster.forms import ImportForm
from jaganetral.web.roster.models import RosterLoad
from jaganetral.web.roster.queries import current_loads, roster_body
from jaganetral.web.roster.rejects import as_csv

TRIAL = "roster_trial"
SHOWN = 50


@needs("pegawai.impor")
@require_http_methods(["GET", "POST"])
def upload(request: OfficerRequest) -> HttpResponse:
    """Choose a file; nothing is stored in the roster yet."""
    body = roster_body(request.duty.agency)
    today = clock.today(body.zone)
    form = ImportForm(request.POST or None, request.FILES or None, today=today)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            read_roster(data, file.name)
        except BadRoster as trouble:
            form.add_error("file", str(trouble))
        else:
            as_of = form.cleaned_data["as_of"].isoformat()
            trial = {"token": loading.hold(data), "name": file.name, "as_of": as_of}
            request.session[TRIAL] = trial
            return redirect("roster:trial")
    loads = RosterLoad.objects.filter(body=body)[:10]
    context = {"form": form, "body": body, "loads": loads, "today": today}
    context["current"] = current_loads().filter(body=body).first()
    return render(request, "roster/import.html", context)


def _trial(request: OfficerRequest) -> tuple[dict[str, str], bytes, Read] | None:
    """The file on trial in this session: how it is called, its bytes, and as read."""
    kept: dict[str, str] | None = request.session.get(TRIAL)
    data = loading.take(kept["token"]) if kept else None
    if kept is None or data is None:
        return None
    return kept, data, read_roster(data, kept["name"])


@needs("pegawai.impor")
@require_http_methods(["GET", "POST"])
def trial(request: OfficerRequest) -> HttpResponse:
    """What the file would do; accept or leave it."""
    found = _trial(request)
    if found is None:
        messages.warning(request, _("Berkas percobaan sudah dihapus. Unggah sekali lagi."))
        return redirect("roster:import")
    kept, data, read = found
    body = roster_body(request.duty.agency)
    if request.method == "POST":
        del request.session[TRIAL]
        loading.drop(kept["token"])
        if "batal" in request.POST:
            messages.success(request, _("Percobaan dibatalkan. Tidak ada yang disimpan."))
            return redirect("roster:import")
        day = date.fromisoformat(kept["as_of"])
        done = loading.load_roster(data, kept["name"], body=body, as_of=day, by=request.duty)
        return redirect("roster:load", done.load.pk)
    context = {"kept": kept, "as_of": date.fromisoformat(kept["as_of"]), "body": body}
    context |= {"read": read, "rows": read.rows[:5]}
    context |= {"rejected": read.rejected[:SHOWN], "warnings": read.warnings[:SHOWN]}
    return render(request, "roster/trial.html", context)


@needs("pegawai.impor")
@require_safe
def trial_rejected(request: OfficerRequest) -> HttpResponse:
    """The rows of the trial that would stay out, to correct and load again."""
    found = _trial(request)
    if found is None:
        return redirect("roster:import")
    read = found[2]
    return as_csv(read.heads, [(one.line, one.reason, one.row) for one in read.rejected])


def _load(request: OfficerRequest, pk: int) -> RosterLoad:
    return get_object_or_404(RosterLoad, pk=pk, body=roster_body(request.duty.agency))


@needs("pegawai.impor")
@require_safe
def load(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a load brought in and what stayed out."""
    found = _load(request, pk)
    current = current_loads().filter(body=found.body).first()
    context = {
        "load": found,
        "is_current": found == current,
        "rejected": found.rejects.all()[:SHOWN],
    }
    return render(request, "roster/load.html", context)


@needs("pegawai.impor")
@require_safe
def rejected(request: OfficerRequest, pk: int) -> HttpResponse:
    """The rows a load left out, to correct and load again."""
    found = _load(request, pk)
    return as_csv(found.heads, found.rejects.values_list("line", "reason", "row"))


@needs("pegawai.impor")
@require_POST
def undo(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a load back; the one before counts again."""
    loading.undo_load(_load(request, pk), by=request.duty)
    messages.success(request, _("Impor dibatalkan. Daftar sebelumnya berlaku lagi."))
    return redirect("roster:import")
