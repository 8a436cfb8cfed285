"""Why a norm holds, fails or stays open: its elements in sentences, and the tree of its reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jaganetral.law.engine.tables import NO, OPEN, TURNED, YES, Row
from jaganetral.law.model import Norm, Pack, State
from jaganetral.law.telling.parts import AND_WORDS, LANGUAGES, Part, Told, told
from jaganetral.law.words import value_word

KEPT = 8_192  # sentences kept at hand
STATES = {NO: State.FAILS, OPEN: State.UNKNOWN, YES: State.HOLDS}
# How a sentence about one element begins where it is not simply fulfilled.
OPENINGS: Mapping[str, tuple[str, str]] = {
    "disputed": ("Diperselisihkan", "Disputed"),
    "unknown": ("Belum diketahui", "Not known"),
    "fails": ("Tidak terpenuhi", "Not fulfilled"),
}
SENTENCES: Mapping[tuple[str, int], tuple[str, str]] = {
    ("norm", YES): ("Norma ini berlaku.", "This norm applies."),
    ("norm", NO): ("Norma ini tidak berlaku.", "This norm does not apply."),
    ("norm", OPEN): ("Belum pasti apakah norma ini berlaku.", "Whether this norm applies is open."),
    ("all", YES): ("Semua syarat ini terpenuhi.", "All of these are fulfilled."),
    ("all", NO): ("Tidak semua syarat ini terpenuhi.", "Not all of these are fulfilled."),
    ("all", OPEN): (
        "Belum pasti apakah semua syarat ini terpenuhi.",
        "Whether all of these are fulfilled is open.",
    ),
    ("any", YES): ("Salah satu syarat ini terpenuhi.", "One of these is fulfilled."),
    ("any", NO): ("Tidak satu pun syarat ini terpenuhi.", "None of these is fulfilled."),
    ("any", OPEN): (
        "Belum pasti apakah salah satu syarat ini terpenuhi.",
        "Whether one of these is fulfilled is open.",
    ),
    ("not", YES): ("Pengecualian ini tidak ada.", "This exception is not given."),
    ("not", NO): ("Pengecualian ini ada.", "This exception is given."),
    ("not", OPEN): (
        "Belum pasti apakah pengecualian ini ada.",
        "Whether this exception is given is open.",
    ),
    ("force", YES): ("Berlaku pada hari itu: {span}.", "In force on that day: {span}."),
    ("force", NO): ("Tidak berlaku pada hari itu: {span}.", "Not in force on that day: {span}."),
    ("force", OPEN): (
        "Belum diketahui apakah berlaku pada hari itu: {span}.",
        "Whether in force on that day is not known: {span}.",
    ),
    ("special", YES): ("Tidak ada norma khusus yang didahulukan.", "No special norm goes first."),
    ("special", NO): ("Norma khusus didahulukan.", "A special norm goes first."),
    ("special", OPEN): ("Norma khusus mungkin didahulukan.", "A special norm may go first."),
    ("intent", OPEN): (
        "Kesengajaan tidak dinilai di sini; perkara pidana diteruskan kepada yang berwenang.",
        "Intent is not judged here; criminal matters are passed on to the competent body.",
    ),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a norm: the state of every slot, and of each fact the values.

    `values` has for each fact its one value, or whether several were given (disputed).
    """

    slots: Any
    seen: Mapping[str, tuple[bool, Any]]
    special: tuple[tuple[Row, int], ...]
    state: int


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a norm: the fact, what the norm wants, and what can be said of it.

    `disputed`: several values were given, instead of none. `seen`: the value that is known. Words
    stand in both languages, Indonesian first.
    """

    fact: str
    label: tuple[str, str]
    wanted: tuple[str, str]
    state: State
    disputed: bool
    seen: tuple[str, str] = ("", "")

    def sentence(self, language: int = 0) -> str:
        """ "Status kepegawaian: PNS", or that it is not known, or not so."""
        label, wanted = self.label[language], self.wanted[language]
        if self.state is State.HOLDS:
            return f"{label}: {self.seen[language] or wanted}."
        opening = OPENINGS["disputed" if self.disputed else self.state.value][language]
        return f"{opening}: {label[:1].lower()}{label[1:]} ({wanted})."

    def as_dict(self) -> dict[str, Any]:
        """met, not_met, unknown or disputed."""
        states = {State.HOLDS: "met", State.FAILS: "not_met", State.UNKNOWN: "unknown"}
        said = "disputed" if self.disputed else states[self.state]
        return {"fact": self.fact, "label": self.label[0], "wanted": self.wanted[0], "state": said}


def because(found: list[Element], row: Row, sight: Sight, plan: Told) -> list[str]:
    """The elements that carry the state of a norm, as sentences.

    Of a norm that holds, those fulfilled; of one that fails, those missing; of an open one, first
    what is not known, then what is fulfilled.
    """
    if sight.state == YES:
        rows = [e for e in found if e.state is State.HOLDS]
    elif sight.state == NO:
        rows = [e for e in found if e.state is State.FAILS]
        if not rows and sight.slots[plan.in_force] == NO:
            return [_said("force", NO, span(row.norm))["sentence"]]
    else:
        rows = [e for e in found if e.state is State.UNKNOWN]
        rows += [e for e in found if e.state is State.HOLDS]
    return list(dict.fromkeys(e.sentence() for e in rows))


def span(norm: Norm, language: int = 0) -> str:
    """The days a norm is in force, in words."""
    since, until, always = (("sejak", "sampai", "tanpa batas"), ("since", "until", "always"))[
        language
    ]
    first = f"{since} {norm.first.isoformat()}" if norm.first.year > 1 else ""
    last = f"{until} {norm.last.isoformat()}" if norm.last.year < 9999 else ""
    return " ".join(part for part in (first, last) if part) or always


def elements(plan: Told, sight: Sight) -> list[Element]:
    """The elements of a norm in its order; days in force are left out."""
    rows: dict[tuple[str, str], Element] = {}
    for part in plan.parts:
        for leaf, positive in _leaves(part, sight, True):
            if leaf.fact != "act_date":
                element = element_of(leaf, sight, positive)
                rows.setdefault((element.fact, element.wanted[0]), element)
    return list(rows.values())


def _leaves(part: Part, sight: Sight, positive: bool) -> Iterator[tuple[Part, bool]]:
    if part.op == "fact":
        yield part, positive
        return
    turned = positive if part.op != "not" else not positive
    kids = part.kids
    if part.op == "any" and turned:  # of alternatives, those that matter now
        met = tuple(kid for kid in kids if sight.slots[kid.slot] == YES)
        kids = met or tuple(kid for kid in kids if sight.slots[kid.slot]) or kids
    for kid in kids:
        yield from _leaves(kid, sight, turned)


def element_of(leaf: Part, sight: Sight, positive: bool = True) -> Element:
    """A leaf as it is seen; not positive: the norm wants that it is not so."""
    said = sight.slots[leaf.slot]
    several, value = sight.seen.get(leaf.fact, (False, None))
    return _element(leaf, said if positive else TURNED[said], positive, several, value)


@lru_cache(maxsize=KEPT)
def _element(leaf: Part, said: int, positive: bool, several: bool, value: Any) -> Element:
    wanted = leaf.wanted if positive else leaf.unwanted
    seen = _seen(leaf, value) if said == YES and value is not None else ("", "")
    return Element(leaf.fact, leaf.label, wanted, STATES[said], said == OPEN and several, seen)


def _seen(leaf: Part, value: Any) -> tuple[str, str]:
    """What is the case, where one value is known: of a list of codes those that matter."""
    allowed = leaf.atom.allowed if leaf.atom else frozenset()
    rows = sorted(value & allowed) if isinstance(value, frozenset) else [value]
    first, second = (
        AND_WORDS[lang].join(value_word(leaf.fact, one, lang) for one in rows) for lang in LANGUAGES
    )
    return first, second


def tree(row: Row, sight: Sight, pack: Pack) -> dict[str, Any]:
    """The reasons of a norm as a tree: op, state, a sentence in both languages, and kids.

    Beside the norm's own conditions stand its days in force, the special norms that go first, and
    for a criminal norm the intent that is not judged here.
    """
    plan = told(row, pack)
    kids = [_node(part, sight) for part in plan.parts]
    kids.append(_force(row, sight.slots[plan.in_force]))
    if sight.special:
        kids.append(_special(sight.special))
    if row.criminal:
        kids.append({"op": "fact", "state": "unknown", **_said("intent", OPEN), "kids": []})
    state = STATES[sight.state].value
    return {"op": "all", "state": state, **_said("norm", sight.state), "kids": kids}


def _node(part: Part, sight: Sight) -> dict[str, Any]:
    said = sight.slots[part.slot]
    if part.op == "fact":
        return _leaf(part, said, *sight.seen.get(part.fact, (False, None)))
    kids = [_node(kid, sight) for kid in part.kids]
    return {"op": part.op, "state": STATES[said].value, **_said(part.op, said), "kids": kids}


@lru_cache(maxsize=KEPT)
def _leaf(part: Part, said: int, several: bool, value: Any) -> dict[str, Any]:
    """A leaf of a tree; the same for every norm that has the element."""
    if part.fact == "act_date":
        words = _span_of(part, said)
    else:
        element = _element(part, said, True, several, value)
        words = {"sentence": element.sentence(0), "sentence_en": element.sentence(1)}
    return {"op": "fact", "state": STATES[said].value, "fact": part.fact, **words, "kids": []}


def _force(row: Row, said: int) -> dict[str, Any]:
    words = _said("force", said, span(row.norm), span(row.norm, 1))
    return {"op": "fact", "state": STATES[said].value, "fact": "act_date", **words, "kids": []}


def _span_of(part: Part, said: int) -> dict[str, str]:
    """A condition on the day itself, in words."""
    spans = sorted(part.atom.allowed) if part.atom else []
    texts = [
        " / ".join(_days(first, last, language) for first, last in spans) for language in (0, 1)
    ]
    return _said("force", TURNED[said] if part.denied else said, *texts)


def _days(first: Any, last: Any, language: int) -> str:
    since, until = (("sejak", "sampai"), ("since", "until"))[language]
    begin = f"{since} {first.isoformat()}" if first.year > 1 else ""
    end = f"{until} {last.isoformat()}" if last.year < 9999 else ""
    return " ".join(text for text in (begin, end) if text)


def _special(rows: tuple[tuple[Row, int], ...]) -> dict[str, Any]:
    """The special norms that go first where they hold or may hold."""
    said = NO
    for _, state in rows:
        said |= state
    kids: list[dict[str, Any]] = [
        {
            "op": "fact",
            "state": STATES[state].value,
            "norm": row.norm.id,
            "sentence": row.norm.text,
            "sentence_en": row.norm.text_en,
            "kids": [],
        }
        for row, state in rows
        if state
    ]
    said = TURNED[said]
    return {"op": "not", "state": STATES[said].value, **_said("special", said), "kids": kids}


@lru_cache(maxsize=KEPT)
def _said(what: str, said: int, span_id: str = "", span_en: str = "") -> dict[str, str]:
    first, second = SENTENCES[what, said]
    return {
        "sentence": first.format(span=span_id),
        "sentence_en": second.format(span=span_en or span_id),
    }
