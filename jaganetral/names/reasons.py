"""Why a person is, or is not, a candidate: a code with its Indonesian sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from jaganetral.names import tables


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` and `values` for a caller that translates, `text` for one that does not."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The Indonesian sentence with its braces, as a translator sees it."""
        return tables.sentences().of(self.code)

    @property
    def text(self) -> str:
        """The Indonesian sentence, filled in."""
        return self.sentence.format_map(self.values)

    def __str__(self) -> str:
        return self.text


@cache
def questions() -> Mapping[str, str]:
    """The one deciding question for each attribute, in Indonesian."""
    return tables.sentences().questions
