"""Why a question gets no answer: sentences that its asker reads."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "laporan": _("Ini dugaan pelanggaran, bukan pertanyaan. Laporkan di halaman Lapor."),
    "pribadi": _("Pertanyaan ini menyebut orang atau kantor tertentu. Tulis lagi tanpa itu."),
    "lain": _("Pertanyaan ini bukan tentang netralitas ASN."),
    "kurang_jelas": _("Kami belum mengerti maksudnya. Tulis lagi dengan lebih lengkap."),
    "lama": _("Sesudah 90 hari belum ada jawaban, jadi kata-kata Anda dihapus. Tanyakan lagi."),
    "sudah_ada": _("Jawabannya sudah ada di halaman Bolehkah saya."),
}
