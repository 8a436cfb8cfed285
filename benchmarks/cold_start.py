"""How long the quick commands take from nothing, as ratios to `python -c pass`.

Each command runs several times in turn with the empty program; the medians are compared, so that
a busy machine slows both.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from jaganetral.seal import (
    Frontier,
    Receipt,
    canonical,
    leaf_hash,
    public_key,
    sign_checkpoint,
)

ROUNDS = 15
FACTS = '{"status": "pns", "act_date": "2024-01-03", "conduct": ["like_share_comment_follow"]}'


def receipt_file(folder: Path) -> Path:
    """A true receipt of a log with one entry."""
    seed, day = bytes(32), date(2026, 11, 20)
    leaf = {"number": "N-2026-000001", "day": day.isoformat()}
    frontier = Frontier()
    frontier.append(leaf_hash(canonical(leaf)))
    point = sign_checkpoint(seed, 1, frontier.root(), day, "lawuasri.example")
    receipt = Receipt("N-2026-000001", day, 0, leaf, [], point, public_key(seed))
    path = folder / "receipt.json"
    path.write_text(receipt.text(), "utf-8")
    return path


def seconds(command: list[str]) -> float:
    """Wall time of one run; stops with the command's own words where it fails."""
    begun = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    taken = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{' '.join(command[2:5])}: {done.stderr.strip()}")
    return taken


def main() -> None:
    """Print one line a command: median seconds and the ratio to the empty program."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        facts = folder / "facts.json"
        facts.write_text(FACTS, "utf-8")
        program = [sys.executable, "-m", "jaganetral"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "due": [*program, "due", "--from", "2024-04-01", "--days", "14"],
            "verify receipt": [*program, "verify", "receipt", str(receipt_file(folder))],
            "assess": [*program, "assess", str(facts)],
        }
        times: dict[str, list[float]] = {label: [] for label in commands}
        for _ in range(ROUNDS):
            for label, command in commands.items():
                times[label].append(seconds(command))
    base = statistics.median(times["python -c pass"])
    print(f"{'command':<16} {'seconds':>8} {'ratio':>6}")
    for label, taken in times.items():
        median = statistics.median(taken)
        print(f"{label:<16} {median:>8.3f} {median / base:>6.1f}")


if __name__ == "__main__":
    main()
