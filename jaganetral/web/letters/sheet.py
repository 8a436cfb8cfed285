"""From a letter to the sheet that is set: every word chosen here, the page only sets it."""

from typing import Any

from jaganetral.places import by_code
from jaganetral.web.accounts.models import Agency
from jaganetral.web.letters.kinds import Kind, kind_of
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.words import (
    basis,
    clause,
    grouped_nip,
    identity,
    level_words,
    limit,
    lines,
    told_day,
)
from jaganetral.workdays.words import date_words

UNNUMBERED = "diberikan saat ditandatangani"
ABOVE = {"opd", "unit", "bkpsdm", "inspektorat"}  # bodies that stand below a government's name
Sheet = dict[str, Any]


def sheet_of(letter: Letter) -> Sheet:
    """The content of a letter as plain JSON values for the page, all words Indonesian."""
    kind, content = kind_of(letter.kind), letter.content
    sheet: Sheet = {
        "form": kind.row.form,
        "title": kind.row.title,
        "subject": letter.subject,
        "above": _above(letter.body),
        "body": letter.body.name,
        "number": letter.number or UNNUMBERED,
        "nature": kind.row.nature,
        "enclosures": str(content.get("lampiran") or "–"),
        "place": str(content.get("tempat") or _place(letter.body)),
        "dated": date_words(letter.dated),
        "day": letter.dated.isoformat(),
        "to": _addressee(kind, letter),
        "to_place": str(content.get("tempat_tujuan") or "Tempat"),
        "signer": _signer(content),
        "copies": lines(content.get("tembusan")),
        "annex": _annex(content),
    }
    make = _decree if kind.row.form == "keputusan" else _letter
    return sheet | make(kind, letter)


def _letter(kind: Kind, letter: Letter) -> Sheet:
    parts = [block for name in kind.row.parts if (block := _part(name, kind, letter.content))]
    return {
        "opening": _filled(kind.row.opening, letter.content),
        "parts": parts,
        "closing": _filled(kind.row.closing, letter.content),
    }


def _part(name: str, kind: Kind, content: dict[str, Any]) -> Sheet | None:
    """A part of a letter: its heading, and exactly one of paragraphs, persons, basis or limit."""
    value = content.get(name)
    if not value and not (name == "jenjang" and content.get("sanksi")):
        return None
    part: Sheet = {"heading": kind.headings[name], "paragraphs": []}
    if name == "pihak":
        part["persons"] = [identity(person) for person in content["pihak"]]
    elif name == "rincian":
        part["persons"] = [[[str(label), str(said)] for label, said in content["rincian"]]]
    elif name == "dasar":
        part["basis"] = basis(content["dasar"])
    elif name == "tenggat":
        part["limit"] = limit(content["tenggat"])
    elif name == "peristiwa":
        part["paragraphs"] = _event(content)
    elif name == "jenjang":
        part |= _proposal(kind.row.proposal, content)
    else:
        part["paragraphs"] = lines(value)
    return part


def _event(content: dict[str, Any]) -> list[str]:
    day = content.get("hari_perbuatan")
    told = [f"Diduga terjadi pada {told_day(day)}."] if day else []
    return told + lines(content.get("peristiwa"))


def _proposal(words: str, content: dict[str, Any]) -> Sheet:
    """What is proposed: never a sanction outright, always after hearing and if proved."""
    level, sanctions = str(content.get("jenjang") or ""), lines(content.get("sanksi"))
    said = level_words(level) if level else "sanksi menurut peraturan"
    paragraphs = [words.replace("{jenjang}", said)]
    if len(sanctions) == 1:
        paragraphs.append(f"Jenis yang diusulkan: {sanctions[0]}.")
        sanctions = []
    elif sanctions:
        paragraphs.append("Jenis yang tersedia menurut aturan:")
    return {"paragraphs": paragraphs, "items": sanctions}


def _decree(kind: Kind, letter: Letter) -> Sheet:
    """Considerans and dictum of a decision, in the order facts, clause, competence, decision."""
    content = letter.content
    level = str(content.get("jenjang") or "")
    moral = level == "moral"
    sanctions = lines(content.get("sanksi"))
    given = [f"Menjatuhkan {'sanksi moral' if moral else 'hukuman disiplin'} berupa"]
    effect = "Keputusan ini berlaku sejak tanggal ditetapkan." if moral else kind.row.closing
    weighed = [f"bahwa {clause(line)}" for line in _weighed(content)]
    event = "; ".join(
        clause(line)
        for line in [
            f"pada {told_day(content.get('hari_perbuatan'))}",
            *lines(content["peristiwa"]),
        ]
    )
    return {
        "official": _signer(content)["post"] or letter.body.name,
        "weighed": [*weighed, _filled(kind.row.opening, content)],
        "basis": basis(content.get("dasar") or []),
        "dictum": [
            {
                "text": f"{given[0]} {'; '.join(sanctions)} kepada:",
                "persons": [identity(person) for person in content.get("pihak") or []],
            },
            {"text": f"Putusan ini didasarkan pada perbuatan {event}."},
            *({"text": said} for said in lines(content.get("isi"))),
            {"text": effect},
        ],
    }


def _weighed(content: dict[str, Any]) -> list[str]:
    """The clauses of Menimbang that come from the case."""
    found = [f"berdasarkan {said}" for said in lines(content.get("rujukan"))]
    level = str(content.get("jenjang") or "")
    if level:
        found.append(
            "perbuatan yang diperiksa dinilai terbukti dan dapat dikenai "
            f"{level_words(level)} menurut peraturan yang disebut di bawah ini"
        )
    return found + lines(content.get("alasan"))


def _above(body: Agency) -> str:
    return body.parent.name if body.kind in ABOVE and body.parent else ""


def _place(body: Agency) -> str:
    """Where a body writes from, by its area: `Lombok Timur`; nothing where the area is unknown."""
    found = by_code(body.area)
    return found.name.removeprefix("Kabupaten ").removeprefix("Kota ") if found else ""


def _addressee(kind: Kind, letter: Letter) -> list[str]:
    told = lines(letter.content.get("kepada"))
    if not told and kind.row.to_person:
        told = [str(person.get("nama")) for person in letter.content.get("pihak") or []]
    return told or ([letter.to.name] if letter.to else [])


def _annex(content: dict[str, Any]) -> list[list[str]]:
    """The list of addressees behind the letter; a single one stands in its head alone."""
    rows = content.get("daftar_tujuan") or []
    shown = [[str(row["nama"]), str(row.get("di") or "")] for row in rows]
    return shown if len(shown) > 1 else []


def _signer(content: dict[str, Any]) -> dict[str, str]:
    told = content.get("penanda_tangan") or {}
    return {
        "name": str(told.get("nama") or ""),
        "post": str(told.get("jabatan") or ""),
        "nip": grouped_nip(str(told.get("nip") or "")),
    }


def _filled(words: str, content: dict[str, Any]) -> str:
    return words.replace("{perkara}", str(content.get("perkara") or "…"))
