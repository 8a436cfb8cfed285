"""Questions of the other hand about people of a roster, and about strangers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from jaganetral.names.synth.otherhand.context import beside
from jaganetral.names.synth.otherhand.names import BARE, CLIPPED, HABITS, bearer

Row = Mapping[str, str]
SHARES = {"regency": 0.75, "unit": 0.45, "agency": 0.25, "position": 0.45}
_STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Question:
    """What is said of a person, how much each part tells, the row meant (None: not there)."""

    said: dict[str, str]
    row: int | None
    kind: str
    levels: dict[str, str] = field(default_factory=dict)


def questions(
    rows: Sequence[tuple[int, Row]], each: int, seed: int, strangers: Sequence[Row] = ()
) -> Iterator[Question]:
    """`each` of every habit about rows, then one about each stranger."""
    dice = Random(seed)  # noqa: S311 - the same questions in every run
    known = _Neighbours([row for _, row in rows])
    for kind, habit in HABITS.items():
        found = 0
        for number, row in dice.sample(list(rows), len(rows)):
            if found == each:
                break
            name = habit(bearer(row["name"], row["nip"]), dice)
            if name is None:
                continue
            found += 1
            yield _asked(name, row, number, kind, known, dice)
    usual = [kind for kind in HABITS if kind not in BARE]
    for row in strangers:
        name = HABITS[dice.choice(usual)](bearer(row["name"], row["nip"]), dice)
        if name is not None:
            yield _asked(name, row, None, _STRANGER, known, dice)


class _Neighbours:
    """Units and regencies that stand in the rows, by where they lie."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.units: dict[str, list[str]] = {}
        for row in rows:
            self.units.setdefault(row["regency"], []).append(row["unit"])
        self.places = sorted(self.units)


def _asked(
    name: str, row: Row, number: int | None, kind: str, known: _Neighbours, dice: Random
) -> Question:
    """The less of a name there is, the more is said beside it."""
    more = 2.2 if kind in BARE else 1.4 if kind in CLIPPED else 1.0
    shares = {column: min(share * more, 0.97) for column, share in SHARES.items()}
    units = known.units.get(row["regency"], [])
    said, levels = beside(row, shares, units, known.places, dice)
    if not name and not said.get("unit"):
        said["unit"], levels["unit"] = row["unit"], "whole"
    return Question({"name": name, **said} if name else said, number, kind, levels)
