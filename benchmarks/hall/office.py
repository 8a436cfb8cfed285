"""An invented nation with a regency of forty offices, its roster, and a webinar that runs now."""

import importlib
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PEOPLE, ROOMS, ROSTER = 3000, 40, 12_000
ELSEWHERE = 500  # offices of other regencies, which every search through the tree would meet
SYLLABLES = ("ba", "ku", "di", "mo", "ra", "ti", "su", "ne", "lo", "wi")
BY_NAME, GUESTS = 10, 25  # every tenth gives a name, every 25th sits in another office's room


def nip(number: int) -> str:
    """The invented NIP of a person."""
    return f"19850315{2010011000 + number}"


def name(number: int) -> str:
    """The invented name of a person; no two share one."""
    first, last = ("Wira", "Tirta", "Laras", "Bima", "Sekar"), ("Kusuma", "Lestari", "Wibawa")
    return f"{first[number % 5]} {last[number % 3]} {_spelled(number)}"


def _spelled(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in str(number)).capitalize()


def office_of(number: int) -> str:
    """Where a person works."""
    return f"Dinas {_spelled(100 + number % ROOMS)}"


def written(number: int) -> dict[str, str]:
    """What a person fills in at the door."""
    if number % BY_NAME:
        return {"who": nip(number)}
    return {"who": f"{name(number)}, S.Sos.", "unit": office_of(number)}


def is_guest(number: int) -> bool:
    """Whether a person sits in the room of the next office."""
    return number % GUESTS == 1


def door_of(number: int, doors: list[str]) -> str:
    """The address a person scans."""
    return doors[(number + is_guest(number)) % ROOMS]


def prepare(folder: Path, database: str) -> list[str]:
    """Make the site with its session, roster and rooms; the addresses of the rooms, in order."""
    os.environ |= {
        "JAGANETRAL_MODE": "office",
        "JAGANETRAL_DATA": str(folder),
        "JAGANETRAL_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "jaganetral.web.settings",
    }
    (folder / "static").mkdir()
    importlib.import_module("django").setup()
    commands = importlib.import_module("django.core.management")
    commands.call_command("migrate", verbosity=0)
    commands.call_command("collectstatic", verbosity=0, interactive=False)
    return _fill()


def _fill() -> list[str]:
    clock = importlib.import_module("jaganetral.web.clock")
    accounts = importlib.import_module("jaganetral.web.accounts.models")
    opening = importlib.import_module("jaganetral.web.prevention.actions.sessions")
    top = accounts.Agency.objects.create(code="nasional", name="Pusat", short="P", kind="pembina")
    ours = _government(accounts, top, "Pemkab Lawu Asri", [office_of(n) for n in range(ROOMS)])
    for number in range(ELSEWHERE // ROOMS):
        other = [f"Dinas {_spelled(number)} {n}" for n in range(ROOMS)]
        _government(accounts, top, f"Pemkab {_spelled(number)}", other)
    officer = accounts.Officer.objects.create(username="uji", name="Uji")
    duty = accounts.Duty.objects.create(
        officer=officer, agency=ours, role="bkpsdm", since=date(2020, 1, 1)
    )
    _employ(ours, clock.now())
    now = clock.now()
    session = opening.open_session(
        "Webinar", kind="webinar", starts=now, ends=now + timedelta(hours=2), by=duty
    )
    rooms = session.rooms.order_by("agency__pk")
    return [f"/hadir/{room.token}" for room in rooms]


def _government(accounts: Any, top: Any, title: str, offices: list[str]) -> Any:
    code = title.replace(" ", "-").lower()
    body = accounts.Agency.objects.create(
        code=code, name=title, short=title, kind="pemda", parent=top
    )
    accounts.Agency.objects.bulk_create(
        accounts.Agency(code=f"{code}-{n}", name=one, short=one, kind="opd", parent=body)
        for n, one in enumerate(offices)
    )
    return body


def _employ(body: Any, now: Any) -> None:
    """A roster of everybody, as it stood a month ago and as it stands now."""
    roster = importlib.import_module("jaganetral.web.roster.models")
    fold = importlib.import_module("jaganetral.names.normalize").fold_name

    def rows(load: Any) -> Iterator[Any]:
        for number in range(ROSTER):
            called = name(number)
            yield roster.Employee(
                load=load,
                body=body,
                row=number,
                nip=nip(number),
                name=called,
                folded=fold(called).folded,
                agency=office_of(number),
                unit="Sekretariat",
            )

    for days in (30, 1):
        load = roster.RosterLoad.objects.create(
            body=body,
            file_name="a.csv",
            file_sha256="0" * 64,
            as_of=now.date() - timedelta(days=days),
            loaded_at=now,
            by="uji",
        )
        roster.Employee.objects.bulk_create(rows(load), batch_size=2000)
