"""Bodies, their posts, and who held them from a day to a day."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from jaganetral.web.accounts.actions.rights import manages
from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure
from jaganetral.web.accounts.queries import actor_of
from jaganetral.web.audit import actions as audit

CHANGEABLE = ("name", "short", "kind", "level", "area", "zone", "head_count")


def _free_code(name: str) -> str:
    base = slugify(name)[:44] or "instansi"
    taken = set(Agency.objects.filter(code__startswith=base).values_list("code", flat=True))
    tries = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in tries if code not in taken)


@transaction.atomic
def add_agency(values: Mapping[str, object], *, parent: Agency | None, by: Duty | str) -> Agency:
    """A body below `parent`; `values` are fields of Agency. Its code follows from its name."""
    if parent is None and not isinstance(by, str):
        raise ValidationError({"parent": _("Pilih instansi di atasnya.")})
    manages(by, *([parent] if parent else []))
    body = Agency(parent=parent, **{name: values[name] for name in CHANGEABLE if name in values})
    body.code = str(values.get("code") or _free_code(body.name))
    body.full_clean()
    body.save()
    after = {"name": body.name, "kind": body.kind, "parent": parent.code if parent else None}
    audit.record(
        "tambah_instansi", by=actor_of(by), about=f"instansi:{body.code}", data={"after": after}
    )
    return body


@transaction.atomic
def change_agency(body: Agency, values: Mapping[str, object], *, by: Duty | str) -> None:
    """Change fields of a body; the log keeps what stood before."""
    manages(by, body)
    old = Agency.objects.get(pk=body.pk)
    changed = [n for n in CHANGEABLE if n in values and values[n] != getattr(old, n)]
    if not changed:
        return
    for name in changed:
        setattr(body, name, values[name])
    body.full_clean()
    body.save(update_fields=changed)
    audit.record(
        "ubah_instansi",
        by=actor_of(by),
        about=f"instansi:{body.code}",
        data={
            "before": {name: getattr(old, name) for name in changed},
            "after": {name: getattr(body, name) for name in changed},
        },
    )


@transaction.atomic
def add_post(
    agency: Agency, title: str, *, superior: Post | None, is_ppk: bool, by: Duty | str
) -> Post:
    """A post of a body, and the post it reports to."""
    manages(by, agency)
    post = Post(agency=agency, title=title.strip(), superior=superior, is_ppk=is_ppk)
    post.full_clean()
    post.save()
    audit.record(
        "tambah_jabatan",
        by=actor_of(by),
        about=f"jabatan:{post.pk}",
        data={"title": post.title, "body": agency.code, "is_ppk": is_ppk},
    )
    return post


@transaction.atomic
def add_tenure(
    post: Post,
    holder: str,
    *,
    since: date,
    until: date | None = None,
    kind: str = Tenure.Kind.DEFINITIF,
    nip: str = "",
    officer: Officer | None = None,
    by: Duty | str,
) -> Tenure:
    """Somebody holds a post from a day on. A definite holder ends the one before."""
    manages(by, post.agency)
    tenure = Tenure(
        post=post, holder=holder.strip(), nip=nip.strip(), officer=officer, kind=kind,
        since=since, until=until,
    )  # fmt: skip
    tenure.full_clean()
    if until is not None and until < since:
        raise ValidationError({"until": _("Hari terakhir tidak boleh sebelum hari mulai.")})
    if kind == Tenure.Kind.DEFINITIF:
        _refuse_two_definite(post, since, until)
    tenure.save()
    audit.record(
        "tambah_pejabat",
        by=actor_of(by),
        about=f"jabatan:{post.pk}",
        data={"holder": tenure.holder, "kind": kind, "since": since.isoformat()},
    )
    return tenure


def _refuse_two_definite(post: Post, since: date, until: date | None) -> None:
    for other in post.tenures.filter(kind=Tenure.Kind.DEFINITIF):
        starts_before_end = until is None or other.since <= until
        if starts_before_end and (other.until is None or other.until >= since):
            sentence = _("Akhiri dahulu masa jabatan %(holder)s.") % {"holder": other.holder}
            raise ValidationError({"since": sentence})


@transaction.atomic
def end_tenure(tenure: Tenure, *, until: date, by: Duty | str) -> None:
    """The last day somebody held a post."""
    manages(by, tenure.post.agency)
    if until < tenure.since:
        raise ValidationError({"until": _("Hari terakhir tidak boleh sebelum hari mulai.")})
    before, tenure.until = tenure.until, until
    tenure.save(update_fields=["until"])
    audit.record(
        "akhiri_pejabat",
        by=actor_of(by),
        about=f"jabatan:{tenure.post_id}",
        data={
            "holder": tenure.holder,
            "before": before.isoformat() if before else None,
            "after": until.isoformat(),
        },
    )
