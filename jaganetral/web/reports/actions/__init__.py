"""All writing about reports, one file a noun."""

from jaganetral.web.reports.actions.mailbox import (
    BadMessage,
    add_file,
    mark_read,
    reply,
    stop_news,
    write_to_reporter,
)
from jaganetral.web.reports.actions.status import push
from jaganetral.web.reports.actions.submit import Submitted, submit

__all__ = [
    "BadMessage",
    "Submitted",
    "add_file",
    "mark_read",
    "push",
    "reply",
    "stop_news",
    "submit",
    "write_to_reporter",
]
