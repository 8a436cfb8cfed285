"""Public addresses of this app: reporting, the receipt, coming back."""

from django.urls import path

from jaganetral.web.reports.views import (
    files,
    mailbox,
    persons,
    receipt,
    retaliation,
    sending,
    steps,
)

app_name = "reports"
urlpatterns = [
    path("lapor", steps.start, name="start"),
    path("lapor/peristiwa", steps.happening, name="happening"),
    path("lapor/balasan", steps.step, {"slug": "balasan"}, name="retaliation"),
    path("lapor/cerita", steps.step, {"slug": "cerita"}, name="story"),
    path("lapor/kapan", steps.step, {"slug": "kapan"}, name="when"),
    path("lapor/di-mana", steps.step, {"slug": "di-mana"}, name="where"),
    path("lapor/di-mana/pilih", steps.which, name="which"),
    path("lapor/siapa", persons.person, name="who"),
    path("lapor/siapa/<int:at>", persons.person, name="who_more"),
    path("lapor/bukti", files.evidence, name="evidence"),
    path("lapor/pelapor", steps.step, {"slug": "pelapor"}, name="identity"),
    path("lapor/kontak", steps.step, {"slug": "kontak"}, name="contact"),
    path("lapor/periksa", sending.review, name="review"),
    path("lapor/tanda-terima", receipt.receipt, name="receipt"),
    path("lapor/tanda-terima/teks", receipt.as_text, name="receipt_text"),
    path("lapor/tanda-terima/bukti", receipt.proof, name="receipt_proof"),
    path("lapor/hapus", sending.wipe, name="wipe"),
    path("lapor/kertas", sending.paper, name="paper"),
    path("cek", mailbox.check, name="check"),
    path("cek/kotak", mailbox.mailbox, name="mailbox"),
    path("cek/kotak/jawab", mailbox.answer, name="mailbox_answer"),
    path("cek/kotak/berkas", mailbox.add, name="mailbox_files"),
    path("cek/kotak/balasan", retaliation.retaliation, name="mailbox_retaliation"),
    path("cek/tutup", mailbox.close, name="mailbox_close"),
]
