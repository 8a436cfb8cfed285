"""Parts of a case that are read: timeline, proof."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.queries.proof import check, export
from jaganetral.web.cases.queries.timeline import KINDS, by_day, event_of, events_of, records_of
from jaganetral.web.cases.views.find import find_case
from jaganetral.web.cases.views.page import case_page


@require_GET
@needs("perkara.lihat")
def timeline(request: OfficerRequest, slug: str) -> HttpResponse:
    """What happened, day by day, from the sealed log."""
    case = find_case(request, slug)
    kind = request.GET.get("jenis", "")
    kind = kind if kind in KINDS else ""
    days = [
        (day, [e for e in rows if e.kind != "sistem" or kind], [e for e in rows if not kind])
        for day, rows in by_day(events_of(case, request.duty, kind))
    ]
    days = [(day, shown, [e for e in rest if e.kind == "sistem"]) for day, shown, rest in days]
    return case_page(
        request, case, "cases:timeline", "cases/timeline.html", days=days, kinds=KINDS, kind=kind
    )


@require_GET
@needs("perkara.jejak")
def proof(request: OfficerRequest, slug: str) -> HttpResponse:
    """The records of a case, each checked against the signed root; the whole log on request."""
    case = find_case(request, slug)
    rows = check(list(records_of(case, request.duty)))
    lines = [(row, event_of(row.record, request.duty.agency.zone)) for row in rows]
    verdict = verify_log() if request.GET.get("periksa") else None
    return case_page(
        request,
        case,
        "cases:proof",
        "cases/proof.html",
        lines=lines[::-1],
        broken=[row.record.seq for row in rows if not row.whole],
        verdict=verdict,
    )


@require_GET
@needs("perkara.jejak")
def proof_file(request: OfficerRequest, slug: str) -> HttpResponse:
    """The records and their proofs as JSON, for checking elsewhere."""
    case = find_case(request, slug)
    rows = check(list(records_of(case, request.duty)))
    response = JsonResponse(
        export(case.number, rows), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response["Content-Disposition"] = f'attachment; filename="bukti-{case.slug}.json"'
    return response
