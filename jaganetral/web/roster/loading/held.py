"""Uploaded files between the trial and the load: in the data folder, for a day, owner-only."""

import os
import re
import secrets
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from jaganetral.web import clock

KEPT = timedelta(hours=24)


def _folder() -> Path:
    folder: Path = settings.DATA / "impor"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _path(token: str) -> Path | None:
    return _folder() / token if re.fullmatch(r"[0-9a-f]{32}", token) else None


def hold(data: bytes) -> str:
    """Keep a file; the token finds it again."""
    token = secrets.token_hex(16)
    descriptor = os.open(_folder() / token, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    return token


def take(token: str) -> bytes | None:
    """The bytes of a kept file; None where it is gone."""
    path = _path(token)
    return path.read_bytes() if path is not None and path.exists() else None


def drop(token: str) -> None:
    """Forget a kept file."""
    path = _path(token)
    if path is not None:
        path.unlink(missing_ok=True)


def drop_old() -> int:
    """Forget files whose trial nobody finished; returns how many."""
    limit = (clock.now() - KEPT).timestamp()
    old = [path for path in _folder().iterdir() if path.stat().st_mtime < limit]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
