"""Invented people among ten thousand others, asked for as people write names in reports."""

from pathlib import Path

import polars as pl
import pytest

from jaganetral.names.query import Query
from jaganetral.names.roster.build import build
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.source import read_source
from jaganetral.names.search.answer import candidates
from jaganetral.names.search.search import Searcher

PLANTED = {
    "tris": ("Sutrisno Wiradipa", "Pengemudi", "Kecamatan Sukamaju", "Kabupaten Lumajang"),
    "moh": ("Drs. H. Muhammad Rasmadi Kamil", "Kepala Dinas", "Dinas Pendidikan", "Kota Bekasi"),
    "abd": ("ABDURRAHMAN WAHIDIN, S.Ag.", "Guru Ahli Madya", "SD Negeri 2 Wanasari", "Kota Bekasi"),
    "siti": ("Hj. Siti Nurmalizah Zulaikha", "Guru", "SD Negeri 1 Mekarjaya", "Kabupaten Brebes"),
    "soe": ("Soekarjo Tjokrodiwiryo", "Camat", "Kecamatan Wanasari", "Kabupaten Brebes"),
    "wyn": ("I Wayan Gede Sudarmada", "Analis", "Kecamatan Sukamaju", "Kabupaten Buleleng"),
    "ida": ("Ida Bagus Putu Mandra Jaya", "Guru", "SMP Negeri 3 Wanasari", "Kabupaten Buleleng"),
    "marga": ("Parlagutan Simanjorang", "Kepala Sekolah", "SD Negeri 4 Wanasari", "Kota Bekasi"),
    "andi": ("Andi Baso Mappatunrang", "Kepala Bagian", "Sekretariat Daerah", "Kabupaten Bone"),
    "tan": ("Tan Giok Lanira", "Dokter", "RSUD", "Kota Singkawang"),
    "wa": ("Yohanis Wanimbora Kogoyan", "Sekretaris", "Dinas Sosial", "Kabupaten Jayapura"),
    "one": ("Sumarwotomo", "Kepala Seksi", "Kecamatan Sukamaju", "Kabupaten Sleman"),
    "sri": ("Sri Wahyu Ningrasih", "Bendahara", "Dinas Sosial", "Kabupaten Klaten"),
    "sahe": ("Markus Sahetapiwa", "Penata", "Kelurahan Wanasari", "Kabupaten Maluku Tengah"),
    "pras": ("Wira Prasetyoaji", "Perencana", "Bappeda", "Kabupaten Lanny Jaya"),
    "sara": ("Sara Yokuwila", "Guru Kelas", "SD Negeri 5 Wanasari", "Kabupaten Ogan Ilir"),
}  # fmt: skip
ASKED = [
    ("tris", Query(name="Pak Sopir Tris", unit="kec sukamaju", regency="Kab. Lmjg")),
    ("tris", Query(name="Soetrisno W.", regency="Lumajang")),
    ("tris", Query(name="Wiradipa, Sutrisno", regency="Lumajang")),
    ("tris", Query(name="Sutrisno Wiradipa alias Mas Tris")),
    ("tris", Query(name="@sutrisno_wiradipa88")),
    ("moh", Query(name="DRS H MOH RASMADI KAMIL MSI")),
    ("moh", Query(name="M. Rasmadi Kamil", position="Plt. Kadisdik")),
    ("moh", Query(name="Rasrnadi Kami1", regency="Kota Bekasi")),
    ("abd", Query(name="Abd. Rachman Wahidin")),
    ("abd", Query(name="Ust. Abdul Rohman Wahidin", unit="SDN 02 Wanasari")),
    ("siti", Query(name="St. Nurmaliza Zulaeha")),
    ("siti", Query(name="Bu Hj. Nurmalizah", unit="S.D.N. 1 Mekarjaya", regency="brebes")),
    ("siti", Query(name="5iti Nurma1izah Zu1aikha")),
    ("soe", Query(name="Sukardjo Cokrodiwirjo")),
    ("soe", Query(name="Camat Sukarjo", unit="Kecamatan Wanasari")),
    ("wyn", Query(name="I Wyn. Gd. Sudarmada")),
    ("wyn", Query(name="IWAYAN GEDE SUDARMADA")),
    ("wyn", Query(name="@iwayangedesudarmada_1")),
    ("ida", Query(name="IB Pt. Mandrajaya", regency="Buleleng")),
    ("marga", Query(name="P. Simanjorang", unit="SDN 4 Wanasari")),
    ("marga", Query(name="Parlgtn Simanjorang")),
    ("andi", Query(name="A. Baso Mappatunrang")),
    ("andi", Query(name="ABM", position="Kabag", unit="Setda", regency="Bone")),
    ("tan", Query(name="dr. Tan Giok-Lanira, Sp.PD")),
    ("wa", Query(name="Yohanes Wanimbora Kogoyan")),
    ("wa", Query(name="Wanimbroa Kogoyna", regency="Kab. Jayapura")),
    ("one", Query(name="Pak Marwotomo", position="kasi", regency="Sleman")),
    ("one", Query(name="Sumarvvotomo")),
    ("sri", Query(name="Sriwahyuningrasih")),
    ("sri", Query(name="Sri Wahyuningrasih", unit="Dinsos")),
    ("sahe", Query(name="markus shtpiwa", regency="Malteng")),
    ("sahe", Query(name="Markusss Sahetapiwaaa")),
    ("sahe", Query(name="MS", unit="Kel. Wanasari", regency="Malteng")),
    ("pras", Query(name="Wira Prasetjoadji", regency="Lanny Jaya")),
    ("pras", Query(name="Wira Prasetyoaji bin H. Suparman")),
    ("pras", Query(name="W. P.", position="perencana", regency="Lanny Jaya")),
    ("sara", Query(name="Sra Yukuwilla", regency="OI")),
    ("sara", Query(name="Bu Yokuwila", position="wali kelas", unit="wilayah Wana Sari")),
]


@pytest.fixture(scope="module")
def searcher(roster_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    place, table = tmp_path_factory.mktemp("planted"), pl.read_parquet(roster_file)
    rows = [
        {"nip": "", "name": name, "position": post, "unit": unit, "agency": "",
         "regency": regency, "status": "PNS"}
        for name, post, unit, regency in PLANTED.values()
    ]  # fmt: skip
    pl.concat([pl.DataFrame(rows, schema=table.schema), table]).write_parquet(place / "r.parquet")
    build(read_source(place / "r.parquet").table, place / "index")
    return Searcher(RosterIndex(place / "index"))


@pytest.mark.parametrize(("who", "query"), ASKED)
def test_who_is_meant_stands_first(searcher: Searcher, who: str, query: Query) -> None:
    found = candidates(searcher, query, 3)
    assert found
    assert searcher.index.written_name(found[0].row) == PLANTED[who][0]
