"""What `jaganetral roster import` and `roster drop` ask of the site."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jaganetral.names.reading import BadRoster
from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster import loading
from jaganetral.web.roster.loss import lost
from jaganetral.web.roster.models import RosterLoad
from jaganetral.web.roster.rejects import write_csv

BY = "baris perintah"
Tell = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An import as asked for on the command line; `rejects` is where the rejected rows go."""

    file: Path
    body: str
    as_of: date
    rejects: Path
    confirm: bool = False
    despite_loss: bool = False


def import_roster(wanted: Wanted, tell: Tell) -> dict[str, Any]:
    """Bring a file in; with `confirm` it counts at once. ValueError in one sentence."""
    body = _body(wanted.body)
    if wanted.as_of > clock.today(body.zone):
        raise ValueError(f"--as-of {wanted.as_of}: hari itu belum tiba.")
    try:
        load = loading.stage(
            wanted.file, wanted.file.name, body=body, as_of=wanted.as_of, by=BY, tell=tell
        )
        if wanted.confirm:
            loading.confirm_load(load, by=BY, despite_loss=wanted.despite_loss)
    except (BadRoster, loading.Busy, loading.NotReady) as trouble:
        raise ValueError(str(trouble)) from None
    except loading.TooManyGone:
        raise ValueError(_grave(load)) from None
    if load.rejected:
        with wanted.rejects.open("w", encoding="utf-8", newline="") as file:
            write_csv(file, load)
    return _told(load, wanted)


def drop_roster(body: str) -> str:
    """Drop the load of a body that nobody confirmed. ValueError in one sentence."""
    load = RosterLoad.objects.open().filter(body=_body(body)).first()
    if load is None:
        raise ValueError(f"--body {body}: tidak ada impor yang menunggu.")
    loading.discard_load(load, by=BY)
    return f"Impor {load.file_name} (nomor {load.pk}) dibuang. Daftar pegawai tidak berubah."


def _body(code: str) -> Agency:
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise ValueError(f"--body {code}: tidak ada instansi dengan kode itu.")
    return found


def _grave(load: RosterLoad) -> str:
    loss = lost(load)
    count, of = (loss.people, loss.of) if loss else (0, 0)
    return (
        f"{load.file_name}: {count} dari {of} pegawai di daftar sebelumnya tidak ada lagi. "
        "Periksa apakah berkasnya utuh. Bila memang demikian, ulangi dengan --despite-loss."
    )


def _told(load: RosterLoad, wanted: Wanted) -> dict[str, Any]:
    changes = {key: value for key, value in load.changes.items() if key != "agencies"}
    return {
        "load": load.pk,
        "state": load.state,
        "body": wanted.body,
        "as_of": wanted.as_of.isoformat(),
        "accepted": load.accepted,
        "rejected": load.rejected,
        "noted": load.noted,
        "rejected_file": str(wanted.rejects) if load.rejected else None,
        "changes": changes,
    }
