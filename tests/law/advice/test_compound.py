"""Several acts in one question: the forbidden one decides, the permitted one excuses nothing."""

from typing import Any

import pytest

from jaganetral.law.advice.compound import judged
from jaganetral.law.advice.recognise import recognise

DAY: dict[str, Any] = {
    "status": "pns",
    "act_date": "2024-10-05",
    "election": "pilkada-2024",
    "office": "bupati",
}


def said(text: str) -> tuple[str | None, str | None, list[tuple[str, str]]]:
    meant = recognise(text)
    found, parts = judged(meant, {**DAY, **meant.facts})
    shown = [(part.question.slug, part.verdict) for part in parts]
    return found and found.verdict, found and found.question.slug, shown


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("boleh saya ikut nonton kampanye sambil bagi kaos?", "hadir-mendengarkan"),
        ("boleh nyoblos sambil bagi kaos calon?", "membagi-barang"),
        ("boleh lihat debat di tv sambil update status dukungan", "status-dukungan"),
        ("boleh silaturahmi ke rumah calon sekalian nyumbang kampanye", "menyumbang-dana"),
        ("boleh kondangan ke rumah calon lalu bagi sembako dari dia", "membagi-barang"),
        ("saya mau nyoblos, terus jadi tim sukses, boleh?", "tim-sukses"),
    ],
)
def test_the_forbidden_part_is_the_answer(text: str, banned: str) -> None:
    verdict, slug, parts = said(text)
    assert (verdict, slug) == ("tidak_boleh", banned)
    assert (banned, "tidak_boleh") in parts
    assert len(parts) == 2


def test_the_permitted_part_is_named_beside_the_ban() -> None:
    assert said("boleh nyoblos sambil bagi kaos calon?")[2] == [
        ("memilih", "boleh"),
        ("membagi-barang", "tidak_boleh"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "saya lihat teman bagi kaos, boleh saya lapor?",
        "istri saya bagi kaos, boleh saya nonton debat?",
        "saya disuruh atasan bagi kaos dan ikut konvoi, boleh saya nolak?",
        "boleh saya nyoblos dan tidak ikut kampanye?",
        "saya sudah mundur dari PNS, boleh kampanye dan jadi tim sukses?",
        "sedang CLTN, boleh dampingi istri dan ikut kampanye?",
        "boleh menegur teman yang bagi kaos dan ikut konvoi?",
    ],
)
def test_what_bears_on_every_part_makes_no_ban_of_one(text: str) -> None:
    verdict, _, parts = said(text)
    assert verdict != "tidak_boleh"
    assert "tidak_boleh" not in {one for _, one in parts}


def test_an_open_part_is_open_and_permitted_parts_permit_no_whole() -> None:
    verdict, slug, _ = said("boleh nonton debat calon, lalu like postingannya")
    assert (verdict, slug) == ("belum_bisa_dipastikan", "menyukai-unggahan")
    verdict, _, parts = said("boleh nyoblos dan lihat konten calon?")
    assert {one for _, one in parts} <= {"boleh", "boleh_dengan_syarat"}
    assert verdict not in ("boleh", "boleh_dengan_syarat")
