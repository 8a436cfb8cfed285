"""Parts on this machine: each with its result, also when processes die."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from jaganetral.parts import WorkersLost
from jaganetral.parts.here import alone, by_processes


def twice(number: int) -> int:
    return 2 * number


def killed_once(folder: Path, number: int) -> int:
    """Part 3 kills the process that has it, the first time."""
    mark = folder / "killed"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def always_killed(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    if number == 2:
        raise ValueError("part 2")
    return number


def test_every_part_once_with_its_result() -> None:
    whole = [(number, 2 * number) for number in range(20)]
    assert list(alone(twice, range(20))) == whole
    assert sorted(by_processes(twice, range(20), 2)) == whole


def test_a_killed_process_loses_no_part(tmp_path: Path) -> None:
    found = sorted(by_processes(partial(killed_once, tmp_path), range(12), 2))
    assert (tmp_path / "killed").exists()
    assert found == [(number, 2 * number) for number in range(12)]


def test_a_part_that_kills_every_process_ends_the_run() -> None:
    with pytest.raises(WorkersLost, match="again and again"):
        list(by_processes(always_killed, [1], 1))


def test_trouble_in_a_part_is_told_as_it_is() -> None:
    with pytest.raises(ValueError, match="part 2"):
        list(by_processes(refused, range(9), 1))


def test_no_more_parts_are_taken_than_the_processes_can_soon_use() -> None:
    taken: list[int] = []

    def parts() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = by_processes(twice, parts(), 2)
    for had in range(1, 30):
        next(results)
        assert len(taken) <= had + 2 * 2
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 40
