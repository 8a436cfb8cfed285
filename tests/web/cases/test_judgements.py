"""What officers say of candidates is kept, comes back with the question, and corrects the score."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.names.search.learning import shipped
from jaganetral.web.accounts.models import Duty
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import persons, queue
from jaganetral.web.cases.judging import Basis
from jaganetral.web.cases.models import Case, Judgement, Party
from jaganetral.web.cases.queries import reliability
from jaganetral.web.cases.queries.judged import holding
from jaganetral.web.reports.models import Message, Report
from jaganetral.web.roster.loading import load_roster, undo_load
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast
from tests.web.cases.intake import DAY, ROSTER, load_people, put_report

SignIn = Callable[[str], Client]
NIP = "197805122006041003"


@pytest.fixture
def case(cast: Cast, vault: object) -> Case:
    load_people(cast)
    report = put_report(cast.bodies["bawaslu-lawu-asri"])
    return queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)


@pytest.fixture
def yoga(cast: Cast) -> Duty:
    return cast.duty("pemeriksa")


def page(client: Client, case: Case) -> str:
    return client.get(reverse("cases:screening", args=[case.slug])).content.decode()


def say(client: Client, case: Case, verdict: str, nip: str = NIP, **more: object) -> int:
    case.refresh_from_db()
    pk = Employee.objects.filter(nip=nip).latest("pk").pk
    address = reverse("cases:verdict", args=[case.slug, case.parties.get().pk])
    told = {"pegawai": pk, "putusan": verdict, "versi": case.version, **more}
    return client.post(address, told).status_code


def test_a_judgement_keeps_what_it_rests_on(case: Case, sign_in: SignIn) -> None:
    assert say(sign_in("pemeriksa"), case, "belum") == 302
    one = Judgement.objects.get()
    assert one.question == {
        "name": "Pak Tris",
        "position": "staf, sopir",
        "unit": "Kecamatan Sukamaju",
    }
    assert one.strength in ("kuat", "mungkin")
    assert one.bits is not None
    assert len(one.question_key) == len(one.index) == 64
    assert NIP not in one.person


def test_taking_back_is_a_line_of_its_own(case: Case, sign_in: SignIn) -> None:
    client = sign_in("pemeriksa")
    say(client, case, "ini", alasan="Ia satu-satunya sopir di sana.")
    assert "Menunggu konfirmasi" in page(client, case)
    say(client, case, "tarik")
    assert [one.verdict for one in Judgement.objects.all()] == ["ini", "tarik"]
    assert holding(case.parties.get()) == {}
    shown = page(client, case)
    assert "Menunggu konfirmasi" not in shown
    assert "Riwayat penilaian (2)" in shown


def test_choosing_another_takes_the_first_choice_back(case: Case, yoga: Duty) -> None:
    party = case.parties.get()
    first, second = Employee.objects.get(nip=NIP), Employee.objects.get(name="BUDI HARTONO")
    for one in (first, second):
        persons.identify(party, one, "Cocok.", by=yoga, day=DAY)
    assert [one.employee for one in holding(party).values()] == [second]


def test_it_outlives_the_next_load(case: Case, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("pemeriksa")
    say(client, case, "bukan", alasan="Ia sedang cuti hari itu.")
    body = cast.bodies["pemkab-lawu-asri"]
    load_roster(ROSTER.encode(), "b.csv", body=body, as_of=date(2026, 11, 9), by="sistem")
    assert "Ia sedang cuti hari itu." in page(client, case)
    assert say(client, case, "tarik") == 302


def test_the_same_question_elsewhere_and_a_likely_twin_tell_what_was_said(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in("pemeriksa")
    say(client, case, "bukan", alasan="Ia sedang cuti hari itu.")
    # the same description, another event in another month
    other = put_report(
        cast.bodies["bawaslu-lawu-asri"],
        story="Sopir itu membagikan kaus di lapangan desa pada malam hari.",
        happened_from=date(2026, 10, 2),
        happened_until=date(2026, 10, 2),
    )
    shown = client.get(reverse("cases:report", args=[other.number])).content.decode()
    assert "Ia sedang cuti hari itu." in shown
    assert f"perkara {case.number}" in shown
    here = queue.accept(other, by=cast.duty("pemeriksa"), day=DAY)
    assert "Ia sedang cuti hari itu." in page(client, here)


def test_a_sibling_report_that_joins_the_case_meets_the_same_judgement(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in("pemeriksa")
    say(client, case, "bukan", alasan="Ia sedang cuti hari itu.")
    sibling = put_report(
        cast.bodies["bawaslu-lawu-asri"],
        accused=[{"name": "Sutrisno", "position": "sopir", "workplace": "Kecamatan Sukamaju"}],
    )
    queue.merge(sibling, case, by=cast.duty("pemeriksa"), day=DAY)
    assert case.parties.count() == 2
    assert page(client, case).count("Ia sedang cuti hari itu.") >= 3  # card, card, history


def test_nobody_hears_of_a_case_they_may_not_open(case: Case, cast: Cast, sign_in: SignIn) -> None:
    say(sign_in("pemeriksa"), case, "bukan", alasan="Ia sedang cuti hari itu.")
    elsewhere = put_report(cast.bodies["bkpsdm-lawu-asri"])
    here = Case.objects.create(
        number="2026/0099", title="x", holder=cast.bodies["bkpsdm-lawu-asri"], state="penyaringan",
        opened_on=DAY, area="99.01", summary=elsewhere.story,
    )  # fmt: skip
    Party.objects.create(
        case=here, described_as="Pak Tris", position="staf, sopir", workplace="Kecamatan Sukamaju"
    )
    shown = page(sign_in("bkpsdm"), here)
    assert "SUTRISNO" in shown
    assert "cuti" not in shown


def test_one_press_asks_those_reporters_who_spoke_of_the_person(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    stranger = put_report(body, accused=[{"name": "Bu camat", "position": "", "workplace": ""}])
    queue.merge(stranger, case, by=cast.duty("pemeriksa"), day=DAY)
    client, party = sign_in("pemeriksa"), case.parties.get(described_as="Pak Tris")
    assert "Kirim ke kotak pesan 1 pelapor" in page(client, case)
    address = reverse("cases:ask_reporters", args=[case.slug, party.pk])
    assert client.post(address).status_code == 302
    message = Message.objects.get(from_reporter=False)
    assert message.report == Report.objects.exclude(pk=stranger.pk).get()
    assert message.text.startswith("Tentang “Pak Tris” dalam laporan Anda: ")
    assert "SUTRISNO" not in message.text
    client.post(address)
    assert Message.objects.filter(from_reporter=False).count() == 1
    assert "Sudah ditanyakan kepada pelapor" in page(client, case)
    assert Record.objects.filter(act="tanya_orang").count() == 1


def test_nobody_is_asked_who_wants_no_news(case: Case, sign_in: SignIn) -> None:
    Report.objects.update(wants_news=False)
    client, party = sign_in("pemeriksa"), case.parties.get()
    assert "Tidak ada pelapor yang dapat ditanya" in page(client, case)
    address = reverse("cases:ask_reporters", args=[case.slug, party.pk])
    assert client.post(address).status_code == 409
    assert not Message.objects.exists()


def test_the_post_of_the_day_stands_beside_the_post_of_now(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    moved = ROSTER.replace("Pengelola Kendaraan;Kecamatan Sukamaju", "Arsiparis;Dinas Pertanian")
    load_roster(moved.encode(), "b.csv", body=body, as_of=date(2026, 11, 9), by="sistem")
    shown = page(sign_in("pemeriksa"), case)
    assert "Arsiparis" in shown
    assert "Pada 8 Nov 2026:" in shown
    assert "<strong>Pengelola Kendaraan, Kecamatan Sukamaju</strong>" in shown


def test_a_description_without_a_name_finds_a_post(case: Case, cast: Cast, sign_in: SignIn) -> None:
    camat = put_report(
        cast.bodies["bawaslu-lawu-asri"],
        accused=[{"name": "camat di Kecamatan Wanasari", "position": "", "workplace": ""}],
    )
    here = queue.accept(camat, by=cast.duty("pemeriksa"), day=DAY)
    shown = page(sign_in("pemeriksa"), here)
    assert shown.index("SEKAR AYUNDA") < shown.index("Cari dengan kata lain")


def test_an_old_roster_and_none_at_all_say_so(
    case: Case, cast: Cast, sign_in: SignIn, at: Callable[[datetime], None]
) -> None:
    at(datetime(2026, 12, 20, 3, tzinfo=UTC))
    client = sign_in("pemeriksa")
    assert "lebih dari 30 hari" in page(client, case)
    undo_load(RosterLoad.objects.get(), by="sistem")
    shown = page(client, case)
    assert "Daftar pegawai wilayah ini belum dimuat." in shown
    assert "Tanpa daftar pegawai, calon tidak dapat diusulkan." in shown
    assert "data-kartu" not in shown


@pytest.fixture
def fresh() -> Iterator[None]:
    reliability._calibration.cache_clear()
    yield
    reliability._calibration.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_few_judgements_change_nothing_and_many_do(case: Case, sign_in: SignIn) -> None:
    say(sign_in("pemeriksa"), case, "bukan")
    found = reliability.reliability()
    assert (found.judged, found.right, found.corrects) == (1, 0, False)
    assert reliability.calibration() == shipped()
    employee, said = Employee.objects.get(nip=NIP), Judgement.objects.get()
    for at in range(300):  # strong bits, yet seldom the person
        party = Party.objects.create(case=case, described_as=f"orang {at}")
        basis = Basis({}, f"{at}", 6.0, "kuat", said.index)
        verdict = "ini" if at % 3 == 0 else "bukan"
        Judgement.objects.create(
            party=party, employee=employee, verdict=verdict, by="uji", on=DAY, person=said.person,
            question_key=basis.key, bits=basis.bits, strength=basis.strength, index=basis.index,
        )  # fmt: skip
    assert reliability.reliability().corrects
    assert reliability.calibration().score(6.0) < 0.6 < shipped().score(6.0)
    client = sign_in("auditor")
    assert "Penilaian sudah cukup" in client.get("/kerja/pencarian/penilaian").content.decode()
    assert "enough judgements" in client.get("/en/kerja/pencarian/penilaian").content.decode()
