"""Handwritten attendance lists of 800 names against the roster of their office.

    python benchmarks/paper_list.py [first seed] [last seed]

Prints for each seed how many lines were matched to the right person, left open, or matched to a
wrong one, and the CPU seconds of a list. Everybody is invented.
"""

import sys
from collections import Counter
from random import Random
from time import process_time

from jaganetral.names.paper.matching import Matched, match
from jaganetral.names.paper.office import Member, office_of
from jaganetral.names.paper.reading import read_text
from jaganetral.names.synth.handwriting import written_list
from jaganetral.names.synth.roster import Country, parts

LINES, GUESTS = 760, 40
COLUMNS = ("name", "position", "unit", "agency", "regency", "nip")


def offices(seed: int) -> list[list[dict[str, str]]]:
    """The largest governments of an invented country, as rows."""
    frame = next(parts(Country(seed), 500_000))
    sizes = Counter(frame["agency"].to_list())
    wanted = [name for name, count in sizes.most_common(60) if 800 <= count <= 6000]
    return [frame.filter(frame["agency"] == name).to_dicts() for name in wanted[:2]]


def one_list(people: list[dict[str, str]], others: list[dict[str, str]], seed: int) -> None:
    """Write a list, read it, match it, count."""
    dice = Random(seed)  # noqa: S311
    rows = [{key: value or "" for key, value in row.items()} for row in people]
    chosen = dice.sample(list(enumerate(rows)), LINES)
    told = list(written_list(chosen, dice.sample(others, GUESTS), seed))
    start = process_time()
    with office_of(
        [Member(at, *(row[key] for key in COLUMNS)) for at, row in enumerate(rows)]
    ) as office:
        found = match(read_text("\n".join(line for line, _ in told), "daftar"), office)
    seconds = process_time() - start
    counted: Counter[str] = Counter()
    for one, (line, row) in zip(found, told, strict=True):
        kind = _kind(one, row)
        counted[kind] += 1
        if kind == "wrong":
            meant = rows[row]["name"] if row is not None else "a guest"
            taken = rows[one.person or 0]
            print(f"   {line!r}: {meant}, taken for {taken['name']} ({taken['unit']})")
    total = len(told)
    print(
        f"seed {seed}: office of {len(rows)}, {total} lines: right {counted['right']}, "
        f"open {counted['open']}, wrong {counted['wrong']} "
        f"({counted['wrong'] * 1000 / total:.1f} in a thousand), {seconds:.1f} CPU s"
    )


def _kind(one: Matched, row: int | None) -> str:
    if one.person is None or one.standing == "ganda":
        return "open"
    return "right" if one.person == row else "wrong"


def main() -> None:
    """Two offices for each seed."""
    first_seed, last = (int(word) for word in (*sys.argv[1:], "1", "3")[:2])
    for seed in range(first_seed, last + 1):
        first, second = offices(seed)
        one_list(first, second, seed)
        one_list(second, first, seed + 100)


if __name__ == "__main__":
    main()
