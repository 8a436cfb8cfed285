"""Facts of a case -> what holds, what is forbidden, with which consequence, and what to ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.law.consequence import limits, procedure
from jaganetral.law.consequence import recommended as consequence
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.elections import stage_on
from jaganetral.law.engine import questions
from jaganetral.law.engine.context import single
from jaganetral.law.engine.outcome import Judged, Track, is_settled
from jaganetral.law.engine.whatif import brief, what_if
from jaganetral.law.engine.worlds import Worlds
from jaganetral.law.facts import Possible, possible_values
from jaganetral.law.model import Level, Pack, State
from jaganetral.law.telling import cautions
from jaganetral.law.telling.findings import findings
from jaganetral.law.telling.minimal import with_reasons
from jaganetral.law.telling.whynot import why_not

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
    settle). Without `changes` there are no `reasons`, and `what_if` and `why_not` stay empty: most
    of the time goes there. Parts of results are shared: they are for reading.
    Raises FactError.
    """
    judged = judge(facts, mode=mode, pack=pack)
    law, known = judged.worlds.pack, judged.worlds.known
    tracks = judged.tracks()
    states = judged.states
    quick = mode == "kleene"
    deciding = (questions.open_readings if quick else questions.deciding_readings)(judged)
    best = consequence.recommended(judged, tracks, known, law)
    bodies = procedure.routes(judged, tracks, states, known, law)
    decider = consequence.authority(best, tracks, known, law)
    options = best["sanctions"] if best else ()
    running = limits.deadlines(judged, tracks, bodies, known, law, decider, options)
    exact = "sampled" if judged.quick else "worlds"
    found = findings(judged, deciding, show_all=show_all)
    if changes:
        found = with_reasons(found, judged)
    return {
        "pack": {"version": law.version, "sha256": law.sha256},
        "mode": "kleene" if quick else exact,
        "stage": stage(judged),
        "outcome": _outcome(tracks, states, known, law, deciding),
        "findings": found,
        "recommended": best,
        "authority": decider,
        "routes": bodies,
        "deadlines": running,
        "ask": questions.quick_ask(judged) if quick else questions.ask(judged),
        "what_if": what_if(judged) if changes else [],
        "why_not": why_not(judged, tracks) if changes else {"heavier": [], "lighter": []},
        "warnings": [
            *cautions.warnings(judged, states, running),
            *procedure.remarks(judged, tracks, bodies, law),
        ],
    }


def stage(judged: Judged) -> dict[str, Any]:
    """The stage, with None where neither calendar nor facts tell it."""
    worlds = judged.worlds
    stages = list(worlds.values("stage"))
    determined = set(worlds.values("determined"))
    why, tracks = OPEN_STAGE, []
    dated = worlds.setting.dated
    days = {(election, day) for election, _, day in dated}
    if len(days) == 1 and worlds.setting.all_dated:
        election, office, day = next(iter(dated))
        hours = {
            "at": single(worlds.known["act_time"]),
            "determined_at": single(worlds.known["determination_time"]),
        }
        found = stage_on(day, election, office, **hours, pack=worlds.pack)
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
