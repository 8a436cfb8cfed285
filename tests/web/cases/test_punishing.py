"""When a choice is lighter than what was assessed, and whom the remarks of the law pack reach."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.consequence.sanction import resolve
from jaganetral.web.cases import legal
from jaganetral.web.cases.models import Case
from jaganetral.web.cases.punishing import _below
from jaganetral.web.cases.remarks import remark
from jaganetral.web.rules.pack import law_pack
from tests.cast import Cast
from tests.web.cases.stories import put_assessment, put_case

TRACKS = ("kode_etik", "disiplin", "kepegawaian")
ABOUT = ("too_light", "unpunished", "official", "unsigned_record")


def every_choice() -> Iterator[legal.Choice]:
    law = law_pack()
    for norm in law.norms.values():
        for then in norm.consequences:
            if then.category and then.level and then.sanctions and then.category.value in TRACKS:
                for option in resolve(then.sanctions, law)[1]:
                    yield legal.Choice(then.category.value, then.level.value, option, inside=False)


@pytest.fixture
def choices(db: None) -> list[legal.Choice]:
    """Every sanction the pack knows for the tracks that are decided here."""
    return sorted(set(every_choice()), key=lambda one: one.key)


def test_lighter_is_a_strict_order(choices: list[legal.Choice]) -> None:
    @given(*[st.sampled_from(choices)] * 3)
    def holds(one: legal.Choice, two: legal.Choice, three: legal.Choice) -> None:
        assert not _below(one, one)
        assert not (_below(one, two) and _below(two, one))
        assert _below(one, three) or not (_below(one, two) and _below(two, three))

    holds()


def test_a_reprimand_is_below_every_severe_punishment(choices: list[legal.Choice]) -> None:
    reprimand = next(one for one in choices if one.sanction == "teguran_tertulis")
    severe = [one for one in choices if (one.category, one.level) == ("disiplin", "berat")]
    assert severe
    assert all(_below(reprimand, one) and not _below(one, reprimand) for one in severe)


@pytest.fixture
def case(cast: Cast) -> Case:
    found = put_case(cast)
    put_assessment(found)
    return found


def said_of(case: Case, status: Any) -> set[str]:
    stored = case.assessments.get()
    stored.facts = {"status": status} if status is not None else {}
    stored.save()
    return {about for about in ABOUT if remark(case, about)}


def test_the_remarks_reach_civil_servants_and_nobody_else(case: Case) -> None:
    for status in ("pns", "cpns", ["pns", "cpns"], None):
        assert said_of(case, status) == set(ABOUT), status
    for status in ("pppk", "honorer", "kepala_desa", ["pns", "pppk"]):
        assert not said_of(case, status), status


def test_without_an_assessment_or_on_another_track_nothing_is_said(case: Case) -> None:
    stored = case.assessments.get()
    stored.result = {**stored.result, "recommended": {"category": "kode_etik", "level": "moral"}}
    stored.save()
    assert not any(remark(case, about) for about in ABOUT)
    stored.delete()
    assert not any(remark(case, about) for about in ABOUT)


def test_every_remark_names_its_place(case: Case) -> None:
    for about in ABOUT:
        found = remark(case, about)
        assert found is not None
        assert found.cite.startswith("PP 94/2021 Pasal")
