"""Periodic work: imports nobody confirmed are forgotten, indexes of large rosters made."""

from datetime import date

from jaganetral.web.roster.indexing import prepare
from jaganetral.web.roster.loading import drop_forgotten, sweep


def run(day: date) -> list[str]:
    """Forget imports that waited for a week; make the indexes that are missing."""
    drop_forgotten()
    count = sweep()
    swept = [f"{count} impor yang tidak disimpan dihapus."] if count else []
    return [*swept, *prepare(day)]
