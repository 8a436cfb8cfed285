"""What `jaganetral verify audit` asks of the site."""

import argparse

from jaganetral.web.audit.verify import verify_log


def verify_audit(args: argparse.Namespace) -> tuple[bool, str]:
    """Recompute the whole log: whether it is whole, and the sentence that says so."""
    verdict = verify_log()
    return verdict.whole, verdict.sentence
