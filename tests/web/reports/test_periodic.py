"""What is over its time goes away by itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import Item
from jaganetral.web.reports import periodic
from jaganetral.web.reports.models import Draft, Guess
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.reports.reports import DAY
from tests.web.reports.wizard import walk

NOW = datetime(2026, 11, 10, 1, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_an_abandoned_draft_leaves_neither_row_nor_file(
    client: Client, cast: Cast, vault: Path, at: Callable[[datetime], None]
) -> None:
    at(NOW)
    make_custodian_key(
        cast.bodies["bawaslu-lawu-asri"], "sandi penjaga contoh", by="sistem", day=DAY
    )
    walk(client, until="/lapor/bukti")
    client.post("/lapor/bukti", {"berkas": SimpleUploadedFile("a.jpg", photo()), "aksi": "unggah"})
    client.post("/cek", {"nomor": "N-2026-000077", "kata": "salah"})
    assert periodic.run(DAY) == []
    assert (Draft.objects.count(), Item.objects.count(), Guess.objects.count()) == (1, 1, 1)
    at(NOW + timedelta(hours=25))
    assert periodic.run(DAY) == ["1 laporan sementara dihapus."]
    assert (Draft.objects.count(), Item.objects.count(), Guess.objects.count()) == (0, 0, 0)
    assert not [path for path in (vault / "vault").rglob("*") if path.is_file()]
    assert periodic.run(DAY) == []
