"""`roster build` and `roster update`: hostile files, what stays out, and the same work once."""

import json
from pathlib import Path

import polars as pl
import pytest

from jaganetral.cli.main import main
from jaganetral.names.roster.store import Store
from tests.names.files import HEADS, SARI, TRIS, csv_of, xlsx_of


def built(tmp_path: Path, name: str, data: bytes, *more: str) -> int:
    file = tmp_path / name
    if not file.exists() or file.read_bytes() != data:
        file.write_bytes(data)
    return main(["roster", "build", str(file), "--out", str(tmp_path / "index"), *more])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "kosong"),
        ("a.csv", b" \n\n", "kosong"),
        ("a.csv", b"\xef\xbb\xbfnama;unit\n", "satu pun baris"),
        ("a.csv", b"nama;unit\n" + b"x" * 1_500_000, "baris 2: lebih dari sejuta huruf"),
        ("a.csv", b'nama;unit\n"Siti;x\n' + b"Budi;y\n" * 30_000, "baris 2: tanda kutip"),
        ("a.csv", b"\x00\x01\x02", "bukan CSV"),
        ("a.xlsx", b"PK\x03\x04junk", "tidak dapat dibaca sebagai XLSX"),
        ("a.xlsx", xlsx_of(["DAFTAR"], ["x", "y"]), "tidak ada kolom nama"),
        ("a.parquet", b"PAR1junk", "tidak dapat dibaca sebagai Parquet"),
    ],
)
def test_a_hostile_file_gives_one_sentence_and_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    assert built(tmp_path, name, data, "--key", str(tmp_path / "k")) == 2
    told = capsys.readouterr().err.strip()
    assert said in told
    assert str(tmp_path / name) in told
    assert "\n" not in told
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_odd_encodings_and_cells_come_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, data in enumerate(
        [
            csv_of(TRIS, SARI, encoding="utf-16"),
            csv_of(TRIS, SARI, encoding="utf-8-sig", delimiter="\t"),
            csv_of(TRIS, [*SARI[:1], "José Sari", *SARI[2:]], encoding="cp1252"),
            xlsx_of(["DAFTAR PEGAWAI"], [], HEADS, [1.97805122006041e17, *TRIS[1:]], SARI),
        ]
    ):
        assert built(tmp_path, f"{number}.bin", data) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["people"], told["rejected"], told["odd_nip"]) == (2, 0, int(number == 3))


def test_rejected_rows_stand_beside_the_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [TRIS, ["", "", *SARI[2:]], [TRIS[0], "=Lain", *SARI[2:]], SARI[:3], SARI]
    assert built(tmp_path, "r.csv", csv_of(*rows)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["people"], told["rejected"]) == (2, 3)
    lines = (tmp_path / "rejected.csv").read_text("utf-8").splitlines()
    assert lines[0] == "row,reason," + ",".join(HEADS)
    assert sorted(line.split(",")[0] for line in lines[1:]) == ["3", "4", "5"]
    assert any("NIP ini sudah ada di baris 2" in line and "'=Lain" in line for line in lines)
    assert not list(tmp_path.glob(".*"))


def test_parquet_of_any_types_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "r.parquet"
    names = ["Siti\nAminah", "Budi", None, "Budi", "Rahma  Dewi"]
    nips = [197805122006041003, 198103142005012007, None, 198103142005012007, None]
    pl.DataFrame({"NIP": nips, "Nama": names, "Jabatan": [1.5, None, 2, 3, 4]}).write_parquet(file)
    assert main(["roster", "build", str(file), "--out", str(tmp_path / "index")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["people"], told["rejected"], told["odd_nip"]) == (3, 2, 0)
    written = Store(tmp_path / "index").array("kept_name").tobytes().decode()
    assert written == "Siti AminahBudiRahma Dewi"


def test_the_same_file_is_not_built_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = ("--key", str(tmp_path / "k"))
    assert built(tmp_path, "r.csv", csv_of(TRIS, SARI), *key) == 0
    first = json.loads(capsys.readouterr().out)
    made = (tmp_path / "index" / "index.json").stat().st_mtime_ns
    assert built(tmp_path, "r.csv", csv_of(TRIS, SARI), *key) == 0
    second = capsys.readouterr()
    assert "already" in second.err
    assert json.loads(second.out) == first
    assert (tmp_path / "index" / "index.json").stat().st_mtime_ns == made
    (tmp_path / "index" / "words.npy").write_bytes(b"")
    assert built(tmp_path, "r.csv", csv_of(TRIS, SARI), *key) == 0
    Store(tmp_path / "index").check()
    assert built(tmp_path, "r.csv", csv_of(TRIS), *key) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["people"] == 1


def test_changes_of_a_day_come_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = ("--key", str(tmp_path / "k"))
    built(tmp_path, "r.csv", csv_of(TRIS, SARI), *key)
    changes = tmp_path / "c.csv"
    changes.write_text(
        "perubahan;nip;nama;jabatan\n"
        f"mutasi;{TRIS[0]};;Camat\n"
        f"pensiun;{SARI[0]};;\n"
        ";199001012015042001;Nur Aini;Guru\n"
        "hapus;199001012015042009;;\n",
        "utf-8",
    )
    capsys.readouterr()
    argv = ["roster", "update", str(tmp_path / "index"), "--changes", str(changes)]
    assert main([*argv, *key]) == 0
    told = json.loads(capsys.readouterr().out)
    numbers = [told[one] for one in ("added", "changed", "removed", "rejected")]
    assert numbers == [1, 1, 1, 1]
    assert "NIP ini tidak ada di indeks" in (tmp_path / "rejected.csv").read_text("utf-8")
    screen = ["screen", "--index", str(tmp_path / "index"), "--name", "Sutrisno"]
    assert main(screen) == 0
    assert json.loads(capsys.readouterr().out)["candidates"][0]["position"] == "Camat"
    assert main(argv) == 2
    assert "--key" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jabatan\nx\n", "tidak ada kolom nip, baris, atau nama"),
        ("perubahan,baris\nlupakan,1\n", "baris 2: perubahan 'lupakan' tidak dikenal"),
        ("perubahan,baris\nhapus,satu\n", "baris 2: 'satu' bukan nomor baris"),
        ("perubahan,baris\nhapus\n", "baris 2: ada 1 kolom"),
    ],
)
def test_bad_changes_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    built(tmp_path, "r.csv", csv_of(TRIS, SARI))
    before = Store(tmp_path / "index").sha256
    (tmp_path / "c.csv").write_text(text, "utf-8")
    argv = ["roster", "update", str(tmp_path / "index"), "--changes", str(tmp_path / "c.csv")]
    assert main(argv) == 2
    assert said in capsys.readouterr().err
    assert Store(tmp_path / "index").sha256 == before
