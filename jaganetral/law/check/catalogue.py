"""All static checks of a law pack, one after the other."""

from collections.abc import Iterator, Mapping
from typing import Any

from jaganetral.law.check import names, offices, reach, scopes
from jaganetral.law.check.encode import ONE_AT_A_TIME, Encoding, encoded
from jaganetral.law.check.fault import Fault
from jaganetral.law.check.found import Found, told
from jaganetral.law.check.review import Review, load_review, unreviewed
from jaganetral.law.model import Pack

# What is worth knowing and breaks nothing.
NOTES = ("not_read_once", "stale_review")


def faults(
    pack: Pack, examples: Mapping[str, Any] | None = None, review: Review | None = None
) -> list[Fault]:
    """What is wrong with a catalogue and nobody has accepted; [] when whole.

    `examples` by norm (law.examples): with them, a norm without an example for each state is a
    fault. `review`: what was accepted, by default data/checks.yaml. Raises PackError where
    python-sat is not installed.
    """
    return [one for one in checked(pack, examples, review) if not is_note(one)]


def is_note(fault: Fault) -> bool:
    """Whether it is worth knowing but breaks nothing."""
    return fault.kind in NOTES


def checked(
    pack: Pack, examples: Mapping[str, Any] | None = None, review: Review | None = None
) -> list[Fault]:
    """The same with the notes: norms not read once, reviews that are no longer needed."""
    review = review or load_review(pack)
    with ONE_AT_A_TIME:
        enc = encoded(pack)
        found = [*_of_data(pack, examples), *_of_cases(enc, review)]
        return [told(enc, one) for one in unreviewed(found, review)]


def _of_data(pack: Pack, examples: Mapping[str, Any] | None) -> Iterator[Found]:
    """What needs no case to be seen."""
    yield from names.recalled(pack)
    yield from names.rings(pack)
    yield from names.unused(pack)
    yield from names.calendars(pack)
    yield from names.not_read_once(pack)
    if examples is not None:
        yield from names.without_example(pack, examples)


def _of_cases(enc: Encoding, review: Review) -> Iterator[Found]:
    """What the solver finds among the cases that can be."""
    ordinary = [enc.single, enc.certain, *enc.usual]
    yield from reach.never(enc)
    yield from reach.overlap(enc, ordinary)
    yield from reach.redundant(enc)
    yield from offices.competence(enc)
    yield from scopes.gaps(enc, review.scopes, ordinary)
    yield from scopes.stale(enc, review.scopes, ordinary)
