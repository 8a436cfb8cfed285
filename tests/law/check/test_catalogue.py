"""Each static check finds what it is for, with a case that assess confirms; ours has no fault."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jaganetral.law.assess import assess
from jaganetral.law.check import KINDS, Fault, checked, faults
from jaganetral.law.check.review import Review, load_review
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.examples.published import load_examples
from jaganetral.law.model import Pack, PackError, State

CITE = "[{instrument: pp-42-2004, at: Pasal 15, confidence: verified}]"
NORM = f"id: baru, text: baru, cite: {CITE}, who: asn, when: {{conduct: baliho_apk}}"
THEN = "then: [{category: kontrak, level: menurut_kontrak}]"
BERAT = "then: [{category: disiplin, level: berat, sanctions: berat_pp94}]"
NEVER = NORM.replace("_apk", "_apk, determined: false, beneficiary: ditetapkan")
IMPOSSIBLE = NORM.replace("who: asn", "who: pns").replace("_apk", "_apk, status: tni")


def changed(folder: Path, text: str) -> Pack:
    path = folder / "ubah.yaml"
    path.write_text(text, "utf-8")
    return load_pack(path)


def found(pack: Pack, kind: str, norm: str = "baru") -> Fault:
    """The fault of a kind about a norm."""
    rows = [one for one in checked(pack) if (one.kind, one.norm) == (kind, norm)]
    assert rows, [one.sentence for one in checked(pack) if one.kind != "not_read_once"]
    return rows[0]


def states(pack: Pack, facts: Mapping[str, Any]) -> dict[str, str]:
    rows = assess(facts, pack=pack, changes=False)["findings"]
    return {row["norm"]: row["state"] for row in rows}


def test_the_shipped_catalogue_has_no_unreviewed_fault() -> None:
    """Nor a norm without an example that holds, one that does not, and one that stays open."""
    assert [one.sentence for one in faults(load_pack(), load_examples())] == []


def test_every_review_still_speaks_of_something() -> None:
    assert [one.sentence for one in checked(load_pack()) if one.kind == "stale_review"] == []


def test_without_the_reviewed_list_each_accepted_fault_shows_with_its_case() -> None:
    """The list hides nothing that is not there, and each case is a real one."""
    pack = load_pack()
    bare = Review(load_review(pack).scopes)
    shown = [one for one in faults(pack, review=bare) if one.kind == "overlap"]
    assert len(shown) > 30
    for one in shown:
        assert one.witness is not None
        seen = states(pack, one.witness)
        assert (seen.get(one.norm), seen.get(one.other)) == ("holds", "holds"), one.sentence


def test_every_square_of_every_scope_left_open_is_open() -> None:
    pack = load_pack()
    scopes = tuple(replace(one, left_open=()) for one in load_review(pack).scopes)
    shown = [one for one in faults(pack, review=Review(scopes)) if one.kind == "gap"]
    assert len({one.norm for one in shown}) == len(scopes)
    for one in shown:
        assert one.witness is not None
        rows = assess(one.witness, pack=pack, changes=False)["outcome"]["tracks"]
        assert [row for row in rows if row["category"] != "pidana"] == [], one.sentence


@pytest.mark.parametrize(
    ("text", "kind", "norm", "said"),
    [
        (f"norms: [{{{NEVER}}}]", "never", "baru", "calon sudah ditetapkan: tidak"),
        (f"norms: [{{{IMPOSSIBLE}}}]", "never", "baru", "status kepegawaian: anggota TNI"),
        (
            f"norms: [{{{NORM}, from: 2024-01-02, until: 2024-01-01}}]",
            "never",
            "baru",
            "2024-01-02 sesudah 2024-01-01",
        ),
        (f"norms: [{{{NORM.replace('verified', 'recall')}}}]", "recall", "baru", "disabled: true"),
        (f"norms: [{{{NORM}, yields_to: [pp94-5f]}}]", "ring", "baru", "sendiri mengalah"),
        (
            "facts: {reading_x: {kind: enum, values: [sempit, luas], label: x, ask: x, ask_en: x, "
            "of: legal_board}}",
            *("unused", "reading_x", "tafsir tidak dipakai"),
        ),
        (
            "facts: {campaign_role: {values: [pelaksana, petugas, tim, penyandang_dana, "
            "tidak_ada]}}\npack: {groups: {sepi: [honorer, tni]}}",
            *("unused", "sepi", "kelompok tidak dipakai"),
        ),
        (
            "sanctions: {sets: {lama: {options: [teguran_lisan], cite: x, confidence: verified}}}",
            *("unused", "lama", "daftar sanksi tidak dipakai"),
        ),
        (
            "instruments: {pp-1-1900: {title: PP 1/1900, confidence: recall}}",
            *("unused", "pp-1-1900", "instrumen tidak dipakai"),
        ),
    ],
)
def test_a_fault_that_no_case_can_show_is_told(
    tmp_path: Path, text: str, kind: str, norm: str, said: str
) -> None:
    fault = found(changed(tmp_path, text), kind, norm)
    assert said in fault.sentence
    assert fault.witness is None


def test_a_level_out_of_reach_is_told_with_a_case_of_the_norm(tmp_path: Path) -> None:
    then = "then: [{category: disiplin, level: berat, sanctions: berat_pp94, when: {status: tni}}]"
    pack = changed(tmp_path, f"norms: [{{{NORM}, {then}}}]")
    fault = found(pack, "never_level")
    assert fault.witness is not None
    assert states(pack, fault.witness)["baru"] == "holds"


def test_a_norm_for_undated_elections_only_is_outside_every_calendar(tmp_path: Path) -> None:
    text = NORM.replace("baliho_apk", "baliho_apk, election: pemilu-daerah-2031")
    pack = changed(tmp_path, f"norms: [{{{text}}}]")
    fault = found(pack, "outside")
    assert fault.witness is not None
    assert states(pack, fault.witness)["baru"] == "holds"


def test_an_overlap_comes_with_a_case_of_both(tmp_path: Path) -> None:
    ringan = "then: [{category: disiplin, level: ringan, sanctions: ringan_pp94}]"
    pack = changed(tmp_path, f"norms: [{{{NORM}, {ringan}}}]")
    fault = found(pack, "overlap", "skb22-dis-01")
    assert fault.other == "baru"
    assert fault.witness is not None
    seen = states(pack, fault.witness)
    assert (seen["skb22-dis-01"], seen["baru"]) == ("holds", "holds")
    assert "disiplin berat dan ringan" in fault.sentence
    solved = changed(tmp_path / "..", f"norms: [{{{NORM}, {ringan}, yields_to: [skb22-dis-01]}}]")
    rows = [one for one in faults(solved) if {one.norm, one.other} == {"skb22-dis-01", "baru"}]
    assert rows == []


def test_a_norm_that_adds_nothing_is_redundant(tmp_path: Path) -> None:
    text = NORM.replace("baliho_apk", "baliho_apk, beneficiary: ditetapkan, stage: kampanye")
    pack = changed(tmp_path, f"norms: [{{{text}, from: 2022-09-22, {BERAT}}}]")
    fault = found(pack, "redundant")
    assert fault.other == "skb22-dis-01"
    assert fault.witness is not None
    assert states(pack, fault.witness)["skb22-dis-01"] == "holds"


def test_a_norm_switched_off_leaves_a_gap_with_a_case(tmp_path: Path) -> None:
    norm = load_pack().norms["skb22-dis-02"]
    pack = replace(load_pack(), norms={**load_pack().norms, norm.id: replace(norm, disabled=True)})
    rows = [one for one in faults(pack) if one.kind == "gap"]
    assert {one.norm for one in rows} == {"kampanye-calon", "sesudah-penetapan"}
    assert {one.other for one in rows} == {"pns/cpns/pppk/pppk_paruh_waktu sosialisasi_medsos"}
    for one in rows:
        assert one.witness is not None
        assert assess(one.witness, pack=pack, changes=False)["outcome"]["tracks"] == []
        assert "sosialisasi" in one.told


def test_a_missing_official_is_told_with_a_case() -> None:
    pack = load_pack()
    fewer = tuple(
        row for row in pack.competence if row["category"] != "desa" and row["category"] != "kontrak"
    )
    pack = replace(pack, competence=fewer)
    rows = {one.norm: one for one in faults(pack) if one.kind == "no_official"}
    assert rows.keys() == {"desa menurut_uu_desa", "kontrak menurut_kontrak"}
    for one in rows.values():
        assert one.witness is not None
        assert assess(one.witness, pack=pack)["authority"]["officials"] == []


def test_two_officials_for_one_case_and_a_row_never_read() -> None:
    pack = load_pack()
    row = {"category": "disiplin", "cite": "rekaan", "confidence": "verified", "team": False}
    more = (
        {**row, "level": "ringan", "status": ["pns"], "officials": ["presiden"]},
        {**row, "level": "ringan", "status": ["tni"], "officials": ["presiden"]},
    )
    pack = replace(pack, competence=(*pack.competence, *more))
    kinds = {one.kind for one in faults(pack)}
    assert "hidden_official" in kinds


def test_a_calendar_without_a_campaign_is_told() -> None:
    pack = load_pack()
    row = pack.calendars["pilkada-2024"]
    stages = [one for one in row["stages"] if one["id"] != "masa_tenang"]
    pack = replace(pack, calendars={**pack.calendars, "pilkada-2024": {**row, "stages": stages}})
    assert "masa_tenang" in found(pack, "no_campaign", "pilkada-2024").sentence


def test_examples_are_asked_for_in_three_states() -> None:
    pack = load_pack()
    case = {state: SimpleNamespace(state=state) for state in State}
    examples = {name: SimpleNamespace(cases=tuple(case.values())) for name in pack.norms}
    examples["skb22-ke-01"] = SimpleNamespace(cases=(case[State.HOLDS],))
    examples["uu1-188"] = SimpleNamespace(cases=(case[State.FAILS], case[State.UNKNOWN]))
    (fault,) = [one for one in faults(pack, examples) if one.kind == "no_example"]
    assert fault.norm == "skb22-ke-01"
    assert "yang tidak berlaku, yang belum pasti" in fault.sentence
    assert len([one for one in faults(pack, {}) if one.kind == "no_example"]) > 50


def test_a_review_that_speaks_of_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "checks.yaml"
    row = "{kind: overlap, names: [a, b], why: x, by: x, date: 2026-01-01}"
    path.write_text(f"scopes: {{}}\naccepted: [{row}]\n")
    pack = load_pack()
    rows = checked(pack, review=load_review(pack, path))
    assert any(one.kind == "stale_review" and one.norm == "a" for one in rows)
    path.write_text("scopes: {}\naccepted:\n- {kind: overlap, names: [a], wy: x}\n")
    with pytest.raises(PackError, match=r"checks\.yaml: baris 3: kunci tak dikenal 'wy'; maksud"):
        load_review(load_pack(), path)


def test_a_norm_that_names_a_fact_twice_is_only_a_note() -> None:
    notes = {one.norm for one in checked(load_pack()) if one.kind == "not_read_once"}
    assert "skb22-dis-13" in notes
    assert "skb22-dis-01" not in notes


def test_every_kind_has_words() -> None:
    assert all(text and text[0].islower() for text in KINDS.values())
