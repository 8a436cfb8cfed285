"""Locked out after too many wrong attempts: whether, and until when."""

from datetime import datetime
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.contrib.auth import logout
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jaganetral.web.accounts.models import Officer


def is_locked(request: HttpRequest, officer: Officer) -> bool:
    """Whether this sign-in name is locked now; the page that says so is `locked_out`."""
    allowed = AxesProxyHandler.is_allowed(request, {"username": officer.username})
    if not allowed:
        request.axes_locked_out = True  # type: ignore[attr-defined]
        request.axes_credentials = {"username": officer.username}  # type: ignore[attr-defined]
    return not allowed


def locked_until(username: str) -> datetime | None:
    """When a lock ends; None where nothing counts against this name."""
    last: datetime | None = AccessAttempt.objects.filter(username=username).aggregate(
        last=Max("attempt_time")
    )["last"]
    wait = get_cool_off()
    return last + wait if last and wait else None


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page of a locked name, in place of what the view said; status 429."""
    username = str((credentials or {}).get("username") or request.POST.get("username", ""))
    logout(request)
    context = {"until": locked_until(username)}
    return render(request, "accounts/locked.html", context, status=429)
