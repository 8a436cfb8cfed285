"""The sub-district head: a message of December 2023, from the assessment to the closed case.

All names are invented. The stage, the level, the competent official and the days come from the
shipped law pack and holiday table; nothing here is set by hand.
"""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from jaganetral.web.accounts.models import Agency, Duty, Officer
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases import conditions, legal, limits, outcomes, periodic
from jaganetral.web.cases.actions import (
    assessment,
    closing,
    decision,
    flow,
    follow_up,
    letters,
)
from jaganetral.web.cases.facts import Known, known_of, state_of
from jaganetral.web.cases.models import Case, Share
from jaganetral.web.letters.models import Letter
from tests.cast import SINCE, Cast
from tests.web.cases.stories import put_case

STUDIED = date(2023, 12, 27)
WRITTEN = date(2023, 12, 28)
RECEIVED = date(2024, 1, 3)
WATCHED = date(2024, 1, 18)
DUE = date(2024, 1, 23)
LATE = date(2024, 1, 24)
DECIDED = date(2024, 2, 1)
DELIVERED = date(2024, 2, 5)
CLOSED = date(2024, 2, 27)
At = Callable[[datetime], None]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def commission(cast: Cast) -> Agency:
    """A national commission that recommends; it does not exist."""
    body = Agency.objects.create(
        code="komisi", name="Komisi Contoh", short="Komisi Contoh", kind="pembina", level="pusat"
    )
    for role, username, name in (
        ("pemeriksa", "komisi1", "Surya Adiwangsa"),
        ("pemeriksa_kedua", "komisi2", "Wening Larasita"),
    ):
        officer = Officer.objects.create(username=username, name=name)
        Duty.objects.create(officer=officer, agency=body, role=role, since=SINCE)
    return body


def studied(case: Case, by: Duty) -> None:
    """The examiner adds the one fact that the file does not tell, and saves the assessment."""
    known = [*known_of(case), Known("post", "administrator", state_of("administrator"), "Jabatan")]
    assessment.save_assessment(
        case, known, by=by, day=STUDIED, opinion="Bukti cukup.", sources_checked=True
    )


def recommended(case: Case, by: Duty) -> Letter:
    """The recommendation fills itself, is signed, and goes to the regency."""
    letter = letters.draft_letter(case, "rekomendasi", by=by, day=WRITTEN)
    letters.sign_letter(case, letter, by=by, day=WRITTEN)
    letters.send_letter(case, letter, by=by, day=WRITTEN)
    return letter


def heard(case: Case, by: Duty, day: date) -> None:
    party = case.parties.get()
    answer, record = "Mengakui mengirim pesan.", "ditandatangani"
    follow_up.hear(case, party, "hadir", by=by, day=day, answer=answer, record=record)


def first_inside(case: Case) -> decision.Sentence:
    return decision.Sentence(legal.choices(legal.result_of(case))[0])


@pytest.fixture
def case(cast: Cast, commission: Agency, vault: object) -> Case:
    found = put_case(cast)
    found.holder = commission
    found.save()
    return found


def test_the_law_says_campaign_discipline_severe_and_the_bupati(case: Case) -> None:
    studied(case, Duty.objects.get(officer__username="komisi1"))
    result = legal.result_of(case)
    assert result["stage"]["id"] == "kampanye"
    assert result["outcome"]["categories"] == ["disiplin"]
    assert result["recommended"]["level"] == "berat"
    assert result["authority"]["officials"] == ["ppk"]
    assert result["authority"]["team_required"]
    assert result["warnings"][0].startswith("Dasarnya:")


def test_from_the_assessment_to_the_closed_case(case: Case, cast: Cast, at: At) -> None:
    by, bkpsdm, bupati = (
        Duty.objects.get(officer__username="komisi1"),
        cast.duty("bkpsdm"),
        cast.duty("ppk"),
    )
    at(noon(STUDIED))
    studied(case, by)
    at(noon(WRITTEN))
    letter = recommended(case, by)
    assert letter.to == case.ppk_agency == cast.bodies["pemkab-lawu-asri"]
    assert letter.content["kepada"] == "Bupati Lawu Asri"
    assert letter.content["pihak"][0]["nama"] == "Gilang Nataprawira"
    assert letter.content["jenjang"] == "berat"
    assert {share.agency.code for share in Share.objects.filter(case=case)} == {
        "bkpsdm-lawu-asri",
        "inspektorat-lawu-asri",
    }

    at(noon(RECEIVED))
    letters.receive_letter(case, letter, by=bkpsdm, day=RECEIVED)
    limit = case.deadlines.get(step="tindak_lanjut_ppk")
    assert (limit.due, limit.policy) == (DUE, True)
    assert limit.other_reading is not None
    assert limit.other_reading["due"] == "2024-01-17"

    assert limits.limit_for(limit, WATCHED).words == "3 hari kerja lagi"
    assert periodic.run(DUE) == []
    assert limits.limit_for(limit, LATE).words == "lewat 1 hari kerja"
    at(noon(LATE))
    assert periodic.run(LATE) == ["Konsep teguran disiapkan untuk perkara 2023/0001."]
    assert periodic.run(LATE) == []
    draft = conditions.last_letter(case, "teguran")
    assert draft is not None
    assert (draft.state, draft.to) == ("draft", cast.bodies["pemkab-lawu-asri"])

    at(noon(DECIDED))
    heard(case, bkpsdm, DECIDED)
    follow_up.propose(case, first_inside(case), by=bkpsdm, day=DECIDED, team="SK Bupati 1/2024")
    taken = decision.approve(case, first_inside(case), by=bupati, day=DECIDED)
    assert case.state == "putusan"
    assert taken.post_title == "Bupati Lawu Asri"
    assert taken.letter is not None
    assert taken.letter.state == "signed"
    assert case.deadlines.get(step="penyampaian").due == date(2024, 2, 26)

    at(noon(DELIVERED))
    letters.send_letter(case, taken.letter, by=bkpsdm, day=DELIVERED)
    letters.receive_letter(case, taken.letter, by=bkpsdm, day=DELIVERED)
    at(noon(CLOSED))
    closing.finish(case, by=by, day=CLOSED)
    assert (case.state, case.outcome) == ("selesai_terbukti", "terbukti_disiplin")
    assert outcomes.outcomes()[case.outcome].label.id == "Terbukti, hukuman disiplin"
    assert not case.deadlines.filter(step="tindak_lanjut_ppk", met_on=None).exists()
    assert verify_log().whole


def test_nothing_jumps_ahead(case: Case, cast: Cast) -> None:
    by = Duty.objects.get(officer__username="komisi1")
    with pytest.raises(flow.Refused) as trouble:
        letters.draft_letter(case, "rekomendasi", by=by, day=WRITTEN)
    assert [c.id for c in trouble.value.refusal.missing] == ["kajian_tersimpan"]
    studied(case, by)
    letter = letters.draft_letter(case, "rekomendasi", by=by, day=WRITTEN)
    with pytest.raises(flow.Refused) as trouble:
        letters.send_letter(case, letter, by=by, day=WRITTEN)
    assert [c.id for c in trouble.value.refusal.missing] == ["surat_ditandatangani"]
    letters.sign_letter(case, letter, by=by, day=WRITTEN)
    letters.send_letter(case, letter, by=by, day=WRITTEN)
    letters.receive_letter(case, letter, by=cast.duty("bkpsdm"), day=RECEIVED)
    with pytest.raises(flow.Refused) as trouble:
        follow_up.propose(case, first_inside(case), by=cast.duty("bkpsdm"), day=LATE, team="SK 1")
    assert [c.id for c in trouble.value.refusal.missing] == ["hak_jawab_diberikan"]
