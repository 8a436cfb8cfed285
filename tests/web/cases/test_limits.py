"""Days left in words, in both languages, and what the file of a case shows to be met."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.cases import conditions, limits
from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.models import Hearing
from jaganetral.workdays import Unit, left_words
from tests.cast import Cast
from tests.examples import examples
from tests.web.cases.stories import put_assessment, put_case

RECEIVED = date(2024, 1, 3)
DUE = date(2024, 1, 23)


@pytest.mark.parametrize(
    ("today", "indonesian", "english"),
    [
        (date(2024, 1, 18), "3 hari kerja lagi", "3 working days left"),
        (date(2024, 1, 22), "1 hari kerja lagi", "1 working day left"),
        (DUE, "hari ini", "today"),
        (date(2024, 1, 24), "lewat 1 hari kerja", "1 working day overdue"),
        (date(2024, 1, 30), "lewat 5 hari kerja", "5 working days overdue"),
    ],
)
def test_days_left_in_words(today: date, indonesian: str, english: str) -> None:
    assert limits.days_left(today, DUE, "hari_kerja") == indonesian
    with translation.override("en"):
        assert limits.days_left(today, DUE, "hari_kerja") == english


@given(st.integers(-40, 40), st.sampled_from(["hari", "hari_kerja"]))
@examples(60)
def test_the_words_are_those_of_the_clock(shift: int, unit: str) -> None:
    today = DUE + timedelta(days=shift)
    named: Unit = "hari" if unit == "hari" else "hari_kerja"
    assert limits.days_left(today, DUE, unit) == left_words(today, DUE, named)


def test_a_limit_shows_both_readings_and_what_did_not_count(cast: Cast) -> None:
    case = put_case(cast, state="pemeriksaan_instansi")
    row = deadlines.start(case, "tindak_lanjut_ppk", start=date(2024, 2, 5))
    found = limits.limit_for(row, date(2024, 2, 6))
    assert found.weekend_days == 6
    assert next(s.day.isoformat() for s in found.days_off) == "2024-02-08"
    assert all(s.decree for s in found.days_off)
    assert found.other_due == date(2024, 2, 19)
    assert found.row.policy


def test_the_badge_follows_the_day(cast: Cast) -> None:
    case = put_case(cast, state="pemeriksaan_instansi")
    row = deadlines.start(case, "tindak_lanjut_ppk", start=RECEIVED)
    days = [date(2024, 1, 4), date(2024, 1, 18), date(2024, 1, 24)]
    assert [limits.limit_for(row, day).tone for day in days] == ["t-b", "t-k", "t-m"]
    assert limits.overdue(case, date(2024, 1, 23), ["tindak_lanjut_ppk"]) == []
    assert limits.overdue(case, date(2024, 1, 24), ["tindak_lanjut_ppk"]) == [row]
    deadlines.end(case, ["tindak_lanjut_ppk"], day=date(2024, 1, 24))
    assert limits.limits_of(case, date(2024, 1, 25))[0].words == "dipenuhi terlambat"


def test_the_file_shows_what_is_met(cast: Cast) -> None:
    case = put_case(cast)
    by = cast.duty("pemeriksa")
    assert conditions.shown(case, by, RECEIVED) == {
        "orang_dipilih",
        "identitas_dikonfirmasi",
        "pemeriksa_lain",
    }
    put_assessment(case, checked=False)
    assert {"kajian_tersimpan", "naskah_diperiksa"} <= conditions.shown(case, by, RECEIVED)
    case.parties.update(confirmed_by="")
    assert "identitas_dikonfirmasi" not in conditions.shown(case, by, RECEIVED)


def test_unsure_sources_need_the_tick(cast: Cast) -> None:
    case = put_case(cast)
    stored = put_assessment(case, checked=False)
    stored.result["findings"][0]["citations"][0]["confidence"] = "secondary"
    stored.save()
    by = cast.duty("pemeriksa")
    assert "naskah_diperiksa" not in conditions.shown(case, by, RECEIVED)
    stored.sources_checked = True
    stored.save()
    assert "naskah_diperiksa" in conditions.shown(case, by, RECEIVED)


@pytest.mark.parametrize(
    ("results", "heard"),
    [
        ([], False),
        (["hadir"], True),
        (["tertulis"], True),
        (["tidak_hadir"], False),
        (["tidak_hadir", "tidak_hadir"], True),
    ],
)
def test_the_right_to_answer(cast: Cast, results: list[str], heard: bool) -> None:
    case = put_case(cast, state="pemeriksaan_instansi")
    party = case.parties.get()
    for result in results:
        Hearing.objects.create(case=case, party=party, result=result, by="x", on=RECEIVED)
    found = conditions.shown(case, cast.duty("bkpsdm"), RECEIVED)
    assert ("hak_jawab_diberikan" in found) is heard
