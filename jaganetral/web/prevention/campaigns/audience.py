"""Whom a campaign is for, beyond what the database knows: where an election runs; and in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jaganetral.law.elections import calendar_of, ends_on
from jaganetral.law.model import Pack
from jaganetral.web.accounts.models import Agency
from jaganetral.web.look.templatetags.look import day as written
from jaganetral.web.prevention.campaigns.scope import under
from jaganetral.web.rules.pack import law_pack

REGENCY = 5  # signs of the code of a regency: 99.01


def runs(day: date, pack: Pack, area: str | None) -> bool:
    """Whether the stages of an election run on a day in an area; None: in every area."""
    for name in pack.calendars:
        calendar = calendar_of(pack, name, area)
        if calendar is None or (area is None and calendar.get("areas")):
            continue
        first = min(row["from"] for row in calendar["stages"])
        if first <= day <= ends_on(calendar, pack):
            return True
    return False


def settled(audience: Mapping[str, Any], house: Agency, day: date) -> dict[str, Any]:
    """An audience with its areas worked out once, so that a later calendar changes nothing.

    `running` (an ISO day, "" for `day`) becomes that day and `placed`, the areas below the house
    where an election runs; without `placed` one runs everywhere.
    """
    found = dict(audience)
    if "running" not in found:
        return found
    on = date.fromisoformat(found["running"]) if found["running"] else day
    found["running"] = on.isoformat()
    pack = law_pack()
    if not runs(on, pack, None):
        codes = Agency.objects.filter(under(house)).exclude(area="").values_list("area", flat=True)
        found["placed"] = sorted({code for code in codes if runs(on, pack, code[:REGENCY])})
    return found


def words_of(audience: Mapping[str, Any]) -> list[str]:
    """An audience in words, one line for each thing it asks; [] for everybody."""
    said = []
    if kinds := audience.get("kinds"):
        said.append(", ".join(_kind(kind) for kind in kinds))
    if words := audience.get("words"):
        said.append(_("namanya memuat %(words)s") % {"words": _or(words)})
    if areas := audience.get("areas"):
        said.append(_("di wilayah %(areas)s") % {"areas": _or(areas)})
    if running := audience.get("running"):
        said.append(_running(date.fromisoformat(running), audience.get("placed")))
    if audience.get("direct"):
        said.append(_("langsung sampai kantor paling bawah"))
    return said


def _running(day: date, placed: list[str] | None) -> str:
    words = {"day": written(day)}
    if placed is None:
        return _("sedang dalam tahapan pemilihan pada %(day)s, yaitu di semua wilayah") % words
    said = ngettext(
        "di %(n)s wilayah yang sedang dalam tahapan pemilihan pada %(day)s",
        "di %(n)s wilayah yang sedang dalam tahapan pemilihan pada %(day)s",
        len(placed),
    )
    return said % (words | {"n": str(len(placed))})


def _kind(kind: str) -> str:
    names = {
        "opd": _("organisasi perangkat daerah"),
        "unit": _("unit kerja"),
        "pemda": _("pemerintah daerah atau instansi pusat"),
    }
    return names[kind]


def _or(words: list[str]) -> str:
    return _(" atau ").join(words)
