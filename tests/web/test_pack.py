"""The law of an installation: the shipped pack and the calendars of its own area."""

from datetime import date
from pathlib import Path

from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.elections import stage_on
from jaganetral.web.pack import pack_with

DEMO = Path("jaganetral/web/demo/data/calendars/lawu-asri.yaml")


def test_a_local_calendar_gives_stages_and_another_hash() -> None:
    shipped = load_pack()
    ours = pack_with([DEMO])
    stage = stage_on(date(2026, 11, 10), "pilkada-2026", "bupati", "99.01", pack=ours)
    assert stage is not None
    assert (stage.id, stage.determined) == ("kampanye", True)
    assert ours.sha256 != shipped.sha256
    assert "pilkada-2026" not in shipped.calendars


def test_cases_of_the_local_election_can_be_assessed() -> None:
    facts = {"status": "pns", "election": "pilkada-2026", "office": "bupati", "area": "99.01"}
    act = {"act_date": "2026-11-09", "conduct": ["sosialisasi_medsos"]}
    result = assess({**facts, **act}, pack=pack_with([DEMO]))
    assert result["stage"]["id"] == "kampanye"
    assert result["outcome"]["level"] == ["berat"]


def test_the_calendar_holds_for_its_area_alone() -> None:
    ours = pack_with([DEMO])
    assert stage_on(date(2026, 11, 10), "pilkada-2026", "bupati", "33.01", pack=ours) is None


def test_without_files_nothing_changes() -> None:
    assert pack_with([]) is load_pack()
