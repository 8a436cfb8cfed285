"""Keeps the English catalogues: collects strings (needs gettext) and compiles them (needs nothing).

python tests/setup/messages.py collect   write new strings into each app's django.po
python tests/setup/messages.py compile   write each django.mo from its django.po
"""

import subprocess
import sys
from pathlib import Path

import polib

WEB = Path(__file__).parents[2] / "jaganetral" / "web"


def catalogues() -> list[Path]:
    """The English catalogues of all apps."""
    return sorted(WEB.glob("*/locale/en/LC_MESSAGES/django.po"))


def compiled(catalogue: Path) -> bytes:
    """What the .mo of a catalogue must hold."""
    content: bytes = polib.pofile(str(catalogue)).to_binary()
    return content


def collect() -> None:
    """Let Django collect the strings of every app that has a catalogue or marks strings."""
    for app in sorted(p.parent for p in WEB.glob("*/apps.py")):
        (app / "locale").mkdir(exist_ok=True)
        command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location"]
        subprocess.run([*command, "--no-obsolete"], cwd=app, check=True)


def compile_all() -> None:
    """Write every .mo."""
    for catalogue in catalogues():
        catalogue.with_suffix(".mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    {"collect": collect, "compile": compile_all}[sys.argv[1]]()
