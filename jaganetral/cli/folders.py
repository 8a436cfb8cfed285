"""Which data folder a command means."""

import os
import tempfile
from pathlib import Path

DATABASE = "jaganetral.sqlite3"


def demo_folder() -> Path:
    """The throw-away folder of the demo, one for each user of the machine."""
    return Path(tempfile.gettempdir()) / f"jaganetral-contoh-{os.getuid()}"


def choose_installation() -> None:
    """Point the site at the office's data; where there is none, at the demo's.

    JAGANETRAL_DATA wins. So `verify audit` works beside a running demo without more words.
    """
    if "JAGANETRAL_DATA" in os.environ or "JAGANETRAL_DATABASE" in os.environ:
        return
    if (Path(".data") / DATABASE).exists():
        return
    if (demo_folder() / DATABASE).exists():
        os.environ["JAGANETRAL_DATA"] = str(demo_folder())
        os.environ["JAGANETRAL_MODE"] = "demo"
