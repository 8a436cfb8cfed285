"""One text for one record: canonical JSON after RFC 8785, for whole numbers and text.

Fractions are refused: no two languages print them alike, and no sealed record needs one.
"""

import json
from collections.abc import Mapping
from typing import Any

SAFE_INTEGER = 2**53 - 1  # beyond it JSON readers in other languages lose digits


def canonical(record: Mapping[str, Any]) -> bytes:
    """The canonical UTF-8 bytes of a record: text, whole numbers, yes/no, null, lists, records.

    Raises ValueError naming the place of anything else.
    """
    ordered = _ordered(record, "record")
    try:
        return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("record: text with half a surrogate pair cannot be sealed.") from None


def _ordered(value: Any, place: str) -> Any:
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        if abs(value) > SAFE_INTEGER:
            raise ValueError(f"{place}: {value} is beyond 2^53; write it as text.")
        return value
    if isinstance(value, Mapping):
        return _ordered_mapping(value, place)
    if isinstance(value, (list, tuple)):
        return [_ordered(item, f"{place}[{at}]") for at, item in enumerate(value)]
    raise ValueError(f"{place}: a {type(value).__name__} cannot be sealed; write it as text.")


def _ordered_mapping(value: Mapping[Any, Any], place: str) -> dict[str, Any]:
    for key in value:
        if not isinstance(key, str):
            raise ValueError(f"{place}: the field name {key!r} is not text.")
    # RFC 8785 orders names by UTF-16 code units
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return {name: _ordered(value[name], f"{place}.{name}") for name in names}
