"""Signing in: password, then the second factor; and setting both up from a one-time link."""

import segno
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.web import clock
from jaganetral.web.accounts import actions, forms, links
from jaganetral.web.accounts.gate import public, signed_in
from jaganetral.web.accounts.locks import is_locked
from jaganetral.web.accounts.models import Officer
from jaganetral.web.accounts.queries import duties_on

BACKEND = "django.contrib.auth.backends.ModelBackend"
DOOR_KEY = "second_factor"


def _next(request: HttpRequest, wanted: str | None) -> str:
    """Where to go after signing in: only an address of this site."""
    here = {request.get_host()}
    if wanted and url_has_allowed_host_and_scheme(wanted, here, request.is_secure()):
        return wanted
    return settings.LOGIN_REDIRECT_URL


@public
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first step: name and password."""
    form = forms.SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        officer = authenticate(request, **form.cleaned_data)
        if officer is not None:
            wanted = request.GET.get("next")
            login(request, officer)
            request.session.pop(DOOR_KEY, None)
            request.session["next"] = _next(request, wanted)
            return redirect("account_second_factor")
        form.add_error(None, _("Nama masuk atau sandi tidak cocok."))
    return render(request, "accounts/sign_in.html", {"form": form})


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """The second step: a code. Wrong codes count towards the same lock as wrong passwords."""
    officer = request.user
    assert isinstance(officer, Officer)  # noqa: S101 - the gate lets nobody else through
    if request.session.get(DOOR_KEY):
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = forms.CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        how = None if is_locked(request, officer) else actions.use_code(
            officer, form.cleaned_data["code"]
        )  # fmt: skip
        if how is not None:
            return _let_in(request, officer, how)
        user_login_failed.send(
            __name__, credentials={"username": officer.username}, request=request
        )
        form.add_error("code", _("Kode tidak cocok. Tunggu kode berikutnya, lalu coba lagi."))
    return render(request, "accounts/second_factor.html", {"form": form})


def _let_in(request: HttpRequest, officer: Officer, how: str) -> HttpResponse:
    actions.note_sign_in(officer, how)
    wanted = request.session.pop("next", settings.LOGIN_REDIRECT_URL)
    request.session.cycle_key()
    request.session[DOOR_KEY] = how
    if len(duties_on(officer, clock.today())) > 1 and "duty" not in request.session:
        return redirect("account_duty")
    return redirect(wanted)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: set a password and the authenticator app in one step."""
    link = links.find_link(token)
    if link is None:
        return render(request, "accounts/link_gone.html", status=410)
    secret = links.setup_secret(token)
    form = forms.SetUpForm(request.POST or None, officer=link.officer)
    if request.method == "POST" and form.is_valid():
        try:
            officer = actions.set_up(
                token, form.cleaned_data["password"], form.cleaned_data["code"]
            )
        except ValidationError as trouble:
            form.add_error(None, trouble)
        else:
            login(request, officer, backend=BACKEND)
            request.session[DOOR_KEY] = "setup"
            request.session["show_codes"] = True
            return redirect("account_recovery")
    address = links.authenticator_address(link.officer, secret)
    picture = segno.make(address, error="m").png_data_uri(scale=5, border=4)
    context = {"form": form, "officer": link.officer, "secret": secret, "picture": picture}
    context["address"] = address
    return render(request, "accounts/set_up.html", context)


@public
@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; the session is gone."""
    logout(request)
    return redirect("account_login")
