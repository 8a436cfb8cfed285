"""Learning: five-minute lessons and quizzes made from the catalogue; nobody's answers are kept."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from jaganetral.law.advice.lessons import load_lessons, quiz
from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.pack import law_pack
from jaganetral.web.portal.lessons import SEEDS, answers_of, lesson_page, lesson_rows, result_page
from jaganetral.web.prevention.actions.learning import count_answers
from jaganetral.web.prevention.attendance.retention import days_of
from jaganetral.web.prevention.forms.quizzes import LearnerForm
from jaganetral.web.prevention.models import Room
from jaganetral.web.prevention.quizzes import is_counted, naming_of

FIRST = 1


@public
def lessons(request: HttpRequest) -> HttpResponse:
    """Every lesson; an office's link keeps its room."""
    room = _room(request)
    return render(request, "portal/lessons.html", {"lessons": lesson_rows(), **_counted(room)})


# Exempt from the CSRF token on purpose: nobody is signed in here, and the page sets no cookie.
@public
@csrf_exempt
def lesson(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What to know, then the quiz; with every question answered, the answers with reasons."""
    found = load_lessons().get(slug)
    if found is None:
        raise Http404
    room, seed = _room(request), _seed(request)
    items = quiz(slug, seed, law_pack())
    data = request.POST if request.method == "POST" else request.GET
    given, missing = answers_of(data, items)
    asked = request.method == "POST" or "jawab" in request.GET
    told = _counted(room)
    learner = LearnerForm(request.POST or None) if told["naming"] else None
    wrong = learner is not None and learner.is_bound and not learner.is_valid()
    if asked and not missing and not wrong:
        if request.method == "POST":
            if room is not None:
                person = learner.learner if learner is not None else None
                count_answers(room, slug, items, given, law_pack().sha256, person=person)
            return _to_answers(slug, seed, given)
        return render(request, "portal/lesson_result.html", result_page(found, items, given, seed))
    page = lesson_page(found, items, data, law_pack())
    context = {
        **page,
        **told,
        "seed": seed,
        "missing": missing if asked else [],
        "learner": learner,
    }
    return render(request, "portal/lesson.html", context, status=400 if asked else 200)


def _to_answers(slug: str, seed: int, given: Sequence[str]) -> HttpResponseBase:
    params = {"kuis": seed, "jawab": ".".join(given)}
    return redirect(f"{reverse('portal:lesson', args=[slug])}?{urlencode(params)}")


def _room(request: HttpRequest) -> Room | None:
    token = request.GET.get("ruang") or request.POST.get("ruang")
    if not token:
        return None
    return Room.objects.select_related("agency", "session").filter(token=token).first()


def _counted(room: Room | None) -> dict[str, object]:
    """The room of the link, whether a quiz still counts for it, and whether by person."""
    counted = room is not None and is_counted(room.session, clock.now())
    naming = naming_of(room.agency) if room is not None and counted else None
    days = days_of(naming.agency) if naming else 0
    return {"room": room, "counted": counted, "naming": naming, "days": days}


def _seed(request: HttpRequest) -> int:
    """Which quiz: the one of the address, else that of this week."""
    text = request.POST.get("kuis") or request.GET.get("kuis") or ""
    if text.isdecimal() and len(text) <= len(str(SEEDS)):
        return int(text) % SEEDS or FIRST
    return clock.today().isocalendar().week % SEEDS or FIRST
