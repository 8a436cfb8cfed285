"""Lists as people write them: numbers, ditto marks, ticks, titles; hostile files."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names.paper import reading
from jaganetral.names.paper.reading import BadList, Written, read_list, read_text

NIP = "198503152010011007"
PASTED = """DAFTAR HADIR
Hari/tanggal : Selasa, 6 Februari 2024

1. Sutrisno Hadi, S.Pd   SDN 1 Sukamaju   ttd
2) Siti Aminah\u0020\u0020sda  V
3  Bambang NIP 19850315 201001 1 007   "   √
 4. sda
Hj. Nur Hayati - Kec. Wanasari
"""


def test_a_pasted_list_loses_its_marks_and_keeps_its_line_numbers() -> None:
    found = read_text(PASTED, "teks")
    assert [(one.number, one.name, one.nip, one.beside) for one in found] == [
        (4, "Sutrisno Hadi, S.Pd", "", "SDN 1 Sukamaju"),
        (5, "Siti Aminah", "", "SDN 1 Sukamaju"),
        (6, "Bambang", NIP, "SDN 1 Sukamaju"),
        (7, "", "", ""),
        (8, "Hj. Nur Hayati", "", "Kec. Wanasari"),
    ]
    assert found[3].trouble.startswith("Baris 7: tidak ada nama")
    assert not any(one.trouble for one in found if one.name)


@pytest.mark.parametrize(
    "data",
    [
        f'No;Nama Lengkap;NIP;Unit Kerja;Ttd\n1;"Budi, S.Pd";{NIP};SDN 1;ttd\n2;Ana;;sda;v\n',
        f'No,Nama Pegawai,NIP,Unit\n1,"Budi, S.Pd",{NIP},SDN 1\n2.,Ana,,""""\n',
        f'No\tNama\tNIP\tAsal Instansi\tTtd\n1\tBudi, S.Pd\t{NIP}\tSDN 1\t\n2\tAna\t\t"\tv\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_with_heads_is_read_by_them(data: str, encoding: str) -> None:
    assert read_list(data.encode(encoding), "a.csv") == [
        Written(2, "Budi, S.Pd", NIP, "SDN 1"),
        Written(3, "Ana", "", "SDN 1"),
    ]


def test_a_formula_is_only_text() -> None:
    found = read_list(b'Nama;Unit\n"=HYPERLINK(""http://contoh.example"")";SDN 1\n', "a.csv")
    assert found[0].name.startswith("=HYPERLINK")


def test_a_file_that_is_none_is_refused_with_the_remedy() -> None:
    for data, said in (
        (b"", "tidak berisi satu nama pun"),
        (b"1;2;3\n", "tidak berisi satu nama pun"),
        (b"a\x00b", "bukan CSV dan bukan XLSX"),
        (b"%PDF-1.4\n1. Siti Aminah", "bukan CSV dan bukan XLSX"),
        (b"PK\x03\x04broken", "Simpan ulang sebagai XLSX"),
        (b"x" * (reading.LARGEST + 1), "lebih dari 2 MB"),
        (b"Budi\n" * (reading.MOST + 1), "lebih dari 2.000 nama"),
    ):
        with pytest.raises(BadList, match=said):
            read_list(data, "a.xlsx")


def test_a_workbook_that_would_fill_the_memory_is_not_opened() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as box:
        for at in range(4):
            box.writestr(f"xl/worksheets/sheet{at}.xml", b" " * 10_000_000)
    with pytest.raises(BadList, match="terlalu besar untuk dibuka"):
        read_list(packed.getvalue(), "a.xlsx")


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@given(place=st.integers(0, 300), sign=st.integers(0, 255))
def test_a_workbook_damaged_inside_is_lines_or_one_sentence(
    packing: int, place: int, sign: int
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as box:
        box.writestr("xl/workbook.xml", " ".join(map(str, range(400))))
    data = bytearray(packed.getvalue())
    data[45 + place] = sign  # behind the head of the file
    with pytest.raises(BadList, match=r"a\.xlsx"):
        read_list(bytes(data), "a.xlsx")


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_whatever_comes_is_lines_or_one_sentence(data: bytes) -> None:
    try:
        found = read_list(data, "a.csv")
    except BadList as trouble:
        found = []
        sentence = str(trouble)
    else:
        sentence = "a.csv"
    assert "a.csv" in sentence
    for one in found:
        assert one.trouble or one.name or len(one.nip) == 18
        assert max(map(len, (one.name, one.unit, one.position, one.beside))) <= 160
