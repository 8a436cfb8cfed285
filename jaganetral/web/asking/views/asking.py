"""For everybody: send a question, note its code, read its answer, look through the library."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jaganetral.law.advice.questions import by_slug
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.asking import actions
from jaganetral.web.asking.code import code_in, forget_code, give_code
from jaganetral.web.asking.forms import AskForm, CodeForm
from jaganetral.web.asking.models import Entry, Question
from jaganetral.web.asking.queries import by_code, fitting, history
from jaganetral.web.asking.refusals import REFUSALS
from jaganetral.web.asking.shown import shown
from jaganetral.web.reports.views.quiet import quiet

A_PAGE = 20


@public
@quiet
def send(request: HttpRequest) -> HttpResponse:
    """A question to a human, without a name; what could not be answered is filled in already."""
    form = AskForm(request.POST) if request.method == "POST" else AskForm(initial=_begun(request))
    if not form.is_valid():
        status = 400 if form.is_bound else 200
        return render(request, "asking/send.html", {"form": form}, status=status)
    said = form.cleaned_data
    day = clock.today()
    try:
        code = actions.send(said["pertanyaan"], who=said["siapa"], wants_code=said["kode"], day=day)
    except actions.TooMany:
        form.add_error(None, _("Terlalu banyak pertanyaan pada jam ini. Coba lagi satu jam lagi."))
        return render(request, "asking/send.html", {"form": form}, status=429)
    response = redirect("asking:sent")
    if code:
        give_code(response, code)
    else:
        forget_code(response)
    return response


def _begun(request: HttpRequest) -> dict[str, str]:
    """What the advisor's page already knows: the words, or its question, and who asks."""
    question = by_slug(request.GET.get("dari", ""))
    words = question.question["id"] if question else request.GET.get("q", "")[:600]
    return {"pertanyaan": words, "siapa": request.GET.get("siapa", "")}


@public
@quiet
def sent(request: HttpRequest) -> HttpResponse:
    """It is sent; the code is shown until it is noted."""
    if request.method == "POST":
        response = redirect("asking:library")
        forget_code(response)
        return response
    return render(request, "asking/sent.html", {"words": code_in(request)})


@public
@quiet
def read(request: HttpRequest) -> HttpResponse:
    """The answer to a question by its six words; nothing is counted, no words are kept."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 400 if form.is_bound else 200
        return render(request, "asking/read.html", {"form": form}, status=status)
    question = by_code(form.cleaned_data["kata"])
    if question is None:
        form.add_error("kata", _("Kode itu belum cocok. Periksa ejaan dan urutan katanya"))
        return render(request, "asking/read.html", {"form": form}, status=400)
    if question.state == Question.State.DIJAWAB and question.entry is not None:
        return redirect("asking:entry", question.entry.pk)
    context = {"form": CodeForm(), "found": question, "why": REFUSALS.get(question.refusal, "")}
    return render(request, "asking/read.html", context)


@public
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Every published answer, newest first, or those in which the words stand."""
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(fitting(words), A_PAGE).get_page(request.GET.get("hal"))
    context = {"words": words, "page": page, "rows": [shown(one) for one in page]}
    return render(request, "asking/library.html", context)


@public
@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer with its sources, whether its rules changed, and its earlier versions."""
    found = get_object_or_404(Entry, pk=pk)
    if found.withdrawn_on is not None:
        return render(request, "asking/withdrawn.html", {"entry": found}, status=410)
    editions = history(found)
    if not editions:
        raise Http404
    newest, *older = (shown(one) for one in editions)
    return render(request, "asking/entry.html", {"row": newest, "older": older})
