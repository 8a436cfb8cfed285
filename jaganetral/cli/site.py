"""Starting the site from a command: settings, data folder, database, static files, server."""

import importlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from jaganetral.cli.emit import BadInput

MINIMUM_FREE = 200_000_000


def prepare(mode: str, data: Path) -> None:
    """Choose the mode and the data folder, then set up Django. Call once, before anything else."""
    os.environ["JAGANETRAL_MODE"] = mode
    os.environ["JAGANETRAL_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "jaganetral.web.settings"
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        (data / "static").mkdir(exist_ok=True)
    except OSError as trouble:
        raise BadInput(
            f"Folder data {data} tidak dapat dibuat ({trouble.strerror}). "
            "Pilih folder lain dengan JAGANETRAL_DATA."
        ) from None
    statistics = os.statvfs(data)
    if statistics.f_bavail * statistics.f_frsize < MINIMUM_FREE:
        raise BadInput(f"Ruang cakram di {data} kurang dari 200 MB. Kosongkan dahulu.")
    try:
        django = importlib.import_module("django")
    except ModuleNotFoundError:
        raise BadInput("Situs belum terpasang: pip install 'jaganetral[web]'.") from None
    exceptions = importlib.import_module("django.core.exceptions")
    try:
        django.setup()
    except exceptions.ImproperlyConfigured as trouble:
        raise BadInput(str(trouble)) from None


def office_folder() -> Path:
    """The data folder of a real office: JAGANETRAL_DATA, else .data here."""
    return Path(os.environ.get("JAGANETRAL_DATA", ".data")).resolve()


def open_office() -> None:
    """Set up Django on an office that exists; BadInput where there is none yet."""
    data = office_folder()
    kept_elsewhere = os.environ.get("JAGANETRAL_DATABASE", "sqlite") != "sqlite"
    if not kept_elsewhere and not (data / "jaganetral.sqlite3").exists():
        raise BadInput(f"Belum ada kantor di {data}. Jalankan dahulu: jaganetral serve.")
    prepare("office", data)


def tell_address(port: int) -> None:
    """Let links and QR codes point at this port, unless the office says where it is reached."""
    os.environ.setdefault("JAGANETRAL_ADDRESS", f"http://127.0.0.1:{port}")


def migrate() -> None:
    """Bring the database up to date and gather the static files."""
    management = importlib.import_module("django.core.management")
    database = importlib.import_module("django.db")
    try:
        management.call_command("migrate", verbosity=0, interactive=False)
    except database.OperationalError as trouble:
        said = str(trouble).strip().splitlines()[0]
        raise BadInput(
            f"Basis data tidak dapat dibuka ({said}). Periksa JAGANETRAL_DATABASE."
        ) from None
    management.call_command("collectstatic", verbosity=0, interactive=False)


def refuse_taken_port(port: int) -> None:
    """BadInput when something already listens on a port of the loopback address."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise BadInput(f"Porta {port} sudah dipakai. Pilih yang lain: --port {port + 1}.")


def serve_wsgi(port: int) -> int:
    """Serve with one process and a few threads until stopped; returns the server's exit status."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "4"),
        *("--log-level", "warning", "--no-access-log"),
        "jaganetral.web.wsgi:application",
    ]
    process = subprocess.Popen(command)  # noqa: S603 - our own interpreter and words
    # Whoever stops us must not leave the server behind, holding the port.
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait(10)
        return 0
