"""From the file to the table; whatever does not fit stops the start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from jaganetral.flow.model import Act, Condition, Document, Reason, State, Status, Step, Text
from jaganetral.flow.strict import BrokenTable, fields, one_of, read

PARTS = ("statuses", "states", "reasons", "conditions", "documents", "steps", "acts")
KINDS = ("report", "case")
UNITS = ("hari_kerja", "hari")
PLACES = ("saring", "kajian", "surat", "putusan", "alihkan")
TURNS = ("main", "asking", "ready", "beside")
IN_ACT = ("needs", "document", "starts", "ends", "place", "turn", "turn_of", "done_when")
NAMED = "identitas_dikonfirmasi"
T = TypeVar("T")


@dataclass(frozen=True)
class Table:
    """The life of reports and cases; every part by id, in the order of the file."""

    statuses: Mapping[str, Status]
    states: Mapping[str, State]
    reasons: Mapping[str, Reason]
    conditions: Mapping[str, Condition]
    documents: Mapping[str, Document]
    steps: Mapping[str, Step]
    acts: Mapping[str, Act]

    @property
    def start(self) -> State:
        """Where every report begins."""
        return next(state for state in self.states.values() if state.start)


def load(path: Path) -> Table:
    """Read a table; BrokenTable (a ValueError) names the file, the place and the fault."""
    try:
        return build(read(path))
    except BrokenTable as trouble:
        sentence = str(trouble)
        named = sentence.startswith(path.name)
        raise BrokenTable(sentence if named else f"{path.name}, {sentence}") from None


def build(raw: Any) -> Table:
    """The table of a mapping with the seven parts; BrokenTable where it does not hold together."""
    fields("table", raw, PARTS)
    statuses = _part(raw, "statuses", _status)
    conditions = _part(raw, "conditions", _condition)
    documents = _part(raw, "documents", _document)
    steps = _part(raw, "steps", _step)
    states = _part(raw, "states", lambda name, place, row: _state(name, place, row, statuses))
    if sum(state.start for state in states.values()) != 1:
        raise BrokenTable("states: exactly one must have start: true.")
    keys = {name: at for at, name in enumerate(raw["reasons"], start=1)}
    reasons = _part(raw, "reasons", lambda name, place, row: _reason(name, place, row, keys[name]))
    table = Table(statuses, states, reasons, conditions, documents, steps, {})
    acts = _part(raw, "acts", lambda name, place, row: _act(name, place, row, table))
    return Table(statuses, states, reasons, conditions, documents, steps, acts)


def _part(raw: Any, part: str, make: Callable[[str, str, Any], T]) -> Mapping[str, T]:
    if not isinstance(raw[part], Mapping):
        raise BrokenTable(f"{part}: must be a mapping.")
    return MappingProxyType(
        {name: make(name, f"{part}.{name}", row) for name, row in raw[part].items()}
    )


def _text(place: str, row: Any) -> Text:
    fields(place, row, ("id", "en"))
    if not (isinstance(row["id"], str) and isinstance(row["en"], str) and row["id"] and row["en"]):
        raise BrokenTable(f"{place}: both languages need words.")
    return Text(row["id"], row["en"])


def _status(name: str, place: str, row: Any) -> Status:
    fields(place, row, ("label", "means", "next"))
    texts = (_text(f"{place}.{part}", row[part]) for part in ("label", "means", "next"))
    return Status(name, *texts)


def _state(name: str, place: str, row: Any, statuses: Mapping[str, Status]) -> State:
    fields(place, row, ("of", "status", "label"), ("start", "final"))
    return State(
        name,
        _text(f"{place}.label", row["label"]),
        one_of(f"{place}.of", row["of"], KINDS),
        statuses[one_of(f"{place}.status", row["status"], statuses)],
        row.get("start", False) is True,
        row.get("final", False) is True,
    )


def _reason(name: str, place: str, row: Any, key: int) -> Reason:
    fields(place, row, ("label", "sentence"))
    label, sentence = (_text(f"{place}.{part}", row[part]) for part in ("label", "sentence"))
    return Reason(name, key, label, sentence)


def _condition(name: str, place: str, row: Any) -> Condition:
    fields(place, row, ("label", "missing", "remedy"))
    texts = (_text(f"{place}.{part}", row[part]) for part in ("label", "missing", "remedy"))
    return Condition(name, *texts)


def _document(name: str, place: str, row: Any) -> Document:
    fields(place, row, ("label", "names_person"))
    if not isinstance(row["names_person"], bool):
        raise BrokenTable(f"{place}.names_person: must be true or false.")
    return Document(name, _text(f"{place}.label", row["label"]), row["names_person"])


def _step(name: str, place: str, row: Any) -> Step:
    fields(place, row, ("label", "policy"), ("days", "unit", "other_unit", "window"))
    days, unit, other = row.get("days"), row.get("unit"), row.get("other_unit")
    if (days is None) != (unit is None) or (row["policy"] and days is None):
        raise BrokenTable(f"{place}: days and unit belong together; a policy needs both.")
    if days is not None and (type(days) is not int or days < 1):
        raise BrokenTable(f"{place}.days: must be a whole number from 1.")
    for found in (unit, other):
        if found is not None:
            one_of(f"{place}.unit", found, UNITS)
    label, window = _text(f"{place}.label", row["label"]), row.get("window", False)
    return Step(name, label, days, unit, row["policy"], other, window is True)


def _act(name: str, place: str, row: Any, table: Table) -> Act:
    fields(place, row, ("label", "may", "moves"), IN_ACT)
    may, moves = row["may"], fields(f"{place}.moves", row["moves"], (), table.states)
    if not (isinstance(may, list) and may and all(isinstance(word, str) for word in may)):
        raise BrokenTable(f"{place}.may: must list at least one permission.")
    for target in moves.values():
        one_of(f"{place}.moves", target, table.states)
    if not moves:
        raise BrokenTable(f"{place}.moves: must name at least one state.")
    if "turn_of" in row:
        one_of(f"{place}.turn_of", row["turn_of"], may)
    needs = [one_of(f"{place}.needs", need, table.conditions) for need in row.get("needs", [])]
    document = _named(place, row, "document", table.documents)
    if document and document.names_person and NAMED not in needs:
        raise BrokenTable(f"{place}: a letter that names a person needs {NAMED}.")
    return Act(
        name,
        _text(f"{place}.label", row["label"]),
        frozenset(may),
        MappingProxyType(dict(moves)),
        tuple(table.conditions[need] for need in needs),
        document,
        _named(place, row, "starts", table.steps),
        tuple(one_of(f"{place}.ends", step, table.steps) for step in row.get("ends", [])),
        one_of(f"{place}.place", row.get("place", "putusan"), PLACES),
        one_of(f"{place}.turn", row.get("turn", "main"), TURNS),
        row.get("turn_of"),
        _named(place, row, "done_when", table.conditions),
    )


def _named(place: str, row: Any, field: str, known: Mapping[str, T]) -> T | None:
    if field not in row:
        return None
    return known[one_of(f"{place}.{field}", row[field], known)]
