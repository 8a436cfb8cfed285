"""Finished parts on disk."""

from pathlib import Path

import pytest

from jaganetral.parts import kept


def test_parts_come_back_in_the_order_asked(tmp_path: Path) -> None:
    for key in ("a", "b"):
        kept.keep(tmp_path, key, kept.pressed(key.encode() * 9))
    assert kept.count(tmp_path) == 2
    assert kept.has(tmp_path, "a")
    assert not kept.has(tmp_path, "c")
    assert list(kept.read(tmp_path, ["b", "a", "b"])) == [b"b" * 9, b"a" * 9, b"b" * 9]


@pytest.mark.parametrize("damage", [b"", b"x\x9c", None])
def test_a_damaged_part_is_told_and_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    kept.keep(tmp_path, "a", kept.pressed(b"lines"))
    path = next(tmp_path.iterdir())
    path.write_bytes(damage) if damage is not None else path.unlink()
    with pytest.raises(kept.DamagedPart, match="makes it anew"):
        list(kept.read(tmp_path, ["a"]))
    assert not kept.has(tmp_path, "a")
