"""From worlds to an outcome: which track, which level, how certain; one rung a track and world."""

from dataclasses import dataclass

from jaganetral.law.model import LADDERS, Category, Level, Norm, State
from jaganetral.law.worlds import Worlds

NONE = "tidak_ada"


@dataclass(frozen=True, slots=True)
class Track:
    """A track that holds in some world still possible; `levels` lightest first."""

    category: Category
    certain: bool
    levels: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        return {
            "category": self.category.value,
            "certain": self.certain,
            "floor": self.levels[0],
            "ceiling": self.levels[-1],
            "levels": list(self.levels),
        }


class Judged:
    """Every norm's state in the worlds, and the rung of each track in each world."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.masks = {norm.id: worlds.holds_in(norm.when) for norm in worlds.open_norms}
        special = any(
            self.masks[norm.id]
            for norm in worlds.open_norms
            if norm.consequences and not norm.residual
        )
        if special:  # general duties step back where a special norm holds or may hold
            self.masks |= {norm.id: 0 for norm in worlds.open_norms if norm.residual}
        self.rungs = {category: self._rungs(category) for category in LADDERS}

    def state(self, norm: Norm) -> State:
        """What can be said of a norm. Intent is no fact: a criminal norm is at most unknown."""
        mask = self.masks.get(norm.id, 0)
        if mask == 0:
            return State.FAILS
        criminal = any(then.category is Category.PIDANA for then in norm.consequences)
        return State.HOLDS if mask == self.worlds.ones and not criminal else State.UNKNOWN

    def level_masks(self, norm: Norm) -> dict[Level, int]:
        """In which worlds a norm gives which level."""
        found: dict[Level, int] = {}
        for then in norm.consequences:
            if then.level is not None:
                mask = self.masks.get(norm.id, 0) & self.worlds.holds_in(then.when)
                found[then.level] = found.get(then.level, 0) | mask
        return {level: mask for level, mask in found.items() if mask}

    def _rungs(self, category: Category) -> dict[str, int]:
        """For a track, the worlds of each level: within one world the heaviest that holds."""
        above, found = 0, {}
        for level in reversed(LADDERS[category]):
            mask = 0
            for norm in self.worlds.open_norms:
                if any(t.category is category and t.level is level for t in norm.consequences):
                    mask |= self.level_masks(norm).get(level, 0)
            found[level.value] = mask & ~above
            above |= mask
        found[NONE] = self.worlds.ones & ~above
        return found

    def tracks(self) -> list[Track]:
        """One entry for each track that holds in some world."""
        found = []
        for category, rungs in self.rungs.items():
            levels = [NONE] if rungs[NONE] else []
            levels += [level.value for level in LADDERS[category] if rungs[level.value]]
            if levels in ([NONE], []):
                continue
            certain = NONE not in levels and category is not Category.PIDANA
            if category is Category.PIDANA and NONE not in levels:
                levels.insert(0, NONE)
            found.append(Track(category, certain, tuple(levels)))
        return found

    def codes(self) -> dict[tuple[str, ...], int]:
        """The distinct outcomes (a rung for each track but the criminal one) and their worlds."""
        outcomes: dict[tuple[str, ...], int] = {(): self.worlds.ones}
        for category, rungs in self.rungs.items():
            if category is Category.PIDANA:
                continue
            outcomes = {
                (*names, level): mask & part
                for names, mask in outcomes.items()
                for level, part in rungs.items()
                if mask & part
            }
        return outcomes


def is_settled(tracks: list[Track]) -> bool:
    """Every track certain with one level, the criminal one left aside."""
    return all(
        track.certain and len(track.levels) == 1
        for track in tracks
        if track.category is not Category.PIDANA
    )
