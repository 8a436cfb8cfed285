"""Several acts in one question: the forbidden one answers, and nothing is permitted beside it."""

import pytest

from jaganetral.law.advice.ask import Answer
from jaganetral.law.advice.meant import answer_meant
from jaganetral.law.advice.recognise import recognise
from jaganetral.law.corpus.pack import load_pack

CAMPAIGN = {"status": "pns", "act_date": "2024-10-15", "election": "pilkada-2024"}
PERMITS = ("boleh", "boleh_dengan_syarat")


def asked(text: str) -> Answer | None:
    return answer_meant(recognise(text), CAMPAIGN, pack=load_pack())


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("boleh takziah ke rumah calon lalu sekalian bagi kalender kampanyenya?", "membagi-barang"),
        ("nonton debat di rumah tapi ikut kampanye di lapangan, aman?", "ikut-kampanye"),
        ("boleh saya baca visi misi calon sambil pasang baliho paslon?", "memasang-baliho"),
        ("habis nyoblos boleh saya antar ibu, terus bagi amplop dari caleg?", "membagi-barang"),
        ("perintah kadis saya tolak, tapi bagi-bagi uang dari tim paslon tetap jalan, boleh?", ""),
        ("boleh nyoblos sambil bagi kaos calon?", "membagi-barang"),
        ("boleh lihat debat di tv sambil update status dukungan", "status-dukungan"),
        ("boleh silaturahmi ke rumah calon sekalian nyumbang kampanye", "menyumbang-dana"),
        ("saya mau nyoblos, terus jadi tim sukses, boleh?", "tim-sukses"),
        ("kepsek nyuruh guru2 pilih paslon waktu rapat, emang boleh?", ""),
    ],
)
def test_a_forbidden_part_answers(text: str, slug: str) -> None:
    found = asked(text)
    assert found is not None
    assert found.verdict == "tidak_boleh"
    assert slug in ("", found.question.slug)


@pytest.mark.parametrize(
    "text",
    [
        "perintah kadis ikut kampanye saya tolak, tapi foto dua jari bareng calon tetap, boleh?",
        "saya menolak ikut kampanye tapi tetap menyumbang dana untuk tim, boleh?",
        "keluar dari grup relawan tapi tetap transfer donasi ke kampanyenya, boleh?",
        "boleh lapor kadis, namun saya tetap ikut jadi tim suksesnya?",
        "boleh nyoblos sambil pilih no 2 saya sebut keras-keras ke orang?",
        "boleh mengingatkan pegawai agar netral dan memilih nomor 2?",
        "boleh layani calon tapi warga lain nanti dulu?",
        "boleh datang ke nikahan anak calon sambil pose no urut dua?",
        "saya tolak pasang spanduk di kantor, jadinya saya pasang di pagar rumah saja, boleh?",
        "saya nolak pasang spanduk di kantor jadinya saya pasang di pagar rumah, boleh?",
        "boleh saya lapor kadis, sementara saya ikut kampanye calon lawannya?",
    ],
)
def test_no_permission_hides_a_forbidden_part(text: str) -> None:
    found = asked(text)
    assert found is None or found.verdict not in PERMITS


@pytest.mark.parametrize(
    "text",
    [
        "istri saya bukan ASN dan dia relawan, rumah jadi posko. Boleh saya biarkan?",
        "lewat jalan yang ada konvoi paslon terus macet pakai mobil dinas, apa tidak boleh?",
        "dinas kami bikin sosialisasi netralitas di aula kantor, boleh pakai anggaran kantor?",
        "saya lihat teman bagi kaos, boleh saya lapor?",
        "istri saya bagi kaos, boleh saya nonton debat?",
        "saya disuruh atasan bagi kaos dan ikut konvoi, boleh saya nolak?",
        "boleh saya nyoblos dan tidak ikut kampanye?",
        "boleh menegur teman yang bagi kaos dan ikut konvoi?",
        "boleh tinggal di rumah mertua yang ada bendera partainya?",
        "ada yang memasukkan nomor saya ke grup pendukung calon. boleh saya keluar dari grup itu?",
        "aula kampus diminta untuk deklarasi, saya tidak kasih. salah tidak saya?",
        "ada stiker paslon ditaruh orang di meja loket, boleh saya buang saja?",
    ],
)
def test_what_others_do_or_duty_asks_is_not_forbidden(text: str) -> None:
    found = asked(text)
    assert found is None or found.verdict != "tidak_boleh"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("boleh ga kalo saya nggak ikut foto dua jari bareng orang kantor?", "menolak-perintah"),
        ("Can I refuse when my head of office tells me to put up posters?", "menolak-perintah"),
        ("iso ora aku metu seko grup WA kampanye paslon?", "keluar-grup"),
        ("perangkat desa boleh ga jadi tim kampanye caleg?", "tim-sukses"),
    ],
)
def test_a_not_turns_only_what_it_is_about(text: str, slug: str) -> None:
    meant = recognise(text)
    assert meant.question is not None
    assert meant.question.slug == slug


def test_a_number_is_no_refusal() -> None:
    assert (
        recognise("ajak tetangga pilih no 2, boleh?").question
        == recognise("ajak tetangga pilih nomor 2, boleh?").question
    )
