"""The course of an election: which one is shown for a day, and that its days lie where it says."""

from datetime import date

import pytest

from jaganetral.law.advice.course import course_on
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.elections import stage_on


@pytest.mark.parametrize(
    ("day", "election", "when"),
    [
        ("2024-10-05", "pilkada-2024", "running"),
        ("2024-02-14", "pemilu-2024", "running"),
        ("2024-02-15", "pilkada-2024", "running"),
        ("2022-01-01", "pemilu-2024", "coming"),
        ("2026-11-25", "pilkada-2024", "past"),
    ],
)
def test_the_election_that_votes_next_else_the_last(day: str, election: str, when: str) -> None:
    course = course_on(date.fromisoformat(day), load_pack())
    assert course is not None
    assert (course.election, course.when) == (election, when)


def test_every_judged_day_has_the_stage_it_stands_for() -> None:
    pack = load_pack()
    seen = set()
    for row in [pack.calendars[name] for name in pack.calendars]:
        course = course_on(min(one["from"] for one in row["stages"]), pack)
        assert course is not None
        for stage in course.days:
            seen.add(stage.stage)
            assert stage.first <= stage.judged <= (stage.last or stage.judged)
            for office in pack.calendars[course.election]["determination"]:
                found = stage_on(stage.judged, course.election, office, pack=pack)
                assert found is not None
                assert found.id == stage.stage, (course.election, office, stage)
    assert seen == {"sebelum_penetapan", "calon", "kampanye", "tenang", "pungut", "pasca"}
