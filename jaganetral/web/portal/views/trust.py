"""Home, and the pages that earn trust."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jaganetral.law.telling.catalogue import coverage
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.pack import law_pack
from jaganetral.web.portal.queries import checks, hosts
from jaganetral.web.statistics.queries import headline


@public
def home(request: HttpRequest) -> HttpResponse:
    """Choose a door in five seconds; the doors of the demo are not here."""
    if "demo" in request.GET:
        raise Http404
    return render(request, "portal/home.html", {"headline": headline()})


@public
def help_page(request: HttpRequest) -> HttpResponse:
    """Where to turn, also without this site."""
    return render(request, "portal/help.html")


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, how long, who sees it, and how to be safer."""
    return render(request, "portal/privacy.html")


@public
def about(request: HttpRequest) -> HttpResponse:
    """Who runs this, what it is not, and what its law rests on."""
    pack = law_pack()
    context = {
        "hosts": hosts(),
        "sources": coverage(pack),
        "norms": len(pack.norms),
        "version": pack.version.partition("+")[0],
    }
    return render(request, "portal/about.html", context)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works, what was checked, what does not work yet."""
    return render(request, "portal/accessibility.html")


@public
def health(request: HttpRequest) -> HttpResponse:
    """Whether the service works, for people and for machines (status 200 or 503)."""
    found = checks()
    works = all(check.works for check in found)
    context = {"works": works, "checks": found, "now": clock.now()}
    answer = render(request, "portal/health.html", context, status=200 if works else 503)
    answer["Cache-Control"] = "no-store"
    return answer
