"""The examples published with each norm: read strictly, and run against the norms they name.

A file lies in data/examples and maps a norm to `examples` and `sweeps`. It is no part of the pack
and of its hash: it says what the pack must mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from jaganetral.law.assess import judge
from jaganetral.law.corpus.pack import DATA, read
from jaganetral.law.engine.outcome import Judged
from jaganetral.law.examples.sweeps import Example, Examples, Sweep, cases_of
from jaganetral.law.facts import FIRST, LAST, read_day
from jaganetral.law.model import FactError, Norm, Pack, PackError, State

FOLDER = DATA / "examples"
# What an example may say beside the state, as one value or a list, and yes or no. One that holds,
# or says any of them, says them all: what is left out is not so.
LISTED = ("category", "level", "sanctions", "routes")
FLAGS = ("panel", "general")
EXAMPLE_KEYS = {"title", "facts", "state", *LISTED, *FLAGS}
SWEEP_KEYS = {"base", "fact", "holds", "unknown", "levels", "beside"}
NEEDED = {"examples": {"title", "facts", "state"}, "sweeps": {"base", "fact"}}


def load_examples(folder: Path | None = None) -> Mapping[str, Examples]:
    """Norm id -> its examples, from a folder (default: the shipped ones).

    Raises PackError naming file and line.
    """
    found: dict[str, Examples] = {}
    for path in sorted((folder or FOLDER).glob("*.yaml")):
        rows = read(path) or {}
        if not isinstance(rows, Mapping):
            raise PackError(f"{path.name}: baris 1: isinya harus pemetaan dari norma ke contoh.")
        for norm, row in rows.items():
            if norm in found:
                raise _error(path, (norm,), f"norma {norm} sudah ada di {found[norm].file}")
            found[norm] = _examples(path, norm, row)
    return found


def _examples(path: Path, norm: str, row: Any) -> Examples:
    _keys(path, (norm,), row, {"examples", "sweeps"}, {"examples"})
    parts: dict[str, list[Any]] = {"examples": [], "sweeps": []}
    for part, make in (("examples", _example), ("sweeps", _sweep)):
        rows = row.get(part, [])
        if not isinstance(rows, list):
            raise _error(path, (norm, part), f"`{part}` harus daftar")
        for index, one in enumerate(rows):
            place = (norm, part, index)
            known = EXAMPLE_KEYS if part == "examples" else SWEEP_KEYS
            _keys(path, place, one, known, NEEDED[part])
            parts[part].append(make(path, place, one))
    titles = [one.title for one in parts["examples"]]
    for index, sweep in enumerate(parts["sweeps"]):
        if titles.count(sweep.base) != 1:
            said = f"`base` {sweep.base!r} bukan judul satu contoh norma ini"
            raise _error(path, (norm, "sweeps", index), said)
    return Examples(norm, tuple(parts["examples"]), tuple(parts["sweeps"]), path.name)


def _example(path: Path, place: tuple[Any, ...], row: Mapping[str, Any]) -> Example:
    try:
        state = State(row["state"])
    except ValueError:
        choices = ", ".join(state.value for state in State)
        said = f"`state` {row['state']!r} tidak dikenal; pilih {choices}"
        raise _error(path, place, said) from None
    if not isinstance(row["facts"], Mapping):
        raise _error(path, (*place, "facts"), "`facts` harus pemetaan dari fakta ke nilai")
    facts = {name: _plain(value) for name, value in row["facts"].items()}
    says: dict[str, Any] = {}
    if state is State.HOLDS or row.keys() & {*LISTED, *FLAGS}:
        says = {name: _listed(row.get(name, [])) for name in LISTED}
        says |= {name: row.get(name, False) for name in FLAGS}
    return Example(str(row["title"]), facts, state, says, _line(path, place))


def _sweep(path: Path, place: tuple[Any, ...], row: Mapping[str, Any]) -> Sweep:
    try:
        holds, unknown = (tuple(map(_value, row.get(k, ()))) for k in ("holds", "unknown"))
    except (FactError, TypeError) as trouble:
        raise _error(path, place, f"nilai penyisiran keliru ({trouble})") from None
    levels = {_plain(value): tuple(_listed(said)) for value, said in row.get("levels", {}).items()}
    line, beside = _line(path, place), row.get("beside", False)
    return Sweep(str(row["base"]), row["fact"], holds, unknown, levels, line, beside)


def _value(value: Any) -> Any:
    """A value of a sweep; a day or {from, to} becomes a span, open where an end is missing."""
    if isinstance(value, Mapping):
        if value.keys() - {"from", "to"}:
            raise TypeError("rentang hari berisi from dan to")
        first, last = value.get("from", FIRST), value.get("to", LAST)
        return read_day("from", first), read_day("to", last)
    return (value, value) if isinstance(value, date) else value


def _plain(value: Any) -> Any:
    """Days as text, as a report carries them."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _keys(path: Path, place: tuple[Any, ...], row: Any, known: set[str], needed: set[str]) -> None:
    if not isinstance(row, Mapping):
        raise _error(path, place, f"harus pemetaan dengan {', '.join(sorted(needed))}")
    if unknown := sorted(map(str, row.keys() - known)):
        said = f"kunci tak dikenal {', '.join(unknown)}; pilih {', '.join(sorted(known))}"
        raise _error(path, (*place, unknown[0]), said)
    if missing := sorted(needed - row.keys()):
        raise _error(path, place, f"tanpa {', '.join(missing)}")


def _error(path: Path, place: tuple[Any, ...], said: str) -> PackError:
    return PackError(f"{path.name}: baris {_line(path, place)}: {said}.")


def _line(path: Path, place: tuple[Any, ...]) -> int:
    """The line of a place: norm, part, index, key; of the last part of it that is found."""
    node: Any = _composed(path, path.stat().st_mtime_ns)
    line = node.start_mark.line
    for step in place:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
            line = node.start_mark.line
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        for key, value in pairs:
            if key.value == str(step):
                node, line = value, key.start_mark.line
                break
    return int(line) + 1


@lru_cache(maxsize=8)
def _composed(path: Path, _changed: int) -> Any:
    return yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)


def run_examples(examples: Mapping[str, Examples], pack: Pack) -> list[dict[str, Any]]:
    """What does not come out as the examples say: norm, title, what, wanted, seen, place.

    The states are those of the norm alone and of the norms it yields to. Raises PackError where
    an example names a norm or a fact that the pack does not know.
    """
    wrong = []
    for name, one in examples.items():
        if name not in pack.norms:
            raise PackError(f"{one.file}: norma {name} tidak ada; hapus contohnya.")
        norm, small = pack.norms[name], alone(pack, name)
        for case in cases(one, pack):
            for what, wanted, seen in differences(case, norm, judged(case, one, small)):
                row = {"norm": name, "title": case.title, "what": what, "wanted": wanted}
                wrong.append({**row, "seen": seen, "place": f"{one.file}: baris {case.line}"})
    return wrong


def cases(examples: Examples, pack: Pack) -> Iterator[Example]:
    """Every case of a norm's examples and sweeps. Raises PackError for a fact that is not."""
    for sweep in examples.sweeps:
        if sweep.fact not in pack.facts:
            place = f"{examples.file}: baris {sweep.line}"
            raise PackError(f"{place}: fakta {sweep.fact} tidak ada di facts.yaml.")
    return cases_of(examples, pack)


def judged(case: Example, examples: Examples, small: Pack) -> Judged:
    """A case judged by a small pack. Raises PackError naming the place of the case."""
    try:
        return judge(case.facts, pack=small)
    except FactError as trouble:
        raise PackError(f"{examples.file}: baris {case.line}: {trouble}") from None


@lru_cache(maxsize=256)
def alone(pack: Pack, name: str) -> Pack:
    """The pack with one norm and those it yields to, so that a case costs little."""
    kept = (name, *pack.norms[name].yields_to)
    return replace(pack, norms={one: pack.norms[one] for one in kept if one in pack.norms})


def differences(case: Example, norm: Norm, seen: Judged) -> Iterator[tuple[str, Any, Any]]:
    """What comes out otherwise than a case says: (what, wanted, seen)."""
    state = seen.state(norm)
    if state is not case.state:
        yield "state", case.state.value, state.value
    elif case.says:
        found = says(norm, seen)
        for what, wanted in case.says.items():
            if _ordered(found[what]) != _ordered(wanted):
                yield what, wanted, found[what]


def says(norm: Norm, seen: Judged) -> dict[str, Any]:
    """All that an example may say of a norm in a judged case beside its state."""
    levels = seen.levels_of(norm)
    rows = [then for then in norm.consequences if then.level in levels]
    return {
        "category": list(dict.fromkeys(then.category.value for then in rows)),
        "level": list(dict.fromkeys(then.level.value for then in rows)),
        "sanctions": list(dict.fromkeys(then.sanctions for then in rows if then.sanctions)),
        "routes": list(norm.routes),
        "panel": norm.panel,
        "general": norm.general,
    }


def _ordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value
