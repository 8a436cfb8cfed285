"""Bringing a roster in, and taking a load back."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jaganetral.names.normalize import fold_name
from jaganetral.names.reading import Read, Rejected, Warned, read_roster
from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit import actions as audit
from jaganetral.web.roster.loading.canaries import carry_canaries
from jaganetral.web.roster.models import Employee, RejectedRow, RosterLoad

BATCH = 500  # rows an INSERT; SQLite takes at most 32,766 values
FOLDED = 200


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    load: RosterLoad
    rejected: list[Rejected]
    warnings: list[Warned]


def _check(body: Agency, by: Duty | str) -> None:
    """A duty must be allowed to import, and the roster must be of a body in its own line."""
    if isinstance(by, str):
        return
    if not by.may("pegawai.impor"):
        raise PermissionDenied
    if body not in by.agency.line() and by.agency not in body.line():
        raise PermissionDenied("Daftar pegawai instansi ini di luar wewenang Anda.")


def load_roster(data: bytes, name: str, *, body: Agency, as_of: date, by: Duty | str) -> Loaded:
    """Load a CSV or XLSX file as the roster of `body`; it takes the place of the one before.

    Rows without a name, with a wrong number of columns or with a doubled NIP stay out and are
    handed back. BadRoster where the file cannot be read: then nothing was loaded.
    """
    _check(body, by)
    found = read_roster(data, name)
    with transaction.atomic():
        load = RosterLoad.objects.create(
            body=body,
            file_name=name[-200:],
            file_sha256=hashlib.sha256(data).hexdigest(),
            as_of=as_of,
            loaded_at=clock.now(),
            by=actor_of(by),
            accepted=len(found.rows),
            rejected=len(found.rejected),
            heads=list(found.heads),
        )
        RejectedRow.objects.bulk_create(
            RejectedRow(load=load, line=one.line, reason=one.reason, row=list(one.row))
            for one in found.rejected
        )
        Employee.objects.bulk_create(_employees(load, found), batch_size=BATCH)
        carry_canaries(load, by=by)
        audit.record(
            "impor_pegawai",
            by=load.by,
            about=f"daftar_pegawai:{load.pk}",
            data={
                "body": body.code,
                "as_of": as_of.isoformat(),
                "sha256": load.file_sha256,
                "accepted": load.accepted,
                "rejected": load.rejected,
            },
        )
    return Loaded(load, found.rejected, found.warnings)


def _employees(load: RosterLoad, found: Read) -> list[Employee]:
    return [
        Employee(
            load=load,
            body=load.body,
            row=line,
            folded=fold_name(values["name"]).folded[:FOLDED],
            **values,
        )
        for line, values in found.rows
    ]


@transaction.atomic
def undo_load(load: RosterLoad, *, by: Duty | str) -> None:
    """Take a load back; the one before counts again. Its rows stay for cases that named them."""
    _check(load.body, by)
    if load.undone:
        return
    load.undone = True
    load.save(update_fields=["undone"])
    audit.record(
        "batal_impor_pegawai",
        by=actor_of(by),
        about=f"daftar_pegawai:{load.pk}",
        data={"body": load.body.code},
    )
