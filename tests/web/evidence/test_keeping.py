"""From an upload to a sealed original and a clean copy, and what is refused on the way."""

import os
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import cast
from uuid import uuid4

import pikepdf
import pytest
from PIL import Image

from jaganetral.web.audit.models import Record
from jaganetral.web.evidence import vault
from jaganetral.web.evidence.actions import (
    BadFile,
    NoCustodian,
    discard,
    keep,
    make_custodian_key,
    settle,
    sweep,
    working_copy,
)
from jaganetral.web.evidence.content import LIMIT
from jaganetral.web.evidence.models import Item
from tests.cast import Cast
from tests.web.evidence.files import busy_pdf, photo

DAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 3, tzinfo=UTC)
PASSPHRASE = "sandi penjaga contoh"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def guarded(cast: Cast, vault: Path) -> Cast:
    make_custodian_key(
        cast.bodies["bawaslu-lawu-asri"], PASSPHRASE, by=cast.duty("penjaga_identitas"), day=DAY
    )
    return cast


def take(cast: Cast, data: bytes, name: str = "IMG_1.jpg", until: datetime | None = None) -> Item:
    body = cast.bodies["bawaslu-lawu-asri"]
    return keep(name, data, body=body, source="tes", day=DAY, by="pelapor", until=until)


def test_the_clean_photo_tells_no_place_and_stands_upright(guarded: Cast) -> None:
    item = take(guarded, photo())
    copy = working_copy(item)
    assert copy is not None
    assert copy[1] == "image/jpeg"
    with Image.open(BytesIO(copy[0])) as seen:
        assert dict(seen.getexif()) == {}
        assert seen.size == (48, 64)
    assert b"KameraContoh" not in copy[0]


def test_png_and_heic_lose_their_data_too(guarded: Cast) -> None:
    for kind, told in (("PNG", "image/png"), ("HEIF", "image/jpeg")):
        copy = working_copy(take(guarded, photo(kind, turned=1)))
        assert copy is not None
        assert copy[1] == told
        assert b"KameraContoh" not in copy[0]


def test_no_clear_byte_lies_in_the_vault(guarded: Cast, vault: Path) -> None:
    item = take(guarded, photo())
    files = [path for path in (vault / "vault").rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        assert b"KameraContoh" not in path.read_bytes()
        assert b"\xff\xd8\xff" not in path.read_bytes()[:64]
        assert datetime.fromtimestamp(path.stat().st_mtime, UTC).hour == 12
    assert item.state == Item.State.CLEAN


def test_a_clean_pdf_has_no_metadata_program_or_attachment(guarded: Cast) -> None:
    copy = working_copy(take(guarded, busy_pdf(), "surat.pdf"))
    assert copy is not None
    for secret in (b"KameraContoh", b"Penulis Rahasia", b"Pak Rahasia", b"lampiran", b"jahat"):
        assert secret not in copy[0]
    with pikepdf.open(BytesIO(copy[0])) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert not pdf.attachments
        assert "/Info" not in pdf.trailer
        assert len(pdf.pages) == 1
        image = pikepdf.PdfImage(cast("pikepdf.Stream", pdf.pages[0].Resources.XObject.Im0))
        assert image.as_pil_image().size == (64, 48)


def test_a_locked_pdf_is_sealed_without_preview(guarded: Cast) -> None:
    with pikepdf.open(BytesIO(busy_pdf())) as pdf:
        written = BytesIO()
        pdf.save(written, encryption=pikepdf.Encryption(owner="satu", user="dua"))
    item = take(guarded, written.getvalue(), "terkunci.pdf")
    assert item.state == Item.State.NO_PREVIEW
    assert working_copy(item) is None
    assert vault.original(item.id)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64, "video/mp4"),
        (b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42" + b"\x00" * 64, "audio/mp4"),
        (b"ID3\x04\x00" + b"\x00" * 64, "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + b"\x00" * 64, "audio/mpeg"),
    ],
)
def test_recordings_are_sealed_without_preview(guarded: Cast, data: bytes, kind: str) -> None:
    item = take(guarded, data, "foto.jpg")
    assert (item.kind, item.state) == (kind, Item.State.NO_PREVIEW)


def test_a_text_is_shown_as_text_only(guarded: Cast) -> None:
    copy = working_copy(take(guarded, b"Catatan: 8 November", "catatan.txt"))
    assert copy == (b"Catatan: 8 November", "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong. Pilih berkas lain"),
        (b"MZ\x90\x00" + b"\x00" * 64, "berisi program berbahaya"),
        (b"\x7fELF" + b"\x00" * 64, "berisi program berbahaya"),
        (b"#!/bin/sh\nls\n", "berisi program berbahaya"),
        (EICAR, "berisi program berbahaya"),
        (photo() + EICAR, "berisi program berbahaya"),
        (b"PK\x03\x04" + b"\x00" * 64, "tidak bisa kami buka"),
        (photo()[:200], "tidak bisa kami buka"),
        (b"%PDF-1.7\nrusak", "tidak bisa kami buka"),
    ],
)
def test_what_is_no_evidence_is_refused_by_content(guarded: Cast, data: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        take(guarded, data, "foto.jpg")
    assert not Item.objects.exists()


def test_too_big_says_how_big(guarded: Cast) -> None:
    with pytest.raises(BadFile, match=r"101 MB\. Ukuran paling besar 100 MB"):
        take(guarded, b"\x00" * (LIMIT + 1), "film.mp4")


def test_a_bomb_is_refused_before_it_unfolds(guarded: Cast) -> None:
    written = BytesIO()
    Image.new("1", (9000, 9000)).save(written, "PNG")
    assert len(written.getvalue()) < 50_000
    with pytest.raises(BadFile, match="terlalu besar untuk dibuka"):
        take(guarded, written.getvalue(), "bom.png")


def test_without_custodian_nothing_is_taken(cast: Cast, vault: Path) -> None:
    with pytest.raises(NoCustodian, match="belum punya penjaga identitas"):
        take(cast, photo())
    assert not (vault / "vault").exists()


def test_the_log_learns_of_a_draft_only_when_it_is_sent(guarded: Cast) -> None:
    sent = take(guarded, photo(), until=NOW + timedelta(hours=24))
    wiped = take(guarded, photo("PNG"), until=NOW + timedelta(hours=24))
    assert not Record.objects.filter(act="simpan_bukti").exists()
    settle([sent], by="pelapor")
    assert Record.objects.get(act="simpan_bukti").about == f"bukti:{sent.id}"
    with pytest.raises(ValueError, match="tidak dapat dihapus"):
        discard([sent])
    assert Item.objects.filter(pk=wiped.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_what_a_draft_left_behind_goes_away(guarded: Cast) -> None:
    stays = take(guarded, photo())
    goes = take(guarded, photo("PNG"), until=NOW + timedelta(hours=24))
    lost = take(guarded, busy_pdf(), until=NOW + timedelta(hours=24))
    Item.objects.filter(pk=lost.pk).delete()
    assert sweep(NOW + timedelta(hours=23)) == 0
    assert sweep(NOW + timedelta(days=4)) == 2
    assert set(vault.kept()) == {stays.id}
    assert not Item.objects.filter(pk=goes.pk).exists()


def test_what_a_crash_left_half_written_is_swept(guarded: Cast) -> None:
    lost = uuid4()
    half = vault.path_of(lost, "age.baru")
    half.parent.mkdir(parents=True)
    half.write_bytes(b"separuh")
    os.utime(half, (NOW.timestamp(), NOW.timestamp()))
    assert sweep(NOW + timedelta(hours=23)) == 0
    assert sweep(NOW + timedelta(days=4)) == 1
    assert not half.exists()
    assert sweep(NOW + timedelta(days=4)) == 0
