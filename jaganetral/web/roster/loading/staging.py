"""A file comes in batch by batch and waits: it is no roster until somebody confirms it.

Whatever stops the work, starting it again with the same file goes on where it stopped.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.db import connection, transaction

from jaganetral.names.reading import BadRoster
from jaganetral.names.rows import Batch, Opened, Source, open_roster
from jaganetral.names.sheets import BadTable
from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit import actions as audit
from jaganetral.web.roster.loading.canaries import carry_canaries
from jaganetral.web.roster.loading.changes import note_changes
from jaganetral.web.roster.loading.doubled import reject_doubled
from jaganetral.web.roster.loading.insert import insert_batch, roomy
from jaganetral.web.roster.loading.rights import check
from jaganetral.web.roster.loading.workplaces import note_workplaces
from jaganetral.web.roster.models import RosterLoad

CARRIED = "carried"
NOTES = 200  # kept in words; further ones are counted
Tell = Callable[[str, int, int | None], None]


class Busy(Exception):
    """Another load of the body is open; one sentence with the remedy."""

    def __init__(self, load: RosterLoad) -> None:
        self.load = load
        super().__init__(
            f"Impor {load.file_name} (nomor {load.pk}) untuk instansi ini belum selesai. "
            "Lanjutkan dengan berkas yang sama, atau buang dahulu."
        )


def stage(
    source: Source,
    name: str,
    *,
    body: Agency,
    as_of: date,
    by: Duty | str,
    tell: Tell = lambda step, done, total: None,
) -> RosterLoad:
    """Read a CSV, XLSX or Parquet file into a load that waits to be confirmed.

    Rows without a name, with a wrong number of columns or with a doubled NIP stay out and are
    kept with their reasons. `tell` hears the step, how far it is, and of how much if that is known.
    BadRoster where the file cannot be read: then nothing is kept. Busy where another file of the
    body is open.
    """
    check(body, by)
    digest = _sha256(source)
    with open_roster(source, name) as opened:
        load = _begin(name, digest, opened, body=body, as_of=as_of, by=by)
        if load.state == RosterLoad.State.MEMUAT:
            with _dropped_if_broken(load), roomy():
                _fill(load, opened, tell)
                _settle(load, tell, by)
    return load


@contextmanager
def _dropped_if_broken(load: RosterLoad) -> Iterator[None]:
    try:
        yield
    except (BadRoster, BadTable):
        RosterLoad.objects.filter(pk=load.pk).update(undone=True)
        raise


def _sha256(source: Source) -> str:
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            raise BadRoster(f"{source}: tidak ada berkas itu atau tidak boleh dibaca.") from None
    return hashlib.sha256(source).hexdigest()


@transaction.atomic
def _begin(
    name: str, digest: str, opened: Opened, *, body: Agency, as_of: date, by: Duty | str
) -> RosterLoad:
    """The open load of this very file and day, else a new one."""
    list(Agency.objects.select_for_update().filter(pk=body.pk))  # one at a time
    load = RosterLoad.objects.open().filter(body=body).first()
    if load is not None:
        if (load.file_sha256, load.as_of) != (digest, as_of):
            raise Busy(load)
        return load
    load = RosterLoad.objects.create(
        body=body,
        file_name=name[-200:],
        file_sha256=digest,
        as_of=as_of,
        loaded_at=clock.now(),
        by=actor_of(by),
        state=RosterLoad.State.MEMUAT,
        heads=list(opened.heads),
    )
    data = {"body": body.code, "as_of": as_of.isoformat(), "sha256": digest}
    audit.record("muat_pegawai", by=load.by, about=f"daftar_pegawai:{load.pk}", data=data)
    return load


def _fill(load: RosterLoad, opened: Opened, tell: Tell) -> None:
    for batch in opened.after(load.done):
        _take(load, batch)
        tell("baris", load.done, opened.total)
    if not load.accepted + load.rejected:
        raise BadRoster(
            f"{load.file_name} tidak berisi satu pun baris pegawai di bawah judul kolom."
        )


@transaction.atomic
def _take(load: RosterLoad, batch: Batch) -> None:
    """One batch, wholly or not at all. Busy where somebody else brings this load on or drops it."""
    here = RosterLoad.objects.open().filter(pk=load.pk, done=load.done)
    accepted, rejected = load.accepted + len(batch.rows), load.rejected + len(batch.rejected)
    if not here.update(done=batch.done, accepted=accepted, rejected=rejected):
        raise Busy(load)
    insert_batch(load, batch)
    load.done, load.accepted, load.rejected = batch.done, accepted, rejected
    load.noted += len({note.line for note in batch.notes})
    more = [[note.line, note.sentence] for note in batch.notes[: NOTES - len(load.notes)]]
    load.notes = [*load.notes, *more]
    load.save(update_fields=["noted", "notes"])


def _settle(load: RosterLoad, tell: Tell, by: Duty | str) -> None:
    """All rows are in: look for doubled NIPs, for changes, and for the bodies they name."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE roster_employee")
    tell("NIP ganda", 0, None)
    reject_doubled(load)
    _carry(load, by)
    changes = note_changes(load, tell)
    note_workplaces(load)
    load.changes, load.state = changes, RosterLoad.State.MENUNGGU
    load.save(update_fields=["changes", "state"])


@transaction.atomic
def _carry(load: RosterLoad, by: Duty | str) -> None:
    """Once only: the load to compare with is found, and its canaries come along unnoticed."""
    if CARRIED in load.changes:
        return
    earlier = RosterLoad.objects.in_force().filter(body=load.body_id, as_of__lte=load.as_of)
    load.before = earlier.order_by("-as_of", "-pk").first()
    load.changes = {CARRIED: True}
    load.save(update_fields=["before", "changes"])
    carry_canaries(load, by=by)
