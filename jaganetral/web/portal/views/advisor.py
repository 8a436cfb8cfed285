"""Bolehkah saya …? Asking before acting: no account, nothing kept, the same engine as a case."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jaganetral.law.advice.ask import answer
from jaganetral.law.advice.questions import Question, by_slug, load_advice
from jaganetral.law.advice.recognise import Meaning, recognise
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.asking.queries import near
from jaganetral.web.asking.shown import shown
from jaganetral.web.pack import law_pack
from jaganetral.web.portal.answers import (
    BESIDE,
    NO,
    YES,
    address,
    by_topic,
    context_of,
    in_words,
    told,
)
from jaganetral.web.portal.beside import beside, chosen, rows, worse
from jaganetral.web.portal.forms import NOT_ASN, WHO, QuestionForm, WhoForm
from jaganetral.web.portal.otherdays import other_days
from jaganetral.web.portal.season import season_of
from jaganetral.web.portal.signed import signed_answer
from jaganetral.web.statistics.actions import count_question

KEPT = ("siapa", "tanggal")


@public
def may_i(request: HttpRequest) -> HttpResponse:
    """What somebody wants to do: in their words, or one of the common questions."""
    picked = by_slug(request.GET.get("pilih", ""))
    form = QuestionForm(request.GET if "q" in request.GET and picked is None else None)
    meant = Meaning(None)
    if picked is None and form.is_bound and form.is_valid():
        meant = recognise(form.cleaned_data["q"])
    question, others = (picked, "") if picked else _chosen(request, meant)
    if question is not None:
        kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
        kept |= {BESIDE: others} if others else {}
        told = {name: YES if value else NO for name, value in meant.facts.items()}
        there = reverse("portal:may_i_answer", args=[question.slug])
        params = urlencode({**kept, **told})
        return redirect(f"{there}?{params}" if params else there)
    today = clock.today()
    context = {
        "form": form if form.is_bound else QuestionForm(),
        "partly": meant.question is not None or bool(meant.parts),
        "nearest": [(q.slug, in_words(q.question)) for q in meant.nearest],
        "answered": [shown(row) for row in near(form.cleaned_data["q"])] if meant.nearest else [],
        "common": [(q.slug, in_words(q.question)) for q in load_advice().common],
        "topics": by_topic(),
        "season": season_of(today, today, law_pack()),
    }
    return render(request, "portal/may_i.html", context)


@public
def answer_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Who asks, then the verdict; one missing fact at a time (`?f=` asks a fact again)."""
    question, form = _question(slug), _who(request)
    words, today = in_words(question.question), clock.today()
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "words": words, "season": season_of(today, today, law_pack())}
        return render(request, "portal/may_i_who.html", context)
    day: date = form.cleaned_data["tanggal"] or today
    one = told(request.GET, form.cleaned_data["siapa"], day.isoformat())
    found = answer(question, one.facts, pack=law_pack(), unsure=one.unsure)
    parts = beside(one, law_pack())
    if there := worse(found, parts, one):
        return redirect(there)
    count_question(slug, today)
    context = context_of(found, one, law_pack()) | {
        "beside": rows(found, parts, one),
        "words": words,
        "slug": slug,
        "counted": settings.COUNT_QUESTIONS,
        "season": season_of(day, today, law_pack()),
        "other": other_days(question, one, day, law_pack()),
        "file": reverse("portal:may_i_signed", args=[slug]) + address(one.params),
    }
    return render(request, "portal/may_i_answer.html", context)


@public
def signed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same answer as a signed PDF to keep; who has not answered yet gets the page."""
    question, form = _question(slug), _who(request)
    if not form.is_bound or not form.is_valid():
        return redirect("portal:may_i_answer", slug)
    today = clock.today()
    day: date = form.cleaned_data["tanggal"] or today
    one = told(request.GET, form.cleaned_data["siapa"], day.isoformat())
    found = answer(question, one.facts, pack=law_pack(), unsure=one.unsure)
    if found.next is not None:
        return redirect(reverse("portal:may_i_answer", args=[slug]) + address(one.params))
    file = signed_answer(found, one, day, today, law_pack())
    name = f"jawaban-{today.isoformat()}.pdf"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(file, content_type="application/pdf", headers=headers)


def _chosen(request: HttpRequest, meant: Meaning) -> tuple[Question | None, str]:
    """The question that the words mean today; of several acts the one that is forbidden."""
    who = request.GET.get("siapa", "")
    status = who if who in dict(WHO) and who not in NOT_ASN else "pns"
    given = {"status": status, "act_date": clock.today().isoformat(), **meant.facts}
    return chosen(meant, given, law_pack())


def _question(slug: str) -> Question:
    found = by_slug(slug)
    if found is None:
        raise Http404
    return found


def _who(request: HttpRequest) -> WhoForm:
    """Who asks, as the address says it; unbound where that must still be asked."""
    asks = not request.GET or "ulang" in request.GET or request.GET.keys() == {"tanggal"}
    return WhoForm(initial=request.GET.dict()) if asks else WhoForm(request.GET)
