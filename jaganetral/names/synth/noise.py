"""How writing goes wrong: slips of the finger, old spellings, sounds, a scanner's eyes."""

from collections.abc import Sequence
from random import Random

OLD = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j"), ("sy", "sj"), ("ny", "nj"))
SOUNDS = (("f", "p"), ("v", "f"), ("y", "i"), ("z", "j"), ("kh", "h"), ("sy", "s"), ("d", "t"), ("o", "u"), ("e", "i"), ("b", "p"), ("dh", "d"), ("ai", "ei"), ("au", "o"), ("th", "t"), ("w", "u"))
OCR = (("o", "0"), ("l", "1"), ("i", "1"), ("s", "5"), ("rn", "m"), ("m", "rn"), ("b", "6"), ("a", "o"), ("e", "c"), ("h", "n"), ("g", "9"), ("u", "v"))
ABBREVIATIONS = (
    ("Kabupaten ", "Kab. "), ("Kecamatan ", "Kec. "), ("Kelurahan ", "Kel. "), ("SD Negeri ", "SDN "), ("SMP Negeri ", "SMPN "),
    ("Puskesmas ", "PKM "), ("Pemerintah Kabupaten ", "Pemkab "), ("Pemerintah Kota ", "Pemkot "), ("Dinas Kesehatan", "Dinkes"), ("Dinas Pendidikan", "Disdik"),
    ("Guru Ahli Pertama", "guru"), ("Guru Ahli Muda", "guru"), ("Guru Ahli Madya", "guru"), ("Bidan Terampil", "bidan"), ("Kepala Sekolah", "Kepsek"), ("Kementerian Agama", "Kemenag"),
)  # fmt: skip
_KEYS = "qwertyuiop asdfghjkl zxcvbnm"


def exchanged(text: str, pairs: Sequence[tuple[str, str]], dice: Random) -> str | None:
    """One of the pairs exchanged once, not in the first letter; None where none fits."""
    low = text.lower()
    for old, new in dice.sample(list(pairs), len(pairs)):
        places = [at for at in range(1, len(low)) if low.startswith(old, at) and low[at - 1] != " "]
        if places:
            at = dice.choice(places)
            return text[:at] + new + text[at + len(old) :]
    return None


def slip(word: str, dice: Random) -> str:
    """One letter left out, doubled, swapped with its neighbour, or hit beside."""
    at = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    place = _KEYS.find(word[at].lower())
    near = [_KEYS[p] for p in (place - 1, place + 1) if 0 <= p < len(_KEYS) and _KEYS[p] != " "]
    return word[:at] + dice.choice(near or ["e"]) + word[at + 1 :]
