"""A roster file in batches: the same rows whatever the format and wherever one starts."""

import io
from pathlib import Path

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names import rows
from jaganetral.names.normalize import fold_name
from jaganetral.names.reading import BadRoster
from jaganetral.names.rows import Batch, Row, Source, folds, open_roster
from tests.names.files import HEADS, SARI, TRIS, csv_of, xlsx_of

CROWD = [[f"1990010120150310{n:02}", f"Orang {n} Contoh", *TRIS[2:]] for n in range(23)]


def parquet_of(*table: list[str]) -> bytes:
    out = io.BytesIO()
    polars.DataFrame(list(table), schema=HEADS, orient="row").write_parquet(out)
    return out.getvalue()


def batches_of(source: Source, start: int = 0) -> list[Batch]:
    with open_roster(source, "daftar") as opened:
        return list(opened.after(start))


def rows_of(source: Source, start: int = 0) -> list[Row]:
    return [row for batch in batches_of(source, start) for row in batch.rows]


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 5)


@pytest.mark.parametrize("made", [csv_of(*CROWD), xlsx_of(HEADS, *CROWD), parquet_of(*CROWD)])
def test_from_the_end_of_any_batch_the_rest_comes_once(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "daftar"
    path.write_bytes(made)
    whole = rows_of(made)
    assert [row.fields["name"] for row in whole] == [row[1] for row in CROWD]
    for batch in batches_of(path):
        rest = rows_of(path, batch.done)
        assert rest == [row for row in whole if row.line > batch.done]


@given(st.lists(st.text(max_size=30), max_size=20))
def test_many_names_are_folded_as_one_is(names: list[str]) -> None:
    short = [name for name in names if len(fold_name(name).tokens) <= 6]
    assert folds(short) == [fold_name(name).folded for name in short]


def test_a_dash_is_nobodys_number() -> None:
    dashed = [["-", *row[1:]] for row in (TRIS, SARI)]
    assert [row.fields["nip"] for row in rows_of(csv_of(*dashed))] == ["", ""]


def test_private_columns_stand_apart_and_shifted_rows_show_nothing() -> None:
    heads = [*HEADS, "Tgl. Lahir", "Agama"]
    shifted = [*TRIS, "1978-05-12"]
    data = csv_of([*SARI, "1981-03-14", "x"], shifted, heads=heads)
    (batch,) = batches_of(data)
    with open_roster(data, "daftar.csv") as opened:
        assert opened.heads == tuple(HEADS)
    assert batch.rows[0].private == {"born": "1981-03-14"}
    assert set(batch.rows[0].fields.values()) == set(SARI)
    assert batch.rejected[0].row == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "kosong"), (b"a;b\n1;2\n", "tidak ada kolom nama"), (b"PAR1xxxx", "Parquet")],
)
def test_what_is_no_roster_is_said_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadRoster, match=said):
        rows_of(data)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadRoster, match="tidak ada berkas itu"):
        rows_of(tmp_path / "daftar.csv")
