"""Why no heavier level was reached, and why the lighter norms do not replace the one that was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jaganetral.law.engine.outcome import Judged, Track
from jaganetral.law.engine.tables import NO, OPEN, YES, Row
from jaganetral.law.model import LADDERS, Category, Level
from jaganetral.law.telling.findings import seen_in
from jaganetral.law.telling.literals import Literal, ways
from jaganetral.law.telling.parts import told
from jaganetral.law.telling.reasons import STATES, Sight, element_of
from jaganetral.law.words import word

NEAR = 3  # a norm that fails by more elements than this is another matter
SHOWN = 6
SAME_LEVEL = 2
# Whoever did something else, or is somebody else, is no near miss.
OTHER = ("conduct", "status", "regime")
Step = tuple[Category, Level]
SENTENCES: Mapping[str, tuple[str, str]] = {
    "heavier_fails": ("{level}: tidak tercapai. {why}", "{level}: not reached. {why}"),
    "heavier_open": ("{level}: belum pasti. {why}", "{level}: open. {why}"),
    "heavier_holds": ("{level}: juga berlaku.", "{level}: applies too."),
    "lighter_fails": ("Tidak menggantikan: {why}", "It does not take its place: {why}"),
    "lighter_open": (
        "Andai berlaku pun, tingkat yang lebih berat tetap dipakai.",
        "Even if it applied, the heavier level stays.",
    ),
    "lighter_holds": (
        "Norma ini juga berlaku; yang dijatuhkan tetap satu hukuman, yang terberat.",
        "This norm applies too; there is still one punishment, the heaviest.",
    ),
    "special": ("Norma khusus didahulukan.", "A special norm goes first."),
    "level": ("Norma itu memberi tingkat lain.", "That norm gives another level."),
}


@dataclass(frozen=True, slots=True)
class Near:
    """A norm that gives a level, or nearly: its state there, and the elements it lacks."""

    row: Row
    step: Step
    said: int
    lacking: tuple[Literal, ...]
    sight: Sight


def why_not(judged: Judged, tracks: Sequence[Track]) -> dict[str, list[dict[str, Any]]]:
    """Rows for norms of heavier and of lighter levels than the one reached, nearest levels last
    and first.

    `sentence` tells which facts stand against a heavier norm, and why a lighter one does not
    replace the heaviest. What is not known to hold on a track counts as not reached.
    """
    order = [Category(name) for name in reversed(judged.worlds.pack.rules["heaviest"])]
    steps = [(category, level) for category in order for level in LADDERS[category]]
    reached = max((_reached(track, steps) for track in tracks), default=-1)
    found: dict[str, list[dict[str, Any]]] = {"heavier": [], "lighter": []}
    for place in range(len(steps) - 1, -1, -1):
        if place != reached:
            side = "lighter" if place < reached else "heavier"
            rows = sorted(_near(judged, steps[place]), key=lambda one: len(one.lacking))
            found[side] += [_told(one, side) for one in rows[:SAME_LEVEL]]
    return {side: rows[:SHOWN] for side, rows in found.items()}


def _reached(track: Track, steps: Sequence[Step]) -> int:
    """The place of the lightest level a track surely has; -1 where none is sure."""
    if not track.certain or track.category is Category.PIDANA:
        return -1
    return steps.index((track.category, Level(track.levels[0])))


def _near(judged: Judged, step: Step) -> Iterator[Near]:
    """The norms that give a level or lack little for it."""
    category, level = step
    rung = LADDERS[category].index(level)
    slots = judged.worlds.said if judged.quick else judged.worlds.settled
    seen = seen_in(judged)
    for row, thens in judged.worlds.tables.tracks[category]:
        here = max((slots[slot] for at, slot in thens if at == rung), default=NO)
        if here == NO and not any(at == rung for at, _ in thens):
            continue
        said = judged.said(row) & here
        lacking = [] if said == YES else _lacking(row, said, slots, judged)
        if lacking is not None:
            yield Near(row, step, said, tuple(lacking), Sight(slots, seen, (), said))


def _lacking(row: Row, said: int, slots: Sequence[int], judged: Judged) -> list[Literal] | None:
    """The fewest elements a norm lacks, of an open one open ones; None for another matter."""
    plan = told(row, judged.worlds.pack)
    if slots[plan.in_force] == NO:
        return None
    found = ways(plan.parts, slots, holds=True, known=said == NO)
    near = (way for way in found if len(way) <= NEAR)
    return next((way for way in near if not any(_is_other(one, slots) for one in way)), None)


def _is_other(literal: Literal, slots: Sequence[int]) -> bool:
    leaf, _ = literal
    return leaf.fact in OTHER and slots[leaf.slot] == NO


def _told(near: Near, side: str) -> dict[str, Any]:
    category, level = near.step
    state = STATES[OPEN if near.row.criminal and near.said == YES else near.said]
    return {
        "norm": near.row.norm.id,
        "category": category.value,
        "level": level.value,
        "state": state.value,
        "sentence": _sentence(near, side, 0),
        "sentence_en": _sentence(near, side, 1),
    }


def _sentence(near: Near, side: str, language: int) -> str:
    kind = {NO: "fails", OPEN: "open", YES: "holds"}[near.said]
    level = word("level", near.step[1].value, ("id", "en")[language])
    level = level[:1].upper() + level[1:]
    return SENTENCES[f"{side}_{kind}"][language].format(level=level, why=_why(near, language))


def _why(near: Near, language: int) -> str:
    """The elements that are missing; else that another norm or level goes first."""
    said = [element_of(leaf, near.sight, good).sentence(language) for leaf, good in near.lacking]
    if said:
        return " ".join(dict.fromkeys(said))
    gives_way = near.row.special and near.said == NO
    return SENTENCES["special" if gives_way else "level"][language]
