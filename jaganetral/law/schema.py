"""The JSON Schema of the facts of `assess`, made from the law pack."""

from typing import Any

from jaganetral.law.model import FactSpec, Pack

DAY = {"type": "string", "format": "date"}
TIME = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
PRIOR = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"type": "string"},
            "same_kind": {"type": "boolean"},
            "date": DAY,
            "still_serving": {"type": "boolean"},
        },
        "additionalProperties": False,
    },
}


def schema(pack: Pack) -> dict[str, Any]:
    """A flat object; every value may be null (unknown) or `{"one_of": [...]}`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Fakta assess, paket hukum {pack.version}",
        "type": "object",
        "properties": {name: _open(spec) for name, spec in pack.facts.items()},
        "additionalProperties": False,
    }


def _open(spec: FactSpec) -> dict[str, Any]:
    plain = _plain(spec)
    one_of = {
        "type": "object",
        "properties": {"one_of": {"type": "array", "items": plain, "minItems": 1}},
        "required": ["one_of"],
        "additionalProperties": False,
    }
    shapes = [plain, one_of, {"type": "null"}]
    if spec.kind == "day":
        span = {
            "type": "object",
            "properties": {"from": DAY, "to": DAY},
            "required": ["from", "to"],
            "additionalProperties": False,
        }
        shapes.insert(1, span)
    return {"title": spec.label, "description": f"{spec.ask} ({spec.of})", "anyOf": shapes}


def _plain(spec: FactSpec) -> dict[str, Any]:
    if spec.kind == "bool":
        return {"type": "boolean"}
    if spec.kind == "day":
        return dict(DAY)
    if spec.kind == "time":
        return dict(TIME)
    if spec.kind == "prior":
        return PRIOR
    if spec.kind in ("conduct", "list"):
        return {"type": "array", "items": {"enum": list(spec.values)}, "uniqueItems": True}
    if spec.kind == "enum":
        return {"enum": list(spec.values)}
    return {"type": "string"}
