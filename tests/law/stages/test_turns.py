"""Turns of an election follow from the norms: nothing is missed, nothing is invented."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.law.assess import judge
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.elections import cuts, ends_on
from jaganetral.law.model import State
from jaganetral.law.stages.ahead import ahead, provisional
from jaganetral.law.stages.turns import turns

PACK = load_pack()
DAY = timedelta(1)
DATED = [(name, office) for name, row in PACK.calendars.items() for office in row["determination"]]
STATUSES = ("pns", "pppk", "kepala_desa", "kepala_daerah", "honorer", "tni")


def test_liking_in_a_team_account_turns_from_ethics_to_severe_on_determination() -> None:
    found = turns("pilkada-2024", "bupati", "pns", PACK)
    (change,) = [turn for turn in found if turn.first == date(2024, 9, 23)]
    code = "like_share_comment_follow"
    assert change.risks[code] == (("disiplin", "berat"),)
    assert ("kode_etik", "moral") in found[0].risks[code]
    assert "skb22-ke-04" in change.ends
    (fixed,) = [turn for turn in found if turn.first == date(2024, 9, 22)]
    assert fixed.stage == ""
    assert "skb22-dis-06" in fixed.begins


@given(st.sampled_from(DATED), st.sampled_from(STATUSES))
@settings(max_examples=25, deadline=None)
def test_turns_cover_the_election_without_gap_and_chain(pair: tuple[str, str], who: str) -> None:
    election, office = pair
    found = turns(election, office, who, PACK)
    calendar = PACK.calendars[election]
    assert found[0].first == min(cuts(calendar, office, PACK))
    assert found[-1].last == ends_on(calendar, PACK)
    for one, after in pairwise(found):
        assert one.last is not None
        assert after.first == one.last + DAY
        assert after.before == one.risks
        assert set(after.norms) == (set(one.norms) - set(after.ends)) | set(after.begins)


@given(st.sampled_from(DATED), st.sampled_from(STATUSES), st.data())
@settings(max_examples=25, deadline=None)
def test_every_day_of_a_turn_has_its_norms(
    pair: tuple[str, str], who: str, data: st.DataObject
) -> None:
    """Not only the first day, which is the one that was judged."""
    election, office = pair
    turn = data.draw(st.sampled_from(turns(election, office, who, PACK)))
    assert turn.first is not None
    assert turn.last is not None
    day = data.draw(st.dates(turn.first, turn.last))
    facts = {"election": election, "office": office, "status": who, "act_date": day.isoformat()}
    met = set()
    for more in ({}, {"beneficiary": "partai"}):
        states = judge({**facts, **more}, mode="kleene", pack=PACK).states
        met |= {name for name, state in states.items() if state is not State.FAILS}
    assert met == set(turn.norms)


def test_without_a_calendar_there_are_two_turns_without_days() -> None:
    before, after = turns("pemilu-nasional-2029", "dpr", "pns", PACK)
    assert before.first is None
    assert after.first is None
    assert after.changed
    assert not any(name.startswith("pp53") for name in after.norms)  # the old discipline law


def test_the_nearest_election_comes_first_and_undated_ones_last() -> None:
    found = ahead(date(2024, 5, 1), PACK, None, "bupati")
    assert [one.election for one in found][:2] == ["pilkada-2024", "pilkada-ulang-2025"]
    assert found[-1].calendar is None
    gone = ahead(date(2026, 11, 25), PACK, None, "bupati")
    assert gone[-1].past


def test_only_days_ahead_without_an_official_text_are_provisional() -> None:
    row = {"to": date(2024, 11, 27), "confidence": "secondary"}
    assert provisional(row, date(2024, 11, 27))
    assert not provisional(row, date(2024, 11, 28))
    assert not provisional({**row, "confidence": "verified"}, date(2024, 1, 1))
