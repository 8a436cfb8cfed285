"""Thirty limits of 2018 to 2028, worked out from the holiday decrees by hand, not by the clock."""

from datetime import date

import pytest

from jaganetral.workdays import due

# start, days, calendar, last day, complete, words that some warning must have
SCENARIOS = [
    # 2018: Idul Fitri with 11 to 20 June off, then the regional election of 27 June
    ("2018-06-08", 14, "asn", "2018-07-11", True, "Periksa naskah resmi"),
    ("2018-06-08", 14, "nasional", "2018-07-02", True, "Periksa naskah resmi"),
    ("2018-06-20", 7, "asn", "2018-07-02", True, "27 Juni 2018"),
    # 2019: voting day 17 April and Good Friday 19 April; 30 May to 7 June nearly a whole week
    ("2019-04-10", 7, "asn", "2019-04-23", True, "17 April 2019"),
    ("2019-05-29", 5, "asn", "2019-06-13", True, "3 Juni 2019"),
    # 2020: joint leave moved to December; voting day 9 December; Maulid 28 to 30 October
    ("2020-05-18", 14, "asn", "2020-06-10", True, "25 Mei 2020"),
    ("2020-12-01", 14, "asn", "2020-12-22", True, "9 Desember 2020"),
    ("2020-10-26", 3, "asn", "2020-11-03", True, "28 Oktober 2020"),
    # 2021: one joint-leave day at Idul Fitri; 17 August within the first days of a limit
    ("2021-05-10", 14, "asn", "2021-06-04", True, "12 Mei 2021"),
    ("2021-08-16", 15, "asn", "2021-09-07", True, "17 Agustus 2021"),
    # 2022: 29 April to 6 May off; the three calendars give three days
    ("2022-04-25", 14, "asn", "2022-05-24", True, "29 April 2022"),
    ("2022-04-25", 14, "nasional", "2022-05-18", True, "2 Mei 2022"),
    ("2022-04-25", 14, "akhir_pekan", "2022-05-13", True, ""),
    # 2023: 19 to 25 April; Idul Adha with a day of joint leave before and after
    ("2023-04-14", 14, "asn", "2023-05-12", True, "19 April 2023"),
    ("2023-06-26", 5, "asn", "2023-07-06", True, "30 Juni 2023"),
    # 2024: voting day 14 February; over the turn of the year with two tables
    ("2024-02-05", 14, "asn", "2024-02-28", True, "14 Februari 2024"),
    ("2024-12-23", 14, "asn", "2025-01-15", True, "26 Desember 2024"),
    # 2025: 28 March to 7 April; the day that rests on the ministers' decree alone
    ("2025-03-24", 14, "asn", "2025-04-23", True, "7 April 2025"),
    ("2025-03-24", 14, "nasional", "2025-04-15", True, "31 Maret 2025"),
    ("2025-08-14", 7, "asn", "2025-08-26", True, "keputusan Presiden untuk ASN tidak ditemukan"),
    ("2025-12-22", 21, "asn", "2026-01-26", True, "1 Januari 2026"),
    # 2026: 18 to 24 March; 65 days of BPASN; into the provisional table of 2027
    ("2026-03-16", 14, "asn", "2026-04-13", True, "20 Maret 2026"),
    ("2026-03-16", 65, "asn", "2026-07-02", True, "15 Mei 2026"),
    ("2026-11-25", 14, "asn", "2026-12-15", True, ""),
    ("2026-12-22", 6, "asn", "2027-01-04", True, "sementara"),
    # 2027: every holiday provisional; beyond it no table at all
    ("2027-03-01", 14, "asn", "2027-03-31", True, "sementara"),
    ("2027-12-20", 14, "asn", "2028-01-10", False, "2028"),
    ("2028-02-10", 7, "asn", "2028-02-21", False, "belum dikenal"),
    ("2028-02-10", 7, "akhir_pekan", "2028-02-21", True, ""),
    ("2017-12-28", 2, "asn", "2018-01-02", False, "2017"),
]


@pytest.mark.parametrize(("start", "days", "calendar", "last", "complete", "said"), SCENARIOS)
def test_limits(start: str, days: int, calendar: str, last: str, complete: bool, said: str) -> None:
    found = due(date.fromisoformat(start), days, calendar=calendar)
    assert (found.due.isoformat(), found.complete) == (last, complete)
    if said:
        assert any(said in line for line in found.warnings)
    else:
        assert found.warnings == ()
    assert len(found.counted) == days
    assert not set(found.counted) & {skip.day for skip in found.skipped}
