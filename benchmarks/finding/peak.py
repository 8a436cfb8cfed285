"""Memory of this process, in MB."""

from pathlib import Path


def _status(field: str) -> float:
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1024
    return 0.0


def resident() -> float:
    """What it holds now."""
    return _status("VmRSS")


def resident_peak() -> float:
    """The most it held."""
    return _status("VmHWM")
