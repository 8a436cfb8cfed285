"""The vault folder: for each item a sealed original and, where there is one, a clean copy.

Both are encrypted; no clear file ever lies here. A file is on the disk before its row commits.
"""

import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from django.conf import settings

from jaganetral.web.audit.keys import installation_box

ORIGINAL, CLEAN = "age", "salinan"
PURPOSE = "salinan kerja"


def path_of(item: UUID, part: str) -> Path:
    """Where a part of an item lies."""
    return Path(settings.VAULT) / item.hex[:2] / f"{item.hex}.{part}"


def put(item: UUID, part: str, data: bytes, day: date) -> None:
    """Write a part and wait until it is on the disk.

    The file shows the day only: the clock time of an upload would say too much of its sender.
    """
    path = path_of(item, part)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(f".{part}.baru")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    noon = datetime.combine(day, time(12), UTC).timestamp()
    os.utime(beside, (noon, noon))
    beside.replace(path)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Wait until the new name is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_clean(item: UUID, data: bytes, day: date) -> None:
    """Write the clean copy, encrypted with a key of this installation."""
    put(item, CLEAN, bytes(installation_box(PURPOSE).encrypt(data)), day)


def original(item: UUID) -> bytes:
    """The sealed original; FileNotFoundError where it is gone."""
    return path_of(item, ORIGINAL).read_bytes()


def clean(item: UUID) -> bytes | None:
    """The clean copy, None where there is none."""
    path = path_of(item, CLEAN)
    if not path.exists():
        return None
    return bytes(installation_box(PURPOSE).decrypt(path.read_bytes()))


def remove(item: UUID) -> None:
    """Remove both parts, and what a crash left of them half-written."""
    for path in path_of(item, ORIGINAL).parent.glob(f"{item.hex}.*"):
        path.unlink(missing_ok=True)


def kept() -> dict[UUID, float]:
    """Every item with files in the vault, and when they were written (day, seconds)."""
    found: dict[UUID, float] = {}
    for path in Path(settings.VAULT).glob("??/*"):
        try:
            found[UUID(hex=path.name.split(".")[0])] = path.stat().st_mtime
        except (ValueError, FileNotFoundError):
            continue
    return found
