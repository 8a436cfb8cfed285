"""A calendar file (RFC 5545) of an election's stages and of the days its limits change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LONGEST = 75  # octets of a line, RFC 5545 section 3.1
CONTROLS = {chr(code) for code in (*range(32), 127)} - {"\t"}


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days `first` to `last`, both included; `provisional` days may still move."""

    uid: str
    first: date
    last: date
    title: str
    text: str = ""
    provisional: bool = False


def calendar_file(name: str, events: Iterable[Event], made: datetime) -> str:
    """The file's text; `made` in UTC. Lines end as the RFC wants them, long ones are folded."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//JagaNetral//Kalender//ID",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event(event, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(event: Event, made: datetime) -> list[str]:
    after = event.last + timedelta(days=1)  # the end of whole days is the day after
    status = "TENTATIVE" if event.provisional else "CONFIRMED"
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@jaganetral",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{escaped(event.title)}",
        *([f"DESCRIPTION:{escaped(event.text)}"] if event.text else []),
        f"STATUS:{status}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """Text as the RFC writes it (section 3.3.11), without the control letters it does not allow."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\\n" if c == "\n" else c for c in lines if c == "\n" or c not in CONTROLS)


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, never cutting a letter; later parts begin blank."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
