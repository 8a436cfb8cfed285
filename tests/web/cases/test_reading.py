"""A result of assess arranged for the page: who imposes what, and what binds the official."""

from django.template.loader import render_to_string

from jaganetral.law.assess import assess
from jaganetral.web.cases.reading import read

RALLY = {
    **{"status": "pns", "election": "pilkada-2024", "office": "bupati", "act_date": "2024-10-05"},
    **{"conduct": ["hadir_deklarasi_kampanye"], "active_support": True},
}


def shown(**facts: object) -> str:
    now = read(assess({**RALLY, **facts}, changes=False))
    return render_to_string(
        "cases/assessment_result.html", {"now": now, "case": {"slug": "2024-0001"}}
    )


def test_the_page_tells_who_imposes_which_sanction(db: None) -> None:
    page = shown(post="jpt_madya", agency_kind="provinsi", office="gubernur")
    assert "Presiden</small>" in page
    assert "Naskahnya memberi wewenang yang sama" not in page
    assert "PP 94/2021 Pasal 24" in page


def test_an_overlap_is_said_and_an_older_result_stands_without_it(db: None) -> None:
    result = assess({**RALLY, "post": "pelaksana", "agency_kind": "kabkota"}, changes=False)
    assert not read(result).overlap
    mild = assess(
        {
            **RALLY,
            **{"post": "pengawas", "agency_kind": "kabkota", "participant": True},
            **{"conduct": ["atribut_partai_atau_pns"], "active_support": False},
            **{"facility": False, "mobilises": False},
        },
        changes=False,
    )
    assert read(mild).overlap
    for key in ("by_sanction", "overlap", "notes"):
        del mild["authority"][key]
    old = read(mild)
    assert (old.split, old.overlap) == ((), False)
