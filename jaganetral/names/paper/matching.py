"""Which person of one office a line of a list means: sure, several possible, or nobody.

The office is small, so it gets an index of its own; whoever is not in it stays a guest or open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jaganetral.names.paper.marks import marks
from jaganetral.names.paper.office import Office
from jaganetral.names.paper.reading import Written
from jaganetral.names.query import Query
from jaganetral.names.search.answer import candidates
from jaganetral.names.search.candidate import Candidate

SHOWN = 4  # candidates laid beside a line


class Standing(StrEnum):
    """What became of a line."""

    SURE = "yakin"
    OPEN = "pilih"
    NOBODY = "tidak_ada"
    TWICE = "ganda"
    UNREAD = "tak_terbaca"


@dataclass(frozen=True, slots=True)
class Matched:
    """A line with what it may mean: `choices` are rows of the office, best first.

    `person` is the row where it is sure, or where the line repeats an earlier one.
    """

    written: Written
    standing: Standing
    person: int | None = None
    choices: tuple[Candidate, ...] = ()


def match(lines: Sequence[Written], office: Office) -> list[Matched]:
    """Every line matched; a person is sure once at most, later lines for the same are `TWICE`."""
    return _once([_matched(line, office) for line in lines])


def _matched(line: Written, office: Office) -> Matched:
    if line.trouble:
        return Matched(line, Standing.UNREAD)
    found = tuple(candidates(office.searcher, _asked(line, office), SHOWN, office.nips))
    if not found:
        return Matched(line, Standing.NOBODY)
    if _is_sure(found):
        return Matched(line, Standing.SURE, office.row(found[0]), found)
    return Matched(line, Standing.OPEN, None, found)


def _asked(line: Written, office: Office) -> Query:
    """The question a line asks; words beside the name that tell nothing else name a workplace."""
    told = office.searcher.cues(line.beside)
    unit = line.unit or ("" if told.unit or told.position else line.beside)
    return Query(line.name, line.beside, line.position, unit, nip=line.nip)


def _is_sure(found: Sequence[Candidate]) -> bool:
    """Whether the first is meant: enough speaks for her, and the next lies far behind."""
    first, rule = found[0], marks().sure
    against = {reason.code for reason in first.against}
    if first.for_ and first.for_[0].code in ("nip_same", "nip_near"):
        return first.for_[0].code == "nip_same" and not against & rule.nip_doubts
    if against & rule.doubts:
        return False
    ahead = first.bits - found[1].bits if len(found) > 1 else rule.ahead
    return first.bits >= rule.bits and ahead >= rule.ahead


def _once(found: list[Matched]) -> list[Matched]:
    """A person who is sure on two lines: one repeats the other where both say the same name."""
    seen: dict[int, Matched] = {}
    for one in found:
        if one.person is not None:
            seen.setdefault(one.person, one)
    return [_again(one, seen) for one in found]


def _again(one: Matched, seen: Mapping[int, Matched]) -> Matched:
    if one.person is None or seen[one.person] is one:
        return one
    return replace(one, standing=Standing.TWICE)
