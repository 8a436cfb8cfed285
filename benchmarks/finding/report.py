"""The figures of a run as rows of tables, and how they are written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

HELD_OUT = "held out"
Figures = Mapping[str, Any]
Rows = list[list[object]]
ACCURACY = ("name_1", "name_5", "person_1", "person_5", "oracle")
# table -> its heads, as a terminal and the README show them
HEADS = {
    "finding": ("people", "questions", "name@1", "name@5", "person@1", "person@5", "oracle",
                "of oracle", "CPU ms p50", "p99", "with reasons"),
    "building": ("people", "build CPU s", "peak MB", "bytes a person", "with what is shown",
                 "open CPU s", "MB while asking"),
    "peers": ("engine", "people", "asked", "CPU ms p50", "wall p50", "wall p99", "load s", "MB",
              "person@1", "name@1", "name@5", "ours person@1", "ours name@1", "ours faster"),
    "kinds": ("name written", "asked", "name@1", "name@5", "person@1", "person@5", "oracle"),
    "linking": ("posterior", "taken", "precision", "of the linkable", "strangers"),
    "reliability": ("posterior of the first", "answers", "stated", "right"),
    "scanning": ("mentions in 1 MB", "detect MB/s cold", "warm", "end to end, first", "end to end"),
    "automaton": ("engine", "MB/s", "mentions found", "whole names", "misspelt", "ours faster"),
}  # fmt: skip


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, columns padded."""
    lines = [list(map(str, line)) for line in (heads, *rows)]
    wide = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    lines.insert(1, ["-" * width for width in wide])
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)) + " |"
        for line in lines
    )


def share(value: float) -> str:
    """0.9534 -> .953"""
    return f"{value:.3f}".removeprefix("0")


def milliseconds(value: float) -> str:
    """Three figures that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def sizes(figures: Figures) -> list[tuple[int, Figures]]:
    """(people, figures of that size), smallest first."""
    return sorted((int(size), one) for size, one in figures["sizes"].items())


def largest(figures: Figures) -> Figures:
    """Figures of the largest roster."""
    return sizes(figures)[-1][1]


def finding(figures: Figures) -> Rows:
    """Ours at every size, by each hand: accuracy against the oracle, and time."""
    return [
        [
            f"{size:,}", hand, *(share(ours[name]) for name in ACCURACY),
            share(ours["person_1"] / ours["oracle"]), milliseconds(ours["cpu_ms"]["p50"]),
            milliseconds(ours["cpu_ms"]["p99"]), milliseconds(ours["told_ms"]["p50"]),
        ]
        for size, one in sizes(figures)
        for hand, ours in one["ours"].items()
    ]  # fmt: skip


def building(figures: Figures) -> Rows:
    """What an index takes, built in a fresh process."""
    return [
        [
            f"{size:,}", f"{one['build']['cpu_s']:.1f}", f"{one['build']['peak_mb']:.0f}",
            one["build"]["searched_bytes"], one["build"]["all_bytes"],
            f"{one['ours'][HELD_OUT]['open_cpu_s']:.2f}",
            f"{one['ours'][HELD_OUT]['resident_mb']:.0f}",
        ]
        for size, one in sizes(figures)
    ]  # fmt: skip


def peers(figures: Figures) -> Rows:
    """Every other engine beside ours on the same questions."""
    return [
        [
            name, f"{size:,}", one["questions"], milliseconds(one["cpu_ms"]["p50"]),
            milliseconds(one["wall_ms"]["p50"]), milliseconds(one["wall_ms"]["p99"]),
            f"{one['build_wall_s']:.1f}", f"{one['resident_mb']:.0f}", share(one["person_1"]),
            share(one["name_1"]), share(one["name_5"]), share(one["ours"]["person_1"]),
            share(one["ours"]["name_1"]), faster(one),
        ]
        for size, held in sizes(figures)
        for name, one in held["peers"].items()
    ]  # fmt: skip


def faster(one: Figures) -> str:
    """How many times as fast ours is: median of the rounds, least and most."""
    spread = one["times_cpu"]
    least, middle, most = (f"{spread[name]:.3g}" for name in ("least", "median", "most"))
    return f"×{middle} ({least} to {most})"


def kinds(figures: Figures) -> Rows:
    """Ours by the way a name is written, at the largest size."""
    held = largest(figures)["ours"][HELD_OUT]["kinds"]
    return [[kind, row["n"], *(share(row[name]) for name in ACCURACY)]
            for kind, row in held.items()]  # fmt: skip


def linking(figures: Figures) -> Rows:
    """What would be linked by itself, at the largest size."""
    ours = largest(figures)["ours"][HELD_OUT]
    best = ours["best_cover"]
    return [
        [f"{row['limit']:.4f}".rstrip("0"), row["taken"], share(row["precision"]),
         share(row["covers"]), row["strangers"]]
        for row in [*ours["linked"], *([best] if best else [])]
    ]  # fmt: skip


def reliability(figures: Figures) -> Rows:
    """How often the first is right, by how sure the answer was, at the largest size."""
    return [
        [f"{row['from']} – {row['to']}", row["n"], share(row["stated"]), share(row["right"])]
        for row in largest(figures)["ours"][HELD_OUT]["reliability"]
    ]


def scanning(figures: Figures) -> Rows:
    """Long texts at the largest size, by how many mentions stand in a million bytes."""
    held = figures["scan"]["densities"] if "scan" in figures else {}
    return [
        [density, *(f"{row[name]:.0f}" for name in ("cold", "warm", "first", "end_to_end"))]
        for density, row in held.items()
    ]


def automaton(figures: Figures) -> Rows:
    """Ours and an automaton of all names on the same texts, in turn."""
    if "scan" not in figures:
        return []
    one = figures["scan"]["beside"]
    spread, recall = one["times"], one["recall"]
    rates = zip(*one["rounds"], strict=True)
    both = zip(recall, rates, ("", f"×{spread['median']} ({spread['least']} to {spread['most']})"),
               strict=True)  # fmt: skip
    return [
        [name, f"{sorted(rate)[len(rate) // 2]:.0f}", share(recall[name]["all"]),
         share(recall[name].get("full", 0.0)), share(recall[name].get("slip", 0.0)), times]
        for name, rate, times in both
    ]  # fmt: skip


TABLES = {
    "finding": finding, "building": building, "peers": peers, "kinds": kinds,
    "linking": linking, "reliability": reliability, "scanning": scanning, "automaton": automaton,
}  # fmt: skip


def tables(
    figures: Figures, heads: Mapping[str, Sequence[str]] = HEADS
) -> Iterator[tuple[str, str]]:
    """(name, table) of every table that has rows."""
    for name, rows in TABLES.items():
        if found := rows(figures):
            yield name, table(heads[name], found)


def growth(figures: Figures) -> str:
    """What more people cost; "" where only one size was measured."""
    told = figures.get("growth")
    if not told:
        return ""
    return (
        f"×{told['people']:.0f} people cost ×{told['median']:.2f} at the median "
        f"({told['least']:.2f} to {told['most']:.2f} in {told['rounds']:.0f} rounds)"
    )


def text(figures: Figures) -> str:
    """Everything, for a terminal."""
    parts = [growth(figures), *(made for _, made in tables(figures))]
    return "\n\n".join(part for part in parts if part)
