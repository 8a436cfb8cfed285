"""`data/synth/otherhand.yaml`: how people write about each other."""

from functools import cache

import msgspec

from jaganetral.names import tables


class Sexes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of men, and of women."""

    men: list[str]
    women: list[str]

    def of(self, woman: bool) -> list[str]:
        """The words for one of them."""
        return self.women if woman else self.men


class Hand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The writer's words and habits; the file says what each field is."""

    front: list[str]
    degrees_before: Sexes
    degrees_after: list[str]
    respect: Sexes
    same_word: list[list[str]]
    old: list[tuple[str, str]]
    ear: list[tuple[str, str]]
    keys: list[str]
    scan: list[tuple[str, str]]
    scan_capitals: list[tuple[str, str]]
    called: dict[str, list[str]]
    prefixes: list[str]
    added: Sexes
    custom: list[tuple[str, list[str]]]
    posts: dict[str, str]
    posts_said: dict[str, list[str]]
    posts_before: dict[str, list[str]]
    units: dict[str, list[str]]
    offices: dict[str, list[str]]
    agencies: dict[str, list[str]]
    governments: list[str]
    town_governments: list[str]
    regency_said: list[str]
    town_said: list[str]
    clipped: dict[str, str]


@cache
def hand() -> Hand:
    """The table, read once."""
    return tables.read("synth/otherhand.yaml", Hand)
