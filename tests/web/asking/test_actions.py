"""A question is sent, answered by two officers, and forgotten; the library keeps its versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.seal.canonical import canonical
from jaganetral.web.asking import actions
from jaganetral.web.asking.models import Edition, Pace, Question
from jaganetral.web.asking.periodic import run
from jaganetral.web.asking.queries import (
    by_code,
    fitting,
    history,
    near,
    published,
    standing,
    to_review,
)
from jaganetral.web.asking.sealed import faults
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.pack import law_pack
from jaganetral.web.rules.actions import adopt, begin, propose
from jaganetral.web.rules.content import content_of
from tests.cast import Cast
from tests.web.asking import stories
from tests.web.asking.stories import ANSWER, ASKED, DAY, ENGLISH

pytestmark = pytest.mark.usefixtures("vault")


def test_two_officers_answer_and_the_words_are_erased(cast: Cast) -> None:
    made = stories.drafted(cast)
    question = Question.objects.get()
    assert question.words == ASKED
    second = cast.duty("pemeriksa_kedua")
    with pytest.raises(PermissionDenied):
        stories.publish(made, cast.duty("pemeriksa"))
    done = stories.publish(made, second)
    question.refresh_from_db()
    assert (question.state, question.words, question.who) == ("dijawab", "", "")
    assert done.pack_sha256 == law_pack().sha256
    assert [one.question for one in published()] == [ANSWER["question"]]
    acts = list(Record.objects.values_list("act", flat=True))
    assert acts == ["kirim_tanya", "jawab_tanya", "terbit_tanya"]
    assert not [row for row in Record.objects.all() if "doa" in row.body]
    assert verify_log().whole
    assert not list(faults())


def test_nobody_publishes_what_they_drafted(cast: Cast) -> None:
    second = cast.duty("pemeriksa_kedua")
    made = actions.draft(ANSWER, by=second, day=DAY, question=stories.asked())
    with pytest.raises(actions.NotNow, match="Petugas lain"):
        stories.publish(made, second)
    assert not published()


@pytest.mark.parametrize("role", ["bkpsdm", "ppk", "kepala_opd", "admin", "auditor", "pimpinan"])
def test_the_askers_own_agency_has_no_hand_in_it(cast: Cast, role: str) -> None:
    question, by = stories.asked(), cast.duty(role)
    with pytest.raises(PermissionDenied):
        actions.draft(ANSWER, by=by, day=DAY, question=question)
    with pytest.raises(PermissionDenied):
        actions.refuse(question, "lain", by=by)


def test_a_returned_draft_is_changed_and_a_published_one_gets_a_next_version(cast: Cast) -> None:
    made, second = stories.drafted(cast), cast.duty("pemeriksa_kedua")
    actions.give_back(made, "Sebut juga apa yang masih boleh.", by=second)
    with pytest.raises(actions.NotNow):
        stories.publish(made, second)
    first = cast.duty("pemeriksa")
    again = actions.draft(ANSWER | {"verdict": "tidak_boleh"}, by=first, day=DAY, edition=made)
    assert (again.pk, again.version, again.remark) == (made.pk, 1, "")
    stories.publish(again, second)
    later = actions.draft(ANSWER, by=first, day=DAY, edition=again)
    assert later.version == 2
    assert [one.version for one in published()] == [1]
    stories.publish(later, second)
    assert [one.version for one in published()] == [2]
    assert [one.version for one in history(later.entry)] == [2, 1]
    assert not list(faults())


def test_names_are_refused_everywhere(cast: Cast) -> None:
    with pytest.raises(actions.NotNow, match="nama orang"):
        stories.asked("Bolehkah saya datang kalau diundang Pak Gilang ke rumahnya?")
    with pytest.raises(actions.NotNow):
        stories.drafted(cast, text="Tanyakan ke 0812-3456-7890 sebelum melakukannya.")
    assert not Edition.objects.exists()


def test_a_code_opens_only_its_own_question_and_is_kept_as_a_hash(cast: Cast) -> None:
    code = actions.send(ASKED, wants_code=True, day=DAY)
    assert len(code) == 6
    stories.asked()
    found = by_code(", ".join(code).upper())
    assert found == Question.objects.first()
    assert by_code(" ".join(reversed(code))) is None
    assert by_code(" ") is None
    assert not [row for row in Record.objects.all() if code[0] in row.body and code[1] in row.body]


def test_an_hour_takes_so_many_and_counts_no_address(
    cast: Cast, at: Callable[[datetime], None], settings: object
) -> None:
    settings.QUESTIONS_AN_HOUR = 2  # type: ignore[attr-defined]
    now = datetime(2024, 10, 5, 3, 40, tzinfo=UTC)
    at(now)
    stories.asked()
    stories.asked()
    with pytest.raises(actions.TooMany):
        stories.asked()
    assert Question.objects.count() == 2
    at(now + timedelta(hours=1))
    stories.asked()
    at(now + timedelta(hours=3))
    stories.asked()
    assert Pace.objects.count() == 1


def test_refused_or_pointed_elsewhere_a_question_loses_its_words(cast: Cast) -> None:
    first, done = cast.duty("pemeriksa"), stories.published(cast)
    one, two = stories.asked(), stories.asked()
    actions.refuse(one, "laporan", by=first)
    actions.point_to(two, done.entry, by=first)
    for row in (one, two):
        row.refresh_from_db()
        assert row.words == row.who == ""
        with pytest.raises(actions.NotNow):
            actions.refuse(row, "lain", by=first)
    assert two.entry == done.entry


def test_a_withdrawn_answer_keeps_no_words(cast: Cast) -> None:
    done = stories.published(cast)
    second = cast.duty("pemeriksa_kedua")
    actions.withdraw(done.entry, "Masih menunjuk sebuah kantor.", by=second, day=DAY)
    done.refresh_from_db()
    assert done.question == done.text == ""
    assert not published()
    assert not list(faults())
    with pytest.raises(actions.NotNow):
        actions.draft(ANSWER, by=cast.duty("pemeriksa"), day=DAY, edition=done)


def test_english_is_sealed_and_checked_for_names_where_there_is_any(cast: Cast) -> None:
    with pytest.raises(actions.NotNow):
        stories.drafted(cast, **ENGLISH | {"text_en": "Ask pak Budiman of the office first."})
    made = stories.published(cast, **ENGLISH)
    assert not list(faults())
    Edition.objects.update(text_en="Yes, always.")
    assert len(list(faults())) == 1
    bare = actions.fingerprint_of(Edition(**ANSWER))
    assert bare != actions.fingerprint_of(made)
    named = ("question", "verdict", "text", "norms")
    old = {name: ANSWER[name] for name in named} | {"version": 1, "pack_sha256": ""}
    assert bare == sha256(canonical(old)).hexdigest()  # as it was sealed before there was English


def test_a_published_answer_that_was_changed_or_removed_is_noticed(cast: Cast) -> None:
    done = stories.published(cast)
    Edition.objects.filter(pk=done.pk).update(verdict="boleh")
    assert ["berubah sejak terbit" in fault.sentence for fault in faults()] == [True]
    Edition.objects.filter(pk=done.pk).delete()
    assert ["hilang" in fault.sentence for fault in faults()] == [True]


def test_the_library_finds_every_word(cast: Cast) -> None:
    stories.published(cast)
    assert fitting("DOA warga").count() == 1
    assert fitting("doa kampanye").count() == 0
    assert fitting("").count() == 1


def bind(cast: Cast, norm: str) -> None:
    """Let rules bind in which one norm reads otherwise."""
    base = begin().pack
    content = content_of(base.content)
    name = "norms/skb22.yaml"
    text = content.files[name]
    place = text.index('text: "', text.index(f"- id: {norm}\n")) + len('text: "')
    files = {**content.files, name: text[:place] + "Kini: " + text[place:]}
    other = replace(content, files=files)
    made = propose("ubahan", "Ubah", "Contoh.", by=cast.duty("admin"), content=other)
    adopt(made, "Contoh.", by=cast.duty("pemeriksa_kedua"))


@pytest.mark.django_db(transaction=True)
def test_the_rules_of_an_answer_are_compared_norm_by_norm(cast: Cast) -> None:
    done = stories.published(cast)
    assert standing(done) == "same"
    bind(cast, "skb22-dis-08")
    assert standing(done) == "newer"
    assert not to_review(published())
    bind(cast, "skb22-dis-04")
    assert standing(done) == "changed"
    assert to_review(published()) == [done]


def test_what_waited_too_long_is_forgotten_and_old_codes_open_nothing(cast: Cast) -> None:
    code = actions.send(ASKED, wants_code=True, day=DAY)
    assert run(DAY + timedelta(90)) == []
    assert "1 pertanyaan" in run(DAY + timedelta(91))[0]
    assert run(DAY + timedelta(91)) == []
    found = by_code(" ".join(code))
    assert found is not None
    assert (found.state, found.words, found.refusal) == ("tidak_dijawab", "", "lama")
    run(DAY + timedelta(366))
    assert by_code(" ".join(code)) is None


def test_an_answer_is_near_only_to_what_shares_its_words(cast: Cast) -> None:
    done = stories.published(cast)
    assert near("bolehkah pembaca doa saat acara tetangga?") == [done]
    assert near("bolehkah saya makan siang?") == []
    assert near("acara") == []


def test_only_what_was_read_is_published_and_no_draft_is_lost(cast: Cast) -> None:
    made, first, second = (
        stories.drafted(cast),
        cast.duty("pemeriksa"),
        cast.duty("pemeriksa_kedua"),
    )
    seen = actions.fingerprint_of(made)
    actions.draft(ANSWER | {"verdict": "boleh"}, by=first, day=DAY, edition=made)
    with pytest.raises(actions.NotNow, match="Baca lagi"):
        actions.publish(made, seen=seen, by=second, day=DAY)
    with pytest.raises(actions.NotNow, match="Buka konsep itu"):
        actions.draft(ANSWER, by=second, day=DAY, question=Question.objects.get())
    assert not published()
