"""Facts of a case -> what holds, what is forbidden, with which consequence, and what to ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.law import cautions, consequence, procedure, questions, sanction
from jaganetral.law.corpus import load_pack
from jaganetral.law.elections import stage_on
from jaganetral.law.facts import Possible, possible_values
from jaganetral.law.model import Level, Norm, Pack, State
from jaganetral.law.outcome import Judged, Track, is_settled
from jaganetral.law.reasons import because, elements
from jaganetral.law.whatif import brief, what_if
from jaganetral.law.worlds import READING, Worlds, atoms, conditions_of

ORDER = {State.HOLDS: 0, State.UNKNOWN: 1, State.FAILS: 2}
OPEN_STAGE = "Tahapan belum dapat ditentukan dari fakta yang ada."


def judge(facts: Mapping[str, Any], *, mode: str = "worlds", pack: Pack | None = None) -> Judged:
    """The judged worlds of a case, for callers that need no more. Raises FactError."""
    pack = pack or load_pack()
    given = {name: value for name, value in facts.items() if value is not None}
    known = possible_values(given, pack)
    return Judged(Worlds(known, given, pack), quick=mode == "kleene")


def assess(
    facts: Mapping[str, Any],
    *,
    mode: str = "worlds",
    pack: Pack | None = None,
    show_all: bool = False,
    changes: bool = True,
) -> dict[str, Any]:
    """Assess a case. `facts` as in the contract; a missing fact is unknown.

    Returns the contract's object. `mode` is "worlds" (exact; where there are too many, the quick
    way, and "sampled" says so) or "kleene" (quick and sound, sometimes unknown where worlds would
    settle). Without `changes`, `what_if` stays empty: most of the time goes there.
    Raises FactError.
    """
    judged = judge(facts, mode=mode, pack=pack)
    law, known, given = judged.worlds.pack, judged.worlds.known, judged.worlds.facts
    tracks = judged.tracks()
    states = {norm.id: judged.state(norm) for norm in judged.worlds.norms}
    deciding = questions.deciding_readings(judged)
    best = consequence.recommended(judged, tracks, known, law)
    bodies = procedure.routes(judged, tracks, states, known, law)
    limits = procedure.deadlines(judged, tracks, bodies, known, law)
    exact = "worlds" if judged.worlds.exact else "sampled"
    return {
        "pack": {"version": law.version, "sha256": law.sha256},
        "mode": "kleene" if mode == "kleene" else exact,
        "stage": stage(judged),
        "outcome": _outcome(tracks, states, known, law, deciding),
        "findings": _findings(judged, states, known, deciding, show_all),
        "recommended": best,
        "authority": consequence.authority(best, tracks, known, law),
        "routes": bodies,
        "deadlines": limits,
        "ask": questions.ask(judged),
        "what_if": what_if(given, tracks, law, quick=judged.quick) if changes else [],
        "warnings": cautions.warnings(judged, states, limits),
    }


def stage(judged: Judged) -> dict[str, Any]:
    """The stage, with None where neither calendar nor facts tell it."""
    worlds = judged.worlds
    stages = list(worlds.values("stage"))
    determined = set(worlds.values("determined"))
    why, tracks = OPEN_STAGE, []
    dated = {(c.election, c.office, c.act_date) for c in worlds.contexts if c.dated}
    days = {(election, day) for election, _, day in dated}
    if len(days) == 1 and all(c.dated for c in worlds.contexts):
        election, office, day = next(iter(dated))
        found = stage_on(day, election, office, pack=worlds.pack)
        if found is not None:
            tracks = list(found.tracks)
            why = found.why if len(dated) == 1 or len(stages) == 1 else OPEN_STAGE
    elif not dated and len(stages) == 1:
        why = cautions.voting_words(judged) or OPEN_STAGE
    elif not dated and worlds.known["candidate_determined"] in ((True,), (False,)):
        stages = ["calon" if True in determined else "sebelum_penetapan"]
        why = "Tanpa kalender: menurut keterangan apakah calon sudah ditetapkan."
    return {
        "id": stages[0] if len(stages) == 1 else None,
        "candidate_determined": determined.pop() if len(determined) == 1 else None,
        "tracks": tracks,
        "why": why,
    }


def _outcome(
    tracks: Sequence[Track],
    states: Mapping[str, State],
    known: Possible,
    pack: Pack,
    deciding: Sequence[str],
) -> dict[str, Any]:
    unassigned = any(Level.TANPA_JENJANG in track.levels for track in tracks)
    catch_all = any(
        pack.norms[name].panel for name, state in states.items() if state is not State.FAILS
    )
    return {
        "tracks": [track.as_dict() for track in tracks],
        "settled": is_settled(list(tracks)),
        "human_panel": unassigned or catch_all or bool(deciding),
        **brief(tracks, known, pack),
    }


def _findings(
    judged: Judged,
    states: Mapping[str, State],
    known: Possible,
    deciding: Sequence[str],
    show_all: bool,
) -> list[dict[str, Any]]:
    norms = [n for n in judged.worlds.norms if show_all or states[n.id] is not State.FAILS]
    rows = [_finding(norm, judged, states[norm.id], known, deciding) for norm in norms]
    return sorted(rows, key=lambda row: ORDER[State(row["state"])])


def _finding(
    norm: Norm, judged: Judged, state: State, known: Possible, deciding: Sequence[str]
) -> dict[str, Any]:
    pack = judged.worlds.pack
    levels = judged.levels_of(norm)
    shown = levels or list(dict.fromkeys(then.level for then in norm.consequences))
    category = next((t.category.value for t in norm.consequences if t.level in shown), None)
    named = {atom.fact for condition in conditions_of(norm) for atom in atoms(condition)}
    return {
        "norm": norm.id,
        "state": state.value,
        "text": norm.text,
        "text_en": norm.text_en,
        "category": category,
        "level": shown[0].value if len(shown) == 1 else None,
        "levels": [level.value for level in shown],
        "sanctions": list(sanction.options_of(norm, shown, known["status"], pack)),
        "citations": [cite.as_dict() for cite in norm.citations],
        "because": because(norm, judged.worlds, state),
        "elements": [element.as_dict() for element in elements(norm, judged.worlds)],
        "readings": [
            pack.facts[name].label
            for name in sorted(named)
            if name.startswith(READING) and len(known[name]) > 1
            if name in deciding or state is State.UNKNOWN
        ],
        "note": norm.note,
    }
