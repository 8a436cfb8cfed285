"""Many cases at once: columns of facts in, floor and ceiling of each track out.

The same norms, compiled to the same program as a single case, over planes of bits. Quick (Kleene)
for all cases; those it leaves open are then looked at in all their worlds, those alike once.
"""

from jaganetral.law.bulk.columns import Frame, Table, frame_of
from jaganetral.law.bulk.outcomes import LIMIT, compare, outcomes, outcomes_of
from jaganetral.law.bulk.results import COLUMNS, Compared, Outcomes

__all__ = (
    "COLUMNS",
    "LIMIT",
    "Compared",
    "Frame",
    "Outcomes",
    "Table",
    "compare",
    "frame_of",
    "outcomes",
    "outcomes_of",
)
