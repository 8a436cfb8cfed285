"""Objects that stand behind the addresses of the site, so that every page can be asked for."""

from datetime import date

from jaganetral.web.cases.models import Case
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.models import Campaign
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast

DAY = date(2024, 1, 3)
CASE, REPORT = "2024/0001", "LN-2024-0001"


def plant(cast: Cast) -> None:
    """One case, one report, one campaign, one roster, one letter."""
    body = cast.bodies["pemkab-lawu-asri"]
    Case.objects.create(
        number=CASE,
        title="Ajakan di grup WhatsApp",
        holder=cast.bodies["bawaslu-lawu-asri"],
        ppk_agency=body,
        state="kajian",
        opened_on=DAY,
        area="99.01",
    )
    Report.objects.create(
        number=REPORT,
        holder=cast.bodies["bawaslu-lawu-asri"],
        received_on=DAY,
        happening="ajakan",
        story="Ajakan memilih di grup kantor.",
        identity="anonim",
        secret_hash=b"x",
        queue_state="antrean",
        triage_by=DAY,
        seq=0,
    )
    Campaign.objects.create(
        title="Netral itu biasa",
        message="Jaga jarak.",
        issued_by=cast.bodies["nasional"],
        issued_on=DAY,
    )
    load = RosterLoad.objects.create(
        body=body, file_name="a.csv", file_sha256="0" * 64, as_of=DAY,
        loaded_at="2024-01-03T02:00:00Z", by="sistem", accepted=1,
    )  # fmt: skip
    Employee.objects.create(load=load, body=body, row=2, name="Sutrisno", folded="sutrisno")


def arguments(name: str, parameters: set[str]) -> dict[str, object]:
    """Arguments for an address: by its name where that matters, else by the parameter's name."""
    first = {
        "slug": CASE.replace("/", "-"),
        "number": REPORT,
        "code": "contoh",
        "token": "contoh",
        "area": "99",
        "item": "00000000-0000-0000-0000-000000000001",
    }
    pks: dict[str, type[RosterLoad | Campaign | Letter]] = {
        "roster": RosterLoad,
        "prevention": Campaign,
        "letters": Letter,
    }
    found: dict[str, object] = {}
    for parameter in parameters:
        found[parameter] = first.get(parameter, 1)
    if "pk" in parameters:
        kind = pks.get(name) or pks.get(name.partition(":")[0])
        one = kind._default_manager.first() if kind else None
        if one is not None:
            found["pk"] = one.pk
    return found
