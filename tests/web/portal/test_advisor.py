"""The advisor's pages: verdict first, one question at a time, any day, nothing kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from jaganetral.law.advice.questions import questions
from jaganetral.web.audit.models import Record

DAY = "2024-10-05"
LIKE = "/bolehkah/menyukai-unggahan"


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Pages ask who is signed in."""


@pytest.fixture(autouse=True)
def _outside_any_stage(at: Callable[[datetime], None]) -> None:
    at(datetime(2026, 11, 25, 3, tzinfo=UTC))


def read(client: Client, address: str, **params: str) -> str:
    answer = client.get(address, params)
    assert answer.status_code == 200, answer.headers
    return answer.content.decode()


def test_every_question_opens_its_own_page(client: Client) -> None:
    page = read(client, "/bolehkah")
    for question in questions():
        assert f'name="pilih" value="{question.slug}"' in page
        answer = client.get("/bolehkah", {"pilih": question.slug, "siapa": "pns", "q": ""})
        assert answer.headers["Location"] == f"/bolehkah/{question.slug}?siapa=pns"


def test_words_lead_to_the_question_without_standing_in_its_address(client: Client) -> None:
    answer = client.get("/bolehkah", {"q": "nge-like postingan calon", "siapa": "pppk"})
    assert answer.headers["Location"] == f"{LIKE}?siapa=pppk"
    english = client.get("/en/bolehkah", {"q": "may I take a photo", "siapa": "pns"})
    assert english.headers["Location"] == "/en/bolehkah/foto-bersama?siapa=pns"


def test_nothing_found_shows_the_three_nearest_and_keeps_the_words(client: Client) -> None:
    page = read(client, "/bolehkah", q="makan siang <b>di warung</b>", siapa="pns")
    assert "Belum ada jawaban untuk itu. Yang paling dekat:" in page
    assert "tanyakan kepada pengelola kepegawaian" in page
    assert "makan siang &lt;b&gt;di warung" in page
    nearest = page.split("Yang paling dekat:")[1].split("Yang sering ditanyakan")[0]
    assert nearest.count('name="pilih"') == 3


def test_no_words_is_an_error_in_title_summary_and_field(client: Client) -> None:
    page = read(client, "/bolehkah", q=" ")
    said = "Tulis yang ingin Anda lakukan, misalnya “foto bersama calon”"
    assert page.count(said) == 2
    assert "<title>Galat: " in page


def test_who_asks_is_asked_first(client: Client) -> None:
    page = read(client, LIKE)
    assert "Siapa Anda?" in page
    assert "ringkas-galat" not in page
    wrong = read(client, LIKE, siapa="")
    assert wrong.count("Pilih siapa Anda, karena aturannya berbeda") == 2
    assert "Tidak boleh" not in page + wrong


def test_verdict_then_reasons_then_sources(client: Client) -> None:
    page = read(client, LIKE, siapa="pns", tanggal=DAY, winning_team_account="ya")
    order = [
        *("<strong>Tidak boleh.</strong>", "Mengapa", "Akun atau grup tim pemenangan: Ya"),
        *("Lampiran disiplin, baris 6", "periksa naskah resmi", "Yang masih boleh"),
        *("Kalau sudah telanjur", "Sebagai ASN saya wajib netral", "dilaporkan tanpa nama"),
        "penjelasan umum, bukan putusan. Versi aturan 20",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_one_missing_fact_with_three_buttons(client: Client) -> None:
    page = read(client, LIKE, siapa="pns", tanggal=DAY)
    assert "Satu hal lagi menentukan jawabannya:" in page
    assert "<strong>Belum bisa dipastikan.</strong>" in page
    for value in ("ya", "tidak", "tidak_tahu"):
        assert f'name="winning_team_account" value="{value}"' in page
    assert '<input type="hidden" name="siapa" value="pns">' in page


def test_not_knowing_gets_the_safe_choice_and_no_second_question(client: Client) -> None:
    page = read(client, LIKE, siapa="pns", tanggal=DAY, winning_team_account="tidak_tahu")
    assert "Satu hal lagi" not in page
    assert "Kami belum bisa memastikan karena" in page
    assert "pilihan yang aman adalah tidak melakukannya" in page


def test_an_answer_can_be_changed(client: Client) -> None:
    told = {"siapa": "pns", "tanggal": DAY, "winning_team_account": "ya"}
    link = f"?siapa=pns&amp;tanggal={DAY}&amp;winning_team_account=ya&amp;f=winning_team_account"
    assert link in read(client, LIKE, **told)
    again = read(client, LIKE, **told, f="winning_team_account")
    assert "Satu hal lagi menentukan jawabannya:" in again
    assert "Siapa Anda?" in read(client, LIKE, ulang="1")


def test_outside_any_stage_it_says_so_and_names_the_last_election(client: Client) -> None:
    for page in (read(client, "/bolehkah"), read(client, LIKE, siapa="pns")):
        assert "Hari ini Rabu, 25 November 2026." in page
        assert "di luar tahapan pemilihan mana pun yang kami ketahui" in page
        assert "Pemilihan terakhir:" in page
    assert 'name="tanggal" value="2026-11-25"' in page
    assert "Siapa yang Anda maksud dengan calon?" in page


def test_a_day_can_be_set_and_shows_its_stage(client: Client) -> None:
    page = read(client, LIKE, siapa="pns", tanggal=DAY)
    assert "Jawaban ini untuk Sabtu, 5 Oktober 2024." in page
    assert "Pemilihan Kepala Daerah 2024</span>: masa kampanye" in page
    wrong = read(client, LIKE, siapa="pns", tanggal="2024-13-01")
    assert wrong.count("Tulis tanggal yang ada, misalnya 2024-10-05") == 2


def test_whoever_is_no_civil_servant_is_asked_which_rules_bind_them(client: Client) -> None:
    page = read(client, LIKE, siapa="bukan", tanggal=DAY)
    assert "Apakah Anda termasuk salah satu dari ini?" in page
    citizen = read(client, LIKE, siapa="pasangan", tanggal=DAY, status="bukan")
    assert "<strong>Boleh, dengan syarat.</strong>" in citizen
    assert "pasangan Anda yang ASN" in citizen
    assert "Belum bisa dipastikan" in read(client, LIKE, siapa="bukan", status="tni", tanggal=DAY)


def test_an_order_from_above_says_what_to_do(client: Client) -> None:
    page = read(client, "/bolehkah/diperintah-atasan", siapa="pns", tanggal=DAY)
    assert "Setiap bentuk di bawah ini dilarang, juga bila diperintahkan." in page
    assert page.index("Kalau Anda diperintah") < page.index("Mengapa")
    assert "Lapor tanpa nama" in page
    one = read(
        client,
        "/bolehkah/diperintah-atasan",
        siapa="pns",
        tanggal=DAY,
        conduct="surat_dukungan_ktp",
    )
    assert "Setiap bentuk" not in one


def test_the_right_to_vote_is_a_plain_yes(client: Client) -> None:
    page = read(client, "/bolehkah/memilih", siapa="pns")
    assert "<strong>Boleh.</strong>" in page
    assert "Pasal 198 ayat (1), Pasal 200" in page
    assert "Menolak ajakan" not in page


@pytest.mark.parametrize(
    "params",
    [
        {"winning_team_account": "<script>"},
        {"status": "raja", "beneficiary": "semua"},
        {"f": "../etc", "conduct": "x" * 5000},
        {"status": "kepala_daerah"},
    ],
)
def test_made_up_answers_break_nothing(client: Client, params: dict[str, str]) -> None:
    page = read(client, LIKE, siapa="pns", tanggal=DAY, **params)
    assert "Satu hal lagi" in page
    assert "<script>" not in page


def test_nothing_is_stored(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.get(LIKE, {"siapa": "pns", "winning_team_account": "ya"})
    assert not answer.cookies
    assert not Record.objects.exists()


def test_an_unknown_question_is_not_found(client: Client) -> None:
    assert client.get("/bolehkah/apa-saja").status_code == 404


@pytest.mark.parametrize("slug", [question.slug for question in questions()])
def test_english_is_english(client: Client, slug: str) -> None:
    page = read(client, f"/en/bolehkah/{slug}", siapa="pns", tanggal=DAY)
    for word in ("Mengapa", "Yang masih boleh", "jawaban Anda", "Dilarang", "Tidak boleh"):
        assert word not in page
    assert "Rule version" in page


def test_every_answer_asks_about_an_order_and_says_what_then(client: Client) -> None:
    page = read(client, LIKE, siapa="pns")
    assert "Apakah ini perintah atasan?" in page
    assert "Perintah tidak menghapus larangan." in page
    assert "Meminta perintah itu tertulis" in page
    assert "An order does not lift a ban." in read(client, f"/en{LIKE}", siapa="pns")


def test_after_a_no_the_state_resource_is_asked_and_its_rules_are_shown(client: Client) -> None:
    budget = "/bolehkah/anggaran-bansos"
    page = read(client, budget, siapa="pns", tanggal=DAY)
    assert "Sumber daya negara apa yang dipakai?" in page
    assert "Aturan tentang sumber daya itu" not in page
    told = read(client, budget, siapa="pns", tanggal=DAY, resource_form="alokasi_anggaran")
    assert "Sumber daya negara: Uang atau anggaran kantor" in told
    assert "Menyalahgunakan wewenang" in told.partition("Aturan tentang sumber daya itu")[2]
    made_up = read(client, budget, siapa="pns", tanggal=DAY, resource_form="palsu")
    assert "Sumber daya negara apa yang dipakai?" in made_up


def test_of_several_acts_the_forbidden_one_is_answered_and_the_other_shown(client: Client) -> None:
    words = "boleh nyoblos sambil bagi kaos calon?"
    asked = client.get("/bolehkah", {"q": words, "siapa": "pns", "tanggal": DAY}, follow=True)
    page = asked.content.decode()
    assert asked.redirect_chain[-1][0].startswith("/bolehkah/membagi-barang")
    assert "Tidak boleh" in page
    part = page.partition("Bagian lain pertanyaan Anda")[2]
    assert "Bolehkah saya memilih di hari pemungutan suara?" in part
    # the permitted part alone, with the forbidden one beside it, permits nothing
    there = {"siapa": "pns", "tanggal": DAY, "juga": "membagi-barang,palsu"}
    back = client.get("/bolehkah/memilih", there)
    assert back.headers["Location"].startswith("/bolehkah/membagi-barang")
    assert "juga=memilih" in back.headers["Location"]
