"""`jaganetral roster import` on an office: killed in the middle, the same command goes on."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_office import environment, run
from tests.names.files import TRIS, csv_of

COUNT = 45_000
IMPORT = ("roster", "import")
WHERE = ("--body", "pemkab", "--as-of", "2026-11-01")
OFFICE = """
from jaganetral.cli import site
site.prepare("office", site.office_folder())
site.migrate()
from jaganetral.web.accounts.models import Agency
for code in ("pemkab", "pemkot"):
    Agency.objects.create(code=code, name=f"{code} contoh", short=code, kind="pemda")
"""
COUNTED = """
from jaganetral.cli import site
site.open_office()
from jaganetral.web.roster.models import Employee, RosterLoad
from jaganetral.web.roster.queries import employees_of
load = RosterLoad.objects.latest("pk")
rows = Employee.objects.filter(load=load)
print(load.done, rows.count(), rows.values("row").distinct().count(), employees_of().count())
"""


def script(office: Path, code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env=environment(office), check=True, capture_output=True, text=True, timeout=120
    ).stdout


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("kantor")
    script(data, OFFICE)
    return data


def counted(office: Path) -> list[int]:
    """Lines read, rows, distinct lines of the newest load; people of rosters that count."""
    return [int(word) for word in script(office, COUNTED).split()]


def test_killed_in_the_middle_the_same_command_goes_on(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    rows = [[f"199001{n:012}", f"Orang Contoh{n}", *TRIS[2:]] for n in range(COUNT)]
    path.write_bytes(csv_of(*rows))
    command = [sys.executable, "-m", "jaganetral", *IMPORT, str(path), *WHERE, "--confirm"]
    process = subprocess.Popen(command, env=environment(office), stdout=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while not done(office) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    line, kept, distinct, people = counted(office)
    assert 0 < line < COUNT
    assert kept == distinct == line - 1  # the heading is the first line
    assert people == 0
    again = run(office, *IMPORT, str(path), *WHERE, "--confirm")
    assert json.loads(again.stdout)["accepted"] == COUNT, again.stderr
    assert counted(office) == [COUNT + 1, COUNT, COUNT, COUNT]


def done(office: Path) -> int:
    """The line up to which a load is in, as another process sees it."""
    with closing(sqlite3.connect(office / "jaganetral.sqlite3", timeout=20)) as line:
        found = line.execute("SELECT done FROM roster_rosterload").fetchone()
    return found[0] if found else 0


def test_a_month_later(office: Path, tmp_path: Path) -> None:
    rows = [[f"199001{n:012}", f"Orang Contoh{n}", *TRIS[2:]] for n in range(10)]
    (tmp_path / "okt.csv").write_bytes(csv_of(*rows))
    (tmp_path / "nov.csv").write_bytes(csv_of(*rows[:5], ["", "", *TRIS[2:]]))
    where = ("--body", "pemkot", *WHERE[2:])
    first = json.loads(run(office, *IMPORT, str(tmp_path / "okt.csv"), *where, "--confirm").stdout)
    assert (first["state"], first["accepted"]) == ("diterima", 10)
    rejected = str(tmp_path / "ditolak.csv")
    words = (str(tmp_path / "nov.csv"), *where, "--rejected", rejected, "--confirm")
    short = run(office, *IMPORT, *words)
    assert short.returncode == 2
    assert "5 dari 10 pegawai" in short.stderr
    meant = json.loads(run(office, *IMPORT, *words, "--despite-loss").stdout)
    assert meant["changes"]["kinds"]["hilang"] == 5
    assert "Kolom nama kosong" in Path(rejected).read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tidak-ada.csv", *WHERE), "tidak ada berkas itu"),
        (("x.csv", "--body", "lain", "--as-of", "2026-11-01"), "tidak ada instansi"),
    ],
)
def test_what_is_wrong_is_one_sentence(office: Path, words: tuple[str, ...], said: str) -> None:
    found = run(office, *IMPORT, *words)
    assert found.returncode == 2
    assert said in found.stderr
    assert len(found.stderr.splitlines()) == 1
