"""What every part of a case page shows: title, parts, limits, the next act, the seal."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jaganetral.flow import case_table
from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.hands import awaited, works_on
from jaganetral.web.cases.limits import limits_of
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.queries.queue import reports_for
from jaganetral.web.cases.queries.retaliation import in_short, of_case
from jaganetral.web.cases.queries.timeline import records_of
from jaganetral.web.cases.steps import stages_of, steps_of
from jaganetral.web.cases.tabs import tabs_for
from jaganetral.web.cases.views.find import today


def case_page(
    request: OfficerRequest,
    case: Case,
    here: str,
    template: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a part of a case page."""
    duty = request.duty
    steps = steps_of(case, duty, today(request)) if works_on(case, duty) else []
    reports = list(reports_for(duty).filter(case_report__case=case).order_by("pk"))
    limits = [one for one in limits_of(case, today(request)) if one.is_running]
    base = {
        "case": case,
        "tabs": tabs_for(case, duty, here),
        "state": case_table().states[case.state],
        "stages": stages_of(case),
        "reports": reports,
        "limits": limits,
        "steps": steps,
        "failed": status >= HTTPStatus.BAD_REQUEST,
        "beside": [step for step in steps if step.beside],
        "awaited": awaited(case),
        "may_change": case.holder_id == duty.agency_id,
        "retaliations": in_short(of_case(case, duty)),
        "may_proof": duty.may("perkara.jejak"),
        "sealed": records_of(case, duty).count(),
    }
    return render(request, template, {**base, **context}, status=status)


def changed_words(case: Case) -> str:
    """Who changed the case while somebody wrote: "Rina mengubah perkara ini 2 menit lalu. …"."""
    last = Record.objects.filter(about=case.key).order_by("-seq").first()
    who = last.actor.split(" (")[0] if last else _("Petugas lain")
    minutes = int((clock.now() - last.at).total_seconds() // 60) if last else 0
    return _("%(who)s mengubah perkara ini %(n)d menit lalu. Tulisan Anda masih ada di bawah.") % {
        "who": who,
        "n": minutes,
    }
