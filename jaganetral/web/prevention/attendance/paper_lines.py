"""The lines of a list on paper, beside the people of the roster they may mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from jaganetral.web.prevention.models.paper import PaperLine
from jaganetral.web.roster.models import Employee


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody a line may mean, with what speaks for and against."""

    employee: Employee
    for_: Sequence[str]
    against: Sequence[str]

    @property
    def last_digits(self) -> str:
        """The last four digits of the NIP: enough to tell namesakes apart."""
        return self.employee.nip[-4:]


@dataclass(frozen=True, slots=True)
class Beside:
    """A line, the person it stands for, and the choices where it is open."""

    line: PaperLine
    person: Choice | None
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines are ready to count, open, counted, and left out."""

    lines: int
    ready: int
    waiting: int
    counted: int
    already: int

    @property
    def left_out(self) -> int:
        return self.lines - self.ready - self.waiting - self.counted - self.already


def open_lines(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Lines somebody must still settle: those with candidates first."""
    found = [line for line in lines if line.is_open]
    return sorted(found, key=lambda line: (not line.choices, line.number))


def other_lines(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """All lines that do not wait for an answer, in the order of the list."""
    return [line for line in lines if not line.is_open]


def beside(lines: Sequence[PaperLine]) -> list[Beside]:
    """Lines with the people of the roster; one question to the database."""
    wanted = {choice["pk"] for line in lines for choice in line.choices}
    people = Employee.objects.in_bulk(wanted)
    found = []
    for line in lines:
        choices = [
            Choice(people[one["pk"]], one["for"], one["against"])
            for one in line.choices
            if one["pk"] in people
        ]
        person = next((one for one in choices if one.employee.pk == line.chosen), None)
        found.append(Beside(line, person, choices))
    return found


def tally_of(lines: Sequence[PaperLine]) -> Tally:
    """The lines of a list, counted."""
    done = sum(line.attendance_id is not None for line in lines)
    already = sum(line.already for line in lines)
    ready = sum(line.counts for line in lines) - done - already
    waiting = sum(line.is_open for line in lines)
    return Tally(len(lines), ready, waiting, done, already)
