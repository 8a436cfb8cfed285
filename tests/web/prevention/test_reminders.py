"""Slips for offices that have not confirmed: only those, for all of them, without personal data."""

import csv
from collections.abc import Callable
from datetime import date, datetime

from django.test import Client

from jaganetral.web.prevention.actions.campaigns import acknowledge
from jaganetral.web.prevention.actions.reminders import remind
from jaganetral.web.prevention.campaigns.scope import reach_of
from tests.cast import Cast
from tests.web.prevention.stories import START, make_webinar

DAY = date(2024, 2, 6)  # the day after the last one for confirming


def test_each_office_that_has_not_confirmed_gets_a_slip(
    cast: Cast, sign_in: Callable[[str], Client], at: Callable[[datetime], None]
) -> None:
    at(START)
    campaign = make_webinar(cast).campaign
    own = reach_of(campaign, cast.bodies["kec-wanasari"])
    assert own is not None
    acknowledge(own, by=cast.duty("kepala_opd"), day=DAY)
    assert remind(DAY) > 0
    desk = sign_in("bkpsdm")
    where = f"/kerja/cegah/{campaign.pk}"
    assert f"{where}/pengingat" in desk.get(where).content.decode()
    page = desk.get(f"{where}/pengingat").content.decode()
    assert "Yth. Pimpinan Kecamatan Sukamaju." in page
    assert "paling lambat Senin, 5 Februari 2024" in page
    assert "Kecamatan Wanasari" not in page
    text = desk.get(f"{where}/pengingat.csv").content.decode("utf-8-sig")
    rows = {row["kode"]: row for row in csv.DictReader(text.splitlines())}
    assert set(rows) == {
        "bkpsdm-lawu-asri", "inspektorat-lawu-asri", "kec-sukamaju", "disdik-lawu-asri",
    }  # fmt: skip
    assert rows["kec-sukamaju"]["terakhir_diingatkan"] == "2024-02-06"
    names = [officer.name for officer in cast.officers.values()]
    assert not [name for name in names if name in text]
    assert sign_in("kepala_opd").get(f"{where}/pengingat").status_code in (403, 404)
