"""A fault of a law pack: what is wrong in one sentence, and a case that shows it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.law.model import Pack
from jaganetral.law.words import value_word
from jaganetral.workdays.words import date_words

# Every kind of fault, and what it means to a jurist.
KINDS: Mapping[str, str] = {
    "never": "norma yang tidak mungkin berlaku pada perkara mana pun",
    "never_level": "tingkat yang tidak mungkin tercapai oleh normanya",
    "outside": "norma yang hanya mungkin di luar setiap kalender pemilihan",
    "overlap": "dua norma berlaku bersama dengan tingkat berbeda tanpa urutan yang ditetapkan",
    "redundant": "norma yang tidak menambah apa pun kepada norma lain",
    "gap": "perkara dalam lingkup yang dinyatakan, tetapi tidak ada norma yang berlaku",
    "ring": "norma yang saling mengalah",
    "recall": "norma yang bersandar pada ingatan tetapi tidak dinonaktifkan",
    "no_example": "norma tanpa contoh yang berlaku, tidak berlaku, atau belum pasti",
    "unused": "fakta, nilai, instrumen, sanksi, atau kelompok yang tidak dipakai",
    "no_campaign": "kalender tanpa masa kampanye atau masa tenang",
    "no_official": "perkara yang tidak ada pejabat berwenangnya",
    "hidden_official": "baris kewenangan yang tidak pernah terbaca",
    "two_officials": "dua baris kewenangan memberi pejabat berbeda bagi satu perkara",
    "stale_review": "tinjauan yang tidak lagi mengenai apa pun",
    "not_read_once": "norma yang menyebut satu fakta lebih dari sekali",
}
# Facts that people call by name and day, not by their label.
PLACE = ("status", "act_date", "election", "office")


@dataclass(frozen=True, slots=True)
class Fault:
    """`norm` is what is faulty: a norm, or the fact, set, scope or row that `kind` speaks of.

    `other` is the second norm of a pair. `witness` are the facts of a case that shows it, as
    `assess` takes them; `told` the same in words. Both are empty where no case can show it.
    """

    kind: str
    norm: str
    sentence: str
    witness: dict[str, Any] | None = None
    other: str = ""
    told: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "norm": self.norm,
            "other": self.other,
            "sentence": self.sentence,
            "case": self.told,
            "facts": self.witness,
        }

    def lines(self) -> list[str]:
        """The fault as a person reads it: the sentence, the case, its facts."""
        said = [self.sentence]
        if self.witness is not None:
            said += [f"  Kasus: {self.told}", f"  Fakta: {facts_json(self.witness)}"]
        return said


def facts_json(facts: Mapping[str, Any]) -> str:
    """Facts on one line, ready for `jaganetral assess -`."""
    return json.dumps(facts, ensure_ascii=False)


def case_words(facts: Mapping[str, Any], pack: Pack) -> str:
    """The facts of a case as one sentence."""
    day = date_words(date.fromisoformat(facts["act_date"]))
    where = f"{_election(facts['election'], pack)} ({value_word('office', facts['office'])})"
    said = [value_word("status", facts["status"]), f"{day}, {where}"]
    said += [_fact(name, value, pack) for name, value in facts.items() if name not in PLACE]
    return "; ".join(said) + "."


def _election(name: str, pack: Pack) -> str:
    row = pack.calendars.get(name) or pack.rules["undated"].get(name) or {}
    return str(row.get("title", name))


def _fact(name: str, value: Any, pack: Pack) -> str:
    label = pack.facts[name].label
    values = value if isinstance(value, list) else [value]
    words = " dan ".join(value_word(name, one) for one in values) or "tidak ada"
    return f"{label[:1].lower()}{label[1:]}: {words}"
