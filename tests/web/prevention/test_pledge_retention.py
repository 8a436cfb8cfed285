"""Names of those who pledged go as those of attendance do; counts and codes stay."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.prevention import periodic
from jaganetral.web.prevention.actions.pledges import PledgeClosed, open_sheets, pledge
from jaganetral.web.prevention.actions.retention import forget_pledges, set_days
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import PledgeSheet
from jaganetral.web.prevention.pledges.counts import by_office, sheets_for
from tests.cast import Cast
from tests.web.prevention.stories import NIP, START, WIB, make_webinar

LAST = date(2024, 2, 14)  # what the campaign counts down to


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=WIB)


@pytest.fixture
def sheet(cast: Cast, at: Callable[[datetime], None]) -> PledgeSheet:
    at(START)
    campaign = make_webinar(cast).campaign
    open_sheets(campaign, by=cast.duty("bkpsdm"))
    set_days(30, by=cast.duty("bkpsdm"))
    found = campaign.pledge_sheets.select_related("agency", "campaign")
    return found.get(agency__code="kec-wanasari")


def test_names_go_counts_and_codes_stay_and_the_sheet_closes(
    sheet: PledgeSheet, cast: Cast, client: Client, sign_in: Callable[[str], Client],
    at: Callable[[datetime], None],
) -> None:  # fmt: skip
    codes = [
        pledge(sheet, Person(nip=NIP)).pledge.check_code,
        pledge(sheet, Person(name="Sari Wulandari", unit="Kasi")).pledge.check_code,
    ]
    assert forget_pledges(noon(LAST + timedelta(days=30))) == 0
    at(noon(LAST + timedelta(days=31)))
    assert "Nama yang berikrar dihapus di 5 lembar; jumlahnya tetap." in periodic.run(LAST)
    assert forget_pledges(noon(LAST + timedelta(days=99))) == 0
    rows = list(sheet.pledges.values_list("name", "nip", "unit"))
    assert rows == [("", "", "")] * 2
    counted = by_office(sheets_for(cast.duty("kepala_opd"), sheet.campaign))
    assert [(row.pledged, row.guests) for row in counted] == [(2, 0)]
    for code in codes:
        assert "Ikrar ini sah" in client.get("/ikrar/cek", {"kode": code}).content.decode()
    sheet.refresh_from_db()
    with pytest.raises(PledgeClosed):  # nobody could tell whether this is a second time
        pledge(sheet, Person(nip=NIP))
    page = client.post(f"/ikrar/{sheet.token}", {"who": NIP, "setuju": "on"})
    assert page.status_code == 410
    assert "sudah ditutup" in page.content.decode()
    office = sign_in("kepala_opd").get(f"/kerja/cegah/{sheet.campaign_id}/ikrar").content.decode()
    assert "Nama 2 ikrar dihapus" in office
    told = " ".join(Record.objects.filter(act="lepas_nama_ikrar").values_list("body", flat=True))
    assert '"baris":2' in told.replace(" ", "")
    assert NIP not in told
