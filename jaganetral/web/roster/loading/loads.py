"""Making a load count, dropping one that waits, taking one back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from jaganetral.names.rows import Source
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit import actions as audit
from jaganetral.web.roster.loading.rights import check
from jaganetral.web.roster.loading.staging import stage
from jaganetral.web.roster.loss import lost
from jaganetral.web.roster.models import RejectedRow, RosterLoad


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    load: RosterLoad

    @property
    def rejected(self) -> list[RejectedRow]:
        return list(self.load.rejects.all())


class NotReady(Exception):
    """The load cannot count: its rows still come in, or it was dropped. One sentence."""


class Settled(Exception):
    """A load can no longer be taken back, for it was thinned or another was thinned into it."""


class TooManyGone(Exception):
    """So many people are missing that somebody must say that this is meant."""


def load_roster(source: Source, name: str, *, body: Agency, as_of: date, by: Duty | str) -> Loaded:
    """Load a file as the roster of `body` and let it count at once, whoever is missing.

    BadRoster where the file cannot be read: then nothing was loaded.
    """
    load = stage(source, name, body=body, as_of=as_of, by=by)
    confirm_load(load, by=by, despite_loss=True)
    return Loaded(load)


@transaction.atomic
def confirm_load(load: RosterLoad, *, by: Duty | str, despite_loss: bool = False) -> None:
    """Let a load that waits take the place of the one before. Raises NotReady, TooManyGone."""
    check(load.body, by)
    here = RosterLoad.objects.select_for_update().get(pk=load.pk)
    if here.state == RosterLoad.State.DITERIMA and not here.undone:
        return  # pressed twice
    if here.state != RosterLoad.State.MENUNGGU or here.undone:
        raise NotReady("Impor ini belum selesai dimuat atau sudah dibuang.")
    loss = lost(here)
    if loss is not None and loss.is_grave and not despite_loss:
        raise TooManyGone("Terlalu banyak pegawai yang hilang.")
    load.state = RosterLoad.State.DITERIMA
    load.save(update_fields=["state"])
    audit.record(
        "impor_pegawai",
        by=actor_of(by),
        about=f"daftar_pegawai:{load.pk}",
        data={
            "body": load.body.code,
            "as_of": load.as_of.isoformat(),
            "sha256": load.file_sha256,
            "accepted": here.accepted,
            "rejected": here.rejected,
            "gone": loss.people if loss else 0,
        },
    )


@transaction.atomic
def discard_load(load: RosterLoad, *, by: Duty | str) -> None:
    """Drop a load that nobody confirmed; its rows are swept away later."""
    check(load.body, by)
    if RosterLoad.objects.open().filter(pk=load.pk).update(undone=True):
        load.undone = True
        data = {"body": load.body.code}
        audit.record("buang_muatan", by=actor_of(by), about=f"daftar_pegawai:{load.pk}", data=data)


@transaction.atomic
def undo_load(load: RosterLoad, *, by: Duty | str) -> None:
    """Take a load back; the one before counts again. Its rows stay for cases that named them.

    Raises Settled.
    """
    check(load.body, by)
    list(Agency.objects.select_for_update(no_key=True).filter(pk=load.body_id))
    counting = RosterLoad.objects.in_force().filter(pk=load.pk)
    if counting.filter(Q(rests_on__isnull=False) | Q(leaning__isnull=False)).exists():
        raise Settled("Impor ini tidak dapat dibatalkan lagi: daftar yang lebih tua diringkas.")
    if not counting.update(undone=True):
        return
    load.undone = True
    audit.record(
        "batal_impor_pegawai",
        by=actor_of(by),
        about=f"daftar_pegawai:{load.pk}",
        data={"body": load.body.code},
    )
