"""A table that does not hold together stops the start, with the place of the fault."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from jaganetral.flow import BrokenTable, build, load
from jaganetral.flow.strict import read
from jaganetral.flow.table import DATA

RAW: dict[str, Any] = read(DATA)
WORDS = {"id": "Kata", "en": "Words"}


def test_the_shipped_table_loads() -> None:
    assert load(DATA).start.id == "masuk"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("acts", "terima", "moves", "masuk"), "bulan", r'acts\.terima\.moves: "bulan" is unknown'),
        (("acts", "terima", "moves", "bulan"), "dibuka", r'moves: the field "bulan" is unknown'),
        (("acts", "terima", "moves"), {}, "at least one state"),
        (("acts", "terima", "moves"), [], "must be a mapping"),
        (("acts", "terima", "may"), [], "at least one permission"),
        (("acts", "terima", "needs"), ["cuaca"], r'acts\.terima\.needs: "cuaca"'),
        (("acts", "terima", "document"), "puisi", r'acts\.terima\.document: "puisi"'),
        (("acts", "terima", "starts"), "nanti", r'acts\.terima\.starts: "nanti"'),
        (("acts", "terima", "ends"), ["nanti"], r'acts\.terima\.ends: "nanti"'),
        (("acts", "terima", "warna"), "biru", r'acts\.terima: the field "warna" is unknown'),
        (("acts", "setujui", "needs"), ["berwenang"], "names a person needs identitas_dikonf"),
        (("states", "kajian", "status"), "hilang", r'states\.kajian\.status: "hilang"'),
        (("states", "kajian", "of"), "rapat", r'states\.kajian\.of: "rapat"'),
        (("states", "kajian", "start"), True, "exactly one"),
        (("states", "kajian", "label"), {"id": "Kajian"}, r'label: the field "en" is missing'),
        (("states", "kajian", "label"), {"id": "", "en": "x"}, "both languages"),
        (("steps", "kajian", "days"), 0, "whole number from 1"),
        (("steps", "kajian", "days"), None, "belong together"),
        (("steps", "kajian", "unit"), "pekan", '"pekan" is unknown'),
        (("documents", "teguran", "names_person"), "ya", "true or false"),
        (("reasons",), [], "reasons"),
        (("acts",), "x", "acts: must be a mapping"),
    ],
)
def test_a_fault_is_named_by_its_place(path: tuple[str, ...], value: Any, message: str) -> None:
    raw = deepcopy(RAW)
    row = raw
    for part in path[:-1]:
        row = row[part]
    row[path[-1]] = value
    with pytest.raises(BrokenTable, match=message):
        build(raw)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", 'case.yaml, line 2: "a" stands twice'),
        ("a: [", "case.yaml: while parsing"),
        ("- a\n", "case.yaml: the file must hold one mapping"),
        ("acts: {}\n", 'case.yaml, table: the field "statuses" is missing'),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenTable, match=message):
        load(file)
