"""The reference pages of the law catalogue: norms, sanctions, calendars, who decides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import Norm, Pack
from jaganetral.law.telling.catalogue import ORDER, confidence, coverage, switched_off, text_days
from jaganetral.law.words import word

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


def _days(norm: Norm, pack: Pack) -> str:
    first, last = text_days(norm, pack)
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
                _days(norm, pack),
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


def competence(table: Table) -> str:
    """Who decides: the rows of the competence table in words."""
    pack = load_pack()
    text = (
        f"# Kewenangan\n\n{CARE}Setiap baris yang cocok berlaku; beberapa pejabat dapat berwenang "
    )
    text += "bersama-sama. Sel kosong berarti apa pun.\n\n"
    heads = ["jalur", "jenjang", "bagi", "jenis", "pejabat", "tim", "dasar", "sumber"]
    return text + table(heads, (_official(row, pack.groups) for row in pack.competence))


def _official(row: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> list[str]:
    """One row: track, level, for whom, which sanctions, who, with a team or not, where."""
    status = row.get("status")
    people = groups.get(status, [status]) if isinstance(status, str) else status
    whom = [_words("status", people), _words("post", row.get("post"))]
    whom += [_words("agency_kind", row.get("agency_kind")), _leads(row.get("self_ppk"))]
    note = f" {row['note']}." if "note" in row else ""
    return [
        _words("category", row["category"]),
        _words("level", row.get("level")),
        "; ".join(part for part in whom if part),
        _words("sanction", row.get("types")),
        _words("official", row.get("officials")) or "belum ada",
        "wajib" if row.get("team") else "",
        f"{row.get('cite', '')}.{note}",
        LABELS.get(row.get("confidence", ""), ""),
    ]


def _words(group: str, value: Any) -> str:
    many = [value] if isinstance(value, str) else value or ()
    return ", ".join(word(group, one) for one in many)


def _leads(self_ppk: bool | None) -> str:
    """Whether the row is for those who head an agency themselves."""
    return "" if self_ppk is None else "yang sendiri PPK" if self_ppk else "yang bukan PPK"


def readme(table: Table) -> str:
    """The coverage of the catalogue as the README publishes it, in English."""
    pack = load_pack()
    counts = coverage(pack)
    said = {
        "verified": "official text read",
        "verified_copy": "copy of the text read",
        "secondary": "secondary source, shown with *periksa naskah resmi*",
        "recall": "memory only",
    }
    text = f"The law catalogue, version {pack.version}, holds {len(pack.norms)} norms of "
    text += f"{len({norm.instrument for norm in pack.norms.values()})} instruments. "
    text += "Each counts by its weakest source:\n\n"
    text += table(
        ["norms", "rest on"],
        [*([counts[name], said[name]] for name in ORDER), [counts["disabled"], "switched off"]],
    )
    ids = [row["id"] for row in switched_off(pack)]
    off = ", ".join(f"`{one}`" for one in ids if one in pack.norms) or "none"
    waiting = ", ".join(f"`{one}`" for one in ids if one in pack.sanctions) or "none"
    where = "`/aturan` on any site, [norms](docs/reference/norma.md)"
    off = f"{off}; sanction lists that wait for a regulation: {waiting}"
    return f"{text}\nSwitched off: {off}. Every norm with its source: {where}.\n"
