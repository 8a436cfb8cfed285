"""Check the log, a receipt, a letter, figures and more: one sentence, exit status 0 or 1."""

import argparse
import importlib
import os
from collections.abc import Callable
from pathlib import Path

from jaganetral.cli.emit import CHECK_FAILED, DONE, BadInput, say
from jaganetral.cli.folders import choose_installation
from jaganetral.seal import (
    NotACaseProof,
    NotAReceipt,
    parse_anchor,
    read_key,
    verify_case_proof,
    verify_receipt,
)
from jaganetral.seal.documents import read_stamp, verify_document

EXAMPLE = """example:
  jaganetral verify audit
  jaganetral verify receipt tanda-terima.json --key kunci.txt --checkpoint titik-periksa.txt
  jaganetral verify letter surat.pdf
  jaganetral verify case bukti-2026-0008.json --key kunci.txt
  jaganetral verify answer jawaban.pdf --key kunci.txt
  jaganetral verify figures
  jaganetral verify assessments
"""
# checks that need the site; each is a function (args) -> (does it hold, one sentence)
SITE = {
    "audit": "jaganetral.web.desk.whole:verify_audit",
    "letter": "jaganetral.web.letters.command:verify_letter",
    "figures": "jaganetral.web.statistics.command:verify_figures",
    "assessments": "jaganetral.web.cases.command:verify_assessments",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral verify`, one group for each thing to check."""
    parser.epilog = EXAMPLE
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    audit = kinds.add_parser("audit", help="the sealed log, and all that it has sealed")
    audit.epilog = "example: jaganetral verify audit"
    receipt = kinds.add_parser("receipt", help="a receipt, without any installation")
    receipt.epilog = "example: jaganetral verify receipt tanda-terima.json --key kunci.txt"
    receipt.add_argument("file", metavar="FILE", help="the receipt as it was downloaded")
    receipt.add_argument("--key", metavar="FILE", help="the office's published key line")
    receipt.add_argument("--checkpoint", metavar="FILE", help="a checkpoint kept elsewhere")
    letter = kinds.add_parser("letter", help="a letter as PDF")
    letter.epilog = "example: jaganetral verify letter surat.pdf --key kunci.txt"
    letter.add_argument("file", metavar="FILE", help="the letter")
    letter.add_argument(
        "--key", metavar="FILE", help="the office's published key line; needs no installation"
    )
    case = kinds.add_parser("case", help="the proof of a case, without any installation")
    case.epilog = "example: jaganetral verify case bukti-2026-0008.json --key kunci.txt"
    case.add_argument("file", metavar="FILE", help="the proof as it was downloaded")
    case.add_argument("--key", metavar="FILE", help="the office's published key line")
    answer = kinds.add_parser("answer", help="a signed answer, without any installation")
    answer.epilog = "example: jaganetral verify answer jawaban.pdf --key kunci.txt"
    answer.add_argument("file", metavar="FILE", help="the answer as it was saved")
    answer.add_argument("--key", metavar="FILE", help="the office's published key line")
    figures = kinds.add_parser("figures", help="the figures, recounted from the sealed log")
    figures.epilog = "example: jaganetral verify figures"
    again = kinds.add_parser("assessments", help="every assessment, done again under its own rules")
    again.epilog = "example: jaganetral verify assessments"


def run(args: argparse.Namespace) -> int:
    """Run the chosen check; 0 it holds, 1 it does not."""
    if args.what == "receipt":
        return check_receipt(args)
    if args.what == "case":
        return check_case(args)
    if args.what == "answer":
        return check_answer(args)
    if args.what == "letter":
        letter = read_letter(args.file)
        if args.key is not None:
            return check_letter(letter, args.key)
    holds, sentence = ask_site(args)
    say(sentence)
    return DONE if holds else CHECK_FAILED


def check_receipt(args: argparse.Namespace) -> int:
    """Check a receipt with nothing but files."""
    text = read_text(args.file)
    key = read_checked(args.key, read_key)
    checkpoint = read_checked(args.checkpoint, parse_anchor)
    try:
        verdict = verify_receipt(text, public_key=key, checkpoint=checkpoint)
    except NotAReceipt as trouble:
        raise BadInput(f"{args.file}: {trouble}.") from None
    say(verdict.sentence)
    return DONE if verdict.ok else CHECK_FAILED


def check_case(args: argparse.Namespace) -> int:
    """Check the proof of a case with nothing but files."""
    text, key = read_text(args.file), read_checked(args.key, read_key)
    try:
        verdict = verify_case_proof(text, public_key=key)
    except NotACaseProof as trouble:
        raise BadInput(f"{args.file}: {trouble}.") from None
    say(verdict.sentence)
    return DONE if verdict.ok else CHECK_FAILED


def check_answer(args: argparse.Namespace) -> int:
    """Check a signed answer with nothing but files."""
    answer = read_letter(args.file)
    stamp = read_stamp(answer)
    if stamp is not None and not stamp.is_answer:
        raise BadInput(f"{args.file}: this is a letter; check it with: jaganetral verify letter.")
    return check_letter(answer, args.key)


def check_letter(letter: bytes, key: str | None) -> int:
    """Check a letter or an answer with nothing but the office's published key, if one is given."""
    line = read_checked(key, read_key)
    verdict = verify_document(letter, public=read_key(line)[1] if line else None)
    say(verdict.sentence)
    return DONE if verdict.ok else CHECK_FAILED


def read_letter(name: str) -> bytes:
    """The bytes of a PDF; BadInput where there is no file, or one that is no letter at all."""
    try:
        data = Path(name).read_bytes()
    except FileNotFoundError:
        raise BadInput(f"{name}: there is no such file.") from None
    except OSError:
        raise BadInput(f"{name}: the file cannot be read.") from None
    if not data.startswith(b"%PDF-") and read_stamp(data) is None:
        raise BadInput(f"{name}: this is not a PDF; give the file as it was received.")
    return data


def ask_site(args: argparse.Namespace) -> tuple[bool, str]:
    """The answer of the site's check; BadInput where the installation has no tables yet."""
    check = on_site(SITE[args.what])
    no_tables: type[Exception] = importlib.import_module("django.db").DatabaseError
    try:
        return check(args)
    except no_tables:
        raise BadInput(
            "The database of this installation cannot be read;"
            " start it once with: jaganetral serve, or point JAGANETRAL_DATA at its folder."
        ) from None


def on_site(target: str) -> Callable[[argparse.Namespace], tuple[bool, str]]:
    """A function of the web floor, with Django set up; BadInput where that is not installed."""
    module, _, name = target.partition(":")
    try:
        django = importlib.import_module("django")
    except ModuleNotFoundError:
        raise BadInput(
            "This check needs the site; install it with: pip install 'jaganetral[web]'."
        ) from None
    choose_installation()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaganetral.web.settings")
    django.setup()
    check: Callable[[argparse.Namespace], tuple[bool, str]] = getattr(
        importlib.import_module(module), name
    )
    return check


def read_checked(name: str | None, check: Callable[[str], object]) -> str | None:
    """The text of a file that `check` can read; None where no file is named."""
    if name is None:
        return None
    text = read_text(name)
    try:
        check(text)
    except ValueError as trouble:
        raise BadInput(f"{name}: {trouble}") from None
    return text


def read_text(name: str) -> str:
    """The text of a file; BadInput names it where it cannot be read."""
    try:
        return Path(name).read_text("utf-8")
    except FileNotFoundError:
        raise BadInput(f"{name}: there is no such file.") from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{name}: the file cannot be read as UTF-8 text.") from None
