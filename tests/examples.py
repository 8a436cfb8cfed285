"""How many examples a property test draws: few in daily runs, JAGANETRAL_EXAMPLES at night."""

import os

from hypothesis import settings


def examples(count: int) -> settings:
    """The settings for a property test that needs `count` examples on an ordinary day."""
    wanted = os.environ.get("JAGANETRAL_EXAMPLES")
    return settings(max_examples=max(count, int(wanted)) if wanted else count, deadline=None)
