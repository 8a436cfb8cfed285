"""Examples of what was not found, by the way the name was written: where to improve."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.finding.judge import STRANGER, Judge

EACH = 25
SHOWN = ("name", "position", "unit", "agency", "regency")


def write(path: Path, judge: Judge, table: Any, raw: Any, figures: Any) -> None:
    """JSON: figures, then for each kind questions whose first answer has another spelling."""
    found: dict[str, list[Any]] = defaultdict(list)
    for one, truth, rows, sure in zip(
        judge.questions, judge.truth, raw["rows"], raw["sure"], strict=True
    ):
        if one.kind == STRANGER or truth is None or len(found[one.kind]) == EACH:
            continue
        names = [judge.names[row] for row in rows]
        if judge.names[truth] not in names[:1]:
            found[one.kind].append({
                "said": one.said,
                "meant": _row(table, truth),
                "told": one.levels,
                "found": [_row(table, row) for row in rows[:2]],
                "posterior": round(sure, 4),
                "among_five": judge.names[truth] in names,
            })  # fmt: skip
    text = json.dumps({"figures": figures, "misses": found}, indent=1, ensure_ascii=False)
    path.write_text(text, "utf-8")


def _row(table: Any, row: int) -> dict[str, str]:
    held = table.row(row, named=True)
    return {column: held[column] for column in SHOWN}
