from datetime import date

import pytest

from jaganetral.names.nip import read_nip


def test_a_nip_tells_birth_appointment_and_sex() -> None:
    nip = read_nip("19780512 200604 1 003")
    assert nip.digits == "197805122006041003"
    assert (nip.born, nip.appointed, nip.sex) == (date(1978, 5, 12), (2006, 4), "laki_laki")
    assert not nip.warnings


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1978051220060410", "NIP harus 18 angka, yang tertulis 16 angka."),
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
    ],
)
def test_an_odd_nip_is_a_warning_and_stays_usable(written: str, piece: str) -> None:
    nip = read_nip(written)
    assert nip.usable
    assert any(piece in warning for warning in nip.warnings)


def test_a_contract_number_has_no_month_and_no_warning() -> None:
    assert read_nip("199001012024211001").warnings == ()


def test_nothing_written_is_no_fault() -> None:
    assert read_nip(" ") == read_nip("")
    assert read_nip("").warnings == ()
