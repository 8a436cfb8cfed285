"""How the content of a letter is said: days, levels, limits, identity. Always Indonesian."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jaganetral.workdays.words import day_words, number_words

LEVELS = {
    "moral": "sanksi moral",
    "ringan": "hukuman disiplin tingkat ringan",
    "sedang": "hukuman disiplin tingkat sedang",
    "berat": "hukuman disiplin tingkat berat",
    "tanpa_jenjang": "hukuman disiplin yang jenjangnya ditentukan pejabat yang berwenang",
}
IDENTITY = {
    "nama": "Nama",
    "nip": "NIP",
    "pangkat": "Pangkat/golongan",
    "jabatan": "Jabatan",
    "unit": "Unit kerja",
    "instansi": "Instansi",
}
SURE = {"verified", "verified_copy"}  # seen in the official text, or in a faithful copy of it


def told_day(value: object) -> str:
    """An ISO day as `Selasa, 23 Januari 2024`; other words stay as they are."""
    found = iso_day(value)
    return str(value) if found is None else day_words(found)


def iso_day(value: object) -> date | None:
    """The day of an ISO text, None where it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def level_words(level: str) -> str:
    """`berat` as `hukuman disiplin tingkat berat`; other words stay as they are."""
    return LEVELS.get(level, level)


def grouped_nip(nip: str) -> str:
    """An NIP in its four groups, 8 6 1 3, as it is printed on letters."""
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def identity(person: Mapping[str, Any]) -> list[list[str]]:
    """Label and value of what is known of a person, in the order of the forms."""
    rows = [[label, str(person.get(key) or "")] for key, label in IDENTITY.items()]
    return [[label, grouped_nip(said) if label == "NIP" else said] for label, said in rows if said]


def limit(told: Mapping[str, Any]) -> dict[str, str]:
    """A limit as `until` (a day, or a length), `how` it was counted, and the `other` reading.

    `hari` is an ISO day or a number of working days, `lain` words or `{due, derivation}`.
    """
    until = told.get("hari", "")
    if isinstance(until, int):
        until = f"{until} ({number_words(until)}) hari kerja sejak surat ini diterima"
    other = told.get("lain") or ""
    if isinstance(other, Mapping):
        said = [str(other.get(key) or "") for key in ("due", "derivation")]
        other = f"{told_day(said[0])}. {said[1]}".strip()
    return {
        "until": told_day(until),
        "how": str(told.get("cara") or ""),
        "other": told_day(other),
    }


def basis(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The legal basis: words, and whether the official text must still be checked."""
    items = [row if isinstance(row, Mapping) else {"teks": row} for row in rows]
    return [
        {
            "text": str(item.get("teks") or ""),
            "check": bool(item.get("keyakinan")) and item["keyakinan"] not in SURE,
        }
        for item in items
    ]


def clause(sentence: str) -> str:
    """A sentence as a clause inside another: small first letter, no full stop."""
    said = sentence.strip().rstrip(".;")
    first = said[:2]
    return said if first.isupper() or not said else said[0].lower() + said[1:]


def lines(value: object) -> list[str]:
    """Paragraphs or names: a list as it is, a text as one; empty ones fall away."""
    if value is None:
        return []
    many = value if isinstance(value, list | tuple) else [value]
    return [str(one).strip() for one in many if str(one).strip()]
