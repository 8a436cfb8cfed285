"""Turns the rows of norms/*.yaml into norms; every mistake is named with its file and line."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jaganetral.law.corpus.shape import Shape, day, flag, meant, one_of, rows, table, text, url
from jaganetral.law.corpus.strict import Spot, book
from jaganetral.law.model import (
    LADDERS,
    Category,
    Citation,
    Condition,
    Consequence,
    FactSpec,
    Level,
    Norm,
)

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
# A row of a norm file, and where it stands.
Row = tuple[Spot, Mapping[str, Any]]


def _any(value: Any, spot: Spot) -> None:
    """Looked at when the condition is read."""


class NormReader:
    """Reads norms against the declared facts, groups, instruments and sanctions."""

    def __init__(
        self,
        facts: Mapping[str, FactSpec],
        groups: Mapping[str, tuple[str, ...]],
        instruments: Mapping[str, Any],
        sanctions: Mapping[str, Any],
    ) -> None:
        self.facts, self.groups, self.instruments = facts, groups, instruments
        self.rows: dict[str, Row] = {}
        self.shape = _shape(instruments, sanctions)

    def learn(self, given: Sequence[Row]) -> None:
        """Take note of every row first: norms name one another. Raises PackError."""
        for spot, row in given:
            if not isinstance(row, Mapping):
                raise spot.error("norma harus pemetaan dengan id, text, cite, who, when")
            here = self._spot(row, spot)
            self.shape(row, here)
            if row["id"] in self.rows:
                raise here.at("id").error("id ini sudah ada; beri nama lain")
            self.rows[row["id"]] = (here, row)

    def _spot(self, row: Mapping[str, Any], spot: Spot) -> Spot:
        return spot.at(said=f"norma {row.get('id', '?')}")

    def norm(self, name: str) -> Norm:
        """One norm that was learnt. Raises PackError naming file and line."""
        spot, row = self.rows[name]
        who, act = self._atom("status", row["who"], spot.at("who")), self._act(row, spot, ())
        first, last = self._in_force(row)
        in_force = Condition("atom", (), "act_date", frozenset({(first, last)}))
        citations = tuple(self._citation(cite) for cite in row["cite"])
        others = rows(one_of(tuple(self.rows)), least=0)
        others(row.get("yields_to", []), spot.at("yields_to"))
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
            consequences=tuple(
                self._consequence(then, spot.at("then", place))
                for place, then in enumerate(row.get("then", ()))
            ),
            yields_to=tuple(row.get("yields_to", ())),
            routes=tuple(row.get("routes", ())),
            general=row.get("general", False),
            panel=row.get("panel", False),
            note=row.get("note", ""),
            disabled=row.get("disabled", False),
        )

    def _act(self, row: Mapping[str, Any], spot: Spot, inside: tuple[str, ...]) -> Condition:
        """The deed; `inside` names the norms whose forms are being read, to refuse a ring."""
        inside = (*inside, row["id"])
        act = self.condition(row["when"], spot.at("when"), inside)
        if "unless" not in row:
            return act
        unless = self.condition(row["unless"], spot.at("unless"), inside)
        return Condition("all", (act, Condition("not", (unless,))))

    def condition(self, spec: Any, spot: Spot, inside: tuple[str, ...] = ()) -> Condition:
        """A condition from structured YAML: facts with values, all / any / not, other forms."""
        if not isinstance(spec, Mapping) or not spec:
            raise spot.error("syarat harus pemetaan fakta: nilai, dan tidak kosong")
        kids = [self._part(key, one, spot.at(key), inside) for key, one in spec.items()]
        return kids[0] if len(kids) == 1 else Condition("all", tuple(kids))

    def _part(self, key: str, value: Any, spot: Spot, inside: tuple[str, ...]) -> Condition:
        if key == "not":
            return Condition("not", (self.condition(value, spot, inside),))
        if key not in ("all", "any", "forms"):
            return self._atom(key, value, spot)
        rows(_any)(value, spot)
        kids = [
            self._form(one, spot.at(place), inside)
            if key == "forms"
            else self.condition(one, spot.at(place), inside)
            for place, one in enumerate(value)
        ]
        return Condition("any" if key == "forms" else key, tuple(kids))

    def _form(self, name: str, spot: Spot, inside: tuple[str, ...]) -> Condition:
        """The deed of another norm."""
        one_of(tuple(self.rows))(name, spot)
        if name in inside:
            raise spot.error(f"`forms` berputar: {name} menyebut dirinya sendiri; hapus satu")
        other, row = self.rows[name]
        return self._act(row, other, inside)

    def _atom(self, fact: str, value: Any, spot: Spot) -> Condition:
        if fact == "act_date":
            table({}, {"from": day, "until": day})(value, spot)
            span = (value.get("from", date.min), value.get("until", date.max))
            if span[0] > span[1]:
                raise spot.error("`from` sesudah `until`")
            return Condition("atom", (), fact, frozenset({span}))
        known = self._values(fact, spot)
        wanted: list[Any] = []
        for one in value if isinstance(value, list) else [value]:
            wanted.extend(self.groups.get(one, (one,)) if isinstance(one, str) else (one,))
        if not wanted:
            raise spot.error(f"{fact} tanpa nilai; isi daftarnya atau hapus")
        if bad := [one for one in wanted if not self._may_be(one, known)]:
            raise spot.error(f"{fact} tidak mempunyai nilai {bad[0]!r}; {meant(bad[0], known)}")
        return Condition("atom", (), fact, frozenset(wanted))

    def _may_be(self, value: Any, known: Sequence[Any]) -> bool:
        return any(value is one or (value == one and type(value) is type(one)) for one in known)

    def _values(self, fact: str, spot: Spot) -> tuple[Any, ...]:
        if fact in DERIVED:
            return DERIVED[fact]
        if fact not in self.facts:
            near = meant(fact, (*self.facts, *DERIVED, "all", "any", "not", "forms"))
            raise spot.error(f"fakta {fact} tidak ada di facts.yaml; {near}")
        spec = self.facts[fact]
        if spec.kind not in ("enum", "bool", "conduct", "list"):
            raise spot.error(f"fakta {fact} berjenis {spec.kind}; tidak dapat menjadi syarat norma")
        return (True, False) if spec.kind == "bool" else spec.values

    def _citation(self, row: Mapping[str, str]) -> Citation:
        link = row.get("url") or self.instruments[row["instrument"]].get("url", "")
        return Citation(row["instrument"], row["at"], row["confidence"], link)

    def _consequence(self, row: Mapping[str, Any], spot: Spot) -> Consequence:
        when = self.condition(row["when"], spot.at("when")) if "when" in row else ALWAYS
        category, level = Category(row["category"]), Level(row["level"])
        if level not in LADDERS[category]:
            choice = ", ".join(one.value for one in LADDERS[category])
            raise spot.at("level").error(
                f"jalur {category.value} tidak mempunyai tingkat {level.value!r}; pilih: {choice}"
            )
        return Consequence(category, level, row.get("sanctions", ""), when)

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


def _shape(instruments: Mapping[str, Any], sanctions: Mapping[str, Any]) -> Shape:
    """The keys of a norm and what may stand there; conditions are looked at when they are read."""
    cite = table(
        {"instrument": one_of(tuple(instruments)), "at": text, "confidence": one_of(CONFIDENCES)},
        {"url": url, "context": flag},
    )
    then = table(
        {
            "category": one_of(tuple(one.value for one in Category)),
            "level": one_of(tuple(one.value for one in Level)),
        },
        {"sanctions": one_of(tuple(sanctions)), "when": _any},
    )
    return table(
        {"id": text, "text": text, "cite": rows(cite), "who": _any, "when": _any},
        {
            **{
                "text_en": text,
                "unless": _any,
                "then": rows(then, least=0),
                "yields_to": rows(text, least=0),
            },
            **{"routes": rows(one_of(tuple(book()["route"])), least=0), "panel": flag},
            "general": flag,
            **{"note": text, "disabled": flag, "from": day, "until": day},
        },
    )
