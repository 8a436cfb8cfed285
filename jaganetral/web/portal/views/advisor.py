"""Bolehkah saya …? Asking before acting: no account, nothing kept, the same engine as a case."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jaganetral.law.advice.ask import answer
from jaganetral.law.advice.questions import Question, by_slug, questions, recognise
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.pack import law_pack
from jaganetral.web.portal.answers import context_of, in_words, told
from jaganetral.web.portal.forms import QuestionForm, WhoForm
from jaganetral.web.portal.season import season_of

KEPT = ("siapa", "tanggal")


@public
def may_i(request: HttpRequest) -> HttpResponse:
    """What somebody wants to do: in their words, or one of the common questions."""
    picked = by_slug(request.GET.get("pilih", ""))
    form = QuestionForm(request.GET if "q" in request.GET and picked is None else None)
    nearest: list[Question] = []
    if picked is None and form.is_bound and form.is_valid():
        picked, nearest = recognise(form.cleaned_data["q"])
    if picked is not None:
        kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
        address = reverse("portal:may_i_answer", args=[picked.slug])
        return redirect(f"{address}?{urlencode(kept)}" if kept else address)
    today = clock.today()
    context = {
        "form": form if form.is_bound else QuestionForm(),
        "nearest": [(q.slug, in_words(q.question)) for q in nearest],
        "common": [(q.slug, in_words(q.question)) for q in questions()],
        "season": season_of(today, today, law_pack()),
    }
    return render(request, "portal/may_i.html", context)


@public
def answer_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Who asks, then the verdict; one missing fact at a time (`?f=` asks a fact again)."""
    question = by_slug(slug)
    if question is None:
        raise Http404
    asks_who = not request.GET or "ulang" in request.GET or request.GET.keys() == {"tanggal"}
    form = WhoForm(initial=request.GET.dict()) if asks_who else WhoForm(request.GET)
    words, today = in_words(question.question), clock.today()
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "words": words, "season": season_of(today, today, law_pack())}
        return render(request, "portal/may_i_who.html", context)
    day: date = form.cleaned_data["tanggal"] or today
    one = told(request.GET, form.cleaned_data["siapa"], day.isoformat())
    found = answer(question, one.facts, pack=law_pack(), unsure=one.unsure)
    context = context_of(found, one, law_pack()) | {
        "words": words,
        "slug": slug,
        "season": season_of(day, today, law_pack()),
        "today": today,
    }
    return render(request, "portal/may_i_answer.html", context)
