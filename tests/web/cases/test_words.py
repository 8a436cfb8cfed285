"""Reasons of the search and of the comparison read in both languages."""

import pytest
from django.utils import translation

from jaganetral.flow import case_table
from jaganetral.names import tables
from jaganetral.names.reasons import Reason, questions
from jaganetral.web.cases.words import said, say


@pytest.mark.parametrize("code", list(tables.sentences().reasons))
def test_every_reason_has_its_english(code: str) -> None:
    reason = Reason(code, dict.fromkeys(("name", "said", "word", "value", "count"), "X"))
    with translation.override("id"):
        here = say(reason)
    with translation.override("en"):
        there = say(reason)
    assert here == reason.text
    assert there != here


@pytest.mark.parametrize("text", list(questions().values()))
def test_every_question_has_its_english(text: str) -> None:
    with translation.override("en"):
        assert said(text) != text


def test_labels_of_the_flow_follow_the_language() -> None:
    label = case_table().acts["terima"].label
    with translation.override("en"):
        assert said(label) == "Accept"
    with translation.override("id"):
        assert said(label) == "Terima"
