"""A roster file is read however the office wrote it; what stays out is named line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names.reading import BadRoster, Read, read_roster
from tests.names.files import HEADS, SARI, TRIS, csv_of, xlsx_of


def names(found: Read) -> list[str]:
    return [values["name"] for _, values in found.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    tris, sari = list(TRIS), list(SARI)
    tris[1], sari[1] = "Andr\u00e9 Sutrisno", "Sari Purnamawati"
    found = read_roster(csv_of(tris, sari, delimiter=delimiter, encoding=encoding), "daftar.csv")
    assert names(found) == ["Andr\u00e9 Sutrisno", "Sari Purnamawati"]
    assert [line for line, _ in found.rows] == [2, 3]
    assert not found.rejected
    assert not found.warnings


def test_english_headers_of_the_contract() -> None:
    heads = ["nip", "name", "position", "unit", "agency", "regency", "status"]
    found = read_roster(csv_of(TRIS, heads=heads, delimiter="\t"), "roster.csv")
    assert found.rows[0][1] == dict(zip(heads, TRIS, strict=True))


def test_only_three_kinds_of_rows_stay_out_and_each_says_its_line() -> None:
    nameless = [*TRIS[:1], "", *TRIS[2:]]
    short = SARI[:4]
    again = [TRIS[0], "Orang Lain", *TRIS[2:]]
    found = read_roster(csv_of(TRIS, nameless, short, again, SARI), "daftar.csv")
    assert names(found) == [TRIS[1], SARI[1]]
    assert [(one.line, one.reason) for one in found.rejected] == [
        (3, "Kolom nama kosong. Isi namanya."),
        (4, "Ada 4 kolom, seharusnya 7. Periksa pemisahnya."),
        (5, "NIP ini sudah ada di baris 2. Hapus salah satunya."),
    ]
    assert found.rejected[1].row == tuple(short)


def test_an_odd_nip_comes_in_with_a_warning() -> None:
    odd = ["12345", *TRIS[1:]]
    found = read_roster(csv_of(odd), "daftar.csv")
    assert found.rows[0][1]["nip"] == "12345"
    assert str(found.warnings[0]) == "Baris 2: NIP harus 18 angka, yang tertulis 5 angka."


def test_two_people_without_nip_are_no_doubles() -> None:
    found = read_roster(csv_of(["", *TRIS[1:]], ["", *SARI[1:]]), "daftar.csv")
    assert len(found.rows) == 2


def test_a_nip_with_spaces_is_the_same_nip() -> None:
    spaced = ["19780512 200604 1 003", "Orang Lain", *TRIS[2:]]
    found = read_roster(csv_of(TRIS, spaced), "daftar.csv")
    assert [one.line for one in found.rejected] == [3]


def test_a_workbook_with_a_title_above_and_a_number_for_a_nip() -> None:
    numbered = [int(TRIS[0]), *TRIS[1:]]
    found = read_roster(xlsx_of(["DAFTAR PEGAWAI"], [], HEADS, numbered, SARI), "daftar.xlsx")
    assert names(found) == [TRIS[1], SARI[1]]
    assert found.rows[0][1]["nip"] == ""  # a wrong NIP would be worse than none
    assert "angka belakangnya hilang" in str(found.warnings[0])
    assert found.rows[1] == (5, {**found.rows[1][1], "nip": SARI[0]})


def test_a_cell_over_two_lines_keeps_the_numbers_of_the_file() -> None:
    text = 'nama;unit\r\n"Sari\r\nPurnamawati";Wanasari\r\n;Sukamaju\r\n'
    found = read_roster(text.encode(), "daftar.csv")
    assert names(found) == ["Sari Purnamawati"]
    assert found.rejected[0].line == 4


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 not really", "tidak dapat dibaca sebagai XLSX"),
        (b"\x00\x01\x02\x00", "bukan CSV"),
        (b"a;b;c\n1;2;3\n", "tidak ada kolom nama"),
        (b"nama;unit\n", "tidak berisi satu pun"),
        (b"nama;nama_lengkap\nA;B\n", "ada dua kolom untuk name"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadRoster, match=said):
        read_roster(data, "daftar.csv")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "197805122006041003", "198103142005012007", "77", "abc"]),
            st.sampled_from(["", "Sari", "Pak Tris", "..."]),
            st.integers(2, 4),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_every_row_comes_in_or_is_named(rows: list[tuple[str, str, int]]) -> None:
    lines = [",".join([nip, name, "x", "y"][:width]) for nip, name, width in rows]
    lines.append("9,Penutup,x")
    found = read_roster(("nip,nama,unit\n" + "\n".join(lines)).encode(), "a.csv")
    numbers = [line for line, _ in found.rows] + [one.line for one in found.rejected]
    blank = [n for n, line in enumerate(lines, 2) if not line.strip(",")]
    assert sorted(numbers) == [n for n in range(2, len(rows) + 3) if n not in blank]
    nips = [values["nip"] for _, values in found.rows if values["nip"]]
    assert len(nips) == len(set(nips))
    assert all(values["name"] in ("Sari", "Pak Tris", "Penutup") for _, values in found.rows)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        found = read_roster(data, "daftar.csv")
    except BadRoster:
        return
    assert found.rows or found.rejected
