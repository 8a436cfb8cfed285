"""Taking evidence into the vault, and out again where it was never sent."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.actions import record
from jaganetral.web.evidence import vault
from jaganetral.web.evidence.actions.cleaning import clean
from jaganetral.web.evidence.actions.keys import seal_for
from jaganetral.web.evidence.content import inspect
from jaganetral.web.evidence.models import Item

ORPHANED = timedelta(days=2)


def keep(
    name: str,
    data: bytes,
    *,
    body: Agency,
    source: str,
    day: date,
    by: str,
    label: str = "",
    until: datetime | None = None,
) -> Item:
    """Seal the original, make the clean copy, and enter both.

    `name` is for sentences; `label` is what stays (the name without one). With `until` the item
    belongs to a draft: the log learns of it when it is sent (`settle`), or it is removed then.
    Raises BadFile or NoCustodian, both with a sentence.
    """
    kind = inspect(name, data)
    copy = clean(name, data, kind)
    sealed = seal_for(body, data)
    item = Item(
        id=uuid.uuid4(),
        body=body,
        label=(label or name)[:120],
        kind=kind.mime,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        received_on=day,
        source=source[:120],
        state=Item.State.NO_PREVIEW if copy.data is None else Item.State.CLEAN,
        note=copy.note,
        pending_until=until,
    )
    vault.put(item.id, vault.ORIGINAL, sealed, day)
    if copy.data is not None:
        vault.put_clean(item.id, copy.data, day)
    with transaction.atomic():
        item.save(force_insert=True)
        if until is None:
            _enter(item, by)
    return item


@transaction.atomic
def settle(items: Iterable[Item], *, by: str) -> None:
    """The draft was sent: its items stay, and the log learns of them."""
    for item in items:
        item.pending_until = None
        item.save(update_fields=["pending_until"])
        _enter(item, by)


def _enter(item: Item, by: str) -> None:
    data = {"sha256": item.sha256, "size": item.size, "kind": item.kind}
    record("simpan_bukti", by=by, about=f"bukti:{item.id}", data=data)


@transaction.atomic
def let_go(items: Iterable[Item], *, by: str) -> int:
    """The time of some items is over: original and copy go, entry and hash stay; how many went."""
    count = 0
    for item in items:
        if item.state == Item.State.LET_GO:
            continue
        item.state, item.note = Item.State.LET_GO, ""
        item.save(update_fields=["state", "note"])
        record("lepas_bukti", by=by, about=f"bukti:{item.id}", data={"sha256": item.sha256})
        transaction.on_commit(partial(vault.remove, item.id))
        count += 1
    return count


@transaction.atomic
def discard(items: Iterable[Item]) -> None:
    """Remove items of a draft, rows first and files once that is certain."""
    for item in items:
        if item.pending_until is None:
            raise ValueError("Bukti yang sudah dikirim tidak dapat dihapus.")
        gone = item.id
        item.delete()
        transaction.on_commit(partial(vault.remove, gone))


def sweep(now: datetime) -> int:
    """Remove what drafts left behind: overdue items, and files that never got a row."""
    overdue = list(Item.objects.filter(pending_until__lt=now))
    discard(overdue)
    written = vault.kept()
    known = set(Item.objects.filter(id__in=list(written)).values_list("id", flat=True))
    lost = [
        item
        for item, at in written.items()
        if item not in known and at < (now - ORPHANED).timestamp()
    ]
    for item in lost:
        vault.remove(item)
    return len(overdue) + len(lost)
