"""Many cases at once: rows of a table in, floor and ceiling of each track out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jaganetral.law.assess import judge
from jaganetral.law.model import LADDERS, FactError, FactSpec, Pack
from jaganetral.law.outcome import is_settled

YES = {"true": True, "1": True, "ya": True, "false": False, "0": False, "tidak": False}
COLUMNS = (
    "row",
    *(f"{track.value}_{end}" for track in LADDERS for end in ("floor", "ceiling")),
    "settled",
)


def outcomes(
    rows: Iterable[Mapping[str, Any]], pack: Pack, *, quick: bool = False
) -> Iterator[dict[str, Any]]:
    """One row of COLUMNS a case, from 1; the same facts are judged once.

    Raises FactError naming the row.
    """
    seen: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for number, row in enumerate(rows, 1):
        cells = {name: cell for name, cell in row.items() if cell not in (None, "")}
        key = tuple(sorted((name, str(cell)) for name, cell in cells.items()))
        if key not in seen:
            try:
                facts = {name: _fact(name, cell, pack) for name, cell in cells.items()}
                seen[key] = _outcome(facts, pack, quick)
            except FactError as trouble:
                raise FactError(f"baris {number}: {trouble}") from None
        yield {"row": number, **seen[key]}


def _outcome(facts: Mapping[str, Any], pack: Pack, quick: bool) -> dict[str, Any]:
    tracks = judge(facts, mode="kleene" if quick else "worlds", pack=pack).tracks()
    found: dict[str, Any] = dict.fromkeys(COLUMNS[1:-1], "")
    for track in tracks:
        found[f"{track.category.value}_floor"] = track.levels[0]
        found[f"{track.category.value}_ceiling"] = track.levels[-1]
    return {**found, "settled": is_settled(tracks)}


def _fact(name: str, cell: Any, pack: Pack) -> Any:
    """A cell as `assess` takes it. Codes are joined by "|"."""
    spec = pack.facts.get(name)
    if spec is None:
        raise FactError(f"Fakta {name!r} tidak dikenal. Lihat daftarnya dengan: assess --schema.")
    if not isinstance(cell, str):
        return cell.isoformat() if hasattr(cell, "isoformat") else cell
    return _text(spec, cell.strip())


def _text(spec: FactSpec, cell: str) -> Any:
    if spec.kind in ("conduct", "list"):
        return [code.strip() for code in cell.split("|") if code.strip()]
    if spec.kind == "bool":
        return YES.get(cell.lower(), cell)
    if spec.kind == "prior":
        raise FactError(f"Fakta {spec.name}: tidak dapat ditulis dalam tabel; pakai --lines.")
    return cell
