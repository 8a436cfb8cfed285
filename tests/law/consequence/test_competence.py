"""The competence table: the compiled rows against a naive reading, and the text's own examples."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.consequence.competence import authority
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.facts import possible_values
from jaganetral.law.model import LADDERS, Category, Level
from tests.examples import examples

PACK = load_pack()
DISMISSAL = "pemberhentian_dgn_hormat_tidak_aps"
DEMOTION = "turun_jabatan_setingkat_12bln"
TYPES = sorted({one for row in PACK.competence for one in row.get("types", ())})


def decide(
    category: Category, levels: list[Level], facts: Mapping[str, Any], sanctions: list[str]
) -> dict[str, Any]:
    return authority(category, levels, possible_values(facts, PACK), PACK, sanctions)


def naive(
    category: Category, levels: list[Level], facts: Mapping[str, Any], sanctions: list[str]
) -> tuple[set[str], bool]:
    """Row by row and case by case, as a person would read the table."""
    known = possible_values(facts, PACK)
    posts = known["post"] if "post" in facts else PACK.rules["ordinary_posts"]
    heads = known["self_ppk"] if "self_ppk" in facts else (False,)
    officials: set[str] = set()
    teams = []
    for level, status, post, kind, heads_it, sanction in product(
        levels, known["status"], posts, known["agency_kind"], heads, sanctions
    ):
        case = {"category": category.value, "level": level.value, "status": status, "post": post}
        case |= {"agency_kind": kind, "self_ppk": heads_it, "types": sanction}
        rows = [row for row in PACK.competence if reads(row, case)]
        officials |= {name for row in rows for name in row["officials"]}
        if rows:
            teams.append(any(row["team"] for row in rows))
    return officials, bool(teams) and all(teams)


def reads(row: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    for key, value in case.items():
        if key in row:
            said = row[key] if isinstance(row[key], list) else [row[key]]
            meant = [one for name in said for one in PACK.groups.get(name, [name])]
            if value not in meant:
                return False
    return True


@examples(150)
@given(
    st.sampled_from([one for one in Category if one is not Category.PIDANA]),
    st.data(),
    st.fixed_dictionaries(
        {"status": st.sampled_from(["pns", "cpns", "pppk", "ppnpn", "kepala_desa", "bukan"])},
        optional={
            "post": st.sampled_from(PACK.facts["post"].values),
            "agency_kind": st.sampled_from(PACK.facts["agency_kind"].values),
            "self_ppk": st.booleans(),
        },
    ),
    st.lists(st.sampled_from([*TYPES, "teguran_lisan"]), min_size=1, max_size=3, unique=True),
)
def test_the_compiled_table_is_the_rows_read_one_by_one(
    category: Category, data: st.DataObject, facts: dict[str, Any], sanctions: list[str]
) -> None:
    rungs = st.sampled_from(LADDERS[category])
    levels = data.draw(st.lists(rungs, min_size=1, max_size=3, unique=True))
    found = decide(category, levels, facts, sanctions)
    officials, team = naive(category, levels, facts, sanctions)
    assert (set(found["officials"]), found["team_required"]) == (officials, team)


def test_the_president_dismisses_high_officials_and_the_ppk_does_the_rest() -> None:
    facts = {"status": "pns", "post": "jpt_madya", "agency_kind": "provinsi"}
    found = decide(Category.DISIPLIN, [Level.BERAT], facts, [DEMOTION, DISMISSAL])
    assert found["by_sanction"] == {DEMOTION: ["ppk"], DISMISSAL: ["presiden"]}
    assert found["officials"] == ["ppk", "presiden"]
    assert found["overlap"] == []
    himself = decide(Category.DISIPLIN, [Level.SEDANG], {**facts, "self_ppk": True}, [])
    assert himself["officials"] == ["presiden"]


def test_the_overlap_in_a_regency_is_named_with_both_clauses() -> None:
    facts = {"status": "pns", "post": "pengawas", "agency_kind": "kabkota"}
    found = decide(Category.DISIPLIN, [Level.SEDANG], facts, [])
    (pair,) = found["overlap"]
    assert pair["officials"] == ["jpt_pratama", "ppk"]
    assert "Pasal 21 huruf b" in pair["citations"][0]
    assert "Pasal 18 ayat (3) huruf c" in pair["citations"][1]
    assert found["team_required"] is False


def test_missing_facts_are_named_only_where_they_decide() -> None:
    facts = {"status": "pns", "post": "administrator"}
    assert decide(Category.DISIPLIN, [Level.SEDANG], facts, [])["missing"] == ["agency_kind"]
    assert decide(Category.DISIPLIN, [Level.BERAT], facts, [])["missing"] == []
    known = {"status": "pns", "agency_kind": "kabkota"}
    assert decide(Category.DISIPLIN, [Level.RINGAN], known, [])["missing"] == ["post"]


def test_the_decider_is_told_the_duty_to_punish_and_what_vacancy_means() -> None:
    facts = {"status": "pns", "post": "pelaksana", "agency_kind": "kabkota"}
    notes = " ".join(decide(Category.DISIPLIN, [Level.BERAT], facts, [])["notes"])
    assert "Pasal 24" in notes
    assert "Pasal 25" in notes
    assert decide(Category.KODE_ETIK, [Level.MORAL], facts, [])["notes"] == []


def test_a_contract_of_a_high_post_is_ended_by_the_president() -> None:
    facts = {"status": "pppk", "post": "jf_ahli_utama"}
    found = decide(Category.KEPEGAWAIAN, [Level.PTDH], facts, ["phpk_tidak_dgn_hormat"])
    assert found["officials"] == ["presiden"]


def test_an_old_punishment_was_decided_by_the_old_table() -> None:
    facts = {"status": "pns", "post": "pelaksana", "punished_date": "2018-05-02"}
    notes = " ".join(decide(Category.DISIPLIN, [Level.SEDANG], facts, [])["notes"])
    assert "PP 53/2010 Pasal 15 sampai 20" in notes
    now = " ".join(
        decide(Category.DISIPLIN, [Level.SEDANG], {**facts, "punished_date": "2024-05-02"}, [])[
            "notes"
        ]
    )
    assert "PP 53/2010" not in now
