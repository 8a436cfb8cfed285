"""A progress bar on standard error, on a terminal only."""

import sys

_BAR = 40


def bar(done: int, whole: int) -> None:
    """Show how much is done."""
    if sys.stderr.isatty():
        filled = _BAR * done // whole if whole else _BAR
        end = "\n" if done >= whole else ""
        sys.stderr.write(f"\r[{'#' * filled}{' ' * (_BAR - filled)}] {done}/{whole}{end}")
        sys.stderr.flush()
