"""What a pack declares and nothing uses; norms that must not stand as they are."""

from collections.abc import Iterator, Mapping
from typing import Any

from jaganetral.law.check.found import Found
from jaganetral.law.corpus.layout import OWN
from jaganetral.law.engine.worlds import atoms, conditions_of, enabled
from jaganetral.law.model import Pack, State
from jaganetral.law.telling.cautions import weakest

# Groups that the engine itself reads.
OWN_GROUPS = ("asn", "pppk_like", "pasangan", "ditetapkan")
CAMPAIGN = ("kampanye", "masa_tenang")
STATES = {
    State.HOLDS: "yang berlaku",
    State.FAILS: "yang tidak berlaku",
    State.UNKNOWN: "yang belum pasti",
}


def recalled(pack: Pack) -> Iterator[Found]:
    """Norms that rest on memory and may decide something all the same."""
    for norm in pack.norms.values():
        if weakest(norm) == "recall" and not norm.disabled:
            said = "bersandar pada ingatan tetapi tidak dinonaktifkan; beri disabled: true"
            yield Found("recall", norm.id, f"{norm.id}: {said}.")


def rings(pack: Pack) -> Iterator[Found]:
    """Norms that step back for one that steps back itself."""
    for norm in pack.norms.values():
        for name in norm.yields_to:
            if pack.norms[name].yields_to:
                said = f"{norm.id} mengalah kepada {name} yang sendiri mengalah; pilih satu arah."
                yield Found("ring", norm.id, said, name)


def unused(pack: Pack) -> Iterator[Found]:
    """Facts, values, groups, sanctions and instruments that nothing uses."""
    for part in (_facts, _values, _groups, _sanctions, _instruments):
        for name, said in part(pack):
            yield Found("unused", name, f"{name}: {said} tidak dipakai; hapus atau pakai.")


def _named(pack: Pack) -> dict[str, set[Any]]:
    """fact -> the values that norms, competence and limits name."""
    found: dict[str, set[Any]] = {}
    for norm in pack.norms.values():
        for condition in conditions_of(norm):
            for atom in atoms(condition):
                found.setdefault(atom.fact, set()).update(atom.allowed)
    for row in pack.competence:
        for fact in row.keys() & pack.facts.keys():
            said = row[fact] if isinstance(row[fact], list) else [row[fact]]
            values = [value for one in said for value in pack.groups.get(one, (one,))]
            found.setdefault(fact, set()).update(values)
    for fact, value in pack.rules["routes"]["apip"].items():
        if fact in pack.facts:
            found.setdefault(fact, set()).update(value if isinstance(value, list) else [value])
    starts = {row.get("start") for rows in pack.rules["limits"].values() for row in rows}
    return {**found, **{fact: set() for fact in starts if fact and fact not in found}}


def _facts(pack: Pack) -> Iterator[tuple[str, str]]:
    known = _named(pack).keys() | set(OWN)
    for name in pack.facts:
        if name not in known:
            yield name, "tafsir" if name.startswith("reading_") else "fakta"


def _values(pack: Pack) -> Iterator[tuple[str, str]]:
    """Values nothing names; one alone is "otherwise" and needs no name."""
    named = _named(pack)
    for name, spec in pack.facts.items():
        left = [value for value in spec.values if value not in named.get(name, spec.values)]
        if len(left) > 1 and not spec.pattern:
            for value in left:
                yield f"{name}={value}", "nilai"


def _groups(pack: Pack) -> Iterator[tuple[str, str]]:
    sets = [
        atom.allowed
        for norm in pack.norms.values()
        for condition in conditions_of(norm)
        for atom in atoms(condition)
    ]
    used = {str(row.get("status")) for row in pack.competence}
    used |= {str(row.get("status")) for rows in pack.rules["limits"].values() for row in rows}
    for name, values in pack.groups.items():
        named = name in used or name in OWN_GROUPS
        if not named and not any(set(values) <= allowed for allowed in sets):
            yield name, "kelompok"


def _sanctions(pack: Pack) -> Iterator[tuple[str, str]]:
    used = {then.sanctions for norm in pack.norms.values() for then in norm.consequences}
    used |= {str(row.get("until_then")) for row in pack.sanctions.values()}
    used |= set(pack.rules["pppk_sets"].values())
    for name in pack.sanctions.keys() - used:
        yield name, "daftar sanksi"


def _instruments(pack: Pack) -> Iterator[tuple[str, str]]:
    """Instruments that nothing cites, and that stand in no line with one that is cited."""
    used = {cite.instrument for norm in pack.norms.values() for cite in norm.citations}
    cited = " ".join(_texts([pack.rules, pack.competence, pack.sanctions, pack.calendars]))
    rows = pack.instruments
    used |= {name for name, row in rows.items() if _short(row) in cited}
    for key in ("replaces", "amends", "replaced_by", "amended_by"):
        used |= {name for name, row in rows.items() if used & set(row.get(key, ()))}
    for name in rows.keys() - used:
        yield name, "instrumen"


def _short(row: Mapping[str, Any]) -> str:
    return str(row.get("short") or row["title"].split(" tentang ")[0])


def _texts(value: Any) -> Iterator[str]:
    """Every text inside nested data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def calendars(pack: Pack) -> Iterator[Found]:
    """Calendars that lack the stages the engine reads."""
    for name, row in pack.calendars.items():
        ids = {stage["id"] for stage in row["stages"]}
        if not row.get("campaign_unknown") and not ids >= set(CAMPAIGN):
            lost = " dan ".join(one for one in CAMPAIGN if one not in ids)
            said = f"{name}: kalender tanpa tahapan {lost}; tambahkan atau campaign_unknown: true."
            yield Found("no_campaign", name, said)


def without_example(pack: Pack, examples: Mapping[str, Any]) -> Iterator[Found]:
    """Enabled norms for which one of the three states has no example."""
    for norm in enabled(pack):
        cases = examples[norm.id].cases if norm.id in examples else ()
        seen = {State(one.state) for one in cases}
        lost = [words for state, words in STATES.items() if state not in seen]
        if norm.criminal and State.UNKNOWN in seen:
            lost = [words for words in lost if words != STATES[State.HOLDS]]
        if lost:
            said = f"{norm.id}: tanpa contoh {', '.join(lost)}; tambah di data/examples."
            yield Found("no_example", norm.id, said)


def not_read_once(pack: Pack) -> Iterator[Found]:
    """Norms in which a fact stands more than once: the quick mode may call them open too often."""
    for norm in enabled(pack):
        facts = [atom.fact for atom in atoms(norm.when)]
        twice = sorted({fact for fact in facts if facts.count(fact) > 1})
        if twice:
            said = f"{norm.id}: menyebut {', '.join(twice)} lebih dari sekali"
            yield Found(
                "not_read_once",
                norm.id,
                f"{said}; mode cepat dapat berkata belum pasti terlalu sering.",
            )
