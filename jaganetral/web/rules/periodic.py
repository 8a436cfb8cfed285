"""Every round: the file that says which rules bind must say what the database says."""

from datetime import date

from jaganetral.web.rules import actions


def run(day: date) -> list[str]:
    """Repair the file where a crash or a restored backup left another one."""
    return actions.repair()
