"""Error pages: the right number, one sentence, in the look, and nothing the server knows."""

import logging
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.http import require_POST

from jaganetral.web.accounts.gate import public
from jaganetral.web.look import errors

SECRET = "Sutrisno 197805122006041003"


def failing(trouble: Exception) -> Callable[[HttpRequest], HttpResponse]:
    """A public view that fails in a certain way."""

    def view(request: HttpRequest) -> HttpResponse:
        raise trouble

    return public(view)


def telling(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    return public(lambda request: answer(request))


urlpatterns = [
    path("", include("jaganetral.web.portal.urls")),
    path("400", failing(SuspiciousOperation(SECRET))),
    path("403", failing(PermissionDenied())),
    path("403-alasan", failing(PermissionDenied("Perkara ini menyangkut atasan langsung Anda."))),
    path("405", public(require_POST(lambda request: HttpResponse()))),
    path("409", telling(errors.conflict)),
    path("413", failing(RequestDataTooBig(SECRET))),
    path("429", telling(lambda request: errors.too_many(request, 4))),
    path("500", failing(ValueError(SECRET))),
    path("503", failing(OperationalError(SECRET))),
]
handler400 = "jaganetral.web.look.errors.bad_request"
handler403 = "jaganetral.web.look.errors.forbidden"
handler404 = "jaganetral.web.look.errors.not_found"
handler500 = "jaganetral.web.look.errors.server_error"
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def asking(client: Client) -> Client:
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 503])
def test_each_error_has_its_page_in_the_look(asking: Client, status: int) -> None:
    answer = asking.get(f"/{status}")
    page = answer.content.decode()
    assert answer.status_code == status
    assert page.count("<h1>") == 1
    assert "<title>Galat: " in page
    assert 'class="merek"' in page
    assert 'href="/bantuan"' in page
    assert "Sutrisno" not in page
    assert not answer.cookies


def test_the_reason_of_a_refusal_is_said(asking: Client) -> None:
    assert "menyangkut atasan langsung Anda" in asking.get("/403-alasan").content.decode()
    assert "Admin instansi dapat membantu" in asking.get("/403").content.decode()


def test_waiting_is_said_to_people_and_machines(asking: Client) -> None:
    answer = asking.get("/429")
    assert "Tunggu 4 menit sebelum mencoba lagi" in answer.content.decode()
    assert answer.headers["Retry-After"] == "240"
    pause = asking.get("/503")
    assert pause.headers["Retry-After"] == "300"
    assert " WIB." in pause.content.decode()


def test_a_fault_has_a_code_that_the_log_repeats_without_what_failed(
    asking: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="jaganetral.gangguan"):
        page = asking.get("/500").content.decode()
    said = [r.getMessage() for r in caplog.records if r.name == "jaganetral.gangguan"]
    assert len(said) == 1
    code = said[0].split()[1].rstrip(":")
    assert f"Kode {code}" in page
    assert "Sutrisno" not in said[0]


def test_a_form_address_opened_by_hand_keeps_its_allow_header(asking: Client) -> None:
    answer = asking.get("/405")
    assert answer.headers["Allow"] == "POST"
    assert "hanya menerima kiriman formulir" in answer.content.decode()
