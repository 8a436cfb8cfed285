"""Test settings and the doors through which tests enter the site."""

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast


CALENDARS = Path(__file__).parents[1] / "jaganetral" / "web" / "demo" / "data" / "calendars"


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not walk through it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _cheapen(patch: pytest.MonkeyPatch) -> None:
    from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: PLC0415 - needs Django

    from jaganetral.web.evidence import seals  # noqa: PLC0415 - needs Django to be set up

    patch.setattr(PBKDF2PasswordHasher, "iterations", 1)
    patch.setattr(seals, "PASSES", 1)
    patch.setattr(seals, "MEMORY", 8192)


@pytest.fixture(scope="session", autouse=True)
def cheap_secrets() -> Iterator[pytest.MonkeyPatch]:
    """Passwords and passphrases are stretched as in an office, only not for long."""
    with pytest.MonkeyPatch.context() as patch:
        _cheapen(patch)
        yield patch


@pytest.fixture
def dear_secrets(cheap_secrets: pytest.MonkeyPatch) -> Iterator[None]:
    """What guessing a secret costs in an office, for one test."""
    cheap_secrets.undo()
    yield
    _cheapen(cheap_secrets)


@pytest.fixture
def vault(tmp_path: Path, settings: object) -> Path:
    """A data folder of the test's own."""
    for name, part in (("DATA", ""), ("VAULT", "vault"), ("KEYS", "keys")):
        setattr(settings, name, tmp_path / part if part else tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def fresh_index() -> None:
    """Keys come back in the next test; an index of names must not."""
    if (screening := sys.modules.get("jaganetral.web.roster.screening")) is not None:
        screening.forget()
        shutil.rmtree(sys.modules["django.conf"].settings.DATA / "indeks", ignore_errors=True)


@pytest.fixture
def at() -> Iterator[Callable[[datetime], None]]:
    """Set the clock for a test: `at(datetime(2024, 1, 18, 9, tzinfo=WIB))`."""
    from jaganetral.web import clock  # noqa: PLC0415 - needs Django to be set up

    yield clock.set_clock
    clock.set_clock(None)


@pytest.fixture
def cast(db: None) -> "Cast":
    """The invented people and bodies of Kabupaten Lawu Asri."""
    from tests.cast import make_cast  # noqa: PLC0415 - needs Django to be set up

    return make_cast()


@pytest.fixture
def sign_in(client: "Client", cast: "Cast") -> "Callable[[str], Client]":
    """`sign_in("pemeriksa")` gives a client signed in under that role, second factor done."""

    def enter(role: str) -> "Client":
        client.force_login(cast.officers[role], backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["second_factor"] = "test"
        session.save()
        return client

    return enter


@pytest.fixture
def lawu_asri(vault: Path, settings: object) -> Path:
    """A data folder, and the law with the invented calendar of Kabupaten Lawu Asri."""
    settings.CALENDARS = CALENDARS  # type: ignore[attr-defined]
    return vault
