"""All writing of rules: what is kept, what is proposed, what a second officer adopts."""

from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.law.model import Pack
from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit import actions as audit
from jaganetral.web.rules.content import Content
from jaganetral.web.rules.force import in_force, put_in_force
from jaganetral.web.rules.models import Binding, LawPack, Proposal, WorkTable
from jaganetral.web.rules.news import release_content, release_pack_hash
from jaganetral.web.rules.pack import law_pack, table_hash
from jaganetral.web.rules.table import hash_of, shipped_table

ABOUT = "aturan"
FIRST = "Aturan yang ikut terbit, dipakai sejak kantor ini mencatat aturannya."


class NotNow(Exception):
    """A proposal that cannot be decided like this; the message says why, in the user's language."""


def keep_pack(content: Content, pack: Pack) -> LawPack:
    """The kept row of a pack; the same content is kept once."""
    row, _made = LawPack.objects.get_or_create(
        sha256=pack.sha256,
        defaults={"version": pack.version, "content": content.text(), "kept_at": clock.now()},
    )
    return row


def keep_table(text: str) -> WorkTable:
    """The kept row of a table of days off."""
    row, _made = WorkTable.objects.get_or_create(
        sha256=hash_of(text), defaults={"content": text, "kept_at": clock.now()}
    )
    return row


def keep_in_use() -> None:
    """Keep the pack and the days off that an assessment is made under, if they are not yet."""
    if not LawPack.objects.filter(sha256=law_pack().sha256).exists():
        keep_pack(release_content(), law_pack())
    if not WorkTable.objects.filter(sha256=table_hash()).exists():
        keep_table(shipped_table()[1])


@transaction.atomic
def begin() -> Binding:
    """The binding in force; on the first call what ships is adopted and recorded."""
    bound = Binding.objects.select_related("pack", "table").first()
    if bound is None:
        content = release_content()
        pack, table = keep_pack(content, content.pack()), keep_table(shipped_table()[1])
        bound = _bind(pack, table, by="sistem", why=FIRST, release=_release())
    return bound


def _release() -> tuple[str, str]:
    return release_pack_hash(), shipped_table()[0]


def _bind(
    pack: LawPack,
    table: WorkTable,
    *,
    by: str,
    why: str,
    release: tuple[str, str],
    proposal: Proposal | None = None,
) -> Binding:
    bound = Binding.objects.create(
        pack=pack,
        table=table,
        release_pack=release[0],
        release_table=release[1],
        since=clock.now(),
        by=by,
        why=why,
    )
    told = {"pack": pack.sha256, "version": pack.version, "table": table.sha256, "why": why}
    told["content"] = sha256(pack.content.encode("utf-8")).hexdigest()
    about = proposal.key if proposal else ABOUT
    audit.record("adopsi_aturan", by=by, about=about, data=told)
    transaction.on_commit(lambda: put_in_force(pack.sha256, table.sha256))
    return bound


@transaction.atomic
def propose(
    kind: str,
    title: str,
    note: str,
    *,
    by: Duty,
    content: Content | None = None,
    pack: LawPack | None = None,
    table: str | None = None,
) -> Proposal:
    """Keep a change of the rules for a second officer to adopt.

    `content` is a new pack, `pack` a kept one, `table` the text of a table of days off; what is not
    given stays as it is. Raises PackError for a broken content, NotNow where nothing would change.
    """
    if not by.may("aturan.usul"):
        raise PermissionDenied
    base = begin()
    wanted = keep_pack(content, content.pack()) if content else pack or base.pack
    days = keep_table(table) if table is not None else base.table
    if (wanted, days) == (base.pack, base.table):
        raise NotNow(_("Isinya sama dengan aturan yang sudah mengikat."))
    proposal = Proposal.objects.create(
        kind=kind,
        title=title[:200],
        note=note.strip(),
        pack=wanted,
        table=days,
        base=base,
        by=by.actor,
        by_officer=by.officer_id,
        at=clock.now(),
    )
    data = {"kind": kind, "pack": wanted.sha256, "table": days.sha256, "note": proposal.note}
    audit.record("usul_aturan", by=by.actor, about=proposal.key, data=data)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal, why: str, *, by: Duty) -> None:
    """Leave a proposal; who proposes and who adopts may do so."""
    if not (by.may("aturan.usul") or by.may("aturan.adopsi")):
        raise PermissionDenied
    row = _decided(proposal, Proposal.State.DITARIK, why, by)
    audit.record("tarik_usul_aturan", by=by.actor, about=row.key, data={"why": row.why})


@transaction.atomic
def adopt(proposal: Proposal, why: str, *, by: Duty) -> Binding:
    """Let a proposal bind from now on. The officer who proposed it cannot adopt it.

    Raises NotNow where it is decided already, or other rules bind than those it was made on.
    """
    if not by.may("aturan.adopsi"):
        raise PermissionDenied
    if by.officer_id == proposal.by_officer:
        raise NotNow(_("Anda sendiri yang mengusulkan. Petugas lain yang mengesahkan."))
    base = Binding.objects.select_for_update().first()
    if base is None or base.pk != proposal.base_id:
        raise NotNow(_("Aturan sudah berubah sejak diusulkan. Tarik usulan ini, lalu ajukan lagi."))
    row = _decided(proposal, Proposal.State.DISAHKAN, why, by)
    kept = base.release_pack, base.release_table
    release = _release() if row.kind == Proposal.Kind.TERBIT else kept
    return _bind(row.pack, row.table, by=by.actor, why=why, release=release, proposal=row)


def _decided(proposal: Proposal, state: str, why: str, by: Duty) -> Proposal:
    row = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not row.waits:
        raise NotNow(_("Usulan ini sudah diputus."))
    row.state, row.decided_by, row.decided_at = state, by.actor, clock.now()
    row.why = why.strip()
    row.save(update_fields=["state", "decided_by", "decided_at", "why"])
    return row


@transaction.atomic
def repair() -> list[str]:
    """Let the file beside the database say again what binds; a sentence where it did not."""
    bound = Binding.objects.select_related("pack", "table").first()
    if bound is None or in_force() == (bound.pack.sha256, bound.table.sha256):
        return []
    put_in_force(bound.pack.sha256, bound.table.sha256)
    return ["Berkas aturan yang mengikat ditulis ulang dari basis data."]
