"""The panel of the legal assessment: evidence, tree, both readings, dissent, replay, comparison."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from jaganetral.law.corpus.pack import load_pack
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions.assessment import add_dissent
from jaganetral.web.cases.beside import again, under_new_rules
from jaganetral.web.cases.models import Assessment, Case, CaseItem, Dissent, Fact
from jaganetral.web.cases.outlook import of
from jaganetral.web.cases.why import contested, either_way, node_of, why_not
from jaganetral.web.evidence.models import Item
from tests.cast import Cast
from tests.web.cases.stories import put_assessment, put_case
from tests.web.cases.test_outcome_pages import DAY, PAGE, filled, text

Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _at(at: Callable[[datetime], None], vault: object) -> None:
    at(datetime(2024, 1, 15, 9, tzinfo=ZoneInfo("Asia/Jakarta")))


@pytest.fixture
def case(cast: Cast) -> Case:
    return put_case(cast)


@pytest.fixture
def stored(case: Case, sign_in: Enter) -> Assessment:
    """What the first examiner saved on the page."""
    assert sign_in("pemeriksa").post(f"{PAGE}/kajian", filled(simpan="1")).status_code == 302
    return case.assessments.get()


def put_item(case: Case, label: str, *, joined: bool = True) -> Item:
    item = Item.objects.create(
        body=case.holder, label=label, kind="image/png", size=9, sha256="0" * 64, received_on=DAY,
        source="Saksi", state="clean",
    )  # fmt: skip
    if joined:
        CaseItem.objects.create(case=case, item=item)
    return item


def test_a_fact_rests_on_evidence_of_the_case_and_leads_to_it(case: Case, sign_in: Enter) -> None:
    own, foreign = put_item(case, "Foto mobil"), put_item(case, "Lain", joined=False)
    client = sign_in("pemeriksa")
    page = text(client, f"{PAGE}/kajian")
    assert f'name="official_event_bukti" value="{own.pk}"' in page
    assert str(foreign.pk) not in page
    told = filled(simpan="1", official_event="tidak", official_event_bukti=[str(own.pk)])
    assert client.post(f"{PAGE}/kajian", told).status_code == 302
    assert [one.pk for one in Fact.objects.get(name="official_event").items.all()] == [own.pk]
    row = text(client, f"{PAGE}/kajian").split('name="official_event"')[1].split("</tr>")[0]
    assert f'href="{PAGE}/bukti/{own.pk}">Bukti 1: Foto mobil</a>' in row
    refused = client.post(
        f"{PAGE}/kajian", filled(simpan="1", official_event_bukti=[str(foreign.pk)])
    )
    assert refused.status_code == 400


def test_the_stage_is_a_row_of_its_own_and_leads_to_the_calendar(
    case: Case, sign_in: Enter
) -> None:
    page = text(sign_in("pemeriksa"), f"{PAGE}/kajian")
    row = page.split("Tahapan: ")[1].split("</tr>")[0]
    assert row.startswith("masa kampanye")
    assert "Terpenuhi" in row
    assert 'href="/aturan/kalender/pemilu-2024"' in row


def test_the_tree_says_every_element_of_every_norm(case: Case, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    page = client.post(f"{PAGE}/kajian", filled(hitung="1")).content.decode()
    tree = page.split("Mengapa: pohon aturan")[1].split("Mengapa tidak lebih berat")[0]
    assert 'href="/aturan/skb22-dis-08"' in tree or 'href="/aturan/pp94-5n6"' in tree
    assert "Sudah cukup:" in tree
    assert "Status kepegawaian: PNS." in tree


def test_a_node_keeps_state_and_kids_and_old_results_have_none() -> None:
    row = {
        "op": "all", "state": "unknown", "sentence": "Semua.", "kids": [
            {"op": "fact", "state": "fails", "sentence": "Tidak.", "kids": []},
        ],
    }  # fmt: skip
    node = node_of(row)
    assert node is not None
    assert (node.mark, node.words, [kid.mark for kid in node.kids]) == (
        "belum",
        "Semua.",
        ["lawan"],
    )
    assert node_of(None) is None
    assert why_not({}, "heavier") == ()


def test_a_contested_reading_shows_what_follows_from_each(db: None) -> None:
    facts = {
        "status": "pns", "act_date": "2024-08-20", "election": "pilkada-2024", "office": "bupati",
        "conduct": ["like_share_comment_follow"], "winning_team_account": False,
        "beneficiary": "bakal_calon",
    }  # fmt: skip
    (one,) = contested(facts, ["reading_account", "post"])
    narrow, wide = one.branches
    assert (narrow.name, wide.name) == ("tafsir sempit", "tafsir luas")
    assert "kode etik" in wide.outcome.lower()
    assert "kode etik" not in narrow.outcome.lower()


def test_an_open_fact_is_thought_through_both_ways(case: Case, sign_in: Enter) -> None:
    facts = {
        "status": "pns", "act_date": "2024-08-20", "election": "pilkada-2024", "office": "bupati",
        "conduct": ["like_share_comment_follow"], "reading_account": "sempit",
        "beneficiary": "bakal_calon",
    }  # fmt: skip
    (one,) = either_way(facts, ["post", "winning_team_account"])
    met, _, unmet = one.partition(" Kalau tidak: ")
    assert met.startswith("Kalau “Akun atau grup pemenangan” terpenuhi: kode etik; sanksi moral.")
    assert "kode etik" not in unmet
    told = filled(hitung="1", conduct=["hadir_deklarasi_kampanye"])
    page = sign_in("pemeriksa").post(f"{PAGE}/kajian", told).content.decode()
    assert "Kalau tidak: " in page.split("Kalau faktanya lain")[1].split("</ul>")[0]


def test_a_dissent_is_kept_with_name_and_time_beside_the_opinion(
    stored: Assessment, case: Case, sign_in: Enter
) -> None:
    client, address = sign_in("pemeriksa_kedua"), f"{PAGE}/kajian/{stored.pk}/beda"
    assert "Tulis pendapat berbeda" in text(client, f"{PAGE}/kajian")
    client.post(address, {"text": "  "})
    assert not Dissent.objects.exists()
    client.post(address, {"text": "Ajakan itu bukan kampanye."})
    client.post(address, {"text": "Saksi kedua belum didengar."})
    said = [one.text for one in stored.dissents.all()]
    assert said == ["Ajakan itu bukan kampanye.", "Saksi kedua belum didengar."]
    assert Record.objects.filter(act="pendapat_berbeda", about=case.key).count() == 2
    page = text(sign_in("pemeriksa"), f"{PAGE}/kajian")
    assert "Rina Maheswari" in page
    assert "Ajakan itu bukan kampanye." in page
    assert "Saksi kedua belum didengar." in of(case, DAY).dissent


def test_nobody_dissents_from_themselves_or_from_outside(
    stored: Assessment, cast: Cast, sign_in: Enter
) -> None:
    with pytest.raises(PermissionDenied, match="Anda tulis sendiri"):
        add_dissent(stored, "Lain.", by=cast.duty("pemeriksa"))
    with pytest.raises(PermissionDenied):
        add_dissent(stored, "Lain.", by=cast.duty("ppk"))
    assert "Tulis pendapat berbeda" not in text(sign_in("pemeriksa"), f"{PAGE}/kajian")
    assert not Dissent.objects.exists()


def test_a_stored_assessment_comes_out_the_same_with_its_own_rules(
    stored: Assessment, sign_in: Enter
) -> None:
    client = sign_in("pemeriksa")
    assert f'href="?ulang={stored.pk}"' in text(client, f"{PAGE}/kajian")
    assert "<strong>Sama.</strong>" in text(client, f"{PAGE}/kajian?ulang={stored.pk}")
    stored.result["findings"][0]["state"] = "unknown"
    stored.save()
    found = again(stored)
    assert not found.same
    assert found.lines[0][0] in load_pack().norms
    assert "<strong>Sama.</strong>" not in text(client, f"{PAGE}/kajian?ulang={stored.pk}")


def test_rules_nobody_kept_are_told(case: Case, sign_in: Enter) -> None:
    old = put_assessment(case)
    page = text(sign_in("pemeriksa"), f"{PAGE}/kajian?ulang={old.pk}")
    assert "tidak tersimpan di kantor ini" in page


def test_when_rules_changed_old_and_new_stand_side_by_side(
    stored: Assessment, sign_in: Enter
) -> None:
    stored.pack_sha256 = "1" * 64
    stored.save()
    client = sign_in("pemeriksa")
    assert "hasilnya tidak berubah" in text(client, f"{PAGE}/kajian")
    lost = stored.result["findings"].pop(0)["norm"]
    stored.save()
    assert lost in {norm for norm, _words in under_new_rules(stored).lines}
    page = text(client, f"{PAGE}/kajian")
    assert "Hasil tersimpan" in page
    assert f'href="/aturan/{lost}">{lost}</a>' in page
