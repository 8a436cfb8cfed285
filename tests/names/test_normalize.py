from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.synth.regency import name_of
from jaganetral.names.words import fold_word, plain
from tests.names.noise import seeded

names = st.integers(0, 10**9).map(lambda seed: name_of(seeded(seed))[0])
FRONT = ["Drs.", "H.", "Prof.", "Pak"]
BEHIND = ["S.Sos.", "M.Si.", "S.E.", "A.Md.Keb."]


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_has_one_folded_word_for_each_token(text: str) -> None:
    found = fold_name(text)
    assert len(found.words) == len(found.tokens)
    assert all(found.words)


@given(st.from_regex(r"[a-z0-9]{1,14}", fullmatch=True))
@settings(max_examples=300)
def test_a_folded_word_is_its_own_fold(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


@given(names)
@settings(max_examples=200)
def test_the_fold_of_a_name_is_its_own_fold(name: str) -> None:
    folded = fold_name(name).folded
    assert fold_name(folded).folded == folded


@given(names, st.permutations(FRONT), st.permutations(BEHIND), st.sampled_from([", ", " "]))
@settings(max_examples=100)
def test_titles_and_their_order_change_nothing(
    name: str, front: list[str], behind: list[str], joint: str
) -> None:
    written = f"{' '.join(front)} {name}, {joint.join(behind)}"
    found = fold_name(written)
    assert found.folded == fold_name(name).folded
    assert sorted(found.titles) == sorted(
        ["drs", "h", "prof", "pak", "ssos", "msi", "se", "amdkeb"]
    )


def test_titles_in_any_order_are_the_same_titles() -> None:
    forms = {fold_name(f"{' '.join(order)} Sutrisno").folded for order in permutations(FRONT)}
    assert forms == {"sutrisno"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Drs. H. Soetrisno Hadi, M.Si", "SUTRISNO HADI"),
        ("Dr.H.Sutrisno,S.Sos.,M.Si", "sutrisno"),
        ("Sutrisno S. Sos", "Sutrisno"),
        ("Tjahjono Widjaja", "Cahyono Wijaya"),
        ("Joesoef", "Yusuf"),
        ("Moh. Ali", "Muhammad Ali"),
        ("Mochamad Sjarif", "Muhamad Syarif"),
        ("Abdurrahman", "Abdul Rahman"),
        ("Abd. Rahman", "Abdurahman"),
        ("St. Aminah", "Siti Aminah"),
        ("Noerhayati", "Nurhayati"),
        ("Ahmad bin Saleh", "Achmad Saleh"),
        ("I Gst Ngr Oka", "I Gusti Ngurah Oka"),
        ("IB Putu Oka", "Ida Bagus Putu Oka"),
        ("I.B. Putu Oka", "Ida Bagus Putu Oka"),
        ("Ni Wyn Suartini", "Ni Wayan Suartini"),
        ("Sutr1sno", "Sutrisno"),
        ("Khoirul Ma'ruf", "Khoirul Maruf"),
    ],
)
def test_two_ways_of_writing_one_name(one: str, other: str) -> None:
    assert fold_name(one).folded == fold_name(other).folded


@pytest.mark.parametrize(
    ("written", "tokens", "sex"),
    [
        ("Pak Tris", ("tris",), "laki_laki"),
        ("Hj. Siti", ("siti",), "perempuan"),
        ("Mas", ("mas",), ""),
        ("A. Hidayat", ("a", "hidayat"), ""),
        ("", (), ""),
    ],
)
def test_what_stays_of_a_name(written: str, tokens: tuple[str, ...], sex: str) -> None:
    found = fold_name(written)
    assert (found.tokens, found.sex) == (tokens, sex)


def test_every_class_is_its_own_fold() -> None:
    table = tables.classes()
    for canonical, writings in table.classes.items():
        assert {fold_word(word) for word in [canonical, *writings]} == {canonical}
    assert [fold_word(word) for word in table.often_unsaid] == table.often_unsaid


def test_plain_takes_off_accents_and_apostrophes() -> None:
    assert plain("  Ma’ruf  ÉKO ") == "maruf eko"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Hadi, Sutrisno", ["sutrisno", "hadi"]),
        ("Sudarma, I Wayan Adnyana", ["wayan", "adnyana", "sudarma"]),
        ("Sudarma, I", ["sudarma"]),
        ("Sutrisno, S.Kom", ["sutrisno"]),
        ("Sutrisno, Drs., M.Si", ["sutrisno"]),
        ("H.S", ["h", "s"]),
        ("H. Sutrisno", ["sutrisno"]),
        ("Siti Aminah alias Mama Eli", ["siti", "aminah"]),
        ("Sutrisno (alm)", ["sutrisno"]),
        ("(Sutrisno)", ["sutrisno"]),
        ("@nur_aini88", ["nur", "aini"]),
        ("akun nur_aini88", ["nur", "aini"]),
        ("a.n. Budi Santoso", ["budi", "santoso"]),
        ("0lg@ Santoso", ["0lga", "santoso"]),
    ],
)
def test_what_stands_around_a_name_is_left_out(text: str, tokens: list[str]) -> None:
    assert list(fold_name(text).tokens) == tokens


@pytest.mark.parametrize(
    ("written", "lettered"),
    [
        ("H. Wowor", ("h", "wowor")),
        ("H. Wowor bin Kasim", ("h", "wowor")),
        ("A. A. Sudarma", ("a", "a", "sudarma")),
        ("I. Mulyati", ("i", "mulyati")),
        ("I Dewa Gede Sudarma", ()),
        ("I Nengah Sudarma", ()),
        ("Drs. H. Wowor", ()),
        ("Hj. Aminah", ()),
        ("Anak Agung Sudarma", ()),
    ],
)
def test_what_may_be_initials_instead(written: str, lettered: tuple[str, ...]) -> None:
    assert fold_name(written).lettered == lettered


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_plain_letters_are_read_alike_with_and_without_an_accent_behind(text: str) -> None:
    assert plain(text) == plain(text + "\u0301")


@pytest.mark.parametrize(
    ("written", "tokens", "own"),
    [
        ("Suhendar bin H. Ridwan", ("suhendar", "ridwan"), 1),
        ("Siti Aminah binti Kasim Hasan", ("siti", "aminah", "kasim", "hasan"), 2),
        ("Suhendar Ridwan", ("suhendar", "ridwan"), 2),
        ("I. P. Kurniasih", ("i", "p", "kurniasih"), 3),
        ("I Wyn. Sudarma", ("wayan", "sudarma"), 2),
    ],
)
def test_the_words_of_a_father_stand_apart(written: str, tokens: tuple[str, ...], own: int) -> None:
    name = fold_name(written)
    assert (name.tokens, name.own) == (tokens, own)
