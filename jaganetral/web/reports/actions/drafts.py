"""Writing drafts: nothing of them is readable without the reporter's cookie, nor logged."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from jaganetral.web import clock
from jaganetral.web.evidence.actions import discard
from jaganetral.web.evidence.models import Item
from jaganetral.web.reports.drafts import LASTS, Content, name_of, seal, unseal
from jaganetral.web.reports.models import Draft


class DraftGone(LookupError):
    """The draft is older than 24 hours, or was wiped."""


@transaction.atomic
def begin_draft(key: str) -> None:
    """Make an empty draft, and remove those whose time is over."""
    now = clock.now()
    sweep_drafts(now)
    Draft.objects.create(pk=name_of(key), sealed=seal(key, {}), expires=now + LASTS)


@transaction.atomic
def change_draft(key: str, change: Callable[[Content], None]) -> Content:
    """Change a draft in place; its 24 hours begin anew. DraftGone where there is none."""
    now = clock.now()
    row = Draft.objects.select_for_update().filter(pk=name_of(key), expires__gt=now).first()
    if row is None:
        raise DraftGone
    content = unseal(key, bytes(row.sealed))
    change(content)
    row.sealed, row.expires = seal(key, content), now + LASTS
    row.save(update_fields=["sealed", "expires"])
    _keep_files(content, row.expires)
    return content


def _keep_files(content: Content, until: datetime) -> None:
    """Its files live as long as the draft does."""
    ids = [file["id"] for file in content.get("bukti", {}).get("files", [])]
    Item.objects.filter(pk__in=ids, pending_until__isnull=False).update(pending_until=until)


@transaction.atomic
def wipe_draft(key: str) -> None:
    """Remove a draft and the files that came with it."""
    row = Draft.objects.select_for_update().filter(pk=name_of(key)).first()
    if row is None:
        return
    content = unseal(key, bytes(row.sealed))
    ids = [file["id"] for file in content.get("bukti", {}).get("files", [])]
    discard(Item.objects.filter(pk__in=ids, pending_until__isnull=False))
    row.delete()


@transaction.atomic
def sweep_drafts(now: datetime) -> int:
    """Remove drafts whose 24 hours are over, and the files they left; how many drafts."""
    gone, _tables = Draft.objects.filter(expires__lt=now).delete()
    discard(Item.objects.filter(pending_until__lt=now))
    return gone
