"""Loaded before Django: tests run in test mode, in a data folder of their own.

JAGANETRAL_TEST_DATABASE=postgres runs them on a PostgreSQL server started for this run; parallel
workers inherit its address and make a database each.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings

from tests import postgres

DATA = Path(tempfile.mkdtemp(prefix="jaganetral-test-"))
(DATA / "static").mkdir()
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["JAGANETRAL_MODE"] = "test"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser driver keeps a loop in our thread
os.environ["JAGANETRAL_DATA"] = str(DATA)
if os.environ.get("JAGANETRAL_TEST_DATABASE") == "postgres":
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["JAGANETRAL_DATABASE"] = postgres.start()
else:
    os.environ["JAGANETRAL_DATABASE"] = "sqlite"
# Daily runs draw the same examples on every machine, so that a red run means a change; the
# nightly ones (JAGANETRAL_EXAMPLES) draw new ones and explore. Neither is timed: a slow machine is
# no fault of the change.
settings.register_profile("daily", derandomize=True, database=None, deadline=None)
settings.register_profile("nightly", deadline=None)
settings.load_profile("nightly" if "JAGANETRAL_EXAMPLES" in os.environ else "daily")
