import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.names.workplace import fold_post, fold_unit, post_level


@pytest.mark.parametrize(
    ("written", "acting", "folded"),
    [
        ("Plt. Kadisdik", "plt", "kepala dinas pendidikan"),
        ("Pj Sekda", "pj", "sekretaris daerah"),
        ("mantan Camat", "mantan", "camat"),
        ("Kasi Trantib", "", "kepala seksi ketenteraman ketertiban"),
        ("Sekcam", "", "sekretaris kecamatan"),
        ("Kepsek", "", "kepala sekolah"),
        ("Kadinkes", "", "kepala dinas kesehatan"),
        ("Penjabat Sementara Kadinsos", "pjs", "kepala dinas sosial"),
        ("staf", "", ""),
        ("Kabag Perencanaan", "", "kepala perencanaan"),
    ],
)
def test_layers_of_abbreviations_in_posts(written: str, acting: str, folded: str) -> None:
    post = fold_post(written)
    assert (post.acting, post.folded) == (acting, folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SDN 02 Sukamaju", "SD Negeri II Sukamaju"),
        ("Kantor Camat Sukamaju", "Kec. Sukamaju"),
        ("wilayah Sukamaju", "di Sukamaju"),
        ("Kanwil Kemenag", "Kantor Wilayah Kementerian Agama"),
        ("Disdikbud", "Dinas Pendidikan dan Kebudayaan"),
        ("SMPN1 Karangrejo", "SMP Negeri 1 Karangrejo"),
        ("BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
        ("Pusat Kesehatan Masyarakat Sukamaju", "PKM Sukamaju"),
        ("Satpol PP", "Satuan Polisi Pamong Praja"),
        ("Dinas Perpustakaan Daerah", "Dinas Perpustakaan"),
    ],
)
def test_two_ways_of_writing_one_unit(one: str, other: str) -> None:
    assert fold_unit(one).folded == fold_unit(other).folded


@pytest.mark.parametrize(
    ("said", "held", "level"),
    [
        ("sopir", "Pengelola Kendaraan", "family"),
        ("driver", "Pengemudi", "family"),
        ("bendahara", "Pengelola Keuangan", "family"),
        ("guru", "Guru Ahli Muda", "same"),
        ("Camat Sukamaju", "Camat", "part"),
        ("camat", "Sekretaris Camat", "different"),
        ("guru", "Kepala Sekolah", "different"),
        ("Kepala Seksi", "Kepala Seksi Pemerintahan", "part"),
        ("Kepala Dinas", "Kepala Seksi Pemerintahan", "different"),
        ("staf", "Camat", ""),
    ],
)
def test_how_posts_agree(said: str, held: str, level: str) -> None:
    assert post_level(said, held) == level


@given(st.text(max_size=60))
@settings(max_examples=150)
def test_reading_a_unit_or_post_never_fails_and_settles(text: str) -> None:
    unit, post = fold_unit(text), fold_post(text)
    assert fold_unit(text) == unit
    assert unit.folded.split() == list(unit.words)
    assert post.folded.split() == list(post.words)
