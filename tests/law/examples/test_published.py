"""The published examples come out as they say; a broken file of examples is named with its line."""

from pathlib import Path

import pytest

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.examples.published import load_examples, run_examples
from jaganetral.law.examples.sweeps import Example, Sweep, swept
from jaganetral.law.model import PackError, State

FACTS = "{status: pns, election: pilkada-2024, office: bupati, conduct: [baliho_apk], %s}"
SAID = "category: kode_etik, level: moral, sanctions: moral"
BEFORE = "{title: a, state: holds, " + SAID + ", facts: " + FACTS % "act_date: 2024-08-20" + "}"
SPAN = "{from: 2022-09-22, to: 2024-09-21}"


def folder_of(tmp_path: Path, text: str) -> Path:
    (tmp_path / "coba.yaml").write_text(text, "utf-8")
    return tmp_path


def norm_with(tmp_path: Path, *sweeps: str) -> Path:
    lines = ["skb22-ke-01:", "  examples:", f"    - {BEFORE}", "  sweeps:"]
    return folder_of(tmp_path, "\n".join([*lines, *(f"    - {one}" for one in sweeps)]) + "\n")


def test_the_published_examples_come_out_as_they_say() -> None:
    assert run_examples(load_examples(), load_pack()) == []


def test_a_sweep_names_the_value_that_comes_out_otherwise(tmp_path: Path) -> None:
    folder = norm_with(tmp_path, "{base: a, fact: status, holds: [pns, cpns, pppk]}")
    (row,) = run_examples(load_examples(folder), load_pack())
    assert (row["title"], row["wanted"], row["seen"], row["place"]) == (
        "a [status: pppk_paruh_waktu]",
        "fails",
        "holds",
        "coba.yaml: baris 5",
    )


def test_a_sweep_of_days_notices_a_day_too_many_at_either_end(tmp_path: Path) -> None:
    pack = load_pack()
    day = (
        f"{{base: a, fact: act_date, holds: [{SPAN}], unknown: [2024-09-22, {{from: 2024-12-17}}]}}"
    )
    assert run_examples(load_examples(norm_with(tmp_path, day)), pack) == []
    for span in (SPAN.replace("09-22", "09-21"), SPAN.replace("09-21", "09-20")):
        wrong = run_examples(load_examples(norm_with(tmp_path, day.replace(SPAN, span))), pack)
        assert [row["what"] for row in wrong] == ["state"]


def test_a_sweep_goes_through_every_value_once() -> None:
    pack = load_pack()
    for one in load_examples().values():
        for sweep in one.sweeps:
            (base,) = (case for case in one.cases if case.title == sweep.base)
            titles = [case.title for case in swept(base, sweep, pack)]
            assert len(set(titles)) == len(titles)
            assert len(titles) >= len(pack.facts[sweep.fact].values)


def test_a_sweep_beside_adds_each_code_to_those_of_the_example() -> None:
    pack = load_pack()
    base = Example("a", {"conduct": ["baliho_apk"]}, State.HOLDS, {})
    sweep = Sweep("a", "conduct", ("tim_sukses",), (), {}, beside=True)
    seen = {tuple(case.facts["conduct"]): case.state for case in swept(base, sweep, pack)}
    assert seen["baliho_apk",] is State.FAILS
    assert seen["baliho_apk", "tim_sukses"] is State.HOLDS
    assert len(seen) == len(pack.facts["conduct"].values)


def test_what_an_example_says_beside_the_state_is_checked(tmp_path: Path) -> None:
    text = f"skb22-ke-01:\n  examples:\n    - {BEFORE.replace('level: moral', 'level: berat')}\n"
    (row,) = run_examples(load_examples(folder_of(tmp_path, text)), load_pack())
    assert (row["what"], row["wanted"], row["seen"]) == ("level", ["berat"], ["moral"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- satu\n", "baris 1: isinya harus pemetaan"),
        ("x:\n  contoh: []\n", "baris 2: kunci tak dikenal contoh"),
        ("x:\n  examples: satu\n", "baris 2: `examples` harus daftar"),
        ("x:\n  examples:\n    - {title: a}\n", "baris 3: tanpa facts, state"),
        ("x:\n  examples:\n    - {title: a, facts: {}, state: ya}\n", "baris 3: `state` 'ya'"),
        ("x:\n  examples:\n    - {title: a, facts: [], state: holds}\n", "baris 3: `facts` harus"),
        ("x:\n  examples: []\n  sweeps:\n    - {base: b, fact: status}\n", "baris 4: `base` 'b'"),
        ("x:\n  examples: []\nx:\n  examples: []\n", "baris 3: kunci 'x' muncul dua kali"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PackError, match=r"coba\.yaml") as trouble:
        load_examples(folder_of(tmp_path, text))
    assert said in str(trouble.value)


@pytest.mark.parametrize("days", ["[{from: 2024-08-01, sampai: 2024-08-02}]", "[{from: kemarin}]"])
def test_days_that_are_none_are_refused(tmp_path: Path, days: str) -> None:
    with pytest.raises(PackError, match="baris 5: nilai penyisiran keliru"):
        load_examples(norm_with(tmp_path, f"{{base: a, fact: act_date, holds: {days}}}"))


def test_an_unknown_fact_or_norm_is_named_with_its_line(tmp_path: Path) -> None:
    folder = norm_with(tmp_path, "{base: a, fact: warna, holds: [merah]}")
    with pytest.raises(PackError, match="baris 5: fakta warna tidak ada"):
        run_examples(load_examples(folder), load_pack())
    text = f"bukan-norma:\n  examples:\n    - {BEFORE}\n"
    with pytest.raises(PackError, match="norma bukan-norma tidak ada"):
        run_examples(load_examples(folder_of(tmp_path, text)), load_pack())
    text = f"skb22-ke-01:\n  examples:\n    - {BEFORE.replace('office', 'warna')}\n"
    with pytest.raises(PackError, match="baris 3: Fakta 'warna' tidak dikenal"):
        run_examples(load_examples(folder_of(tmp_path, text)), load_pack())


def test_every_norm_has_examples_that_hold_fail_and_stay_open() -> None:
    pack = load_pack()
    examples = load_examples()
    for norm in pack.norms.values():
        states = {case.state for case in examples[norm.id].cases} if not norm.disabled else None
        wanted = {State.FAILS, State.UNKNOWN} if norm.criminal else set(State)
        assert states is None or states == wanted


def test_titles_name_no_case_twice() -> None:
    for one in load_examples().values():
        titles = [case.title for case in one.cases]
        assert len(set(titles)) == len(titles)
