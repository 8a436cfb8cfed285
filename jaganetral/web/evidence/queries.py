"""Reading from the vault: who can unseal, and the clean copies."""

from django.http import Http404, HttpResponse

from jaganetral.web.accounts.models import Agency
from jaganetral.web.evidence import vault
from jaganetral.web.evidence.content import EXTENSIONS
from jaganetral.web.evidence.models import CustodianKey, Item

# A photo sent as HEIC is shown as JPEG.
SHOWN_AS = {"image/heic": "image/jpeg", "text/plain": "text/plain; charset=utf-8"}


def keeper_of(body: Agency) -> Agency | None:
    """The body whose custodians hold what this one receives: itself, else the nearest above."""
    for here in body.line():
        if here.custodian_keys.filter(active=True).exists():
            return here
    return None


def active_keys(body: Agency) -> list[CustodianKey]:
    """The keys to seal with for a body; empty where neither it nor one above has a custodian."""
    keeper = keeper_of(body)
    return list(keeper.custodian_keys.filter(active=True)) if keeper else []


def keys_in_line(body: Agency) -> list[CustodianKey]:
    """Every key that may open what a body received, also keys no longer sealed with."""
    return list(CustodianKey.objects.filter(body__in=body.line()).order_by("-made_on", "-pk"))


def working_copy(item: Item) -> tuple[bytes, str] | None:
    """The clean copy and its content type; None where nothing can be shown."""
    if item.state != Item.State.CLEAN:
        return None
    data = vault.clean(item.id)
    return None if data is None else (data, SHOWN_AS.get(item.kind, item.kind))


def respond(item: Item) -> HttpResponse:
    """The clean copy as a response that no browser takes for anything else.

    The caller has checked that the item is in scope. Http404 where nothing can be shown.
    """
    copy = working_copy(item)
    if copy is None:
        raise Http404
    data, kind = copy
    plain = kind.split(";", 1)[0]
    answer = HttpResponse(data, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    place = "attachment" if plain == "text/plain" else "inline"
    answer["Content-Disposition"] = f'{place}; filename="bukti-{item.id}.{EXTENSIONS[plain]}"'
    return answer
