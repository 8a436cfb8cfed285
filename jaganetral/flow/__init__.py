"""The life of a case as one table."""

from jaganetral.flow.loading import Table, build, load
from jaganetral.flow.model import (
    Act,
    Condition,
    Document,
    Reason,
    Refusal,
    State,
    Status,
    Step,
    Text,
)
from jaganetral.flow.strict import BrokenTable
from jaganetral.flow.table import after, allowed, case_table, offered, refuse, status_of

__all__ = [
    "Act",
    "BrokenTable",
    "Condition",
    "Document",
    "Reason",
    "Refusal",
    "State",
    "Status",
    "Step",
    "Table",
    "Text",
    "after",
    "allowed",
    "build",
    "case_table",
    "load",
    "offered",
    "refuse",
    "status_of",
]
