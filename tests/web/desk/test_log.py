"""Every act the site records has words for a reader, in both languages."""

import re
from pathlib import Path

from django.utils import translation

from jaganetral.flow import case_table
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.audit.models import Record
from jaganetral.web.desk.log import shown, words_of
from jaganetral.web.desk.words import WORDS

WEB = Path(__file__).parents[3] / "jaganetral" / "web"
RECORDED = re.compile(r"\brecord\(\s*\"([a-z_.]+)\"")


def acts() -> list[str]:
    texts = [path.read_text("utf-8") for path in WEB.rglob("*.py")]
    return sorted({act for text in texts for act in RECORDED.findall(text)})


def test_there_are_acts() -> None:
    assert {"masuk", "impor_pegawai"} <= set(acts())


def test_every_act_has_words() -> None:
    named = {*WORDS, *case_table().acts, *load_roles().acts}
    assert not set(acts()) - named


def test_the_words_follow_the_language_of_the_screen() -> None:
    assert [words_of(act) for act in ("masuk", "gabung", "identitas.buka", "apa_saja.baru")] == [
        "Petugas masuk",
        "Gabungkan",
        "Membuka nama pelapor atau berkas asli",
        "Apa saja baru",
    ]
    with translation.override("en"):
        assert [words_of(act) for act in ("masuk", "gabung")] == ["Officer signed in", "Merge"]


def test_a_record_whose_body_was_spoilt_is_still_shown() -> None:
    spoilt = Record(seq=1, act="masuk", body="bukan json")
    assert shown(spoilt).data == [("body", "?")]
