"""What every test of the site starts from."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    """Start in Indonesian: a page asked for in English leaves its language behind."""
    with translation.override("id"):
        yield
