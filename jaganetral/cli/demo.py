"""Run the fictional regency: first the whole circle on the terminal, then the site."""

import argparse
import importlib
import os
import shutil
import sys
from pathlib import Path

from jaganetral.cli import site
from jaganetral.cli.emit import CHECK_FAILED, DONE, BadInput, say
from jaganetral.cli.folders import demo_folder

EXAMPLE = """example:
  jaganetral demo              the trace, then http://127.0.0.1:8000
  jaganetral demo --once       the trace alone
  jaganetral demo --rusak      change one record in the demo's database
  jaganetral demo --tutup      remove the demo's folder
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral demo`."""
    parser.epilog = EXAMPLE
    parser.add_argument("--once", action="store_true", help="end after the trace")
    parser.add_argument("--rusak", action="store_true", help="tamper with one record")
    parser.add_argument("--tutup", action="store_true", help="remove everything of the demo")
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (8000)")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 0 done, 1 nothing to tamper with, 2 trouble in one sentence."""
    folder = demo_folder()
    if args.tutup:
        shutil.rmtree(folder, ignore_errors=True)
        say(f"Data contoh di {folder} sudah dihapus.")
        return DONE
    if args.rusak:
        return tamper(folder)
    if not args.once:
        site.refuse_taken_port(args.port)
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.pop("JAGANETRAL_DATABASE", None)
    site.tell_address(args.port)
    site.prepare("demo", folder)
    site.migrate()
    for line in importlib.import_module("jaganetral.web.demo.trace").tell(folder):
        say(line)
        sys.stdout.flush()
    if args.once:
        return DONE
    for line in importlib.import_module("jaganetral.web.demo.story").invite(args.port):
        say(line)
    sys.stdout.flush()
    return site.serve_wsgi(args.port)


def tamper(folder: Path) -> int:
    """Change one byte of one record behind the service's back, to show that it shows."""
    if not (folder / "jaganetral.sqlite3").exists():
        raise BadInput("Belum ada data contoh. Jalankan dahulu: jaganetral demo --once.")
    site.prepare("demo", folder)
    sentence = importlib.import_module("jaganetral.web.demo.tampering").tamper()
    if sentence is None:
        say("Log contoh masih kosong; tidak ada yang dapat dirusak.")
        return CHECK_FAILED
    say(sentence)
    return DONE
