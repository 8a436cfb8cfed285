"""All writing about reports, one file a noun."""

from jaganetral.web.reports.actions.status import push

__all__ = ["push"]
