"""The number of a civil servant (NIP, 18 digits): birth, month of appointment, sex, serial.

Source: the composition of the NIP in use since 2008 (BKN): YYYYMMDD YYYYMM S NNN.
"""

import re
from dataclasses import dataclass
from datetime import date

DIGITS = 18
# what an ordinary number looks like; 21 as month: PPPK
SOUND = (
    r"^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
    r"(19[4-9]\d|20\d{2})(0[1-9]|1[0-2]|21)[12]\d{3}$"
)
_SEX = {"1": "laki_laki", "2": "perempuan"}
_YOUNGEST, _OLDEST = 15, 70  # years at appointment that a roster may hold, generously


@dataclass(frozen=True, slots=True)
class Nip:
    """A read NIP; `digits` is "" where there are not 18; `warnings` are Indonesian sentences."""

    digits: str
    born: date | None
    appointed: tuple[int, int] | None
    sex: str
    warnings: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Eighteen digits; an odd date inside is a warning, no more."""
        return bool(self.digits)


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _appointed(text: str) -> tuple[int, int] | None:
    """Year and month; PPPK numbers carry 21 as month, which is no month and no fault."""
    year, month = int(text[:4]), int(text[4:6])
    return (year, month) if 1 <= month <= 12 and year >= 1940 else None


def near_nips(digits: str) -> set[str]:
    """The NIPs that are this one with one digit otherwise, or two neighbours exchanged."""
    places = range(DIGITS)
    found = {digits[:at] + str(one) + digits[at + 1 :] for at in places for one in range(10)}
    turned = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in places[:-1])
    return (found | set(turned)) - {digits}


def read_nip(text: str) -> Nip:
    """Read a NIP written with or without spaces, dots or dashes. Never raises."""
    digits = re.sub(r"[\s.\-'’]", "", text)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
        if not digits:
            return Nip("", None, None, "", ())
        if re.fullmatch(r"[0-9]+", digits):
            told = f"NIP harus {DIGITS} angka, yang tertulis {len(digits)} angka."
        else:
            told = f"NIP hanya berisi {DIGITS} angka; ada tanda lain di dalamnya."
        return Nip("", None, None, "", (told,))
    born, appointed = _day(digits[:8]), _appointed(digits[8:14])
    sex = _SEX.get(digits[14], "")
    warnings = []
    if born is None:
        warnings.append(f"Delapan angka pertama NIP ({digits[:8]}) bukan tanggal lahir.")
    contract = digits[12:14] == "21"
    if appointed is None and not contract:
        warnings.append(f"Angka ke-9 sampai ke-14 NIP ({digits[8:14]}) bukan tahun dan bulan.")
    if not sex:
        warnings.append(f"Angka ke-15 NIP ({digits[14]}) bukan 1 (laki-laki) atau 2 (perempuan).")
    if born and not _YOUNGEST <= int(digits[8:12]) - born.year <= _OLDEST:
        warnings.append("Umur saat pengangkatan menurut NIP tidak wajar.")
    return Nip(digits, born, appointed, sex, tuple(warnings))
