"""Nobody is named by one officer alone; and what somebody else changed is not overwritten."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.actions import persons, queue
from jaganetral.web.cases.actions.flow import ChangedElsewhere, Refused
from jaganetral.web.cases.models import Case, Judgement, Party
from jaganetral.web.roster.models import Employee
from tests.cast import Cast
from tests.web.cases.intake import DAY, load_people, put_report

SignIn = Callable[[str], Client]
WHY = "Ia satu-satunya pengelola kendaraan di kecamatan itu."


@pytest.fixture
def case(cast: Cast, vault: object) -> Case:
    load_people(cast)
    report = put_report(cast.bodies["bawaslu-lawu-asri"])
    return queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)


@pytest.fixture
def party(case: Case) -> Party:
    return case.parties.get()


@pytest.fixture
def sutrisno(case: Case) -> Employee:
    return Employee.objects.get(nip="197805122006041003")


@pytest.fixture
def yoga(cast: Cast) -> Duty:
    return cast.duty("pemeriksa")


@pytest.fixture
def rina(cast: Cast) -> Duty:
    return cast.duty("pemeriksa_kedua")


def test_choosing_needs_a_reason(party: Party, sutrisno: Employee, yoga: Duty) -> None:
    with pytest.raises(Refused) as trouble:
        persons.identify(party, sutrisno, "  ", by=yoga, day=DAY)
    assert [one.id for one in trouble.value.refusal.missing] == ["alasan_tertulis"]
    assert not Judgement.objects.exists()


def test_a_second_officer_confirms_and_the_log_names_nobody(
    party: Party, sutrisno: Employee, yoga: Duty, rina: Duty
) -> None:
    persons.identify(party, sutrisno, WHY, by=yoga, day=DAY)
    assert not Party.objects.get(pk=party.pk).is_confirmed
    persons.confirm(party, by=rina, day=DAY)
    here = Party.objects.get(pk=party.pk)
    assert here.is_confirmed
    assert here.case.state == "kajian"
    assert "SUTRISNO" not in "".join(Record.objects.values_list("body", flat=True))
    assert verify_log().whole


def test_the_same_officer_cannot_confirm(party: Party, sutrisno: Employee, rina: Duty) -> None:
    persons.identify(party, sutrisno, WHY, by=rina, day=DAY)
    with pytest.raises(Refused) as trouble:
        persons.confirm(party, by=rina, day=DAY)
    assert [one.id for one in trouble.value.refusal.missing] == ["petugas_lain"]


def test_the_same_officer_cannot_confirm_under_another_duty(
    party: Party, sutrisno: Employee, yoga: Duty
) -> None:
    other = Duty.objects.create(
        officer=yoga.officer, agency=yoga.agency, role="pemeriksa_kedua", since=DAY
    )
    persons.identify(party, sutrisno, WHY, by=yoga, day=DAY)
    with pytest.raises(Refused):
        persons.confirm(party, by=other, day=DAY)


def test_an_examiner_has_no_right_to_confirm(
    party: Party, sutrisno: Employee, yoga: Duty, rina: Duty
) -> None:
    persons.identify(party, sutrisno, WHY, by=rina, day=DAY)
    with pytest.raises(Refused, match="tidak boleh"):
        persons.confirm(party, by=yoga, day=DAY)


def test_a_new_choice_or_a_no_takes_the_confirmation_away(
    case: Case, party: Party, sutrisno: Employee, yoga: Duty, rina: Duty
) -> None:
    persons.identify(party, sutrisno, WHY, by=yoga, day=DAY)
    persons.confirm(party, by=rina, day=DAY)
    persons.judge(party, sutrisno, "bukan", by=yoga, day=DAY)
    here = Party.objects.get(pk=party.pk)
    assert (here.employee, here.confirmed_by) == (None, "")
    assert [one.verdict for one in Judgement.objects.all()] == ["ini", "bukan"]  # both are kept


def test_an_older_page_changes_nothing(
    party: Party, sutrisno: Employee, yoga: Duty, rina: Duty
) -> None:
    persons.judge(party, sutrisno, "belum", by=rina, day=DAY, seen=0)
    with pytest.raises(ChangedElsewhere):
        persons.identify(party, sutrisno, WHY, by=yoga, day=DAY, seen=0)
    assert Party.objects.get(pk=party.pk).employee is None


def test_what_was_typed_stays_when_somebody_else_was_faster(
    case: Case, party: Party, sutrisno: Employee, rina: Duty, sign_in: SignIn
) -> None:
    persons.judge(party, sutrisno, "belum", by=rina, day=DAY)
    address = reverse("cases:verdict", args=[case.slug, party.pk])
    told = {"pegawai": sutrisno.pk, "putusan": "ini", "alasan": WHY, "versi": 0}
    response = sign_in("pemeriksa").post(address, told)
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Rina Maheswari mengubah perkara ini 0 menit lalu." in shown
    assert f'value="{WHY}"' in shown
    assert 'name="versi" value="1"' in shown


def test_the_screening_page_asks_for_the_reason(
    case: Case, party: Party, sutrisno: Employee, sign_in: SignIn
) -> None:
    client = sign_in("pemeriksa")
    shown = client.get(reverse("cases:screening", args=[case.slug])).content.decode()
    assert "SUTRISNO" in shown
    assert "Data pegawai per 1 Nov 2026" in shown
    address = reverse("cases:verdict", args=[case.slug, party.pk])
    told = {"pegawai": sutrisno.pk, "putusan": "ini", "versi": 0}
    response = client.post(address, told)
    assert response.status_code == 400
    assert "Tulis satu kalimat mengapa ini orangnya." in response.content.decode()
    assert client.post(address, {**told, "alasan": WHY}).status_code == 302
    assert (
        "Menunggu konfirmasi"
        in client.get(reverse("cases:screening", args=[case.slug])).content.decode()
    )
    confirm = reverse("cases:confirm_person", args=[case.slug, party.pk])
    assert client.post(confirm).status_code == 403
    assert sign_in("pemeriksa_kedua").post(confirm, {"versi": 1}).status_code == 302
    assert Party.objects.get(pk=party.pk).is_confirmed


def test_other_words_find_others(case: Case, sign_in: SignIn) -> None:
    address = reverse("cases:screening", args=[case.slug])
    shown = sign_in("pemeriksa").get(address, {"nama": "Soetrisno"}).content.decode()
    searched = shown.split("Cari dengan kata lain")[1]
    assert "SOETRISNO" in searched


def test_the_question_who_it_is_becomes_a_letter_without_a_name(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    response = sign_in("pemeriksa").post(reverse("cases:ask_who", args=[case.slug]))
    assert response.status_code == 302
    letter = case.case_letters.get().letter
    assert letter.to == cast.bodies["bkpsdm-lawu-asri"]
    assert "Tris" not in str(letter.content)
    assert "Kecamatan Sukamaju" in str(letter.content)
    assert Case.objects.get().state == "penyaringan"


def test_a_witness_is_added_and_never_screened(case: Case, sign_in: SignIn) -> None:
    client = sign_in("pemeriksa")
    told = {"peran": "saksi", "nama": "Juru parkir pasar"}
    assert client.post(reverse("cases:add_party", args=[case.slug]), told).status_code == 302
    shown = client.get(reverse("cases:screening", args=[case.slug])).content.decode()
    assert "Juru parkir" not in shown
