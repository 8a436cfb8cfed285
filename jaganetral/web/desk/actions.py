"""What the desk itself writes: the check of the log, and rules with what follows from them."""

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit import actions as audit
from jaganetral.web.audit.verify import Verdict
from jaganetral.web.cases.actions.recount import recount
from jaganetral.web.cases.recount import Moved
from jaganetral.web.desk.weighing import packs_of
from jaganetral.web.desk.whole import verify_all
from jaganetral.web.rules import actions as rules
from jaganetral.web.rules.models import Proposal


@transaction.atomic
def check_log(*, by: Duty) -> Verdict:
    """Check the log and all it has sealed, then record that this was done and what came out."""
    verdict = verify_all()
    data = {"whole": verdict.whole, "size": verdict.size, "broken": verdict.broken}
    audit.record("periksa_log", by=by.actor, about="log", data=data)
    return verdict


@transaction.atomic
def adopt_rules(proposal: Proposal, why: str, *, by: Duty) -> list[Moved]:
    """Adopt a proposal and count every running limit again; the limits that moved.

    Raises NotNow where it cannot be adopted like this, or its rules cannot be read here.
    """
    packs = packs_of(proposal)
    if packs is None:
        raise rules.NotNow(_("Paket ini tidak dapat dibaca oleh versi program ini."))
    rules.adopt(proposal, why, by=by)
    today = clock.today(by.agency.zone)
    return recount(*packs, by=by, why=proposal.title, today=today)
