"""Pledging: no account, no cookie, no script; the text, two fields, one press."""

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.prevention.actions.pledges import pledge
from jaganetral.web.prevention.forms.pledges import CheckForm, PledgeForm
from jaganetral.web.prevention.models import Pledge, PledgeSheet
from jaganetral.web.prevention.pledges.choice import signed, text_for
from jaganetral.web.prevention.pledges.text import text_on

SIGNER = Signer(salt="ikrar")
SHEETS = PledgeSheet.objects.select_related("agency__parent", "campaign")

# Exempt from the CSRF token on purpose: nobody is signed in here, and the page sets no cookie.


@public
def about(request: HttpRequest) -> HttpResponse:
    """What the pledge says, where one signs it, and how to check one."""
    text = text_on(clock.today())
    context = {"text": text, "words": text.words[_tongue()]}
    return render(request, "prevention/about_pledges.html", context)


@public
@csrf_exempt
@never_cache
def pledge_page(request: HttpRequest, token: str) -> HttpResponse:
    """The text and the form behind an office's address."""
    sheet = get_object_or_404(SHEETS, token=token)
    if sheet.forgotten_on:
        return render(request, "prevention/pledge_closed.html", {"sheet": sheet}, status=410)
    form = PledgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = pledge(sheet, form.person)
        receipt = SIGNER.sign_object([done.pledge.pk, done.again])
        return redirect("prevention_public:pledged", token=token, receipt=receipt)
    what = text_for(sheet.agency, clock.today(sheet.agency.zone))
    words = what.text.words[_tongue()]
    context = {"sheet": sheet, "form": form, "text": what.text, "own": what.own, "words": words}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "prevention/pledge.html", context, status=status)


@public
@never_cache
def pledged(request: HttpRequest, token: str, receipt: str) -> HttpResponse:
    """What was pledged, with the code to verify it. The address holds no name."""
    try:
        number, again = SIGNER.unsign_object(receipt)
    except (BadSignature, ValueError, TypeError) as broken:
        raise Http404 from broken
    found = get_object_or_404(
        Pledge.objects.select_related("sheet__agency", "sheet__campaign", "own_text__body"),
        pk=number,
        sheet__token=token,
    )
    what = signed(found)
    context = {
        "pledge": found,
        "sheet": found.sheet,
        "again": again,
        "own": what.own,
        "words": what.text.words[_tongue()],
    }
    return render(request, "prevention/pledged.html", context)


@public
@never_cache
def check_pledge(request: HttpRequest) -> HttpResponse:
    """Whether a code belongs to a pledge: which text, which office, which day; never who."""
    form = CheckForm(request.GET if "kode" in request.GET else None)
    found = None
    if form.is_bound and form.is_valid():
        rows = Pledge.objects.select_related("sheet__agency", "sheet__campaign", "own_text__body")
        found = rows.filter(check_code=form.cleaned_data["kode"]).first()
        if found is None:
            form.add_error("kode", CheckForm.UNKNOWN)
    context = {"form": form, "pledge": found}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "prevention/check_pledge.html", context, status=status)


def _tongue() -> str:
    return "en" if get_language() == "en" else "id"
