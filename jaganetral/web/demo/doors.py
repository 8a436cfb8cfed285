"""One-click roles: `/?demo=ppk` signs in. Installed only with the demo app, on the loopback."""

from collections.abc import Callable

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from jaganetral.web.accounts.models import Officer
from jaganetral.web.demo.loading import plan


class Doors:
    """Middleware that answers `?demo=` on the front page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        door = request.GET.get("demo")
        if door is None or request.path != "/":
            return self.get_response(request)
        return enter(request, door)


def enter(request: HttpRequest, door: str) -> HttpResponse:
    """Sign in as the officer behind a door and go to where their work begins."""
    doors = plan()["doors"]
    if door not in doors and door not in plan()["officers"]:
        raise Http404
    starts_at = doors[door][2] if door in doors else "/kerja"
    logout(request)
    if door in plan()["officers"]:
        officer = Officer.objects.get(username=door)
        login(request, officer, backend="django.contrib.auth.backends.ModelBackend")
        request.session["second_factor"] = "demo"
    return redirect(starts_at)
