"""What a judgement about a candidate rests on, and the keys by which it is found again."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace

from django.utils.crypto import salted_hmac

from jaganetral.names.query import Query
from jaganetral.names.search.candidate import Candidate
from jaganetral.names.search.learning import question_key
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import current_loads


@dataclass(frozen=True, slots=True)
class Basis:
    """What was asked of the roster, what the machine said of the person, and of which roster."""

    question: dict[str, str] = field(default_factory=dict)
    key: str = ""
    bits: float | None = None
    strength: str = ""
    index: str = ""


def basis_of(query: Query, candidate: Candidate, area: str) -> Basis:
    """The basis of a judgement about a candidate that a query found in the rosters of an area."""
    asked = {name: value for name, value in asdict(query).items() if value}
    asked.pop("description", None)  # the reporter's words stay in the report
    bits, strength = candidate.bits, candidate.strength.value
    return Basis(asked, asked_key(query), bits, strength, roster_hash(area))


def asked_key(query: Query) -> str:
    """The same for the same question, however it is typed; what a report tells beside it is left
    out, so that another report that asks the same is known.
    """
    return question_key(replace(query, description=""))


def person_key(employee: Employee) -> str:
    """The same for a person in every load: of the NIP, else of body, name and unit."""
    said = employee.nip or f"{employee.body_id}|{employee.folded}|{employee.unit}"
    return salted_hmac("jaganetral.person", said, algorithm="sha256").hexdigest()[:32]


def roster_hash(area: str) -> str:
    """Which rosters an area stood on: a hash over the hashes of their files."""
    loads = list(current_loads(area).values_list("pk", "file_sha256"))
    return hashlib.sha256(json.dumps(loads).encode()).hexdigest()
