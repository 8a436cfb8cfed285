"""Loaded before Django: tests run in test mode, in a data folder of their own."""

import os
import tempfile
from pathlib import Path

DATA = Path(tempfile.mkdtemp(prefix="jaganetral-test-"))
(DATA / "static").mkdir()
os.environ["JAGANETRAL_MODE"] = "test"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser driver keeps a loop in our thread
os.environ["JAGANETRAL_DATA"] = str(DATA)
