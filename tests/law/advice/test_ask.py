"""Bolehkah saya …? Right answers for everyday questions, and never a wrong permission."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.advice.ask import Answer, answer
from jaganetral.law.advice.occasion import facts_of, ways
from jaganetral.law.advice.questions import by_slug, load_advice, questions
from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import load_pack
from tests.examples import examples

BEFORE, CAMPAIGN, QUIET, OUTSIDE = "2024-08-20", "2024-10-05", "2024-11-25", "2026-11-25"
NO, MAYBE, IF, YES = "tidak_boleh", "belum_bisa_dipastikan", "boleh_dengan_syarat", "boleh"
ASN = ["pns", "cpns", "pppk", "pppk_paruh_waktu"]


def asked(slug: str, day: str | None = CAMPAIGN, status: str = "pns", **facts: Any) -> Answer:
    question = by_slug(slug)
    assert question is not None
    when = {"act_date": day} if day else {}
    return answer(question, {"status": status, **when, **facts})


@pytest.mark.parametrize(
    ("slug", "day", "facts", "verdict"),
    [
        # W01, W02: a like in a campaign-team group, before and after determination
        ("menyukai-unggahan", BEFORE, {"winning_team_account": True}, NO),
        ("menyukai-unggahan", CAMPAIGN, {"winning_team_account": True}, NO),
        # a private page of the candidate: the row can be read in two ways
        ("menyukai-unggahan", CAMPAIGN, {"winning_team_account": False}, MAYBE),
        ("membalas-amin", CAMPAIGN, {"winning_team_account": True}, NO),
        # W04, W05: posting is the element, or a sign of support
        ("foto-bersama", CAMPAIGN, {"publicly_posted": True, "partisan_symbol": True}, NO),
        ("foto-bersama", CAMPAIGN, {"publicly_posted": True, "purpose_support": True}, NO),
        ("foto-bersama", CAMPAIGN, {"publicly_posted": False, "partisan_symbol": False}, IF),
        ("foto-bersama", CAMPAIGN, {"publicly_posted": False, "partisan_symbol": True}, MAYBE),
        ("foto-bersama", CAMPAIGN, {"publicly_posted": False}, MAYBE),
        # W06: mere presence before determination is contested; W07, W09: after it is forbidden
        ("hadir-mendengarkan", BEFORE, {"active_support": False}, MAYBE),
        ("hadir-mendengarkan", BEFORE, {"active_support": True}, NO),
        ("hadir-mendengarkan", CAMPAIGN, {"active_support": False}, NO),
        ("stiker-mobil", BEFORE, {}, NO),
        ("stiker-mobil", CAMPAIGN, {}, NO),
        # W15, W16: the spouse of a candidate, with and without unpaid leave
        ("suami-istri-calon", CAMPAIGN, {"on_cltn": False}, NO),
        ("suami-istri-calon", CAMPAIGN, {"on_cltn": True, "active_support": False}, IF),
        ("suami-istri-calon", CAMPAIGN, {"on_cltn": True, "active_support": True}, NO),
        ("suami-istri-calon", CAMPAIGN, {"on_cltn": True}, MAYBE),
        ("grup-whatsapp", CAMPAIGN, {}, NO),
        ("moderator-acara", BEFORE, {"official_event": False}, NO),
        ("moderator-acara", CAMPAIGN, {"official_event": True}, MAYBE),
        ("menyumbang-dana", BEFORE, {}, NO),
        ("menyumbang-dana", CAMPAIGN, {}, NO),
        # W11: state property lent out is forbidden on every day
        ("meminjamkan-gedung", CAMPAIGN, {}, NO),
        ("meminjamkan-gedung", OUTSIDE, {}, NO),
        ("kaus-di-rumah", CAMPAIGN, {"publicly_posted": False}, IF),
        ("kaus-di-rumah", CAMPAIGN, {"publicly_posted": True}, NO),
        ("menjawab-survei", CAMPAIGN, {}, MAYBE),
        ("mengajak-memilih", CAMPAIGN, {}, NO),
        ("mengajak-memilih", BEFORE, {}, MAYBE),
        # an order: whatever is ordered is forbidden in the campaign
        ("diperintah-atasan", CAMPAIGN, {}, NO),
        ("diperintah-atasan", BEFORE, {"conduct": "surat_dukungan_ktp"}, NO),
        ("memilih", CAMPAIGN, {}, YES),
        ("memilih", QUIET, {}, YES),
        ("memilih", OUTSIDE, {}, YES),
    ],
)
def test_everyday_questions(slug: str, day: str, facts: dict[str, Any], verdict: str) -> None:
    assert asked(slug, day, **facts).verdict == verdict


def test_the_verdict_names_the_norm_of_its_stage() -> None:
    before = asked("menyukai-unggahan", BEFORE, winning_team_account=True)
    after = asked("menyukai-unggahan", CAMPAIGN, winning_team_account=True)
    assert before.citations[0]["at"] == "Lampiran kode etik, baris 4"
    assert after.citations[0]["at"] == "Lampiran disiplin, baris 6"
    assert {c["confidence"] for c in after.citations} == {"secondary"}


def test_without_a_day_the_answer_holds_before_and_in_the_campaign() -> None:
    assert asked("grup-whatsapp", None).verdict == NO
    open_one = asked("mengajak-memilih", None)
    assert open_one.verdict == MAYBE
    assert open_one.next is not None
    assert open_one.next.fact == "act_date"


def test_on_the_day_of_determination_both_sides_stay_possible() -> None:
    cites = asked("menyukai-unggahan", "2024-09-22", winning_team_account=True).citations
    assert {c["at"] for c in cites} >= {"Lampiran kode etik, baris 4", "Lampiran disiplin, baris 6"}
    assert asked("mengajak-memilih", "2024-09-22").verdict == MAYBE
    assert asked("stiker-mobil", "2024-09-22").verdict == NO
    # on 5 November 2023 candidates for parliament stood, those for president not yet
    assert asked("stiker-mobil", "2023-11-05").verdict == NO
    president = asked("mengajak-memilih", "2023-11-05", office="presiden_wapres")
    assert (president.verdict, asked("mengajak-memilih", "2023-11-05", office="dpr").verdict) == (
        MAYBE,
        NO,
    )


def test_outside_any_stage_it_asks_whom_you_mean() -> None:
    first = asked("stiker-mobil", OUTSIDE)
    assert first.stage is not None
    assert first.stage["id"] == "luar_tahapan"
    assert first.next is not None
    assert first.next.fact == "beneficiary"
    assert asked("stiker-mobil", OUTSIDE, beneficiary="bakal_calon").verdict == NO
    assert asked("stiker-mobil", OUTSIDE, beneficiary="partai").verdict == MAYBE
    assert asked("stiker-mobil", OUTSIDE, beneficiary="perseorangan").verdict == IF


def test_who_asks_decides() -> None:
    assert asked("memilih", status="tni").verdict == NO
    assert asked("menyukai-unggahan", status="bukan").verdict == IF
    assert asked("menyukai-unggahan", QUIET, status="bukan").verdict == MAYBE
    assert asked("meminjamkan-gedung", status="bukan").verdict == MAYBE
    assert asked("grup-whatsapp", status="honorer").verdict == NO
    assert asked("grup-whatsapp", status="kepala_desa").verdict == MAYBE
    pppk = asked("hadir-mendengarkan", status="pppk", active_support=False)
    assert pppk.reason == load_advice().reasons["aturan_instansi"]


def test_without_a_status_it_says_only_what_holds_for_every_civil_servant() -> None:
    group, card = by_slug("grup-whatsapp"), by_slug("memberi-ktp")
    assert group is not None
    assert card is not None
    found = answer(group, {"act_date": CAMPAIGN})
    assert found.verdict == NO
    assert found.conditions == (load_advice().sentences["bagi_asn"],)
    # what the campaign norms say of PNS is left to the agency for PPPK
    differs = answer(card, {"act_date": CAMPAIGN})
    assert (differs.verdict, differs.next and differs.next.fact) == (MAYBE, "status")


def test_i_dont_know_is_not_asked_again() -> None:
    question = by_slug("menyukai-unggahan")
    assert question is not None
    told = {"status": "pns", "act_date": CAMPAIGN}
    found = answer(question, told, unsure={"winning_team_account"})
    assert (found.verdict, found.next) == (MAYBE, None)
    assert found.reason is not None


def test_the_data_names_only_what_exists() -> None:
    pack, advice = load_pack(), load_advice()
    assert set(advice.asks) <= set(pack.facts)
    assert advice.notes <= set(pack.norms)
    assert {f["norm"] for f in advice.follows.values()} <= set(pack.norms)
    for question in questions():
        assert {*question.ask, *question.needs} <= set(advice.asks), question.slug
        assert {*question.facts, *question.after} <= set(pack.facts), question.slug


def test_every_norm_that_an_answer_may_name_has_its_english() -> None:
    for question in questions():
        for status in ASN:
            for day in (BEFORE, CAMPAIGN, OUTSIDE):
                for ground in asked(question.slug, day, status).because:
                    assert ground.say["en"], ground.say["id"]


def told() -> st.SearchStrategy[dict[str, Any]]:
    """Whatever an asker may tell: status, a day, and answers to any of the questions."""
    answers = {
        fact: st.sampled_from([None, *(choice["value"] for choice in one.choices)])
        if one.choices
        else st.sampled_from([None, True, False])
        for fact, one in load_advice().asks.items()
        if fact not in ("status", "act_date")
    }
    days = st.dates(date(2022, 9, 22), date(2026, 12, 31)).map(lambda day: day.isoformat())
    who = st.fixed_dictionaries({"status": st.sampled_from(ASN), "act_date": days})
    return st.builds(
        lambda first, rest: {**first, **{k: v for k, v in rest.items() if v is not None}},
        who,
        st.fixed_dictionaries(answers),
    )


@examples(200)
@given(st.sampled_from([q for q in questions() if q.right is None]), told())
def test_a_permission_is_never_wrong(question: Any, facts: dict[str, Any]) -> None:
    """Where an act is called free, the engine finds no norm that holds or may hold."""
    found = answer(question, facts)
    if found.verdict not in (YES, IF):
        return
    for way in ways(facts_of(question, facts), facts, load_pack(), question.after):
        rows = assess(dict(way), changes=False)["findings"]
        assert not [row["norm"] for row in rows]
    for fact, value in question.needs.items():
        assert facts.get("beneficiary") == "perseorangan" or facts[fact] == value


@examples(100)
@given(st.sampled_from(questions()), told(), told())
def test_no_further_answer_turns_a_no_into_a_yes(
    question: Any, facts: dict[str, Any], more: dict[str, Any]
) -> None:
    if answer(question, facts).verdict == NO:
        assert answer(question, {**more, **facts}).verdict not in (YES, IF)


@examples(100)
@given(st.sampled_from(questions()), told(), st.data())
def test_questions_come_to_an_end(question: Any, facts: dict[str, Any], data: Any) -> None:
    """Each question asked back is new, and at most six are asked."""
    given_so_far = {name: facts[name] for name in ("status", "act_date")}
    unsure: set[str] = set()
    for _ in range(7):
        following = answer(question, given_so_far, unsure=unsure).next
        if following is None:
            return
        assert following.fact not in {*given_so_far, *unsure}
        named: list[Any] = [choice["value"] for choice in following.choices]
        options = named or [True, False]
        said = data.draw(st.sampled_from([None, *options]))
        if said is None:
            unsure.add(following.fact)
        else:
            given_so_far[following.fact] = said
    raise AssertionError(f"{question.slug} keeps asking")


def test_an_unknown_day_changes_nothing_that_is_certain() -> None:
    """What is forbidden without a day is forbidden on every day of that election."""
    start = date(2024, 8, 1)
    for slug in ("stiker-mobil", "grup-whatsapp", "menyumbang-dana", "meminjamkan-gedung"):
        assert asked(slug, None).verdict == NO
        for week in range(16):
            day = (start + timedelta(7 * week)).isoformat()
            assert asked(slug, day).verdict == NO, (slug, day)
