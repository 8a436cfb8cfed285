"""An authenticator app for tests."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)


def code_now(secret: str, ahead: int = 0) -> str:
    """The six digits an app shows; `ahead` 1 is the next ones, already accepted."""
    counters = sorted(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2] + ahead)))
