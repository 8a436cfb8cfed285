"""How every command speaks: results on standard output, one clear sentence on trouble."""

import json
import sys
from collections.abc import Iterable
from typing import Any

DONE, CHECK_FAILED, BAD_INPUT = 0, 1, 2


class BadInput(Exception):
    """One sentence that names the file, the line or field, and the remedy. Exit status 2."""


def emit(result: Any) -> None:
    """Write one result as a line of UTF-8 JSON to standard output."""
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")


def emit_lines(results: Iterable[Any]) -> None:
    """Write results as JSON Lines to standard output."""
    for result in results:
        emit(result)


def say(sentence: str) -> None:
    """Write one plain sentence to standard output."""
    sys.stdout.write(sentence + "\n")


def complain(sentence: str) -> None:
    """Write one plain sentence to standard error."""
    sys.stderr.write(sentence + "\n")
