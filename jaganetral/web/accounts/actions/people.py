"""Officers and their duties."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web.accounts.actions.rights import manages
from jaganetral.web.accounts.models import Agency, Duty, Officer
from jaganetral.web.accounts.queries import actor_of, bodies_of
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.audit import actions as audit

FIRST_BODY = "kantor-baru"  # until the first officer names it


@transaction.atomic
def add_officer(
    username: str,
    name: str,
    *,
    agency: Agency,
    role: str,
    since: date,
    nip: str = "",
    by: Duty | str,
) -> Officer:
    """A new officer with a first duty and no password: `open_link` lets them set one."""
    manages(by, agency)
    officer = Officer(username=username.strip(), name=name.strip(), nip=nip.strip())
    officer.set_unusable_password()
    officer.full_clean(exclude=["password"])
    officer.save()
    audit.record(
        "tambah_petugas",
        by=actor_of(by),
        about=f"petugas:{officer.username}",
        data={"name": officer.name},
    )
    add_duty(officer, agency, role, since=since, by=by)
    return officer


@transaction.atomic
def add_duty(
    officer: Officer,
    agency: Agency,
    role: str,
    *,
    since: date,
    until: date | None = None,
    by: Duty | str,
) -> Duty:
    """Let an officer serve a body in a role from a day on. Nobody gives a role to themselves."""
    manages(by, agency, *bodies_of(officer))
    if isinstance(by, Duty) and by.officer_id == officer.pk:
        raise PermissionDenied(_("Peran Anda sendiri ditambah oleh admin lain."))
    if role not in load_roles().roles:
        raise ValidationError({"role": _("Peran itu tidak ada.")})
    if until is not None and until < since:
        raise ValidationError({"until": _("Hari terakhir tidak boleh sebelum hari mulai.")})
    if Duty.objects.on(since).filter(officer=officer, agency=agency, role=role).exists():
        raise ValidationError({"role": _("Petugas ini sudah punya peran itu di instansi itu.")})
    duty = Duty.objects.create(officer=officer, agency=agency, role=role, since=since, until=until)
    audit.record(
        "tambah_tugas",
        by=actor_of(by),
        about=f"petugas:{officer.username}",
        data={"role": role, "body": agency.code, "since": since.isoformat()},
    )
    return duty


@transaction.atomic
def end_duty(duty: Duty, *, until: date, by: Duty | str) -> None:
    """The last day of a duty. One's own duty is ended by somebody else."""
    manages(by, duty.agency)
    if isinstance(by, Duty) and by.officer_id == duty.officer_id:
        raise PermissionDenied(_("Peran Anda sendiri diakhiri oleh admin lain."))
    if until < duty.since:
        raise ValidationError({"until": _("Hari terakhir tidak boleh sebelum hari mulai.")})
    before, duty.until = duty.until, until
    duty.save(update_fields=["until"])
    audit.record(
        "akhiri_tugas",
        by=actor_of(by),
        about=f"petugas:{duty.officer.username}",
        data={
            "role": duty.role,
            "body": duty.agency.code,
            "before": before.isoformat() if before else None,
            "after": until.isoformat(),
        },
    )


@transaction.atomic
def set_active(officer: Officer, active: bool, *, by: Duty | str) -> None:
    """Close or open an account; its records stay. Nobody closes their own."""
    manages(by, *bodies_of(officer))
    if isinstance(by, Duty) and by.officer_id == officer.pk:
        raise PermissionDenied(_("Akun Anda sendiri ditutup oleh admin lain."))
    if officer.is_active == active:
        return
    officer.is_active = active
    officer.save(update_fields=["is_active"])
    audit.record(
        "buka_akun" if active else "tutup_akun",
        by=actor_of(by),
        about=f"petugas:{officer.username}",
        data={"before": not active, "after": active},
    )


@transaction.atomic
def first_officer(day: date) -> Officer:
    """The first officer of an empty installation, administrator of a body still to be named."""
    root, _made = Agency.objects.get_or_create(
        code=FIRST_BODY,
        defaults={
            "name": "Kantor baru",
            "short": "Kantor baru",
            "kind": Agency.Kind.PEMBINA,
            "level": Agency.Level.PUSAT,
        },
    )
    return add_officer("admin", "Admin pertama", agency=root, role="admin", since=day, by="sistem")
