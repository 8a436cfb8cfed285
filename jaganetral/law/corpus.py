"""Reads data/, refuses broken files with the file and the place, and hashes what it read."""

import hashlib
import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jaganetral.law import calendars, instruments, norms
from jaganetral.law.model import FactSpec, Pack, PackError

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
Rows = list[tuple[str, Mapping[str, Any]]]
KINDS = {"enum", "bool", "day", "time", "text", "conduct", "list", "prior"}


class _Strict(yaml.CSafeLoader):
    """The safe loader, but a key that stands twice is an error."""

    file = ""


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            line = key_node.start_mark.line + 1
            raise PackError(f"{loader.file}: baris {line}: kunci {key!r} muncul dua kali.")
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(path: Path) -> Any:
    """One YAML file, strictly. Raises PackError with file and line."""
    loader = _Strict(path.read_bytes())
    loader.file = path.name
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


def read_pack(folder: Path, changes: Path | None = None) -> Pack:
    """A law pack from a folder, with a file of changes if given; PackError where it is broken.

    The file of changes has the names of the pack's files as keys: what stands there replaces or
    adds to what the folder says; `norms` is a list of rows, an id that exists is replaced.
    """
    files = [folder / name for name in FILES]
    for path in files:
        if not path.is_file():
            raise PackError(f"{folder}: tidak ada {path.name}; salin paket bawaan lalu ubah.")
    paths = sorted((folder / "norms").glob("*.yaml"))
    rows = {path.stem: read(path) for path in files}
    norm_rows = [(path.name, row) for path in paths for row in read(path) or []]
    digest = _digest(folder, [*files, *paths])
    if changes is not None:
        _change(rows, norm_rows, changes)
        digest.update(changes.read_bytes())
    return _pack(rows, norm_rows, digest.hexdigest())


def _digest(folder: Path, files: list[Path]) -> "hashlib._Hash":
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest


def _change(rows: dict[str, Any], norm_rows: Rows, path: Path) -> None:
    """Apply a file of changes in place."""
    wanted = read(path)
    if not isinstance(wanted, Mapping):
        raise PackError(f"{path.name}: isinya harus pemetaan seperti `norms:` atau `sanctions:`.")
    if unknown := wanted.keys() - {*rows, "norms"}:
        raise PackError(f"{path.name}: kunci tak dikenal {sorted(unknown)}; pilih {sorted(rows)}.")
    for row in wanted.get("norms", []):
        norm_rows[:] = [one for one in norm_rows if one[1].get("id") != row.get("id")]
        norm_rows.append((path.name, row))
    for name in wanted.keys() - {"norms"}:
        rows[name] = _merged(rows[name], wanted[name])


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return new


def _pack(rows: Mapping[str, Any], norm_rows: Rows, sha256: str) -> Pack:
    meta, steps, sanctions = rows["pack"], rows["procedure"]["steps"], rows["sanctions"]
    facts = {spec.name: spec for spec in _facts(rows["facts"], "facts.yaml")}
    groups = {name: tuple(values) for name, values in meta["groups"].items()}
    known = instruments.checked(rows["instruments"], "instruments.yaml")
    reader = norms.NormReader(facts, groups, known, sanctions["sets"])
    reader.learn(norm_rows)
    return Pack(
        version=str(meta["version"]),
        sha256=sha256,
        facts=facts,
        groups=groups,
        instruments=known,
        norms={row["id"]: reader.norm(row, file) for file, row in norm_rows},
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


@cache
def _loaded(place: Path) -> Pack:
    return read_pack(place) if place.is_dir() else read_pack(DATA, place)


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
