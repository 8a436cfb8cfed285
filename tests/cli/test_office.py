"""A real office from the command line, each command in a process of its own."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOORS = """
from jaganetral.cli import site
site.prepare("office", site.office_folder())
site.migrate()
from django.apps import apps
from django.test import Client
client = Client(SERVER_NAME="localhost")
print(apps.is_installed("jaganetral.web.demo"))
print(*(client.get(f"/?demo={who}").status_code for who in ("warga", "pemeriksa", "ppk", "admin")))
print(client.get("/").status_code, client.get("/kerja").status_code)
"""


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "JAGANETRAL" not in name}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "JAGANETRAL_DATA": str(data),
        "JAGANETRAL_MODE": "office",
        "DJANGO_SETTINGS_MODULE": "jaganetral.web.settings",
        **more,
    }


def run(data: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jaganetral", *words],
        env=environment(data, **more),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def status(address: str) -> int:
    """The status of an address; 0 while nothing listens."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code
    except OSError:
        return 0


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Path, int, list[str]]]:
    """A served office: its data, its port, and what it said at the start."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "jaganetral", "serve", "--port", str(port)],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said: list[str] = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.strip())
            if "Berhenti" in line:
                break
        for _ in range(200):
            if status(f"http://127.0.0.1:{port}/"):
                break
            time.sleep(0.1)
        yield tmp_path, port, said
    finally:
        process.terminate()  # as a service manager does; it must not leave the server behind
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()
        assert status(f"http://127.0.0.1:{port}/") == 0


def test_a_new_office_prints_one_link_that_opens(office: tuple[Path, int, list[str]]) -> None:
    data, port, said = office
    links = re.findall(r"http://\S+/masuk/mulai/\S+", "\n".join(said))
    assert len(links) == 1
    assert status(links[0]) == 200
    assert status(links[0][:-1]) == 410
    assert status(f"http://127.0.0.1:{port}/?demo=ppk") == 404
    taken = run(data, "serve", "--port", str(port))
    assert taken.returncode == 2
    assert taken.stderr == f"Porta {port} sudah dipakai. Pilih yang lain: --port {port + 1}.\n"
    assert run(data, "tick").returncode == 0
    assert run(data, "tick").stdout == "Tidak ada pekerjaan yang jatuh tempo.\n"
    added = run(
        data, "officer", "add", "--username", "yoga", "--name", "Yoga Pranata",
        "--role", "pemeriksa", "--body", "kantor-baru", "--address", f"http://127.0.0.1:{port}",
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    assert status(added.stdout.split()[-1]) == 200
    again = run(data, "officer", "link", "yoga", "--address", f"http://127.0.0.1:{port}")
    assert status(again.stdout.split()[-1]) == 200
    assert status(added.stdout.split()[-1]) == 410  # the newer link replaced it


def test_the_doors_of_the_demo_are_not_there(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DOORS],
        env=environment(tmp_path),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["False", "404 404 404 404", "200 302"]


@pytest.mark.parametrize("words", [("tick",), ("officer", "link", "yoga")])
def test_without_an_office_the_remedy_is_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path / "kosong", *words)
    assert done.returncode == 2
    assert done.stderr.endswith("Jalankan dahulu: jaganetral serve.\n")
    assert not (tmp_path / "kosong").exists()


def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "serve", "--port", str(free_port()), JAGANETRAL_ZONE="GMT")
    assert done.returncode == 2
    assert done.stderr == "JAGANETRAL_ZONE='GMT' tidak dikenal. Pilih salah satu: WIB, WITA, WIT.\n"
