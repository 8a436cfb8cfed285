"""The public front door: home and the pages that earn trust."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jaganetral.web.accounts.gate import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """Choose a door in five seconds."""
    return render(request, "portal/home.html")
