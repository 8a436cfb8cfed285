"""The demonstration stands on each surface alone, as on both."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import django
django.setup()
from django.urls import NoReverseMatch, reverse
def known(name):
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False
print(*[known(one) for one in ("demo:forward", "prevention:list", "portal:may_i")])
"""


@pytest.mark.parametrize(
    ("surface", "known"),
    [("officers", "True True False"), ("public", "True False True"), ("both", "True True True")],
)
def test_every_surface_has_the_bar_of_the_demonstration(
    tmp_path: Path, surface: str, known: str
) -> None:
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "jaganetral.web.settings",
        "JAGANETRAL_MODE": "demo",
        "JAGANETRAL_SURFACE": surface,
        "JAGANETRAL_DATA": str(tmp_path),
    }
    told = subprocess.run(
        [sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == known
