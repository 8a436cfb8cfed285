"""The pages with one form each: what, story, when, where, identity, contact."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jaganetral.web.accounts.gate import public
from jaganetral.web.reports.actions.drafts import begin_draft, change_draft
from jaganetral.web.reports.drafts import Content, content_of, give_key, key_in, new_key
from jaganetral.web.reports.forms import WhichForm
from jaganetral.web.reports.forms.where import NONE
from jaganetral.web.reports.intake import IntakeClosed, body_for, place_of
from jaganetral.web.reports.views.quiet import again, onward, page, quiet, typed, with_draft
from jaganetral.web.reports.wizard import (
    STEPS,
    answer,
    form_for,
    identity_of,
    is_retaliated,
    next_url,
)


@public
@quiet
def start(request: HttpRequest) -> HttpResponse:
    """What happens, what helps, how to be safe; a draft of this device goes on from here."""
    try:
        body_for("")
    except IntakeClosed:
        return render(request, "reports/closed.html")
    content = content_of(request)
    return render(request, "reports/start.html", {"content": content})


@public
@quiet
def happening(request: HttpRequest) -> HttpResponse:
    """Step 1: the first answer makes the draft and its key."""
    content = content_of(request)
    sent = (content or {}).get("sent")
    if sent and not sent.get("noted"):
        return redirect("reports:receipt")
    if content is None or sent:
        if request.method != "POST":
            return page(request, "peristiwa", {}, form=form_for("peristiwa", {}))
        key = new_key()
        begin_draft(key)
        response = _save(request, "peristiwa", {}, key)
        give_key(response, key, secure=settings.CSRF_COOKIE_SECURE)
        return response
    return _step(request, "peristiwa", content)


@public
@with_draft
def step(request: HttpRequest, slug: str, *, content: Content) -> HttpResponse:
    """A later page with one form."""
    return _step(request, slug, content)


def _step(request: HttpRequest, slug: str, content: Content) -> HttpResponse:
    key = key_in(request)
    if request.method == "POST" and key is not None:
        response = _save(request, slug, content, key)
        give_key(response, key, secure=settings.CSRF_COOKIE_SECURE)
        return response
    return page(request, slug, content, form=form_for(slug, content))


def _save(request: HttpRequest, slug: str, content: Content, key: str) -> HttpResponse:
    """Keep the answer, or what was typed wrongly: in both cases nothing is lost."""
    form = form_for(slug, content, request.POST)
    valid = form.is_valid()

    def change(draft: Content) -> None:
        wrong = draft.setdefault("typed", {})
        if not valid:
            wrong[slug] = typed(request)
            return
        wrong.pop(slug, None)
        draft[slug] = answer(slug, form.cleaned_data)
        if identity_of(draft) == "anonim":
            draft.pop("kontak", None)
            wrong.pop("kontak", None)
        if not is_retaliated(draft):
            draft.pop("balasan", None)
            wrong.pop("balasan", None)

    changed = change_draft(key, change)
    return onward(request, next_url(slug, changed), changed) if valid else again(request)


@public
@with_draft
def which(request: HttpRequest, *, content: Content) -> HttpResponse:
    """Which of the places is meant?"""
    key = key_in(request) or ""
    told = content.get("di-mana", {})
    options = [place for code in told.get("options", []) if (place := place_of(code))]
    if not options:
        return redirect("reports:where")
    form = WhichForm(request.POST if request.method == "POST" else None, options=options)
    if not form.is_valid():
        return page(request, "di-mana", content, "which", form=form)
    chosen = form.cleaned_data["tempat_mana"]

    def change(draft: Content) -> None:
        if chosen == NONE:
            said = {name: [told.get(name, "")] for name in ("kabupaten", "tempat")}
            draft.setdefault("typed", {})["di-mana"] = {**said, "tidak_ada": ["1"]}
            draft["di-mana"] = {}
        else:
            draft["di-mana"] |= {"area": chosen, "options": []}

    change_draft(key, change)
    if chosen == NONE:
        return redirect("reports:where")
    return onward(request, STEPS["siapa"].url, content)
