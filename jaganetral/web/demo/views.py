"""What only the demo has: moving its clock."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import public
from jaganetral.web.demo.clockwork import forward
from jaganetral.web.demo.replies import answer_requests
from jaganetral.web.desk.command import work_once
from jaganetral.web.look.templatetags.look import day

STEP = 5


@public
@require_POST
def go_forward(request: HttpRequest) -> HttpResponse:
    """Five working days later, with what falls due done; back to the page of the button."""
    there = forward(STEP)
    answer_requests()
    work_once()
    messages.info(request, _("Sekarang %(day)s.") % {"day": day(there)})
    back = request.POST.get("kembali", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "/")
