"""Parts done by Dask: on worker processes of our own, or on the machines of a cluster."""

import importlib
import importlib.util
import logging
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from itertools import islice
from multiprocessing import resource_tracker
from typing import Any, TypeVar

from jaganetral.parts import WorkersLost
from jaganetral.parts.here import AHEAD

P = TypeVar("P")
R = TypeVar("R")
_SILENT = logging.CRITICAL


def library() -> Any:
    """The package distributed. Raises WorkersLost where it is not installed."""
    if importlib.util.find_spec("distributed") is None:
        raise WorkersLost(
            "--engine dask needs the packages dask and distributed; install jaganetral[bulk]."
        )
    return importlib.import_module("distributed")


@contextmanager
def connected(workers: int, scheduler: str | None) -> Iterator[Any]:
    """A connexion to a scheduler, or to `workers` processes of our own that end with it.

    Raises WorkersLost.
    """
    distributed = library()
    with ExitStack() as stack:
        place = scheduler or stack.enter_context(_own(workers))
        try:
            client = distributed.Client(place, timeout=20)
        except (OSError, ValueError):
            raise WorkersLost(f"{scheduler}: no Dask scheduler answers at this address.") from None
        yield stack.enter_context(client)


def _own(workers: int) -> Any:
    """Worker processes on this machine that leave Ctrl-C to us: the signal is blocked in them,
    because it is in the thread that starts them.
    """
    resource_tracker.ensure_running()  # it would unblock the signal when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return library().LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=_SILENT,
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def by_cluster(
    client: Any,
    work: Callable[[P], R],
    parts: Iterable[P],
    refused: Callable[[R], bool] = lambda _result: False,
) -> Iterator[tuple[P, R]]:
    """Each part with its result; a part whose result is `refused` is done again.

    Raises WorkersLost, and whatever `work` raises.
    """
    distributed = library()
    waiting, under_way = iter(parts), {}
    finished = distributed.as_completed()

    def start(some: Iterable[P]) -> None:
        for part in some:
            future = client.submit(work, part, pure=False)
            under_way[future.key] = (future, part)
            finished.add(future)

    try:
        start(islice(waiting, _room(client)))
        for future in finished:
            result = future.result()
            _, part = under_way.pop(future.key)
            future.release()
            if refused(result):
                start([part])
            else:
                yield part, result
            start(islice(waiting, max(0, _room(client) - len(under_way))))
    except distributed.scheduler.KilledWorker:
        raise WorkersLost("Workers die over the same part; is their memory too small?") from None
    except (CancelledError, distributed.comm.CommClosedError):
        raise WorkersLost("The Dask scheduler is gone; start it and run the same again.") from None
    finally:
        client.cancel([future for future, _ in under_way.values()])


def _room(client: Any) -> int:
    """How many parts may be under way; workers may come and go meanwhile."""
    return AHEAD * max(1, sum(map(int, client.nthreads().values())))
