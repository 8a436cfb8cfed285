"""Questions about the queue and about cases; every list and count starts here."""

from jaganetral.web.cases.queries.queue import reports_for, waiting

__all__ = ["reports_for", "waiting"]
