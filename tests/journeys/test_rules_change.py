"""The rules change under an office with open cases: seen before, adopted by two, nothing lost."""

import json
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import deadlines
from jaganetral.web.cases.actions.assessment import is_outdated, save_assessment
from jaganetral.web.cases.command import verify_assessments
from jaganetral.web.cases.facts import Known, state_of
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.cases.replay import replay, text
from jaganetral.web.desk.command import not_replayable, rules_in_force
from jaganetral.web.desk.whole import verify_all
from jaganetral.web.rules import days
from jaganetral.web.rules.models import Binding, LawPack, Proposal
from jaganetral.web.rules.pack import law_pack, pack_of
from tests.cast import Cast
from tests.web.cases.stories import put_case

pytestmark = pytest.mark.django_db(transaction=True)
Enter = Callable[[str], Client]
TODAY = date(2024, 4, 5)
FACTS: dict[str, Any] = {
    "status": "pns",
    "post": "pelaksana",
    "agency_kind": "kabkota",
    "election": "pilkada-2024",
    "office": "bupati",
    "act_date": "2024-09-01",
    "received_date": "2024-04-01",
}
HEAVIER = """
norms:
  - id: skb22-ke-02
    text: "Sosialisasi atau kampanye di media sosial untuk bakal calon"
    cite:
      - {instrument: skb-2022, at: "Lampiran kode etik, baris 2", confidence: secondary}
    who: asn
    when: {beneficiary: bakal_calon, conduct: sosialisasi_medsos}
    then:
      - {category: disiplin, level: sedang, sanctions: sedang_pp94}
"""


@pytest.fixture(autouse=True)
def office(vault: Path, at: Callable[[datetime], None], cast: Cast) -> list[str]:
    at(datetime(2024, 4, 5, 2, tzinfo=UTC))
    return rules_in_force()


def numbered(cast: Cast, number: str) -> Case:
    case = put_case(cast, state="kajian")
    case.number = number
    case.save(update_fields=["number"])
    return case


def put_assessed(cast: Cast, number: str, conduct: str) -> Case:
    case = numbered(cast, number)
    facts = {**FACTS, "conduct": [conduct]}
    known = [Known(name, value, state_of(value), "Bukti") for name, value in facts.items()]
    save_assessment(case, known, by=cast.duty("pemeriksa"), day=TODAY)
    return case


def proposed(client: Client, address: str, words: dict[str, object]) -> Proposal:
    answer = client.post(address, words)
    found = Proposal.objects.first()
    assert found is not None, answer.content.decode()
    assert answer.headers.get("Location") == f"/kerja/atur/usulan/{found.pk}"
    return found


def adopted(sign_in: Enter, proposal: Proposal) -> str:
    client = sign_in("pemeriksa_kedua")
    words = {"sah-why": "Naskahnya sudah diperiksa.", "sah-seen": "on"}
    answer = client.post(f"/kerja/atur/usulan/{proposal.pk}/sahkan", words, follow=True)
    page = answer.content.decode()
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.DISAHKAN, page
    return page


def test_the_first_start_adopts_what_ships_and_says_so(office: list[str]) -> None:
    (bound,) = Binding.objects.all()
    assert bound.pack.sha256 == law_pack().sha256
    assert bound.pack.sha256[:12] in office[0]
    record = Record.objects.get(act="adopsi_aturan")
    assert json.loads(record.body)["data"]["pack"] == bound.pack.sha256
    assert rules_in_force() == office
    assert Binding.objects.count() == 1


def test_a_decree_in_mid_lebaran_moves_running_limits_by_the_right_days(
    cast: Cast, sign_in: Enter
) -> None:
    before, after, calm = (put_assessed(cast, f"2024/000{n}", "baliho_apk") for n in (1, 2, 3))
    first = deadlines.start(before, "tindak_lanjut_ppk", start=date(2024, 4, 1))
    second = deadlines.start(after, "tindak_lanjut_ppk", start=date(2024, 4, 16))
    done = deadlines.start(calm, "tindak_lanjut_ppk", start=date(2024, 4, 1))
    deadlines.end(calm, ["tindak_lanjut_ppk"], day=TODAY)
    assert (first.due, second.due) == (date(2024, 4, 29), date(2024, 5, 7))
    decree: dict[str, object] = {
        "kind": "cuti_bersama",
        "first": "2024-04-16",
        "last": "2024-04-17",
        "name": "Cuti Bersama Tambahan (rekaan)",
        "decree": "Keppres Contoh 1/2024",
        "asn_basis": "keppres",
        "confidence": "verified",
        "note": "Arus balik.",
    }
    proposal = proposed(sign_in("admin"), "/kerja/atur/kalender/libur", decree)
    page = sign_in("pemeriksa_kedua").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert "Tenggat berjalan yang bergeser: 2" in page
    assert "Perkara terbuka yang hasilnya menjadi lain: 0" in page
    first.refresh_from_db()
    assert first.due == date(2024, 4, 29)  # nothing moves before somebody adopts it
    assert "2 tenggat dihitung ulang" in adopted(sign_in, proposal)
    for row, moved in ((first, date(2024, 5, 2)), (second, date(2024, 5, 8)), (done, done.due)):
        row.refresh_from_db()
        assert row.due == moved
    assert "Cuti Bersama Tambahan" in first.derivation
    change = first.changes.get()
    assert (change.before, change.after) == (date(2024, 4, 29), date(2024, 5, 2))
    assert not done.changes.exists()
    logged = Record.objects.filter(act="hitung_ulang_tenggat").order_by("seq")
    assert [row.about for row in logged] == [before.key, after.key]
    assert days.due(date(2024, 4, 1), 14).due == date(2024, 5, 2)
    assert deadlines.start(calm, "tindak_lanjut_ppk", start=date(2024, 4, 1)).due == first.due
    today = sign_in("pemeriksa").get("/kerja").content.decode()
    assert "Tenggat yang dihitung ulang" in today
    assert verify_all().whole


def test_a_changed_level_shows_exactly_the_cases_it_changes(cast: Cast, sign_in: Enter) -> None:
    hit = put_assessed(cast, "2024/0001", "sosialisasi_medsos")
    spared = put_assessed(cast, "2024/0002", "baliho_apk")
    closed = put_assessed(cast, "2024/0003", "sosialisasi_medsos")
    Case.objects.filter(pk=closed.pk).update(closed_on=TODAY, state="selesai")
    stored = hit.assessments.get()
    file = SimpleUploadedFile("ubahan.yaml", HEAVIER.encode())
    words: dict[str, object] = {"kind": "ubahan", "file": file, "note": "Putusan baru."}
    proposal = proposed(sign_in("admin"), "/kerja/atur/aturan/usul", words)
    hidden = sign_in("admin").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert "Perkara terbuka yang hasilnya menjadi lain: 1" in hidden
    assert hit.number not in hidden  # an administrator sees no case, only how many
    page = sign_in("pemeriksa_kedua").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert f">{hit.number}</a>" in page
    assert spared.number not in page
    assert closed.number not in page
    assert "skb22-ke-02: jenjang semula sanksi moral, menjadi sedang." in page
    assert "Disiplin: sedang" in page
    assert law_pack().sha256 == stored.pack_sha256  # not in force yet
    adopted(sign_in, proposal)
    assert law_pack().sha256 == proposal.pack.sha256 != stored.pack_sha256
    assert is_outdated(hit)
    again = replay(stored)
    assert again.same
    assert text(again.result or {}) == text(stored.result)
    put_again = save_again(hit, cast)
    assert put_again.result["outcome"]["level"] == ["sedang"]
    assert replay(put_again).same
    assert not_replayable() == 0
    assert verify_assessments(Namespace()) == (
        True,
        "4 kajian diulang dengan aturannya sendiri, sama persis.",
    )
    assert verify_all().whole


def save_again(case: Case, cast: Cast) -> Any:
    known = [Known(f.name, f.value, f.state, f.basis) for f in case.facts.all()]
    return save_assessment(case, known, by=cast.duty("pemeriksa"), day=TODAY)


def test_an_earlier_pack_can_bind_again(cast: Cast, sign_in: Enter) -> None:
    first = law_pack().sha256
    file = SimpleUploadedFile("ubahan.yaml", HEAVIER.encode())
    words: dict[str, object] = {"kind": "ubahan", "file": file, "note": "Putusan baru."}
    adopted(sign_in, proposed(sign_in("admin"), "/kerja/atur/aturan/usul", words))
    earlier = LawPack.objects.get(sha256=first)
    back: dict[str, object] = {"kind": "kembali", "earlier": earlier.pk, "note": "Dicabut."}
    adopted(sign_in, proposed(sign_in("admin"), "/kerja/atur/aturan/usul", back))
    assert law_pack().sha256 == first
    assert Binding.objects.count() == 3


def test_an_election_calendar_of_an_area_gives_its_cases_a_stage(
    cast: Cast, sign_in: Enter
) -> None:
    case = numbered(cast, "2026/0009")
    facts = {**FACTS, "election": "psu-2025", "area": "99.01", "act_date": "2024-04-03"}
    facts["conduct"] = ["sosialisasi_medsos"]
    known = [Known(name, value, state_of(value), "Bukti") for name, value in facts.items()]
    save_assessment(case, known, by=cast.duty("pemeriksa"), day=TODAY)
    calendar = """psu-2025:
  title: Pemungutan Suara Ulang Lawu Asri (rekaan)
  kind: pemilihan
  basis: Keputusan rekaan
  areas: ["99.01"]
  stages:
    - {id: kampanye, from: 2024-04-01, to: 2024-04-20, confidence: verified}
    - {id: pemungutan, from: 2024-04-24, to: 2024-04-24, confidence: verified}
  determination:
    bupati: {day: 2024-03-20, confidence: verified}
"""
    words: dict[str, object] = {"text": calendar, "note": "Penetapan KPU (rekaan)."}
    proposal = proposed(sign_in("admin"), "/kerja/atur/kalender/pemilihan", words)
    page = sign_in("pemeriksa_kedua").get(f"/kerja/atur/usulan/{proposal.pk}").content.decode()
    assert "Tahapan: semula tidak diketahui, menjadi masa kampanye." in page
    adopted(sign_in, proposal)
    assert "psu-2025" in law_pack().calendars
    assert is_outdated(case)
    listed = sign_in("admin").get("/kerja/atur/kalender").content.decode()
    assert "Pemungutan Suara Ulang Lawu Asri (rekaan)" in listed


def test_a_pack_changed_behind_the_back_shows(cast: Cast, office: list[str]) -> None:
    assert verify_all().whole
    row = LawPack.objects.get()
    LawPack.objects.filter(pk=row.pk).update(content=row.content.replace("berat", "ringan", 1))
    verdict = verify_all()
    assert not verdict.whole
    assert "berubah sejak disahkan" in verdict.sentence


def test_an_assessment_whose_pack_was_never_kept_says_so(cast: Cast) -> None:
    case = put_assessed(cast, "2024/0001", "baliho_apk")
    stored = case.assessments.get()
    stored.pack_sha256 = "0" * 64
    stored.save()
    assert pack_of("0" * 64) is None
    again = replay(stored)
    assert again.result is None
    assert "tidak tersimpan" in again.sentence
    assert any("1 kajian" in line for line in rules_in_force())
    holds, sentence = verify_assessments(Namespace())
    assert holds
    assert "1 tidak dapat diulang" in sentence
    stored.pack_sha256 = law_pack().sha256
    stored.result["outcome"]["level"] = ["ringan"]
    stored.save()
    assert replay(stored).differs == ["outcome"]
    assert verify_assessments(Namespace()) == (
        False,
        "Kajian TIDAK sama ketika diulang dengan aturannya sendiri: 2024/0001.",
    )
    assert Deadline.objects.count() == 0
