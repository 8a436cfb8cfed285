"""English is complete: every marked string is translated, and what is shipped is fresh."""

from pathlib import Path

import polib
import pytest

from tests.setup.messages import catalogues, compiled


@pytest.mark.parametrize("catalogue", catalogues(), ids=lambda path: path.parts[-5])
def test_every_string_has_its_english(catalogue: Path) -> None:
    open_entries = [e.msgid for e in polib.pofile(str(catalogue)) if not e.translated()]
    assert not open_entries


@pytest.mark.parametrize("catalogue", catalogues(), ids=lambda path: path.parts[-5])
def test_the_shipped_catalogue_is_fresh(catalogue: Path) -> None:
    assert catalogue.with_suffix(".mo").read_bytes() == compiled(catalogue)
