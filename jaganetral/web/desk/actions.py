"""What the desk itself writes: that the log was checked, and by whom."""

from django.db import transaction

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit import actions as audit
from jaganetral.web.audit.verify import Verdict
from jaganetral.web.desk.whole import verify_all


@transaction.atomic
def check_log(*, by: Duty) -> Verdict:
    """Check the log and all it has sealed, then record that this was done and what came out."""
    verdict = verify_all()
    data = {"whole": verdict.whole, "size": verdict.size, "broken": verdict.broken}
    audit.record("periksa_log", by=by.actor, about="log", data=data)
    return verdict
