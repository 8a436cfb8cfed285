"""From worlds to an outcome: which track, which level, how certain; one rung a track and world."""

from collections.abc import Iterable
from dataclasses import dataclass

from jaganetral.law.model import LADDERS, Category, Condition, Level, Norm, State
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
    """Every norm's state, and the rung of each track in each world.

    `quick` judges norm by norm (Kleene): sound, sometimes unknown where worlds would settle. It
    is also what remains when the worlds were only sampled.
    """

    def __init__(self, worlds: Worlds, *, quick: bool = False) -> None:
        self.worlds = worlds
        self.quick = quick or not worlds.exact
        self._open = {norm.id: norm for norm in worlds.open_norms}
        self.masks: dict[str, int] = {}
        self.rungs: dict[Category, dict[str, int]] = {}
        if worlds.count:
            self.masks = {norm.id: self._mask(norm) for norm in worlds.open_norms}
            self.rungs = {category: self._rungs(category) for category in LADDERS}

    def _mask(self, norm: Norm) -> int:
        """The worlds a norm holds in; a general duty steps back where a special norm may hold."""
        mask = self.worlds.holds_in(norm.when)
        for other in self._special(norm):
            mask &= ~self.worlds.holds_in(other.when, lenient=True)
        return mask

    def _special(self, norm: Norm) -> Iterable[Norm]:
        return (self._open[name] for name in norm.yields_to if name in self._open)

    def state(self, norm: Norm) -> State:
        """What can be said of a norm. Intent is no fact: a criminal norm is at most unknown."""
        if self.quick:
            certain, possible = self._quick(norm)
        else:
            mask = self.masks.get(norm.id, 0)
            certain, possible = mask == self.worlds.ones, mask != 0
        if not possible:
            return State.FAILS
        return State.HOLDS if certain and not norm.criminal else State.UNKNOWN

    def _quick(self, norm: Norm, extra: Condition | None = None) -> tuple[bool, bool]:
        """(certain, possible) by Kleene, with a further condition if given."""
        if norm.id not in self._open:
            return False, False
        certain, possible = self.worlds.kleene(norm.when)
        if extra is not None:
            also = self.worlds.kleene(extra)
            certain, possible = certain and also[0], possible and also[1]
        specials = [self.worlds.kleene(other.when) for other in self._special(norm)]
        if any(special[1] for special in specials):
            certain = False
        if any(special[0] for special in specials):
            possible = False
        return certain, possible

    def level_masks(self, norm: Norm) -> dict[Level, int]:
        """In which worlds a norm gives which level."""
        found: dict[Level, int] = {}
        if not self.masks.get(norm.id):
            return found
        for then in norm.consequences:
            mask = self.masks[norm.id] & self.worlds.holds_in(then.when)
            found[then.level] = found.get(then.level, 0) | mask
        return {level: mask for level, mask in found.items() if mask}

    def levels_of(self, norm: Norm) -> list[Level]:
        """The levels a norm may give, as it lists them."""
        if not self.quick:
            return list(self.level_masks(norm))
        rows = [then for then in norm.consequences if self._quick(norm, then.when)[1]]
        return list(dict.fromkeys(then.level for then in rows))

    def _rungs(self, category: Category) -> dict[str, int]:
        """For a track, the worlds of each level: within one world the heaviest that holds."""
        above = 0
        found: dict[str, int] = {}
        norms = [
            n for n in self._open.values() if any(t.category is category for t in n.consequences)
        ]
        for level in reversed(LADDERS[category]):
            mask = 0
            for norm in norms:
                for then in norm.consequences:
                    if then.category is category and then.level is level:
                        mask |= self.masks[norm.id] & self.worlds.holds_in(then.when)
            found[level.value] = mask & ~above
            above |= mask
        found[NONE] = self.worlds.ones & ~above
        return found

    def tracks(self) -> list[Track]:
        """One entry for each track that holds in some world."""
        found = [self._track(category) for category in LADDERS]
        return [track for track in found if track is not None]

    def _track(self, category: Category) -> Track | None:
        levels, certain = self._quick_levels(category) if self.quick else self._levels(category)
        if not levels:
            return None
        if category is Category.PIDANA:
            certain = False
        return Track(category, certain, (*(() if certain else (NONE,)), *levels))

    def _levels(self, category: Category) -> tuple[list[str], bool]:
        rungs = self.rungs[category]
        levels = [level.value for level in LADDERS[category] if rungs[level.value]]
        return levels, not rungs[NONE]

    def _quick_levels(self, category: Category) -> tuple[list[str], bool]:
        """The levels from the heaviest certain one up; whether any is certain."""
        ladder = LADDERS[category]
        sure, possible = -1, set()
        for norm in self._open.values():
            for then in norm.consequences:
                if then.category is category:
                    certain, maybe = self._quick(norm, then.when)
                    rung = ladder.index(then.level)
                    sure = max(sure, rung) if certain else sure
                    possible |= {rung} if maybe else set()
        certain = sure >= 0 or self._always(category)
        return [ladder[rung].value for rung in sorted(possible) if rung >= sure], certain

    def _always(self, category: Category) -> bool:
        """Whether one norm surely holds though its level is open."""
        return any(
            self._quick(norm)[0] and self._every_level(norm, category)
            for norm in self._open.values()
        )

    def _every_level(self, norm: Norm, category: Category) -> bool:
        """Whether a norm's consequences on a track leave no gap: each value of one fact has one."""
        atoms = [then.when for then in norm.consequences if then.category is category]
        if not atoms or any(atom.op != "atom" for atom in atoms):
            return False
        fact = atoms[0].fact
        covered = frozenset[object]().union(*(atom.allowed for atom in atoms if atom.fact == fact))
        return set(self.worlds.values(fact)) <= covered

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
