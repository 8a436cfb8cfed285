"""The evidence of a case: what its reports brought, and what officers add."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.cases.actions.evidence import add_evidence
from jaganetral.web.cases.actions.flow import ChangedElsewhere
from jaganetral.web.cases.forms.evidence import EvidenceForm
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.evidence import items_of
from jaganetral.web.cases.views.find import find_case, find_held, today
from jaganetral.web.cases.views.page import case_page, changed_words
from jaganetral.web.evidence.actions import BadFile, NoCustodian, respond
from jaganetral.web.evidence.uploads import read


def page(request: OfficerRequest, case: Case, *, status: int = 200, **context: Any) -> HttpResponse:
    """Clean copies with hash, source and day; who examines the case may add a file."""
    duty = request.duty
    links = [
        link for one in case.case_reports.select_related("report") for link in one.report.links
    ]
    base = {
        "items": items_of(case),
        "links": links,
        "reads_reports": duty.may("antrean.lihat"),
        "may_add": case.holder_id == duty.agency_id and duty.may("perkara.periksa"),
        "form": EvidenceForm(initial={"versi": case.version}),
        **context,
    }
    return case_page(request, case, "cases:evidence", "cases/evidence.html", status=status, **base)


@require_GET
@needs("perkara.lihat")
def evidence(request: OfficerRequest, slug: str) -> HttpResponse:
    """The evidence; the sealed originals are not opened here."""
    return page(request, find_case(request, slug))


@require_POST
@needs("perkara.periksa")
def add(request: OfficerRequest, slug: str) -> HttpResponse:
    """Seal a further file into the case."""
    case, form = find_held(request, slug), EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, case, status=400, form=form)
    told, day = form.cleaned_data, today(request)
    file, words = told["berkas"], {"label": told["keterangan"], "source": told["sumber"]}
    try:
        data = read(file.name, file)
        add_evidence(case, file.name, data, by=request.duty, day=day, seen=told["versi"], **words)
    except (BadFile, NoCustodian) as trouble:
        form.add_error("berkas", str(trouble))
        return page(request, case, status=400, form=form)
    except ChangedElsewhere:
        kept = EvidenceForm({**request.POST.dict(), "versi": case.version}, request.FILES)
        return page(request, case, status=409, form=kept, trouble=changed_words(case))
    return redirect("cases:evidence", slug)


@require_GET
@needs("perkara.lihat")
def evidence_file(request: OfficerRequest, slug: str, item: UUID) -> HttpResponseBase:
    """The clean copy of one piece of evidence."""
    found = get_object_or_404(items_of(find_case(request, slug)), pk=item)
    return cast(HttpResponseBase, respond(found))
