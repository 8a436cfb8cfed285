"""A campaign copied for the next election takes its sessions along, on days somebody checks."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.campaigns import copies
from jaganetral.web.prevention.campaigns.drafts import anchors, next_election
from jaganetral.web.prevention.models import Campaign, Session
from tests.cast import Cast
from tests.web.prevention.stories import make_webinar

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)


def copied(cast: Cast, desk: Client) -> Campaign:
    old = make_webinar(cast).campaign
    shown = desk.get("/kerja/cegah/baru", {"salin": old.pk}).content.decode()
    assert "Webinar netralitas ASN" in shown
    sent = {"title": "Netral lagi", "message": "Baca."}
    page = desk.post(f"/kerja/cegah/baru?salin={old.pk}", sent)
    return Campaign.objects.get(pk=int(page["Location"].rpartition("/")[2]))


def test_a_session_is_held_again_as_far_from_its_stage(
    cast: Cast, sign_in: Callable[[str], Client], lawu_asri: Path, at: Callable[..., None]
) -> None:
    at(NOW)
    desk = sign_in("pimpinan")
    new = copied(cast, desk)
    old = Session.objects.get()
    (plan,) = copies.open_plans(new, NOW.date())
    assert plan.day == date(2026, 12, 1)  # five days before the quiet days, as on 6 February 2024
    where = f"/kerja/cegah/acara/baru?kampanye={new.pk}&dari={old.code}"
    assert where.replace("&", "&amp;") in desk.get(f"/kerja/cegah/{new.pk}").content.decode()
    form = desk.get(where).context["form"]
    assert (form["day"].value(), form["title"].value()) == (plan.day, old.title)
    sent = {"title": old.title, "kind": "webinar", "day": "2026-12-01", "begins": "09:00"}
    desk.post(where, sent | {"ends": "11:00"})
    again = new.sessions.get()
    assert again.copied_from == old
    assert copies.open_plans(new, NOW.date()) == []
    assert "Acara dari kampanye lama" not in desk.get(f"/kerja/cegah/{new.pk}").content.decode()


def test_a_day_gone_by_is_left_empty_and_says_so(
    cast: Cast, sign_in: Callable[[str], Client], lawu_asri: Path, at: Callable[..., None]
) -> None:
    at(datetime(2026, 12, 5, 9, tzinfo=UTC))
    desk = sign_in("pimpinan")
    new = copied(cast, desk)
    assert "Perlu diberi hari" in desk.get(f"/kerja/cegah/{new.pk}").content.decode()
    where = f"/kerja/cegah/acara/baru?kampanye={new.pk}&dari={Session.objects.get().code}"
    page = desk.get(where)
    assert page.context["form"]["day"].value() is None
    assert "Harinya belum ada" in page.content.decode()
    first = copies.from_campaign(
        new.copied_from or new, next_election("", date(2026, 12, 5)), date(2026, 12, 5)
    )
    assert first["act_by"] is None


@given(away=st.integers(-400, 400), today=st.integers(-30, 200))
def test_no_copied_day_ever_lies_in_the_past(away: int, today: int) -> None:
    calendar = next_election("", date(2024, 1, 1))
    assert calendar is not None
    begun = date(2023, 12, 1)
    old = Campaign(issued_on=begun, act_by=date(2024, 2, 14) + timedelta(away))
    old.issued_by = Agency(area="")
    now = anchors(calendar)["pemungutan"] - timedelta(today)
    found = copies.from_campaign(old, calendar, now)["act_by"]
    assert found is None or found >= now
    if found is not None:
        assert found == old.act_by  # the same election: the same day
