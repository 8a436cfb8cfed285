"""Periodic work of questions: what nobody decided on is forgotten."""

from datetime import date

from jaganetral.web.asking.actions import forget


def run(day: date) -> list[str]:
    """Erase what waited too long. Safely repeatable."""
    gone = forget(day)
    return [f"Kata-kata {gone} pertanyaan yang lama menunggu dihapus."] if gone else []
