"""Who must punish and does not, or too lightly; and who will not sign the record of examination.

Invented names. The level, the clauses and their citations come from the shipped law pack.
"""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from jaganetral.web.accounts.models import Post, Tenure
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases import conditions, legal, punishing, wording
from jaganetral.web.cases.actions import decision, follow_up, letters, official, transfer
from jaganetral.web.cases.models import Case, Decision, Hearing
from jaganetral.web.statistics.recount import recount
from tests.cast import SINCE, Cast
from tests.journeys.test_sub_district_head import first_inside, recommended, studied
from tests.web.cases.stories import put_case

RECEIVED, DUE = date(2024, 1, 3), date(2024, 1, 23)
LATE, DECIDED = date(2024, 1, 24), date(2024, 2, 1)
PAGE, DECIDE = "/kerja/perkara/2023-0001", "/kerja/putuskan/2023-0001"
WORDS = "Menyangkal isi pesan itu."
TOO_LIGHT, UNPUNISHED = "PP 94/2021 Pasal 24 ayat (3)", "PP 94/2021 Pasal 24 ayat (2)"
UNSIGNED = "PP 94/2021 Pasal 32 ayat (2)"
Enter = Callable[[str], Client]


@pytest.fixture
def case(cast: Cast, vault: object, at: Callable[[datetime], None]) -> Case:
    """A case of a severe breach, with the regency since the third of January."""
    at(datetime(2024, 2, 1, 12, tzinfo=ZoneInfo("Asia/Jakarta")))
    found, by = put_case(cast), cast.duty("pemeriksa")
    studied(found, by)
    letters.receive_letter(found, recommended(found, by), by=cast.duty("bkpsdm"), day=RECEIVED)
    return found


def hear(case: Case, cast: Cast, record: str) -> Hearing:
    by, party = cast.duty("bkpsdm"), case.parties.get()
    return follow_up.hear(case, party, "hadir", by=by, day=LATE, answer=WORDS, record=record)


def propose(case: Case, cast: Cast) -> Decision:
    by, sentence = cast.duty("bkpsdm"), first_inside(case)
    return follow_up.propose(case, sentence, team="SK Bupati 1/2024", by=by, day=DECIDED)


def lighter(case: Case) -> decision.Sentence:
    """A written reprimand, with reasons."""
    known = legal.choices(legal.result_of(case))
    choice = next(one for one in known if one.sanction == "teguran_tertulis")
    return decision.Sentence(choice, "Sudah meminta maaf.")


def decide(case: Case, cast: Cast, sentence: decision.Sentence, *, aware: bool) -> Decision:
    hear(case, cast, "ditandatangani")
    propose(case, cast)
    return decision.approve(case, sentence, by=cast.duty("ppk"), day=DECIDED, aware=aware)


@pytest.mark.parametrize("record", Hearing.Signed.values)
def test_the_chance_to_answer_counts_signed_or_not(case: Case, cast: Cast, record: str) -> None:
    assert "hak_jawab_diberikan" not in conditions.shown(case, cast.duty("bkpsdm"), LATE)
    hear(case, cast, record)
    assert "hak_jawab_diberikan" in conditions.shown(case, cast.duty("bkpsdm"), LATE)


def test_w34_a_refused_signature_takes_nothing_from_the_record(case: Case, cast: Cast) -> None:
    with pytest.raises(follow_up.RecordMissing):
        hear(case, cast, "")
    hear(case, cast, "menolak")
    proposed = propose(case, cast).letter
    taken = decision.approve(case, first_inside(case), by=cast.duty("ppk"), day=DECIDED).letter
    for letter in (proposed, taken):
        assert letter is not None
        said = " ".join(letter.content["isi"])
        assert "menolak menandatangani berita acara pemeriksaan; berita acara tetap sah" in said
        assert UNSIGNED in said
    log = Record.objects.get(act="catat_jawaban").body
    assert '"record":"menolak"' in log.replace(" ", "")
    assert WORDS not in log


def test_of_a_signed_record_the_letters_say_no_more(case: Case, cast: Cast) -> None:
    hear(case, cast, "ditandatangani")
    letter = propose(case, cast).letter
    assert letter is not None
    assert "berita acara" not in " ".join(letter.content["isi"])


def test_w32_too_light_is_warned_of_and_opens_a_case(case: Case, cast: Cast) -> None:
    by = cast.duty("pemeriksa")
    with pytest.raises(decision.WarningUnread):
        decide(case, cast, lighter(case), aware=False)
    case.refresh_from_db()
    assert (case.state, Decision.objects.filter(kind="setuju").count()) == ("menunggu_putusan", 0)
    decision.approve(case, lighter(case), by=cast.duty("ppk"), day=DECIDED, aware=True)
    assert '"lighter":true' in Record.objects.get(act="setujui").body.replace(" ", "")

    found = punishing.owed(case, by, DECIDED)
    assert found is not None
    assert found.law.cite.startswith(TOO_LIGHT)
    assert (found.ground.title, found.late, found.opened) == ("Bupati Lawu Asri", None, None)
    told = Record.objects.filter(about=case.key).count()
    new = official.open_against(case, by=by, day=DECIDED)
    party = new.parties.get()
    assert (party.described_as, party.employee) == ("Bupati Lawu Asri", None)
    assert "2023/0001" in new.summary
    assert TOO_LIGHT in new.summary
    assert "Arya" not in new.summary + new.title
    assert new.deadlines.get().step == "kajian"
    # not twice, and the readers of the earlier case learn nothing
    assert official.open_against(case, by=by, day=DECIDED) == new
    assert Record.objects.filter(about=new.key, act="buka_perkara_pejabat").count() == 1
    assert Record.objects.filter(about=case.key).count() == told
    for role in ("bkpsdm", "ppk"):
        assert not Case.objects.visible_to(cast.duty(role)).filter(pk=new.pk).exists()
    assert verify_log().whole
    day = date(2024, 2, 2)
    opened = {one.id: one.value for one in recount(day)}["perkara_dibuka"]
    assert opened == 1  # the log tells of the new case; the earlier one was put there without it


def test_w32_no_punishment_at_all_once_the_limit_has_passed(case: Case, cast: Cast) -> None:
    by = cast.duty("pemeriksa")
    assert punishing.owed(case, by, DUE) is None
    with pytest.raises(PermissionDenied):
        official.open_against(case, by=by, day=DUE)
    found = punishing.owed(case, by, LATE)
    assert found is not None
    assert found.law.cite.startswith(UNPUNISHED)
    assert found.late is not None
    assert found.late.due == DUE
    new = official.open_against(case, by=by, day=LATE)
    assert (new.act_from, new.act_until) == (DUE, LATE)
    assert "23 Januari 2024" in new.summary


def test_a_decision_within_the_range_owes_nothing(case: Case, cast: Cast) -> None:
    decide(case, cast, first_inside(case), aware=False)
    assert punishing.owed(case, cast.duty("pemeriksa"), DECIDED) is None


def test_only_the_supervising_examiners_see_the_duty(case: Case, cast: Cast) -> None:
    for role in ("bkpsdm", "ppk", "penjaga_identitas"):
        assert punishing.owed(case, cast.duty(role), LATE) is None
        with pytest.raises(PermissionDenied):
            official.open_against(case, by=cast.duty(role), day=LATE)
    case.holder = cast.bodies["bkpsdm-lawu-asri"]
    case.save()
    assert punishing.owed(case, cast.duty("bkpsdm"), LATE) is None


def test_an_examiner_below_the_accused_opens_nothing(case: Case, cast: Cast) -> None:
    by = cast.duty("pemeriksa")
    post = Post.objects.create(agency=by.agency, title="Sekretaris", superior=cast.bupati)
    Tenure.objects.create(post=post, holder=by.officer.name, officer=by.officer, since=SINCE)
    with pytest.raises(PermissionDenied, match="menyangkut atasan langsung Anda"):
        official.open_against(case, by=by, day=LATE)
    assert Case.objects.count() == 1


def test_letters_of_the_new_case_give_the_office_of_the_accused_no_copy(
    case: Case, cast: Cast
) -> None:
    new = official.open_against(case, by=cast.duty("pemeriksa"), day=LATE)
    head = Post.objects.create(agency=cast.bodies["nasional"], title="Kepala Badan", is_ppk=True)
    Tenure.objects.create(post=head, holder="Laksmi Anindita", since=SINCE)
    by = cast.duty("pemeriksa")
    assert wording.content(case, "rekomendasi", by=by, day=LATE)["tembusan"]
    told = wording.content(new, "rekomendasi", by=by, day=LATE)
    assert (told["kepada"], told["tembusan"]) == ("Kepala Badan", [])


def test_the_new_case_is_never_given_to_the_office_of_the_accused(
    case: Case, cast: Cast, sign_in: Enter
) -> None:
    by = cast.duty("pemeriksa")
    new = official.open_against(case, by=by, day=LATE)
    for code in ("pemkab-lawu-asri", "bkpsdm-lawu-asri", "inspektorat-lawu-asri", "kec-sukamaju"):
        with pytest.raises(PermissionDenied, match="menyangkut pimpinan"):
            transfer.share(new, cast.bodies[code], "baca", by=by, day=LATE)
        with pytest.raises(PermissionDenied, match="menyangkut pimpinan"):
            transfer.pass_on(new, cast.bodies[code], "Alasan.", by=by, day=LATE)
    assert wording.personnel_office(new) == cast.bodies["nasional"]
    assert wording.personnel_office(case) == cast.bodies["bkpsdm-lawu-asri"]
    page = read(sign_in("pemeriksa"), f"/kerja/perkara/{new.slug}/alihkan")
    assert "Badan Pembina Netralitas Contoh" in page
    assert "BKPSDM Kabupaten Lawu Asri" not in page
    transfer.pass_on(new, cast.bodies["nasional"], "Atasan pejabat itu.", by=by, day=LATE)
    assert new.holder == cast.bodies["nasional"]


def test_the_duty_of_pp_94_is_not_told_of_a_contract_employee(case: Case, cast: Cast) -> None:
    stored = case.assessments.get()
    stored.facts = {**stored.facts, "status": "pppk"}
    stored.save()
    assert punishing.warning(case, lighter(case).choice) is None
    assert punishing.owed(case, cast.duty("pemeriksa"), LATE) is None


def test_a_moral_sanction_for_a_discipline_breach_is_no_punishment(case: Case) -> None:
    moral = legal.Choice("kode_etik", "moral", "pernyataan_tertutup", inside=False)
    found = punishing.warning(case, moral)
    assert found is not None
    assert found.cite.startswith(UNPUNISHED)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_both_stories_on_the_pages(case: Case, cast: Cast, sign_in: Enter) -> None:
    client = sign_in("bkpsdm")
    answer = {"party": case.parties.get().pk, "result": "hadir", "answer": WORDS}
    answer["day"] = "2024-01-24"
    response = client.post(f"{PAGE}/putusan/catat_jawaban", answer)
    assert response.status_code == 400
    assert WORDS in response.content.decode()
    client.post(f"{PAGE}/putusan/catat_jawaban", answer | {"record": "menolak"})
    page = read(client, f"{PAGE}/putusan")
    assert "menolak menandatangani; berita acara tetap sah" in page
    assert UNSIGNED in page
    assert "the record of examination stays valid" in read(client, f"/en{PAGE}/putusan")
    propose(case, cast)

    client = sign_in("ppk")
    page = read(client, DECIDE)
    assert UNSIGNED in page
    assert UNPUNISHED in page
    assert "Lebih ringan" not in read(client, f"{DECIDE}/setujui")
    sentence = lighter(case)
    milder = {"choice": sentence.choice.key, "reason": sentence.reason}
    shown = client.post(f"{DECIDE}/setujui", milder | {"lihat": "1"}).content.decode()
    assert TOO_LIGHT in shown
    assert client.post(f"{DECIDE}/setujui", milder).status_code == 400
    assert client.post(f"{DECIDE}/setujui", milder | {"aware": "on"}).status_code == 302

    assert "Kewajiban menghukum" not in read(sign_in("bkpsdm"), PAGE)
    client = sign_in("pemeriksa")
    page = read(client, PAGE)
    assert TOO_LIGHT in page
    assert "Buka perkara terhadap pejabat yang memutus" in page
    response = client.post(f"{PAGE}/pejabat")
    new = Case.objects.get(because_of=case)
    assert response.headers["Location"] == f"/kerja/perkara/{new.slug}"
    client.post(f"{PAGE}/pejabat")
    assert Case.objects.count() == 2
    page = read(client, f"/kerja/perkara/{new.slug}")
    assert f'href="{PAGE}"' in page
    assert "Bupati Lawu Asri" in page
    page = read(client, PAGE)
    assert f'href="/kerja/perkara/{new.slug}"' in page
    assert "Buka perkara terhadap" not in page
    for role in ("bkpsdm", "ppk"):
        client = sign_in(role)
        assert client.get(f"/kerja/perkara/{new.slug}").status_code in (403, 404)
    assert new.number not in read(sign_in("bkpsdm"), f"{PAGE}/linimasa")
