"""What every page of a reporter has in common: nothing is kept, nothing is told to others."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jaganetral.web.reports.actions.drafts import DraftGone
from jaganetral.web.reports.drafts import Content, content_of
from jaganetral.web.reports.wizard import LAST, STEPS, back_url

View = Callable[..., HttpResponse]


def quiet(view: View) -> View:
    """No copy in any cache, and nothing to other sites.

    The page itself says `same-origin` in a meta element, which wins in browsers: without it they
    would send our own forms with "Origin: null".
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answered


def with_draft(view: View) -> View:
    """The view gets the draft as `content`; without one the page says that it is gone.

    A sent report leads to its receipt.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = content_of(request)
        if content is None:
            return gone(request)
        if "sent" in content:
            return redirect("reports:receipt")
        try:
            return view(request, *args, content=content, **kwargs)
        except DraftGone:  # wiped or overdue since the page was opened
            return gone(request)

    return quiet(opened)


def gone(request: HttpRequest) -> HttpResponse:
    """The page for a draft that is no longer there."""
    return render(request, "reports/gone.html", status=410)


def page(
    request: HttpRequest, slug: str, content: Content, template: str = "step", **more: object
) -> HttpResponse:
    """A page of the wizard."""
    step, changing = STEPS[slug], "ubah" in request.GET
    context = {
        "step": step,
        "last": LAST,
        "back": STEPS["periksa"].url if changing else back_url(slug, content),
        "content": content,
        **more,
    }
    return render(request, f"reports/{template}.html", context)


def onward(request: HttpRequest, url: str, content: Content) -> HttpResponse:
    """Go on: back to the check page for whoever came from there, unless more must be asked."""
    if "ubah" not in request.GET:
        return redirect(url)
    unasked = [STEPS[slug].url for slug in ("kontak", "balasan") if not content.get(slug)]
    asks = url in (reverse("reports:which"), *unasked)
    return redirect(f"{url}?ubah=1" if asks else reverse("reports:review"))


def again(request: HttpRequest) -> HttpResponse:
    """The same page with its errors; the browser moves to the summary without a script."""
    return redirect(f"{request.get_full_path()}#galat")


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed, as it goes into the draft."""
    posted = cast("dict[str, list[str]]", dict(request.POST.lists()))
    posted.pop("csrfmiddlewaretoken", None)
    return posted
