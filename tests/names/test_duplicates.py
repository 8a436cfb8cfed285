from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.duplicates import Told, count_words, metres, similar_reports

STORY = "Mobil dinas kecamatan membawa baliho calon lewat pasar Sukamaju, sopirnya pakai seragam"
OTHER = "Ada mobil dinas pelat merah mengangkut baliho di dekat pasar Sukamaju"
APART = "Kepala sekolah membagikan kaus kepada murid saat rapat wali murid"
DAY = date(2024, 1, 10)
SHARES = count_words([STORY, OTHER, APART] + ["Lurah hadir dalam deklarasi di lapangan"] * 20)


def test_one_act_told_twice() -> None:
    one = Told(
        "99.01", "Kec. Sukamaju", None, DAY, frozenset({"fasilitas_negara"}), STORY, ("Pak Tris",)
    )
    two = Told(
        "99.01",
        "Kecamatan Sukamaju",
        None,
        date(2024, 1, 11),
        frozenset({"fasilitas_negara"}),
        OTHER,
    )
    found = similar_reports(one, two, SHARES)
    assert found.strength == "kuat"
    assert {"tempat sama: Kecamatan Sukamaju", "beda 1 hari"} <= {str(one) for one in found.for_}
    assert any("baliho" in str(reason) for reason in found.for_)


def test_two_acts_in_one_regency() -> None:
    one = Told("99.01", "Sukamaju", None, DAY, frozenset({"fasilitas_negara"}), STORY)
    two = Told(
        "99.01", "Karangrejo", None, date(2024, 2, 10), frozenset({"sosialisasi_medsos"}), APART
    )
    found = similar_reports(one, two, SHARES)
    assert found.strength == "lemah"
    assert {reason.code for reason in found.against} == {"report_days", "report_other_conduct"}


def test_the_same_file_is_the_same_act_even_without_a_place() -> None:
    one = Told(files=frozenset({"aa"}))
    assert similar_reports(one, Told(files=frozenset({"aa", "bb"}))).strength == "kuat"


def test_points_near_one_another() -> None:
    here, there = (-7.5, 111.0), (-7.5, 111.002)
    assert 200 < metres(here, there) < 240
    found = similar_reports(Told(spot=here), Told(spot=there))
    assert [reason.code for reason in found.for_] == ["report_near"]


told = st.builds(
    Told,
    area=st.sampled_from(["", "99.01", "99.02"]),
    place=st.sampled_from(["", "Kec. Sukamaju", "Kecamatan Sukadana"]),
    day=st.none() | st.dates(date(2024, 1, 1), date(2024, 2, 1)),
    conduct=st.frozensets(st.sampled_from(["fasilitas_negara", "kerahkan_pns"])),
    story=st.sampled_from(["", STORY, OTHER, APART]),
    names=st.sampled_from([(), ("Pak Tris",), ("Sutrisno", "Sri")]),
)


@given(told, told)
@settings(max_examples=100)
def test_likeness_is_the_same_either_way_round(one: Told, other: Told) -> None:
    there, back = similar_reports(one, other, SHARES), similar_reports(other, one, SHARES)
    assert abs(there.score - back.score) < 1e-9
    assert [reason.code for reason in there.for_] == [reason.code for reason in back.for_]
    assert 0 <= there.score <= 1
