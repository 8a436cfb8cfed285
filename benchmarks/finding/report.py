"""The figures of a run as tables: Markdown that reads as well on a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

HELD_OUT = "held out"
Figures = Mapping[str, Any]
PEERS = ("engine", "people", "asked", "CPU ms p50", "wall p50", "wall p99", "load s", "MB",
         "person@1", "name@1", "name@5", "ours name@1", "ours person@1", "ours faster")  # fmt: skip


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, columns padded."""
    lines = [list(map(str, line)) for line in (heads, *rows)]
    wide = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    lines.insert(1, ["-" * width for width in wide])
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)) + " |"
        for line in lines
    )


def people(size: int) -> str:
    """6,000,000"""
    return f"{size:,}"


def share(value: float) -> str:
    """0.9534 -> .953"""
    return f"{value:.3f}".removeprefix("0")


def milliseconds(value: float) -> str:
    """Three figures that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def sizes(figures: Figures) -> list[tuple[int, Figures]]:
    """(people, figures of that size), smallest first."""
    return sorted((int(size), one) for size, one in figures["sizes"].items())


def finding(figures: Figures) -> str:
    """Ours at every size, by each hand: accuracy against the oracle, and time."""
    rows = [
        [
            people(size), hand, *(share(ours[name]) for name in
                                  ("name_1", "name_5", "person_1", "person_5", "oracle")),
            share(ours["person_1"] / ours["oracle"]), milliseconds(ours["cpu_ms"]["p50"]),
            milliseconds(ours["cpu_ms"]["p99"]), milliseconds(ours["told_ms"]["p50"]),
        ]
        for size, one in sizes(figures)
        for hand, ours in one["ours"].items()
    ]  # fmt: skip
    heads = ["people", "questions", "name@1", "name@5", "person@1", "person@5", "oracle",
             "of oracle", "CPU ms p50", "p99", "with reasons"]  # fmt: skip
    return table(heads, rows)


def building(figures: Figures) -> str:
    """What an index takes, built in a fresh process."""
    rows = []
    for size, one in sizes(figures):
        took, ours = one["build"], one["ours"][HELD_OUT]
        rows.append([people(size), f"{took['cpu_s']:.1f}", f"{took['peak_mb']:.0f}",
                     took["searched_bytes"], took["all_bytes"], f"{ours['open_cpu_s']:.2f}",
                     f"{ours['resident_mb']:.0f}"])  # fmt: skip
    heads = ["people", "build CPU s", "peak MB", "bytes a person", "with what is shown",
             "open CPU s", "MB while asking"]  # fmt: skip
    return table(heads, rows)


def peers(figures: Figures) -> str:
    """Every other engine beside ours on the same questions."""
    rows = [
        [
            name, people(size), one["questions"], milliseconds(one["cpu_ms"]["p50"]),
            milliseconds(one["wall_ms"]["p50"]), milliseconds(one["wall_ms"]["p99"]),
            f"{one['build_wall_s']:.1f}", f"{one['resident_mb']:.0f}", share(one["person_1"]),
            share(one["name_1"]), share(one["name_5"]), share(one["ours"]["name_1"]),
            share(one["ours"]["person_1"]), _times(one["times_cpu"]),
        ]
        for size, held in sizes(figures)
        for name, one in held["peers"].items()
    ]  # fmt: skip
    return table(PEERS, rows) if rows else ""


def _times(spread: Mapping[str, float]) -> str:
    return f"×{spread['median']:.0f} ({spread['least']:.0f} to {spread['most']:.0f})"


def kinds(figures: Figures) -> str:
    """Ours by the way a name is written, at the largest size."""
    size, one = sizes(figures)[-1]
    rows = [
        [kind, row["n"], *(share(row[name]) for name in
                           ("name_1", "name_5", "person_1", "person_5", "oracle"))]
        for kind, row in one["ours"][HELD_OUT]["kinds"].items()
    ]  # fmt: skip
    heads = [f"of {people(size)}", "asked", "name@1", "name@5", "person@1", "person@5", "oracle"]
    return table(heads, rows)


def linking(figures: Figures) -> str:
    """What would be linked by itself, at the largest size."""
    size, one = sizes(figures)[-1]
    ours = one["ours"][HELD_OUT]
    rows = [
        [f"≥ {row['limit']}", row["taken"], share(row["precision"]), share(row["covers"]),
         row["strangers"]]
        for row in ours["linked"]
    ]  # fmt: skip
    best = ours["best_cover"]
    if best:
        said = f"≥ {best['limit']:.4f} (best cover at .995)"
        rows.append([said, best["taken"], share(best["precision"]), share(best["covers"]),
                     best["strangers"]])  # fmt: skip
    heads = [f"posterior, of {people(size)}", "taken", "precision", "of the linkable", "strangers"]
    return table(heads, rows)


def reliability(figures: Figures) -> str:
    """How often the first is right, by how sure the answer was, at the largest size."""
    _, one = sizes(figures)[-1]
    rows = [
        [f"{row['from']} to {row['to']}", row["n"], share(row["stated"]), share(row["right"])]
        for row in one["ours"][HELD_OUT]["reliability"]
    ]
    return table(["posterior of the first", "answers", "stated", "right"], rows)


def text(figures: Figures) -> str:
    """Everything, for a terminal."""
    parts = [finding(figures), building(figures)]
    if growth := figures.get("growth"):
        parts.append(
            f"×{growth['people']:.0f} people cost ×{growth['median']:.2f} at the median "
            f"({growth['least']:.2f} to {growth['most']:.2f} in {growth['rounds']:.0f} rounds)"
        )
    parts += [peers(figures), kinds(figures), linking(figures), reliability(figures)]
    return "\n\n".join(part for part in parts if part)
