"""Which place is meant: by name, by clipped name, by half a name, and by a misspelt one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.places import Place, Places, Row, by_code, find, known, named
from jaganetral.places.search import bare, squash
from tests.examples import examples

EXTRA = [Row("99", "Provinsi Contoh", "WIB"), Row("99.01", "Kabupaten Lawu Asri")]
DEMO = Places(EXTRA)
ANY = st.sampled_from(known().regencies())


def names(text: str) -> list[str]:
    return [place.name for place in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lotim", "Kabupaten Lombok Timur"),
        ("minut", "Kabupaten Minahasa Utara"),
        ("HALSEL", "Kabupaten Halmahera Selatan"),
        ("KSB", "Kabupaten Sumbawa Barat"),
        ("Tuba", "Kabupaten Tulang Bawang"),
        ("Tubaba", "Kabupaten Tulang Bawang Barat"),
        ("Mubar", "Kabupaten Muna Barat"),
        ("Pemkab Sidrap", "Kabupaten Sidenreng Rappang"),
        ("Kab. Lombok Timur", "Kabupaten Lombok Timur"),
        ("kabupaten lombok  timur, NTB", "Kabupaten Lombok Timur"),
        ("Lombk Timur", "Kabupaten Lombok Timur"),
        ("Kota Bandung", "Kota Bandung"),
        ("Kab Bandung", "Kabupaten Bandung"),
        ("Bandung Barat", "Kabupaten Bandung Barat"),
        ("kota baru", "Kabupaten Kotabaru"),
        ("Labuhan Batu", "Kabupaten Labuhanbatu"),
        ("Pangkalpinang", "Kota Pangkal Pinang"),
        ("Tolitoli", "Kabupaten Toli-Toli"),
        ("Jakarta Pusat", "Kota Administrasi Jakarta Pusat"),
        ("Lima Puluh Kota", "Kabupaten Lima Puluh Kota"),
        ("Maluku Tenggara", "Kabupaten Maluku Tenggara"),
        ("Bengkulu Utara", "Kabupaten Bengkulu Utara"),
        ("Kota Solok, Sumatra Barat", "Kota Solok"),
        ("Mura, Kalteng", "Kabupaten Murung Raya"),
        ("Makasar", "Kota Makassar"),
        ("Sidempuan", "Kota Padangsidimpuan"),
    ],
)
def test_one_answer_where_the_words_mean_one_place(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bandung", ["Kabupaten Bandung", "Kota Bandung"]),
        ("Bandung, Jawa Barat", ["Kabupaten Bandung", "Kota Bandung"]),
        ("mura", ["Kabupaten Musi Rawas", "Kabupaten Murung Raya"]),
        ("Gorontalo", ["Kabupaten Gorontalo", "Kota Gorontalo"]),
        ("Solok", ["Kabupaten Solok", "Kota Solok"]),
    ],
)
def test_every_answer_where_they_mean_several(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_half_a_name_gives_those_that_begin_with_it() -> None:
    assert len(names("Halmahera")) == 5
    assert all(name.startswith("Kabupaten Halmahera") for name in names("Halmahera"))


def test_the_other_half_of_a_name_counts_too() -> None:
    assert set(names("kab. Toraja")) == {"Kabupaten Toraja Utara", "Kabupaten Tana Toraja"}


def test_a_province_narrows_and_alone_gives_its_regencies() -> None:
    assert {place.province_code for place in find("Sulut")} == {"71"}
    assert {place.province_code for place in find("Provinsi Gorontalo")} == {"75"}
    assert names("Lombok NTB")[0].startswith("Kabupaten Lombok")
    province = known().find_province("prov. Jatim")
    assert province is not None
    assert province.name == "Jawa Timur"


def test_a_place_is_found_inside_a_sentence() -> None:
    text = "Kejadiannya di Desa Suka Maju, Kecamatan Sakra, Kabupaten Lombok Timur, kemarin pagi"
    assert names(text)[0] == "Kabupaten Lombok Timur"


@pytest.mark.parametrize("text", ["", "  ", "???", "zzzzqqqq", "12345", "kabupaten", "kota"])
def test_words_that_name_no_place_give_none(text: str) -> None:
    assert find(text) == []


def test_the_invented_regency_is_known_only_where_it_is_added() -> None:
    assert by_code("99.01") is None
    assert "Lawu" not in " ".join(place.name for place in known().regencies())
    added = DEMO.by_code("99.01")
    assert added is not None
    assert added.label == "Kabupaten Lawu Asri, Provinsi Contoh"
    assert added.zone == "WIB"
    assert DEMO.find("kab lawu asri") == [added]
    assert DEMO.find("Lawu Asrii") == [added]
    assert len(DEMO.provinces()) == 39


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Row("99.01", "Kabupaten X"), "needs its province 99 first"),
        (Row("99", "Provinsi X"), "time zone"),
        (Row("11.01", "Kabupaten X"), "not taken yet"),
        (Row("9", "Provinsi X", "WIB"), "NN or NN.NN"),
        (Row("11.99", "Lawu"), "must begin with"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(row: Row, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Places([row])


@examples(60)
@given(ANY)
def test_the_full_label_of_any_place_gives_exactly_that_place(place: Place) -> None:
    assert find(place.name) == [place]
    assert find(place.label.upper()) == [place]
    assert place in find(f"{place.name} {place.province}")


@examples(60)
@given(ANY, st.data())
def test_a_letter_left_out_or_swapped_still_finds_it(place: Place, data: st.DataObject) -> None:
    first = place.name.index(" ") + 1
    name = place.name[first:]
    if len(name) < 6 or name.startswith("Administrasi"):
        return
    at = data.draw(st.integers(1, len(name) - 2))
    for slipped in (
        name[:at] + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    ):
        written = place.name[:first] + slipped
        found = find(written)
        # Bandung without its n is Badung, which then is what was written
        assert place in found or {squash(bare(p.name)) for p in found} == {squash(bare(written))}


@examples(60)
@given(st.text(max_size=60), st.integers(1, 6))
def test_any_text_is_answered(text: str, limit: int) -> None:
    found = find(text, limit)
    assert len(found) <= limit
    assert len({place.code for place in found}) == len(found)


def test_named_takes_nothing_but_the_name_or_its_clipped_form() -> None:
    assert [place.name for place in named("SBD")] == ["Kabupaten Sumba Barat Daya"]
    assert [place.name for place in named("Kab. Bandung")] == ["Kabupaten Bandung", "Kota Bandung"]
    assert named("Bandu") == named("Provinsi Bali") == []
