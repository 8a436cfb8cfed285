"""What a head of office should do this week: by the stage, and by what prevention still lacks."""

from datetime import date, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jaganetral.law.stages.ahead import ahead
from jaganetral.law.stages.turns import turns
from jaganetral.law.words import word
from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.models import PledgeSheet, Room
from jaganetral.web.prevention.pledges.counts import by_office

SOON = timedelta(days=14)  # how far ahead a new stage is announced
BACK = timedelta(days=30)  # how long a session that nobody attended is shown
STAFF = "pns"


def week(duty: Duty, today: date) -> list[Section]:
    """The week of the duty's own office; appeals stand in a section of their own."""
    office = duty.agency
    lines = [*_stage(office, today), *_sessions(office), *_pledges(office)]
    return [section(_("Pekan ini di kantor Anda"), lines)] if lines else []


def _stage(office: Agency, today: date) -> list[Line]:
    """The stage of the nearest election of the area, and the next one where it is near."""
    pack = law_pack()
    one = next((e for e in ahead(today, pack, office.area or None) if e.calendar), None)
    if one is None or one.past:
        return []
    found = turns(one.election, one.office, STAFF, pack, office.area or None)
    lines = []
    for turn in found:
        if turn.first is None or turn.last is None or turn.last < today:
            continue
        if turn.first > today + SOON:
            break
        when = "" if turn.first <= today else _days(today, turn.first)
        changed = len(turn.changed) if turn.before else 0
        note = ", ".join(filter(None, [when, _changed(changed), one.title]))
        language = get_language() or "id"
        name = word("stage", turn.stage, language) if turn.stage else _("hari penetapan calon")
        words = _("Ingatkan pegawai: %(stage)s") % {"stage": name}
        lines.append(Line(words, address_of("portal:limits"), note))
    return lines


def _days(today: date, first: date) -> str:
    days = (first - today).days
    return ngettext("%(n)s hari lagi", "%(n)s hari lagi", days) % {"n": days}


def _changed(count: int) -> str:
    said = ngettext("%(n)s perbuatan berubah akibatnya", "%(n)s perbuatan berubah akibatnya", count)
    return said % {"n": count} if count else ""


def _sessions(office: Agency) -> list[Line]:
    """Sessions that ended and to which nobody of the office came."""
    now = clock.now()
    rooms = Room.objects.filter(
        agency=office, session__ends__lt=now, session__ends__gte=now - BACK, attendances=None
    ).select_related("session")
    return [
        Line(
            room.session.title,
            address_of("prevention:session", room.session.code),
            _("belum ada yang tercatat hadir"),
        )
        for room in rooms
    ]


def _pledges(office: Agency) -> list[Line]:
    """Pledges that are not complete."""
    sheets = PledgeSheet.objects.filter(agency=office).select_related("campaign", "agency")
    return [
        Line(
            one.sheet.campaign.title,
            address_of("prevention:pledges", one.sheet.campaign_id),
            _("ikrar: %(n)s dari %(all)s orang") % {"n": one.pledged, "all": one.expected},
        )
        for one in by_office(sheets)
        if one.pledged < one.expected
    ]
