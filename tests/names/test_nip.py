import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names.nip import SOUND, read_nip


def test_a_nip_tells_birth_appointment_and_sex() -> None:
    nip = read_nip("19780512 200604 1 003")
    assert nip.digits == "197805122006041003"
    assert (nip.born, nip.appointed, nip.sex) == (date(1978, 5, 12), (2006, 4), "laki_laki")
    assert not nip.warnings


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1978051220060410", "NIP harus 18 angka, yang tertulis 16 angka (16 angka biasanya NIK)."),
        ("19780512200604100X", "NIP hanya berisi 18 angka; ada tanda lain di dalamnya."),
    ],
)
def test_only_eighteen_digits_are_a_nip(written: str, told: str) -> None:
    nip = read_nip(written)
    assert not nip.usable
    assert nip.warnings == (told,)


@pytest.mark.parametrize(
    ("written", "piece"),
    [
        ("197813122006041003", "bukan tanggal lahir"),
        ("197805122006131003", "bukan tahun dan bulan"),
        ("197805122006047003", "Angka ke-15"),
        ("200105122006041003", "Umur saat pengangkatan"),
        ("197805122006001003", "bukan tahun dan bulan"),
        ("197902302006041003", "(19790230) bukan tanggal lahir"),
    ],
)
def test_an_odd_nip_is_a_warning_and_stays_usable(written: str, piece: str) -> None:
    nip = read_nip(written)
    assert nip.usable
    assert any(piece in warning for warning in nip.warnings)


def test_a_contract_number_has_no_month_and_no_warning() -> None:
    nip = read_nip("199001012024211001")
    assert (nip.kind, nip.appointed, nip.warnings) == ("pppk", (2024, 0), ())


DAYS = st.dates(date(1956, 1, 1), date(2004, 12, 31))
PARTS = st.tuples(DAYS, st.integers(20, 35), st.integers(1, 12), st.integers(1, 2))


@given(PARTS, st.integers(1, 999), st.sampled_from(["{}", " {} ", "'{}", "{}."]))
def test_a_well_made_number_tells_its_parts(
    parts: tuple[date, int, int, int], serial: int, written: str
) -> None:
    born, age, month, sex = parts
    year = born.year + age
    text = f"{born:%Y%m%d}{year}{month:02}{sex}{serial:03}"
    nip = read_nip(written.format(text))
    assert (nip.digits, nip.born, nip.appointed) == (text, born, (year, month))
    assert (nip.sex, nip.kind) == (("laki_laki", "perempuan")[sex - 1], "pns")
    assert nip.warnings == ()
    assert re.fullmatch(SOUND, text)


@given(st.from_regex(r"[0-9]{18}", fullmatch=True))
def test_every_eighteen_digits_are_taken_and_what_is_odd_is_named(text: str) -> None:
    nip = read_nip(text)
    assert nip.digits == text
    assert (nip.born is None) == any("tanggal lahir" in one for one in nip.warnings)
    assert (nip.sex == "") == any("ke-15" in one for one in nip.warnings)
    assert (nip.kind == "") == (nip.appointed is None)
    if not re.fullmatch(SOUND, text):
        assert nip.warnings


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    nip = read_nip(text)
    assert nip.usable or nip.digits == ""
    assert read_nip(nip.digits) == nip or not nip.usable


def test_nothing_written_is_no_fault() -> None:
    assert read_nip(" ") == read_nip("")
    assert read_nip("").warnings == ()
