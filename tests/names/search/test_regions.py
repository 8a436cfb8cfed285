"""Regencies as people write them."""

import pytest

from jaganetral.names.search.regions import first_letters, is_short_for, regions
from jaganetral.names.workplace import fold_unit


class Known:
    """Distinct regencies of a roster."""

    texts = [
        "Kabupaten Lumajang", "Kabupaten Bogor", "Kota Bogor", "Kabupaten Minahasa Utara",
        "Kabupaten Padang Pariaman", "Kota Pariaman", "Kota Yogyakarta", "Kabupaten Jayawijaya",
        "Kabupaten Sumbawa", "Kabupaten Sumbawa Barat", "Kota Batu", "Kabupaten Batu Bara",
        "Kabupaten Lawu Asri", "Kabupaten Situbondo", "Kabupaten Sumba Barat Daya",
    ]  # fmt: skip
    joined = {fold_unit(text).joined: [at] for at, text in enumerate(texts)}
    by_letter = first_letters(texts)


def meant(said: str) -> set[str]:
    found = regions(Known(), said)
    return {Known.texts[int(at)] for at in found.get("same", ())}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Kab. Lumajang", "Kabupaten Lumajang"),
        ("Kab. Lmjg", "Kabupaten Lumajang"),
        ("Minut", "Kabupaten Minahasa Utara"),
        ("SBD", "Kabupaten Sumba Barat Daya"),
        ("Pemda SBD", "Kabupaten Sumba Barat Daya"),
        ("Stbd", "Kabupaten Situbondo"),
        ("Pd. Pariaman", "Kabupaten Padang Pariaman"),
        ("Pemkot Jogja", "Kota Yogyakarta"),
        ("Jaya Wijaya", "Kabupaten Jayawijaya"),
        ("Sumbawa Brt", "Kabupaten Sumbawa Barat"),
        ("batu", "Kota Batu"),
        ("kota bogor", "Kota Bogor"),
        ("daerah Lawu Asri", "Kabupaten Lawu Asri"),
        ("pemda kab. Lawu Asri", "Kabupaten Lawu Asri"),
    ],
)
def test_a_regency_however_it_is_written(said: str, wanted: str) -> None:
    assert meant(said) == {wanted}


def test_a_name_that_two_regencies_share_means_both() -> None:
    assert meant("Bogor") == {"Kabupaten Bogor", "Kota Bogor"}


def test_a_roster_may_leave_the_kind_away() -> None:
    class Bare:
        texts = ["Lumajang", "BOGOR"]
        joined = {"lumajang": [0], "bogor": [1]}
        by_letter = first_letters(texts)

    assert regions(Bare(), "Kab. Lumajang")["same"] == [0]
    assert regions(Bare(), "Kab. Lmjg")["same"] == [0]
    assert regions(Bare(), "kota bogor")["same"] == [1]


def test_a_place_that_is_none_means_nothing() -> None:
    assert not regions(Known(), "Negeri Antah Berantah")
    assert not regions(Known(), "")


def test_a_province_is_no_regency_of_its_own() -> None:
    assert "same" not in regions(Known(), "Provinsi Jawa Barat")


@pytest.mark.parametrize(
    ("short", "word", "fits"),
    [("brt", "barat", True), ("pd", "padang", True), ("lmjg", "lumajang", True),
     ("barat", "barat", False), ("gbr", "barat", False), ("b", "barat", False)],
)  # fmt: skip
def test_what_may_be_short_for_a_word(short: str, word: str, fits: bool) -> None:
    assert is_short_for(short, word) is fits
