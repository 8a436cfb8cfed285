"""The reference pages of the law catalogue: norms, sanctions, calendars."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jaganetral.law.catalogue import ORDER, confidence, coverage, in_force
from jaganetral.law.corpus import load_pack
from jaganetral.law.model import Norm

Table = Callable[[Sequence[str], Iterable[Sequence[object]]], str]
LABELS = {
    "verified": "naskah resmi dilihat",
    "verified_copy": "salinan tepercaya dilihat",
    "secondary": "periksa naskah resmi",
    "recall": "dari ingatan, periksa naskah resmi",
}
CARE = (
    "Katalog ini mendukung pertimbangan pejabat dan bukan nasihat hukum. "
    "Kolom sumber menyebut seberapa pasti naskahnya sudah dilihat.\n\n"
)


def _days(norm: Norm) -> str:
    first, last = in_force(norm)
    return f"{first or '…'} sampai {last or 'sekarang'}"


def _then(norm: Norm) -> str:
    found = [
        " ".join(part.value for part in (then.category, then.level) if part)
        for then in norm.consequences
    ]
    return "; ".join(dict.fromkeys(found)) or "tanpa sanksi sendiri"


def norms(table: Table) -> str:
    """Every norm: what it forbids, where it stands, since when, with what consequence."""
    pack = load_pack()
    counts = coverage(pack)
    text = f"# Norma\n\n{CARE}Versi {pack.version}, {len(pack.norms)} norma. "
    text += f"{', '.join(f'{LABELS[name]}: {counts[name]}' for name in ORDER)}; "
    text += f"belum dipakai: {counts['disabled']}.\n\n"
    heads = ["norma", "isi", "dasar", "berlaku", "akibat", "sumber"]
    return text + table(
        heads,
        (
            [
                f"`{norm.id}`",
                norm.text + (" (belum dipakai)" if norm.disabled else ""),
                "; ".join(f"{cite.instrument} {cite.at}" for cite in norm.citations),
                _days(norm),
                _then(norm),
                LABELS[confidence(norm)],
            ]
            for norm in pack.norms.values()
        ),
    )


def sanctions(table: Table) -> str:
    """Sanctions by level, and the instruments the catalogue rests on."""
    pack = load_pack()
    text = f"# Sanksi dan peraturan\n\n{CARE}## Sanksi\n\n"
    text += table(
        ["kelompok", "jenis", "dasar", "sumber"],
        (
            [
                f"`{name}`",
                ", ".join(f"`{option}`" for option in row.get("options", ())),
                row.get("cite", ""),
                LABELS.get(row.get("confidence", ""), ""),
            ]
            for name, row in pack.sanctions.items()
        ),
    )
    text += "\n## Peraturan\n\nHari menurut hari perbuatan; keadaan menurut yang ditemukan.\n\n"
    return text + table(
        ["kode", "peraturan", "oleh", "berlaku", "keadaan", "catatan", "sumber"],
        (
            [
                f"`{name}`",
                row["title"],
                ", ".join(row.get("bodies", ())),
                f"{row.get('from') or '…'} sampai {row.get('until') or '…'}",
                _standing(row),
                row.get("note", ""),
                LABELS.get(row.get("confidence", ""), ""),
            ]
            for name, row in pack.instruments.items()
        ),
    )


def _standing(row: Mapping[str, Any]) -> str:
    """How an instrument stands, and what came after it."""
    said = [str(row.get("status", "")).replace("_", " ")]
    for words, key in (("digantikan", "replaced_by"), ("diubah", "amended_by")):
        if row[key]:
            said = [word for word in said if word != words]
            said.append(f"{words} {', '.join(f'`{name}`' for name in row[key])}")
    return "; ".join(said)


def stages(table: Table) -> str:
    """The calendars of elections: stages and days of determination."""
    text = f"# Tahapan pemilihan\n\n{CARE}"
    for name, calendar in load_pack().calendars.items():
        text += _head(name, calendar)
        text += table(
            ["tahapan", "dari", "sampai", "sumber", "catatan"],
            ([row["id"], row["from"], row["to"], *_source(row)] for row in calendar["stages"]),
        )
        days = calendar.get("determination", {})
        if days:
            text += "\nPenetapan calon:\n\n"
            text += table(
                ["jabatan", "hari", "sumber", "catatan"],
                ([office, row["day"], *_source(row)] for office, row in days.items()),
            )
        text += "\n"
    for name, row in load_pack().rules["undated"].items():
        text += _head(name, row)
        text += "Tanpa kalender: tahapannya tidak diketahui.\n\n"
        if waves := row.get("waves"):
            text += table(
                ["pemungutan suara", "kode daerah", "sumber", "catatan"],
                ([wave["day"], ", ".join(wave["areas"]), *_source(wave)] for wave in waves),
            )
            text += "\n"
    return text.rstrip("\n") + "\n"


def _head(name: str, row: Mapping[str, Any]) -> str:
    note = f" {row['note']}" if "note" in row else ""
    return f"## {row['title']} (`{name}`)\n\nDasar: {row['basis']}.{note}\n\n"


def _source(row: Mapping[str, Any]) -> list[str]:
    """How sure we are of a date, and what is to be known about it."""
    return [LABELS.get(row.get("confidence", ""), "hitungan sendiri"), row.get("note", "")]
