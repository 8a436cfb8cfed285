"""What points to a person is found; posts and everyday words are not."""

import pytest

from jaganetral.web.asking.private import marks, surely


@pytest.mark.parametrize(
    "text",
    [
        "NIP saya 198001012005012001, bolehkah ikut?",
        "NIK 3201 0112 3456 7890 apakah boleh",
        "hubungi saya di gilang@contoh.example saja",
        "telepon 0812-3456-7890 kalau perlu",
        "lihat https://contoh.example/unggahan dulu",
        "akun @lawu_menang itu boleh diikuti?",
        "diajak Pak Gilang ke rumahnya",
        "bu Sekar meminta saya datang",
    ],
)
def test_what_surely_points_to_a_person_is_refused(text: str) -> None:
    assert surely(text), text


@pytest.mark.parametrize(
    "text",
    [
        "Bolehkah saya diperintah Pak Camat hadir di acara calon bupati?",
        "Bapak ibu guru di sekolah kami diundang, bolehkah datang?",
        "Bolehkah saya menyumbang Rp 500.000 kepada panitia RT 03 RW 05?",
        "Apakah boleh pada 27 November ikut mengawal 120 orang pemilih?",
        "Menurut PP 94/2021 pasal 5 huruf n angka 5, bolehkah saya hadir?",
    ],
)
def test_posts_and_everyday_words_are_let_through(text: str) -> None:
    assert not surely(text), surely(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("saya guru di SDN 2 Wanasari", "SDN 2 Wanasari"),
        ("kepala Dinas Pendidikan Lawu Asri", "Dinas Pendidikan Lawu Asri"),
        ("kemarin saya bertemu Gilang Nataprawira di pasar", "Gilang Nataprawira"),
        ("pada 5 Oktober 2024 ada acara", "5 Oktober 2024"),
    ],
)
def test_what_may_point_to_somebody_is_shown_to_the_officers(text: str, words: str) -> None:
    assert words in [mark.words for mark in marks(text)]
    assert not surely(text)
