"""Reads data/, refuses broken files with the file and the place, and hashes what it read."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jaganetral.law.corpus import calendars, instruments, layout, norms
from jaganetral.law.corpus.norms import Row
from jaganetral.law.corpus.shape import meant
from jaganetral.law.corpus.strict import Lines, Spot, read, read_marked
from jaganetral.law.model import FactSpec, Pack, PackError

__all__ = ["DATA", "load_pack", "read", "read_pack", "with_calendar"]

DATA = Path(__file__).parents[1] / "data"
# The files a pack is made of; what else lies in the folder is no law.
FILES = (
    *("pack.yaml", "facts.yaml", "instruments.yaml", "sanctions.yaml", "competence.yaml"),
    *("procedure.yaml", "calendars.yaml"),
)


def _facts(rows: Mapping[str, Any]) -> Iterator[FactSpec]:
    for name, row in rows.items():
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


def read_pack(folder: Path, *changes: Path) -> Pack:
    """A law pack from a folder, with files of changes one after another; PackError where broken.

    A file of changes has the names of the pack's files as keys: what stands there replaces or
    adds to what the folder says; `norms` is a list of rows, an id that exists is replaced.
    """
    files = [folder / name for name in FILES]
    for path in files:
        if not path.is_file():
            raise PackError(f"{folder}: tidak ada {path.name}; salin paket bawaan lalu ubah.")
    paths = sorted((folder / "norms").glob("*.yaml"))
    rows: dict[str, Any] = {}
    lines: Lines = {}
    for path in files:
        rows[path.stem] = _gathered(path, lines)
    norm_rows = [row for path in paths for row in _rows(path, *read_marked(path))]
    digest = _digest(folder, [*files, *paths])
    for path in changes:
        _change(rows, lines, norm_rows, path)
        digest.update(path.read_bytes())
    return _pack(rows, lines, norm_rows, digest.hexdigest())


def _gathered(path: Path, lines: Lines) -> Any:
    """A file's data; its lines are added under the file's name."""
    data, own = read_marked(path)
    lines |= {(path.stem, *place): where for place, where in own.items()}
    return data


def _rows(path: Path, data: Any, lines: Lines) -> Iterator[Row]:
    """The norms of a file, each with its place."""
    spot = Spot(path.name, lines)
    if not isinstance(data, list | None):
        raise spot.error("isinya harus daftar norma, masing-masing mulai dengan `- id:`")
    for place, row in enumerate(data or []):
        yield spot.at(place), row


def _digest(folder: Path, files: list[Path]) -> "hashlib._Hash":
    """A hash of the names and bytes of the files, whatever folder and order they come from."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest


def _change(rows: dict[str, Any], lines: Lines, norm_rows: list[Row], path: Path) -> None:
    """Apply a file of changes in place."""
    wanted, own = read_marked(path)
    spot = Spot(path.name, own)
    if not isinstance(wanted, Mapping):
        raise spot.error("isinya harus pemetaan seperti `norms:` atau `sanctions:`")
    for name in wanted.keys() - {*rows, "norms"}:
        raise spot.at(name).error(f"kunci tak dikenal {name!r}; {meant(name, [*rows, 'norms'])}")
    new = wanted.get("norms", [])
    if not isinstance(new, list):
        raise spot.at("norms").error(
            "`norms` harus daftar norma, masing-masing mulai dengan `- id:`"
        )
    for place, row in enumerate(new):
        name = row.get("id") if isinstance(row, Mapping) else None
        norm_rows[:] = [one for one in norm_rows if one[0].file == path.name or not _is(one, name)]
        norm_rows.append((spot.at("norms", place), row))
    for name in wanted.keys() - {"norms"}:
        rows[name] = _merged(rows[name], wanted[name])
    lines |= own


def _is(row: Row, name: Any) -> bool:
    return isinstance(row[1], Mapping) and bool(row[1].get("id") == name)


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return new


def _pack(rows: Mapping[str, Any], lines: Lines, norm_rows: list[Row], sha256: str) -> Pack:
    spots = {name: Spot(f"{name}.yaml", lines, (name,)) for name in rows}
    layout.check(rows, spots)
    meta, steps, sanctions = rows["pack"], rows["procedure"]["steps"], rows["sanctions"]
    facts = {spec.name: spec for spec in _facts(rows["facts"])}
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
        norms={name: reader.norm(name) for name in reader.rows},
        sanctions=sanctions["sets"],
        competence=tuple(rows["competence"]),
        calendars=_calendars(rows["calendars"], spots["calendars"]),
        rules={
            **meta["rules"],
            "ranks": sanctions["ranks"],
            "escalation": sanctions["escalation"],
            "remarks": tuple(sanctions.get("remarks", ())),
            "routes": rows["procedure"]["routes"],
            "limits": steps,
            # the general limit of each step: the last of its rows
            "steps": {name: variants[-1] for name, variants in steps.items()},
        },
    )


def _calendars(rows: Mapping[str, Any], spot: Spot) -> dict[str, dict[str, Any]]:
    """Calendars as the engine reads them; what is wrong with one is told with its line."""
    depth = len(spot.path)
    lines = {
        place[depth:]: line
        for place, (_, line) in spot.lines.items()
        if place[:depth] == spot.path and len(place) > depth
    }
    return {
        name: calendars.checked(
            name, row, spot.lines.get((*spot.path, name), (spot.file, 0))[0], lines
        )
        for name, row in rows.items()
    }


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
