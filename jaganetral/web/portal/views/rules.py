"""The law as people read it: the list, each norm, each instrument, and the open data."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jaganetral.law.telling import catalogue
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.pack import law_pack
from jaganetral.web.portal.examples import examples_context
from jaganetral.web.portal.forms import RuleForm
from jaganetral.web.portal.rules import (
    by_instrument,
    calendar_context,
    instrument_context,
    norm_context,
)


@public
def rules(request: HttpRequest) -> HttpResponse:
    """Every norm by instrument, searched and narrowed without script; how well each is read."""
    pack, today = law_pack(), clock.today()
    form = RuleForm(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = [norm for norm in pack.norms.values() if form.fits(norm, wanted)]
    context = {
        "form": form,
        "narrowed": any(wanted.values()),
        "found": len(found),
        "groups": by_instrument(found, pack, today),
        "norms": len(pack.norms),
        "sources": catalogue.coverage(pack),
        "off": catalogue.switched_off(pack),
        "calendars": [(name, row["title"]) for name, row in pack.calendars.items()],
        "rest": [(n, r["title"]) for n, r in pack.instruments.items() if not _used(n)],
        "version": pack.version.partition("+")[0],
        "digest": pack.sha256[:12],
    }
    return render(request, "portal/rules.html", context)


def _used(instrument: str) -> bool:
    return any(norm.instrument == instrument for norm in law_pack().norms.values())


@public
def rule(request: HttpRequest, norm: str) -> HttpResponse:
    """One norm: article, gloss, days in force, confidence, what it drives."""
    pack = law_pack()
    if norm not in pack.norms:
        raise Http404
    context = norm_context(pack.norms[norm], pack, clock.today())
    return render(request, "portal/rule.html", context | examples_context(norm, pack))


@public
def instrument(request: HttpRequest, name: str) -> HttpResponse:
    """One instrument: dates, bodies, what it replaced, its norms."""
    pack = law_pack()
    if name not in pack.instruments:
        raise Http404
    return render(request, "portal/instrument.html", instrument_context(name, pack, clock.today()))


@public
def calendar(request: HttpRequest, election: str) -> HttpResponse:
    """One election: its stages, the days of determination, and how sure each day is."""
    pack = law_pack()
    if election not in pack.calendars:
        raise Http404
    return render(request, "portal/calendar.html", calendar_context(election, pack))


@public
def data(request: HttpRequest) -> HttpResponse:
    """The catalogue as open data (CC BY 4.0), for machines."""
    answer = JsonResponse(
        catalogue.open_data(law_pack()), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = 'inline; filename="aturan.json"'
    return answer
