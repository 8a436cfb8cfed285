"""What `jaganetral verify letter` asks of the site."""

import argparse
from pathlib import Path

from jaganetral.web.letters.checking import file_sentence


def verify_letter(args: argparse.Namespace) -> tuple[bool, str]:
    """Whether a letter is what was signed here, and the sentence that says so."""
    return file_sentence(Path(args.file).read_bytes())
