"""Who may be meant: candidates of a roster for a name, a nickname, a post, a place, best first.

The machine proposes: every candidate comes with reasons for and against, and strength words that
keep *kuat* for a name together with something that does not rest on the name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.context import (
    Evidence,
    post_level,
    reason_of,
    unit_level,
    weigh,
    weigh_sex,
    workplace_level,
)
from jaganetral.names.index import Index
from jaganetral.names.likeness import Bits, NameEvidence, compare_name, rough_bits
from jaganetral.names.nips import NipEvidence, nip_evidence
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query, completed
from jaganetral.names.reasons import Reason
from jaganetral.names.spread import Spread, spreads_of
from jaganetral.names.workplace import fold_post

_CLOSER_LOOK = 120  # people whose names are compared word by word


class Strength(StrEnum):
    """How much speaks for a candidate; never a verdict."""

    KUAT = "kuat"
    MUNGKIN = "mungkin"
    LEMAH = "lemah"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of the roster; `score` is the posterior, 0 to 1, which leaves room for nobody.

    `same_name_in_roster` counts everybody with this folded name, the candidate included. `bits`
    are log2 of the odds before any correction by judgements (see `roster.learning`).
    """

    row: int
    score: float
    strength: Strength
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    same_name_in_roster: int
    bits: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """One person under the closer look: inner number, bits, reasons, and what *kuat* needs."""

    number: int
    bits: float
    name: NameEvidence | None
    context: float
    clash: bool
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]


def _sex_said(query: Query) -> tuple[str, str]:
    name = fold_name(query.name)
    honorific = next((title for title in name.titles if name.sex), "")
    return name.sex, honorific.capitalize()


def _context(index: Index, query: Query) -> list[Evidence]:
    rules = tables.weights()
    found = []
    if query.position:
        former = rules.former if fold_post(query.position).acting == "mantan" else 1.0
        found.append(weigh(index, "position", query.position, post_level, less=former))
    if query.unit:
        found.append(weigh(index, "unit", query.unit, workplace_level, "place"))
    if query.agency:
        agency = weigh(index, "agency", query.agency, workplace_level, "place")
        if query.unit:
            agency = replace(agency, bits=agency.bits * rules.second_workplace)
        found.append(agency)
    if query.regency:
        found.append(weigh(index, "regency", query.regency, unit_level))
    sex, said = _sex_said(query)
    if sex:
        found.append(weigh_sex(index, sex, said))
    return found


def _looked_at(total: Bits) -> npt.NDArray[np.int64]:
    """The most promising people, best first; equal ones in the order of the roster."""
    most = min(_CLOSER_LOOK, len(total))
    return np.argsort(-total, kind="stable")[:most]


def _closer(
    index: Index,
    number: int,
    names: list[list[Spread]],
    context: Sequence[Evidence],
    nips: NipEvidence,
) -> Found:
    name = max(
        (compare_name(index, reading, number) for reading in names),
        key=lambda one: one.bits,
        default=None,
    )
    for_: list[Reason] = list(name.for_) if name else []
    against: list[Reason] = list(name.against) if name else []
    bits, good, clash = (name.bits if name else 0.0), 0.0, False
    for evidence in context:
        bits += float(evidence.bits[number])
        told = reason_of(evidence, index, number)
        if told is None:
            continue
        agrees, reason = told
        (for_ if agrees else against).append(reason)
        if evidence.attribute != "sex":
            good += float(evidence.bits[number])
        clash = clash or (not agrees and evidence.attribute in {"sex", "regency"})
    told_nip = nips.reason(number)
    if told_nip:
        agrees, reason = told_nip
        (for_ if agrees else against).insert(0, reason)
        clash = clash or not agrees
    nip_bits = nips.bits_for(number)
    return Found(number, bits + nip_bits, name, good + nip_bits, clash, tuple(for_), tuple(against))


def _posterior(index: Index, found: Sequence[Found], rest: Bits) -> list[float]:
    """Share of each person in all that may be true, "not in the roster" included."""
    inside = tables.weights().in_roster
    prior = np.log2(inside / len(index))
    bits = np.array([one.bits for one in found]) + prior
    outside = np.log2(1 - inside)
    most = max(float(bits.max()), float(outside))
    others = float(np.exp2(rest + prior - most).sum())
    whole = float(np.exp2(bits - most).sum()) + float(np.exp2(outside - most)) + others
    return [float(np.exp2(one - most)) / whole for one in bits]


def _strength(score: float, one: Found) -> Strength:
    rules = tables.weights()
    named = one.name is not None and one.name.whole
    apart = one.context >= rules.strong.context and not one.clash
    if score >= rules.strong.posterior and named and apart:
        return Strength.KUAT
    return Strength.MUNGKIN if score >= rules.possible else Strength.LEMAH


def search(index: Index, query: Query, top: int = 5) -> tuple[list[Candidate], list[int]]:
    """As `candidates`, with the inner numbers of the persons beside."""
    query = completed(index, query)
    if query.empty or not len(index):
        return [], []
    names = spreads_of(index, query.name)
    context = _context(index, query)
    nips = nip_evidence(index, query.nip)
    total = nips.everybody(len(index))
    for evidence in context:
        total = total + evidence.bits
    if names:
        total = total + np.max([rough_bits(index, reading) for reading in names], axis=0)
    closer = _looked_at(total)
    found = [_closer(index, int(number), names, context, nips) for number in closer]
    rest = np.delete(total, closer)
    scored = sorted(
        zip(_posterior(index, found, rest), found, strict=True),
        key=lambda pair: (-pair[1].bits, pair[1].number),
    )
    least = max(tables.weights().shown.bits, scored[0][1].bits - tables.weights().shown.behind)
    kept = [(score, one) for score, one in scored[:top] if one.bits >= least]
    return [_candidate(index, score, one) for score, one in kept], [one.number for _, one in kept]


def _candidate(index: Index, score: float, one: Found) -> Candidate:
    against = one.against if one.name else (*one.against, Reason("name_unknown"))
    namesakes = index.namesakes[index.names[one.number].folded]
    row = index.people[one.number].row
    return Candidate(row, score, _strength(score, one), one.for_, against, namesakes)


def candidates(index: Index, query: Query, top: int = 5) -> list[Candidate]:
    """At most `top` people of the roster who may be meant, best first; [] where nobody fits.

    A query without a name works from post and workplace. An odd NIP is ignored.
    """
    return search(index, query, top)[0]
