"""Reads data/, refuses broken files with the file and the place, and hashes what it read."""

import hashlib
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jaganetral.law import norms as norm_reading
from jaganetral.law.model import FactSpec, Norm, Pack, PackError

DATA = Path(__file__).parent / "data"
FACT_KEYS = {"kind", "values", "label", "ask", "ask_en", "of", "implied_by"}


class _Strict(yaml.CSafeLoader):
    """The safe loader, but a key that stands twice is an error."""

    name: str


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            line = key_node.start_mark.line + 1
            raise PackError(f"{loader.name}: baris {line}: kunci {key!r} muncul dua kali.")
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(path: Path) -> Any:
    """One YAML file, strictly. Raises PackError with file and line."""
    loader = _Strict(path.read_bytes())
    loader.name = path.name
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark
        line = mark.line + 1 if mark else 0
        raise PackError(f"{path.name}: baris {line}: {trouble.problem}.") from None
    finally:
        loader.dispose()


def _facts(path: Path) -> Iterator[FactSpec]:
    for name, row in read(path).items():
        if unknown := row.keys() - FACT_KEYS:
            raise PackError(f"{path.name}: fakta {name}: kunci tak dikenal {sorted(unknown)}.")
        yield FactSpec(
            name,
            row["kind"],
            tuple(row.get("values", ())),
            row["label"],
            row["ask"],
            row["ask_en"],
            row.get("of", "agency"),
            row.get("implied_by", {}),
        )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_pack(folder: Path) -> Pack:
    """A law pack from a folder; PackError where it is broken."""
    meta = read(folder / "pack.yaml")
    facts = {spec.name: spec for spec in _facts(folder / "facts.yaml")}
    instruments: Mapping[str, Any] = read(folder / "instruments.yaml")
    sanctions: Mapping[str, Any] = read(folder / "sanctions.yaml")
    groups = {name: tuple(values) for name, values in meta["groups"].items()}
    reader = norm_reading.NormReader(facts, groups, instruments, sanctions)
    norms: dict[str, Norm] = {}
    for path in sorted((folder / "norms").glob("*.yaml")):
        for row in read(path):
            norm = reader.norm(row, path.name)
            if norm.id in norms:
                raise PackError(f"{path.name}: norma {norm.id} sudah ada.")
            norms[norm.id] = norm
    return Pack(
        version=str(meta["version"]),
        sha256=_digest(folder),
        facts=facts,
        groups=groups,
        instruments=instruments,
        norms=norms,
        sanctions=sanctions,
        competence=tuple(read(folder / "competence.yaml")),
        calendars=read(folder / "calendars.yaml"),
        rules=meta["rules"],
    )


@cache
def load_pack(folder: Path = DATA) -> Pack:
    """The shipped pack, or another folder's; read once."""
    return read_pack(folder)
