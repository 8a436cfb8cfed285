"""What waits for this officer, by the acts their role has."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.web.accounts.models import Duty
from jaganetral.web.asking.models import Edition, Question
from jaganetral.web.cases.models import Case, Party
from jaganetral.web.cases.queries import reports_for
from jaganetral.web.cases.queries import waiting as waiting_reports
from jaganetral.web.cases.queries.retaliation import retaliations_for
from jaganetral.web.desk.bait import alarms
from jaganetral.web.desk.campaigns import appeals, follow_up_counts, sessions, to_be_passed_on
from jaganetral.web.desk.due import DECIDED, LOOKED_AT, case_line, open_to
from jaganetral.web.desk.house import house_sections
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.desk.openings import opening_sections
from jaganetral.web.desk.rule_lines import moved_limits, proposals_waiting, rules_news
from jaganetral.web.desk.week import week
from jaganetral.web.reports.models import Message

Teller = Callable[[Duty, date], list[Section]]
NEW_FOR = timedelta(days=30)
EXAMINED = ("dibuka", "penyaringan", "kajian", "klarifikasi", "dibuka_kembali")
FOLLOWED_UP = ("rekomendasi_terkirim", "pemeriksaan_instansi", "dikembalikan", "putusan")


def _new_reports(duty: Duty, today: date) -> list[Section]:
    new = waiting_reports(duty).exclude(queue_state="tanya_pelapor").order_by("triage_by", "pk")
    lines = [
        Line(
            _("Laporan %(number)s") % {"number": report.number},
            address_of("cases:report", report.number),
            report.place,
            report.triage_by,
        )
        for report in new
    ]
    title, empty = _("Laporan menunggu dibaca"), _("Tidak ada laporan yang menunggu dibaca.")
    return [section(title, lines, empty=empty, all_at=address_of("cases:queue"))]


def _replies(duty: Duty, today: date) -> list[Section]:
    unread = Message.objects.filter(
        report__in=reports_for(duty), from_reporter=True, read=False
    ).select_related("report__case_report__case")
    lines = []
    for message in unread:
        link = getattr(message.report, "case_report", None)
        if link is not None and not open_to(duty, link.case, today):
            continue
        place = ("cases:messages", link.case.slug) if link else ("cases:report", message.report)
        lines.append(
            Line(
                _("Laporan %(number)s") % {"number": message.report.number},
                address_of(*place),
                _("pesan baru dari pelapor"),
            )
        )
    return [section(_("Balasan baru"), lines, empty=_("Tidak ada balasan baru dari pelapor."))]


def _retaliations(duty: Duty, today: date) -> list[Section]:
    """How many records came in within a month; what they say is read on their own page."""
    since = today - NEW_FOR
    count = retaliations_for(duty).filter(recorded_on__gte=since).count()
    if not count:
        return []
    words = ngettext("%(n)s catatan baru", "%(n)s catatan baru", count) % {"n": count}
    return [section(_("Dugaan pembalasan"), [Line(words, address_of("cases:retaliations"))])]


def _cases_in(states: tuple[str, ...], title: Callable[[], str]) -> Teller:
    def tell(duty: Duty, today: date) -> list[Section]:
        mine = Case.objects.visible_to(duty).filter(state__in=states).order_by("pk")[:LOOKED_AT]
        lines = [case_line(case) for case in mine if open_to(duty, case, today)]
        return [section(title(), lines, all_at=address_of("cases:list"))] if lines else []

    return tell


def _confirmations(duty: Duty, today: date) -> list[Section]:
    chosen = (
        Party.objects.filter(
            case__in=Case.objects.visible_to(duty), employee__isnull=False, confirmed_by=""
        )
        .exclude(identified_by_officer=duty.officer_id)
        .select_related("case")
    )
    lines = [
        case_line(party.case, _("identitas menunggu petugas kedua"))
        for party in chosen
        if open_to(duty, party.case, today)
    ]
    return [section(_("Konfirmasi identitas"), lines)] if lines else []


def _decisions(duty: Duty, today: date) -> list[Section]:
    mine = Case.objects.visible_to(duty).filter(state__in=DECIDED).order_by("pk")[:LOOKED_AT]
    lines = [
        Line(case.number, address_of("cases:decide", case.slug), case.title)
        for case in mine
        if open_to(duty, case, today)
    ]
    empty = _("Tidak ada yang menunggu keputusan Anda.")
    where = address_of("cases:decide_list")
    return [section(_("Menunggu keputusan Anda"), lines, empty=empty, all_at=where)]


def _questions(duty: Duty, today: date) -> list[Section]:
    """Questions without an answer, and drafts that wait for this second officer."""
    where = address_of("asking_desk:queue")
    lines = [
        Line(one.words[:80], address_of("asking_desk:question", one.pk))
        for one in Question.objects.filter(state=Question.State.MENUNGGU, entry=None)
    ]
    drafts = Edition.objects.filter(state=Edition.State.KONSEP, entry__withdrawn_on=None)
    if duty.may("tanya.setujui"):
        lines += [
            Line(one.question, address_of("asking_desk:edition", one.pk), _("konsep jawaban"))
            for one in drafts.exclude(drafted_by_officer=duty.officer_id)
        ]
    return [section(_("Pertanyaan kepada petugas"), lines, all_at=where)] if lines else []


# act -> what waits for those who may do it, in the order of the page
TELLERS: list[tuple[str, Teller]] = [
    ("pegawai.awasi", alarms),
    ("putuskan.tetapkan", _decisions),
    ("perkara.konfirmasi", _confirmations),
    ("aturan.adopsi", proposals_waiting),
    ("aturan.usul", rules_news),
    ("perkara.periksa", moved_limits),
    ("antrean.putuskan", _new_reports),
    ("pesan.tulis", _replies),
    ("pembalasan.kelola", _retaliations),
    ("tanya.jawab", _questions),
    ("antrean.putuskan", _cases_in(EXAMINED, lambda: _("Perkara yang sedang diperiksa"))),
    ("tindak.kerjakan", _cases_in(FOLLOWED_UP, lambda: _("Perkara untuk ditindaklanjuti"))),
    ("identitas.setujui", opening_sections),
    ("tindak.lihat", follow_up_counts),
    ("cegah.kantor", appeals),
    ("cegah.kantor", week),
    ("cegah.buat", to_be_passed_on),
    ("cegah.lihat", sessions),
]


def waiting_sections(duty: Duty, today: date) -> list[Section]:
    """Every section of a duty, by the acts of its role."""
    found = [part for act, tell in TELLERS if duty.may(act) for part in tell(duty, today)]
    return found + house_sections(duty, today)
