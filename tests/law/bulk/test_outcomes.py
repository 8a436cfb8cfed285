"""A table says what single cases say: the same states, floors and ceilings, row by row."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law import bulk
from jaganetral.law.assess import assess, judge
from jaganetral.law.bulk.rungs import NAMES, TRACKS
from jaganetral.law.model import FactError, Pack
from tests.examples import examples
from tests.law.bulk.samples import PACK, cases, changed_pack, table

SEEDS = st.integers(0, 1 << 32)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return changed_pack(tmp_path_factory.mktemp("law"))


def singly(facts: dict[str, Any], pack: Pack, mode: str) -> dict[str, tuple[str, str]]:
    tracks = judge(facts, mode=mode, pack=pack).tracks()
    return {one.category.value: (one.levels[0], one.levels[-1]) for one in tracks}


def together(found: bulk.Outcomes, row: int) -> dict[str, tuple[str, str]]:
    codes = found.codes[row].tolist()
    return {
        track.value: (NAMES[codes[2 * n]], NAMES[codes[2 * n + 1]])
        for n, track in enumerate(TRACKS)
        if codes[2 * n + 1]
    }


@examples(4)
@given(SEEDS)
def test_the_quick_table_is_the_quick_case(other: Pack, seed: int) -> None:
    rows = cases(seed, 250)
    both = bulk.compare(table(rows), PACK, other, quick=True)
    for number, facts in enumerate(rows):
        assert together(both.before, number) == singly(facts, PACK, "kleene"), facts
        assert together(both.after, number) == singly(facts, other, "kleene"), facts


@examples(3)
@given(SEEDS)
def test_the_exact_table_is_the_exact_case(other: Pack, seed: int) -> None:
    rows = cases(seed, 80)
    both = bulk.compare(table(rows), PACK, other, limit=None)
    for pack, found in ((PACK, both.before), (other, both.after)):
        for number, facts in enumerate(rows):
            judged = judge(facts, pack=pack)
            assert together(found, number) == singly(facts, pack, "worlds"), facts
            if found.exact[number]:
                assert found.settled[number] == _settled(judged.tracks())
            else:
                assert judged.sampled


def _settled(tracks: list[Any]) -> bool:
    return all(
        one.certain and len(one.levels) == 1 for one in tracks if one.category.value != "pidana"
    )


@examples(3)
@given(SEEDS)
def test_the_quick_way_is_sound(seed: int) -> None:
    rows = cases(seed, 60)
    quick = bulk.outcomes(table(rows), PACK, quick=True)
    exact = bulk.outcomes(table(rows), PACK, limit=None)
    for number in np.flatnonzero(exact.exact).tolist():
        wide, narrow = quick.codes[number].tolist(), exact.codes[number].tolist()
        for low in range(0, len(wide), 2):
            if narrow[low + 1]:
                assert wide[low] <= narrow[low]
                assert narrow[low + 1] <= wide[low + 1]
            else:
                assert wide[low] <= 1  # nothing holds: it was at most possible


def test_alike_cases_are_looked_at_once_and_the_most_frequent_first() -> None:
    open_case = {"status": "pns", "conduct": "ikut_kampanye", "election": "pilkada-2024"}
    rows = [
        {**open_case, "office": "bupati", "act_date": f"2024-10-{1 + n % 20:02}"} for n in range(40)
    ]
    rows += [{"status": "pppk", "conduct": "tim_sukses"}]
    columns = {name: [row.get(name) for row in rows] for name in (*rows[0],)}
    found = bulk.outcomes(columns, PACK, limit=1)
    assert found.open == 41
    assert (found.distinct, found.left) == (1, 1)
    assert found.exact.tolist() == [True] * 40 + [False]
    assert bulk.outcomes(columns, PACK, limit=None).exact.all()


def test_compare_counts_what_changes(other: Pack) -> None:
    base = {"status": "pns", "election": "pilkada-2024", "office": "bupati"}
    rows = [
        {**base, "act_date": "2024-10-05", "conduct": ["baliho_apk"]},
        {**base, "act_date": "2024-08-20", "conduct": ["baliho_apk"]},
        {**base, "act_date": "2024-10-05", "conduct": ["narasumber_kegiatan_parpol"]},
    ]
    found = bulk.compare(table(rows), PACK, other, limit=None)
    assert found.changed.tolist() == [True, False, False]
    assert found.summary() == [("disiplin", "berat", "sedang", 1)]
    same = bulk.compare(table(rows), PACK, PACK)
    assert not same.changed.any()
    assert same.summary() == []


def test_cases_that_columns_cannot_hold() -> None:
    facts: list[dict[str, Any]] = [
        {"status": "pns", "conduct": ["ikut_kampanye"], "act_date": "2024-10-05"},
        {"status": {"one_of": ["pns", "pppk"]}, "conduct": ["baliho_apk"]},
        {"status": "pns", "act_date": {"from": "2024-09-01", "to": "2024-10-30"}},
        {"status": "pns", "prior": [{"type": "teguran_lisan"}], "conduct": "lainnya"},
        {},
    ]
    for quick in (True, False):
        found = bulk.outcomes_of(facts, PACK, quick=quick)
        for number, case in enumerate(facts):
            mode = "kleene" if quick else "worlds"
            assert together(found, number) == singly(case, PACK, mode)
    assert len(bulk.outcomes_of([], PACK)) == 0
    assert len(bulk.outcomes_of([{}, {}], PACK)) == 2
    told = assess(facts[1], changes=False)["outcome"]["settled"]
    assert bulk.outcomes_of(facts, PACK).settled[1] == told


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"warna": "merah"}, "baris 2: Fakta 'warna' tidak dikenal"),
        ({"status": "raja"}, "baris 2: Fakta status"),
        ({"status": {"one_of": []}}, "baris 2: Fakta status: 'one_of' kosong"),
        ({"prior": [{"type": "cambuk"}]}, "baris 2: Fakta prior"),
        ({"participant": "ya"}, "baris 2: Fakta participant"),
    ],
)
def test_a_bad_case_is_named(case: dict[str, Any], said: str) -> None:
    with pytest.raises(FactError, match=said):
        bulk.outcomes_of([{"status": "pns"}, case], PACK)


def test_rows_are_told_as_columns() -> None:
    (row,) = bulk.outcomes({"status": ["honorer"], "conduct": ["baliho_apk"]}, PACK).rows()
    assert tuple(row) == bulk.COLUMNS
    assert (row["row"], row["kontrak_ceiling"], row["mode"]) == (1, "menurut_kontrak", "worlds")
