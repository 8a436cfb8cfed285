"""What is said of posts, units, agencies and places, as people say it."""

import pytest

from jaganetral.names.synth.regency import Person
from tests.names.small import Asked

HELD = {
    "position": ("Guru Ahli Muda", "Guru Ahli Pertama", "Pengelola Kendaraan", "Perawat Mahir",
                 "Nutrisionis Terampil", "Kepala Seksi", "Kepala Bidang", "Kepala Sekolah",
                 "Penelaah Teknis"),
    "unit": ("SMP Negeri 3 Sukamaju", "MTs Negeri 2 Girimulyo", "Kantor Wilayah", "RSUD",
             "Puskesmas Girimulyo", "Dinas Perpustakaan dan Kearsipan", "Sekretariat Daerah",
             "Badan Keuangan dan Aset Daerah"),
    "agency": ("Mahkamah Agung", "Kejaksaan Agung", "Kementerian Keuangan",
               "Pemerintah Kabupaten Lawu Asri"),
    "regency": ("Kabupaten Ogan Ilir", "Kabupaten Pegunungan Bintang", "Kabupaten Lawu Asri",
                "Kota Administrasi Jakarta Selatan", "Kabupaten Bandung Barat"),
}  # fmt: skip


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    rows = [(column, value) for column, values in HELD.items() for value in values]
    people = [Person(at, "Sutrisno", *(value if one == column else "" for one in HELD))
              for at, (column, value) in enumerate(rows)]  # fmt: skip
    return Asked(people, tmp_path_factory.mktemp("context"))


@pytest.mark.parametrize(
    ("column", "said", "held", "level"),
    [
        ("position", "Guru Ahli Muda", "Guru Ahli Muda", "same"),
        ("position", "Plt. Guru Ahli Muda", "Guru Ahli Pertama", "part"),
        ("position", "guru", "Guru Ahli Pertama", "same"),
        ("position", "bagian kendaraan", "Pengelola Kendaraan", "part"),
        ("position", "perawatnya", "Perawat Mahir", "same"),
        ("position", "suster", "Perawat Mahir", "family"),
        ("position", "suster", "Nutrisionis Terampil", "different"),
        ("position", "petugas gizi", "Nutrisionis Terampil", "family"),
        ("position", "nakes", "Nutrisionis Terampil", "family"),
        ("position", "eselon IV", "Kepala Seksi", "family"),
        ("position", "staf", "Penelaah Teknis", "family"),
        ("position", "ASN", "Penelaah Teknis", "family"),
        ("position", "ASN", "Guru Ahli Muda", "different"),
        ("position", "Nutrisonis", "Nutrisionis Terampil", "same"),
        ("position", "penlaah teknis", "Penelaah Teknis", "same"),
        ("position", "bidan", "Kepala Bidang", "different"),
        ("position", "KS", "Kepala Sekolah", "same"),
        ("unit", "tsanawiyah II Giri Mulyo", "MTs Negeri 2 Girimulyo", "part"),
        ("unit", "puskesmas kecamatan Giri Mulyo", "Puskesmas Girimulyo", "part"),
        ("unit", "wilayah Girimulyo", "Puskesmas Girimulyo", "part"),
        ("unit", "SMPN 3 Sukamaju", "SMP Negeri 3 Sukamaju", "same"),
        ("unit", "SMPN Suka Maju", "SMP Negeri 3 Sukamaju", "part"),
        ("unit", "RSUD Lawu Asri", "RSUD", "part"),
        ("unit", "Dinas Perpus", "Dinas Perpustakaan dan Kearsipan", "part"),
        ("unit", "MTs N II Girimulyo", "MTs Negeri 2 Girimulyo", "same"),
        ("unit", "perpustakaan daerah", "Dinas Perpustakaan dan Kearsipan", "part"),
        ("unit", "DPPKAD", "Badan Keuangan dan Aset Daerah", "near"),
        ("unit", "sekretariat pemkab", "Sekretariat Daerah", "same"),
        ("agency", "PN Lawu Asri", "Mahkamah Agung", "same"),
        ("agency", "Kejari", "Kejaksaan Agung", "same"),
        ("agency", "kantor pajak", "Kementerian Keuangan", "same"),
        ("regency", "OI", "Kabupaten Ogan Ilir", "same"),
        ("regency", "kab. Pegubin", "Kabupaten Pegunungan Bintang", "same"),
        ("regency", "Jaksel", "Kota Administrasi Jakarta Selatan", "same"),
        ("regency", "KBB", "Kabupaten Bandung Barat", "same"),
    ],
)
def test_how_what_was_said_agrees(
    asked: Asked, column: str, said: str, held: str, level: str
) -> None:
    contexts = asked.searcher.contexts
    told = contexts.told(column, said)
    assert told.at(contexts.column(column).place_of[held])[0] == level


def test_a_better_level_never_tells_less(asked: Asked) -> None:
    contexts = asked.searcher.contexts
    for column, said in (("position", "Guru Ahli Muda"), ("unit", "Puskesmas Girimulyo")):
        told = contexts.told(column, said)
        bits = [told.at(int(places[0]))[1] for places in told.levels.values()]
        assert sorted(bits, reverse=True) == bits
        assert told.least <= bits[-1]


def test_a_place_and_its_own_government_count_once(asked: Asked) -> None:
    contexts = asked.searcher.contexts
    place, own = contexts.told("regency", "Lawu Asri"), contexts.told("agency", "Pemkab Lawu Asri")
    other = contexts.told("agency", "Kementerian Keuangan")
    assert contexts.once([own, other]) == [own, other]
    once, ministry, there = contexts.once([own, other, place])
    assert once.most < own.most
    assert once.least <= once.most
    assert (ministry, there) == (other, place)
