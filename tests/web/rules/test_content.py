"""A pack as one text and back: the same hash, the same law; what is broken is refused in words."""

import io
import zipfile
from pathlib import Path

import pytest

from jaganetral.law.compare.packs import changes_between
from jaganetral.law.corpus.pack import DATA, load_pack, read_pack
from jaganetral.law.model import PackError
from jaganetral.web.rules.content import (
    Content,
    content_of,
    folder_calendars,
    shipped_files,
    tried,
)
from jaganetral.web.rules.upload import content_from
from tests.conftest import CALENDARS

CHANGE = "sanctions: {sets: {moral: {options: [pernyataan_tertutup]}}}\n"


def zipped(files: dict[str, str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return kept.getvalue()


def test_the_shipped_pack_keeps_its_hash_and_its_law() -> None:
    again = content_of(Content(shipped_files()).text()).pack()
    assert again.sha256 == load_pack().sha256
    assert not changes_between(load_pack(), again)


def test_with_local_calendars_too() -> None:
    rows = folder_calendars(CALENDARS)
    kept = content_of(Content(shipped_files()).with_calendars(rows).text()).pack()
    ours = load_pack(extra_calendars=rows)
    assert kept.sha256 == ours.sha256 != load_pack().sha256
    assert not changes_between(ours, kept)


def test_changes_apply_one_after_another(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(CHANGE)
    second.write_text("pack: {version: uji}\n")
    content = Content(shipped_files()).with_changes("a.yaml", CHANGE)
    content = content.with_changes("b.yaml", second.read_text())
    pack = content_of(content.text()).pack()
    assert pack.version == "uji"
    assert pack.sanctions["moral"]["options"] == ["pernyataan_tertutup"]
    assert pack.sha256 == read_pack(DATA, first, second).sha256


def test_a_text_of_a_newer_program_is_refused() -> None:
    with pytest.raises(PackError, match="lebih baru"):
        content_of('{"format": 99}')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("norms: [", "ubahan.yaml: baris 2"),
        ("normz: []", "normz"),
        ("norms:\n  - id: x\n    id: y\n", "ubahan.yaml: baris 3"),
        ("norms: 5", "ubahan.yaml"),
        ("pack: {groups: 7}", r"\w"),
        ("pack: {rules: {heaviest: null}}", r"\w"),
        ("hanya kata", "ubahan.yaml"),
    ],
)
def test_a_broken_file_of_changes_is_refused(text: str, said: str) -> None:
    content = content_from("ubahan.yaml", text.encode(), Content(shipped_files()))
    with pytest.raises(PackError, match=said):
        tried(content)


@pytest.mark.parametrize("top", ["", "paket-kami/"])
def test_a_zip_of_a_folder_is_a_pack(top: str) -> None:
    files = {f"{top}{name}": text for name, text in shipped_files().items()}
    base = Content(shipped_files(), (("lama.yaml", CHANGE),), folder_calendars(CALENDARS))
    content = content_from("paket.zip", zipped(files | {f"{top}LICENSE.md": "-"}), base)
    assert dict(content.files) == shipped_files()
    assert content.changes == ()
    assert content.calendars == base.calendars  # the calendars of the office stay


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"norms/a.yaml": "[]"}), "tidak ada pack.yaml"),
        (zipped({f"norms/{n}.yaml": "[]" for n in range(61)}), "berisi 61 berkas"),
        (zipped(shipped_files() | {"pack.yaml": "a" * 2_000_001}), "pack.yaml terlalu besar"),
        (b"\xff\xfe\x00", "bukan teks UTF-8"),
        (b"a" * 2_000_001, "terlalu besar"),
    ],
)
def test_what_is_no_pack_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(PackError, match=said):
        content_from("paket.zip", data, Content(shipped_files()))


def test_a_path_that_leaves_the_folder_is_left_out() -> None:
    files = shipped_files() | {"../../jahat.yaml": "x", "norms/../pack.yaml": "x"}
    content = content_from("p.zip", zipped(files), Content(shipped_files()))
    assert dict(content.files) == shipped_files()


def test_the_name_of_a_file_cannot_lead_elsewhere() -> None:
    base = Content(shipped_files())
    content = content_from("../../../etc/ubah an.yaml", CHANGE.encode(), base)
    assert content.changes[0][0] == "ubahan.yaml"
    assert content.pack().sanctions["moral"]["options"] == ["pernyataan_tertutup"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_damaged_inside_is_refused_in_one_sentence(packing: int) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packing) as packed:
        for name, text in shipped_files().items():
            packed.writestr(name, text)
    whole = kept.getvalue()
    for place in range(60, 1500, 90):
        data = bytearray(whole)
        data[place : place + 8] = b"\xff" * 8
        with pytest.raises(PackError, match=r"paket\.zip"):
            content_from("paket.zip", bytes(data), Content(shipped_files()))
