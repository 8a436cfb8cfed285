"""Periodic work: files of unfinished trials are forgotten, indexes of large rosters made."""

from datetime import date

from jaganetral.web.roster.indexing import prepare
from jaganetral.web.roster.loading import drop_old


def run(day: date) -> list[str]:
    """Forget uploads nobody went on with; make the indexes that are missing."""
    count = drop_old()
    dropped = [f"{count} berkas percobaan impor dihapus."] if count else []
    return [*dropped, *prepare(day)]
