"""Work of every day: counts too small to show are forgotten."""

from datetime import date

from jaganetral.web.statistics.actions import forget_few


def run(day: date) -> list[str]:
    """Forget the small counts of days that are over."""
    count = forget_few(day)
    return [f"{count} hitungan pertanyaan yang kecil dihapus."] if count else []
