"""The glossary holds every fact, value and identifier of a result, in both languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jaganetral.law import model
from jaganetral.law.corpus.norms import DERIVED
from jaganetral.law.corpus.pack import load_pack, read
from jaganetral.workdays.calendar import CONFIDENCES
from jaganetral.workdays.deadlines import UNITS

ROWS: list[dict[str, Any]] = read(Path("jaganetral/law/data/glossary.yaml"))
# kinds whose values are days, hours, texts or rows of their own
FREE = ("day", "time", "text", "bool", "prior")


def _needed() -> Iterator[tuple[str, str]]:
    """Every (group, code) that needs a word."""
    pack = load_pack()
    for name, spec in pack.facts.items():
        yield "fact", name
        if spec.kind not in FREE and name != "election":
            yield from ((name, value) for value in spec.values)
    for name, values in DERIVED.items():
        yield "fact", name
        yield from ((name, value) for value in values if isinstance(value, str))
    for enum in (model.Level, model.Category, model.State):
        yield from ((enum.__name__, member.value) for member in enum)
    for row in pack.sanctions.values():
        yield from (("sanction", option) for option in row["options"])
    for row in pack.competence:
        yield from (("official", name) for name in row["officials"])
    for norm in pack.norms.values():
        yield from (("route", body) for body in norm.routes)
    routes = pack.rules["routes"]
    yield from (("route", row["route"]) for row in routes["supervisor"])
    yield from (("route", body) for bodies in routes["status"].values() for body in bodies)
    yield from (("step", step) for step in pack.rules["limits"])
    yield from (("confidence", name) for name in CONFIDENCES)
    yield from (("unit", name) for name in UNITS)


def test_every_identifier_has_an_entry() -> None:
    known = {(row.get("of", ""), row["code"]) for row in ROWS}
    missing = {f"{of}: {code}" for of, code in _needed() if not {("", code), (of, code)} & known}
    assert missing == set()


def test_entries_are_whole_and_stand_once() -> None:
    keys = [(row.get("of", ""), row["code"]) for row in ROWS]
    assert len(keys) == len(set(keys))
    for row in ROWS:
        assert row.keys() - {"of"} == {"term", "code", "id", "en", "cite"}
        assert row["id"] != row["en"]
        assert all(row[key] for key in ("term", "code", "id", "en"))


def test_an_entry_that_belongs_to_a_fact_is_one_of_its_values() -> None:
    facts = load_pack().facts
    for row in ROWS:
        if "of" in row:
            assert row["code"] in facts[row["of"]].values
