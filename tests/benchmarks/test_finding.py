"""The measuring of screening: exact figures of a small run, and guards that bite."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from benchmarks.finding import goals, light, people, report, smoke
from benchmarks.finding.judge import Judge
from benchmarks.finding.people import Asked

CHANGED = "Accuracy changed. If that is meant: python -m benchmarks.finding.smoke, and commit."


def test_the_accuracy_of_ten_thousand_is_exact(tmp_path: Path) -> None:
    assert smoke.smoke(10_000, tmp_path) == smoke.kept()["10000"], CHANGED


@pytest.mark.slow
def test_the_accuracy_of_a_hundred_thousand_is_exact(tmp_path: Path) -> None:
    assert smoke.smoke(100_000, tmp_path) == smoke.kept()["100000"], CHANGED


def test_every_size_holds_everybody_asked_for_wherever_the_shuffle_put_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "EACH", 5)
    monkeypatch.setattr(people, "OWN_EACH", 5)
    sets = people.prepared(tmp_path, [1_000, 3_000], 7, lambda _: None)
    whole = pl.read_parquet(tmp_path / "whole.parquet")
    for size in (1_000, 3_000):
        table = pl.read_parquet(people.roster(tmp_path, size))
        assert sorted(table["nip"]) == sorted(whole["nip"].head(size))
        for one in (asked for held in sets.values() for asked in held.asked):
            if one.row is None:
                assert (one.kind, one.rows) == ("stranger", {})
            else:
                assert table["nip"][one.rows[str(size)]] == whole["nip"][one.row]
    strangers = [one.said for one in sets["held out"].asked if one.row is None]
    assert len(strangers) > 100
    told = tmp_path / "told.json"
    assert len(sets["own"].write(told)) == 64
    seen = {field for one in json.loads(told.read_text("utf-8"))["asked"] for field in one}
    assert seen <= {"name", *light.COLUMNS}, "an engine must not see who is meant"


def roster(names: list[str]) -> tuple[Any, Any]:
    rows = {"name": names, "regency": ["Kota Bandung", "Kabupaten Bandung"] * (len(names) // 2)}
    table = pl.DataFrame(rows).with_columns(position=pl.lit(""), unit=pl.lit(""), agency=pl.lit(""))
    return table, light.cleaned(table["name"])


def asked(row: int, **levels: str) -> Asked:
    said = {"name": "x", "regency": "Bandung"}
    return Asked(said, "whole", levels, row, {"200": row})


def test_the_oracle_knows_no_more_than_was_said() -> None:
    table, names = roster(["Sri Wahyuni"] * 4 + ["Budi"] * 196)
    questions = [asked(0), asked(0, regency="whole"), asked(0, regency="place"), asked(150)]
    judge = Judge(table, names, questions, 200)
    assert judge.left == [4, 2, 4, 196]
    told = judge.judged([[0, 1], [1, 0], [5, 6, 7, 8, 9], [151]])
    assert told["person_1"] == 0.25
    assert told["person_5"] == 0.5
    assert told["name_1"] == 0.75
    assert told["oracle"] == pytest.approx((1 / 4 + 1 / 2 + 1 / 4 + 1 / 196) / 4, abs=1e-4)


def test_a_truth_that_stands_first_stops_the_run() -> None:
    table, names = roster(["Sri Wahyuni"] * 100 + ["Budi"] * 100)
    fair = Judge(table, names, [asked(49), asked(50), asked(149), asked(150)], 200)
    fair.guards(1)
    with pytest.raises(SystemExit, match=r"not at 0\.5"):
        Judge(table, names, [asked(0), asked(1), asked(100)], 200).guards(1)


def test_a_blind_engine_that_is_right_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    table, names = roster([f"Nama {letter}" for letter in "ab" * 100])
    questions = [asked(row) for row in range(200)]

    class Lucky:
        def integers(self, low: int, high: int, shape: tuple[int, int]) -> Any:
            return np.repeat(np.arange(shape[0])[:, None], shape[1], 1)

    monkeypatch.setattr(np.random, "default_rng", lambda seed: Lucky())
    with pytest.raises(SystemExit, match="blind engine is right 200 times"):
        Judge(table, names, questions, 200).guards(1)


def test_what_was_sure_is_set_against_what_was_right() -> None:
    table, names = roster([f"Nama {number}" for number in range(200)])
    stranger = Asked({"name": "x"}, "stranger", {}, None)
    judge = Judge(table, names, [asked(3), asked(4), asked(5), stranger], 200)
    told = judge.judged([[3], [4], [9], [7]], [0.999, 0.6, 0.95, 0.97])
    assert told["linked"][1] == {
        "limit": 0.9, "taken": 3, "precision": 0.3333, "covers": 0.6667, "strangers": 1,
    }  # fmt: skip
    assert told["best_cover"]["limit"] == 0.999
    assert [row["n"] for row in told["reliability"]] == [0, 0, 0, 1, 0, 2, 1]


def test_names_are_cleaned_alike_and_no_more() -> None:
    names = pl.Series(["Drs. H. SLAMET Widodo, S.Pd., M.M.", "Hj. Nur'aini", "I Made Oka"])
    assert light.cleaned(names).to_list() == ["slamet widodo", "nur aini", "i made oka"]
    assert light.asked("Bpk. Drs.H.SLAMET Widodo,S.Pd") == "slamet widodo"
    assert light.asked("Widodo, Slamet") == "widodo slamet"
    assert light.asked("@nur_aini88") == "nur aini88"


def test_what_is_said_besides_decides_between_equal_names() -> None:
    table, _ = roster(["Sri Wahyuni"] * 4)
    said = {"name": "sri", "regency": "Kabupaten Bandung"}
    assert set(light.best(said, table, [(row, 90.0) for row in range(4)])[:2]) == {1, 3}


def test_tables_read_well() -> None:
    assert report.table(["a", "b"], [[1, "x|y"]]).splitlines()[1].startswith("| -")
    assert [report.milliseconds(one) for one in (0.4567, 12.34, 543.2)] == ["0.457", "12.3", "543"]
    assert report.share(0.9534) == ".953"
    assert report.share(1.0) == "1.000"


def test_only_goals_that_were_measured_are_judged() -> None:
    ours = {"name_1": 0.96, "name_5": 0.97, "person_1": 0.9, "oracle": 0.92,
            "cpu_ms": {"p50": 0.4, "p99": 3.5}, "best_cover": None}  # fmt: skip
    build = {"cpu_s": 20.0, "peak_mb": 900.0, "searched_bytes": 54.0}
    both = {"held out": ours, "own": {**ours, "name_1": 0.94}}
    figures = {"sizes": {"1000": {"build": {}}, "2000": {"ours": both, "build": build}}}
    told = {name: holds for name, _, _, holds in goals.reached(figures)}
    assert told["name@1, held out"]
    assert not told["name@1, own"]
    assert not told["CPU ms p99"]
    assert not told["linkable covered at a precision of .995"]
    assert told["build CPU s"]
    assert not any("times" in name or "scan" in name for name in told)
