"""A NIP that was given against those of the roster: equal, nearly so, another."""

from dataclasses import dataclass
from typing import Protocol

from jaganetral.names.nip import near_nips, read_nip
from jaganetral.names.reasons import Reason


class Nips(Protocol):
    """Where NIPs are kept, asked by the inner numbers of people: a sealed file, a database."""

    def nip(self, person: int) -> str | None:
        """The NIP of a person; None where the roster has none."""

    def people_with(self, *nips: str) -> list[int]:
        """Everybody with one of these NIPs of 18 digits."""


@dataclass(frozen=True, slots=True)
class GivenNip:
    """What was given; an unreadable NIP, or one that nobody can compare, says nothing."""

    text: str
    nips: Nips | None

    def holders(self) -> dict[int, Reason]:
        """Who bears it; where nobody does, who bears one that a slip may have made of it."""
        digits = read_nip(self.text).digits
        if not digits or self.nips is None:
            return {}
        if same := self.nips.people_with(digits):
            return dict.fromkeys(same, Reason("nip_same"))
        near = self.nips.people_with(*near_nips(digits))
        return {person: self._near(digits, person) for person in near}

    def differs(self, person: int) -> bool:
        """Whether the roster has a NIP of this person that is another."""
        digits = read_nip(self.text).digits
        return bool(digits and self.nips and self.nips.nip(person) not in (None, "", digits))

    def _near(self, digits: str, person: int) -> Reason:
        held = (self.nips.nip(person) if self.nips else None) or digits
        apart = sum(one != other for one, other in zip(digits, held, strict=False))
        return Reason("nip_near", {"count": str(apart)})
