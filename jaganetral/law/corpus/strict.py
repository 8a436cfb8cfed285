"""Strict YAML: every key once, and every mistake named with its file and line."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jaganetral.law.model import PackError

WORDS = Path(__file__).parents[1] / "data" / "words.yaml"
# What YAML forbids in a text: control characters, that is.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
TEXT = "tag:yaml.org,2002:str"
Path_ = tuple[Hashable, ...]
# Where each value stands: its path of keys and indexes -> file and line.
Lines = dict[Path_, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: which value, and on which line; `said` names it in words ("norma x")."""

    file: str
    lines: Mapping[Path_, tuple[str, int]]
    path: Path_ = ()
    said: str = ""

    def at(self, *keys: Hashable, said: str = "") -> "Spot":
        """The place of a value inside this one."""
        return Spot(self.file, self.lines, (*self.path, *keys), said or self.said)

    def where(self) -> tuple[str, int]:
        """File and line; line 0 where it is not known."""
        found = (self.lines.get(self.path[:size]) for size in range(len(self.path), -1, -1))
        return next((one for one in found if one), (self.file, 0))

    def error(self, text: str) -> PackError:
        """One sentence: file, line, what, and what to do. The text ends without a stop."""
        file, line = self.where()
        parts = [file, f"baris {line}" if line else "", self.said, text]
        return PackError(": ".join(part for part in parts if part) + ".")


def read(path: Path) -> Any:
    """One YAML file, strictly. Raises PackError with file and line."""
    return read_marked(path)[0]


def read_marked(path: Path) -> tuple[Any, Lines]:
    """One YAML file, strictly, with the line of each of its values. Raises PackError."""
    loader = yaml.CSafeLoader(_text(path))
    lines: Lines = {}
    try:
        node = loader.get_single_node()
        data = None if node is None else _Builder(loader, path.name, lines).build(node, ())
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        raise _broken(path.name, mark.line + 1 if mark else 1, str(trouble.problem)) from None
    except yaml.YAMLError as trouble:
        raise _broken(path.name, 1, str(trouble).splitlines()[0]) from None
    finally:
        loader.dispose()
    return data, lines


def _broken(file: str, line: int, problem: str) -> PackError:
    return PackError(
        f"{file}: baris {line}: bukan YAML yang benar ({problem}); "
        "periksa lekuk, titik dua, kurung, dan tanda kutip di baris itu atau sebelumnya."
    )


def _text(path: Path) -> str:
    """The text of a file. Raises PackError where it is not UTF-8 or has control characters."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as trouble:
        line = raw[: trouble.start].count(b"\n") + 1
        raise PackError(
            f"{path.name}: baris {line}: ada bita yang bukan UTF-8; simpan berkas sebagai UTF-8."
        ) from None
    if bad := FORBIDDEN.search(text):
        line = text[: bad.start()].count("\n") + 1
        raise PackError(
            f"{path.name}: baris {line}: ada karakter kendali yang tidak terlihat; hapus."
        )
    return text


@dataclass(slots=True)
class _Builder:
    """Turns the nodes of one file into plain data and notes the line of each."""

    loader: Any
    file: str
    lines: Lines

    def build(self, node: yaml.Node, path: Path_) -> Any:
        self.lines.setdefault(path, (self.file, node.start_mark.line + 1))
        if len(path) > 40:
            raise self._error(node, "terlalu dalam atau menunjuk dirinya sendiri")
        if isinstance(node, yaml.MappingNode) and node.tag.endswith(":map"):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode) and node.tag.endswith(":seq"):
            return [self.build(one, (*path, place)) for place, one in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "kunci harus satu kata")
            key = self._scalar(key_node)
            if key in found:
                raise self._error(key_node, f"kunci {key!r} muncul dua kali; hapus salah satu")
            self.lines[*path, key] = (self.file, key_node.start_mark.line + 1)
            found[key] = self.build(value_node, (*path, key))
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag == TEXT:
            return node.value
        try:
            return self.loader.construct_object(node, deep=True)
        except ValueError:
            said = f"{node.value} bukan tanggal yang ada; tulis seperti 2024-09-22"
            raise self._error(node, said) from None

    def _error(self, node: yaml.Node, text: str) -> PackError:
        return PackError(f"{self.file}: baris {node.start_mark.line + 1}: {text}.")


@cache
def book() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The words of every identifier: group -> name -> language."""
    return dict(read(WORDS))
