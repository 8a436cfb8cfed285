"""The number of a civil servant (NIP, 18 digits): birth, month of appointment, sex, serial.

Source: the composition of the NIP in use since 2008 (BKN): YYYYMMDD YYYYMM S NNN. The number of a
contract employee (NI PPPK) has 21 where a month would stand: YYYYMMDD YYYY 21 S NNN.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

DIGITS = 18
# what an ordinary number looks like
SOUND = (
    r"^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
    r"(19[4-9]\d|20\d{2})(0[1-9]|1[0-2]|21)[12]\d{3}$"
)
_SEX = {"1": "laki_laki", "2": "perempuan"}
_YOUNGEST, _OLDEST = 15, 70  # years at appointment that a roster may hold, generously


_CONTRACT = "21"
_OTHERS = {9: "9 angka biasanya NIP lama", 16: "16 angka biasanya NIK"}


@dataclass(frozen=True, slots=True)
class Nip:
    """A read NIP; `digits` is "" where there are not 18; `warnings` are Indonesian sentences.

    `appointed` is (year, month), the month 0 for a contract employee. `kind` is "pns", "pppk" or
    "" where the number does not tell.
    """

    digits: str
    born: date | None = None
    appointed: tuple[int, int] | None = None
    sex: str = ""
    warnings: tuple[str, ...] = ()
    kind: str = ""

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
    year, month = int(text[:4]), int(text[4:])
    known = text[4:] == _CONTRACT or 1 <= month <= 12
    return (year, month % int(_CONTRACT)) if known and year >= 1940 else None


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
        return Nip("", warnings=_no_nip(digits))
    born, appointed = _day(digits[:8]), _appointed(digits[8:14])
    sex = _SEX.get(digits[14], "")
    kind = ("pppk" if appointed[1] == 0 else "pns") if appointed else ""
    return Nip(digits, born, appointed, sex, tuple(_odd(digits, born, appointed)), kind)


def _no_nip(digits: str) -> tuple[str, ...]:
    if not digits:
        return ()
    if not re.fullmatch(r"[0-9]+", digits):
        return (f"NIP hanya berisi {DIGITS} angka; ada tanda lain di dalamnya.",)
    hint = _OTHERS.get(len(digits))
    more = f" ({hint})" if hint else ""
    return (f"NIP harus {DIGITS} angka, yang tertulis {len(digits)} angka{more}.",)


def _odd(digits: str, born: date | None, appointed: tuple[int, int] | None) -> Iterator[str]:
    """What is odd about eighteen digits, one sentence for each part."""
    if born is None:
        yield f"Delapan angka pertama NIP ({digits[:8]}) bukan tanggal lahir."
    if appointed is None:
        yield f"Angka ke-9 sampai ke-14 NIP ({digits[8:14]}) bukan tahun dan bulan."
    if digits[14] not in _SEX:
        yield f"Angka ke-15 NIP ({digits[14]}) bukan 1 (laki-laki) atau 2 (perempuan)."
    if born and appointed and not _YOUNGEST <= appointed[0] - born.year <= _OLDEST:
        yield "Umur saat pengangkatan menurut NIP tidak wajar."
