"""The next best question, by information gain, and single changes that would change the outcome."""

from collections.abc import Mapping
from math import log2
from typing import Any

from jaganetral.law.model import Pack
from jaganetral.law.outcome import Judged
from jaganetral.law.worlds import Axis

CONTEXT_ASKS = ("act_date", "election", "office", "beneficiary", "act_time", "regime")


def _entropy(counts: list[int]) -> float:
    total = sum(counts)
    return -sum(c / total * log2(c / total) for c in counts if c) if total else 0.0


def _gain(judged: Judged, parts: list[int]) -> float:
    """Bits of the outcome's uncertainty that knowing the part would remove."""
    outcomes = list(judged.codes().values())
    whole = _entropy([mask.bit_count() for mask in outcomes])
    rest = 0.0
    for part in parts:
        size = part.bit_count()
        if size:
            inside = _entropy([(mask & part).bit_count() for mask in outcomes])
            rest += size / judged.worlds.count * inside
    return max(0.0, whole - rest)


def _context_parts(axis: Axis, member: str) -> list[int]:
    parts: dict[Any, int] = {}
    for group, mask in zip(axis.choices, axis.masks, strict=True):
        value = getattr(group[0], member)
        parts[value] = parts.get(value, 0) | mask
    return list(parts.values())


def ask(judged: Judged, pack: Pack) -> list[dict[str, Any]]:
    """Open facts that would change the outcome, most telling first."""
    rows = []
    for axis in judged.worlds.axes[1:]:
        rows.append((axis.name, _gain(judged, list(axis.masks))))
    first = judged.worlds.axes[0]
    for member in CONTEXT_ASKS[:4]:
        parts = _context_parts(first, member)
        if len(parts) > 1:
            rows.append((member, _gain(judged, parts)))
    if len(_context_parts(first, "determined")) > 1 and len(judged.worlds.days()) == 1:
        rows.append(("determination_time", _gain(judged, _context_parts(first, "determined"))))
    telling = sorted(((name, bits) for name, bits in rows if bits > 1e-9), key=lambda r: -r[1])
    return [
        {
            "fact": name,
            "question": pack.facts[name].ask,
            "of": pack.facts[name].of,
            "bits": round(bits, 3),
        }
        for name, bits in telling
    ]


def deciding_readings(judged: Judged) -> list[str]:
    """Contested readings on which the outcome turns."""
    return [
        axis.name
        for axis in judged.worlds.axes[1:]
        if axis.name.startswith("reading_") and _gain(judged, list(axis.masks)) > 1e-9
    ]


def alternatives(facts: Mapping[str, Any], pack: Pack) -> list[tuple[str, Any]]:
    """Single changes of a stated fact worth trying: other values of yes/no and short lists."""
    tries: list[tuple[str, Any]] = []
    for name, value in facts.items():
        spec = pack.facts[name]
        if spec.kind == "bool" and isinstance(value, bool):
            tries.append((name, not value))
        elif spec.kind == "enum" and name in ("status", "impact", "campaign_role"):
            tries += [(name, other) for other in spec.values if other != value]
    return tries
