"""What a certificate of attendance says; set and sealed like a letter, and kept nowhere."""

from jaganetral.web.letters.pdf import sealed_sheet
from jaganetral.web.letters.sheet import ABOVE, Sheet
from jaganetral.web.prevention.attendance.window import local, span
from jaganetral.web.prevention.models import Attendance
from jaganetral.web.prevention.models.certificates import Certificate
from jaganetral.workdays.words import date_words, day_words


def certificate_pdf(certificate: Certificate, row: Attendance) -> bytes:
    """The PDF of a certificate, the same bytes whenever it is asked for."""
    return sealed_sheet(_sheet(certificate, row), certificate.code)


def _sheet(certificate: Certificate, row: Attendance) -> Sheet:
    """All words of the page, Indonesian as on official letters; no NIP."""
    room, session = row.room, row.room.session
    zone = room.agency.zone
    organiser = session.organiser
    above = organiser.kind in ABOVE
    day = local(session.starts, zone).date()
    return {
        "form": "sertifikat",
        "subject": "Sertifikat Kehadiran",
        "above": organiser.parent.name if above and organiser.parent else "",
        "body": organiser.name,
        "day": certificate.made_on.isoformat(),
        "dated": date_words(certificate.made_on),
        "name": row.name,
        "office": row.guest_from or room.agency.name,
        "title": session.title,
        "when": f"{day_words(day)}, {span(session.starts, session.ends, zone)}",
        "place": session.place,
        "how": _how(row),
    }


def _how(row: Attendance) -> str:
    if row.how == Attendance.How.LIST:
        return "Dicatat hadir oleh kantornya."
    return f"Tercatat hadir pukul {local(row.at, row.room.agency.zone):%H.%M}."
