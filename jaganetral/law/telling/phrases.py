"""A norm's conditions and consequences in words, so that two versions can be read side by side."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from jaganetral.law.model import Condition, Consequence, Norm, Pack
from jaganetral.law.words import value_word, word

GLUE = {"all": " dan ", "any": " atau "}
EMPTY = {"all": "selalu", "any": "tidak pernah"}


def condition_words(condition: Condition, pack: Pack) -> str:
    """A condition as one phrase: "status kepegawaian: PNS dan tidak (cuti: ya)"."""
    if condition.op == "atom":
        return _atom(condition, pack)
    if condition.op == "not":
        return f"tidak ({condition_words(condition.kids[0], pack)})"
    parts = [_nested(kid, condition.op, pack) for kid in condition.kids]
    return GLUE[condition.op].join(parts) or EMPTY[condition.op]


def _nested(kid: Condition, op: str, pack: Pack) -> str:
    said = condition_words(kid, pack)
    return f"({said})" if kid.op in GLUE and kid.op != op and len(kid.kids) > 1 else said


def _atom(atom: Condition, pack: Pack) -> str:
    if atom.fact == "act_date":
        return " atau ".join(days_words(*span) for span in sorted(atom.allowed))
    spec = pack.facts.get(atom.fact)
    label = spec.label if spec else word("derived", atom.fact)
    values = [value_word(atom.fact, one) for one in sorted(atom.allowed, key=str)]
    return f"{label[:1].lower()}{label[1:]}: {' / '.join(values)}"


def days_words(first: date, last: date) -> str:
    """The days something is in force: "sejak 2021-08-31 sampai 2024-12-31", or "tanpa batas"."""
    begin = f"sejak {first.isoformat()}" if first > date.min else ""
    end = f"sampai {last.isoformat()}" if last < date.max else ""
    return " ".join(part for part in (begin, end) if part) or "tanpa batas"


def consequence_words(norm: Norm, pack: Pack) -> str:
    """The tracks and levels a norm opens, each with its condition; one phrase."""
    return "; ".join(_then(then, pack) for then in norm.consequences) or "tanpa sanksi"


def _then(then: Consequence, pack: Pack) -> str:
    said = f"{word('category', then.category.value)}: {word('level', then.level.value)}"
    if then.when.op == "all" and not then.when.kids:
        return said
    return f"{said} bila {condition_words(then.when, pack)}"


def sanctions_words(names: Iterable[str]) -> str:
    """Sanctions as one phrase, in the order given."""
    return ", ".join(word("sanction", name) for name in names) or "tidak ada"


def row_words(row: Mapping[str, Any]) -> str:
    """A row of data as one phrase, keys in order, for rows that have no words of their own."""
    return "; ".join(f"{key}: {_value(row[key])}" for key in sorted(row))


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"({row_words(value)})"
    if isinstance(value, list | tuple):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return value.isoformat() if isinstance(value, date) else str(value)
