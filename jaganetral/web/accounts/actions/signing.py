"""One-time links, passwords, second factors: what lets an officer in."""

import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from axes.models import AccessAttempt
from axes.utils import reset
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.actions.rights import manages
from jaganetral.web.accounts.links import digest_of, find_link, setup_secret
from jaganetral.web.accounts.models import Duty, Officer, SetupLink
from jaganetral.web.accounts.queries import actor_of, bodies_of
from jaganetral.web.audit import actions as audit

LINK_HOURS = 72
THEMES = ("auto", "terang", "gelap")


@transaction.atomic
def open_link(officer: Officer, *, by: Duty | str, hours: int = LINK_HOURS) -> str:
    """A one-time link token for setting up, or setting up anew; earlier ones stop working.

    Returns the token, the only time it exists in the clear.
    """
    manages(by, *bodies_of(officer))
    SetupLink.objects.filter(officer=officer, used=None).delete()
    token = secrets.token_urlsafe(32)
    expires = clock.now() + timedelta(hours=hours)
    SetupLink.objects.create(officer=officer, digest=digest_of(token), expires=expires)
    audit.record(
        "buat_tautan",
        by=actor_of(by),
        about=f"petugas:{officer.username}",
        data={"expires": expires.isoformat()},
    )
    return token


@transaction.atomic
def set_up(token: str, password: str, code: str) -> Officer:
    """Set the password and the second factor of the officer a link belongs to; uses it up.

    ValidationError where the link is gone or the code is wrong..
    """
    link = find_link(token, lock=True)
    if link is None:
        raise ValidationError(_("Tautan ini sudah dipakai atau sudah lewat waktunya."))
    if not validate_totp_code(setup_secret(token), code):
        raise ValidationError({"code": _("Kode tidak cocok. Ketik kode yang tampil sekarang.")})
    officer = link.officer
    officer.set_password(password)
    officer.save(update_fields=["password"])
    Authenticator.objects.filter(user=officer).delete()
    TOTP.activate(officer, setup_secret(token))
    RecoveryCodes.activate(officer)
    link.used = clock.now()
    link.save(update_fields=["used"])
    reset(username=officer.username)
    audit.record("mulai_akun", by=officer.name, about=f"petugas:{officer.username}")
    return officer


@transaction.atomic
def use_code(officer: Officer, code: str) -> str | None:
    """How a second factor holds: "totp", "recovery" (used up), or None."""
    plain = "".join(code.split())
    found = {one.type: one for one in Authenticator.objects.filter(user=officer)}
    totp, codes = found.get("totp"), found.get("recovery_codes")
    if totp is not None and TOTP(totp).validate_code(plain):
        return "totp"
    if codes is not None and RecoveryCodes(codes).validate_code(plain):
        return "recovery"
    return None


@transaction.atomic
def note_sign_in(officer: Officer, how: str) -> None:
    """Record that somebody signed in, and forget the wrong attempts before."""
    reset(username=officer.username)
    audit.record("masuk", by=officer.name, about=f"petugas:{officer.username}", data={"how": how})


@transaction.atomic
def new_recovery_codes(*, by: Duty) -> list[str]:
    """Ten new recovery codes; the old ones stop working."""
    codes = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.filter(user=by.officer, type=codes).delete()
    fresh: list[str] = RecoveryCodes.activate(by.officer).get_unused_codes()
    audit.record("kode_pemulihan_baru", by=by.actor, about=f"petugas:{by.officer.username}")
    return fresh


@transaction.atomic
def prefer(*, keys_on: bool, theme: str, by: Duty) -> None:
    """An officer's own screen: single-key shortcuts, light or dark."""
    if theme not in THEMES:
        raise ValidationError({"theme": _("Pilih salah satu tampilan.")})
    officer = by.officer
    before = {"keys_on": officer.keys_on, "theme": officer.theme}
    officer.keys_on, officer.theme = keys_on, theme
    after = {"keys_on": keys_on, "theme": theme}
    if before == after:
        return
    officer.save(update_fields=["keys_on", "theme"])
    audit.record(
        "atur_diri",
        by=by.actor,
        about=f"petugas:{officer.username}",
        data={"before": before, "after": after},
    )


@transaction.atomic
def forget_expired() -> int:
    """Remove links that can no longer be used, and what was kept of old wrong attempts.

    Returns how many links.
    """
    AccessAttempt.objects.filter(attempt_time__lt=clock.now() - timedelta(days=1)).delete()
    count, _by_model = SetupLink.objects.filter(used=None, expires__lte=clock.now()).delete()
    return count
