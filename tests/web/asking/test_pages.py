"""The pages: an asker without a name, two officers, and everybody who reads the library."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from jaganetral.web.asking.models import Edition, Question
from tests.cast import Cast
from tests.web.asking import stories
from tests.web.asking.stories import ANSWER, ASKED, ENGLISH

pytestmark = pytest.mark.usefixtures("vault", "db")
Enter = Callable[[str], Client]
SEND, SENT = "/bolehkah/tanya", "/bolehkah/tanya/terkirim"
READ, LIBRARY = "/bolehkah/tanya/jawaban", "/bolehkah/tanya-jawab"


@pytest.fixture(autouse=True)
def _day(at: Callable[[datetime], None]) -> None:
    at(datetime(2024, 10, 5, 3, tzinfo=UTC))


def words(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    found: str = answer.content.decode()
    return found


def read(officer: Client, there: str) -> dict[str, str]:
    """What the form to publish sends: the tick, and what was read."""
    said = words(officer.get(there)).split('name="terbit-said" value="')[1].split('"')[0]
    return {"terbit-seen": "on", "terbit-said": said}


def test_from_no_answer_to_a_question_without_a_name(client: Client) -> None:
    page = words(client.get("/bolehkah", {"q": "makan siang & ngopi", "siapa": "pns"}))
    assert f'{SEND}?q=makan%20siang%20%26%20ngopi"' in page
    assert "makan siang &amp; ngopi" in words(client.get(SEND, {"q": "makan siang & ngopi"}))
    told = {"siapa": "pns", "tanggal": "2024-10-05", "winning_team_account": "tidak_tahu"}
    page = words(client.get("/bolehkah/menyukai-unggahan", told))
    assert f"{SEND}?dari=menyukai-unggahan&amp;siapa=pns" in page
    page = words(client.get(SEND, {"dari": "menyukai-unggahan", "siapa": "pns"}))
    assert "Bolehkah saya menyukai unggahan calon?" in page
    assert 'value="pns" id="id_siapa_1" checked' in page.replace(" required", "")


def test_sending_with_a_code_that_is_shown_once(client: Client) -> None:
    answer = client.post(SEND, {"pertanyaan": ASKED, "siapa": "pns", "kode": "on"})
    assert (answer.status_code, answer.headers["Location"]) == (302, SENT)
    page = words(client.get(SENT))
    code = page.split('class="sandi">')[1].split("<")[0]
    assert len(code.split()) == 6
    assert "Ini kode Anda" not in words(Client().get(SENT))
    assert client.post(SENT).headers["Location"] == LIBRARY
    assert code not in words(client.get(SENT))
    assert "Belum ada jawaban." in words(client.post(READ, {"kata": code}))
    question = Question.objects.get()
    assert (question.words, question.who) == (ASKED, "pns")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_code_leads_to_the_answer_or_to_the_reason(client: Client, cast: Cast) -> None:
    client.post(SEND, {"pertanyaan": ASKED, "kode": "on"})
    code = words(client.get(SENT)).split('class="sandi">')[1].split("<")[0]
    wrong = words(client.post(READ, {"kata": "satu dua tiga"}), 400)
    assert wrong.count("Kode itu belum cocok") == 2
    Question.objects.update(state="tidak_dijawab", refusal="laporan")
    assert "Laporkan di halaman Lapor" in words(client.post(READ, {"kata": code}))
    done = stories.published(cast)
    Question.objects.update(state="dijawab", entry=done.entry)
    there = client.post(READ, {"kata": code}).headers["Location"]
    assert ANSWER["question"] in words(client.get(there))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"pertanyaan": ""}, "Tulis pertanyaan Anda"),
        ({"pertanyaan": "bolehkah?"}, "Tulis lebih lengkap"),
        ({"pertanyaan": "Bolehkah saya diajak Pak Gilang makan?"}, "Ada nama orang: “Pak Gilang”"),
        ({"pertanyaan": ASKED, "situs": "x"}, "Kosongkan isian ini"),
    ],
)
def test_errors_keep_what_was_typed(client: Client, typed: dict[str, str], said: str) -> None:
    page = words(client.post(SEND, typed), 400)
    assert page.count(said) == (1 if "situs" in typed else 2)
    assert "<title>Galat: " in page
    assert typed["pertanyaan"] in page
    assert not Question.objects.exists()


def test_a_full_hour_says_when_it_goes_on(client: Client, settings: Any) -> None:
    settings.QUESTIONS_AN_HOUR = 1
    assert client.post(SEND, {"pertanyaan": ASKED}).status_code == 302
    page = words(client.post(SEND, {"pertanyaan": ASKED}), 429)
    assert "Coba lagi satu jam lagi" in page
    assert ASKED in page


def test_two_officers_on_their_pages(client: Client, sign_in: Enter) -> None:
    question = stories.asked()
    first = sign_in("pemeriksa")
    assert ASKED in words(first.get("/kerja/tanya"))
    assert "Pertanyaan kepada petugas" in words(first.get("/kerja"))
    address = f"/kerja/tanya/{question.pk}"
    assert "Yang paling dekat pada mesin" in words(first.get(address))
    none = {**ANSWER, "norms": []}
    assert "Pilih paling sedikit satu ketentuan" in words(first.post(address, none), 400)
    there = first.post(address, ANSWER).headers["Location"]
    page = words(first.get(there))
    assert "Anda yang menyusunnya" in page
    assert "Terbitkan untuk semua orang" not in page
    assert first.post(f"{there}/terbit", {"terbit-seen": "on"}).status_code == 403
    second = sign_in("pemeriksa_kedua")
    assert "Baca dahulu, lalu beri tanda" in words(second.post(f"{there}/terbit"), 400)
    assert second.post(f"{there}/terbit", read(second, there)).status_code == 302
    assert "Susun versi berikutnya" in words(second.get(there))
    listed = words(client.get(LIBRARY, {"q": "doa"}))
    assert ANSWER["question"] in listed
    assert "Belum ada jawaban dengan kata itu" in words(client.get(LIBRARY, {"q": "perahu"}))


def test_returned_changed_and_withdrawn(client: Client, cast: Cast, sign_in: Enter) -> None:
    made = stories.drafted(cast)
    there = f"/kerja/tanya/jawaban/{made.pk}"
    second = sign_in("pemeriksa_kedua")
    second.post(f"{there}/kembali", {"kembali-why": "Sebut juga yang masih boleh."})
    first = sign_in("pemeriksa")
    page = words(first.get(f"{there}/ubah"))
    assert "Sebut juga yang masih boleh." in page
    assert 'value="skb22-dis-04" id="n-skb22-dis-04" checked' in page
    first.post(f"{there}/ubah", ANSWER)
    second = sign_in("pemeriksa_kedua")
    second.post(f"{there}/terbit", read(second, there))
    second.post(f"{there}/tarik", {"tarik-why": "Masih menunjuk sebuah kantor."})
    gone = words(client.get(f"{LIBRARY}/{made.entry_id}"), 410)
    assert "Masih menunjuk sebuah kantor." in gone
    assert ANSWER["question"] not in gone + words(client.get(LIBRARY)) + words(second.get(there))
    assert Edition.objects.get().question == ""


def test_refusing_and_pointing(cast: Cast, sign_in: Enter) -> None:
    done, one, two = stories.published(cast), stories.asked(), stories.asked()
    first = sign_in("pemeriksa")
    assert "belum terbit" in words(
        first.post(f"/kerja/tanya/{one.pk}/tunjuk", {"tunjuk-number": "99"}), 400
    )
    first.post(f"/kerja/tanya/{one.pk}/tunjuk", {"tunjuk-number": str(done.entry_id)})
    first.post(f"/kerja/tanya/{two.pk}/tolak", {"tolak-why": "lain"})
    states = dict(Question.objects.values_list("pk", "state"))
    assert (states[one.pk], states[two.pk]) == ("dijawab", "tidak_dijawab")
    assert "sudah dihapus" in words(first.get(f"/kerja/tanya/{two.pk}"))


def test_a_changed_rule_is_said_on_the_page(client: Client, cast: Cast) -> None:
    done = stories.published(cast)
    Edition.objects.update(pack_sha256="0" * 64)  # a pack this office does not keep
    assert "jangan dijadikan pegangan" in words(client.get(f"{LIBRARY}/{done.entry_id}"))
    assert "aturan berubah sejak versi" in words(client.get(LIBRARY))


def test_an_english_version_is_optional_whole_and_shown_to_whom_it_helps(
    client: Client, sign_in: Enter
) -> None:
    first, question = sign_in("pemeriksa"), stories.asked()
    half = {**ANSWER, "text_en": ENGLISH["text_en"]}
    page = words(first.post(f"/kerja/tanya/{question.pk}", half), 400)
    assert "Isi juga bagian ini" in page
    there = first.post(f"/kerja/tanya/{question.pk}", {**ANSWER, **ENGLISH}).headers["Location"]
    second = sign_in("pemeriksa_kedua")
    for page in (words(second.get(there)), words(second.get(f"/en{there}"))):
        assert ANSWER["text"] in page
        assert ENGLISH["question_en"] in page
    second.post(f"{there}/terbit", read(second, there))
    entry = f"{LIBRARY}/{Edition.objects.get().entry_id}"
    assert f'<h1 lang="en">{ENGLISH["question_en"]}' in words(client.get(f"/en{entry}"))
    assert ENGLISH["text_en"] not in words(client.get(entry))
    assert ENGLISH["question_en"] in words(client.get(f"/en{LIBRARY}", {"q": "prayer"}))


def test_english(client: Client, cast: Cast) -> None:
    done = stories.published(cast)
    assert "Send a question to an officer" in words(client.get(f"/en{SEND}"))
    page = words(client.get(f"/en{LIBRARY}/{done.entry_id}"))
    assert "<strong>Yes, if …</strong>" in page
    assert "no English version yet" in page
    assert f'<div lang="id"><p>{ANSWER["text"]}' in page
    assert "Attending a declaration" in page


def test_what_officers_answered_before_stands_beside_the_nearest(
    client: Client, cast: Cast
) -> None:
    stories.published(cast)
    page = words(client.get("/bolehkah", {"q": "pembaca layangan di acara warga"}))
    assert "Pernah dijawab petugas" in page
    assert ANSWER["question"] in page
