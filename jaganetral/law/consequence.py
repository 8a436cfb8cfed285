"""What follows for one case: the recommended range, who may decide, and what must be warned of."""

from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.law import sanction
from jaganetral.law.facts import Possible
from jaganetral.law.model import LADDERS, Category, Level, Norm, Pack, State
from jaganetral.law.outcome import NONE, Judged, Track
from jaganetral.law.words import word

WEIGHT = (
    Category.KEPEGAWAIAN,
    Category.DISIPLIN,
    Category.KODE_ETIK,
    Category.DESA,
    Category.KONTRAK,
)
CONFIDENCE = {
    "verified": "naskah resmi yang dibaca",
    "verified_copy": "salinan yang dibaca",
    "secondary": "sumber kedua (periksa naskah resmi)",
    "recall": "ingatan (periksa naskah resmi)",
}
PPPK = {"pppk", "pppk_paruh_waktu"}


def recommended(
    judged: Judged,
    tracks: Sequence[Track],
    facts: Mapping[str, Any],
    known: Possible,
    pack: Pack,
) -> dict[str, Any] | None:
    """The heaviest certain consequence, once; None where nothing is certain or assigned."""
    track = _heaviest(tracks)
    if track is None or len(track.levels) != 1 or track.levels[0] == Level.TANPA_JENJANG:
        return None
    level = Level(track.levels[0])
    norms = _norms_of(judged, track.category, level)
    if not norms:
        return None
    norm = _leading(norms, judged, known)
    options = _options(norm, track.category, level, known, pack)
    after = sanction.heavier_than(options, facts.get("prior") or ())
    return {
        "norm": norm.id,
        "category": track.category.value,
        "level": level.value,
        "sanctions": list(after),
        "why_heaviest": _why(norms, norm, level, after != options),
    }


def _heaviest(tracks: Sequence[Track]) -> Track | None:
    certain = {track.category: track for track in tracks if track.certain}
    return next((certain[category] for category in WEIGHT if category in certain), None)


def _norms_of(judged: Judged, category: Category, level: Level) -> list[Norm]:
    return [
        norm
        for norm in judged.worlds.open_norms
        if any(then.category is category for then in norm.consequences)
        and judged.level_masks(norm).get(level)
    ]


def _leading(norms: Sequence[Norm], judged: Judged, known: Possible) -> Norm:
    """PPPK follow their own rule; otherwise the norm that holds in most worlds."""
    if set(known["status"]) <= PPPK:
        own = [norm for norm in norms if norm.id.startswith("pppk")]
        norms = own or norms
    return max(norms, key=lambda norm: judged.masks[norm.id].bit_count())


def _options(
    norm: Norm, category: Category, level: Level, known: Possible, pack: Pack
) -> tuple[str, ...]:
    if category is Category.DISIPLIN and set(known["status"]) <= PPPK:
        return sanction.resolve("pppk_berat", pack)[1]
    names = [
        then.sanctions
        for then in norm.consequences
        if then.category is category and then.level is level and then.sanctions
    ]
    found = [option for name in names for option in sanction.resolve(name, pack)[1]]
    return tuple(dict.fromkeys(found))


def _why(norms: Sequence[Norm], norm: Norm, level: Level, repeated: bool) -> str:
    said = f"Satu hukuman, yang terberat: {word('level', level.value)} menurut {norm.id}."
    others = [other.id for other in norms if other is not norm]
    if others:
        said += f" Sama berat: {', '.join(others)}."
    if repeated:
        said += " Pengulangan pelanggaran sejenis: jenis yang lebih berat daripada yang terakhir."
    return said


def authority(
    found: Mapping[str, Any] | None, tracks: Sequence[Track], known: Possible, pack: Pack
) -> dict[str, Any]:
    """Who may decide on the recommended level, else on the ceiling of the weightiest track."""
    if found is not None and found["sanctions"]:
        category, level = Category(found["category"]), Level(found["level"])
        if _moved_up(found, category, level, pack):
            level = Level.BERAT
    elif tracks:
        by_weight = sorted(
            tracks, key=lambda t: WEIGHT.index(t.category) if t.category in WEIGHT else 9
        )
        category, level = by_weight[0].category, Level(by_weight[0].levels[-1])
    else:
        return {"officials": [], "team_required": False, "why": "Tidak ada yang perlu diputus."}
    return sanction.authority(category, level, known, pack)


def _moved_up(found: Mapping[str, Any], category: Category, level: Level, pack: Pack) -> bool:
    """Whether a repeat has moved the type of punishment onto the heavier list."""
    heavier = set(pack.sanctions["berat_pp94"]["options"])
    return (
        category is Category.DISIPLIN
        and level is Level.SEDANG
        and set(found["sanctions"]) <= heavier
    )


def warnings(
    judged: Judged, states: Mapping[str, State], deadlines: Sequence[Mapping[str, Any]], pack: Pack
) -> list[str]:
    """What an examiner must know before relying on this; the first line tells the sources."""
    norms = [pack.norms[name] for name, state in states.items() if state is not State.FAILS]
    confidences = {cite.confidence for norm in norms for cite in norm.citations}
    found = []
    if confidences:
        said = "; ".join(words for name, words in CONFIDENCE.items() if name in confidences)
        found.append(f"Dasarnya: {said}.")
    names = [t.sanctions for norm in norms for t in norm.consequences if t.sanctions]
    found += sanction.switched_off(names, pack)
    found += [norm.note for norm in norms if norm.note]
    if not judged.worlds.exact:
        found.append("Terlalu banyak fakta belum diketahui: hasil ini dari sampel kemungkinan.")
    for row in deadlines:
        found += list(row["warnings"])
        if row["policy"]:
            found.append(
                f"Batas {word('step', row['step'])}: kebijakan, bukan hukum. {row['citation']}."
            )
    return list(dict.fromkeys(found))


def ladder_index(category: Category, level: str) -> int:
    """How heavy a level is in its track; -1 for none."""
    return -1 if level == NONE else LADDERS[category].index(Level(level))
