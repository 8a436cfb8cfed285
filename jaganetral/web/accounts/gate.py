"""The one place that decides who may open an address. Closed by default.

A view says `@public` or `@needs("act")`; a view that says neither is refused to everybody.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty, Officer
from jaganetral.web.accounts.queries import duties_on
from jaganetral.web.accounts.roles import load_roles

PUBLIC = "public"
SIGNED_IN = "signed_in"
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class OfficerRequest(HttpRequest):
    """A request that passed the gate: its officer, and the duty they act under."""

    user: Officer
    duty: Duty


def _mark(view: View, act: str) -> View:
    view.gate_act = act  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Open to everybody, signed in or not."""
    return _mark(view, PUBLIC)


def signed_in(view: View) -> View:
    """Open to anybody who gave their password, before the second factor (to set it up)."""
    return _mark(view, SIGNED_IN)


def needs(act: str) -> Callable[[View], View]:
    """Open to those whose current duty includes an act of data/roles.yaml."""
    if act not in load_roles().acts:
        raise KeyError(f"Tindakan {act!r} tidak ada di roles.yaml.")
    return lambda view: _mark(view, act)


def act_of(view: Callable[..., Any]) -> str | None:
    """What a view demands: `public`, `signed_in`, an act, or None (refused)."""
    return getattr(view, "gate_act", None)


def current_duty(request: HttpRequest, officer: Officer) -> Duty | None:
    """The duty an officer acts under: the one chosen in this session, else the first."""
    duties = duties_on(officer, clock.today())
    chosen = request.session.get("duty")
    return next((d for d in duties if d.pk == chosen), duties[0] if duties else None)


class Gate:
    """Middleware that asks every view what it demands before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        act = act_of(view)
        if act == PUBLIC:
            return None
        if act is None:
            raise PermissionDenied
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        officer = request.user
        if act == SIGNED_IN:
            return None
        if not request.session.get("second_factor"):
            return redirect("account_second_factor")
        duty = current_duty(request, officer)
        if duty is None or not duty.may(act):
            raise PermissionDenied
        cast(OfficerRequest, request).duty = duty
        return None
