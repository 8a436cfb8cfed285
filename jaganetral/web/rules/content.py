"""A law pack as one canonical text, and back: what is kept so that it can be read for ever."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jaganetral.law.assess import assess
from jaganetral.law.corpus.added import read_calendars
from jaganetral.law.corpus.pack import DATA, FILES, read_pack, with_calendar
from jaganetral.law.model import Pack, PackError
from jaganetral.seal.canonical import canonical

FORMAT = 1
# What a broken pack may raise where a check of the law part does not name it yet.
ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, LookupError)


@dataclass(frozen=True, slots=True)
class Content:
    """What a pack is made of: files by relative name, files of changes in order, calendars."""

    files: Mapping[str, str]
    changes: tuple[tuple[str, str], ...] = ()
    calendars: Mapping[str, Any] | None = None

    def text(self) -> str:
        """The canonical text that is kept."""
        whole = {
            "format": FORMAT,
            "files": dict(self.files),
            "changes": [list(one) for one in self.changes],
            "calendars": plain(self.calendars or {}),
        }
        return canonical(whole).decode("utf-8")

    def pack(self) -> Pack:
        """The pack. Raises PackError naming file and place."""
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "norms").mkdir()
            for name, text in self.files.items():
                (folder / name).write_bytes(text.encode("utf-8"))
            (folder / "ubahan").mkdir()
            paths = []
            for number, (name, text) in enumerate(self.changes):
                path = folder / "ubahan" / str(number) / name
                path.parent.mkdir()
                path.write_bytes(text.encode("utf-8"))
                paths.append(path)
            return _read(folder, paths, self.calendars or {})

    def with_changes(self, name: str, text: str) -> "Content":
        """The same with one more file of changes."""
        return replace(self, changes=(*self.changes, (name, text)))

    def with_calendars(self, rows: Mapping[str, Any]) -> "Content":
        """The same with further election calendars; one of the same name is replaced."""
        return replace(self, calendars={**(self.calendars or {}), **plain(rows)})


def _read(folder: Path, changes: list[Path], calendars: Mapping[str, Any]) -> Pack:
    try:
        pack = read_pack(folder, *changes)
        return with_calendar(pack, calendars) if calendars else pack
    except PackError:
        raise
    except ODD as trouble:
        kind = type(trouble).__name__
        raise PackError(f"Bentuk paket tidak dikenal ({kind}: {trouble}).") from None


def content_of(text: str) -> Content:
    """A kept text as content; PackError where a newer program wrote it."""
    whole = json.loads(text)
    if whole.get("format") != FORMAT:
        raise PackError("Paket ini disimpan oleh versi JagaNetral yang lebih baru.")
    changes = tuple((name, said) for name, said in whole["changes"])
    return Content(whole["files"], changes, whole["calendars"])


def shipped_files() -> dict[str, str]:
    """The files of the shipped pack by their relative names."""
    paths = [DATA / name for name in FILES] + sorted((DATA / "norms").glob("*.yaml"))
    return {path.relative_to(DATA).as_posix(): path.read_bytes().decode("utf-8") for path in paths}


def folder_calendars(folder: Path) -> dict[str, Any]:
    """The election calendars that lie as files in a folder. Raises PackError."""
    return dict(plain(read_calendars(sorted(folder.glob("*.yaml")))))


def plain(value: Any) -> Any:
    """The same as JSON keeps it: days as text."""
    return json.loads(json.dumps(value, default=str))


def tried(content: Content) -> Pack:
    """The pack of a content, tried on a case of nothing and on one of the shipped norms' facts.

    Raises PackError: what cannot be assessed must not bind.
    """
    pack = content.pack()
    for facts in ({}, {"status": "pns", "act_date": "2024-11-01", "office": "bupati"}):
        try:
            assess(facts, pack=pack, changes=False)
        except ODD as trouble:
            said = f"{type(trouble).__name__}: {trouble}"
            raise PackError(f"Paket terbaca, tetapi tidak dapat menilai ({said}).") from None
    return pack
