"""The next best question: which open fact would tell most about the outcome."""

from collections.abc import Iterator
from functools import lru_cache
from math import log2
from typing import Any

from jaganetral.law.engine.context import MEMBERS
from jaganetral.law.engine.outcome import Judged
from jaganetral.law.engine.worlds import READING, Axis
from jaganetral.law.model import Pack

TELLING = 1e-9
# A member of the context -> the facts that would tell it, first those not yet given.
ASKS = {
    "act_date": ("act_date",),
    "election": ("election",),
    "office": ("office",),
    "beneficiary": ("beneficiary",),
    "regime": ("punished_date", "examination_date"),
}


def entropy(counts: list[int]) -> float:
    """Bits of uncertainty of a distribution given by counts."""
    total = sum(counts)
    return -sum(c / total * log2(c / total) for c in counts if c) if total else 0.0


def _rest(judged: Judged, part: int) -> float:
    """The uncertainty of the outcome that is left inside a part of the worlds."""
    return entropy([(mask & part).bit_count() for mask in judged.codes.values()])


def _gain(judged: Judged, axis: Axis) -> float:
    """Bits of the outcome's uncertainty that knowing the axis would remove."""
    parts = [mask & judged.worlds.ones for mask in axis.masks]
    left = sum(part.bit_count() / judged.worlds.count * _rest(judged, part) for part in parts)
    return max(0.0, _whole(judged) - left)


def _whole(judged: Judged) -> float:
    return entropy([mask.bit_count() for mask in judged.codes.values()])


def _member_gain(judged: Judged, member: str) -> float:
    """The same for a member of the context, whose values share groups of worlds."""
    worlds = judged.worlds
    axis = worlds.axes[0]
    masks = dict(_by_sign(axis))
    shares = worlds.setting.shares[member].values()
    total = sum(size for size, _ in shares)
    left = 0.0
    rests: dict[int, float] = {}
    for size, signs in shares:
        part = 0
        for mask in {masks[sign] for sign in signs}:
            part |= mask
        part &= worlds.ones
        if part not in rests:
            rests[part] = _rest(judged, part)
        left += size / total * rests[part]
    return max(0.0, _whole(judged) - left)


def _by_sign(axis: Axis) -> Iterator[tuple[int, int]]:
    for signs, mask in zip(axis.choices, axis.masks, strict=True):
        yield from ((sign, mask) for sign in signs)


def gains(judged: Judged) -> Iterator[tuple[str, float]]:
    """Each open fact with the bits its answer would bring."""
    worlds = judged.worlds
    if len(judged.codes) < 2:
        return
    for axis in worlds.axes[1:]:
        yield axis.name, _gain(judged, axis)
    for member, facts in ASKS.items():
        if len(worlds.values(member)) > 1 and (member != "beneficiary" or worlds.setting.free):
            bits = _member_gain(judged, member)
            yield from ((fact, bits) for fact in facts if _is_open(judged, fact))
    if len(worlds.values("determined")) > 1:
        bits = _member_gain(judged, "determined")
        yield from ((fact, bits) for fact in _side_of_determination(judged))


def _is_open(judged: Judged, fact: str) -> bool:
    given = judged.worlds.facts.get(fact)
    return given is None or isinstance(given, dict)


def _side_of_determination(judged: Judged) -> list[str]:
    """What would tell whether candidates stand: the hours of the day, or the fact itself."""
    worlds = judged.worlds
    if not worlds.setting.dated:
        return ["candidate_determined"]
    if "hari_penetapan" in worlds.values("pivot") and len(worlds.days()) == 1:
        return [f for f in ("determination_time", "act_time") if worlds.known[f] == (None,)]
    return []


def ask(judged: Judged) -> list[dict[str, Any]]:
    """Open facts that would change the outcome, most telling first."""
    facts = judged.worlds.pack.facts
    found = {fact: bits for fact, bits in gains(judged) if bits > TELLING}
    telling = sorted(
        found.items(),
        key=lambda row: (-round(row[1], 6), facts[row[0]].of == "legal_board", row[0]),
    )
    return [_question(name, bits, judged) for name, bits in telling]


def _question(name: str, bits: float, judged: Judged) -> dict[str, Any]:
    return _asked(name, round(bits, 3), judged.worlds.pack)


@lru_cache(maxsize=4096)
def _asked(name: str, bits: float, pack: Pack) -> dict[str, Any]:
    spec = pack.facts[name]
    return {
        "fact": name,
        "question": spec.ask,
        "question_en": spec.ask_en,
        "of": spec.of,
        "bits": bits,
    }


def deciding_readings(judged: Judged) -> list[str]:
    """Contested readings on which the outcome turns."""
    if len(judged.codes) < 2:
        return []
    return [
        axis.name
        for axis in judged.worlds.axes[1:]
        if axis.name.startswith(READING) and _gain(judged, axis) > TELLING
    ]


def open_readings(judged: Judged) -> list[str]:
    """Contested readings on which some open norm turns: the quick way, at least the deciding."""
    own, turning = judged.worlds.tables.own, judged.worlds.turning
    return [fact for fact, bits in own.items() if bits & turning and fact.startswith(READING)]


def quick_ask(judged: Judged) -> list[dict[str, Any]]:
    """Open facts on which open norms turn, those of most norms first.

    The quick way: `bits` is what an answer may tell at most, not what it will tell.
    """
    turning, worlds = _turning(judged), judged.worlds
    counts: dict[str, int] = {}
    for fact, count in turning.items():
        for name in ASKS.get(fact, () if fact in MEMBERS else (fact,)):
            if _is_open(judged, name) and len(worlds.values(fact)) > 1:
                counts[name] = max(count, counts.get(name, 0))
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return [_question(name, log2(max(2, len(worlds.known[name]))), judged) for name in order]


def _turning(judged: Judged) -> dict[str, int]:
    """The facts on which open norms turn, and of how many."""
    worlds, found = judged.worlds, dict[str, int]()
    turning = worlds.turning
    for row in worlds.open_rows if turning else ():
        if row.atoms & turning:
            for fact, own in row.own:
                if own & turning:
                    found[fact] = found.get(fact, 0) + 1
    return found
