"""The answer to what a text means: a "no" to one of its parts is a "no" to the whole."""

from collections.abc import Mapping
from typing import Any

from jaganetral.law.advice.ask import Answer, answer
from jaganetral.law.advice.recognise import Meaning
from jaganetral.law.model import Pack


def _settled(meant: Meaning, found: Answer) -> bool:
    """Whether the text was understood whole, and nothing is left to ask."""
    return meant.whole and found.next is None


def answer_meant(meant: Meaning, given: Mapping[str, Any], *, pack: Pack) -> Answer | None:
    """The answer for the facts given; None where nothing certain was understood.

    Raises FactError as `answer` does.
    """
    own = meant.question
    found = answer(own, given, pack=pack, whole=meant.whole) if own is not None else None
    if found is not None and (found.verdict == "tidak_boleh" or _settled(meant, found)):
        return found
    parts = (answer(part, given, pack=pack, whole=False) for part in meant.parts)
    return next((one for one in parts if one.verdict == "tidak_boleh"), found)
