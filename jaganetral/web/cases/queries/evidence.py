"""The evidence of a case, and how its items are called on the pages of the case."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jaganetral.web.cases.models import Case
from jaganetral.web.evidence.models import Item


def items_of(case: Case) -> QuerySet[Item]:
    """The evidence of a case: what its reports brought, and what was added since."""
    brought = Q(report_file__report__case_report__case=case)
    added = Q(pk__in=case.items.values("item"))
    return Item.objects.filter(brought | added).select_related("report_file__report").distinct()


def numbered(case: Case) -> list[tuple[str, str]]:
    """(id, "Bukti 2: foto mobil") in the order of the evidence page."""
    found = enumerate(items_of(case), start=1)
    return [
        (str(item.pk), _("Bukti %(n)s: %(label)s") % {"n": place, "label": item.label})
        for place, item in found
    ]
