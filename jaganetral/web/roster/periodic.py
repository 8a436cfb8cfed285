"""Work of every day: files of unfinished trials are forgotten."""

from datetime import date

from jaganetral.web.roster.loading import drop_old


def run(day: date) -> list[str]:
    """Forget uploads nobody went on with."""
    count = drop_old()
    return [f"{count} berkas percobaan impor dihapus."] if count else []
