"""The roster cannot be carried out through the site: no address gives more than a few people."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from jaganetral.names.normalize import fold_name
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.lookups.models import Lookup
from jaganetral.web.roster.loading import stage
from jaganetral.web.roster.models import Change, Employee, RosterLoad
from tests.cast import OFFICERS, Cast
from tests.house.samples import plant
from tests.house.test_doors import doors

Enter = Callable[[str], Client]
MOST = 20  # people a page may show
MARK = re.compile(r"19900101201501\d{4}|Umarjaya Ke[a-z]+")
# what somebody who wants all of it would try
SEARCHED = {"roster:list", "cases:screening", "cases:queue", "cases:list", "desk:search"}
TRICKS = [
    {},
    {"nama": "Umarjaya"},
    {"unit": "Kecamatan"},
    {"nama": "Umarjaya", "halaman": "2", "hal": "2", "limit": "9999", "page": "2"},
    {"q": "Umarjaya"},
    {"nama": "Umarjaya", "format": "csv"},
    {"nama": "a"},
    {"nip": "1990"},
    {"nip": "199001012015011"},
    {"nama": "%"},
]


@pytest.fixture
def crowded(cast: Cast, vault: object) -> Cast:
    """Three hundred people whom any page would show."""
    plant(cast)
    load = RosterLoad.objects.latest("pk")
    letters = "abcdefghij"
    people = (f"Umarjaya Ke{letters[at // 100]}{letters[at // 10 % 10]}{letters[at % 10]}"
              for at in range(300))  # fmt: skip
    Employee.objects.bulk_create(
        Employee(
            load=load, body=load.body, row=at, name=name, folded=fold_name(name).folded,
            nip=f"19900101201501{1000 + at}", unit="Kecamatan Sukamaju", agency="Pemkab",
        )
        for at, name in enumerate(people)
    )  # fmt: skip
    return cast


def shown(client: Client, address: str, words: dict[str, str]) -> int:
    """How many different people a page shows: by number or by name, whichever is more."""
    answer = client.get(address, words)
    parts = getattr(answer, "streaming_content", [answer.content] if not answer.streaming else [])
    found = set(MARK.findall(b"".join(parts).decode("utf-8", "replace")))
    numbers: int = sum(one[0].isdigit() for one in found)
    return max(numbers, len(found) - numbers)


@pytest.mark.parametrize("role", ["", *(row[0] for row in OFFICERS)])
def test_no_address_gives_more_than_a_few_people(
    crowded: Cast, client: Client, sign_in: Enter, role: str
) -> None:
    here = sign_in(role) if role else client
    here.raise_request_exception = False
    may = load_roles().roles[role].may if role else frozenset()
    wide = []
    for door in doors():
        if role and door.act != "public" and door.act not in may:
            continue  # refused, as another test proves
        tricks = TRICKS if door.name in SEARCHED else [{}]
        wide += [(door.name, words) for words in tricks if shown(here, door.address, words) > MOST]
    assert not wide


def test_the_keeper_finds_people_but_never_all(crowded: Cast, sign_in: Enter) -> None:
    office = sign_in("bkpsdm")
    assert shown(office, "/kerja/pegawai", {}) == 0
    assert shown(office, "/kerja/pegawai", {"nama": "Umarjaya"}) == MOST
    assert shown(office, "/kerja/pegawai", {"nama": "Umarjaya", "halaman": "2"}) == MOST
    for words in ({"nama": "Um"}, {"nama": "% %"}, {"nip": "1990"}, {"unit": "12"}):
        answer = office.get("/kerja/pegawai", words)
        assert answer.status_code == 400
        assert "<title>Galat:" in answer.content.decode()


def test_a_file_with_less_does_not_open_everybody_who_is_gone(
    crowded: Cast, sign_in: Enter
) -> None:
    body, by, admin = crowded.bodies["pemkab-lawu-asri"], crowded.duty("admin"), sign_in("admin")
    few = b"nama;nip\nSari;198001012005012001\n"
    load = stage(few, "a.csv", body=body, as_of=date(2024, 2, 1), by=by)
    address = f"/kerja/pegawai/impor/{load.pk}/perubahan"
    assert shown(admin, f"{address}/hilang", {}) == 0
    rows = load.before.employees.all() if load.before else Employee.objects.none()
    Change.objects.bulk_create(Change(load=load, kind="pindah", old=one, new=one) for one in rows)
    people: set[str] = set()
    RosterLoad.objects.filter(pk=load.pk).update(changes={})  # as if nobody were gone
    for page in range(1, 16):
        text = admin.get(f"{address}/pindah", {"halaman": str(page)}).content.decode()
        numbers = {one for one in MARK.findall(text) if one[0].isdigit()}
        assert len(numbers) <= MOST
        people |= numbers
    assert Change.SHOWN - MOST < len(people) <= Change.SHOWN
    assert Lookup.objects.filter(kind="buka").count() == Change.SHOWN // MOST
