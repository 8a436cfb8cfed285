"""Turns the rows of norms/*.yaml into norms; every mistake is named with its file and norm."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jaganetral.law.model import (
    Category,
    Citation,
    Condition,
    Consequence,
    FactSpec,
    Level,
    Norm,
    PackError,
)

KEYS = {
    *("id", "text", "cite", "when", "unless", "then", "residual", "routes", "panel", "note"),
    *("disabled", "from", "until"),
}
THEN_KEYS = {"category", "level", "sanctions", "when"}
ALWAYS = Condition("all")
# Derived facts that a norm may name beside the declared ones.
DERIVED = {
    "stage": (
        *("luar_tahapan", "sebelum_penetapan", "calon", "kampanye", "tenang", "pungut", "pasca"),
    ),
    "regime": ("pp53", "pp94"),
}


class NormReader:
    """Reads norms against the declared facts, groups, instruments and sanctions."""

    def __init__(
        self,
        facts: Mapping[str, FactSpec],
        groups: Mapping[str, tuple[str, ...]],
        instruments: Mapping[str, Any],
        sanctions: Mapping[str, Any],
    ) -> None:
        self.facts, self.groups = facts, groups
        self.instruments, self.sanctions = instruments, sanctions
        self.place = ""

    def norm(self, row: Mapping[str, Any], file: str) -> Norm:
        """One norm. Raises PackError naming file and norm."""
        self.place = f"{file}: norma {row.get('id', '?')}"
        if unknown := row.keys() - KEYS:
            raise self._error(f"kunci tak dikenal {sorted(unknown)}")
        if not row.get("cite"):
            raise self._error("tanpa dasar; tambahkan `cite`")
        citations = tuple(self._citation(cite) for cite in row["cite"])
        parts = [self.condition(row["when"])]
        if "unless" in row:
            parts.append(Condition("not", (self.condition(row["unless"]),)))
        parts.append(self._in_force(row))
        return Norm(
            id=row["id"],
            text=row["text"],
            instrument=citations[0].instrument,
            citations=citations,
            when=Condition("all", tuple(parts)),
            consequences=tuple(self._consequence(then) for then in row.get("then", ())),
            residual=row.get("residual", False),
            routes=tuple(row.get("routes", ())),
            panel=row.get("panel", False),
            note=row.get("note", ""),
            disabled=row.get("disabled", False),
        )

    def condition(self, spec: Mapping[str, Any]) -> Condition:
        """A condition from structured YAML: facts with values, and all / any / not."""
        kids = []
        for key, value in spec.items():
            if key in ("all", "any"):
                kids.append(Condition(key, tuple(self.condition(part) for part in value)))
            elif key == "not":
                kids.append(Condition("not", (self.condition(value),)))
            else:
                kids.append(self._atom(key, value))
        return kids[0] if len(kids) == 1 else Condition("all", tuple(kids))

    def _atom(self, fact: str, value: Any) -> Condition:
        known = self._values(fact)
        wanted: list[Any] = []
        for one in value if isinstance(value, list) else [value]:
            wanted.extend(self.groups.get(one, (one,)) if isinstance(one, str) else (one,))
        if bad := [one for one in wanted if one not in known]:
            raise self._error(f"{fact} tidak mempunyai nilai {bad}")
        return Condition("atom", (), fact, frozenset(wanted))

    def _values(self, fact: str) -> tuple[Any, ...]:
        if fact in DERIVED:
            return DERIVED[fact]
        if fact not in self.facts:
            raise self._error(f"fakta {fact} tidak ada di facts.yaml")
        spec = self.facts[fact]
        return (True, False) if spec.kind == "bool" else spec.values

    def _citation(self, row: Mapping[str, str]) -> Citation:
        if row["instrument"] not in self.instruments:
            raise self._error(f"instrumen {row['instrument']} tidak ada di instruments.yaml")
        url = row.get("url") or self.instruments[row["instrument"]].get("url", "")
        return Citation(row["instrument"], row["at"], row["confidence"], url)

    def _consequence(self, row: Mapping[str, Any]) -> Consequence:
        if unknown := row.keys() - THEN_KEYS:
            raise self._error(f"kunci `then` tak dikenal {sorted(unknown)}")
        sanctions = row.get("sanctions", "")
        if sanctions and sanctions not in self.sanctions:
            raise self._error(f"sanksi {sanctions} tidak ada di sanctions.yaml")
        when = self.condition(row["when"]) if "when" in row else ALWAYS
        return Consequence(Category(row["category"]), Level(row["level"]), sanctions, when)

    def _in_force(self, row: Mapping[str, Any]) -> Condition:
        """The days on which every cited instrument is in force, as an atom on act_date."""
        starts = [row.get("from")] + [
            self.instruments[cite["instrument"]].get("from") for cite in row["cite"]
        ]
        ends = [row.get("until")] + [
            self.instruments[cite["instrument"]].get("until") for cite in row["cite"]
        ]
        first = max((day for day in starts if day), default=date.min)
        last = min((day for day in ends if day), default=date.max)
        return Condition("atom", (), "act_date", frozenset({(first, last)}))

    def _error(self, text: str) -> PackError:
        return PackError(f"{self.place}: {text}.")
