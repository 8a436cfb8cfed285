"""Nobody looks people up without a reason, beyond the limit, or unseen."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.actions import queue
from jaganetral.web.cases.models import Case
from jaganetral.web.lookups.actions import look_up
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.lookups.models import Lookup
from jaganetral.web.lookups.queries import use_by
from tests.cast import Cast
from tests.web.cases.intake import DAY, load_people, put_report

SignIn = Callable[[str], Client]
At = Callable[[datetime], None]
NOW = datetime(2026, 11, 10, 1, tzinfo=UTC)
KATA, USUL = Lookup.Kind.KATA, Lookup.Kind.USUL


@pytest.fixture
def case(cast: Cast, vault: object, at: At) -> Case:
    at(NOW)
    load_people(cast)
    report = put_report(cast.bodies["bawaslu-lawu-asri"])
    return queue.accept(report, by=cast.duty("pemeriksa"), day=DAY)


def ask(cast: Cast, words: str, kind: Lookup.Kind = KATA) -> list[str]:
    said = {"nama": words}
    return look_up(kind, "saring:2026/0001", said, lambda: ["seorang"], by=cast.duty("pemeriksa"))


def test_the_limit_says_when_it_goes_on_and_then_does(cast: Cast, at: At, settings: object) -> None:
    settings.LOOKUPS_AN_HOUR = 2  # type: ignore[attr-defined]
    at(NOW)
    assert [ask(cast, "Sutrisno"), ask(cast, "Sekar")] == [["seorang"], ["seorang"]]
    at(NOW + timedelta(minutes=10))
    with pytest.raises(TooMany, match=r"dilanjutkan 10 Nov 2026 09\.00 WIB"):
        ask(cast, "Budi")
    assert ask(cast, "SUTRISNO") == ["seorang"]  # asked before, shows nothing new
    at(NOW + timedelta(minutes=61))
    assert ask(cast, "Budi") == ["seorang"]


def test_what_the_machine_proposes_has_a_limit_of_its_own(cast: Cast, settings: object) -> None:
    settings.PROPOSALS_A_DAY = 1  # type: ignore[attr-defined]
    ask(cast, "satu", USUL)
    with pytest.raises(TooMany):
        ask(cast, "dua", USUL)
    assert ask(cast, "tiga") == ["seorang"]


def test_a_refused_question_is_never_put(cast: Cast, settings: object) -> None:
    settings.LOOKUPS_A_DAY = 1  # type: ignore[attr-defined]
    ask(cast, "satu")

    def find() -> list[str]:
        pytest.fail("the question was put")

    with pytest.raises(TooMany):
        look_up(KATA, "saring:2", {"nama": "dua"}, find, by=cast.duty("pemeriksa"))
    assert Lookup.objects.count() == 1


def test_every_own_question_is_sealed_without_its_words(cast: Cast) -> None:
    ask(cast, "Sutrisno")
    ask(cast, "sutrisno")
    one, other = Record.objects.filter(act="cari_calon")
    assert one.about == other.about == "saring:2026/0001"
    assert "utrisno" not in one.body
    assert json.loads(one.body)["data"] == json.loads(other.body)["data"]
    assert Lookup.objects.count() == 1


def test_screening_a_case_is_bound_to_it(case: Case, sign_in: SignIn) -> None:
    client, address = sign_in("pemeriksa"), reverse("cases:screening", args=[case.slug])
    client.get(address)
    client.get(address)
    client.get(address, {"nama": "Soetrisno"})
    rows = list(Lookup.objects.order_by("pk").values_list("kind", "about"))
    assert rows == [(USUL, "saring:2026/0001"), (KATA, "saring:2026/0001")]
    assert Record.objects.filter(act="usul_calon").count() == 1  # shown again, not asked again


def test_at_the_limit_the_page_says_so_and_shows_nobody(
    case: Case, sign_in: SignIn, settings: object
) -> None:
    settings.LOOKUPS_AN_HOUR = 1  # type: ignore[attr-defined]
    client, address = sign_in("pemeriksa"), reverse("cases:screening", args=[case.slug])
    assert "BUDI HARTONO" in client.get(address, {"nama": "Budi Hartono"}).content.decode()
    answer = client.get(address, {"nama": "Agus Wibowo"})
    assert answer.status_code == 429
    shown = answer.content.decode()
    assert "Batas 1 pencarian tercapai." in shown
    assert "AGUS WIBOWO" not in shown


def test_an_examiner_has_no_way_to_the_roster_but_reports_and_cases(
    case: Case, sign_in: SignIn
) -> None:
    for role in ("pemeriksa", "pemeriksa_kedua", "admin", "auditor", "ppk"):
        assert sign_in(role).get("/kerja/pegawai", {"nama": "Sutrisno"}).status_code == 403


def test_supervisors_see_who_looked_how_often(cast: Cast, case: Case, sign_in: SignIn) -> None:
    ask(cast, "Sutrisno")
    ask(cast, "Budi")
    use = use_by(cast.duty("auditor"), clock.now() - timedelta(days=1))
    assert [(one.name, one.own, one.reasons) for one in use] == [("Yoga Pranata", 2, 1)]
    shown = sign_in("auditor").get("/kerja/pencarian").content.decode()
    assert "Yoga Pranata" in shown
    assert "Sutrisno" not in shown
    # the administrator of another body sees nothing of it
    assert "Yoga Pranata" not in sign_in("admin").get("/kerja/pencarian").content.decode()
