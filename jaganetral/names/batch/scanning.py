"""Parts of texts: every mention as a line; what is posted again and again is verified once."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from jaganetral.names.batch.texts import BadTexts, Part
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.scan.scan import Scanner, rows_of

_REMEMBERED = 64_000_000  # bytes of texts and their mentions


class _Text(msgspec.Struct):
    """A line of input; its other fields are left alone."""

    id: msgspec.Raw
    text: str


_READ = msgspec.json.Decoder(_Text)


class Scanning:
    """An index opened for texts."""

    def __init__(self, folder: Path) -> None:
        self.scanner = Scanner(RosterIndex(folder))
        self._known: dict[str, list[bytes]] = {}  # text -> its mentions without the id
        self._size = 0

    def lines(self, part: Part) -> bytes:
        """The mentions of a part as JSON Lines, in the order of its texts. Raises BadTexts."""
        texts = _texts(part)
        found = self._mentions(dict.fromkeys(one.text for one in texts))
        return b"".join(
            b'{"id":' + bytes(one.id) + mention
            for one in texts
            for mention in found.get(one.text, ())
        )

    def _mentions(self, wanted: Iterable[str]) -> dict[str, list[bytes]]:
        known = {text: self._known[text] for text in wanted if text in self._known}
        fresh = [text for text in wanted if text not in known]
        found: dict[str, list[bytes]] = {}
        for row in rows_of(self.scanner, [{"id": text, "text": text} for text in fresh]):
            mention = b"," + msgspec.json.encode({**row, "id": 0})[8:] + b"\n"
            found.setdefault(row["id"], []).append(mention)
        self._remember(found)
        return known | found

    def _remember(self, found: dict[str, list[bytes]]) -> None:
        self._size += sum(len(text) + sum(map(len, rows)) for text, rows in found.items())
        if self._size > _REMEMBERED:
            self._known, self._size = {}, 0
        self._known |= found


def _texts(part: Part) -> list[_Text]:
    try:
        return _READ.decode_lines(part.data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return list(_one_by_one(part))


def _one_by_one(part: Part) -> Iterator[_Text]:
    """The slow way, which knows the line; it also reads halves of characters."""
    for number, line in enumerate(part.data.split(b"\n")):
        if line.strip():
            said = read_object(line, part.place(number))
            if "id" not in said or not isinstance(said.get("text"), str):
                raise BadTexts(f"{part.place(number)}: an object with id and text is needed.")
            yield _Text(msgspec.Raw(json.dumps(said["id"]).encode()), said["text"])


def read_object(line: bytes, place: str) -> dict[str, Any]:
    """The JSON object of a line. Raises BadTexts naming the place."""
    try:
        said = json.loads(line.decode())
    except UnicodeDecodeError:
        raise BadTexts(f"{place}: not UTF-8 text; save the file as UTF-8.") from None
    except ValueError as trouble:
        raise BadTexts(f"{place}: not JSON ({trouble}).") from None
    if not isinstance(said, dict):
        raise BadTexts(f"{place}: one JSON object is needed.")
    return said
