"""An address that only takes forms, opened by hand or by Back, is no blank page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jaganetral.web.look.errors import form_only

Answer = Callable[[HttpRequest], HttpResponse]


def fill_blank(get_response: Answer) -> Answer:
    """Middleware: a bare "method not allowed" becomes a page that says where to go."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        if answer.status_code != 405 or answer.streaming or answer.content:
            return answer
        page = form_only(request)
        page["Allow"] = answer.get("Allow", "")
        return page

    return middleware
