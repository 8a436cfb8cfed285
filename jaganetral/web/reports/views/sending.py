"""Step 8 and what follows: check, send, receipt, wipe."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jaganetral.web.accounts.gate import public
from jaganetral.web.evidence.actions import NoCustodian
from jaganetral.web.reports.actions.drafts import DraftGone, wipe_draft
from jaganetral.web.reports.actions.sending import send_draft
from jaganetral.web.reports.answers import HAPPENINGS
from jaganetral.web.reports.drafts import COOKIE, Content, content_of, key_in
from jaganetral.web.reports.forms import CheckForm
from jaganetral.web.reports.mailbox import close_mailbox
from jaganetral.web.reports.review import rows
from jaganetral.web.reports.views.quiet import gone, page, quiet
from jaganetral.web.reports.wizard import missing


@public
@quiet
def review(request: HttpRequest) -> HttpResponse:
    """Check the answers and send them; sending twice leads to the first receipt."""
    content = content_of(request)
    if content is None:
        return gone(request)
    if request.method != "POST":
        return _page(request, content, CheckForm())
    form = CheckForm(request.POST)
    if not form.is_valid() or (missing(content) and "sent" not in content):
        return _page(request, content, form, 400)
    try:
        send_draft(key_in(request) or "")
    except DraftGone:
        return gone(request)
    except NoCustodian as trouble:
        form.add_error(None, str(trouble))
        return _page(request, content, form, 400)
    return redirect("reports:receipt")


def _page(
    request: HttpRequest, content: Content, form: CheckForm, status: int = 200
) -> HttpResponse:
    if "sent" in content:
        return redirect("reports:receipt")
    lacking = missing(content)
    answer = page(
        request, "periksa", content, "review", form=form, rows=rows(content), lacking=lacking
    )
    answer.status_code = status
    return answer


@public
@quiet
def wipe(request: HttpRequest) -> HttpResponse:
    """Wipe the draft and forget this device; the page afterwards says nothing."""
    if request.method != "POST":
        return render(request, "reports/wiped.html", {"left": content_of(request) is not None})
    if (key := key_in(request)) is not None:
        wipe_draft(key)
    response = redirect("reports:wipe")
    response.delete_cookie(COOKIE, samesite="Strict")
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
    close_mailbox(response)
    return response


@public
@quiet
def paper(request: HttpRequest) -> HttpResponse:
    """The report as a paper form, two pages."""
    context = {"happenings": HAPPENINGS.values(), "story": range(9), "people": range(2)}
    return render(request, "reports/paper.html", context)
