"""A signed answer: kept by the asker, checked by anybody, noticed when a byte is changed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.cli.main import main
from jaganetral.law.advice.questions import questions
from jaganetral.seal.documents import in_groups, read_stamp, verify_document
from jaganetral.web.audit.keys import key_line, verify_key
from jaganetral.web.audit.models import Record
from tests.web.letters.test_pdf import text_of

LIKE = "/bolehkah/menyukai-unggahan"
TOLD = {"siapa": "pns", "tanggal": "2024-10-05", "winning_team_account": "ya"}

pytestmark = pytest.mark.usefixtures("vault", "db")


@pytest.fixture(autouse=True)
def _day(at: Callable[[datetime], None]) -> None:
    at(datetime(2024, 10, 1, 3, tzinfo=UTC))


def saved(client: Client, address: str = LIKE, **told: str) -> bytes:
    answer = client.get(f"{address}/jawaban.pdf", told or TOLD)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def upload(client: Client, data: bytes) -> str:
    answer = client.post("/verifikasi", {"berkas": SimpleUploadedFile("jawaban.pdf", data)})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_signed_the_same_for_everybody_and_nothing_is_kept(client: Client) -> None:
    file = saved(client)
    assert file == saved(Client())
    assert verify_document(file, public=bytes(verify_key())).ok
    assert not Record.objects.exists()
    assert not client.cookies
    stamp = read_stamp(file)
    assert stamp is not None
    assert stamp.is_answer
    assert saved(client, **TOLD | {"winning_team_account": "tidak_tahu"}) != file


def test_it_tells_the_same_in_both_languages_whoever_asks(client: Client) -> None:
    file = saved(client)
    assert file == saved(client, f"/en{LIKE}")
    told = text_of(file)
    for words in ("Tidak boleh.", "No.", "Keterangan yang diberikan", "What was told"):
        assert words in told


def test_the_page_offers_it_only_when_nothing_is_left_to_ask(client: Client) -> None:
    page = client.get(LIKE, TOLD).content.decode()
    assert f"{LIKE}/jawaban.pdf?siapa=pns&amp;tanggal=2024-10-05&amp;winning_team" in page
    asked = {name: TOLD[name] for name in ("siapa", "tanggal")}
    assert "jawaban.pdf" not in client.get(LIKE, asked).content.decode()
    for told in (asked, {}, {"siapa": "?"}):
        answer = client.get(f"{LIKE}/jawaban.pdf", told)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(LIKE)
    assert client.get("/bolehkah/tidak-ada/jawaban.pdf", TOLD).status_code == 404


def test_the_public_page_knows_it_and_notices_a_changed_byte(client: Client) -> None:
    file = saved(client)
    assert "Jawaban ini sah dan utuh." in upload(client, file)
    for place in (200, len(file) // 2, len(file) - 20):
        spoilt = file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]
        assert "Jawaban ini sah dan utuh." not in upload(client, spoilt)
    spoilt = file.replace(b"/Producer", b"/Producex", 1)
    page = upload(client, spoilt if spoilt != file else file + b" ")
    assert "Jawaban ini tidak sah." in page
    stamp = read_stamp(file)
    assert stamp is not None
    told = client.get("/verifikasi", {"kode": in_groups(stamp.code).lower()}).content.decode()
    assert "Ini kode jawaban bertanda." in told


def test_the_command_checks_it_without_the_site(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, key = tmp_path / "jawaban.pdf", tmp_path / "kunci.txt"
    file.write_bytes(saved(client))
    key.write_text(key_line() + "\n", "utf-8")
    assert main(["verify", "answer", str(file), "--key", str(key)]) == 0
    assert main(["verify", "answer", str(file)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert all(line.startswith("Jawaban berkode JAWA-BAN") for line in said)
    assert "Kuncinya diambil" in said[1]
    file.write_bytes(file.read_bytes() + b"\n")
    assert main(["verify", "answer", str(file), "--key", str(key)]) == 1
    assert "Jawaban TIDAK sah: isinya berubah" in capsys.readouterr().out


@pytest.mark.parametrize("slug", [one.slug for one in questions()][::4])
def test_our_fonts_have_every_letter_of_an_answer(client: Client, slug: str) -> None:
    answer = client.get(f"/bolehkah/{slug}/jawaban.pdf", {"siapa": "pppk", "tanggal": "2024-10-05"})
    assert answer.status_code in (200, 302)
