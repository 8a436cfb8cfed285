"""The public page that says whether a letter or a receipt is true."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from jaganetral.seal import NotACaseProof, NotAReceipt
from jaganetral.web.accounts.gate import public
from jaganetral.web.audit.keys import key_line
from jaganetral.web.letters.checking import (
    Answer,
    case_sentence,
    check_code,
    check_file,
    receipt_sentence,
)
from jaganetral.web.letters.forms import CheckForm
from jaganetral.web.letters.queries import is_short, label


# A check changes nothing, so no token is needed: a reader gets no cookie here.
@csrf_exempt
@public
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Check a code (also from the QR of a letter), a PDF, or a receipt."""
    if request.method == "POST":
        return _checked(request, CheckForm(request.POST, request.FILES))
    code = request.GET.get("kode", "").strip()[:60]
    if not code:
        return _page(request, CheckForm())
    if is_short(code):
        where = reverse("prevention_public:check_certificate")
        return redirect(f"{where}?{urlencode({'kode': code})}")
    return _page(request, CheckForm(), code=code, answer=check_code(code), by="code")


def _checked(request: HttpRequest, form: CheckForm) -> HttpResponse:
    """The answer to what was handed in; it is shown at once and kept nowhere."""
    if not form.is_valid():
        return _page(request, form, status=400)
    file = form.cleaned_data["berkas"]
    data = file.read() if file else form.cleaned_data["teks"].encode()
    for kind, ask in (("receipt", receipt_sentence), ("case", case_sentence)):
        try:
            holds, sentence = ask(data.decode("utf-8"))
        except (NotAReceipt, NotACaseProof, UnicodeDecodeError):
            continue
        told = {"kind": kind, "holds": holds, "sentence": sentence}
        return _page(request, CheckForm(), receipt=told)
    if not file:
        form.add_error("teks", _("Teks ini bukan tanda terima. Tempel seluruh isi berkasnya"))
        return _page(request, form, status=400)
    return _page(request, CheckForm(), answer=check_file(data), by="file")


def _page(
    request: HttpRequest,
    form: CheckForm,
    *,
    code: str = "",
    answer: Answer | None = None,
    by: str = "",
    receipt: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    letter = answer.letter if answer else None
    context = {
        "form": form,
        "code": code,
        "answer": answer,
        "kind": label(letter, get_language() or "id") if letter else "",
        "by": by,
        "receipt": receipt,
    }
    return render(request, "letters/check.html", context, status=status)


@public
@require_GET
def key(request: HttpRequest) -> HttpResponse:
    """The public key of this office, for checks without this site."""
    return HttpResponse(key_line() + "\n", content_type="text/plain; charset=utf-8")
