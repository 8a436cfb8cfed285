"""What prevention and the follow-up board hold for a duty: appeals, sessions, late agencies."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.queries.board import counts
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.look.templatetags.look import moment
from jaganetral.web.prevention.campaigns.queries import (
    appeals_waiting,
    escalated,
    reminded,
    sessions_near,
    to_pass_on,
)
from jaganetral.web.prevention.models import Reach


def _lines(reaches: list[Reach], note: str) -> list[Line]:
    return [
        Line(
            reach.campaign.title,
            address_of("prevention:campaign", reach.campaign.pk),
            note,
            reach.campaign.act_by,
        )
        for reach in reaches
    ]


def appeals(duty: Duty, today: date) -> list[Section]:
    """Appeals the office has not marked as received."""
    waiting, again = appeals_waiting(duty), reminded(duty)
    lines = _lines(
        [reach for reach in waiting if reach.pk in again], _("belum ditandai diterima, diingatkan")
    )
    calm = [reach for reach in waiting if reach.pk not in again]
    lines += _lines(calm, _("imbauan belum ditandai diterima"))
    empty = _("Tidak ada imbauan yang menunggu kantor Anda.")
    where = address_of("prevention:list")
    return [section(_("Imbauan untuk kantor Anda"), lines, empty=empty, all_at=where)]


def to_be_passed_on(duty: Duty, today: date) -> list[Section]:
    """Campaigns not passed on yet to the offices below, and those offices there let lie."""
    lines = _lines(to_pass_on(duty), _("belum diteruskan ke kantor di bawahnya"))
    found = [section(_("Kampanye untuk diteruskan"), lines)] if lines else []
    late = [
        Line(
            campaign.title,
            address_of("prevention:campaign", campaign.pk),
            ngettext("%(n)s kantor belum menerima", "%(n)s kantor belum menerima", count)
            % {"n": count},
            campaign.act_by,
        )
        for campaign, count in escalated(duty)
    ]
    return [*found, section(_("Kantor yang belum bertindak"), late, tone="t-m")] if late else found


def sessions(duty: Duty, today: date) -> list[Section]:
    """Webinars and meetings of today and the next seven days."""
    lines = [
        Line(
            one.title,
            address_of("prevention:session", one.code),
            moment(one.starts, duty.agency.zone),
        )
        for one in sessions_near(duty, clock.now())
    ]
    return [section(_("Acara tujuh hari ini"), lines)] if lines else []


def follow_up_counts(duty: Duty, today: date) -> list[Section]:
    """Agencies with overdue cases, as counts, for those who may read no case."""
    if duty.role_of.sees != "none":
        return []
    lines = [
        Line(
            one.agency.name,
            address_of("cases:follow_up"),
            ngettext("%(n)s perkara lewat tenggat", "%(n)s perkara lewat tenggat", one.late)
            % {"n": one.late},
        )
        for one in counts(duty, today)
        if one.late
    ]
    empty = _("Tidak ada instansi yang lewat tenggat.")
    where = address_of("cases:follow_up")
    return [section(_("Instansi yang lewat tenggat"), lines, empty=empty, all_at=where, tone="t-m")]
