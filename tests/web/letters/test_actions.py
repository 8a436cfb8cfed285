"""A letter is drafted, signed once, sent and acknowledged; each act stands in the log."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.seal.documents import verify_document
from jaganetral.web.audit.keys import verify_key
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.letters import actions
from jaganetral.web.letters.actions import LetterIncomplete, LetterSealed
from jaganetral.web.letters.kinds import kinds
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.pdf import render
from tests.cast import Cast
from tests.web.letters.content import CONTENT, content_for

DAY = date(2023, 12, 28)


def begin(cast: Cast, kind: str = "rekomendasi", **changes: Any) -> Letter:
    content = content_for(kinds()[kind].names_person) | changes
    return actions.draft(
        kind,
        body=cast.bodies["bawaslu-lawu-asri"],
        to=cast.bodies["pemkab-lawu-asri"],
        about="perkara:2023/0007",
        subject="",
        content=content,
        by=cast.duty("pemeriksa"),
        day=DAY,
    )


def signed(cast: Cast, **changes: Any) -> Letter:
    return actions.sign(begin(cast, **changes), by=cast.duty("pemeriksa"), day=DAY)


def test_a_letter_goes_its_way_and_the_log_names_nobody(cast: Cast, vault: object) -> None:
    letter = begin(cast)
    assert letter.subject == "Rekomendasi atas dugaan pelanggaran netralitas ASN"
    by = cast.duty("pemeriksa")
    actions.sign(letter, by=by, day=DAY)
    assert letter.number == "0001/REK-NET/BAWASLU-LAWU-ASRI/XII/2023"
    assert letter.content["penanda_tangan"]["nama"] == "Yoga Pranata"
    actions.send(letter, by=by, day=DAY)
    actions.acknowledge(letter, by=cast.duty("bkpsdm"), day=date(2024, 1, 3))
    assert (letter.state, letter.received_on) == ("acknowledged", date(2024, 1, 3))
    acts = Record.objects.values_list("act", flat=True)
    assert list(acts) == ["susun_surat", "tanda_tangan_surat", "kirim_surat", "terima_surat"]
    assert not [r for r in Record.objects.all() if "Gilang" in r.body]
    assert verify_log().whole


def test_a_signed_letter_never_changes(cast: Cast, vault: object) -> None:
    letter = signed(cast)
    before = render(letter, draft=False)
    with pytest.raises(LetterSealed):
        actions.revise(letter, content={}, by=cast.duty("pemeriksa"))
    with pytest.raises(LetterSealed):
        actions.sign(letter, by=cast.duty("pemeriksa"), day=DAY)
    letter.content = {}
    assert render(letter, draft=True) == before
    assert verify_document(before, public=bytes(verify_key())).ok


@pytest.mark.parametrize("key", ["pihak", "dasar", "tenggat", "hari_perbuatan"])
def test_what_is_missing_is_said_and_nothing_is_numbered(
    cast: Cast, vault: object, key: str
) -> None:
    nothing: dict[str, Any] = {key: [] if isinstance(CONTENT[key], list) else None}
    letter = begin(cast, **nothing)
    with pytest.raises(LetterIncomplete) as trouble:
        actions.sign(letter, by=cast.duty("pemeriksa"), day=DAY)
    assert len(trouble.value.missing) == 1
    assert signed(cast).number.startswith("0001/")


def test_a_letter_without_names_refuses_the_accused(cast: Cast, vault: object) -> None:
    letter = begin(cast, "pengingat", pihak=CONTENT["pihak"])
    assert actions.missing(letter) == [
        "Surat jenis ini tidak menyebut orang. Hapus nama terlapor dari isinya."
    ]


def test_numbers_run_for_each_body_kind_and_year(cast: Cast, vault: object) -> None:
    assert [signed(cast).number[:4] for _ in range(2)] == ["0001", "0002"]
    later = actions.sign(begin(cast), by=cast.duty("pemeriksa"), day=date(2024, 1, 2))
    assert later.number == "0001/REK-NET/BAWASLU-LAWU-ASRI/I/2024"


@pytest.mark.parametrize("role", ["kepala_opd", "auditor", "ppk"])
def test_others_may_not_write_recommendations(cast: Cast, role: str) -> None:
    letter = begin(cast)
    with pytest.raises(PermissionDenied):
        actions.sign(letter, by=cast.duty(role), day=DAY)


def test_only_those_it_concerns_acknowledge(cast: Cast, vault: object) -> None:
    letter = signed(cast)
    by = cast.duty("pemeriksa")
    with pytest.raises(LetterSealed):
        actions.acknowledge(letter, by=by, day=DAY)
    actions.send(letter, by=by, day=DAY)
    with pytest.raises(PermissionDenied):
        actions.acknowledge(letter, by=cast.duty("kepala_opd"), day=DAY)
    actions.acknowledge(letter, by=by, day=DAY)


def test_a_draft_is_revised_and_stays_a_draft(cast: Cast) -> None:
    letter = begin(cast)
    actions.revise(letter, content={}, subject="Hal lain", by=cast.duty("pemeriksa"))
    assert (letter.subject, letter.state, letter.number) == ("Hal lain", "draft", "")


def test_what_cannot_be_printed_is_not_signed(cast: Cast, vault: object) -> None:
    letter = begin(cast, pihak=[{"nama": "漢"}])
    with pytest.raises(LetterIncomplete, match="huruf Latin"):
        actions.sign(letter, by=cast.duty("pemeriksa"), day=DAY)
    letter.refresh_from_db()
    assert (letter.state, letter.number) == ("draft", "")
