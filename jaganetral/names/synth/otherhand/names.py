"""A person's name as somebody else writes it, one function a habit.

Each gives None where the habit does not fit the name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from jaganetral.names.synth.otherhand import slips
from jaganetral.names.synth.otherhand.table import hand

Words = list[str]
_SYLLABLE = re.compile("[^aiueo]*[aiueo]+(?:[^aiueo]+$|ng(?![aiueo])|[nrs](?=[^aiueogy]))?")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The words of a name without titles, and whether a woman bears it."""

    words: Words
    woman: bool


Habit = Callable[[Bearer, Random], str | None]


def bearer(name: str, nip: str) -> Bearer:
    """Of a name in a roster; the fifteenth digit of a NIP is 2 for a woman."""
    words = name.partition(",")[0].split()
    while len(words) > 1 and words[0].lower().rstrip(".") in hand().front and "." in words[0]:
        words = words[1:]
    return Bearer([word.title() for word in words], nip[14:15] == "2")


def _whole(who: Bearer, dice: Random) -> str:
    words = who.words
    text = " ".join(words)
    return dice.choice([text, text, text.lower(), text.upper()])


def _degrees(who: Bearer, dice: Random) -> str:
    table = hand()
    before = dice.choice(table.degrees_before.of(who.woman)) if dice.random() < 0.7 else ""
    return before + _whole(who, dice) + dice.choice(table.degrees_after)


def _respect(who: Bearer, dice: Random) -> str:
    words = who.words
    said = words[:2] if len(words) > 2 and dice.random() < 0.3 else words
    return dice.choice(hand().respect.of(who.woman)) + " " + " ".join(said)


def _same_word(who: Bearer, dice: Random) -> str | None:
    words = who.words
    fits = [(at, row) for at, word in enumerate(words) for row in hand().same_word if word in row]
    if not fits or len(words) < 2:
        return None
    at, row = dice.choice(fits)
    other = dice.choice([one for one in row if one != words[at]])
    return " ".join([*words[:at], other, *words[at + 1 :]])


def _old(who: Bearer, dice: Random) -> str | None:
    words = who.words
    return slips.aged(" ".join(words), dice)


def _heard(who: Bearer, dice: Random) -> str | None:
    words = who.words
    return slips.heard(" ".join(words), dice)


def _thumbed(times: int) -> Habit:
    def said(who: Bearer, dice: Random) -> str | None:
        words = who.words
        long = [at for at, word in enumerate(words) if len(word) > 3]
        if not long or len(words) < 2:
            return None
        written = list(words)
        for _ in range(times):
            at = dice.choice(long)
            written[at] = slips.thumbed(written[at], dice)
        return " ".join(written)

    return said


def _scanned(who: Bearer, dice: Random) -> str | None:
    words = who.words
    return slips.scanned(" ".join(words), dice) if len(words) > 1 else None


def _parted(who: Bearer, dice: Random) -> str | None:
    words = who.words
    for at, word in enumerate(words):
        for front in hand().prefixes:
            rest = word.lower().removeprefix(front)
            if len(rest) > 3 and rest != word.lower() and dice.random() < 0.7:
                parts = [front.title(), rest.title()]
                return dice.choice([" ", " ", "-", ". "]).join(parts).join(
                    [" ".join([*words[:at], ""]), " ".join(["", *words[at + 1 :]])]
                ).strip()  # fmt: skip
    if len(words) < 2:
        return None
    at = dice.randrange(len(words) - 1)
    joined = words[at] + words[at + 1].lower()
    return " ".join([*words[:at], joined, *words[at + 2 :]])


def _account(who: Bearer, dice: Random) -> str | None:
    """A name of an account: small, joined by nothing, a dot or a line, a number behind."""
    words = who.words
    if len(words) < 2:
        return None
    joined = dice.choice(["", ".", "_", "_"]).join(words[: dice.choice([2, 2, 4])]).lower()
    return dice.choice(["@", "@", "", "akun "]) + joined + dice.choice(["", "", "88", "_1", "77"])


def _turned(who: Bearer, dice: Random) -> str | None:
    words = who.words
    if len(words) < 2:
        return None
    comma = dice.choice([", ", " "])
    return words[-1] + comma + " ".join(words[:-1])


def _without_middle(who: Bearer, dice: Random) -> str | None:
    words = who.words
    if len(words) < 3:
        return None
    middle = dice.choice(["", f"{words[1][0]}. "])
    return f"{words[0]} {middle}{' '.join(words[2:])}"


def _front(who: Bearer, dice: Random) -> str | None:
    words = who.words
    return " ".join(words[:2]) if len(words) > 2 else None


def _with_initial(who: Bearer, dice: Random) -> str | None:
    words = who.words
    if len(words) < 2 or len(words[0]) < 3:
        return None
    if dice.random() < 0.5:
        return f"{words[0]} " + dice.choice([". ", " ", ""]).join(w[0] for w in words[1:])
    return dice.choice([". ", " ", "."]).join(w[0] for w in words[:-1]) + f". {words[-1]}"


def called(word: str, dice: Random) -> str | None:
    """What somebody of that name is called every day."""
    low = word.lower()
    if low in hand().called:
        return dice.choice(hand().called[low])
    syllables = re.findall(
        "[^aiueo]*[aiueo]+(?:[^aiueo]+$|ng(?![aiueo])|[nrs](?=[^aiueogy]))?", low
    )
    if len(syllables) < 3 or "".join(syllables) != low:
        return None
    return "".join(syllables[-2:] if dice.random() < 0.6 else syllables[:2]).title()


def _called(who: Bearer, dice: Random) -> str | None:
    words = who.words
    if len(words) < 2:
        return None
    at = dice.choice([0, len(words) - 1])
    short = called(words[at], dice)
    if short is None:
        return None
    other = words[1] if at == 0 else words[0]
    return f"{short} {other}" if at == 0 else f"{other} {short}"


def _added(who: Bearer, dice: Random) -> str:
    return " ".join(who.words) + " " + dice.choice(hand().added.of(who.woman))


def _custom(who: Bearer, dice: Random) -> str | None:
    words = who.words
    low = " ".join(words).lower()
    for front, others in hand().custom:
        if low.startswith(front + " ") and len(words) > len(front.split()):
            rest = words[len(front.split()) :]
            other = dice.choice(others if len(rest) > 1 else [one for one in others if one])
            return " ".join([other, *rest]).strip()
    return None


def _chat(who: Bearer, dice: Random) -> str | None:
    words = who.words
    return slips.drawled(" ".join(words), dice) if len(words) > 1 else None


def _one_word(who: Bearer, dice: Random) -> str | None:
    words = who.words
    word = dice.choice([words[0], words[-1]])
    said = called(word, dice) if dice.random() < 0.4 else word
    if said is None or len(said) < 3:
        return None
    return f"{dice.choice(hand().respect.of(who.woman))} {said}"


def _letters(who: Bearer, dice: Random) -> str | None:
    words = who.words
    return dice.choice(["", "."]).join(word[0] for word in words) if len(words) > 1 else None


def _nobody(who: Bearer, dice: Random) -> str:
    return ""


WHOLE: dict[str, Habit] = {
    "whole": _whole, "degrees": _degrees, "respect": _respect, "same_word": _same_word,
    "old_spelling": _old, "heard": _heard, "one_slip": _thumbed(1), "two_slips": _thumbed(2),
    "scanned": _scanned, "parted": _parted, "account": _account, "turned": _turned,
    "chat": _chat, "added": _added, "custom": _custom,
}  # fmt: skip
CLIPPED: dict[str, Habit] = {
    "no_middle": _without_middle, "front_two": _front, "initial": _with_initial, "called": _called,
}  # fmt: skip
# too little of a name to be found by it: measured apart
BARE: dict[str, Habit] = {"one_word": _one_word, "letters": _letters, "post_only": _nobody}
HABITS = WHOLE | CLIPPED | BARE
