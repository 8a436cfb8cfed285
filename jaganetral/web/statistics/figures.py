"""The defined figures: what each means, from data/figures.yaml, and its value on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from jaganetral.flow import Text
from jaganetral.flow.strict import read

FILE = Path(__file__).parent / "data" / "figures.yaml"
Values = Mapping[str, int | None]


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a figure is called, what it counts, where, and how to recount it from the log."""

    name: Text
    definition: Text
    source: Text
    recount: Text
    headline: bool = False


class Definitions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    figures: dict[str, Definition]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its value; None where there is nothing to count yet."""

    id: str
    told: Definition
    value: int | None


@cache
def definitions() -> dict[str, Definition]:
    """Every figure by its id, in the order of the pages; a broken file stops the start."""
    try:
        return msgspec.convert(read(FILE), Definitions).figures
    except msgspec.ValidationError as trouble:
        raise ValueError(f"{FILE.name}: {trouble}") from None


def with_values(values: Values) -> list[Figure]:
    """The figures with these values; KeyError where one is missing."""
    return [Figure(name, told, values[name]) for name, told in definitions().items()]
