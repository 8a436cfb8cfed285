"""Parts done on this machine: in this process, or by a pool of processes."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from jaganetral.parts import WorkersLost

P = TypeVar("P")
R = TypeVar("R")
AHEAD = 2  # parts a worker has or waits for
_DEATHS = 5  # of workers over one part


def alone(work: Callable[[P], R], parts: Iterable[P]) -> Iterator[tuple[P, R]]:
    """Each part with its result, one after another in this process."""
    for part in parts:
        yield part, work(part)


def by_processes(work: Callable[[P], R], parts: Iterable[P], workers: int) -> Iterator[tuple[P, R]]:
    """Each part with its result. Raises WorkersLost, and whatever `work` raises."""
    tasks: Iterator[tuple[P, int]] = ((part, 0) for part in parts)
    while True:
        lost: list[tuple[P, int]] = []
        pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_attend)
        try:
            yield from _till_a_death(pool, work, tasks, workers * AHEAD, lost)
        finally:
            pool.shutdown(cancel_futures=True)
        if not lost:
            return
        if max(deaths for _, deaths in lost) >= _DEATHS:
            raise WorkersLost("Worker processes die again and again; is the memory too small?")
        tasks = chain([(part, deaths + 1) for part, deaths in lost], tasks)


def _till_a_death(
    pool: ProcessPoolExecutor, work: Callable[[P], R], tasks: Iterator[tuple[P, int]],
    room: int, lost: list[tuple[P, int]],
) -> Iterator[tuple[P, R]]:  # fmt: skip
    """What the pool does until one of its processes dies; `lost` are then the parts it had."""
    under_way: dict[Future[R], tuple[P, int]] = {}
    try:
        while True:
            for task in islice(tasks, room - len(under_way)):
                lost.append(task)  # until the pool has it
                under_way[pool.submit(work, task[0])] = task
                lost.pop()
            if not under_way:
                return
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                result = future.result()
                yield under_way.pop(future)[0], result
    except BrokenProcessPool:
        lost += under_way.values()


def _attend() -> None:
    """A worker leaves Ctrl-C to its parent, and ends when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
