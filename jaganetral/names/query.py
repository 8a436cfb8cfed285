"""What is known about a person, and what its free text adds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from jaganetral.names.describe import Cues


@dataclass(frozen=True, slots=True)
class Query:
    """What is known about a person; "" is unknown. `description` is free text and fills gaps."""

    name: str = ""
    description: str = ""
    position: str = ""
    unit: str = ""
    agency: str = ""
    regency: str = ""
    nip: str = ""

    @property
    def empty(self) -> bool:
        """Nothing that narrows a search: a place alone does not."""
        return not any((self.name, self.description, self.position, self.unit, self.nip))


def completed(read: Callable[[str], Cues], part: Callable[[str], Cues], query: Query) -> Query:
    """The query with gaps filled from its description, from a post that names its unit, and from
    a name that holds more ("sopir kantor camat"). Given fields are never overwritten.

    `read` reads a description, `part` a name.
    """
    told = read(query.description)
    in_name = part(query.name)
    name = query.name or told.called
    if in_name.position or in_name.unit or in_name.called:
        name = in_name.called
    unit = query.unit
    if not unit and not query.agency:
        unit = told.unit or read(query.position).unit or in_name.unit
    position = query.position or told.position or in_name.position
    return replace(query, name=name, position=position, unit=unit)
