"""`jaganetral assess` as other programs call it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jaganetral.cli.main import main

LIKE = {
    "status": "pns",
    "election": "pilkada-2024",
    "office": "bupati",
    "act_date": "2024-10-05",
    "conduct": ["like_share_comment_follow"],
    "winning_team_account": True,
}


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["assess", *args])
    out, err = capsys.readouterr()
    return status, out, err


def saved(folder: Path, facts: Any, name: str = "facts.json") -> str:
    path = folder / name
    path.write_text(facts if isinstance(facts, str) else json.dumps(facts), "utf-8")
    return str(path)


def test_one_case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, err = call(capsys, saved(tmp_path, LIKE))
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert found["outcome"]["tracks"] == [
        {
            "category": "disiplin",
            "certain": True,
            "floor": "berat",
            "ceiling": "berat",
            "levels": ["berat"],
        }
    ]
    assert {"pack", "mode", "stage", "outcome", "findings", "recommended", "authority"} <= set(
        found
    )
    assert {"routes", "deadlines", "ask", "what_if", "warnings"} <= set(found)
    assert all(row["state"] != "fails" for row in found["findings"])
    assert len(found["pack"]["sha256"]) == 64


def test_a_null_is_unknown_and_a_byte_order_mark_no_harm(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "bom.json"
    path.write_text(json.dumps({**LIKE, "post": None}), "utf-8-sig")
    _, with_null, _ = call(capsys, str(path))
    _, without, _ = call(capsys, saved(tmp_path, LIKE))
    assert with_null == without


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(LIKE)))
    status, out, _ = call(capsys, "-")
    assert (status, json.loads(out)["outcome"]["level"]) == (0, ["berat"])


def test_lines_keep_their_order_and_name_the_bad_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = json.dumps(LIKE) + "\n\n" + json.dumps({**LIKE, "act_date": "2024-08-20"}) + "\n"
    status, out, _ = call(capsys, "--lines", saved(tmp_path, good, "a.jsonl"))
    levels = [json.loads(line)["outcome"]["level"] for line in out.splitlines()]
    assert (status, levels) == (0, [["berat"], ["moral"]])
    bad = good + json.dumps({**LIKE, "warna": "merah"})
    status, out, err = call(capsys, "--lines", saved(tmp_path, bad, "b.jsonl"))
    assert (status, out) == (2, "")
    assert "b.jsonl, line 4" in err
    assert "'warna' tidak dikenal" in err


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"warna": 1}, "Fakta 'warna' tidak dikenal"),
        ({"status": "raja"}, "Fakta status: nilai 'raja' tidak dikenal"),
        ({"status": True}, "Fakta status: nilai True tidak dikenal"),
        ({"participant": "ya"}, "Fakta participant: 'ya' bukan true"),
        ({"act_date": "20240105"}, "Fakta act_date: '20240105' bukan tanggal"),
        ({"act_date": "2024-02-30"}, "bukan tanggal"),
        ({"act_date": {"from": "2024-02-02", "to": "2024-02-01"}}, "'from' sesudah 'to'"),
        ({"act_date": {"from": "2024-02-02"}}, "rentang memerlukan"),
        ({"act_time": "9:00"}, "bukan jam"),
        ({"area": 33.01}, "bukan kode wilayah"),
        ({"election": "pilpres"}, "Fakta election"),
        ({"conduct": ["baliho_apk", "terbang"]}, "'terbang' tidak dikenal"),
        ({"conduct": [None]}, "tidak dikenal"),
        ({"conduct": 5}, "bukan daftar kode"),
        ({"status": {"one_of": []}}, "'one_of' kosong"),
        ({"status": {"one_of": ["pns", "raja"]}}, "'raja' tidak dikenal"),
        ({"prior": [{"type": "cambuk"}]}, "'cambuk' tidak dikenal"),
        ({"prior": [{"same_kind": True}]}, "berisi type"),
        ({"prior": [{"type": "teguran_lisan", "date": "kemarin"}]}, "bukan tanggal"),
        ("[]", "one JSON object"),
        ("{", "not JSON"),
        ('{"status": "pns", "status": "pppk"}', '"status" stands twice'),
    ],
)
def test_bad_input_is_one_sentence_and_status_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, facts: Any, said: str
) -> None:
    status, out, err = call(capsys, saved(tmp_path, facts))
    assert (status, out) == (2, "")
    assert said in err
    assert "facts.json" in err
    assert err.count("\n") == 1


def test_a_missing_file_and_no_file_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "tidak-ada.json")[0] == 2
    assert call(capsys)[0] == 2


def test_all_shows_failing_norms_with_their_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, out, _ = call(capsys, "--all", saved(tmp_path, LIKE))
    rows = {row["norm"]: row for row in json.loads(out)["findings"]}
    assert rows["skb22-ke-04"]["state"] == "fails"
    assert rows["skb22-ke-04"]["because"] == ["Tidak terpenuhi: yang diuntungkan (bakal calon)."]
    assert rows["skb20-01"]["because"]


def test_the_quick_mode_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, _ = call(capsys, "--kleene", saved(tmp_path, LIKE))
    found = json.loads(out)
    assert (found["mode"], found["outcome"]["level"]) == ("kleene", ["berat"])


def test_the_schema_lists_every_fact(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "--schema")
    properties = json.loads(out)["properties"]
    assert {"status", "conduct", "prior", "reading_photo", "resource_form"} <= set(properties)
    assert {"type": "null"} in properties["status"]["anyOf"]


CHANGES = """
norms: []
sanctions: {sets: {sedang_pp94: {operative: true}}}
"""


def test_compare_shows_what_a_changed_law_would_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    facts = {
        **LIKE,
        "conduct": ["ikut_kampanye", "atribut_partai_atau_pns"],
        "facility": False,
        "mobilises": False,
    }
    changes = saved(tmp_path, CHANGES, "berlaku.yaml")
    status, out, _ = call(capsys, saved(tmp_path, facts), "--compare", changes)
    found = json.loads(out)
    assert status == 0
    assert found["changed"] == ["recommended"]
    assert found["before"]["recommended"]["sanctions"][0] == "tunda_kgb_1th"
    assert found["after"]["recommended"]["sanctions"][0] == "potong_tukin_25_6bln"
    assert found["before"]["pack"] != found["after"]["pack"]
    _, out, _ = call(capsys, saved(tmp_path, facts), "--pack", changes)
    assert json.loads(out)["recommended"] == found["after"]["recommended"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("norms: [{id: a}]", "norma a: tanpa"),
        ("hukum: []", "kunci tak dikenal"),
        ("a: 1\na: 2", "baris 2: kunci 'a' muncul dua kali"),
        ("- 1", "harus pemetaan"),
        ("a: [", "baris"),
    ],
)
def test_a_broken_pack_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, said: str
) -> None:
    path = saved(tmp_path, text, "rusak.yaml")
    status, _, err = call(capsys, saved(tmp_path, LIKE), "--pack", path)
    assert status == 2
    assert said in err
    assert "rusak.yaml" in err


def test_a_batch_of_csv(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "kasus.csv"
    table.write_text(
        "status,election,office,act_date,conduct,winning_team_account\n"
        "pns,pilkada-2024,bupati,2024-10-05,like_share_comment_follow|baliho_apk,true\n"
        "pns,pilkada-2024,bupati,2024-10-05,like_share_comment_follow,\n"
        "honorer,pilkada-2024,bupati,2024-10-05,baliho_apk,\n",
        "utf-8",
    )
    out = tmp_path / "hasil.csv"
    status, said, err = call(capsys, "--batch", str(table), "--out", str(out))
    with out.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert (status, said) == (0, "")
    assert err.startswith(f"3 rows written to {out}. 3 are exact, 0 by the quick mode alone")
    assert [row["row"] for row in rows] == ["1", "2", "3"]
    assert [row["disiplin_floor"] for row in rows] == ["berat", "tidak_ada", ""]
    assert [row["settled"] for row in rows] == ["True", "False", "True"]
    assert rows[2]["kontrak_ceiling"] == "menurut_kontrak"


def test_a_batch_of_parquet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    table, out = tmp_path / "kasus.parquet", tmp_path / "hasil.parquet"
    rows = [{"status": "pns", "act_date": None, "conduct": "anggota_pengurus_parpol"}]
    polars.DataFrame(rows, schema_overrides={"act_date": polars.String}).write_parquet(table)
    assert call(capsys, "--batch", str(table), "--out", str(out))[0] == 0
    (row,) = polars.read_parquet(out).to_dicts()
    assert (row["kepegawaian_floor"], row["settled"]) == ("tidak_ada", False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("status\npns\nraja\n", "baris 2: Fakta status"),
        ("warna\nmerah\n", "k.csv: Fakta 'warna' tidak dikenal"),
        ("status,post\npns\n", "line 2: the row has another number of columns"),
        ("prior\nteguran_lisan\n", "tidak dapat ditulis dalam tabel"),
    ],
)
def test_a_bad_batch_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, said: str
) -> None:
    out = tmp_path / "hasil.csv"
    status, _, err = call(capsys, "--batch", saved(tmp_path, text, "k.csv"), "--out", str(out))
    assert status == 2
    assert said in err
    assert not out.exists()


def test_it_starts_without_the_site_and_without_numpy(tmp_path: Path) -> None:
    code = (
        "import sys; from jaganetral.cli.main import main;"
        f"main(['assess', {saved(tmp_path, LIKE)!r}]);"
        "sys.exit(any(name in sys.modules for name in ('django', 'numpy', 'polars', 'nacl')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["assess", "--help"])
    assert end.value.code == 0
    assert "jaganetral assess -" in capsys.readouterr().out


def test_a_batch_under_two_laws(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [f"pns,pilkada-2024,bupati,{day},baliho_apk" for day in ("2024-10-05", "2024-08-20")]
    table = saved(tmp_path, "\n".join(["status,election,office,act_date,conduct", *rows]), "k.csv")
    law = saved(tmp_path, CHANGED_LAW, "ubahan.yaml")
    out = tmp_path / "hasil.csv"
    status, _, err = call(capsys, "--batch", table, "--out", str(out), "--compare", law)
    with out.open(encoding="utf-8", newline="") as lines:
        first, second = csv.DictReader(lines)
    assert status == 0
    assert (first["disiplin_floor"], first["disiplin_floor_after"]) == ("berat", "sedang")
    assert (first["changed"], second["changed"]) == ("True", "False")
    assert "1 of 2 rows change.\n  disiplin: from berat to sedang: 1\n" in err


CHANGED_LAW = """
norms:
- id: skb22-dis-01
  text: Alat peraga menjadi pelanggaran sedang.
  cite: [{instrument: skb-2022, at: contoh, confidence: recall}]
  who: asn
  when: {conduct: baliho_apk, stage: sesudah_penetapan}
  then: [{category: disiplin, level: sedang, sanctions: sedang_pp94}]
"""


def test_the_quick_batch_and_its_numbers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = saved(tmp_path, "status,conduct\npns,ikut_kampanye\n", "k.csv")
    out = tmp_path / "hasil.csv"
    status, _, err = call(capsys, "--batch", table, "--out", str(out), "--kleene")
    assert (status, err) == (0, f"1 rows written to {out}.\n")
    assert out.read_text("utf-8").splitlines()[1].endswith(",False,kleene")
    for name, value in (("--part", "0"), ("--workers", "-1")):
        more = (name, value, "--engine", "dask")
        status, _, err = call(capsys, "--batch", table, "--out", str(out), *more)
        assert status == 2
        assert f"{name} {value}: give a number from 1 up" in err
