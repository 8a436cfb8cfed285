"""The calendar of limits: derived from the catalogue, for any office, area, status and day."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.portal.ics import LONGEST, Event, calendar_file, escaped, folded
from tests.browser import Open, looks, troubles

At = Callable[[datetime], None]
SEASON = datetime(2024, 9, 30, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _database(db: None, at: At) -> None:
    at(SEASON)


def read(client: Client, address: str = "/kalender", **params: str) -> str:
    answer = client.get(address, params)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_day_stands_in_its_stage_with_a_countdown(client: Client) -> None:
    page = read(client, jabatan="bupati")
    assert "Pemilihan Kepala Daerah 2024" in page
    assert "58 hari lagi" in page  # 27 November, not counting today
    assert "Masa kampanye.</strong>" in page
    assert "Masa tenang, 55 hari lagi" in page


def test_a_day_that_rests_on_a_copy_is_provisional_until_it_is_over(client: Client) -> None:
    page = read(client, jabatan="bupati").partition("Pemilihan lain")[0]
    assert page.count(">sementara<") == 5  # voting day, and all turns from this one on
    late = read(client, jabatan="bupati", tanggal="2024-12-15").partition("Pemilihan lain")[0]
    assert late.count(">sementara<") == 1  # the end of the tally


def test_what_binds_depends_on_who_asks(client: Client) -> None:
    """Art 71 begins six months before determination, and only for heads of region."""
    head = read(client, jabatan="bupati", siapa="kepala_daerah")
    staff = read(client, jabatan="bupati")
    assert "22 Maret 2024" in head
    assert "22 Maret 2024" not in staff


def test_an_election_without_days_shows_the_order_alone(client: Client) -> None:
    page = read(client, jabatan="dpr", tanggal="2026-11-25")
    assert "Pemilu Nasional 2029" in page
    assert "Hari tahapannya belum ditetapkan" in page
    assert client.get("/kalender.ics?jabatan=dpr&tanggal=2026-11-25").status_code == 404


def test_an_area_chooses_its_own_election(client: Client) -> None:
    for said in ("19.01", "Bangka"):
        page = read(client, jabatan="bupati", wilayah=said, tanggal="2025-07-01")
        assert '<h2 lang="id">Pemilihan Ulang 2025' in page
        assert "<p>Daerah: Kabupaten Bangka" in page  # what was understood is said
    elsewhere = read(client, jabatan="bupati", wilayah="33.13", tanggal="2025-07-01")
    assert '<h2 lang="id">Pemilihan Ulang 2025' not in elsewhere


def test_an_unknown_place_and_a_day_that_is_none_are_said(client: Client) -> None:
    answer = client.get("/kalender", {"wilayah": "Negeri Antah", "tanggal": "2024-02-31"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<title>Galat:" in re.sub(r"\s*\n", "", page)
    assert 'value="Negeri Antah"' in page
    assert "Tulis tanggal yang ada" in page


def test_the_file_holds_every_stage_and_every_change(client: Client) -> None:
    answer = client.get("/kalender.ics?jabatan=bupati&siapa=pns")
    text = answer.content.decode()
    whole = text.replace("\r\n ", "")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20240925\r\nDTEND;VALUE=DATE:20241124" in whole
    assert "SUMMARY:Batas berubah bagi PNS: Hari penetapan calon" in whole
    assert "STATUS:TENTATIVE" in whole
    assert len(set(re.findall("UID:(.+)\r", whole))) == whole.count("BEGIN:VEVENT")


def test_both_languages_and_no_cookie(client: Client) -> None:
    page = read(client, "/en/kalender", jabatan="bupati")
    assert "58 days from now" in page
    assert not client.cookies


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=300))
def test_folding_loses_nothing_and_no_line_is_too_long(line: str) -> None:
    parts = list(folded(line))
    assert all(len(part.encode()) <= LONGEST for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


def test_marks_of_the_format_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    one = Event("x", date(2024, 1, 1), date(2024, 1, 1), "a")
    text = calendar_file("k", [one], SEASON)
    assert "DTEND;VALUE=DATE:20240102" in text
    assert text.endswith("END:VCALENDAR\r\n")


TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=200)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(st.lists(st.tuples(TEXT, TEXT, DAYS, DAYS), max_size=4))
def test_another_reader_finds_every_event_as_it_was(
    rows: list[tuple[str, str, date, date]],
) -> None:
    events = [Event(str(n), a, b, title, text) for n, (title, text, a, b) in enumerate(rows)]
    told = calendar_file("Kalender", events, SEASON)
    lines = told.replace("\r\n ", "").split("\r\n")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", told)
    assert lines.count("DTSTAMP:20240930T030000Z") == lines.count("BEGIN:VEVENT") == len(events)
    said = [line.partition(":")[2] for line in lines if line.startswith("SUMMARY:")]
    assert [_unescaped(one) for one in said] == [_plain(event.title) for event in events]


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text, flags=re.DOTALL)


def _plain(text: str) -> str:
    lines = re.sub("\r\n?", "\n", text)
    return "".join(c for c in lines if c in "\t\n" or (ord(c) > 31 and ord(c) != 127))


@pytest.mark.browser
def test_the_page_fits_and_passes_axe(
    live_server: object, transactional_db: None, open_page: Open
) -> None:
    page = open_page()
    for path in ("/kalender?jabatan=bupati", "/en/kalender"):
        answer = page.goto(f"{live_server}{path}")
        assert answer is not None
        assert len(answer.body()) < 120_000
        assert not troubles(page, *looks((320, True), (1280, False)))
