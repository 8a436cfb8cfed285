"""Keeps the demo's records of this version, so that later versions prove they can take them over.

python tests/setup/keep_office.py         writes tests/house/data/office-VERSION.sql.gz

Run it once for each release, before the tag. What was kept for an older release never changes.
The roster is left out but for the people somebody is accused of being. The first lines carry what
lies beside the database: the throw-away key that signed the log, and its newest head.
"""

import gzip
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from jaganetral import __version__

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "house" / "data"
ROSTER = "roster_employee"
LARGEST = 1_000_000  # bytes
# names in the first lines -> where they lie in the data folder
BESIDE = {"seal": "keys/seal.key", "head": "log-head.txt"}


def tell(place: Path) -> Path:
    """Let the demo make its records in a folder of its own; returns its data folder."""
    environment = {name: value for name, value in os.environ.items() if "JAGANETRAL" not in name}
    subprocess.run(
        [sys.executable, "-m", "jaganetral", "demo", "--once"],
        cwd=ROOT,
        env={**environment, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return next(place.glob("jaganetral-*"))


def thin(line: sqlite3.Connection) -> None:
    """Remove everybody from the roster whom no other row names."""
    tables = [name for (name,) in line.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    named = [
        f'SELECT "{row[3]}" FROM "{table}" WHERE "{row[3]}" IS NOT NULL'  # noqa: S608
        for table in tables
        for row in line.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        if row[2] == ROSTER
    ]
    kept = " UNION ".join(named)
    line.execute(f"DELETE FROM {ROSTER} WHERE id NOT IN ({kept})")  # noqa: S608 - our own tables
    line.commit()


def dump(folder: Path) -> bytes:
    """The database as SQL, led by what lies beside it."""
    beside = [f"-- {name} {(folder / path).read_bytes().hex()}" for name, path in BESIDE.items()]
    with closing(sqlite3.connect(folder / "jaganetral.sqlite3")) as line:
        thin(line)
        return "\n".join([*beside, *line.iterdump(), ""]).encode("utf-8")


def main() -> None:
    """Write the file of this version."""
    with tempfile.TemporaryDirectory() as name:
        packed = gzip.compress(dump(tell(Path(name))), mtime=0)
    if len(packed) > LARGEST:
        raise SystemExit(f"{len(packed)} byte, paling banyak {LARGEST}.")
    DATA.mkdir(exist_ok=True)
    release = __version__.partition(".dev")[0]
    (DATA / f"office-{release}.sql.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
