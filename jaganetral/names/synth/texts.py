"""Posts and articles about nothing, in which invented people are mentioned; for tests and figures.

`texts(roster, mb, spans_per_mb, seed)` gives the texts and where each mention stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

import msgspec

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.synth.noise import OCR, exchanged, slip

Row = Mapping[str, str]
_POST, _ARTICLE = (60, 420), (900, 4200)  # bytes
_SENTENCE = (5, 18)  # words
_TAIL = 0.16  # of the words are made of a root and what stands around it


class Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/synth/texts.yaml`."""

    share: dict[str, float]
    words: list[str]
    roots: list[str]
    before: list[str]
    after: list[str]
    pieces: list[str]
    traps: list[str]
    told: list[str]
    said: list[str]
    forms: dict[str, float]
    fronts: list[str]
    backs: list[str]
    posts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention: code points `start` to `end` of text `id`; `row` None for a stranger.

    `form`: full, titled, initial, slip, ocr, broken (across two lines), quoted, post (a post and
    its unit instead of a name). The titles of a titled name are not part of `as_written`.
    """

    id: int
    start: int
    end: int
    as_written: str
    row: int | None
    form: str
    context: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with a mention: `at` is where the mention begins in it."""

    text: str
    at: int
    written: str
    row: int | None
    form: str
    context: bool


@cache
def _prose() -> Prose:
    return tables.read("synth/texts.yaml", Prose)


def texts(
    roster: Sequence[tuple[int, Row]], mb: float, spans_per_mb: float, seed: int
) -> tuple[list[dict[str, Any]], list[Mentioned]]:
    """About `mb` million bytes of texts, `{"id", "text"}`, and the mentions in them, in order.

    `roster` holds (row, {"name", "position", "unit", "agency", "regency"}), as for `questions`;
    people are drawn from it. `spans_per_mb` mentions in a million bytes, strangers included.
    """
    dice = Random(seed)  # noqa: S311 - the same texts in every run
    found: list[dict[str, Any]] = []
    truth: list[Mentioned] = []
    size = 0
    heads = [one for one in roster if _post(one[1])]
    words = _stream(dice)
    while size < mb * 1_000_000:
        post = dice.random() < _prose().share["posts"]
        wanted = dice.randint(*(_POST if post else _ARTICLE))
        count = int(wanted * spans_per_mb / 1_000_000 + dice.random())
        said = [_mention(roster, heads, dice) for _ in range(count)]
        text, placed = _written(words, said, wanted, dice)
        if post and dice.random() < _prose().share["lower"]:
            text = text.lower()
        number = len(found)
        found.append({"id": number, "text": text})
        truth += [
            Mentioned(number, at, at + len(one.written), text[at : at + len(one.written)],
                      one.row, one.form, one.context) for one, at in placed
        ]  # fmt: skip
        size += len(text.encode())
    return found, truth


def _written(
    words: Iterator[str], said: Sequence[_Said], wanted: int, dice: Random
) -> tuple[str, list[tuple[_Said, int]]]:
    """One text of about `wanted` letters, the sentences in `said` spread over it."""
    parts: list[str | _Said] = []
    length = sum(len(one.text) for one in said)
    while length < wanted:
        parts.append(_sentence(words, dice))
        length += len(str(parts[-1])) + 2
    for one in said:
        parts.insert(dice.randint(0, len(parts)), one)
    text = ""
    placed = []
    for part in parts:
        if isinstance(part, _Said):
            placed.append((part, len(text) + part.at))
        text += part.text if isinstance(part, _Said) else part
        text += dice.choice((". ", ". ", ", ", "\n", "! "))
    return text.rstrip(), placed


def _sentence(words: Iterator[str], dice: Random) -> str:
    table = _prose()
    if dice.random() < table.share["traps"]:
        return dice.choice(table.traps)
    said = " ".join(next(words) for _ in range(dice.randint(*_SENTENCE)))
    return said[:1].upper() + said[1:]


def _stream(dice: Random) -> Iterator[str]:
    """Words without end: common ones often, made ones seldom, some misspelt."""
    table = _prose()
    weights = list(accumulate(1 / (at + 4) for at in range(len(table.words))))
    while True:
        for word in dice.choices(table.words, cum_weights=weights, k=5_000):
            roll = dice.random()
            if roll < _TAIL:
                made = (dice.choice(part) for part in (table.before, table.roots, table.after))
                yield "".join(made)
            elif roll < _TAIL + 0.02:
                yield dice.choice(table.pieces)
            elif roll > 1 - table.share["slips"] and len(word) > 4:
                yield slip(word, dice)
            else:
                yield word


def _mention(
    roster: Sequence[tuple[int, Row]], heads: Sequence[tuple[int, Row]], dice: Random
) -> _Said:
    table = _prose()
    form = dice.choices(list(table.forms), list(table.forms.values()))[0]
    number, person = dice.choice(heads if form == "post" and heads else roster)
    written = _post(person) if form == "post" else ""
    row: int | None = number
    if not written:
        words = [word.capitalize() for word in fold_name(person["name"]).tokens]
        if dice.random() < table.share["strangers"]:
            row = None
            elsewhere = dice.choice(roster)[1]
            if dice.random() < 0.5:
                others = fold_name(elsewhere["name"]).tokens
                words = [words[0], *[word.capitalize() for word in others[1:]]]
            person = {**person, **{key: elsewhere[key] for key in ("unit", "agency", "regency")}}
        form, written = _formed(words, "full" if form == "post" else form, dice)
    context = form == "post" or dice.random() < table.share["told"]
    shown = _titled(written, dice) if form == "titled" else written
    told = shown
    if context and form != "post":
        post, unit, agency, regency = (
            person[key] for key in ("position", "unit", "agency", "regency")
        )
        told = dice.choice(table.told).format(
            mention=shown, post=post, unit=unit, agency=agency, regency=regency
        )
    elif form == "post":
        told = f"{written}, {person['regency']}"
    sentence = dice.choice(table.said).format(told=told)
    sentence = sentence[:1].upper() + sentence[1:]
    return _Said(sentence, sentence.index(written), written, row, form, context)


def _post(person: Row) -> str:
    """Camat Sukamaju for the head of Kecamatan Sukamaju; "" for others."""
    kind, _, place = person["unit"].partition(" ")
    if person["position"] not in ("Kepala", f"Kepala {kind}"):
        return ""
    post = _prose().posts.get(kind, "")
    return f"{post} {place}" if post and place else ""


def _titled(written: str, dice: Random) -> str:
    return dice.choice(_prose().fronts) + written + dice.choice(_prose().backs)


def _formed(words: list[str], form: str, dice: Random) -> tuple[str, str]:
    """How a name is written, "full" where the form does not fit it."""
    name = " ".join(words)
    long = [at for at, word in enumerate(words) if len(word) > 4]
    if form == "initial" and len(words) > 1:
        kept = dice.randrange(2)
        short = [word if at == kept else f"{word[0]}." for at, word in enumerate(words[:2])]
        return form, " ".join(short)
    if form == "slip" and long:
        at = dice.choice(long)
        return form, " ".join([*words[:at], slip(words[at], dice), *words[at + 1 :]])
    if form == "ocr" and long and (other := exchanged(name, OCR, dice)):
        return form, other
    if form == "broken" and len(words) > 1:
        return form, name.replace(" ", "\n", 1)
    if form == "quoted":
        return form, f"{words[0]}-{words[1]}" if len(words) == 2 else name
    return ("titled" if form == "titled" else "full"), name
