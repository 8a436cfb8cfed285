"""Random cases of every fact, single-valued as in a table, and a second law to compare with."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import FactSpec, Pack

PACK = load_pack()
AREAS = ("33.01", "14.08", "91", "91.05", "19.05", "35", "19.71", "72.08", "99.01")
HOURS = ("00:00", "08:59", "09:00", "14:00", "23:59")
# the second law: other days, another level, a norm that is gone, a norm that yields
CHANGES = """norms:
- id: skb22-dis-01
  text: Alat peraga menjadi pelanggaran sedang.
  cite: [{instrument: skb-2022, at: contoh, confidence: recall}]
  who: asn
  when: {conduct: baliho_apk, stage: sesudah_penetapan}
  from: 2023-01-01
  then: [{category: disiplin, level: sedang, sanctions: sedang_pp94}]
- id: skb22-dis-06
  text: Menanggapi unggahan tidak dinilai.
  cite: [{instrument: skb-2022, at: contoh, confidence: recall}]
  who: bukan
  when: {conduct: like_share_comment_follow}
- id: contoh-mundur
  text: Yang umum mundur dari yang khusus.
  cite: [{instrument: skb-2022, at: contoh, confidence: recall}]
  who: asn
  when: {any: [{facility: true}, {not: {impact: negara}}], conduct: [lainnya, ikut_kampanye]}
  yields_to: [skb22-dis-01, contoh-tafsir]
  then:
  - {category: disiplin, level: ringan, sanctions: sedang_pp94, when: {impact: unit_kerja}}
  - {category: disiplin, level: sedang, sanctions: sedang_pp94, when: {impact: instansi}}
  - {category: disiplin, level: berat, sanctions: sedang_pp94, when: {impact: negara}}
- id: contoh-tafsir
  text: Bergantung pada tafsir.
  cite: [{instrument: skb-2022, at: contoh, confidence: recall}]
  who: asn
  when: {reading_photo: luas, conduct: foto_bersama_calon_atau_simbol}
  then: [{category: kode_etik, level: moral}]
"""


def days_that_count() -> list[str]:
    """The days on which something changes, and those beside them."""
    edges = {PACK.rules["regime_change"]["day"]}
    for calendar in PACK.calendars.values():
        edges |= {row["day"] for row in calendar["determination"].values()}
        edges |= {row[end] for row in calendar["stages"] for end in ("from", "to")}
    for row in PACK.rules["undated"].values():
        for wave in row.get("waves", ()):
            after = timedelta(PACK.rules["pasca_days"]["days"])
            edges |= {wave["day"], wave["day"] + after}
    beside = [day + timedelta(step) for day in edges for step in (-1, 0, 1)]
    return [day.isoformat() for day in sorted(set(beside))]


EDGES = days_that_count()


def changed_pack(folder: Path) -> Pack:
    """The second law."""
    return load_pack(changes_file(folder))


def changes_file(folder: Path) -> Path:
    path = folder / "ubahan.yaml"
    path.write_text(CHANGES, "utf-8")
    return path


def cases(seed: int, count: int) -> list[dict[str, Any]]:
    """So many cases of a seed, from almost complete to almost empty."""
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    return [_case(chance, chance.choice((0.05, 0.4, 0.7, 0.95))) for _ in range(count)]


def _case(chance: random.Random, missing: float) -> dict[str, Any]:
    found = {}
    for name, spec in PACK.facts.items():
        if spec.kind != "prior" and chance.random() >= missing:
            found[name] = _value(spec, chance)
    return found


def _value(spec: FactSpec, chance: random.Random) -> Any:
    if spec.kind == "bool":
        return chance.random() < 0.5
    if spec.kind == "day":
        some = date(2017, 1, 1) + timedelta(chance.randrange(4000))
        return chance.choice((some.isoformat(), chance.choice(EDGES)))
    if spec.kind in ("conduct", "list"):
        return chance.sample(spec.values, chance.choice((1, 1, 2, 3)))
    if spec.kind == "enum":
        return chance.choice(spec.values)
    return chance.choice(HOURS if spec.kind == "time" else AREAS)


def table(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Cases as columns of text, as a file has them."""
    names = [name for name, spec in PACK.facts.items() if spec.kind != "prior"]
    return {name: [_cell(row.get(name)) for row in rows] for name in names}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "|".join(value) if isinstance(value, list) else value or ""
