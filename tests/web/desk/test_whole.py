"""The whole check finds what was changed behind the log: a story, a letter, a file."""

import argparse
from collections.abc import Callable

import pytest
from django.utils import translation

from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.desk.registry import offering
from jaganetral.web.desk.whole import verify_all, verify_audit
from jaganetral.web.evidence import vault as files
from jaganetral.web.evidence.actions import keep, make_custodian_key
from jaganetral.web.evidence.models import Item
from jaganetral.web.letters.models import Letter
from jaganetral.web.reports.models import Accused, Report
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.letters.test_actions import begin, signed
from tests.web.reports.reports import DAY, sent

PASSPHRASE = "sandi penjaga contoh"


@pytest.fixture
def office(cast: Cast, vault: object) -> Cast:
    """A key (record 0), a report with a file (1, 2), a report (3), a letter (4, 5), a draft (6)."""
    body = cast.bodies["bawaslu-lawu-asri"]
    make_custodian_key(body, PASSPHRASE, by="sistem", day=DAY)
    item = keep("a.jpg", photo(), body=body, source="pelapor", day=DAY, by="pelapor")
    sent(body)
    sent(body)
    signed(cast)
    begin(cast)
    assert item.pk
    return cast


def record_of(act: str) -> int:
    return int(Record.objects.filter(act=act).order_by("seq").values_list("seq", flat=True)[0])


def flip_pdf() -> None:
    letter = Letter.objects.exclude(pdf=None).get()
    data = bytearray(letter.pdf or b"")
    data[len(data) // 2] ^= 1
    Letter.objects.filter(pk=letter.pk).update(pdf=bytes(data))


def lose_file() -> None:
    files.path_of(Item.objects.get().pk, files.ORIGINAL).unlink()


FIRST = {"number": "N-2026-000001"}
PLANTED: dict[str, tuple[Callable[[], object], str, str]] = {
    "story": (
        lambda: Report.objects.filter(**FIRST).update(story="Cerita lain yang sama panjangnya."),
        "lapor",
        "Isi laporan N-2026-000001 berubah",
    ),
    "accused": (
        lambda: Accused.objects.filter(report__number=FIRST["number"]).update(name="Pak Lain"),
        "lapor",
        "Isi laporan N-2026-000001 berubah",
    ),
    "report gone": (
        lambda: Report.objects.filter(**FIRST).delete(),
        "lapor",
        "Laporan N-2026-000001 hilang",
    ),
    "pdf byte": (flip_pdf, "tanda_tangan_surat", "Berkas surat 0001/REK-NET"),
    "pdf hash": (
        lambda: Letter.objects.exclude(pdf=None).update(sha256="0" * 64),
        "tanda_tangan_surat",
        "sidik surat",
    ),
    "letter gone": (lambda: Letter.objects.all().delete(), "tanda_tangan_surat", "hilang"),
    "evidence hash": (
        lambda: Item.objects.update(sha256="0" * 64),
        "simpan_bukti",
        "Keterangan bukti",
    ),
    "evidence file": (lose_file, "simpan_bukti", "hilang dari ruang simpan"),
}


def test_an_honest_office_is_whole(office: Cast) -> None:
    for language in ("id", "en"):
        with translation.override(language):
            assert verify_audit(argparse.Namespace()) == (True, verify_log().sentence)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_change_behind_the_log_is_named(office: Cast, planted: str) -> None:
    change, act, words = PLANTED[planted]
    change()
    assert verify_log().whole  # the chain itself cannot know
    verdict = verify_all()
    assert not verdict.whole
    assert verdict.broken == record_of(act)
    assert words in verdict.sentence
    assert verdict.sentence.endswith(f"(catatan {verdict.broken}).")


def test_the_first_of_several_is_named(office: Cast) -> None:
    flip_pdf()
    Report.objects.update(story="Cerita lain yang sama panjangnya.")
    assert verify_all().broken == record_of("lapor")


def test_a_broken_chain_is_said_first(office: Cast) -> None:
    Report.objects.update(story="Cerita lain yang sama panjangnya.")
    Record.objects.filter(act="susun_surat").update(actor="Orang lain")
    assert verify_all() == verify_log()
    assert not verify_all().whole


def test_what_was_never_recorded_is_found(office: Cast) -> None:
    draft = Letter.objects.get(pdf=None)
    Letter.objects.filter(pk=draft.pk).update(state="signed", number="0099/REK", pdf=b"%PDF")
    assert "Surat 0099/REK tidak pernah" in verify_all().sentence
    copy = Report.objects.get(**FIRST)
    copy.pk, copy.number = None, "N-2026-000099"
    copy.save(force_insert=True)
    assert "Laporan N-2026-000099 tidak pernah" in verify_all().sentence


def test_every_app_with_sealed_objects_is_asked() -> None:
    assert {label for label, _module in offering("sealed")} == {
        *("asking", "evidence", "letters", "reports", "rules")
    }
