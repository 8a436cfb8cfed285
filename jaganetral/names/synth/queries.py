"""Questions about people of a roster as reporters write them: nicknames, slips, half names.

Each comes with the row it means, or None for somebody who is not in the roster.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.synth.noise import ABBREVIATIONS, OCR, OLD, SOUNDS, exchanged, slip

Row = Mapping[str, str]
Asked = dict[str, Any]
SHARES = {"regency": 0.8, "unit": 0.5, "agency": 0.35, "position": 0.25}
_TITLES = ("Pak ", "Bu ", "Drs. ", "H. ", "Hj. ", "Ibu ", "Bapak ")


def _words(row: Row) -> list[str]:
    return [word.capitalize() for word in fold_name(row["name"]).tokens]


def _exact(words: list[str], row: Row, dice: Random) -> str:
    return " ".join(words)


def _titles(words: list[str], row: Row, dice: Random) -> str:
    after = dice.choice([", S.Pd", " SPd", ", M.M.", " S.E", ", S.Sos., M.Si", ""])
    return dice.choice(_TITLES) + " ".join(words) + after


def _class_word(names: Sequence[str]) -> Callable[[list[str], Row, Random], str | None]:
    def said(words: list[str], row: Row, dice: Random) -> str | None:
        for at, word in enumerate(words):
            for name in names if len(words) > 1 else ():
                writings = [one for one in tables.classes().classes[name] if len(one) > 1]
                if word.lower() in writings:
                    other = dice.choice(writings).capitalize() + dice.choice(["", "."])
                    return " ".join([*words[:at], other, *words[at + 1 :]])
        return None

    return said


def _exchange(pairs: Sequence[tuple[str, str]], times: int = 1) -> Callable[..., str | None]:
    def said(words: list[str], row: Row, dice: Random) -> str | None:
        text = " ".join(words)
        for _ in range(times):
            other = exchanged(text, pairs, dice)
            if other is None:
                return None
            text = other
        return text

    return said


def _slipped(times: int) -> Callable[..., str | None]:
    def said(words: list[str], row: Row, dice: Random) -> str | None:
        written = list(words)
        long = [at for at, word in enumerate(words) if len(word) > 4]
        if len(long) < min(times, 2) or len(words) < 2:
            return None
        for at in dice.sample(long, min(times, len(long))):
            written[at] = slip(written[at], dice)
        return " ".join(written)

    return said


def _initials(words: list[str], row: Row, dice: Random) -> str | None:
    if len(words) < 2:
        return None
    kept = dice.randrange(len(words)) if len(words) == 2 else 0
    return " ".join(
        w if at == kept or (len(words) > 2 and at == 1) else f"{w[0]}."
        for at, w in enumerate(words)
    )


def _first_two(words: list[str], row: Row, dice: Random) -> str | None:
    return " ".join(words[:2]) if len(words) > 2 else None


def _last_two(words: list[str], row: Row, dice: Random) -> str | None:
    return " ".join(words[-2:]) if len(words) > 2 else None


def _spacing(words: list[str], row: Row, dice: Random) -> str | None:
    if len(words) > 1 and dice.random() < 0.6:
        at = dice.randrange(len(words) - 1)
        return " ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]])
    long = [at for at, word in enumerate(words) if len(word) > 7]
    if not long or len(words) < 2:
        return None
    at = dice.choice(long)
    cut = len(words[at]) // 2
    return " ".join([*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]])


def _nickname(words: list[str], row: Row, dice: Random) -> str | None:
    """Part of one word and the rest of the name."""
    long = [at for at, word in enumerate(words) if len(word) > 6]
    if len(words) < 2 or not long:
        return None
    at = dice.choice(long)
    word = words[at].lower()
    short = word[:4] if dice.random() < 0.5 else word[-4:]
    return " ".join([*words[:at], short.capitalize(), *words[at + 1 :]])


def _balinese(words: list[str], row: Row, dice: Random) -> str | None:
    short = {
        "Made": "Md.",
        "Wayan": "Wyn",
        "Ketut": "Kt.",
        "Nyoman": "Nym.",
        "Gusti": "Gst.",
        "Putu": "Pt.",
        "Ngurah": "Ngr.",
    }
    if not any(word in short for word in words) or not row["name"].upper().startswith(
        ("I ", "NI ", "IDA", "ANAK")
    ):
        return None
    front = "I " if row["name"].upper().startswith("I ") else "Ni "
    return front + " ".join(short.get(word, word) for word in words)


CLASSES: dict[str, Callable[[list[str], Row, Random], str | None]] = {
    "exact": _exact,
    "titles": _titles,
    "muhammad": _class_word(["muhamad", "ahmad"]),
    "abdul_siti_nur": _class_word(["abdul", "siti", "nur", "sri"]),
    "old_spelling": _exchange(OLD),
    "one_slip": _slipped(1),
    "two_slips": _slipped(2),
    "ocr": _exchange(OCR, 2),
    "initials": _initials,
    "first_two": _first_two,
    "last_two": _last_two,
    "spacing": _spacing,
    "sounds": _exchange(SOUNDS),
    "nickname": _nickname,
    "balinese": _balinese,
    "common": _exact,
}


def _shortened(text: str, dice: Random) -> str:
    if dice.random() < 0.5:
        return text
    for long, short in ABBREVIATIONS:
        if long in text:
            return text.replace(long, short, 1)
    return text.lower() if dice.random() < 0.3 else text


def asked(kind: str, row: Row, dice: Random) -> Asked | None:
    """A question of a class about one row; None where the name does not lend itself to it."""
    said = CLASSES[kind](_words(row), row, dice)
    if said is None:
        return None
    more = 2.0 if kind in ("common", "initials", "nickname", "first_two", "last_two") else 1.0
    context = {
        column: _shortened(row[column], dice)
        for column, share in SHARES.items()
        if row[column] and dice.random() < min(share * more, 0.95)
    }
    return {"name": said, **context}


def questions(
    rows: Sequence[tuple[int, Row]], each: int, seed: int, names: Mapping[str, int]
) -> Iterator[tuple[Asked, int | None, str]]:
    """(question, row, class): `each` of every class. `names` counts the spelling of names."""
    dice = Random(seed)  # noqa: S311 - the same questions in every run
    for kind in CLASSES:
        found = 0
        for number, row in dice.sample(list(rows), len(rows)):
            if found == each:
                break
            if kind == "common" and names.get(" ".join(fold_name(row["name"]).tokens), 0) < 50:
                continue
            question = asked(kind, row, dice)
            if question is not None:
                found += 1
                yield question, number, kind
