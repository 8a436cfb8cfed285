"""The week of a head of office: the stage, and what prevention still lacks there."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.test import Client

from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from tests.cast import Cast
from tests.web.prevention.stories import END, NIP, START, make_webinar

At = Callable[[datetime], None]
Enter = Callable[[str], Client]
TITLE = "Pekan ini di kantor Anda"


def read(client: Client) -> str:
    return client.get("/kerja").content.decode()


def test_the_stage_and_the_empty_room_stand_there(cast: Cast, at: At, sign_in: Enter) -> None:
    webinar = make_webinar(cast)
    at(END + timedelta(hours=1))
    page = read(sign_in("kepala_opd"))
    assert TITLE in page
    assert "Ingatkan pegawai: masa kampanye" in page
    assert "5 hari lagi" in page  # 11 February, the quiet days
    assert "belum ada yang tercatat hadir" in page
    at(START)
    room = webinar.room(cast.duty("kepala_opd").agency.code)
    check_in(room, Person(nip=NIP))
    at(END + timedelta(hours=1))
    assert "belum ada yang tercatat hadir" not in read(sign_in("kepala_opd"))


def test_others_have_no_such_week(cast: Cast, at: At, sign_in: Enter) -> None:
    at(START)
    assert TITLE not in read(sign_in("pemeriksa"))
