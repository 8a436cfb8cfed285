"""The clauses say what the engine says: for any full case every norm has the same truth in both."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import judge
from jaganetral.law.check.answer import can, facts_of, fewest, solve, true_in
from jaganetral.law.check.encode import Encoding, encoded, holds
from jaganetral.law.check.places import places
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.elections import stage_on
from jaganetral.law.engine.worlds import enabled
from jaganetral.law.model import State
from tests.examples import examples

PACK = load_pack()
KINDS = ("enum", "bool", "conduct", "list")
NAMED = {name for name, spec in PACK.facts.items() if spec.kind in KINDS}


def drawn(enc: Encoding, chance: Any) -> tuple[Any, dict[str, int]]:
    """A random model (literals thrown in as long as they go together), and each norm's literal."""
    known = {norm.id: holds(enc, norm) for norm in enabled(PACK)}
    lits = sorted({abs(lit) for lit in enc.bits.values()} | {mine for mine, _ in enc.chosen})
    wanted = [enc.certain]
    for lit in chance.sample(lits, 25):
        sign = lit if chance.random() < 0.5 else -lit
        if can(enc, *wanted, sign):
            wanted.append(sign)
    return solve(enc, wanted, plain=False), known


@examples(40)
@given(st.randoms(use_true_random=False))
def test_a_full_case_comes_out_as_the_clauses_say(chance: Any) -> None:
    enc = encoded(PACK)
    model, known = drawn(enc, chance)
    judged = judge(facts_of(enc, model, NAMED), pack=PACK)
    for norm in enabled(PACK):
        so = true_in(model, known[norm.id])
        held = State.UNKNOWN if norm.criminal else State.HOLDS
        assert judged.state(norm) is (held if so else State.FAILS), norm.id


@examples(25)
@given(st.randoms(use_true_random=False), st.data())
def test_the_fewest_facts_are_enough(chance: Any, data: st.DataObject) -> None:
    """What is left out does not matter: the norm holds all the same."""
    enc = encoded(PACK)
    model, known = drawn(enc, chance)
    held = [n for n in enabled(PACK) if true_in(model, known[n.id]) and not n.criminal]
    if held:
        norm = data.draw(st.sampled_from(held))
        facts = facts_of(enc, model, fewest(enc, model, [known[norm.id]], NAMED))
        assert judge(facts, pack=PACK).state(norm) is State.HOLDS


@given(st.sampled_from([one for one in places(PACK) if one.certain]), st.data())
def test_a_place_is_where_its_facts_lead(place: Any, data: st.DataObject) -> None:
    first, last = data.draw(st.sampled_from(place.spans))
    day = data.draw(st.dates(first, last))
    told, said = data.draw(st.sampled_from(place.favoured))
    facts = {**dict(place.given), "beneficiary": said, "act_date": day.isoformat()}
    (context,) = {
        (c.election, c.office, c.stage, c.determined, c.pivot, c.window71, c.beneficiary)
        for c in judge(facts, pack=PACK).worlds.contexts
    }
    assert context == (*place.values, told)


def test_every_day_of_every_calendar_has_its_place() -> None:
    for name, calendar in PACK.calendars.items():
        for office in calendar["determination"]:
            mine = [p for p in places(PACK) if p.values[:2] == (name, office)]
            for stage in calendar["stages"]:
                for day in (stage["from"], stage["to"]):
                    here = [p for p in mine if any(a <= day <= z for a, z in p.spans)]
                    found = stage_on(day, name, office, pack=PACK)
                    assert found is not None
                    assert {p.values[2] for p in here} == set(found.options), (name, office, day)


def test_days_are_cut_where_a_norm_begins_or_ends() -> None:
    for norm in enabled(PACK):
        if norm.first > date(2010, 1, 1):
            assert norm.first in encoded(PACK).cells
