"""Work of every day: imports that nobody confirmed are forgotten."""

from datetime import date

from jaganetral.web.roster.loading import drop_forgotten, sweep


def run(day: date) -> list[str]:
    """Drop what waited for a week, and remove the rows of what was dropped."""
    drop_forgotten()
    count = sweep()
    return [f"{count} impor yang tidak disimpan dihapus."] if count else []
