"""Takes the pictures of the README and the tutorial from the running demo.

Run by `make docs`; needs Debian's Chromium. The pictures come from the program, never by hand.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
# name, door of the demo ("" for the public), address, width, dark
PICTURES = [
    ("lapor", "", "/lapor", 360, False),
    ("bolehkah", "", "/bolehkah/stiker-mobil?siapa=pns", 360, True),
    ("antrean", "pemeriksa", "/kerja/antrean", 1280, False),
    ("putuskan", "ppk", "/kerja/putuskan", 360, False),
    ("cegah", "opd", "/kerja/cegah", 1280, False),
    ("statistik", "", "/statistik", 1280, False),
    ("aturan", "", "/aturan/skb22-ke-04", 1280, False),
    ("kajian", "pemeriksa", "/kerja/perkara/2026-0008/kajian", 1280, True),
]


def wait_until_served() -> None:
    """Until the demo answers, at most a minute."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(BASE, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("Peragaan tidak menjawab dalam satu menit.")


def take(browser: Browser) -> None:
    """All pictures, each in a fresh visit."""
    FOLDER.mkdir(exist_ok=True)
    for name, door, address, width, dark in PICTURES:
        context = browser.new_context(
            viewport={"width": width, "height": 760 if width > 400 else 720},
            color_scheme="dark" if dark else "light",
            locale="id-ID",
        )
        page = context.new_page()
        if door:
            page.goto(f"{BASE}/?demo={door}")
        page.goto(BASE + address)
        page.screenshot(path=str(FOLDER / f"{name}.png"))
        context.close()


def main() -> None:
    """Start the demo, take the pictures, stop it."""
    command = [sys.executable, "-m", "jaganetral", "demo", "--port", str(PORT)]
    # its own folder for throw-away data, so that a running demo is left alone
    room = tempfile.mkdtemp(prefix="jaganetral-gambar-")
    demo = subprocess.Popen(  # noqa: S603 - our own interpreter and words
        command, cwd=ROOT, stdout=subprocess.DEVNULL, env={**os.environ, "TMPDIR": room}
    )
    try:
        wait_until_served()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            take(browser)
            browser.close()
    finally:
        demo.terminate()
        demo.wait(20)
        shutil.rmtree(room, ignore_errors=True)


if __name__ == "__main__":
    main()
