"""The pages that are measured, and what each class of page may weigh (bytes, gzipped).

New addresses are measured without being listed here: the list comes from the site's own
addresses. `SHOWN` adds states of a page (a query, a filled form); `CLASSES` gives a path another
class than the strict one of reporters' pages.
"""

from dataclasses import dataclass

from jaganetral.web.accounts.gate import PUBLIC
from jaganetral.web.accounts.roles import load_roles
from tests.cast import OFFICERS
from tests.house.test_doors import Door, doors

KB = 1024


@dataclass(frozen=True)
class Budget:
    """What one page may weigh on its first visit."""

    html: int
    css: int
    css_files: int
    script: int
    fonts: int
    requests: int
    total: int


BUDGETS = {
    "reporter": Budget(14 * KB, 8 * KB, 1, 0, 0, 3, 25 * KB),
    "info": Budget(25 * KB, 12 * KB, 2, 10 * KB, 30 * KB, 6, 90 * KB),
    "staff": Budget(60 * KB, 16 * KB, 2, 40 * KB, 40 * KB, 10, 150 * KB),
}
# The first prefix that fits; without one a page is a reporter's.
CLASSES = [
    ("/kerja", "staff"),
    ("/statistik", "info"),
    ("/data", "info"),
    ("/aturan", "info"),
    ("/belajar", "info"),
]
# States of pages that an address alone does not show.
SHOWN = [
    "/en/",
    "/bolehkah?q=",
    "/bolehkah?q=makan+siang",
    "/bolehkah/menyukai-unggahan?siapa=pns&tanggal=2024-10-05&winning_team_account=ya",
    "/bolehkah/foto-bersama?siapa=pns",
    "/bolehkah/foto-bersama?tanggal=kemarin",
    "/bolehkah/diperintah-atasan?siapa=pns&tanggal=2024-10-05",
    "/en/bolehkah/memilih?siapa=pppk",
    "/aturan?q=baliho&hari=2024-10-05",
    "/aturan?hari=kemarin",
    "/en/aturan/skb20-01",
    "/en/aturan/pp94-5f",
    "/belajar/keluarga",
    "/belajar/keluarga?kuis=2&jawab=boleh.boleh.boleh.boleh.boleh.boleh",
    "/en/belajar/media-sosial",
    "/tidak-ada",
]
# Pages whose form is the beginning of use: they may set the cookie that guards it.
FORMS = (
    "/lapor",
    "/cek",
    "/hadir",
    "/masuk",
    "/ikrar",
    "/tanggapi",
    "/verifikasi",
    "/bolehkah/tanya/",
)


def budget_of(address: str) -> Budget:
    """The budget of an address."""
    path = address.removeprefix("/en")
    name = next((kind for prefix, kind in CLASSES if path.startswith(prefix)), "reporter")
    return BUDGETS[name]


def public_pages() -> list[str]:
    """Every public address, with the objects that `plant` puts behind it, and `SHOWN`."""
    return [door.address for door in doors() if door.act == PUBLIC] + SHOWN


def staff_pages() -> list[tuple[str, str]]:
    """Every address of officers with a role that may open it."""
    return [(role, door.address) for door in doors() if (role := _role_for(door)) is not None]


def _role_for(door: Door) -> str | None:
    if door.act == PUBLIC or door.act not in load_roles().acts:
        return None
    return next((row[0] for row in OFFICERS if load_roles().may(row[0], door.act)), None)
