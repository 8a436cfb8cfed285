"""An office of an older release is taken over by this version with everything in it.

Where this fails after a changed model: add a migration. Only the file of a version that is not
released yet may be written anew (tests/setup/keep_office.py).
"""

import gzip
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_office import environment, run
from tests.setup.keep_office import BESIDE, DATA

KEPT = sorted(DATA.glob("office-*.sql.gz"))
TABLES = {
    "reports.Report": "reports_report",
    "cases.Case": "cases_case",
    "letters.Letter": "letters_letter",
    "prevention.Attendance": "prevention_attendance",
    "audit.Record": "audit_record",
    "accounts.Officer": "accounts_officer",
}
TAKE_OVER = f"""
import json
from jaganetral.cli import site
site.open_office()
site.migrate()
from django.apps import apps
from django.core.management import call_command
call_command("migrate", check_unapplied=True, verbosity=0)
rows = {{name: list(apps.get_model(name).objects.all()) for name in {list(TABLES)}}}
print(json.dumps({{name: len(found) for name, found in rows.items()}}))
"""
PAGES = """
from jaganetral.cli import site
site.open_office()
from django.test import Client
from jaganetral.web.accounts.models import Officer
from jaganetral.web.cases.models import Case
from jaganetral.web.letters.models import Letter
client = Client(SERVER_NAME="localhost")
officer = Officer.objects.get(username="pemeriksa")
client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
session = client.session
session["second_factor"] = "test"
session.save()
pages = ["/", "/statistik", "/kerja", "/kerja/perkara"]
pages += [f"/kerja/perkara/{case.slug}" for case in Case.objects.all()]
print({page: answer for page in pages if (answer := client.get(page).status_code) != 200})
"""


RULES = """
from jaganetral.cli import site
site.open_office()
site.migrate()
from jaganetral.web.desk.command import rules_in_force
print("\\n".join(rules_in_force()))
"""


def script(data: Path, code: str) -> str:
    """What a script on the office's data prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(data),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(params=KEPT, ids=lambda path: path.name.removesuffix(".sql.gz"))
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The data folder of an older office, as that version left it."""
    text = gzip.decompress(request.param.read_bytes()).decode("utf-8")
    for row in text.splitlines()[: len(BESIDE)]:
        _, name, content = row.split()
        place = tmp_path / BESIDE[name]
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(bytes.fromhex(content))
    with closing(sqlite3.connect(tmp_path / "jaganetral.sqlite3")) as line:
        line.executescript(text)
    return tmp_path


def counted(office: Path) -> dict[str, int]:
    with closing(sqlite3.connect(office / "jaganetral.sqlite3")) as line:
        return {
            name: line.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for name, table in TABLES.items()
        }


def test_an_office_is_kept() -> None:
    assert KEPT


def test_an_older_office_is_whole_after_the_upgrade(office: Path) -> None:
    before = counted(office)
    assert all(before.values())
    assert json.loads(script(office, TAKE_OVER)) == before
    assert run(office, "verify", "audit").stdout == f"Log utuh, {before['audit.Record']} catatan.\n"
    figures = run(office, "verify", "figures")
    assert figures.returncode == 0, figures.stdout + figures.stderr
    assert script(office, PAGES) == "{}\n"


def test_a_change_made_before_the_upgrade_still_shows(office: Path) -> None:
    with closing(sqlite3.connect(office / "jaganetral.sqlite3")) as line:
        line.execute("UPDATE reports_report SET story = story || '.' WHERE id = 1")
        line.commit()
    script(office, TAKE_OVER)
    found = run(office, "verify", "audit")
    assert found.returncode == 1
    assert "berubah sejak dicatat" in found.stdout


def test_an_older_office_says_what_it_cannot_replay(office: Path) -> None:
    said = script(office, RULES)
    assert said.startswith("Aturan yang mengikat: versi ")
    assert "kajian dibuat dengan paket aturan yang isinya belum disimpan waktu itu" in said
    assert script(office, RULES) == said  # adopted and recorded once
    again = run(office, "verify", "assessments")
    assert again.returncode == 0
    assert "tidak dapat diulang karena isi paketnya tidak tersimpan" in again.stdout
    assert run(office, "verify", "audit").returncode == 0
