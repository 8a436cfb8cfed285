"""What follows for one case: the recommended range and who may decide on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.law.consequence import competence, sanction
from jaganetral.law.engine.outcome import NONE, Judged, Track
from jaganetral.law.facts import Possible
from jaganetral.law.model import Category, Level, Norm, Pack, State
from jaganetral.law.words import word

SURE = ("verified", "verified_copy", "secondary", "recall", "derived")


def recommended(
    judged: Judged, tracks: Sequence[Track], known: Possible, pack: Pack
) -> dict[str, Any] | None:
    """The heaviest certain consequence, once; None where nothing is certain or assigned."""
    track = heaviest([track for track in tracks if track.certain], pack)
    if track is None or len(track.levels) != 1 or track.levels[0] == Level.TANPA_JENJANG:
        return None
    level = Level(track.levels[0])
    norms = _norms_of(judged, track.category, level)
    if not norms:
        return None
    norm = _leading(norms, judged, known, pack)
    named = _named(norm, track.category, level)
    own = sanction.set_for(named, level, known["status"], pack)
    found = sanction.after_repeat(own, level, known["prior"][0], pack) if own else None
    return {
        "norm": norm.id,
        "category": track.category.value,
        "level": level.value,
        "sanctions": list(found.options) if found else [],
        "competence_level": (found.level if found and found.level else level).value,
        "why_heaviest": _why(norms, norm, level, found, known["prior"][0]),
        "notes": competence.notes("recommended", track.category, [level], known, pack),
    }


def heaviest(tracks: Sequence[Track], pack: Pack) -> Track | None:
    """The weightiest of some tracks for the person; the criminal one is passed on, not weighed."""
    by_name = {track.category.value: track for track in tracks}
    return next((by_name[name] for name in pack.rules["heaviest"] if name in by_name), None)


def _norms_of(judged: Judged, category: Category, level: Level) -> list[Norm]:
    """The norms that may give this level on this track."""
    return [
        norm
        for norm in judged.worlds.open_norms
        if any(t.category is category and t.level is level for t in norm.consequences)
        and level in judged.levels_of(norm)
        and judged.state(norm) is not State.FAILS
    ]


def _leading(norms: Sequence[Norm], judged: Judged, known: Possible, pack: Pack) -> Norm:
    """Of equal norms the surest: that holds, whose own rule it is, whose text was read."""
    own = set(known["status"]) <= set(pack.groups["pppk_like"])

    def order(norm: Norm) -> tuple[bool, bool, int]:
        return (
            judged.state(norm) is not State.HOLDS,
            own and not norm.id.startswith("pppk"),
            max(SURE.index(cite.confidence) for cite in norm.citations),
        )

    return min(norms, key=order)


def _named(norm: Norm, category: Category, level: Level) -> str:
    rows = [t for t in norm.consequences if t.category is category and t.level is level]
    return next((then.sanctions for then in rows if then.sanctions), "")


def _why(
    norms: Sequence[Norm],
    norm: Norm,
    level: Level,
    found: sanction.Range | None,
    prior: Sequence[Mapping[str, Any]],
) -> str:
    said = f"Satu hukuman, yang terberat: {word('level', level.value)} menurut {norm.id}."
    others = [other.id for other in norms if other is not norm]
    if others:
        said += f" Sama berat: {', '.join(others)}."
    if found and found.repeated:
        last = word("sanction", found.repeated)
        said += f" Pengulangan pelanggaran sejenis: lebih berat daripada {last}."
    if any(row.get("still_serving") for row in prior):
        said += (
            " Hukuman yang masih dijalani: bila yang baru lebih berat, yang lama dianggap selesai;"
            " bila lebih ringan, yang baru dijalani sesudahnya."
        )
    return said


def authority(
    found: Mapping[str, Any] | None, tracks: Sequence[Track], known: Possible, pack: Pack
) -> dict[str, Any]:
    """Who may decide on what is recommended, else on the levels of the weightiest track."""
    if found is not None:
        levels, options = [Level(found["competence_level"])], found["sanctions"]
        return competence.authority(Category(found["category"]), levels, known, pack, options)
    certain = heaviest([track for track in tracks if track.certain], pack)
    track = certain or heaviest(tracks, pack)
    if track is not None:
        levels = [Level(level) for level in track.levels if level != NONE]
        return competence.authority(track.category, levels, known, pack)
    if set(known["status"]) <= pack.rules["officials_by_status"].keys():
        return competence.authority(Category.PIDANA, [], known, pack)
    return competence.nobody("Tidak ada yang diputus menurut hukum kepegawaian.")
