"""What letters of every kind may hold, with invented people; for tests and for looking at them."""

from typing import Any

PERSON = {
    "nama": "Gilang Nataprawira",
    "nip": "197805122006041003",
    "jabatan": "Camat Sukamaju",
    "unit": "Kecamatan Sukamaju",
}
CONTENT: dict[str, Any] = {
    "perkara": "2023/0007",
    "pihak": [PERSON],
    "peristiwa": "Terlapor diduga mengirim pesan yang mengajak mendukung satu pasangan calon ke "
    "grup percakapan para kepala dusun di Kecamatan Sukamaju.",
    "hari_perbuatan": "2023-12-11",
    "dasar": [
        {
            "teks": "Pasal 5 huruf n angka 5 Peraturan Pemerintah Nomor 94 Tahun 2021",
            "keyakinan": "verified",
        },
        {"teks": "Lampiran II angka 6 Keputusan Bersama Tahun 2022", "keyakinan": "secondary"},
    ],
    "isi": ["Pemeriksa menilai bukti cukup untuk meneruskan perkara ini."],
    "jenjang": "berat",
    "sanksi": [
        "penurunan jabatan setingkat lebih rendah selama 12 bulan",
        "pembebasan dari jabatannya menjadi jabatan pelaksana selama 12 bulan",
    ],
    "alasan": "Perbuatan dilakukan pada masa kampanye dan memakai kedudukan sebagai atasan.",
    "tenggat": {
        "hari": "2024-01-23",
        "cara": "14 hari kerja sejak Rabu, 3 Januari 2024. Hari mulai tidak dihitung. Dilewati: 6 "
        "hari akhir pekan.",
        "lain": {
            "due": "2024-01-17",
            "derivation": "14 hari kalender sejak Rabu, 3 Januari 2024.",
        },
    },
    "rujukan": "Surat Bawaslu Kabupaten Lawu Asri nomor 0012/TERUS-NET/BAWASLU/XII/2023",
    "tempat": "Lawu Asri",
    "tembusan": ["Inspektorat Kabupaten Lawu Asri", "Arsip"],
}
UNNAMED = {key: said for key, said in CONTENT.items() if key not in ("pihak", "peristiwa")}


def content_for(names_person: bool) -> dict[str, Any]:
    """A full content; letters that name nobody get one without the accused."""
    return dict(CONTENT if names_person else UNNAMED)
