"""The law as this office applies it, and any pack it ever used.

Before anything is adopted: the shipped pack with the election calendars of the data folder.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from jaganetral.law.corpus.added import read_calendars
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import Pack, PackError
from jaganetral.web.rules.content import content_of, folder_calendars
from jaganetral.web.rules.force import in_force
from jaganetral.web.rules.models import LawPack, WorkTable
from jaganetral.web.rules.table import book_of_text, shipped_table
from jaganetral.workdays import Calendar, calendar_named

log = logging.getLogger(__name__)


def law_pack() -> Pack:
    """The pack that binds, with the office's working days; the same object until that changes."""
    bound = in_force()
    if bound is None:
        return shipped_pack()
    try:
        return _joined(bound.pack, bound.table)
    except (LookupError, PackError) as trouble:
        log.error("the adopted law pack cannot be read, the shipped one is used: %s", trouble)
        return shipped_pack()


def workbook() -> Calendar:
    """The working-day calendar of this office."""
    book = law_pack().book
    return calendar_named(book) if isinstance(book, str) else book


def table_hash() -> str:
    """The hash of the table of days off that binds."""
    bound = in_force()
    return bound.table if bound else shipped_table()[0]


def shipped_pack() -> Pack:
    """The shipped pack with the calendars of the data folder."""
    return _shipped(Path(settings.CALENDARS))


@cache
def _shipped(folder: Path) -> Pack:
    return load_pack(extra_calendars=folder_calendars(folder))


def pack_with(files: Iterable[Path]) -> Pack:
    """The shipped pack with the calendars of these files. Raises PackError where one is broken."""
    return load_pack(extra_calendars=read_calendars(files))


def pack_of(sha256: str, table: str = "") -> Pack | None:
    """The pack of a hash, for replays, counting by the table of days off of a hash if given.

    None where this office does not keep it, or this version of the program cannot read it.
    """
    try:
        return _joined(sha256, table) if table else _kept_pack(sha256)
    except (LookupError, PackError):
        return None


@lru_cache(maxsize=16)
def _joined(sha256: str, table: str) -> Pack:
    pack, book = _kept_pack(sha256), book_of(table)
    return pack if book is None else replace(pack, book=book)


@lru_cache(maxsize=16)
def _kept_pack(sha256: str) -> Pack:
    """A kept pack by its hash; LookupError where it is not kept, PackError where unreadable."""
    shipped = shipped_pack()
    if shipped.sha256 == sha256:
        return shipped
    row = LawPack.objects.filter(sha256=sha256).first()
    if row is None:
        raise LookupError(f"Paket {sha256[:12]} tidak tersimpan di kantor ini.")
    # the hash is the name it was kept under; the sealed log holds the hash of the content
    return replace(content_of(row.content).pack(), sha256=sha256)


def book_of(sha256: str) -> Calendar | None:
    """The calendar of a table of days off; None for the shipped one. Raises LookupError."""
    if sha256 == shipped_table()[0]:
        return None
    row = WorkTable.objects.filter(sha256=sha256).first()
    if row is None:
        raise LookupError(f"Tabel hari libur {sha256[:12]} tidak tersimpan di kantor ini.")
    return book_of_text(row.content)
