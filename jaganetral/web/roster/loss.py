"""How many people of the roster before a load would drop."""

from dataclasses import dataclass

from jaganetral.web.roster.models import RosterLoad

GRAVE = 5  # one in five


@dataclass(frozen=True, slots=True)
class Loss:
    """People of the roster before who are missing, and how many there were."""

    people: int
    of: int

    @property
    def is_grave(self) -> bool:
        """More than a fifth: rather half a file than a reform of the office."""
        return self.people * GRAVE > self.of


def lost(load: RosterLoad) -> Loss | None:
    """Who is missing: by NIP, and by number where there is none. None without a roster before."""
    told = load.changes
    if "people_before" not in told:
        return None
    fewer = max(0, told["without_nip_before"] - told["without_nip"])
    return Loss(told["kinds"]["hilang"] + fewer, told["people_before"])
