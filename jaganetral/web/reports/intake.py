"""Which body receives a report, in which places the service knows, and what is promised when."""

from datetime import date

from jaganetral.flow import case_table
from jaganetral.places import Place, Places, by_code
from jaganetral.places.place import Row
from jaganetral.web.accounts.models import Agency
from jaganetral.web.rules.days import due

RECEIVING = (Agency.Kind.PENGAWAS, Agency.Kind.PEMBINA)
GOVERNMENT = "Pemerintah "


class IntakeClosed(LookupError):
    """No body of this installation receives reports."""


def body_for(area: str) -> Agency:
    """The body that receives a report from an area (Kemendagri code, or empty).

    The supervisor of that area, else that of its province, else a national one, else the first
    there is; a national personnel body only where nobody supervises. IntakeClosed without any.
    """
    for kind in RECEIVING:
        found = list(Agency.objects.filter(kind=kind).order_by("pk"))
        if found:
            return min(found, key=lambda body: _distance(body, area))
    raise IntakeClosed


def _distance(body: Agency, area: str) -> int:
    if area and body.area == area:
        return 0
    if area and body.area == area[:2]:
        return 1
    return 2 if body.level == Agency.Level.PUSAT else 3


def places() -> Places:
    """The shipped places and those of this installation's own governments (invented ones)."""
    rows: dict[str, Row] = {}
    for body in Agency.objects.filter(kind=Agency.Kind.PEMDA).exclude(area=""):
        if by_code(body.area) is not None or body.area in rows:
            continue
        province = body.area[:2]
        if by_code(province) is None and province not in rows:
            rows[province] = Row(province, "Provinsi Contoh", body.zone)
        if body.area != province:
            rows[body.area] = Row(body.area, body.name.removeprefix(GOVERNMENT), body.zone)
    fits = [row for row in rows.values() if _fits(row)]
    return Places(sorted(fits))


def _fits(row: Row) -> bool:
    return len(row.code) == 2 or row.name.split(" ", 1)[0] in ("Kabupaten", "Kota")


def place_of(area: str) -> Place | None:
    """The place with a code; None for none and for unknown ones."""
    return (by_code(area) or places().by_code(area)) if area else None


def limit(step: str, start: date) -> date:
    """The last day of a limit of the flow table that has a length of its own."""
    row = case_table().steps[step]
    if row.days is None:
        raise ValueError(f"Langkah {step!r} tidak punya lama sendiri.")
    return due(start, row.days, "hari" if row.unit == "hari" else "hari_kerja").due
