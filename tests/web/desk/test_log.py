"""Every act the site records has words for a reader, in both languages."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from jaganetral.web.audit.models import Record
from jaganetral.web.desk.log import shown, words_of

WEB = Path(__file__).parents[3] / "jaganetral" / "web"
RECORDED = re.compile(r"\brecord\(\s*\"([a-z_.]+)\"")


def acts() -> list[str]:
    texts = [path.read_text("utf-8") for path in WEB.rglob("*.py")]
    return sorted({act for text in texts for act in RECORDED.findall(text)})


def test_there_are_acts() -> None:
    assert {"masuk", "impor_pegawai"} <= set(acts())


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_act_has_words(language: str) -> None:
    with translation.override(language):
        assert not [act for act in acts() if words_of(act) == act]


def test_a_record_whose_body_was_spoilt_is_still_shown() -> None:
    spoilt = Record(seq=1, act="masuk", body="bukan json")
    assert shown(spoilt).data == [("body", "?")]
