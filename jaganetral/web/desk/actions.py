"""What the desk itself writes: that the log was checked, and by whom."""

from django.db import transaction

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit import actions as audit
from jaganetral.web.audit.verify import Verdict, verify_log


@transaction.atomic
def check_log(*, by: Duty) -> Verdict:
    """Recompute the whole log, then record that this was done and what came out."""
    verdict = verify_log()
    data = {"whole": verdict.whole, "size": verdict.size, "broken": verdict.broken}
    audit.record("periksa_log", by=by.actor, about="log", data=data)
    return verdict
