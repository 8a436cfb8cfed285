"""Turns the rows of norms/*.yaml into norms; every mistake is named with its file and norm."""

from collections.abc import Mapping, Sequence
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
    *("id", "text", "text_en", "cite", "who", "when", "unless", "then", "yields_to", "routes"),
    *("panel", "general", "note", "disabled", "from", "until"),
}
NEEDED = {"id", "text", "cite", "who", "when"}
THEN_KEYS = {"category", "level", "sanctions", "when"}
CITE_KEYS = {"instrument", "at", "confidence", "url", "context"}
CONFIDENCES = ("verified", "verified_copy", "secondary", "recall")
ALWAYS = Condition("all")
STAGES = ("luar_tahapan", "sebelum_penetapan", "calon", "kampanye", "tenang", "pungut", "pasca")
# Derived facts that a norm may name beside the declared ones.
DERIVED: Mapping[str, tuple[Any, ...]] = {
    "stage": STAGES,
    "determined": (True, False),
    "pivot": ("sebelum", "hari_penetapan", "sesudah"),
    "beneficiary": ("bakal_calon", "calon", "pasangan_calon", "partai", "tidak_ada"),
    "regime": ("pp53", "pp94"),
    "window71": (True, False),
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
        self.rows: dict[str, Mapping[str, Any]] = {}

    def learn(self, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Take note of every row first: norms name one another. Raises PackError."""
        for file, row in rows:
            self.place = f"{file}: norma {row.get('id', '?')}"
            if missing := NEEDED - row.keys():
                raise self._error(f"tanpa {sorted(missing)}")
            if row["id"] in self.rows:
                raise self._error("sudah ada; beri nama lain")
            self.rows[row["id"]] = row

    def norm(self, row: Mapping[str, Any], file: str) -> Norm:
        """One norm. Raises PackError naming file and norm."""
        self.place = f"{file}: norma {row['id']}"
        if unknown := row.keys() - KEYS:
            raise self._error(f"kunci tak dikenal {sorted(unknown)}")
        if not row["cite"]:
            raise self._error("tanpa dasar; tambahkan `cite`")
        who, act = self._atom("status", row["who"]), self._act(row)
        first, last = self._in_force(row)
        in_force = Condition("atom", (), "act_date", frozenset({(first, last)}))
        citations = tuple(self._citation(cite) for cite in row["cite"])
        for other in row.get("yields_to", ()):
            self._row(other)
        return Norm(
            id=row["id"],
            text=row["text"],
            text_en=row.get("text_en", row["text"]),
            instrument=citations[0].instrument,
            citations=citations,
            who=who,
            act=act,
            when=Condition("all", (who, act, in_force)),
            first=first,
            last=last,
            consequences=tuple(self._consequence(then) for then in row.get("then", ())),
            yields_to=tuple(row.get("yields_to", ())),
            routes=tuple(row.get("routes", ())),
            general=row.get("general", False),
            panel=row.get("panel", False),
            note=row.get("note", ""),
            disabled=row.get("disabled", False),
        )

    def _act(self, row: Mapping[str, Any]) -> Condition:
        act = self.condition(row["when"])
        if "unless" not in row:
            return act
        return Condition("all", (act, Condition("not", (self.condition(row["unless"]),))))

    def condition(self, spec: Mapping[str, Any]) -> Condition:
        """A condition from structured YAML: facts with values, all / any / not, other forms."""
        kids = []
        for key, value in spec.items():
            if key in ("all", "any"):
                kids.append(Condition(key, tuple(self.condition(part) for part in value)))
            elif key == "not":
                kids.append(Condition("not", (self.condition(value),)))
            elif key == "forms":
                kids.append(Condition("any", tuple(self._act(self._row(one)) for one in value)))
            else:
                kids.append(self._atom(key, value))
        return kids[0] if len(kids) == 1 else Condition("all", tuple(kids))

    def _row(self, name: str) -> Mapping[str, Any]:
        if name not in self.rows:
            raise self._error(f"norma {name} tidak ada")
        return self.rows[name]

    def _atom(self, fact: str, value: Any) -> Condition:
        if fact == "act_date":
            span = (value.get("from", date.min), value.get("until", date.max))
            return Condition("atom", (), fact, frozenset({span}))
        known = self._values(fact)
        wanted: list[Any] = []
        for one in value if isinstance(value, list) else [value]:
            wanted.extend(self.groups.get(one, (one,)) if isinstance(one, str) else (one,))
        if bad := [one for one in wanted if not self._may_be(fact, one, known)]:
            raise self._error(f"{fact} tidak mempunyai nilai {bad}")
        return Condition("atom", (), fact, frozenset(wanted))

    def _may_be(self, fact: str, value: Any, known: Sequence[Any]) -> bool:
        return any(value is one or (value == one and type(value) is type(one)) for one in known)

    def _values(self, fact: str) -> tuple[Any, ...]:
        if fact in DERIVED:
            return DERIVED[fact]
        if fact not in self.facts:
            raise self._error(f"fakta {fact} tidak ada di facts.yaml")
        spec = self.facts[fact]
        return (True, False) if spec.kind == "bool" else spec.values

    def _citation(self, row: Mapping[str, str]) -> Citation:
        if unknown := row.keys() - CITE_KEYS:
            raise self._error(f"kunci `cite` tak dikenal {sorted(unknown)}")
        if row["instrument"] not in self.instruments:
            raise self._error(f"instrumen {row['instrument']} tidak ada di instruments.yaml")
        if row.get("confidence") not in CONFIDENCES:
            raise self._error(f"`confidence` harus salah satu dari {', '.join(CONFIDENCES)}")
        url = row.get("url") or self.instruments[row["instrument"]].get("url", "")
        return Citation(row["instrument"], row["at"], row["confidence"], url)

    def _consequence(self, row: Mapping[str, Any]) -> Consequence:
        if unknown := row.keys() - THEN_KEYS:
            raise self._error(f"kunci `then` tak dikenal {sorted(unknown)}")
        sanctions = row.get("sanctions", "")
        if sanctions and sanctions not in self.sanctions:
            raise self._error(f"sanksi {sanctions} tidak ada di sanctions.yaml")
        when = self.condition(row["when"]) if "when" in row else ALWAYS
        try:
            category, level = Category(row["category"]), Level(row["level"])
        except ValueError as trouble:
            raise self._error(str(trouble)) from None
        return Consequence(category, level, sanctions, when)

    def _in_force(self, row: Mapping[str, Any]) -> tuple[date, date]:
        """The days on which every cited instrument is in force; a `context` one dates nothing."""
        cited = [
            self.instruments.get(c["instrument"], {}) for c in row["cite"] if not c.get("context")
        ]
        starts = [row.get("from"), *(one.get("from") for one in cited)]
        ends = [row.get("until"), *(one.get("until") for one in cited)]
        return (
            max((day for day in starts if day), default=date.min),
            min((day for day in ends if day), default=date.max),
        )

    def _error(self, text: str) -> PackError:
        return PackError(f"{self.place}: {text}.")
