"""Reads data/, refuses broken files with the file and the place, and hashes what it read."""

import hashlib
import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jaganetral.law import calendars, norms
from jaganetral.law.model import FactSpec, Norm, Pack, PackError

DATA = Path(__file__).parent / "data"
# The files a pack is made of; what else lies in the folder is no law.
FILES = (
    *("pack.yaml", "facts.yaml", "instruments.yaml", "sanctions.yaml", "competence.yaml"),
    *("procedure.yaml", "calendars.yaml"),
)
FACT_KEYS = {
    *("kind", "values", "pattern", "label", "label_en", "ask", "ask_en", "of"),
    *("implied_by", "by_post"),
}
KINDS = {"enum", "bool", "day", "time", "text", "conduct", "list", "prior"}


class _Strict(yaml.CSafeLoader):
    """The safe loader, but a key that stands twice is an error."""


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
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as trouble:
        if isinstance(trouble, PackError):
            raise
        raise PackError(f"{path.name}: bukan YAML yang dapat dibaca ({trouble}).") from None
    finally:
        loader.dispose()


def _facts(rows: Mapping[str, Any], file: str) -> Iterator[FactSpec]:
    for name, row in rows.items():
        place = f"{file}: fakta {name}"
        if unknown := row.keys() - FACT_KEYS:
            raise PackError(f"{place}: kunci tak dikenal {sorted(unknown)}.")
        if missing := {"kind", "label", "ask", "ask_en", "of"} - row.keys():
            raise PackError(f"{place}: tanpa {sorted(missing)}.")
        if row["kind"] not in KINDS:
            raise PackError(f"{place}: kind {row['kind']!r} tidak dikenal.")
        yield FactSpec(
            name,
            row["kind"],
            tuple(row.get("values", ())),
            row["label"],
            row["ask"],
            row["ask_en"],
            row["of"],
            row.get("implied_by", {}),
            row.get("label_en", row["label"]),
            row.get("pattern", ""),
            row.get("by_post"),
        )


def _digest(folder: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_pack(folder: Path) -> Pack:
    """A law pack from a folder; PackError where it is broken or incomplete."""
    files = [folder / name for name in FILES]
    for path in files:
        if not path.is_file():
            raise PackError(f"{folder}: tidak ada {path.name}; salin paket bawaan lalu ubah.")
    rows = {path.stem: read(path) for path in files}
    meta, steps = rows["pack"], rows["procedure"]["steps"]
    facts = {spec.name: spec for spec in _facts(rows["facts"], "facts.yaml")}
    groups = {name: tuple(values) for name, values in meta["groups"].items()}
    sanctions = rows["sanctions"]
    reader = norms.NormReader(facts, groups, rows["instruments"], sanctions["sets"])
    paths = sorted((folder / "norms").glob("*.yaml"))
    return Pack(
        version=str(meta["version"]),
        sha256=_digest(folder, [*files, *paths]),
        facts=facts,
        groups=groups,
        instruments=rows["instruments"],
        norms=_norms(reader, paths),
        sanctions=sanctions["sets"],
        competence=tuple(rows["competence"]),
        calendars={
            name: calendars.checked(name, row, "calendars.yaml")
            for name, row in rows["calendars"].items()
        },
        rules={
            **meta["rules"],
            "ranks": sanctions["ranks"],
            "escalation": sanctions["escalation"],
            "routes": rows["procedure"]["routes"],
            "limits": steps,
            # the general limit of each step: the last of its rows
            "steps": {name: variants[-1] for name, variants in steps.items()},
        },
    )


def _norms(reader: norms.NormReader, paths: list[Path]) -> dict[str, Norm]:
    rows = [(path.name, row) for path in paths for row in read(path) or []]
    reader.learn(rows)
    return {row["id"]: reader.norm(row, file) for file, row in rows}


@cache
def _loaded(folder: Path) -> Pack:
    return read_pack(folder)


def load_pack(folder: Path | None = None, extra_calendars: Mapping[str, Any] | None = None) -> Pack:
    """The shipped pack, or another folder's, read once; with further election calendars if given.

    Raises PackError.
    """
    pack = _loaded(folder or DATA)
    return with_calendar(pack, extra_calendars) if extra_calendars else pack


def with_calendar(pack: Pack, extra: Mapping[str, Any]) -> Pack:
    """The same pack with further calendars (election -> row as in calendars.yaml); a new hash."""
    new = {name: calendars.checked(name, row, "kalender tambahan") for name, row in extra.items()}
    text = json.dumps(new, sort_keys=True, default=str)
    spec = pack.facts["election"]
    names = tuple(dict.fromkeys([*spec.values, *new]))
    return replace(
        pack,
        calendars={**pack.calendars, **new},
        facts={**pack.facts, "election": replace(spec, values=names)},
        sha256=hashlib.sha256(f"{pack.sha256}\n{text}".encode()).hexdigest(),
        version=f"{pack.version}+kalender",
    )
