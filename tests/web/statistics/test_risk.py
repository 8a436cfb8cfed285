"""Risk signals and measured coverage: planted data, who sees what, and never a person."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.models import Case
from jaganetral.web.pack import law_pack
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.statistics import measured, offices
from jaganetral.web.statistics.measured import UNKNOWN, measure
from jaganetral.web.statistics.offices import Told
from jaganetral.web.statistics.signals import incumbents, signals_of, usual
from tests.browser import Open, looks, troubles
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.prevention.stories import END, NIP, START, make_webinar

At = Callable[[datetime], None]
Enter = Callable[[str], Client]
PAGE = "/kerja/cegah/risiko"
LATER = END + timedelta(days=10)


def an_office(name: str, size: int, **figures: int) -> Told:
    body = Agency(name=name, short=name, head_count=size)
    body.pk = sum(map(ord, name))
    nothing = dict.fromkeys(
        ("expected", "present", "rooms", "empty", "asked", "pledged", "late", "decided"), 0
    )
    return Told(body, **{**nothing, **figures})


def test_only_a_whole_interval_above_the_usual_is_a_signal() -> None:
    many = [an_office(f"K{n}", 3000, decided=3) for n in range(8)]
    worst, tiny = an_office("W", 2000, decided=30), an_office("T", 12, decided=1)
    common = usual([*many, worst, tiny])
    stands = {
        one.told.office.name: {s.id: s.stands for s in one.signals}
        for one in (signals_of(row, common) for row in (worst, tiny, many[0]))
    }
    assert stands["W"]["perkara"]
    assert not stands["T"]["perkara"]
    assert not stands["K0"]["perkara"]


def test_gaps_are_told_with_their_figures() -> None:
    row = an_office("A", 50, rooms=2, expected=100, present=79, empty=0, asked=50, pledged=40)
    said = {one.id: one for one in signals_of(row, None).signals}
    assert "79 dari 100" in said["hadir"].sentence
    assert said["hadir"].stands
    assert not said["ikrar"].stands  # 40 of 50 is enough
    assert "terima" not in said


def test_sessions_and_receipts_are_counted(db: None, cast: Cast, at: At) -> None:
    webinar = make_webinar(cast)
    room = webinar.room("kec-wanasari")
    at(START)
    check_in(room, Person(nip=NIP))
    at(LATER)
    rows = offices.told(Agency.objects.filter(kind="opd"), LATER, LATER.date())
    found = {one.office.code: one for one in rows}
    assert (found["kec-wanasari"].rooms, found["kec-wanasari"].empty) == (1, 0)
    assert found["kec-sukamaju"].empty == 1
    assert found["kec-sukamaju"].late == 1  # the campaign's day was 5 February
    before = offices.told(Agency.objects.filter(kind="opd"), START, START.date())
    assert all(one.rooms == 0 for one in before)


@pytest.mark.parametrize("role", ["pemeriksa", "bkpsdm", "ppk", "pimpinan"])
def test_oversight_sees_every_office_below(cast: Cast, at: At, sign_in: Enter, role: str) -> None:
    make_webinar(cast)
    at(LATER)
    page = sign_in(role).get(PAGE).content.decode()
    assert "Kecamatan Sukamaju" in page
    assert "Kecamatan Wanasari" in page


def test_an_office_sees_itself_alone_and_others_nothing(cast: Cast, at: At, sign_in: Enter) -> None:
    make_webinar(cast)
    at(LATER)
    head = cast.duty("kepala_opd").agency
    page = sign_in("kepala_opd").get(PAGE).content.decode()
    assert head.name in page
    others = Agency.objects.filter(kind="opd").exclude(pk=head.pk).values_list("name", flat=True)
    assert not [name for name in others if name in page]
    assert sign_in("admin").get(PAGE).status_code == 403
    assert sign_in("kepala_opd").get("/kerja/angka/cegah").status_code == 403
    assert sign_in("auditor").get("/kerja/angka/cegah").status_code == 200


def test_planted_groups_are_compared_and_small_ones_hidden(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [an_office(n, 1000, rooms=1, expected=100, present=p)
            for n, p in (("A", 95), ("B", 90), ("C", 40), ("D", 30))]  # fmt: skip
    a, b, c, d = (row.office.pk for row in rows)
    planted = [*[(a, "kampanye")] * 6, *[(b, "calon")] * 2, *[(c, "kampanye")] * 12,
               *[(d, UNKNOWN)] * 4]  # fmt: skip
    monkeypatch.setattr(measured, "_later", lambda *_: planted)
    found = measure(rows, END, law_pack())
    assert found is not None
    assert (found.high.cases.count, found.low.cases.count) == (8, 16)
    assert found.times is not None
    assert found.times.rate == pytest.approx(2.0)
    assert found.times.low < 1 < found.times.high or found.times.low > 1
    assert found.high.stages["calon"].count is None
    monkeypatch.setattr(measured, "_later", lambda *_: planted[:3])
    few = measure(rows, END, law_pack())
    assert few is not None
    assert few.high.cases.count is None
    assert few.high.rate is None
    assert few.times is None


def test_a_case_counts_only_after_the_first_session(
    db: None, cast: Cast, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_webinar(cast)
    body = cast.bodies["kec-wanasari"]
    days = [START.date(), START.date() + timedelta(days=1)]
    held = [Case(opened_on=day, election="pemilu-2024", office="dpr", act_from=day) for day in days]
    monkeypatch.setattr(measured, "cases_of", lambda _: [(body.pk, case) for case in held])
    assert measured._later([body.pk], LATER, law_pack()) == [(body.pk, "kampanye")]


def test_incumbents_come_from_the_calendar_without_a_name() -> None:
    pack = law_pack()
    assert incumbents("33.13", date(2024, 9, 1), pack, "id") == []
    row = {**pack.calendars["pilkada-2024"], "incumbents": {"bupati": ["33.13"]}}
    from dataclasses import replace  # noqa: PLC0415

    changed = replace(pack, calendars={**pack.calendars, "pilkada-2024": row})
    found = incumbents("33.13", date(2024, 9, 1), changed, "id")
    assert found == ["Pemilihan Kepala Daerah 2024 (bupati)"]


@pytest.mark.browser
def test_the_pages_fit_and_pass_axe(
    live_server: object, transactional_db: None, cast: Cast, at: At, open_page: Open
) -> None:
    make_webinar(cast)
    at(LATER)
    page = open_page()
    enter(page, str(live_server), cast.officers["bkpsdm"])
    for path in (PAGE, "/kerja/angka/cegah"):
        page.goto(f"{live_server}{path}")
        assert not troubles(page, *looks((360, True), (1280, False)))
