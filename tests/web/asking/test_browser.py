"""A question from asker to library in a real browser: fit, axe, no script for the public."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.browser import Open, check_page, looks
from tests.cast import Cast
from tests.journeys.entering import enter
from tests.web.asking.stories import ANSWER, ASKED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "dark"), looks((320, True)))
def test_from_no_answer_to_the_public_library(
    cast: Cast,
    vault: object,
    at: Callable[[datetime], None],
    live_server: Any,
    open_page: Open,
    width: int,
    dark: bool,
) -> None:
    at(datetime(2024, 10, 5, 3, tzinfo=UTC))
    asker = open_page(width, dark=dark)
    asker.goto(f"{live_server.url}/bolehkah?q=bermain+layangan&siapa=pns")
    asker.get_by_role("link", name="Kirim pertanyaan ini ke petugas").click()
    asker.get_by_label("Pertanyaan Anda").fill("Bolehkah saya diajak Pak Gilang bermain layangan?")
    asker.get_by_role("button", name="Kirim pertanyaan").click()
    check_page(asker, width)
    asker.get_by_label("Pertanyaan Anda").fill(ASKED)
    asker.get_by_label("Beri saya kode").check()
    asker.get_by_role("button", name="Kirim pertanyaan").click()
    check_page(asker, width)
    code = asker.locator(".sandi").inner_text()
    asker.get_by_role("button", name="Sudah saya catat").click()
    assert not asker.context.cookies()

    first = open_page(width, dark=dark)
    enter(first, live_server.url, cast.officers["pemeriksa"])
    first.goto(f"{live_server.url}/kerja/tanya")
    check_page(first, width)
    first.get_by_role("link", name=ASKED[:40]).click()
    first.get_by_label("Pertanyaan, seperti akan terbit").fill(ANSWER["question"])
    first.get_by_label("Boleh, dengan syarat").check()
    first.get_by_label("Penjelasan", exact=True).fill(ANSWER["text"])
    first.get_by_role("button", name="Ajukan kepada petugas kedua").click()
    check_page(first, width)
    first.get_by_text("Keputusan Bersama lima lembaga tahun 2022").click()
    first.locator("#n-skb22-dis-04").check()
    first.get_by_role("button", name="Ajukan kepada petugas kedua").click()
    address = first.url

    second = open_page(width, dark=dark)
    enter(second, live_server.url, cast.officers["pemeriksa_kedua"])
    second.goto(address)
    check_page(second, width)
    second.get_by_label("Sudah saya baca").check()
    second.get_by_role("button", name="Terbitkan untuk semua orang").click()
    check_page(second, width)

    asker.goto(f"{live_server.url}/bolehkah/tanya/jawaban")
    asker.get_by_label("Kode pertanyaan").fill(code)
    asker.get_by_role("button", name="Baca jawaban").click()
    check_page(asker, width)
    assert asker.get_by_role("heading", level=1).inner_text() == ANSWER["question"]
    asker.get_by_role("link", name="Tanya-jawab", exact=True).click()
    check_page(asker, width)
