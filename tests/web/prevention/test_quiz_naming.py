"""Quiz results are by office; by person only where the office decided so openly, from then on."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from jaganetral.law.advice.lessons import quiz
from jaganetral.web.audit.models import Record
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.actions.learning import count_answers
from jaganetral.web.prevention.actions.quiz_naming import begin_naming, end_naming
from jaganetral.web.prevention.actions.retention import forget_overdue
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import QuizCount, QuizNaming, QuizResult, Room
from tests.cast import Cast
from tests.web.prevention.stories import END, NIP, START, make_webinar

LESSON = "media-sosial"


@pytest.fixture
def room(cast: Cast, at: Callable[[datetime], None]) -> Room:
    at(START + timedelta(minutes=30))
    return make_webinar(cast).room("kec-wanasari")


def learn(client: Client, room: Room, **who: str) -> int:
    """Fill in the quiz, all right; the status of the answer."""
    items = quiz(LESSON, 1, law_pack())
    given = {f"j{n}": item.right for n, item in enumerate(items, 1)}
    sent = {"kuis": "1", "ruang": room.token, **given, **who}
    return client.post(f"/belajar/{LESSON}", sent).status_code


def quizzes(room: Room) -> int:
    return QuizCount.objects.get(room=room, question="").answered


def test_without_a_decision_no_name_is_asked_or_kept(room: Room, client: Client) -> None:
    shown = client.get(f"/belajar/{LESSON}", {"ruang": room.token}).content.decode()
    assert 'name="who"' not in shown
    assert learn(client, room, who=NIP) == 302
    assert not QuizResult.objects.exists()
    items = quiz(LESSON, 1, law_pack())
    right = [item.right for item in items]
    count_answers(room, LESSON, items, right, law_pack().sha256, person=Person(nip=NIP))
    assert not QuizResult.objects.exists()  # nor where a caller hands one in
    assert "Tidak ada" in client.get("/keputusan-kuis").content.decode()


def test_a_decision_is_told_before_the_quiz_and_binds_from_then_on(
    room: Room, cast: Cast, client: Client, sign_in: Callable[[str], Client]
) -> None:
    assert learn(client, room) == 302  # before: never by person
    desk = sign_in("kepala_opd")
    refused = desk.post("/kerja/cegah/kuis", {"reason": "Pembinaan camat."})
    assert refused.status_code == 400  # not without the tick that it is public
    desk.post("/kerja/cegah/kuis", {"reason": "Pembinaan camat.", "public": "on"})
    assert "Akhiri keputusan ini" in desk.get("/kerja/cegah/kuis").content.decode()
    for language, words in (("", "mencatat hasil kuis per orang"), ("/en", "results by person")):
        for where in ("/belajar", f"/belajar/{LESSON}"):
            shown = client.get(language + where, {"ruang": room.token}).content.decode()
            assert words in shown
            assert "Pembinaan camat." in shown
    assert "Pembinaan camat." in client.get("/keputusan-kuis").content.decode()
    other = cast_room(room, "disdik-lawu-asri")
    assert 'name="who"' not in client.get(f"/belajar/{LESSON}?ruang={other.token}").content.decode()
    assert learn(client, room, who="1985") == 400
    assert learn(client, room) == 302  # nobody has to say who they are
    assert learn(client, room, who=NIP) == 302
    assert learn(client, room, who=NIP) == 302  # the first result stays
    kept = QuizResult.objects.get()
    assert (kept.nip, kept.right, kept.asked) == (NIP, 6, 6)
    assert quizzes(room) == 4
    assert NIP in desk.get(f"/kerja/cegah/acara/{room.session.code}/{room.pk}").content.decode()
    desk.post("/kerja/cegah/kuis/akhiri")
    assert learn(client, room, who="198503152010011015") == 302
    assert QuizResult.objects.count() == 1
    assert "Sudah berakhir" in client.get("/keputusan-kuis").content.decode()
    acts = Record.objects.filter(act__endswith="_kuis_nama").order_by("seq")
    assert list(acts.values_list("act", flat=True)) == ["buka_kuis_nama", "tutup_kuis_nama"]
    assert NIP not in " ".join(Record.objects.values_list("body", flat=True))


def cast_room(room: Room, code: str) -> Room:
    return room.session.rooms.get(agency__code=code)


def test_only_the_office_itself_decides_once_and_ends_it(cast: Cast, vault: object) -> None:
    head = cast.duty("kepala_opd")
    first = begin_naming("Pembinaan.", by=head)
    assert begin_naming("Lain.", by=head) == first
    for role in ("pimpinan", "pemeriksa", "ppk"):
        with pytest.raises(PermissionDenied):
            end_naming(by=cast.duty(role))
    assert end_naming(by=head)
    assert not end_naming(by=head)
    assert begin_naming("Lagi.", by=head) != first
    assert QuizNaming.objects.count() == 2


def test_results_go_with_the_names_of_attendance_and_the_counts_stay(
    room: Room, cast: Cast, client: Client
) -> None:
    begin_naming("Pembinaan.", by=cast.duty("kepala_opd"))
    assert learn(client, room, who=NIP) == 302
    assert forget_overdue(END + timedelta(days=366)) > 0
    assert not QuizResult.objects.exists()
    assert quizzes(room) == 1
