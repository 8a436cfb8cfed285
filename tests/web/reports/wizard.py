"""Walks through the wizard as a browser without script would."""

from typing import Any

from django.http import HttpResponseBase
from django.test import Client

from tests.web.reports.reports import STORY

ANSWERS: dict[str, dict[str, Any]] = {
    "/lapor/peristiwa": {"peristiwa": "fasilitas"},
    "/lapor/cerita": {"cerita": STORY},
    "/lapor/kapan": {"kapan": "kemarin"},
    "/lapor/di-mana": {"kabupaten": "Lawu Asri"},
    "/lapor/siapa": {"nama": "Pak Tris", "jabatan": "sopir"},
    "/lapor/bukti": {"aksi": "lanjut"},
    "/lapor/pelapor": {"identitas": "anonim"},
}


def walk(client: Client, until: str = "/lapor/periksa", **other: dict[str, Any]) -> None:
    """Answer every page up to one; `other` replaces answers by the last word of the address."""
    address = "/lapor/peristiwa"
    while address != until:
        slug = address.removeprefix("/lapor/").replace("-", "_")
        said = other.get(slug, ANSWERS.get(address, {}))
        answer = client.post(address, said)
        assert answer.status_code == 302, (address, answer.content.decode()[:500])
        address = location(answer)


def location(answer: HttpResponseBase) -> str:
    """Where a redirect leads."""
    return str(answer["Location"])


def text(client: Client, address: str) -> str:
    """The page at an address, as text."""
    return client.get(address).content.decode("utf-8")
