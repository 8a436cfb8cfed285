"""The law as the pages ask it: the range first and lightest first, limits with their source."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.cases import legal
from jaganetral.web.cases.facts import Known, facts_for_law, state_of
from jaganetral.web.cases.forms.assessment import facts_form, known_from, specs
from tests.examples import examples

CAMAT = {
    "status": "pns",
    "post": "administrator",
    "agency_kind": "kabkota",
    "act_date": "2023-12-11",
    "election": "pemilu-2024",
    "office": "presiden_wapres",
    "conduct": ["kegiatan_berpihak_ajakan_himbauan"],
}


def test_the_range_stands_first_and_lightest_first() -> None:
    result = legal.weigh(CAMAT)
    found = legal.choices(result)
    inside = [choice.sanction for choice in found if choice.inside]
    assert inside == result["recommended"]["sanctions"]
    assert [choice.inside for choice in found] == sorted(
        (choice.inside for choice in found), reverse=True
    )
    levels = {choice.level for choice in found if not choice.inside}
    assert {"ringan", "sedang"} <= levels
    assert len({choice.key for choice in found}) == len(found)


def test_nothing_to_choose_where_nothing_holds() -> None:
    assert legal.choices(legal.weigh({"status": "bukan"})) == []
    assert legal.choices({}) == []


def test_limits_of_the_law_carry_their_source() -> None:
    limit = legal.law_limit("penyampaian")
    assert limit is not None
    assert (limit.days, limit.unit) == (14, "hari_kerja")
    assert limit.citation
    assert limit.confidence
    assert legal.law_limit("tidak_ada") is None


def test_grounds_name_each_citation_once() -> None:
    rows = legal.grounds(legal.weigh(CAMAT))
    texts = [row["teks"] for row in rows]
    assert len(texts) == len(set(texts))
    assert any("PP 94/2021" in text for text in texts)


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "status": st.sampled_from(["pns", "pppk", {"one_of": ["pns", "pppk"]}]),
    "act_date": st.sampled_from(["2023-12-11", {"from": "2023-12-10", "to": "2023-12-12"}]),
    "official_event": st.sampled_from([True, False, {"one_of": [True, False]}]),
    "conduct": st.sampled_from([["ikut_kampanye"], ["ikut_kampanye", "fasilitas_negara"]]),
    "act_time": st.just("14:05"),
}


@given(st.fixed_dictionaries({}, optional=VALUES))
@examples(40)
def test_what_is_shown_comes_back_unchanged(facts: dict[str, Any]) -> None:
    """A page that is saved without a change keeps every fact, its state and its basis."""
    known = [Known(name, value, state_of(value), "Bukti 1") for name, value in facts.items()]
    page = facts_form(known)
    sent = {name: page[name].value() for name in page.fields}
    form = facts_form([], _posted(sent))
    assert form.is_valid(), form.errors
    again = {fact.name: fact for fact in known_from(form)}
    assert facts_for_law(list(again.values())) == facts
    assert [again[fact.name] for fact in known] == known
    assert again.keys() <= specs().keys()


def _posted(sent: dict[str, Any]) -> Any:
    from django.http import QueryDict  # noqa: PLC0415 - needs Django to be set up

    data = QueryDict(mutable=True)
    for name, value in sent.items():
        if isinstance(value, list):
            data.setlist(name, value)
        elif value not in (None, False):
            data[name] = str(value)
    return data
