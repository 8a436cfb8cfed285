"""Periodic work: imports nobody confirmed are forgotten, old ones thinned, large indexes made."""

from datetime import date

from jaganetral.web.roster.indexing import prepare
from jaganetral.web.roster.loading import drop_forgotten, empty_undone, next_thin, sweep, thin

SECONDS = 30  # of a round that old rosters may take


def run(day: date) -> list[str]:
    """Forget imports that waited for a week, make the indexes that are missing, thin the oldest."""
    drop_forgotten()
    count = sweep()
    swept = [f"{count} impor yang tidak disimpan dihapus."] if count else []
    empty_undone(day)
    return [*swept, *prepare(day), *_thinned(day)]


def _thinned(day: date) -> list[str]:
    """One load in a round at most: a large one takes minutes, and other work waits meanwhile."""
    load = next_thin(day)
    if load is None or not thin(load, today=day, seconds=SECONDS):
        return []
    return [f"Daftar pegawai nomor {load.pk} diringkas: {load.kept} baris disimpan."]
