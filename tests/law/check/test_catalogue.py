"""The static checks find what they are for, and the shipped catalogue has none of it."""

from pathlib import Path

import pytest

from jaganetral.law.check import faults
from jaganetral.law.corpus import load_pack

CITE = "[{instrument: pp-42-2004, at: Pasal 15, confidence: verified}]"
NORM = f"id: baru, text: baru, cite: {CITE}, who: asn, when: {{conduct: baliho_apk}}"

IMPOSSIBLE = NORM.replace("who: asn", "who: pns").replace("_apk", "_apk, status: tni")


def changed(folder: Path, text: str) -> list[str]:
    path = folder / "ubah.yaml"
    path.write_text(text, "utf-8")
    return faults(load_pack(path))


def test_the_shipped_catalogue_has_no_fault() -> None:
    assert faults(load_pack()) == []


def test_a_sound_addition_has_none(tmp_path: Path) -> None:
    assert changed(tmp_path, f"norms: [{{{NORM}}}]") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"norms: [{{{NORM.replace('verified', 'recall')}}}]", "baru: bersandar pada ingatan"),
        (f"norms: [{{{NORM}, from: 2024-01-02, until: 2024-01-01}}]", "baru: tidak pernah berlaku"),
        (f"norms: [{{{IMPOSSIBLE}}}]", "baru: unsurnya saling meniadakan"),
        (
            f"norms: [{{{NORM}, then: [{{category: disiplin, level: berat, sanctions: berat_pp94, "
            "when: {status: tni}}]}]",
            "baru: tingkat berat tidak pernah tercapai",
        ),
        (f"norms: [{{{NORM}, yields_to: [pp94-5f]}}]", "mengalah kepada pp94-5f"),
        (
            "facts: {reading_x: {kind: enum, values: [sempit, luas], label: x, ask: x, ask_en: x, "
            "of: legal_board}}",
            "reading_x: tafsir yang tidak dipakai",
        ),
        ("competence: []", "disiplin berat: tidak ada pejabat"),
    ],
)
def test_each_fault_is_found(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in fault for fault in changed(tmp_path, text))
