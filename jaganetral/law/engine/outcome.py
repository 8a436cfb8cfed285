"""From worlds to an outcome: which track, which level, how certain; one rung a track and world."""

from dataclasses import dataclass
from functools import cached_property

from jaganetral.law.engine.tables import NO, OPEN, TURNED, YES, Row
from jaganetral.law.engine.worlds import Worlds
from jaganetral.law.model import LADDERS, Category, Level, Norm, State

NONE = "tidak_ada"
STATES = {NO: State.FAILS, OPEN: State.UNKNOWN, YES: State.HOLDS}


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
    is also what remains when the worlds were only `sampled`.
    """

    def __init__(self, worlds: Worlds, *, quick: bool = False) -> None:
        self.worlds = worlds
        self.sampled = not quick and not worlds.exact
        self.quick = quick or self.sampled
        self._levels_of: dict[int, list[Level]] = {}
        self._open = {row.place: row for row in worlds.open_rows}

    @cached_property
    def masks(self) -> dict[int, int]:
        """The worlds each open norm holds in, by its place; {} where there is no world."""
        if not self.worlds.count:
            return {}
        return {place: self._mask(row) for place, row in self._open.items()}

    @cached_property
    def rungs(self) -> dict[Category, dict[str, int]]:
        """For each track the worlds of each level; {} where there is no world."""
        return {c: self._rungs(c) for c in LADDERS} if self.worlds.count else {}

    def _mask(self, row: Row) -> int:
        """The worlds a norm holds in; a general duty steps back where a special norm may hold."""
        mask = self.worlds.mask(row.when)
        for other in self._special(row):
            mask &= ~self.worlds.lenient(other.when)
        return mask

    def _special(self, row: Row) -> list[Row]:
        return [self._open[place] for place in row.special if place in self._open]

    @cached_property
    def states(self) -> dict[str, State]:
        """The state of every norm by its id."""
        found = self.worlds.tables.failing.copy()
        for row in self._open.values():
            found[row.norm.id] = STATES[self.said(row)]
        return found

    def state(self, norm: Norm) -> State:
        """What can be said of a norm. Intent is no fact: a criminal norm is at most unknown."""
        row = self.worlds.tables.row_of[norm.id]
        return STATES[self.said(row)]

    def said(self, row: Row) -> int:
        """The same, for a row of the tables, as NO, OPEN or YES."""
        found = self.met(row)
        return OPEN if found == YES and row.criminal else found

    def met(self, row: Row) -> int:
        """The same, intent left aside."""
        return self._said.get(row.place, NO)

    @cached_property
    def _said(self) -> dict[int, int]:
        """What can be said of each open norm, intent left aside."""
        if self.quick:
            return {place: self._quick(row) for place, row in self._open.items()}
        ones = self.worlds.ones
        return {p: NO if not m else YES if m == ones else OPEN for p, m in self.masks.items()}

    def _quick(self, row: Row) -> int:
        """A norm by Kleene: what it yields to, surely or perhaps, counts against it."""
        said = self.worlds.said
        found = said[row.when]
        for other in self._special(row):
            found &= TURNED[said[other.when]]
        return found

    def _quick_with(self, row: Row, slot: int) -> int:
        found = self._said.get(row.place, NO) if self.quick else self._quick(row)
        return found & self.worlds.said[slot]

    def level_masks(self, row: Row) -> dict[Level, int]:
        """In which worlds a norm gives which level."""
        found: dict[Level, int] = {}
        whole = self.masks.get(row.place)
        if not whole:
            return found
        for then, slot in row.thens:
            found[then.level] = found.get(then.level, 0) | whole & self.worlds.mask(slot)
        return {level: mask for level, mask in found.items() if mask}

    def levels_of(self, norm: Norm) -> list[Level]:
        """The levels a norm may give, as it lists them."""
        row = self.worlds.tables.row_of[norm.id]
        if row.place not in self._levels_of:
            self._levels_of[row.place] = self._levels_now(row)
        return self._levels_of[row.place]

    def _levels_now(self, row: Row) -> list[Level]:
        if row.place not in self._open:
            return []
        if not self.quick:
            return list(self.level_masks(row))
        found, slots = self.met(row), self.worlds.said
        return list(dict.fromkeys(then.level for then, slot in row.thens if found & slots[slot]))

    def _rungs(self, category: Category) -> dict[str, int]:
        """For a track, the worlds of each level: within one world the heaviest that holds."""
        ladder = LADDERS[category]
        masks = [0] * len(ladder)
        for row, thens in self.worlds.tables.tracks[category]:
            whole = self.masks.get(row.place, 0)
            for rung, slot in thens if whole else ():
                masks[rung] |= whole & self.worlds.mask(slot)
        above = 0
        found: dict[str, int] = {}
        for level, mask in zip(reversed(ladder), reversed(masks), strict=True):
            found[level.value] = mask & ~above
            above |= mask
        found[NONE] = self.worlds.ones & ~above
        return found

    def tracks(self) -> list[Track]:
        """One entry for each track that holds in some world."""
        return self._tracks

    @cached_property
    def _tracks(self) -> list[Track]:
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
        if not self.rungs:
            return [], False
        rungs = self.rungs[category]
        levels = [level.value for level in LADDERS[category] if rungs[level.value]]
        return levels, not rungs[NONE]

    def _quick_levels(self, category: Category) -> tuple[list[str], bool]:
        """The levels from the heaviest certain one up; whether any is certain."""
        ladder = LADDERS[category]
        sure, possible, always = -1, set(), False
        for row, thens in self.worlds.tables.tracks[category]:
            if row.place not in self._open:
                continue
            for rung, slot in thens:
                said = self._quick_with(row, slot)
                sure = max(sure, rung) if said == YES else sure
                possible |= {rung} if said else set()
            always = always or self._always(row, category)
        return [ladder[r].value for r in sorted(possible) if r >= sure], sure >= 0 or always

    def _always(self, row: Row, category: Category) -> bool:
        """Whether a norm surely holds on a track though its level is open."""
        return self._said.get(row.place) == YES and self._every_level(row.norm, category)

    def _every_level(self, norm: Norm, category: Category) -> bool:
        """Whether a norm's consequences on a track leave no gap: each value of one fact has one."""
        atoms = [then.when for then in norm.consequences if then.category is category]
        if not atoms or any(atom.op != "atom" for atom in atoms):
            return False
        fact = atoms[0].fact
        covered = frozenset[object]().union(*(atom.allowed for atom in atoms if atom.fact == fact))
        return set(self.worlds.values(fact)) <= covered

    @cached_property
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
