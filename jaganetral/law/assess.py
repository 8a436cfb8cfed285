"""Facts of a case -> what holds, what is forbidden, with which consequence, and what to ask."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from jaganetral.law import consequence, procedure, questions, sanction
from jaganetral.law.corpus import load_pack
from jaganetral.law.elections import stage_on
from jaganetral.law.facts import Possible, possible_values
from jaganetral.law.model import Category, FactError, Level, Norm, Pack, State
from jaganetral.law.outcome import NONE, Judged, Track, is_settled
from jaganetral.law.reasons import because
from jaganetral.law.worlds import Worlds, atoms

SHOWN_CHANGES = 6


def assess(
    facts: Mapping[str, Any],
    *,
    mode: str = "worlds",
    pack: Pack | None = None,
    show_all: bool = False,
    changes: bool = True,
) -> dict[str, Any]:
    """Assess a case. `facts` as in the contract; a missing fact is unknown.

    Returns the contract's object. `mode` is "worlds" (exact, or sampled and said so) or "kleene"
    (quick and sound, sometimes unknown where worlds would settle). Without `changes`, `what_if`
    stays empty: most of the time goes there. Raises FactError.
    """
    pack = pack or load_pack()
    facts = {name: value for name, value in facts.items() if value is not None}
    known = possible_values(facts, pack)
    judged = Judged(Worlds(known, facts, pack))
    tracks = judged.tracks()
    states = {norm.id: judged.state(norm) for norm in judged.worlds.norms}
    if mode == "kleene":
        states = {norm.id: _kleene(judged, norm) for norm in judged.worlds.norms}
    found = consequence.recommended(judged, tracks, facts, known, pack)
    limits = procedure.deadlines(facts, tracks, pack)
    open_states = [(pack.norms[name], state) for name, state in states.items()]
    return {
        "pack": {"version": pack.version, "sha256": pack.sha256},
        "mode": mode if mode == "kleene" else "worlds" if judged.worlds.exact else "sampled",
        "stage": _stage(judged),
        "outcome": _outcome(judged, tracks, states, known, pack),
        "findings": _findings(judged, states, facts, known, pack, show_all),
        "recommended": found,
        "authority": consequence.authority(found, tracks, known, pack),
        "routes": procedure.routes(tracks, open_states, facts, known, pack),
        "deadlines": limits,
        "ask": questions.ask(judged, pack),
        "what_if": _what_if(facts, tracks, pack) if changes else [],
        "warnings": consequence.warnings(judged, states, limits, pack),
    }


def _kleene(judged: Judged, norm: Norm) -> State:
    certain, possible = judged.worlds.kleene(norm)
    if not possible or (norm.residual and judged.masks.get(norm.id) == 0):
        return State.FAILS
    criminal = any(then.category is Category.PIDANA for then in norm.consequences)
    return State.HOLDS if certain and not criminal else State.UNKNOWN


def _stage(judged: Judged) -> dict[str, Any]:
    """The stage, or None fields where the calendar cannot tell."""
    places = {(c.election, c.office, c.act_date) for c in judged.worlds.contexts}
    stages = list(dict.fromkeys(c.stage for c in judged.worlds.contexts))
    determined = {c.determined for c in judged.worlds.contexts}
    why, tracks = "Tahapan belum dapat ditentukan dari fakta yang ada.", []
    if len(places) == 1:
        election, office, day = next(iter(places))
        found = stage_on(day, election, office, pack=judged.worlds.pack)
        if found is not None:
            why, tracks = found.why, list(found.tracks)
    return {
        "id": stages[0] if len(stages) == 1 else None,
        "candidate_determined": determined.pop() if len(determined) == 1 else None,
        "tracks": tracks,
        "why": why,
    }


def _outcome(
    judged: Judged,
    tracks: Sequence[Track],
    states: Mapping[str, State],
    known: Possible,
    pack: Pack,
) -> dict[str, Any]:
    categories = [track.category.value for track in tracks]
    levels = list(dict.fromkeys(level for track in tracks for level in track.levels))
    asn = set(pack.groups["asn"])
    if not asn & set(known["status"]) and not _village_pns(known):
        categories.insert(0, "bukan_asn")
    contested = questions.deciding_readings(judged)
    panel = (
        any(Level.TANPA_JENJANG in track.levels for track in tracks)
        or bool(contested)
        or any(
            pack.norms[name].panel
            and state is not State.FAILS
            and not pack.norms[name].consequences
            for name, state in states.items()
        )
    )
    return {
        "tracks": [track.as_dict() for track in tracks],
        "settled": is_settled(list(tracks)),
        "human_panel": panel,
        "categories": categories or [NONE],
        "level": levels or [NONE],
    }


def _village_pns(known: Possible) -> bool:
    return known["acting_village_head"] == (True,)


def _findings(
    judged: Judged,
    states: Mapping[str, State],
    facts: Mapping[str, Any],
    known: Possible,
    pack: Pack,
    show_all: bool,
) -> list[dict[str, Any]]:
    rows = []
    for norm in judged.worlds.norms:
        state = states[norm.id]
        if state is State.FAILS and not show_all:
            continue
        levels = list(judged.level_masks(norm))
        then = next((t for t in norm.consequences if t.level in levels), None)
        rows.append(
            {
                "norm": norm.id,
                "state": state.value,
                "text": norm.text,
                "category": then.category.value if then and then.category else None,
                "level": levels[0].value if len(levels) == 1 else None,
                "levels": [level.value for level in levels],
                "sanctions": list(_options(norm, levels, pack)),
                "citations": [cite.as_dict() for cite in norm.citations],
                "because": because(norm.when, judged.worlds, state),
                "readings": _readings(norm, judged),
                "note": norm.note,
            }
        )
    order = {"holds": 0, "unknown": 1, "fails": 2}
    return sorted(rows, key=lambda row: order[str(row["state"])])


def _options(norm: Norm, levels: Sequence[Level], pack: Pack) -> tuple[str, ...]:
    names = [t.sanctions for t in norm.consequences if t.level in levels and t.sanctions]
    found = [option for name in names for option in sanction.resolve(name, pack)[1]]
    return tuple(dict.fromkeys(found))


def _readings(norm: Norm, judged: Judged) -> list[str]:
    deciding = questions.deciding_readings(judged)
    spec = judged.worlds.pack.facts
    from_norm = {atom.fact for atom in atoms(norm.when)}
    return [spec[name].label for name in deciding if name in from_norm]


def _what_if(facts: Mapping[str, Any], tracks: Sequence[Track], pack: Pack) -> list[dict[str, Any]]:
    """Single changes of a known fact that would change the outcome, and to what."""
    now = [track.as_dict() for track in tracks]
    changed: list[dict[str, Any]] = []
    for name, value, said in _changes(facts, pack):
        other = {**facts, name: value}
        try:
            judged = Judged(Worlds(possible_values(other, pack), other, pack))
        except FactError:
            continue
        then = judged.tracks()
        if [track.as_dict() for track in then] == now:
            continue
        changed.append({"change": {name: said}, "outcome": _brief(then)})
        if len(changed) == SHOWN_CHANGES:
            break
    return changed


def _changes(facts: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, Any, Any]]:
    """(fact, other value, how it is said): the day on the other side of determination first."""
    day = facts.get("act_date")
    calendar = pack.calendars.get(str(facts.get("election")))
    fixed = (calendar or {}).get("determination", {}).get(str(facts.get("office")))
    if isinstance(day, str) and fixed is not None:
        pivot: date = fixed["day"]
        if date.fromisoformat(day) >= pivot:
            yield "act_date", (pivot - timedelta(1)).isoformat(), {"before": pivot.isoformat()}
        else:
            yield "act_date", (pivot + timedelta(1)).isoformat(), {"after": pivot.isoformat()}
    for name, value in questions.alternatives(facts, pack):
        yield name, value, value


def _brief(tracks: Sequence[Track]) -> dict[str, list[str]]:
    levels = list(dict.fromkeys(level for track in tracks for level in track.levels))
    return {
        "categories": [track.category.value for track in tracks] or [NONE],
        "level": levels or [NONE],
    }
