"""Coming back: number and six words, growing delays, messages, files."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.reports.actions import Submitted, push, write_to_reporter
from jaganetral.web.reports.actions.guesses import delay
from jaganetral.web.reports.models import Guess
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.reports.reports import DAY, sent
from tests.web.reports.wizard import location, text

NOW = datetime(2026, 11, 10, 1, tzinfo=UTC)
NO_FIT = "Nomor dan kata sandi belum cocok. Periksa ejaan dan urutan katanya"


@pytest.fixture
def taken(cast: Cast, vault: Path, at: Callable[[datetime], None]) -> Submitted:
    at(NOW)
    return sent(cast.bodies["bawaslu-lawu-asri"])


def enter(client: Client, taken: Submitted) -> None:
    words = " ".join(taken.words)
    answer = client.post("/cek", {"nomor": taken.report.number, "kata": words})
    assert location(answer) == "/cek/kotak"


def test_number_and_words_open_the_mailbox_however_they_are_typed(
    client: Client, taken: Submitted
) -> None:
    typed = ", ".join(word.upper() for word in taken.words)
    answer = client.post("/cek", {"nomor": "n 2026 1", "kata": f"  {typed}\n"})
    assert location(answer) == "/cek/kotak"
    cookie = answer.cookies["kotak"]
    assert taken.report.number not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert "sessionid" not in answer.cookies
    page = text(client, "/cek/kotak")
    assert taken.report.number in page
    assert "Diterima" in page
    assert "Kabar berikutnya paling lambat Kamis, 12 November 2026" in page


def test_every_failure_has_the_same_sentence(client: Client, taken: Submitted) -> None:
    words = " ".join(taken.words)
    turned = " ".join(reversed(taken.words))
    for said in (
        {"nomor": "N-2026-000099", "kata": words},
        {"nomor": taken.report.number, "kata": turned},
        {"nomor": "", "kata": ""},
        {"nomor": "bukan nomor", "kata": "a b c"},
    ):
        answer = client.post("/cek", said)
        assert answer.status_code == 400
        assert NO_FIT in answer.content.decode()
        assert "kotak" not in answer.cookies


def test_the_delay_grows_for_a_number_and_right_words_wait_too(
    client: Client, taken: Submitted, at: Callable[[datetime], None]
) -> None:
    wrong = {"nomor": taken.report.number, "kata": "salah salah salah salah salah salah"}
    right = {"nomor": taken.report.number, "kata": " ".join(taken.words)}
    for _ in range(3):
        assert client.post("/cek", wrong).status_code == 400
    answer = client.post("/cek", right)
    assert answer.status_code == 429
    assert "Tunggu 1 menit sebelum mencoba lagi" in answer.content.decode()
    at(NOW + timedelta(minutes=1, seconds=1))
    assert client.post("/cek", wrong).status_code == 400
    assert "Tunggu 2 menit" in client.post("/cek", right).content.decode()
    at(NOW + timedelta(minutes=4))
    assert client.post("/cek", right).status_code == 302
    assert not Guess.objects.exists()


def test_delays_end_at_an_hour() -> None:
    waits = [int(delay(wrong).total_seconds() / 60) for wrong in range(1, 14)]
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]


def test_a_number_nobody_has_is_delayed_like_any_other(client: Client, taken: Submitted) -> None:
    for _ in range(3):
        client.post("/cek", {"nomor": "N-2026-000099", "kata": "salah"})
    answer = client.post("/cek", {"nomor": "N-2026-000099", "kata": "salah"})
    assert answer.status_code == 429
    assert {field.name for field in Guess._meta.get_fields()} == {"number", "wrong", "wait_until"}


def test_a_question_is_read_and_answered(client: Client, taken: Submitted, cast: Cast) -> None:
    write_to_reporter(
        taken.report, "Apakah nomor polisinya terlihat?", by=cast.duty("pemeriksa"), day=DAY
    )
    push(taken.report, state="tanya_pelapor", day=DAY)
    enter(client, taken)
    page = text(client, "/cek/kotak")
    assert "Pesan (1 baru)" in page.replace("\n", " ")
    assert "Apakah nomor polisinya terlihat?" in page
    assert "Yoga" not in page
    assert "(1 baru)" not in text(client, "/cek/kotak")
    assert location(client.post("/cek/kotak/jawab", {"pesan": "Ya, AA 1234 XX"})) == (
        "/cek/kotak#pesan"
    )
    taken.report.refresh_from_db()
    assert taken.report.queue_state == "antrean"
    assert "Ya, AA 1234 XX" in text(client, "/cek/kotak")


def test_an_endless_answer_stays_as_it_was_typed(client: Client, taken: Submitted) -> None:
    enter(client, taken)
    answer = client.post("/cek/kotak/jawab", {"pesan": "y" * 8001})
    assert answer.status_code == 400
    assert "Pesan Anda 8001 huruf. Kurangi 1 huruf" in answer.content.decode()
    assert "y" * 8001 in answer.content.decode()


def test_files_can_be_added_later(client: Client, taken: Submitted, cast: Cast) -> None:
    make_custodian_key(taken.report.holder, "sandi penjaga contoh", by="sistem", day=DAY)
    enter(client, taken)
    good, bad = SimpleUploadedFile("a.jpg", photo()), SimpleUploadedFile("b.zip", b"PK\x03\x04xx")
    answer = client.post("/cek/kotak/berkas", {"berkas": [good, bad]})
    assert answer.status_code == 400
    assert "“b.zip” tidak bisa kami buka" in answer.content.decode()
    assert taken.report.files.count() == 1
    assert "1 berkas sudah tersimpan" in text(client, "/cek/kotak")


def test_late_news_is_admitted(
    client: Client, taken: Submitted, at: Callable[[datetime], None]
) -> None:
    at(datetime(2026, 11, 20, 1, tzinfo=UTC))
    enter(client, taken)
    page = text(client, "/cek/kotak")
    assert "Kabar dijanjikan paling lambat Kamis, 12 November 2026 dan belum datang" in page


def test_steps_are_told_by_days_the_newest_first(client: Client, taken: Submitted) -> None:
    push(taken.report, state="antrean", day=date(2026, 11, 11))
    push(taken.report, state="dibuka", day=date(2026, 11, 12), note="Perkara dibuka.")
    enter(client, taken)
    page = text(client, "/cek/kotak")
    table = page[page.index("<table") :]
    assert table.index("Dikaji") < table.index("Diperiksa awal") < table.index("Diterima")
    assert "12 Nov 2026" in table
    assert "Perkara dibuka." in page


def test_the_mailbox_closes_by_hand_and_by_itself(
    client: Client, taken: Submitted, at: Callable[[datetime], None]
) -> None:
    enter(client, taken)
    client.get("/cek/tutup")
    assert client.get("/cek/kotak").status_code == 200
    client.post("/cek/tutup")
    assert location(client.get("/cek/kotak")) == "/cek"
    enter(client, taken)
    at(NOW + timedelta(minutes=61))
    assert location(client.get("/cek/kotak")) == "/cek"


def test_a_made_up_cookie_opens_nothing(client: Client, taken: Submitted) -> None:
    for value in ("x", "QUJD", taken.report.number):
        client.cookies["kotak"] = value
        assert location(client.get("/cek/kotak")) == "/cek"
        assert location(client.post("/cek/kotak/jawab", {"pesan": "halo"})) == "/cek"
    assert not taken.report.messages.exists()


def test_not_finished_is_offered_once_and_only_of_what_rests(
    client: Client, taken: Submitted
) -> None:
    link = 'href="/cek/belum-selesai"'
    enter(client, taken)
    assert link not in text(client, "/cek/kotak")
    push(taken.report, state="tidak_dilanjutkan", day=DAY, note="Orangnya bukan ASN.")
    assert link in text(client, "/cek/kotak")
    taken.report.contested = True
    taken.report.save()
    assert link not in text(client, "/cek/kotak")
