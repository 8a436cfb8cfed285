"""What came with this version of the program and is not in force yet: it is offered, never used."""

from pathlib import Path

from django.conf import settings

from jaganetral.law.model import PackError
from jaganetral.web.rules.content import Content, content_of, folder_calendars, shipped_files
from jaganetral.web.rules.models import Binding
from jaganetral.web.rules.pack import shipped_pack
from jaganetral.web.rules.table import own_rows, shipped_table, table_text


def release_content() -> Content:
    """The shipped pack with the calendars of the data folder."""
    return Content(shipped_files(), calendars=folder_calendars(Path(settings.CALENDARS)))


def release_pack_hash() -> str:
    """The hash of what ships, by which a later version is told from this one."""
    return shipped_pack().sha256


def has_news(bound: Binding) -> bool:
    """Whether other rules ship with this version than those last adopted from a release."""
    now = release_pack_hash(), shipped_table()[0]
    return (bound.release_pack, bound.release_table) != now


def offered(bound: Binding) -> tuple[Content, str]:
    """What shipped with this version, with the office's own changes, calendars and days off.

    Returns the content of the pack and the text of the table of days off. Raises PackError where
    the office's own changes do not fit the new files.
    """
    release = release_content()
    try:
        kept = content_of(bound.pack.content)
    except PackError:
        kept = release
    both = release.with_calendars(kept.calendars or {})
    pack = Content(both.files, kept.changes, both.calendars)
    return pack, table_text(own_rows(bound.table.content))
