"""The public page: a code, a file, a receipt; true, changed or unknown; never a name."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.seal import Frontier, Receipt, canonical, leaf_hash, read_key, sign_checkpoint
from jaganetral.web.audit.keys import key_line, origin, signing_key, verify_key
from jaganetral.web.letters.models import Letter
from tests.cast import Cast
from tests.web.letters.test_actions import signed

pytestmark = pytest.mark.usefixtures("vault")
DAY = date(2023, 12, 28)


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return signed(cast)


def upload(client: Client, data: bytes, name: str = "surat.pdf") -> str:
    answer = client.post("/verifikasi", {"berkas": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200
    return answer.content.decode()


def receipt() -> str:
    leaf = {"about": "laporan:N-2023-000012", "data": {"day": DAY.isoformat()}}
    frontier = Frontier()
    frontier.append(leaf_hash(canonical(leaf)))
    point = sign_checkpoint(bytes(signing_key()), 1, frontier.root(), DAY, origin())
    return Receipt("N-2023-000012", DAY, 0, leaf, [], point, bytes(verify_key())).text()


def test_a_code_leads_to_the_letter_but_not_to_the_person(client: Client, letter: Letter) -> None:
    typed = letter.code[:4].lower() + " " + letter.code[4:8] + "-" + letter.code[8:]
    page = client.get("/verifikasi", {"kode": typed}).content.decode()
    assert "Kode ini sah." in page
    assert letter.number in page
    assert "Bawaslu Kabupaten Lawu Asri" in page
    assert "Gilang" not in page
    assert letter.subject not in page
    english = client.get("/en/verifikasi", {"kode": letter.code}).content.decode()
    assert "Recommendation" in english


def test_an_unknown_code_and_a_draft_are_not_ours(client: Client, letter: Letter) -> None:
    for code in ("0000000000000000", "-", "'; DROP"):
        assert (
            "Kode ini tidak kami kenal."
            in client.get("/verifikasi", {"kode": code}).content.decode()
        )


def test_the_file_itself_is_checked_to_the_last_byte(client: Client, letter: Letter) -> None:
    data = bytes(letter.pdf or b"")
    assert "Surat ini sah dan utuh." in upload(client, data)
    changed = upload(client, data.replace(b"%%EOF", b"%%EOG"))
    assert "Berkas ini berubah sesudah ditandatangani." in changed
    assert letter.number in changed
    assert "bukan surat dari kantor ini" in upload(client, b"%PDF-1.7 lain")


def test_a_sealed_letter_outside_the_list_is_said(client: Client, letter: Letter) -> None:
    data = bytes(letter.pdf or b"")
    letter.delete()
    assert "tidak ada dalam daftar kami" in upload(client, data)


def test_a_letter_changed_in_the_database_is_not_called_true(
    client: Client, letter: Letter
) -> None:
    Letter.objects.filter(pk=letter.pk).update(pdf=b"%PDF lain")
    page = client.get("/verifikasi", {"kode": letter.code}).content.decode()
    assert "salinan kami rusak" in page


def test_a_receipt_is_checked_as_text_or_file(client: Client, cast: Cast) -> None:
    text = receipt()
    assert "Tanda terima ini sah." in upload(client, text.encode(), "tanda-terima.json")
    answer = client.post("/verifikasi", {"teks": text.replace("2023-12-28", "2023-12-27")})
    assert "Tanda terima ini tidak sah." in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Pilih berkas, atau tempel teks tanda terima"),
        ({"teks": "halo"}, "Teks ini bukan tanda terima"),
        ({"teks": "{}"}, "Teks ini bukan tanda terima"),
    ],
)
def test_what_cannot_be_checked_is_asked_again(
    client: Client, db: None, given: dict[str, str], sentence: str
) -> None:
    answer = client.post("/verifikasi", given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert "<title>Galat:" in page
    assert given.get("teks", "") in page.replace("&#x27;", "'")


def test_nobody_gets_a_cookie_and_the_key_can_be_fetched(client: Client, db: None) -> None:
    assert not client.get("/verifikasi").cookies
    text = client.get("/verifikasi/kunci.txt").content.decode()
    assert text.strip() == key_line()
    assert read_key(text)[1] == bytes(verify_key())
