"""A stored assessment done again under the very pack and days off it was made with."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from jaganetral.law.assess import assess
from jaganetral.web.cases.legal import in_order
from jaganetral.web.cases.models import Assessment
from jaganetral.web.rules.pack import pack_of


@dataclass(frozen=True, slots=True)
class Replay:
    """What came out. `result` is None where the pack is not kept or not readable any more.

    `same`: byte for byte what was stored. `differs`: the parts of the result that do not match.
    """

    result: dict[str, Any] | None
    same: bool
    sentence: str
    differs: list[str] = field(default_factory=list)


def replay(stored: Assessment) -> Replay:
    """Assess the stored facts again, with the rules of then."""
    table = str(stored.result.get("pack", {}).get("workdays", ""))
    pack = pack_of(stored.pack_sha256, table)
    if pack is None:
        return Replay(None, False, _("Isi paket aturan saat itu tidak tersimpan di kantor ini."))
    result = assess(in_order(stored.facts), pack=pack)
    if table:
        result = {**result, "pack": {**result["pack"], "workdays": table}}
    if text(result) == text(stored.result):
        return Replay(result, True, _("Diulang dengan aturan saat itu: hasilnya sama persis."))
    names = sorted(result.keys() | stored.result.keys())
    apart = [name for name in names if _part(result, name) != _part(stored.result, name)]
    said = _("Diulang dengan aturan saat itu, bagian ini berbeda: %(parts)s.")
    return Replay(result, False, said % {"parts": ", ".join(apart)}, apart)


def _part(result: dict[str, Any], name: str) -> bytes | None:
    return text({name: result[name]}) if name in result else None


def text(result: dict[str, Any]) -> bytes:
    """A result as bytes that can be compared: sorted keys, no spaces."""
    return json.dumps(result, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
