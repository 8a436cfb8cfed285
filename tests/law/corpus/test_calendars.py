"""Calendars: strict reading with file and line, the hour of determination, waves of re-votes."""

from datetime import date, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from jaganetral.law.assess import assess
from jaganetral.law.corpus.added import read_calendars
from jaganetral.law.corpus.calendars import CONFIDENCES
from jaganetral.law.corpus.pack import load_pack, with_calendar
from jaganetral.law.elections import stage_on, undated_stages, wave_of
from jaganetral.law.model import PackError

GOOD = """\
pilkada-2026:
  title: Pemilihan Bupati Lawu Asri (rekaan)
  kind: pemilihan
  basis: rekaan
  areas: ["99.01"]
  stages:
    - {id: pendaftaran, from: 2026-09-01, to: 2026-09-03, confidence: verified}
    - {id: kampanye, from: 2026-10-31, to: 2026-12-05, confidence: verified}
    - {id: masa_tenang, from: 2026-12-06, to: 2026-12-08, confidence: verified}
    - {id: pemungutan, from: 2026-12-09, to: 2026-12-09, confidence: verified}
  determination:
    bupati: {day: 2026-10-05, at: "14:00", confidence: verified}
"""


def _file(folder: Path, text: str, name: str = "kalender.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_gives_days_and_hours(tmp_path: Path) -> None:
    (row,) = read_calendars([_file(tmp_path, GOOD)]).values()
    assert row["stages"][1]["from"] == date(2026, 10, 31)
    assert row["determination"]["bupati"] == {
        "day": date(2026, 10, 5),
        "at": time(14),
        "confidence": "verified",
    }
    assert read_calendars([_file(tmp_path, "# kosong\n")]) == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-10-31", "2026-10-32", "baris 8: 2026-10-32 bukan tanggal yang ada"),
        (
            "2026-10-31",
            "besok",
            "baris 8: pemilihan pilkada-2026: tahapan kampanye: `from`: 'besok'",
        ),
        ("  title:", "  warna: x\n  title:", "baris 2: pemilihan pilkada-2026: kunci tak dikenal"),
        ("  kind:", "  kind: pemilu\n  kind:", "baris 4: kunci 'kind' muncul dua kali"),
        ("kind: pemilihan", "kind: pilkada", "baris 3: pemilihan pilkada-2026: kind harus"),
        ('["99.01"]', "[99.01]", "baris 5: pemilihan pilkada-2026: areas harus kode"),
        ("id: pendaftaran, ", "", "baris 7: pemilihan pilkada-2026: tahapan ke-1 tanpa `id`"),
        (
            "to: 2026-12-09",
            "to: 2026-12-08",
            "baris 10: pemilihan pilkada-2026: tahapan pemungutan",
        ),
        ("at: ", "jam: ", "baris 12: pemilihan pilkada-2026: determination bupati: kunci tak"),
        ('"14:00"', "sore", "baris 12: pemilihan pilkada-2026: determination bupati: `at` 'sore'"),
        ("bupati:", "camat:", "baris 12: pemilihan pilkada-2026: determination camat: jabatan"),
        ("2026-10-05", "2026-10-31", "penetapan harus sebelum kampanye"),
        ("from: 2026-12-06", "from: 2026-12-05", "kampanye harus selesai sebelum masa_tenang"),
        ("id: kampanye", "id: rapat", "tanpa tahapan kampanye"),
        ("id: pemungutan", "id: rapat", "tanpa tahapan pemungutan"),
        ("pilkada-2026:", "pilkada:", "baris 1: pemilihan pilkada: namanya harus seperti"),
        ("14:00", "14:00\n", "kalender.yaml"),
        (GOOD, "- satu\n", "baris 1: isinya harus pemetaan"),
        (GOOD, "pilkada-2026: x\n", "baris 1: pemilihan pilkada-2026: isinya harus pemetaan"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(PackError) as trouble:
        read_calendars([_file(tmp_path, GOOD.replace(old, new))])
    assert said in str(trouble.value)
    assert str(trouble.value).startswith("kalender.yaml: ")


def test_one_election_in_two_files_is_refused(tmp_path: Path) -> None:
    files = [_file(tmp_path, GOOD, "a.yaml"), _file(tmp_path, GOOD, "b.yaml")]
    with pytest.raises(PackError, match=r"b\.yaml: baris 1: .* sudah ada"):
        read_calendars(files)


def test_the_hour_a_calendar_names_decides_the_day_of_determination(tmp_path: Path) -> None:
    pack = with_calendar(load_pack(), read_calendars([_file(tmp_path, GOOD)]))
    facts: dict[str, Any] = {"status": "pns", "election": "pilkada-2026", "office": "bupati"}
    facts |= {"area": "99.01", "act_date": "2026-10-05", "conduct": ["sosialisasi_medsos"]}
    sides = {
        hour: assess({**facts, "act_time": hour}, pack=pack)["stage"]["candidate_determined"]
        for hour in ("13:59", "14:00")
    }
    assert sides == {"13:59": False, "14:00": True}
    assert assess(facts, pack=pack)["stage"]["candidate_determined"] is None
    said = {**facts, "act_time": "14:00", "determination_time": "15:00"}
    assert assess(said, pack=pack)["stage"]["candidate_determined"] is False


def test_a_replaced_pair_can_have_a_calendar_of_its_own(tmp_path: Path) -> None:
    """In a re-vote a new pair is prospective until it is determined; the others stand."""
    text = GOOD.replace("pilkada-2026", "psu-pengganti-2026").replace("2026-10-05", "2026-10-20")
    pack = with_calendar(load_pack(), read_calendars([_file(tmp_path, text)]))
    stage = stage_on(date(2026, 10, 10), "psu-pengganti-2026", "bupati", "99.01", pack=pack)
    assert stage is not None
    assert (stage.id, stage.determined) == ("sebelum_penetapan", False)


@pytest.mark.parametrize(
    ("area", "day"),
    [
        ("35.20", date(2025, 3, 22)),
        ("32.06", date(2025, 4, 19)),
        ("73.73", date(2025, 5, 24)),
        ("93.02", date(2025, 8, 6)),
        ("91", date(2025, 8, 6)),
        ("91.03", date(2025, 8, 6)),
        ("99.01", None),
        (None, None),
    ],
)
def test_waves_of_the_re_votes(area: str | None, day: date | None) -> None:
    assert wave_of(load_pack(), "psu-2025", area) == day
    assert wave_of(load_pack(), "pilkada-2024", area) is None


def test_stages_without_a_calendar() -> None:
    pack, voting = load_pack(), date(2025, 3, 22)
    assert "pungut" in undated_stages(voting, None, True, pack)
    assert undated_stages(date(2025, 3, 21), voting, False, pack)[-1] == "sebelum_penetapan"
    assert undated_stages(date(2025, 3, 21), voting, True, pack) == ("calon", "kampanye", "tenang")
    assert undated_stages(voting, voting, True, pack) == ("pungut",)
    assert undated_stages(voting, voting, False, pack) == ()
    assert undated_stages(date(2025, 9, 18), voting, True, pack) == ("pasca",)
    assert undated_stages(date(2025, 9, 19), voting, True, pack) == ("luar_tahapan",)


def test_a_re_vote_knows_its_voting_day_and_asks_for_the_rest() -> None:
    facts: dict[str, Any] = {"status": "pns", "election": "psu-2025", "area": "35.20"}
    facts |= {"office": "bupati", "conduct": ["sosialisasi_medsos"]}
    before = assess({**facts, "act_date": "2025-03-21"})
    assert before["stage"]["id"] is None
    assert before["ask"][0]["fact"] == "candidate_determined"
    assert any("memilih 22 Maret 2025" in line for line in before["warnings"])
    assert any("Calon pengganti" in line for line in before["warnings"])
    voting = assess({**facts, "act_date": "2025-03-22", "candidate_determined": False})
    assert voting["stage"] == {
        "id": "pungut",
        "candidate_determined": True,
        "tracks": [],
        "why": "Pemungutan Suara Ulang 2025: daerah itu memilih 22 Maret 2025.",
    }
    long_after = assess({**facts, "act_date": "2025-12-01"})
    assert long_after["stage"]["id"] == "luar_tahapan"
    assert long_after["outcome"]["settled"] is False


RANK = ("luar_tahapan", "sebelum_penetapan", "calon", "kampanye", "tenang", "pungut", "pasca")
SHIPPED = [
    (name, office)
    for name, row in load_pack().calendars.items()
    for office in row["determination"]
    if not row.get("campaign_unknown")
]


@pytest.mark.parametrize(("election", "office"), SHIPPED)
def test_the_stages_of_a_calendar_follow_one_another_day_by_day(election: str, office: str) -> None:
    """From the first stage to the last each day has one stage, and none comes back."""
    calendar = load_pack().calendars[election]
    day = min(row["from"] for row in calendar["stages"])
    last = max(row["to"] for row in calendar["stages"])
    seen: list[str] = []
    while day <= last:
        stage = stage_on(day, election, office)
        assert stage is not None
        if day != calendar["determination"][office]["day"]:
            assert stage.determined is (day > calendar["determination"][office]["day"])
            assert stage.options == (stage.id,)
            seen.append(stage.id)
        day += timedelta(1)
    turns = [name for name, _ in groupby(seen)]
    assert turns == [name for name in RANK if name in turns]
    assert turns[0] == "sebelum_penetapan"
    assert {"calon", "kampanye", "tenang", "pungut"} <= set(turns)


def test_every_date_of_a_calendar_says_how_sure_it_is() -> None:
    for row in load_pack().calendars.values():
        dated = [*row["stages"], *row["determination"].values()]
        assert all(one["confidence"] in CONFIDENCES for one in dated)
    for row in load_pack().rules["undated"].values():
        assert all(one["confidence"] in CONFIDENCES for one in row.get("waves", ()))


def test_the_calendar_of_the_how_to_can_be_read_and_its_mistake_is_real(tmp_path: Path) -> None:
    page = Path("docs/how-to/kalender-setempat.md").read_text("utf-8")
    sample = page.partition("```yaml\n")[2].partition("```")[0]
    assert list(read_calendars([_file(tmp_path, sample)])) == ["psu-2026"]
    wrong = sample.replace("to: 2026-12-05", "to: 2026-10-30")
    with pytest.raises(PackError) as trouble:
        read_calendars([_file(tmp_path, wrong, "lawu-asri.yaml")])
    assert str(trouble.value) in page
