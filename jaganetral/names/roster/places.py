"""A folder that is written beside its place and put there at once, and what dead writers left.

A writer holds a lock on its folder as long as it lives; a folder nobody locks is rubbish. Where the
file system can exchange two folders, there is no moment without the old or the new one.
"""

import ctypes
import fcntl
import os
import shutil
from pathlib import Path
from uuid import uuid4

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE


class Part:
    """A folder that is being written for a place; locked against being swept away."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.parent.mkdir(parents=True, exist_ok=True)
        sweep(place)
        while True:
            self.path = place.with_name(f".{place.name}.{uuid4().hex[:8]}.part")
            self.path.mkdir()
            self._lock = os.open(self.path, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            if self.path.exists():  # not swept away before the lock was ours
                return
            os.close(self._lock)

    def take_place(self) -> None:
        """Be the folder at the place from now on; what stood there goes."""
        if self.place.exists():
            exchange(self.path, self.place)
        else:
            self.path.rename(self.place)
        os.close(self._lock)
        self._lock = -1
        shutil.rmtree(self.path, ignore_errors=True)

    def drop(self) -> None:
        """Throw away what was written, if it is not in place."""
        if self._lock >= 0:
            shutil.rmtree(self.path, ignore_errors=True)
            os.close(self._lock)
            self._lock = -1


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places, at once where the system can."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is not None:
        paths = os.fsencode(one), os.fsencode(other)
        if rename(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0:
            return
    aside = one.with_name(f"{one.name}.old")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)


def sweep(place: Path) -> None:
    """Remove what writers that are dead left beside a place; put back a folder left aside."""
    for path in place.parent.glob(f".{place.name}.????????.part*"):
        try:
            lock = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue
        finally:
            os.close(lock)
        if path.suffix == ".old" and not place.exists():
            path.rename(place)
        else:
            shutil.rmtree(path, ignore_errors=True)
