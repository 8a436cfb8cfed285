"""The demo's own election for tests of the demo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jaganetral.web.pack import law_pack

CALENDARS = Path("jaganetral/web/demo/data/calendars").resolve()


@pytest.fixture
def lawu_asri(vault: Path, settings: object) -> Iterator[Path]:
    """A data folder, and the law with the invented calendar of Kabupaten Lawu Asri."""
    settings.CALENDARS = CALENDARS  # type: ignore[attr-defined]
    law_pack.cache_clear()
    yield vault
    law_pack.cache_clear()
