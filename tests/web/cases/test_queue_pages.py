"""The pages of the queue, as an examiner sees them, without any script."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.web.accounts.models import Agency, Post, Tenure
from jaganetral.web.cases.models import Case
from jaganetral.web.reports.actions import reply
from jaganetral.web.reports.models import Report
from tests.cast import SINCE, Cast
from tests.web.cases.intake import DAY, load_people, put_report

SignIn = Callable[[str], Client]
OTHER = "Kepala sekolah mengajak guru memilih calon tertentu dalam rapat di ruang guru."


@pytest.fixture
def office(cast: Cast, vault: object) -> Agency:
    load_people(cast)
    return cast.bodies["bawaslu-lawu-asri"]


def page(client: Client, report: Report) -> str:
    return client.get(reverse("cases:report", args=[report.number])).content.decode()


def act(client: Client, name: str, report: Report, **told: str) -> str:
    response = client.post(reverse(f"cases:{name}", args=[report.number]), told)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def test_a_nickname_a_task_and_an_office_find_the_person_with_reasons(
    office: Agency, sign_in: SignIn
) -> None:
    shown = page(sign_in("pemeriksa"), put_report(office))
    first = shown.split("kartu-orang")[1]
    assert "SUTRISNO" in first
    assert "Mungkin" in first or "Kuat" in first
    assert "panggilan &#x27;Tris&#x27; cocok" in first
    assert "unit s" in first
    assert "%" not in shown.split("Kemungkinan orangnya")[1].split("</section>")[0]


def test_a_description_without_a_name_is_enough(office: Agency, sign_in: SignIn) -> None:
    accused = [{"name": "sopir kantor camat", "workplace": "Kecamatan Sukamaju"}]
    shown = page(sign_in("pemeriksa"), put_report(office, accused=accused))
    assert "SUTRISNO" in shown
    assert "nama tidak disebut" in shown


def test_a_task_told_as_a_name_counts_beside_a_vague_position(
    office: Agency, sign_in: SignIn
) -> None:
    accused = [{"name": "sopir", "position": "staf", "workplace": "Kecamatan Sukamaju"}]
    shown = page(sign_in("pemeriksa"), put_report(office, accused=accused))
    assert "SUTRISNO" in shown.split("kartu-orang")[1]
    assert "tugas sesuai: kendaraan" in shown


def test_a_likely_duplicate_is_offered_with_its_reasons(office: Agency, sign_in: SignIn) -> None:
    early = put_report(office)
    late = put_report(office)
    put_report(office, story=OTHER, place="SDN Wanasari 2", happening="menekan", accused=[])
    shown = page(sign_in("pemeriksa"), late)
    twins = shown.split("Mungkin laporan yang sama")[1]
    assert early.number in twins
    assert "hari sama" in twins
    assert twins.count('class="kembar"') == 1


def test_after_an_act_the_next_report_opens_and_can_be_undone(
    office: Agency, sign_in: SignIn
) -> None:
    one, two = put_report(office), put_report(office)
    client = sign_in("pemeriksa")
    assert act(client, "accept", one).endswith(two.number)
    assert "Diterima sebagai 2026/0001" in page(client, two)
    assert act(client, "undo", one).endswith(one.number)
    assert not Case.objects.exists()
    assert "Diterima sebagai" not in page(client, two)


def test_merging_opens_the_report_it_was_merged_into(office: Agency, sign_in: SignIn) -> None:
    early, late = put_report(office), put_report(office)
    put_report(office)
    assert act(sign_in("pemeriksa"), "merge", late, ke=early.number).endswith(early.number)


@pytest.mark.parametrize("told", ["N-2026-999999", ""])
def test_an_unknown_number_keeps_what_was_typed(told: str, office: Agency, sign_in: SignIn) -> None:
    report = put_report(office)
    address = reverse("cases:merge", args=[report.number])
    response = sign_in("pemeriksa").post(address, {"ke": told})
    assert response.status_code == 400
    assert "Ada yang perlu diperbaiki" in response.content.decode()
    assert f'value="{told}"' in response.content.decode()


def test_the_sentence_of_a_reason_can_be_edited_before_it_is_sent(
    office: Agency, sign_in: SignIn
) -> None:
    report, client = put_report(office), sign_in("pemeriksa")
    address = reverse("cases:not_pursued", args=[report.number])
    shown = client.get(address, {"alasan": "bukan_asn"}).content.decode()
    assert "Orang yang Anda laporkan bukan ASN" in shown
    act(client, "not_pursued", report, alasan="bukan_asn", kalimat="Ia pegawai swasta.")
    assert Report.objects.get().status_note == "Ia pegawai swasta."


def test_a_report_dealt_with_by_somebody_else_is_not_overwritten(
    office: Agency, sign_in: SignIn
) -> None:
    report, client = put_report(office), sign_in("pemeriksa")
    act(client, "accept", report)
    address = reverse("cases:ask", args=[report.number])
    response = client.post(address, {"teks": "Kapan tepatnya kejadian itu?"})
    assert response.status_code == 409
    assert "mungkin orang lain sudah mengubahnya" in response.content.decode()


def test_filters_search_and_new_answers(office: Agency, sign_in: SignIn) -> None:
    one = put_report(office)
    two = put_report(office, story=OTHER, place="SDN Wanasari 2")
    reply(two, "Saya ingat nama ruangnya.", day=DAY)
    client, address = sign_in("pemeriksa"), reverse("cases:queue")

    def numbers(**told: str) -> set[str]:
        rows = client.get(address, told).context["rows"]
        return {row.report.number for row in rows}

    assert numbers() == {one.number, two.number}
    assert numbers(q="baliho pasar") == {one.number}
    assert numbers(tampil="kabar") == {two.number}
    assert numbers(tampil="tanya") == set()
    assert numbers(tempat="99.01") == {one.number, two.number}
    assert numbers(tampil="entah") == {one.number, two.number}


def test_the_queue_shows_only_reports_of_the_own_body(
    office: Agency, cast: Cast, sign_in: SignIn
) -> None:
    mine, theirs = put_report(office), put_report(cast.bodies["nasional"])
    client = sign_in("pemeriksa")
    shown = client.get(reverse("cases:queue")).content.decode()
    assert mine.number in shown
    assert theirs.number not in shown
    assert client.get(reverse("cases:report", args=[theirs.number])).status_code == 404
    assert client.post(reverse("cases:accept", args=[theirs.number])).status_code == 404


@pytest.mark.parametrize("kind", ["self", "superior", "subordinate"])
def test_whoever_is_named_or_stands_in_the_line_reads_no_word(
    kind: str, office: Agency, cast: Cast, sign_in: SignIn
) -> None:
    story = "Camat Sukamaju mengajak kepala dusun memilih satu pasangan calon dalam rapat."
    name = "Yoga Pranata" if kind == "self" else "Gilang Nataprawira"
    report = put_report(office, story=story, accused=[{"name": name}])
    officer = cast.officers["pemeriksa"]
    below = Post.objects.create(agency=office, title="Staf camat", superior=cast.camat_sukamaju)
    if kind == "subordinate":
        Tenure.objects.filter(post=cast.bupati).delete()
        Tenure.objects.create(post=cast.bupati, holder="Yoga", officer=officer, since=SINCE)
    if kind == "superior":
        Tenure.objects.create(post=below, holder="Yoga", officer=officer, since=SINCE)
    client = sign_in("pemeriksa")
    response = client.get(reverse("cases:report", args=[report.number]))
    assert response.status_code == 403
    assert "menyangkut" in response.content.decode()
    assert "Yang dapat membukanya: Rina Maheswari." in response.content.decode()
    assert "kepala dusun" not in client.get(reverse("cases:queue")).content.decode()


def test_an_officer_in_no_line_reads_it(office: Agency, sign_in: SignIn) -> None:
    report = put_report(office, accused=[{"name": "Gilang Nataprawira"}])
    assert "baliho" in page(sign_in("pemeriksa"), report)


def test_keys_are_off_when_the_officer_switched_them_off(
    office: Agency, cast: Cast, sign_in: SignIn
) -> None:
    report, client = put_report(office), sign_in("pemeriksa")
    assert "kunci.js" in page(client, report)
    officer = cast.officers["pemeriksa"]
    officer.keys_on = False
    officer.save()
    assert "kunci.js" not in page(client, report)
    assert "Terima" in page(client, report)


def test_new_reports_are_counted_without_moving_the_list(office: Agency, sign_in: SignIn) -> None:
    first = put_report(office)
    client, address = sign_in("pemeriksa"), reverse("cases:newer")
    assert client.get(address, {"sesudah": first.pk}).content.strip() == b""
    put_report(office)
    assert "1 laporan baru" in client.get(address, {"sesudah": first.pk}).content.decode()
