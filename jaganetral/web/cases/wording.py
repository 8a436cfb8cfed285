"""What the letters of a case say, filled from the case and its newest assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.accounts.queries import ppk_on
from jaganetral.web.cases import competence, conditions, legal, punishing, remarks
from jaganetral.web.cases.facts import SPAN
from jaganetral.web.cases.models import Case, Hearing
from jaganetral.workdays import date_words

FILE = Path(__file__).parent / "data" / "letters.yaml"
UNITS = {"hari_kerja": "hari kerja", "hari": "hari kalender"}
RIGHT = "Terlapor berhak mengajukan upaya administratif."
# No text says whether an appeal lies against a moral sanction; the letter does not pretend one.
UNCLEAR = "Aturan belum menyebut dengan jelas upaya administratif atas sanksi moral."
TEAM = "Untuk tingkat ini tim pemeriksa wajib dibentuk."
POLICY = "Tenggat ini kebijakan, bukan ketentuan undang-undang."
HEARD = {
    Hearing.Result.HADIR: "Terlapor hadir dan memberi keterangan.",
    Hearing.Result.TERTULIS: "Terlapor menjawab secara tertulis.",
    Hearing.Result.TIDAK_HADIR: "Terlapor tidak hadir walaupun sudah dipanggil dua kali.",
}


REFUSED = "Terlapor menolak menandatangani berita acara pemeriksaan"


class _Words(dict[str, str]):
    """Placeholders nobody filled become empty words."""

    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter goes: the body in the system, if any, and the words after "Kepada Yth."."""

    body: Agency | None
    words: str


@cache
def templates() -> dict[str, dict[str, Any]]:
    """The letters of data/letters.yaml by kind."""
    return dict(yaml.safe_load(FILE.read_text("utf-8")))


def head_of(body: Agency, day: date) -> str:
    """The head of a body as addressed: "Bupati Lawu Asri", else "Pimpinan …"."""
    tenure = ppk_on(body, day)
    if tenure is not None and tenure.post.agency_id == body.pk:
        return tenure.title
    return f"Pimpinan {body.name}"


def address(case: Case, kind: str, by: Duty | None, day: date) -> Address:
    """To whom a letter of this kind goes."""
    to = templates()[kind]["to"]
    if to == "ppk":
        return _ppk(case, day)
    if to == "accused":
        names = [party.employee.name for party in conditions.accused(case) if party.employee]
        return Address(None, ", ".join(names))
    if to == "home":
        return _named(personnel_office(case))
    if to == "opd":
        return _office(case)
    if to == "above":
        head = _ppk(case, day).body
        return _named(head.parent if head else None)
    return _named(by.agency if by else case.holder)


def _named(body: Agency | None) -> Address:
    return Address(body, f"Pimpinan {body.name}" if body else "")


def _ppk(case: Case, day: date) -> Address:
    if case.ppk_agency is not None:
        return Address(case.ppk_agency, head_of(case.ppk_agency, day))
    found = competence.decider_of(case, day)
    return Address(found.body, found.tenure.title) if found else Address(None, "")


def personnel_office(case: Case) -> Agency | None:
    """The personnel office of the accused's body, or that body itself; one level up for a head."""
    home = competence.home_of(case)
    if home is not None and home.pk in punishing.barred(case):
        home = home.parent
    if home is None or home.kind == Agency.Kind.BKPSDM:
        return home
    return home.children.filter(kind=Agency.Kind.BKPSDM).first() or home


def _office(case: Case) -> Address:
    """The office where the accused works, as named in the roster."""
    home, named = competence.home_of(case), conditions.accused(case)
    employee = named[0].employee if named else None
    if home is None or employee is None:
        return Address(None, "")
    words = [employee.unit, employee.agency]
    found = Agency.objects.filter(name__in=words).exclude(pk=home.pk).first()
    return Address(found, f"Pimpinan {found.name if found else employee.unit or employee.agency}")


def persons(case: Case) -> list[dict[str, str]]:
    """The accused as a letter names them; only confirmed identities."""
    rows = [party.employee for party in conditions.accused(case) if party.employee]
    return [
        {
            "nama": row.name,
            "nip": row.nip,
            "jabatan": row.position,
            "unit": row.unit or row.agency,
        }
        for row in rows
    ]


def content(
    case: Case, kind: str, *, by: Duty | None, day: date, words: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The content of a letter, complete without typing; keys as the kinds of letters name them.

    `words` adds to what the file tells: words for placeholders, or `jenjang`, `sanksi`, `alasan`.
    """
    row = templates()[kind]
    result = legal.result_of(case)
    given = {**_proposed(result), **(words or {})}
    known = _Words({**_known(case, result, day), **{k: str(v) for k, v in given.items()}})
    paragraphs = "\n".join(_filled(text, known) for text in row["isi"]).splitlines()
    names = case_table().documents[kind].names_person
    told = {
        "kepada": address(case, kind, by, day).words,
        "perkara": case.number,
        "isi": [text.strip() for text in paragraphs if text.strip()],
        "tenggat": _passed(case) if row.get("passed") else _limit(row.get("limit")),
        "rujukan": _reference(case, row.get("refers")),
        "alasan": given.get("alasan", ""),
        "tembusan": _copies(case, kind, day),
    }
    if not names:
        return told
    return told | {
        "pihak": persons(case),
        "peristiwa": event_of(case),
        "hari_perbuatan": act_days(case),
        "dasar": _grounds(case, result),
        "jenjang": given["jenjang"],
        "sanksi": given["sanksi"],
    }


def event_of(case: Case) -> str:
    """What is alleged, for letters and the head of agency: never the words of the reporter."""
    stored = conditions.latest_assessment(case)
    return stored.event if stored and stored.event else legal.event_words(case)


def act_days(case: Case) -> str:
    """The day of the act as ISO text; "antara … dan …" where only a span is known."""
    stored = conditions.latest_assessment(case)
    said = stored.facts.get("act_date") if stored else None
    if isinstance(said, str):
        return said
    days = [day for day in (case.act_from, case.act_until) if day]
    if isinstance(said, dict) and said.keys() == set(SPAN):
        days = [date.fromisoformat(said[end]) for end in SPAN]
    if not days or days[0] == days[-1]:
        return days[0].isoformat() if days else ""
    return f"antara {date_words(days[0])} dan {date_words(days[-1])}"


def _grounds(case: Case, result: Mapping[str, Any]) -> list[dict[str, str]]:
    """The citations; once an officer has compared the official texts, none asks for it again."""
    stored = conditions.latest_assessment(case)
    rows = legal.grounds(result)
    if stored is not None and stored.sources_checked:
        return [{"teks": row["teks"], "keyakinan": ""} for row in rows]
    return rows


def _filled(text: str, known: _Words) -> str:
    """A paragraph with its words; empty where it has placeholders and nothing fills them."""
    named = [name for _, name, _, _ in Formatter().parse(text) if name]
    if named and not any(known[name] for name in named):
        return ""
    return text.format_map(known)


def _proposed(result: Mapping[str, Any]) -> dict[str, Any]:
    """Level and sanctions as the newest assessment recommends them."""
    best = result.get("recommended") or {}
    return {
        "jenjang": best.get("level") or "",
        "sanksi": legal.sanction_words(best.get("sanctions", [])),
    }


def _known(case: Case, result: Mapping[str, Any], day: date) -> dict[str, str]:
    """The words that the case and its newest assessment fill."""
    heard = case.hearings.last()
    answer = case_table().steps["jawab_teguran"]
    return {
        "tahapan": (result.get("stage") or {}).get("why", ""),
        "pejabat": _ppk(case, day).words,
        "tim": TEAM if legal.needs_team(result) else "",
        "jawaban": _answered(case, heard) if heard else "",
        "jawab": f"{answer.days} {UNITS[answer.unit or 'hari_kerja']}",
        "upaya": remedy("disiplin"),
    }


def _answered(case: Case, heard: Hearing) -> str:
    """How the accused answered; of a refused signature also what it changes, by the law pack."""
    said = HEARD[Hearing.Result(heard.result)]
    if heard.record != Hearing.Signed.MENOLAK:
        return said
    law = remarks.unsigned(case)
    stands = f"; berita acara tetap sah ({law.cite})" if law else ""
    return f"{said} {REFUSED}{stands}."


def remedy(category: str) -> str:
    """What the accused may do against a decision on this track, and until when."""
    if category == "kode_etik":
        return UNCLEAR
    limit = legal.law_limit("keberatan")
    if limit is None:
        return RIGHT
    count = f"{limit.days} {UNITS[limit.unit]}"
    return f"{RIGHT} Batas mengajukannya {count} sejak keputusan ini diterima ({limit.citation})."


def _limit(step: str | None) -> dict[str, Any] | None:
    """The limit a letter sets, counted from its receipt, with the other reading beside it."""
    if step is None:
        return None
    limit = case_table().steps[step]
    how = "Hari penerimaan tidak dihitung."
    told: dict[str, Any] = {
        "hari": limit.days,
        "cara": f"{how} {POLICY}" if limit.policy else how,
    }
    if limit.other_unit is not None:
        told["lain"] = f"{limit.days} {UNITS[limit.other_unit]} sejak surat ini diterima"
    return told


def _passed(case: Case) -> dict[str, Any] | None:
    """The limit that runs or has passed in the case, as it was counted."""
    open_ones = case.deadlines.filter(met_on=None, cancelled=False)
    limit = open_ones.filter(step__in=conditions.AGENCY_STEPS).first()
    if limit is None:
        return None
    return {
        "hari": limit.due.isoformat(),
        "cara": f"{limit.derivation} {POLICY}" if limit.policy else limit.derivation,
        "lain": limit.other_reading or "",
    }


def _reference(case: Case, kind: str | None) -> str:
    letter = conditions.last_letter(case, kind) if kind else None
    if letter is None or not letter.number:
        return ""
    return f"Surat {letter.body.name} nomor {letter.number} tanggal {date_words(letter.dated)}"


def _copies(case: Case, kind: str, day: date) -> list[str]:
    """Who gets a copy: the personnel office, where the letter goes to the head.

    None where that head is involved: the office under an accused head must not read of it.
    """
    found = competence.decider_of(case, day)
    if templates()[kind]["to"] != "ppk" or (found is not None and found.passed_over):
        return []
    home = personnel_office(case)
    return [home.name] if home else []
