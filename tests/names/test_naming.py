"""A field for a name that holds a post, a unit and a name, in any order."""

import pytest

from jaganetral.names.describe import Cues
from jaganetral.names.naming import parted

NAMES = {"tris", "asep", "nur", "hidayati", "rudi", "karmanto", "besse", "wali", "sukarjo"}
COMMON = {"wali"}
UNITS = {"sukamaju", "wanasari", "kecamatan", "puskesmas", "pendidikan"}


def read(text: str) -> Cues:
    return parted(text, NAMES.__contains__, COMMON.__contains__, UNITS.__contains__)


@pytest.mark.parametrize(
    ("text", "name", "post", "unit"),
    [
        ("Pak Sopir Tris", "pak tris", "sopir", ""),
        ("sopirnya Pak Tris", "pak tris", "sopir", ""),
        ("Pak Lurah Sukamaju Asep", "pak asep", "lurah", "kelurahan sukamaju"),
        ("Camat Sukarjo", "sukarjo", "camat", "kecamatan"),
        ("bidan Nur Hidayati di PKM Wanasari", "nur hidayati", "bidan", "pkm wanasari"),
        ("Rudi Karmanto (pengelola)", "rudi karmanto", "pengelola", ""),
        ("Pak Kasi Besse", "pak besse", "kasi", ""),
        ("sopir kantor camat", "", "sopir", "kecamatan"),
    ],
)
def test_name_post_and_unit_are_told_apart(text: str, name: str, post: str, unit: str) -> None:
    found = read(text)
    assert (found.called, found.position) == (name, post)
    assert unit in found.unit


@pytest.mark.parametrize("text", ["Pak Tris", "Nur Hidayati, S.Pd", "Wali Karmanto", "", "Di"])
def test_a_name_alone_is_left_as_it_is(text: str) -> None:
    assert read(text) == Cues()
