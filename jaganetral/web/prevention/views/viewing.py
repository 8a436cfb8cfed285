"""From which body's place a page counts: the officer's house, or one below it by `?di=code`."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest
from jaganetral.web.accounts.models import Agency
from jaganetral.web.look.templatetags.look import moment
from jaganetral.web.prevention.attendance.window import opens_at
from jaganetral.web.prevention.campaigns.scope import house_of, may_see
from jaganetral.web.prevention.models import Room


def viewed_body(request: OfficerRequest) -> Agency:
    """The body whose part of the tree the page shows; 404 outside the sight of the duty."""
    code = request.GET.get("di")
    if not code:
        return house_of(request.duty.agency)
    body = Agency.objects.filter(code=code).first()
    if body is None or not may_see(request.duty, body):
        raise Http404
    return body


def today_of(request: OfficerRequest) -> date:
    """The calendar day in the zone of the officer's body."""
    return clock.today(request.duty.agency.zone)


def not_open_yet(room: Room) -> str:
    """Why nothing can be recorded before an event, and when it can."""
    opens = moment(opens_at(room.session.starts), room.agency.zone)
    return _("Daftar hadir baru dibuka %(when)s") % {"when": opens}
