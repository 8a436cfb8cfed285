"""Letters of appeal: one number and an annex of offices; who joins later gets another letter."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.models import Record
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.sheet import sheet_of
from jaganetral.web.prevention import periodic
from jaganetral.web.prevention.actions import sending
from jaganetral.web.prevention.actions.appeals import send_appeal, write_appeal
from jaganetral.web.prevention.actions.campaigns import acknowledge, issue_campaign, pass_on
from jaganetral.web.prevention.campaigns.letters import place_of, sent_appeals, to_address
from jaganetral.web.prevention.campaigns.scope import reach_of
from jaganetral.web.prevention.models import Campaign, Reach
from jaganetral.web.prevention.views.appeals import letters_for
from tests.cast import Cast

DAY = date(2024, 1, 29)


def send(cast: Cast, campaign: Campaign) -> Letter:
    office = cast.duty("bkpsdm")
    write_appeal(
        campaign, subject="Hal", paragraphs=["Isi."], post="Kepala", copies=[], by=office, day=DAY
    )
    return send_appeal(campaign, by=office, day=DAY)


def house_reach(cast: Cast, campaign: Campaign) -> Reach:
    found = reach_of(campaign, cast.bodies["pemkab-lawu-asri"])
    assert found is not None
    return found


def office(cast: Cast, code: str) -> Agency:
    return Agency.objects.create(
        code=code, name=f"Dinas {code.title()}", short=code, kind="opd",
        parent=cast.bodies["pemkab-lawu-asri"],
    )  # fmt: skip


def test_every_office_stands_in_the_annex_and_confirms_the_numbered_letter(
    cast: Cast, vault: Path
) -> None:
    campaign = issue_campaign("Netral", "Ingatkan.", by=cast.duty("bkpsdm"), day=DAY)
    letter = send(cast, campaign)
    sheet = sheet_of(letter)
    assert sheet["enclosures"] == "Daftar tujuan, 5 kantor"
    assert sheet["to"] == [
        "Seluruh kepala perangkat daerah pada Pemerintah Kabupaten Lawu Asri",
        "(daftar terlampir)",
    ]
    assert len(sheet["annex"]) == 5
    head = cast.duty("kepala_opd")
    assert place_of(letter, head.agency) == (5, 5)
    assert letters_for(head, campaign) == [letter]
    own = reach_of(campaign, head.agency)
    assert own is not None
    assert acknowledge(own, by=head, day=DAY)
    assert letter.number in Record.objects.get(act="terima_imbauan").body


def test_who_joins_later_gets_a_letter_of_its_own_and_nobody_two(cast: Cast, vault: Path) -> None:
    campaign = issue_campaign("Netral", "Ingatkan.", by=cast.duty("bkpsdm"), day=DAY)
    first = send(cast, campaign)
    assert not to_address(house_reach(cast, campaign)).exists()
    late = office(cast, "baru")
    pass_on(house_reach(cast, campaign), by=cast.duty("bkpsdm"), day=DAY)
    joined = reach_of(campaign, late)
    assert joined is not None
    assert joined.letter is None  # the first letter does not name it
    second = send(cast, campaign)
    joined.refresh_from_db()
    assert joined.letter == second
    assert second.number != first.number
    assert sheet_of(second)["to"] == ["Pimpinan Dinas Baru"]
    assert sheet_of(second)["annex"] == []
    assert campaign.reaches.filter(letter=first).count() == 5
    assert sent_appeals(campaign, cast.bodies["pemkab-lawu-asri"]) == [second, first]
    with pytest.raises(PermissionDenied):
        send_appeal(campaign, by=cast.duty("bkpsdm"), day=DAY)


def test_an_office_that_joins_after_the_draft_is_in_the_signed_annex(
    cast: Cast, vault: Path
) -> None:
    campaign = issue_campaign("Netral", "Ingatkan.", by=cast.duty("bkpsdm"), day=DAY)
    duty = cast.duty("bkpsdm")
    write_appeal(
        campaign, subject="Hal", paragraphs=["Isi."], post="Kepala", copies=[], by=duty, day=DAY
    )
    late = office(cast, "baru")
    letter = send_appeal(campaign, by=duty, day=DAY)
    assert place_of(letter, late) == (2, 6)
    assert campaign.reaches.get(agency=late).letter == letter


def test_offices_still_on_the_way_get_the_letter_that_names_them(
    cast: Cast, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periodic, "PAUSE", 0)
    monkeypatch.setattr(sending, "BATCH", 2)
    campaign = issue_campaign("Netral", "Ingatkan.", by=cast.duty("bkpsdm"), day=DAY)
    letter = send(cast, campaign)
    assert campaign.reaches.filter(letter=letter).count() == 2
    assert not to_address(house_reach(cast, campaign)).exists()  # not before all have arrived
    periodic.run(DAY)
    assert campaign.reaches.filter(letter=letter).count() == 5


def test_a_letter_from_before_the_annexes_still_goes_to_all(cast: Cast, vault: Path) -> None:
    campaign = issue_campaign("Netral", "Ingatkan.", by=cast.duty("bkpsdm"), day=DAY)
    letter = send(cast, campaign)
    del letter.content["daftar_tujuan"]
    letter.save(update_fields=["content"])
    late = office(cast, "baru")
    pass_on(house_reach(cast, campaign), by=cast.duty("bkpsdm"), day=DAY)
    assert campaign.reaches.get(agency=late).letter == letter
    assert place_of(letter, late) is None


def test_a_letter_signed_after_the_limit_says_that_the_day_has_gone_by(
    cast: Cast, vault: Path
) -> None:
    duty, due = cast.duty("bkpsdm"), date(2024, 2, 5)
    campaign = issue_campaign("Netral", "Ingatkan.", by=duty, day=DAY, act_by=due)
    draft = write_appeal(
        campaign, subject="Hal", paragraphs=["Isi."], post="Kepala", copies=[], by=duty, day=due
    )
    assert "sudah lewat" not in draft.content["tenggat"]["cara"]
    letter = send_appeal(campaign, by=duty, day=date(2024, 2, 6))
    assert letter.content["tenggat"]["hari"] == "2024-02-05"
    assert "sudah lewat" in letter.content["tenggat"]["cara"]
