"""From a one-time link to the desk: password, second factor, recovery, locks."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from jaganetral.web.accounts.actions import open_link
from jaganetral.web.accounts.links import setup_secret
from jaganetral.web.accounts.models import Officer, SetupLink
from jaganetral.web.accounts.queries import recovery_codes
from jaganetral.web.audit.models import Record
from tests.cast import SINCE, Cast
from tests.web.accounts.totp import code_now

PASSWORD = "bambu kuning tujuh perahu"
Clock = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def fresh(vault: object) -> None:
    cache.clear()


def set_up(client: Client, token: str, **more: str) -> Any:
    words = {"password": PASSWORD, "again": PASSWORD, "code": code_now(setup_secret(token))}
    return client.post(f"/masuk/mulai/{token}", {**words, **more})


@pytest.fixture
def yoga(cast: Cast, client: Client) -> tuple[Officer, str]:
    """An officer who has set up an account, and the secret on their phone."""
    officer = cast.officers["pemeriksa"]
    token = open_link(officer, by="sistem")
    assert set_up(client, token).status_code == 302
    client.logout()
    cache.clear()
    return officer, setup_secret(token)


def sign_in(client: Client, name: str = "yoga", password: str = PASSWORD, to: str = "") -> Any:
    address = "/masuk" + (f"?next={to}" if to else "")
    return client.post(address, {"username": name, "password": password})


def test_the_link_sets_both_up_shows_codes_once_and_is_used_up(cast: Cast, client: Client) -> None:
    officer = cast.officers["pemeriksa"]
    token = open_link(officer, by="sistem")
    assert token not in SetupLink.objects.get().digest
    page = client.get(f"/masuk/mulai/{token}").content.decode()
    assert setup_secret(token) in page
    assert "data:image/png" in page
    assert set_up(client, token).headers["Location"] == "/masuk/kode-pemulihan"
    codes = client.get("/masuk/kode-pemulihan").content.decode()
    assert all(code in codes for code in recovery_codes(officer))
    assert client.get("/masuk/kode-pemulihan").status_code == 302
    assert client.get("/kerja").status_code == 200
    assert set_up(Client(), token).status_code == 410
    kept = Authenticator.objects.get(user=officer, type="totp")
    assert setup_secret(token) not in str(kept.data)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"password": "pendek", "again": "pendek"}, "12"),
        ({"again": "sandi yang lain sama sekali"}, "Kedua sandi tidak sama."),
        ({"code": "000000"}, "Kode tidak cocok."),
        ({"code": ""}, "Tulis kode yang tampil di aplikasi."),
    ],
)
def test_what_is_wrong_is_said_and_sets_nothing_up(
    cast: Cast, client: Client, words: dict[str, str], said: str
) -> None:
    token = open_link(cast.officers["pemeriksa"], by="sistem")
    answer = set_up(client, token, **words)
    assert said in answer.content.decode()
    assert "<title>Galat:" in answer.content.decode()
    assert not Officer.objects.get(username="yoga").check_password(PASSWORD)
    assert not Authenticator.objects.exists()
    assert set_up(client, token).status_code == 302  # the link still works


def test_a_link_expires_and_a_newer_one_replaces_it(cast: Cast, client: Client, at: Clock) -> None:
    start = datetime(2024, 1, 18, 2, tzinfo=UTC)
    at(start)
    first = open_link(cast.officers["pemeriksa"], by="sistem")
    second = open_link(cast.officers["pemeriksa"], by="sistem")
    assert client.get(f"/masuk/mulai/{first}").status_code == 410
    at(start + timedelta(hours=71))
    assert client.get(f"/masuk/mulai/{second}").status_code == 200
    at(start + timedelta(hours=73))
    assert client.get(f"/masuk/mulai/{second}").status_code == 410


def test_password_then_code_then_where_one_wanted_to_go(
    yoga: tuple[Officer, str], client: Client
) -> None:
    answer = sign_in(client, to="/kerja/pegawai")
    assert answer.headers["Location"] == "/masuk/kode"
    assert client.get("/kerja").headers["Location"] == "/masuk/kode"
    answer = client.post("/masuk/kode", {"code": code_now(yoga[1])})
    assert answer.headers["Location"] == "/kerja/pegawai"
    assert client.get("/kerja").status_code == 200
    assert Record.objects.filter(act="masuk", about="petugas:yoga").count() == 1
    client.post("/keluar")
    assert client.get("/kerja").headers["Location"].startswith("/masuk?")


@pytest.mark.parametrize("elsewhere", ["https://jahat.contoh/", "//jahat.contoh", "/\\jahat"])
def test_signing_in_never_leads_off_the_site(
    yoga: tuple[Officer, str], client: Client, elsewhere: str
) -> None:
    sign_in(client, to=elsewhere)
    answer = client.post("/masuk/kode", {"code": code_now(yoga[1])})
    assert answer.headers["Location"] in ("/kerja", "desk:today")
    assert "jahat" not in answer.headers["Location"]


def test_a_code_works_once_and_a_recovery_code_once(
    yoga: tuple[Officer, str], client: Client
) -> None:
    officer, secret = yoga
    code = code_now(secret)
    sign_in(client)
    assert client.post("/masuk/kode", {"code": code}).status_code == 302
    other = Client()
    sign_in(other)
    assert other.post("/masuk/kode", {"code": code}).status_code == 200
    spare = recovery_codes(officer)[3]
    assert other.post("/masuk/kode", {"code": f" {spare[:4]} {spare[4:]}"}).status_code == 302
    assert spare not in recovery_codes(officer)
    third = Client()
    sign_in(third)
    assert third.post("/masuk/kode", {"code": spare}).status_code == 200


def test_a_wrong_password_says_nothing_about_which_part(
    yoga: tuple[Officer, str], client: Client
) -> None:
    one = sign_in(client, password="salah salah salah").content.decode()
    other = sign_in(client, name="tidak-ada").content.decode()
    said = "Nama masuk atau sandi tidak cocok."
    assert said in one
    assert said in other
    assert PASSWORD not in other


def test_five_wrong_passwords_lock_the_name_and_say_until_when(
    yoga: tuple[Officer, str], client: Client, settings: Any
) -> None:
    settings.AXES_ENABLED = True
    for _ in range(4):
        assert sign_in(client, password="salah salah salah").status_code == 200
    locked = sign_in(client, password="salah salah salah")
    assert locked.status_code == 429
    assert "Coba lagi sesudah" in locked.content.decode()
    assert sign_in(client).status_code == 429  # also the right one
    assert sign_in(client, name="rina", password="salah").status_code == 200


def test_wrong_codes_lock_too_and_a_new_password_round_does_not_help(
    yoga: tuple[Officer, str], client: Client, settings: Any
) -> None:
    settings.AXES_ENABLED = True
    for _ in range(4):
        assert sign_in(client).status_code == 302
        assert client.post("/masuk/kode", {"code": "000000"}).status_code == 200
    assert sign_in(client).status_code == 302
    assert client.post("/masuk/kode", {"code": "000000"}).status_code == 429
    assert client.get("/masuk/kode").status_code == 302  # signed out again
    assert sign_in(client).status_code == 429


def test_a_whole_sign_in_forgets_wrong_attempts(
    yoga: tuple[Officer, str], client: Client, settings: Any
) -> None:
    settings.AXES_ENABLED = True
    for _ in range(3):
        sign_in(client, password="salah salah salah")
    sign_in(client)
    assert client.post("/masuk/kode", {"code": code_now(yoga[1])}).status_code == 302
    for _ in range(4):
        assert sign_in(client, password="salah salah salah").status_code == 200


def test_no_password_no_code_and_no_address_is_kept_of_an_attempt(
    yoga: tuple[Officer, str], client: Client, settings: Any
) -> None:
    from axes.models import AccessAttempt  # noqa: PLC0415 - only here

    settings.AXES_ENABLED = True
    sign_in(client, password="salah salah salah")
    sign_in(client)
    client.post("/masuk/kode", {"code": "123123"})
    kept = str([vars(one) for one in AccessAttempt.objects.all()])
    assert "salah salah" not in kept
    assert "123123" not in kept
    assert {one.ip_address for one in AccessAttempt.objects.all()} <= {None, ""}


def test_somebody_with_two_duties_chooses(
    yoga: tuple[Officer, str], cast: Cast, client: Client
) -> None:
    other = yoga[0].duties.create(agency=cast.bodies["nasional"], role="auditor", since=SINCE)
    sign_in(client)
    answer = client.post("/masuk/kode", {"code": code_now(yoga[1])})
    assert answer.headers["Location"] == "/masuk/tugas"
    assert client.get("/kerja/audit").status_code == 403
    assert client.post("/masuk/tugas", {"duty": other.pk}).status_code == 302
    assert client.get("/kerja/audit").status_code == 200
    assert client.get("/kerja/pegawai").status_code == 403
    foreign = cast.duty("ppk").pk
    assert client.post("/masuk/tugas", {"duty": foreign}).status_code == 404


def test_a_new_link_ends_the_old_password_and_phone(
    yoga: tuple[Officer, str], client: Client
) -> None:
    officer, secret = yoga
    sign_in(client)
    client.post("/masuk/kode", {"code": code_now(secret)})
    token = open_link(officer, by="sistem")
    assert set_up(Client(), token, password=f"{PASSWORD} dua", again=f"{PASSWORD} dua")
    assert client.get("/kerja").status_code == 302  # sessions of the old password are over
    assert sign_in(client).status_code == 200
    sign_in(client, password=f"{PASSWORD} dua")
    assert client.post("/masuk/kode", {"code": code_now(secret)}).status_code == 200


def test_own_screen_and_new_recovery_codes(yoga: tuple[Officer, str], client: Client) -> None:
    sign_in(client)
    client.post("/masuk/kode", {"code": code_now(yoga[1])})
    client.post("/kerja/saya", {"theme": "gelap"})
    officer = Officer.objects.get(username="yoga")
    assert (officer.theme, officer.keys_on) == ("gelap", False)
    assert 'data-tema="gelap"' in client.get("/kerja/saya").content.decode()
    before = recovery_codes(officer)
    client.post("/masuk/kode-pemulihan")
    after = client.get("/masuk/kode-pemulihan").content.decode()
    assert not [code for code in before if code in after]
    assert Record.objects.filter(act="kode_pemulihan_baru").count() == 1
