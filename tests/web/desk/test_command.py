"""What the commands ask of the site: the first link, officers, periodic work."""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from jaganetral.web.accounts import periodic
from jaganetral.web.accounts.actions import open_link, set_active
from jaganetral.web.accounts.links import find_link
from jaganetral.web.accounts.models import Agency, Officer, SetupLink
from jaganetral.web.audit.models import Record
from jaganetral.web.desk import command
from tests.cast import Cast

NOW = datetime(2024, 1, 18, 2, tzinfo=UTC)


def add(**words: str) -> str:
    given = {"username": "tari", "name": "Tari Anggraini", "role": "pemeriksa", "nip": ""}
    given |= {"body": "bawaslu-lawu-asri", "address": "https://jaga.contoh.id/", **words}
    return command.officer_add(argparse.Namespace(**given))


def test_an_empty_installation_is_invited_until_somebody_set_up(db: None, vault: object) -> None:
    first = command.invite("http://127.0.0.1:8000")
    second = command.invite("http://127.0.0.1:8000")
    assert first[1].startswith("  http://127.0.0.1:8000/masuk/mulai/")
    assert second[1] != first[1]
    assert SetupLink.objects.count() == 1
    officer = Officer.objects.get()
    assert officer.duties.get().role == "admin"
    assert Agency.objects.get().name == "Kantor baru"
    officer.set_password("sandi yang cukup panjang")
    officer.save()
    assert command.invite("http://127.0.0.1:8000") == []


def test_an_officer_from_the_command_line(cast: Cast, vault: object) -> None:
    assert add().startswith("https://jaga.contoh.id/masuk/mulai/")
    officer = Officer.objects.get(username="tari")
    assert not officer.has_usable_password()
    assert officer.duties.get().agency == cast.bodies["bawaslu-lawu-asri"]
    assert set(Record.objects.values_list("actor", flat=True)) == {"baris perintah"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"body": "tidak-ada"}, "Yang ada: nasional"),
        ({"role": "raja"}, "Yang ada: pemeriksa"),
        ({"username": "yoga"}, "."),
    ],
)
def test_what_does_not_fit_is_said(cast: Cast, words: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        add(**words)
    assert not Record.objects.exists()


def test_expired_links_are_forgotten_once(
    cast: Cast, vault: object, at: Callable[[datetime], None]
) -> None:
    at(NOW)
    open_link(cast.officers["pemeriksa"], by="sistem", hours=1)
    kept = open_link(cast.officers["ppk"], by="sistem", hours=48)
    at(NOW + timedelta(hours=2))
    assert periodic.run(date(2024, 1, 18)) == ["1 tautan kedaluwarsa dihapus."]
    assert periodic.run(date(2024, 1, 18)) == []
    assert kept
    assert SetupLink.objects.count() == 1


def test_one_failing_app_stops_no_other(
    cast: Cast, vault: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(day: date) -> list[str]:
        raise RuntimeError("rahasia")

    def whole(day: date) -> list[str]:
        ran.append(day)
        return ["selesai"]

    ran: list[date] = []
    monkeypatch.setattr("jaganetral.web.accounts.periodic.run", broken)
    monkeypatch.setattr("jaganetral.web.roster.periodic.run", whole)
    monkeypatch.setattr(command, "log", SimpleNamespace(exception=lambda *words: None))
    done = command.work_once()
    assert ran
    assert "selesai" in done.lines
    assert done.troubles == ["Pekerjaan berkala accounts gagal: RuntimeError."]


def test_every_table_is_read_at_the_start() -> None:
    assert command.loaded()[0].startswith("Dimuat: ")


def test_a_closed_account_gets_no_way_in(cast: Cast, vault: object) -> None:
    link = command.officer_link(argparse.Namespace(username="yoga", address="http://x"))
    set_active(cast.officers["pemeriksa"], False, by="sistem")
    assert find_link(link.rpartition("/")[2]) is None
