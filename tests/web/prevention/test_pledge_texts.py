"""A body's own text of the pledge: looked at first, from a day on, never over what was signed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from jaganetral.web.prevention.actions.pledge_texts import publish_text
from jaganetral.web.prevention.actions.pledges import open_sheets, pledge
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import OwnText, PledgeSheet
from jaganetral.web.prevention.pledges.choice import readers, signed, text_for
from jaganetral.web.prevention.pledges.text import text_on
from tests.cast import Cast
from tests.web.prevention.stories import NIP, START, make_webinar

PAGE = "/kerja/cegah/ikrar/naskah"
TODAY = START.date()
LINES = ["Kami tidak memihak.", "Kami melayani semua orang."]
TYPED = {
    "which": "sendiri", "head": "Ikrar Wanasari", "lines": "\n".join(LINES),
    "starts": TODAY.isoformat(),
}  # fmt: skip


@pytest.fixture
def sheet(cast: Cast, at: Callable[..., None]) -> PledgeSheet:
    at(START + timedelta(minutes=10))
    webinar = make_webinar(cast)
    open_sheets(webinar.campaign, by=cast.duty("bkpsdm"))
    return PledgeSheet.objects.select_related("agency").get(agency__code="kec-wanasari")


def publish(cast: Cast, role: str, day: date = TODAY, head: str = "Ikrar kami") -> OwnText:
    return publish_text(starts=day, head=head, lines=LINES, by=cast.duty(role))


def test_what_was_signed_keeps_its_words(cast: Cast, sheet: PledgeSheet) -> None:
    before = pledge(sheet, Person(nip=NIP)).pledge
    publish(cast, "bkpsdm")
    after = pledge(sheet, Person(name="Sari Wulandari", unit="Kasi")).pledge
    assert signed(before).text == text_on(TODAY)
    assert signed(after).text.words["id"]["lines"] == LINES
    assert (before.own_text, after.text_sha256) == (None, signed(after).text.sha256)
    assert before.text_sha256 != after.text_sha256


def test_the_nearest_body_decides_and_the_shipped_text_comes_back(
    cast: Cast, sheet: PledgeSheet
) -> None:
    office = sheet.agency
    publish(cast, "bkpsdm", head="Naskah kabupaten")
    own = publish(cast, "kepala_opd", head="Naskah kecamatan", day=TODAY + timedelta(days=2))
    where = [text_for(office, TODAY + timedelta(days=n)).text.words["id"]["head"] for n in (0, 2)]
    assert where == ["Naskah kabupaten", "Naskah kecamatan"]
    government = cast.bodies["pemkab-lawu-asri"]
    assert office in readers(government, TODAY)
    assert office not in readers(government, own.starts)
    publish_text(starts=TODAY + timedelta(days=2), shipped=True, by=cast.duty("kepala_opd"))
    assert text_for(office, own.starts).text == text_on(own.starts)
    assert text_for(cast.bodies["kec-sukamaju"], own.starts).own is not None


def test_nobody_publishes_into_the_past_or_without_words(cast: Cast, sheet: PledgeSheet) -> None:
    with pytest.raises(ValueError, match="mundur"):
        publish(cast, "bkpsdm", day=TODAY - timedelta(days=1))
    with pytest.raises(ValueError, match="isi"):
        publish_text(starts=TODAY, head="Kosong", by=cast.duty("bkpsdm"))
    with pytest.raises(PermissionDenied):
        publish(cast, "pemeriksa")


def test_a_text_is_published_only_after_exactly_it_was_seen(
    cast: Cast, sheet: PledgeSheet, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in("kepala_opd")
    looked = client.post(PAGE, TYPED)
    shown = looked.content.decode()
    assert "Pratinjau, belum terbit" in shown
    assert "Dibaca 1 kantor" in shown
    assert not OwnText.objects.exists()
    seen = {"dilihat": looked.context["seen"]}
    client.post(PAGE, {**TYPED, **seen, "head": "Lain"})
    assert not OwnText.objects.exists()
    client.post(PAGE, {**TYPED, **seen})
    row = OwnText.objects.get()
    assert (row.body.code, row.number, row.lines) == ("kec-wanasari", 1, LINES)
    page = client.get(f"/ikrar/{sheet.token}").content.decode()
    assert "Ikrar Wanasari" in page
    assert "Naskah Kecamatan Wanasari, nomor 1." in page
    done = client.post(f"/ikrar/{sheet.token}", {"who": NIP, "setuju": "on"}, follow=True)
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", done.content.decode())
    assert code
    checked = client.get("/en/ikrar/cek", {"kode": code[0]}).content.decode()
    assert "Text of Kecamatan Wanasari, number 1." in checked


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"starts": "2024-02-05"}, "Pilih hari ini atau sesudahnya"),
        ({"head": ""}, "Tulis judul naskahnya"),
        ({"lines": " \n "}, "Tulis sedikitnya satu janji"),
        ({"lines": "x\n" * 13}, "Paling banyak 12 baris"),
        ({"lines": "x" * 301}, "Setiap baris paling banyak 300 huruf"),
    ],
)
def test_the_form_says_what_is_wrong(
    sheet: PledgeSheet, sign_in: Callable[[str], Client], more: dict[str, str], sentence: str
) -> None:
    answer = sign_in("bkpsdm").post(PAGE, {**TYPED, **more})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_who_publishes_nothing_only_reads(
    sheet: PledgeSheet, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in("pemeriksa")
    assert "Terbitkan naskah lain" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, TYPED).status_code == 403
