"""What changed in the rules, on the page of those whom it concerns."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.cases.models import Case, DeadlineChange
from jaganetral.web.desk.due import LOOKED_AT, case_line, open_to
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.rules.models import Binding, Proposal
from jaganetral.web.rules.news import has_news
from jaganetral.workdays.words import date_words

SHOWN_FOR = timedelta(days=7)


def proposals_waiting(duty: Duty, today: date) -> list[Section]:
    """Proposals that this officer may adopt: those of others."""
    rows = Proposal.objects.filter(state=Proposal.State.MENUNGGU)
    lines = [
        Line(one.title, address_of("desk:proposal", one.pk), one.by)
        for one in rows.exclude(by_officer=duty.officer_id)
    ]
    return [section(_("Perubahan aturan menunggu pengesahan"), lines)] if lines else []


def rules_news(duty: Duty, today: date) -> list[Section]:
    """Whether rules shipped with this version that nobody has proposed yet."""
    bound = Binding.objects.first()
    asked = Proposal.objects.filter(state=Proposal.State.MENUNGGU, kind=Proposal.Kind.TERBIT)
    if bound is None or not has_news(bound) or asked.exists():
        return []
    line = Line(_("Aturan baru ikut terbit dan belum dipakai"), address_of("desk:rules_propose"))
    return [section(_("Aturan"), [line])]


def moved_limits(duty: Duty, today: date) -> list[Section]:
    """Limits of this officer's cases that were counted again in the last days."""
    changed = DeadlineChange.objects.filter(
        deadline__case__in=Case.objects.visible_to(duty), at__gte=clock.now() - SHOWN_FOR
    ).select_related("deadline__case")
    lines = []
    for one in changed[:LOOKED_AT]:
        if open_to(duty, one.deadline.case, today):
            said = _("%(what)s: semula %(before)s, sekarang %(after)s (%(why)s)")
            days = {"before": date_words(one.before), "after": date_words(one.after)}
            note = said % {"what": one.deadline.label, "why": one.why, **days}
            lines.append(case_line(one.deadline.case, note))
    return [section(_("Tenggat yang dihitung ulang"), lines)] if lines else []
