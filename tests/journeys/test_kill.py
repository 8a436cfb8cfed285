"""A real office is killed in the middle of its work, again and again: what was acknowledged stays.

Reporters walk through the wizard at the same time, every second one with a photo; the server and
all its processes get SIGKILL; a new one starts on the same data.
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.cli.test_office import environment, free_port, run, status
from tests.walker import Walker
from tests.web.evidence.files import photo

pytestmark = pytest.mark.slow
REPORTERS, ENOUGH = 4, 5  # people at once; receipts seen before each kill
# each kill: what somebody is just doing, and for how many seconds already
KILLS = [("send", 0.01), ("upload", 0.02), ("send", 0.04), ("upload", 0.08), ("send", 0.1)]
LONGEST = 120.0  # seconds a round may take before the test gives up
SET_UP = """
from datetime import date
from jaganetral.cli import site
site.prepare("office", site.office_folder())
site.migrate()
from jaganetral.web.accounts.models import Agency
from jaganetral.web.evidence.actions import make_custodian_key
pemda = Agency.objects.create(
    code="pemkab", name="Pemerintah Kabupaten Lawu Asri", short="Pemkab", kind="pemda", area="99.01"
)
body = Agency.objects.create(
    code="pengawas", name="Pengawas Lawu Asri", short="Pengawas", kind="pengawas", area="99.01"
)
make_custodian_key(body, "sandi penjaga contoh", by="sistem", day=date(2026, 11, 10))
"""
# days later the periodic work has swept; what then lies in the vault must have a row, and back
LEFT = """
from datetime import timedelta
from jaganetral.cli import site
site.open_office()
from jaganetral.web import clock
from jaganetral.web.evidence import vault
from jaganetral.web.evidence.actions import sweep
from jaganetral.web.evidence.models import Item
from jaganetral.web.reports.actions.drafts import sweep_drafts
from jaganetral.web.reports.models import Report, ReportFile
later = clock.now() + timedelta(days=4)
without_file = [i.pk for i in Item.objects.all() if not vault.path_of(i.pk, "age").exists()]
sweep_drafts(later)
sweep(later)
lost = set(vault.kept()) - set(Item.objects.values_list("pk", flat=True))
unsent = Item.objects.exclude(pk__in=ReportFile.objects.values("item")).count()
print(len(without_file), len(lost), unsent, sweep(later), Report.objects.count())
print(ReportFile.objects.count(), len(vault.kept()))
"""
STORY = "Mobil dinas kecamatan membawa baliho ke lapangan pada hari kerja."
BROKEN = (OSError, HTTPException)  # what a visitor sees of a server that dies


@dataclass
class Seen:
    """What reporters hold in their hands: number -> words; and those whose line broke."""

    receipts: dict[str, str] = field(default_factory=dict)
    cut_off: list[Walker] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    begun: dict[str, threading.Event] = field(
        default_factory=lambda: {"upload": threading.Event(), "send": threading.Event()}
    )


@dataclass
class Office:
    """A served office that can be killed and started again."""

    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        words = ("serve", "--no-worker", "--port", str(self.port))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jaganetral", *words],
            env=environment(self.data),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 60
        while status(self.address + "/") != 200:
            assert time.monotonic() < until, "the office does not answer"
            time.sleep(0.1)

    def kill(self) -> None:
        """SIGKILL to the command, the server and its worker at the same moment."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
            self.process = None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    script(tmp_path, SET_UP)
    served = Office(tmp_path, free_port())
    served.start()
    yield served
    served.kill()


def script(data: Path, code: str) -> list[str]:
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
    return done.stdout.split()


def write(walker: Walker, seen: Seen, picture: bytes | None) -> None:
    """From the first question to the page before sending."""
    walker.open("/lapor/peristiwa").press("Lanjutkan", peristiwa="fasilitas")
    walker.press("Lanjutkan", cerita=STORY)
    walker.press("Lanjutkan", kapan="kemarin")
    walker.press("Lanjutkan", kabupaten="Lawu Asri")
    walker.press("Lanjutkan", nama="Pak Tris", jabatan="sopir")
    if picture is not None:
        seen.begun["upload"].set()
        walker.press("Kirim berkas ini", files={"berkas": ("foto.jpg", picture)})
    walker.press("Lanjutkan" if picture else "Lanjutkan tanpa bukti")
    walker.press("Lanjutkan", identitas="anonim")


def note(walker: Walker, seen: Seen) -> bool:
    """Note number and words where this page is the receipt."""
    number = re.search(r"N-\d{4}-\d{6}", walker.text)
    words = re.search(r'class="sandi">(.*?)</p>', walker.page, re.S)
    if number is None or words is None:
        return False
    seen.receipts[number.group()] = words.group(1).replace("<br>", " ")
    return True


def report_until(stop: threading.Event, office: Office, seen: Seen, picture: bytes | None) -> None:
    """Send one report after the other until the server is gone."""
    while not stop.is_set():
        walker = Walker(office.address)
        try:
            write(walker, seen, picture)
            seen.begun["send"].set()
            walker.press("Kirim laporan")
        except BROKEN:
            seen.cut_off.append(walker)
            return
        except AssertionError as trouble:
            seen.faults.append(str(trouble))
            return
        if not note(walker, seen):
            seen.faults.append(f"{walker.status} {walker.text[:200]}")


def work_and_kill(office: Office, seen: Seen, moment: str, pause: float) -> None:
    """Let people report, and kill the server just after somebody began to upload or to send."""
    stop, pictures = threading.Event(), (photo(size=(640, 480)), None)
    crowd = [
        threading.Thread(target=report_until, args=(stop, office, seen, pictures[place % 2]))
        for place in range(REPORTERS)
    ]
    before, until = len(seen.receipts), time.monotonic() + LONGEST
    for one in crowd:
        one.start()
    while len(seen.receipts) < before + ENOUGH and time.monotonic() < until:
        time.sleep(0.02)
    seen.begun[moment].clear()
    seen.begun[moment].wait(LONGEST)
    time.sleep(pause)
    office.kill()
    stop.set()
    for one in crowd:
        one.join(60)
    assert not seen.faults
    assert len(seen.receipts) >= before + ENOUGH, "too few reports came in before the kill"


def go_on(seen: Seen) -> None:
    """Those whose line broke come back: a finished report is sent once, whatever had happened."""
    while seen.cut_off:
        walker = seen.cut_off.pop()
        walker.open("/lapor/periksa")
        if any("Kirim laporan" in form.buttons for form in walker.forms):
            walker.press("Kirim laporan")
        note(walker, seen)


def opens(address: str, number: str, words: str) -> bool:
    """Whether a mailbox opens with number and words."""
    walker = Walker(address).open("/cek").press("Buka kotak pesan", nomor=number, kata=words)
    return walker.status == 200 and walker.address.endswith("/cek/kotak") and number in walker.text


def test_what_was_acknowledged_survives_every_kill(office: Office) -> None:
    seen, hit = Seen(), 0
    for moment, pause in KILLS:
        work_and_kill(office, seen, moment, pause)
        hit += len(seen.cut_off)
        checked = run(office.data, "verify", "audit")
        assert checked.returncode == 0, checked.stdout + checked.stderr
        office.start()
        assert not [n for n, words in seen.receipts.items() if not opens(office.address, n, words)]
        go_on(seen)
    assert hit >= len(KILLS), "the kills hit nobody"
    assert not opens(office.address, next(iter(seen.receipts)), "satu dua tiga empat lima enam")
    office.kill()
    assert run(office.data, "verify", "audit").returncode == 0
    assert run(office.data, "verify", "figures").returncode == 0
    without_file, lost, unsent, swept_again, reports, files, kept = map(
        int, script(office.data, LEFT)
    )
    assert (without_file, lost, unsent, swept_again) == (0, 0, 0, 0)
    assert reports == len(seen.receipts)  # nothing was sent twice, nothing without a receipt
    assert files == kept > 0
