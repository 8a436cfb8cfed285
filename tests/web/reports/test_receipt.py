"""The receipt cannot be lost by accident, and proves what it says without the words."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from jaganetral.cli.main import main
from jaganetral.web.reports.models import Draft, Report
from tests.cast import Cast
from tests.web.reports.wizard import location, text, walk

RECEIPT = "/lapor/tanda-terima"


@pytest.fixture(autouse=True)
def sent(client: Client, cast: Cast, vault: Path, at: Callable[[datetime], None]) -> Report:
    at(datetime(2026, 11, 10, 1, tzinfo=UTC))
    walk(client)
    client.post("/lapor/periksa")
    return Report.objects.get()


def words(client: Client) -> list[str]:
    found = re.search(r'<p class="sandi">([a-z ]+)<br>([a-z ]+)</p>', text(client, RECEIPT))
    assert found
    return f"{found[1]} {found[2]}".split()


def test_it_shows_number_words_and_the_promised_day(client: Client, sent: Report) -> None:
    page = text(client, RECEIPT)
    assert sent.number in page
    assert len(words(client)) == 6
    assert "Paling lambat Kamis, 12 November 2026, petugas membaca laporan Anda" in page


def test_it_stays_until_the_third_word_is_typed_back(client: Client) -> None:
    six = words(client)
    wrong = client.post(RECEIPT, {"kata": six[0] if six[0] != six[2] else "bukan"})
    assert wrong.status_code == 400
    assert "Kata ketiga belum cocok. Lihat lagi kata sandi di atas" in wrong.content.decode()
    assert " ".join(six[3:]) in wrong.content.decode()
    for elsewhere in ("/lapor/peristiwa", "/lapor/cerita", "/lapor/periksa"):
        assert location(client.get(elsewhere)) == RECEIPT
    assert location(client.post(RECEIPT, {"kata": f" {six[2].upper()}, "})) == RECEIPT
    later = text(client, RECEIPT)
    assert " ".join(six[3:]) not in later
    assert "buka Cek laporan" in later


def test_after_that_nobody_has_the_words(client: Client) -> None:
    six = words(client)
    client.post(RECEIPT, {"kata": six[2]})
    assert " ".join(six[3:]) not in text(client, RECEIPT)
    assert location(client.get(f"{RECEIPT}/teks")) == RECEIPT
    assert client.get("/lapor/peristiwa").status_code == 200


def test_sending_twice_gives_the_first_number_again(client: Client, sent: Report) -> None:
    assert location(client.post("/lapor/periksa")) == RECEIPT
    assert f"Laporan ini sudah terkirim. Nomornya {sent.number}" in text(client, RECEIPT)
    assert Report.objects.count() == 1


def test_who_wants_no_news_can_leave_honestly(client: Client, sent: Report) -> None:
    client.post(RECEIPT, {"aksi": "tanpa-kabar"})
    sent.refresh_from_db()
    assert sent.wants_news is False
    assert "Laporan Anda tetap diperiksa" in text(client, RECEIPT)


def test_the_text_to_keep_has_a_name_that_says_nothing(client: Client, sent: Report) -> None:
    six = words(client)
    answer = client.get(f"{RECEIPT}/teks")
    assert answer["Content-Disposition"] == 'attachment; filename="catatan.txt"'
    assert " ".join(six) in answer.content.decode()
    assert sent.number in answer.content.decode()


def test_the_draft_keeps_nothing_of_the_report(client: Client) -> None:
    assert Draft.objects.count() == 1
    assert "Pak Tris" not in text(client, RECEIPT)
    assert client.get("/lapor/periksa").status_code == 302


def test_the_proof_verifies_on_the_command_line_and_holds_no_word(
    client: Client, sent: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    six = words(client)
    answer = client.get(f"{RECEIPT}/bukti")
    proof = answer.content.decode()
    for secret in [" ".join(six), " ".join(six[:2]), "Tris", "baliho", "Sukamaju"]:
        assert secret not in proof
    file = tmp_path / "tanda-terima.json"
    file.write_text(proof, "utf-8")
    published = tmp_path / "kunci.txt"
    published.write_bytes(client.get("/verifikasi/kunci.txt").content)
    assert main(["verify", "receipt", str(file), "--key", str(published)]) == 0
    assert main(["verify", "receipt", str(file)]) == 0
    assert sent.number in capsys.readouterr().out
    changed = json.loads(proof)
    changed["leaf"]["data"]["fingerprint"] = "0" * 64
    file.write_text(json.dumps(changed), "utf-8")
    assert main(["verify", "receipt", str(file)]) == 1


def test_a_stranger_gets_no_proof_and_no_words(client: Client, sent: Report) -> None:
    stranger = Client()
    assert location(stranger.get(f"{RECEIPT}/bukti")) == "/cek"
    assert location(stranger.get(f"{RECEIPT}/teks")) == RECEIPT
    page = text(stranger, RECEIPT)
    assert "Kata sandi hanya tampil satu kali" in page
    assert sent.number not in page
