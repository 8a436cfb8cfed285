"""Every address of the site answers every role as roles.yaml says, and nobody else; none breaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse
from django.utils.translation import override

from jaganetral.web.accounts.gate import PUBLIC, SIGNED_IN, Gate, act_of
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.roster.loading import load_roster
from tests.cast import OFFICERS, Cast
from tests.house.samples import FINER, arguments, plant

Enter = Callable[[str], Client]
LOGIN, SECOND = "/masuk", "/masuk/kode"


@dataclass(frozen=True)
class Door:
    """One address of the site and what its view demands."""

    name: str
    act: str | None
    parameters: frozenset[str]

    @property
    def address(self) -> str:
        """In Indonesian, whatever language was asked for last."""
        with override("id"):
            return reverse(self.name, kwargs=arguments(self.name, set(self.parameters)))


def walk(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[Door]:
    """Every named or unnamed pattern below a resolver."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from walk(one, (*spaces, *([one.namespace] if one.namespace else [])))
            continue
        name = ":".join([*spaces, one.name or f"<{one.pattern}>"])
        yield Door(name, act_of(one.callback), frozenset(one.pattern.converters))


def doors() -> list[Door]:
    return list(walk(get_resolver()))


def refuses_login(answer: Any) -> bool:
    """Whether the answer sends to one of the sign-in pages."""
    where = answer.headers.get("Location", "").partition("?")[0]
    return answer.status_code == 302 and where in (LOGIN, SECOND)


@pytest.fixture
def planted(cast: Cast, vault: object) -> Cast:
    plant(cast)
    return cast


def test_every_view_is_marked_and_named() -> None:
    assert not [door.name for door in doors() if door.act is None]
    assert not [door.name for door in doors() if "<" in door.name]


def test_every_act_a_view_demands_is_one_of_the_table() -> None:
    known = {PUBLIC, SIGNED_IN, *load_roles().acts}
    assert not [door.name for door in doors() if door.act not in known]


def test_nobody_gets_public_pages_and_the_sign_in_page(planted: Cast, client: Client) -> None:
    for door in doors():
        answer = client.get(door.address)
        assert answer.status_code < 500, door.name
        if door.act == PUBLIC:
            assert answer.status_code != 403, door.name
            assert not refuses_login(answer) or door.name.startswith("account_"), door.name
        else:
            assert refuses_login(answer), door.name
            assert refuses_login(client.post(door.address)), door.name


def test_a_password_alone_opens_nothing_but_the_second_step(planted: Cast, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    session = client.session
    del session["second_factor"]
    session.save()
    for door in doors():
        if door.act in (PUBLIC, SIGNED_IN):
            continue
        answer = client.get(door.address)
        assert answer.status_code == 302, door.name
        assert answer.headers["Location"] == SECOND, door.name
    assert client.get(SECOND).status_code == 200


@pytest.mark.parametrize("role", [row[0] for row in OFFICERS])
def test_a_role_opens_what_its_acts_open_and_nothing_else(
    planted: Cast, sign_in: Enter, role: str
) -> None:
    client = sign_in(role)
    wrong: list[tuple[str, object]] = []
    for door in doors():
        if door.act in (PUBLIC, SIGNED_IN, None):
            continue
        may = load_roles().may(role, str(door.act))
        answer = client.get(door.address)
        refused = answer.status_code == 403
        finer = may and refused and door.name in FINER
        broken = answer.status_code >= 500
        if broken or refuses_login(answer) or (refused == may and not finer):
            wrong.append((door.name, answer.status_code))
        if not may and client.post(door.address).status_code != 403:
            wrong.append((door.name, "POST"))
    assert not wrong


def test_an_officer_without_a_duty_opens_nothing(planted: Cast, sign_in: Enter) -> None:
    client = sign_in("pemeriksa")
    planted.duty("pemeriksa").delete()
    for door in doors():
        if door.act not in (PUBLIC, SIGNED_IN):
            assert client.get(door.address).status_code == 403, door.name


def unmarked(request: HttpRequest) -> HttpResponse:
    """A view somebody forgot to mark."""
    return HttpResponse("terbuka")


urlpatterns: list[URLPattern] = [path("lupa", unmarked)]


def test_a_view_somebody_forgot_to_mark_is_refused(
    planted: Cast, sign_in: Enter, settings: Any
) -> None:
    settings.ROOT_URLCONF = __name__
    assert sign_in("admin").get("/lupa").status_code == 403
    with pytest.raises(PermissionDenied):
        Gate(unmarked).process_view(RequestFactory().get("/lupa"), unmarked, (), {})


def test_writing_functions_check_for_themselves(planted: Cast) -> None:
    with pytest.raises(PermissionDenied):
        load_roster(
            b"nama\nSari\n",
            "a.csv",
            body=planted.bodies["pemkab-lawu-asri"],
            as_of=planted.duty("ppk").since,
            by=planted.duty("ppk"),
        )
