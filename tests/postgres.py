"""A PostgreSQL server of the test run's own: a private socket, no fsync, gone at the end."""

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

VERSIONS = Path("/usr/lib/postgresql")
OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60"


def _binary(name: str) -> str:
    found = sorted(VERSIONS.glob(f"*/bin/{name}"))
    if not found:
        raise SystemExit("Uji PostgreSQL memerlukan servernya: apt-get install postgresql")
    return str(found[-1])


def _as_user(command: list[str]) -> None:
    """Run as `postgres` where we are root, which the server refuses to be."""
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
    subprocess.run(command, check=True, capture_output=True, cwd="/")


def start(options: str = OPTIONS) -> str:
    """Start a server and return the address of its database; it stops when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="jaganetral-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = str(folder / "data")
    _as_user([_binary("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"])
    control = [_binary("pg_ctl"), "-D", data, "-w", "-l", str(folder / "log")]
    _as_user([*control, "-o", f"{options} -k {folder}", "start"])

    def stop() -> None:
        _as_user([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"
