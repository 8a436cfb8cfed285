"""After a "no": which state resource was used, and the norms that form points to."""

import pytest

from jaganetral.law.advice.ask import answer
from jaganetral.law.advice.further import further, pointed_to
from jaganetral.law.advice.questions import by_slug, load_advice, questions
from jaganetral.law.corpus.pack import load_pack

CAMPAIGN = {"status": "pns", "act_date": "2024-10-05", "election": "pilkada-2024"}
BUDGET = "anggaran-bansos"


def asked(slug: str, **given: object) -> tuple[str, str | None, list[str]]:
    question = by_slug(slug)
    assert question is not None
    known = {**CAMPAIGN, **given}
    found = answer(question, known)
    more = further(found, known)
    norms = [one.norm for one in pointed_to(found, known, load_pack())]
    return found.verdict, more.fact if more else None, norms


def test_a_forbidden_use_of_resources_is_asked_for_its_form_once() -> None:
    assert asked(BUDGET) == ("tidak_boleh", "resource_form", [])
    verdict, more, norms = asked(BUDGET, resource_form=["alokasi_anggaran"])
    assert (verdict, more) == ("tidak_boleh", None)
    assert "pp94-5a" in norms


def test_who_does_not_know_is_not_asked_again() -> None:
    question = by_slug(BUDGET)
    assert question is not None
    assert further(answer(question, CAMPAIGN), CAMPAIGN, {"resource_form"}) is None


def test_a_car_of_the_office_tells_its_form_itself() -> None:
    verdict, more, norms = asked("mobil-dinas")
    assert (verdict, more) == ("tidak_boleh", None)
    assert norms


def test_what_is_permitted_or_uses_nothing_is_not_asked() -> None:
    assert asked("memilih")[1:] == (None, [])
    assert asked("memilih", resource_form=["alokasi_anggaran"])[1:] == (None, [])
    assert asked("menyukai-unggahan", winning_team_account=True)[1] is None


def test_a_norm_points_only_while_it_is_in_force() -> None:
    form = {"resource_form": ["bantuan_program"]}
    earlier = asked(BUDGET, **form, act_date="2020-10-10", election="pilkada-2020")[2]
    assert "skb22-dis-08" in asked(BUDGET, **form)[2]
    assert not [norm for norm in earlier if norm.startswith("skb22")]


@pytest.mark.parametrize("form", load_pack().facts["resource_form"].values)
def test_no_form_loosens_a_verdict_and_every_form_points_to_known_norms(form: str) -> None:
    assert set(load_advice().forms[form]) <= load_pack().norms.keys()
    for question in questions():
        allowed = {answer(question, CAMPAIGN).verdict, "tidak_boleh"}
        assert answer(question, {**CAMPAIGN, "resource_form": [form]}).verdict in allowed
