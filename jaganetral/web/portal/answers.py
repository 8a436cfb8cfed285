"""An answer of the advisor in words for a page: verdict, reasons, the next question, links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jaganetral.law.advice.ask import Answer
from jaganetral.law.advice.further import further, pointed_to
from jaganetral.law.advice.hearing import Ground
from jaganetral.law.advice.questions import Asked, Say, by_slug, load_advice, questions
from jaganetral.law.model import Pack
from jaganetral.web.portal.forms import NOT_ASN, WHO

# verdict -> (word, class of its note)
VERDICTS = {
    "boleh": (gettext_lazy("Boleh"), "baik"),
    "boleh_dengan_syarat": (gettext_lazy("Boleh, dengan syarat"), "baik"),
    "tidak_boleh": (gettext_lazy("Tidak boleh"), "awas"),
    "belum_bisa_dipastikan": (gettext_lazy("Belum bisa dipastikan"), "kabar"),
}
TAGS = {"baik": "t-h", "awas": "t-k", "kabar": "t-b"}  # tone of a note -> class of a tag
PARTS = 4  # of a question that are answered beside it
BESIDE = "juga"  # the other parts of a question, in the address
YES, NO, UNSURE = "ya", "tidak", "tidak_tahu"
BOOLS = {YES: True, NO: False}
ORDERED = ("minta_tertulis", "simpan_perintah", "lapor_tanpa_nama")  # what to do under an order
CHECK_TEXT = ("secondary", "recall")


@dataclass(frozen=True, slots=True)
class Told:
    """What the asker told: facts of `assess`, what they do not know, and how they said it."""

    facts: Mapping[str, Any]
    unsure: frozenset[str]
    params: Mapping[str, str]


def told(query: QueryDict, who: str, day: str) -> Told:
    """Read the answers of an address; what it does not ask for is left aside."""
    facts: dict[str, Any] = {"act_date": day}
    if who not in NOT_ASN:
        facts["status"] = who
    params, unsure = {"siapa": who}, set()
    if query.get("tanggal"):
        params["tanggal"] = day
    if parts := [slug for slug in query.get(BESIDE, "").split(",") if by_slug(slug)]:
        params[BESIDE] = ",".join(parts[:PARTS])
    again = query.get("f")
    for fact, asked in load_advice().asks.items():
        said = query.get(fact)
        if said is None or fact == again or fact in facts:
            continue
        value = _value(asked, said)
        if said == UNSURE:
            unsure.add(fact)
        elif value is None:
            continue
        else:
            facts[fact] = value
        params[fact] = said
    return Told(facts, frozenset(unsure), params)


def _value(asked: Asked, said: str) -> Any:
    """The value of an answer, or None where the address was made up."""
    if not asked.choices:
        return BOOLS.get(said)
    known = said in {choice["value"] for choice in asked.choices}
    return ([said] if asked.many else said) if known else None


def in_words(say: Say | None) -> str:
    """A sentence in the language of the page; the law's own words where it has no English."""
    if say is None:
        return ""
    return (say.get("en") if get_language() == "en" else None) or say["id"]


def by_topic() -> dict[str, list[tuple[str, str]]]:
    """Every question (slug, words) under the name of its topic."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in questions():
        found.setdefault(in_words(one.topic), []).append((one.slug, in_words(one.question)))
    return found


def _inside(sentence: str) -> str:
    """A sentence as it stands after a colon; abbreviations keep their capitals."""
    return sentence[0].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def choices(asked: Asked) -> list[tuple[str, str]]:
    """The buttons of a question; "I don't know" is always one of them."""
    own = [(choice["value"], in_words(choice)) for choice in asked.choices]
    listed = own or [(YES, _("Ya")), (NO, _("Tidak"))]
    return [*listed, (UNSURE, _("Saya tidak tahu"))]


def _unsaid(found: Answer, one: Told) -> bool:
    """Whether the answer holds for every meaning of a question that was left open."""
    fact = found.question.depends.get("fact")
    return "conduct" not in found.question.facts and fact is not None and fact not in one.facts


def address(params: Mapping[str, str]) -> str:
    """The same page with other answers; `ulang` alone asks from the start."""
    return "?" + urlencode(params or {"ulang": "1"})


def said_rows(one: Told) -> list[dict[str, str]]:
    """What the asker said, each with the address that asks it again."""
    advice = load_advice()
    who = str(dict(WHO)[one.params["siapa"]])
    day = {name: value for name, value in one.params.items() if name == "tanggal"}
    rows = [{"label": _("Anda"), "value": who, "change": address(day)}]
    for fact, said in one.params.items():
        asked = advice.asks.get(fact)
        if asked is not None:
            value = dict(choices(asked)).get(said, said)
            change = address({**one.params, "f": fact})
            rows.append({"label": in_words(asked.said), "value": value, "change": change})
    return rows


def ground_row(ground: Ground, pack: Pack) -> dict[str, Any]:
    """One reason with the titles of its sources, and whether the official text must be checked."""
    cites = [
        {
            "title": pack.instruments.get(cite["instrument"], {}).get("title", cite["instrument"]),
            "at": cite["at"],
            "url": cite.get("url", ""),
            "check": cite["confidence"] in CHECK_TEXT,
        }
        for cite in ground.cites
    ]
    return {"text": in_words(ground.say), "cites": cites, "norm": ground.norm}


def context_of(found: Answer, one: Told, pack: Pack) -> dict[str, Any]:
    """Everything the answer page says."""
    word, tone = VERDICTS[found.verdict]
    following = found.next
    more = further(found, one.facts, one.unsure)
    conditions = [in_words(say) for say in found.conditions]
    if found.conditions and one.params["siapa"] == "pasangan":
        conditions.append(in_words(load_advice().sentences["bukan_pasangan"]))
    return {
        "verdict": word,
        "verdict_open": str(word).endswith("…"),
        "tone": tone,
        "who": one.params["siapa"],
        "lead": _inside(in_words(found.because[0].say)) if found.because else "",
        "certain": found.verdict == "tidak_boleh",
        "open": found.verdict == "belum_bisa_dipastikan",
        "reason": in_words(found.reason),
        "grounds": [ground_row(ground, pack) for ground in found.because],
        "conditions": conditions,
        "asked": following,
        "asked_words": in_words(following.question) if following else "",
        "choices": choices(following) if following else [],
        "more": more,
        "more_words": in_words(more.question) if more else "",
        "more_choices": choices(more) if more else [],
        "pointed": [ground_row(row, pack) for row in pointed_to(found, one.facts, pack)],
        "told": list(one.params.items()),
        "said": said_rows(one),
        "still": [in_words(say) for say in found.question.still],
        "done": [in_words(say) for say in found.question.done],
        "every": found.verdict == "tidak_boleh" and _unsaid(found, one),
        "pressure": found.question.pressure,
        "ordered": [in_words(load_advice().sentences[name]) for name in ORDERED],
        "version": pack.version.partition("+")[0],
    }
