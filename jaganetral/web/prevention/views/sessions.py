"""One session: coverage with the missing office on top, sheets, files."""

from django.http import HttpResponse
from django.shortcuts import render

from jaganetral.web import clock
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.prevention.actions.attendance import hand_out
from jaganetral.web.prevention.actions.sessions import may_revise
from jaganetral.web.prevention.attendance.sheets import sheet_for
from jaganetral.web.prevention.attendance.turnout import coverage
from jaganetral.web.prevention.campaigns.scope import (
    find_session,
    house_of,
    may_read_names,
    rooms_for,
)
from jaganetral.web.prevention.lists import csv_file
from jaganetral.web.prevention.quizzes import by_office, most_missed
from jaganetral.web.prevention.templatetags.prevention import bare_hour, day_in
from jaganetral.web.prevention.views.viewing import viewed_body


@needs("cegah.lihat")
def session(request: OfficerRequest, code: str) -> HttpResponse:
    """Who is here and which office is missing."""
    duty = request.duty
    found, body = find_session(duty, code), viewed_body(request)
    seen, rooms = coverage(found, body), rooms_for(duty, found)
    context = {
        "session": found,
        "body": body,
        "zone": duty.agency.zone,
        "coverage": seen,
        "names": {row.room.pk for row in seen.rows if row.room and may_read_names(duty, row.room)},
        "revises": may_revise(found, duty),
        "house": house_of(duty.agency),
        "session_day": day_in(found.starts, duty.agency.zone),
        "begun": found.starts <= clock.now(),
        "now": clock.now(),
        "quizzes": by_office(rooms),
        "missed": most_missed(rooms),
    }
    return render(request, "prevention/session.html", context)


@needs("cegah.lihat")
def sheets(request: OfficerRequest, code: str) -> HttpResponse:
    """A sheet to print for each room within sight that the duty may hang up."""
    found = find_session(request.duty, code)
    rooms = [r for r in rooms_for(request.duty, found) if may_read_names(request.duty, r)]
    context = {"session": found, "sheets": [sheet_for(request, room) for room in rooms]}
    return render(request, "prevention/sheets.html", context)


@needs("cegah.lihat")
def coverage_csv(request: OfficerRequest, code: str) -> HttpResponse:
    """Counts by office, as a file; no names."""
    found = find_session(request.duty, code)
    head = ["kantor", "undangan", "hadir", "tamu", "sesudah_mulai", "hadir_di_ruang_lain"]
    rows = [
        (row.agency.name, row.expected, row.present, row.guests, row.late, row.elsewhere)
        for row in coverage(found, viewed_body(request)).rows
    ]
    return csv_file(f"cakupan-{code}.csv", head, rows)


@needs("cegah.lihat")
def attendance_csv(request: OfficerRequest, code: str) -> HttpResponse:
    """The names of the rooms this duty may read, as a file; that it left is in the log."""
    found = find_session(request.duty, code)
    rooms = [r for r in rooms_for(request.duty, found) if may_read_names(request.duty, r)]
    head = ["kantor", "nama", "nip", "unit", "hari", "jam", "sesudah_mulai", "cara", "tamu_dari"]
    rows = [
        (
            row.room.agency.name,
            row.name,
            row.nip,
            row.unit,
            day_in(row.at, row.room.agency.zone),
            bare_hour(row.at, row.room.agency.zone),
            "ya" if row.late else "",
            row.how,
            row.guest_from,
        )
        for row in hand_out(found, rooms, by=request.duty)
    ]
    return csv_file(f"hadir-{code}.csv", head, rows)
