"""Numbers and codes of letters."""

import re
from datetime import date

from jaganetral.web.accounts.models import Agency

# no I, L, O, U: a code is read aloud and typed from paper
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16
MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def number_words(count: int, series: str, body: Agency, day: date) -> str:
    """`0123/REK-NET/BPN/XII/2023`: count, kind, body, month, year."""
    short = re.sub(r"[^A-Z0-9]+", "-", body.short.upper()).strip("-")
    return f"{count:04d}/{series}/{short}/{MONTHS[day.month - 1]}/{day.year}"
