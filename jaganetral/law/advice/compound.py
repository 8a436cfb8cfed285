"""Several acts asked about at once: one that is forbidden forbids the whole, and each is shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.law.advice.ask import Answer, answer
from jaganetral.law.advice.recognise import Meaning
from jaganetral.law.model import Pack


def judged(
    meant: Meaning, given: Mapping[str, Any], pack: Pack | None = None
) -> tuple[Answer | None, tuple[Answer, ...]]:
    """The answer to all that was asked, and the answers to its parts where there are several.

    A forbidden part is the answer. Parts that are each permitted do not permit what was not
    understood as a whole. None where no question was found.
    Raises FactError where a given fact is unknown or has an unknown value.
    """
    parts = tuple(answer(one, given, pack=pack) for one in meant.parts)
    found = worst(parts)
    if found is not None and (found.verdict == "tidak_boleh" or meant.question is None):
        return found, parts
    if meant.question is None:
        return None, ()
    return answer(meant.question, given, pack=pack, whole=meant.whole), parts


def worst(parts: Sequence[Answer]) -> Answer | None:
    """The first part that is forbidden, else the first that stays open; None where all may be."""
    heavy = ("tidak_boleh", "belum_bisa_dipastikan")
    return next((one for verdict in heavy for one in parts if one.verdict == verdict), None)
