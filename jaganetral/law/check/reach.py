"""Norms and levels that no case can reach, and norms that say what another says already."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jaganetral.law.check.answer import can
from jaganetral.law.check.differ import effects, named
from jaganetral.law.check.encode import Encoding, bit, holds, literal
from jaganetral.law.check.found import Found
from jaganetral.law.engine.worlds import enabled
from jaganetral.law.model import Condition, Norm
from jaganetral.law.telling.phrases import condition_words
from jaganetral.law.words import word


def never(enc: Encoding) -> Iterator[Found]:
    """Norms and levels that no case reaches, and norms that only undated elections reach."""
    in_stage = [enc.dated, -bit(enc, "stage", "luar_tahapan")]
    for norm in enc.pack.norms.values():
        so = holds(enc, norm)
        if not can(enc, so):
            yield Found("never", norm.id, f"{norm.id}: tidak pernah berlaku; {_why(enc, norm)}.")
            continue
        facts = frozenset(named(enc.pack, norm))
        if not can(enc, so, *in_stage):
            said = "hanya mungkin di luar tahapan setiap kalender; periksa masa berlakunya"
            yield Found("outside", norm.id, f"{norm.id}: {said}.", "", [so], facts)
        for (category, level, _), lit in levels(enc, norm).items():
            if not can(enc, lit):
                said = f"{track(category)} {word('level', level)}"
                yield Found(
                    "never_level",
                    norm.id,
                    f"{norm.id}: tingkat {said} tidak pernah tercapai; periksa `then`.",
                    "",
                    [so],
                    facts,
                )


def levels(enc: Encoding, norm: Norm) -> Mapping[tuple[str, str, str], int]:
    """The literal of each consequence of a norm, by track, level and sanctions."""
    found = {key: lit for key, lit in effects(enc, norm).items() if key != "holds"}
    return {(key[0].value, key[1].value, key[2]): lit for key, lit in found.items()}


def track(category: str) -> str:
    """A track inside a sentence: "disiplin"."""
    said = word("category", category)
    return f"{said[:1].lower()}{said[1:]}"


def _why(enc: Encoding, norm: Norm) -> str:
    """The elements that exclude one another: a smallest set that cannot be true together."""
    if norm.first > norm.last:
        return f"masa berlakunya kosong: {norm.first} sesudah {norm.last}"
    parts = {literal(enc, part): condition_words(part, enc.pack) for part in _parts(norm.when)}
    for name in norm.yields_to:
        if not enc.pack.norms[name].disabled:
            parts[-literal(enc, enc.pack.norms[name].when)] = f"{name} tidak berlaku"
    left = list(parts)
    for part in list(parts):
        fewer = [one for one in left if one != part]
        if not can(enc, *fewer):
            left = fewer
    said = " | ".join(parts[part] for part in left)
    return f"unsur ini saling meniadakan: {said}; periksa `when`, `unless`, dan masa berlaku"


def _parts(condition: Condition) -> Iterator[Condition]:
    if condition.op != "all":
        yield condition
    for kid in condition.kids if condition.op == "all" else ():
        yield from _parts(kid)


def redundant(enc: Encoding) -> Iterator[Found]:
    """Norms all of whose consequences another norm gives in every case."""
    norms = [norm for norm in enabled(enc.pack) if norm.consequences]
    given = {norm.id: levels(enc, norm) for norm in norms}
    for norm in norms:
        for other in norms:
            if norm is not other and _covers(enc, given[norm.id], given[other.id]):
                said = f"{other.id} sudah memberi akibat yang sama pada setiap perkaranya"
                yield Found(
                    "redundant",
                    norm.id,
                    f"{norm.id}: {said}; hapus salah satu atau catat alasannya.",
                    other.id,
                    [holds(enc, norm)],
                    frozenset(named(enc.pack, norm, other)),
                )


def _covers(enc: Encoding, own: Mapping[Any, int], others: Mapping[Any, int]) -> bool:
    if not own.keys() <= others.keys():
        return False
    return not any(can(enc, lit, -others[key]) for key, lit in own.items())


def overlap(enc: Encoding, plain: Sequence[int]) -> Iterator[Found]:
    """Pairs of norms that one act breaks both, on one track with different levels.

    `plain`: the literals of an ordinary case (one code, facts that fit it).
    """
    norms = [norm for norm in enabled(enc.pack) if norm.consequences]
    given = {norm.id: levels(enc, norm) for norm in norms}
    for place, norm in enumerate(norms):
        for other in norms[place + 1 :]:
            if other.id in norm.yields_to or norm.id in other.yields_to:
                continue
            clash = _clash(enc, given[norm.id], given[other.id], plain)
            if clash is not None:
                (category, one, two), goal = clash
                said = (
                    f"{norm.id} dan {other.id}: satu perbuatan dapat melanggar keduanya, "
                    f"{track(category)} {word('level', one)} dan {word('level', two)}"
                )
                yield Found(
                    "overlap",
                    norm.id,
                    f"{said}; beri `yields_to` atau catat tinjauannya.",
                    other.id,
                    goal,
                    frozenset(named(enc.pack, norm, other)),
                    plain,
                )


def _clash(
    enc: Encoding, own: Mapping[Any, int], others: Mapping[Any, int], plain: Sequence[int]
) -> tuple[tuple[str, str, str], list[int]] | None:
    """The first track and two levels that go together, with the literals of such a case."""
    for (category, level, _), lit in own.items():
        for (track, rung, _), other in others.items():
            if category == track and level != rung and can(enc, lit, other, *plain):
                return (category, level, rung), [lit, other]
    return None
