"""What an examiner must know before relying on a result; the first line tells the sources."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jaganetral.law.consequence import sanction
from jaganetral.law.elections import calendar_of, stage_on, wave_of
from jaganetral.law.engine.context import SIDES
from jaganetral.law.engine.outcome import Judged
from jaganetral.law.engine.program import PACKS
from jaganetral.law.model import Norm, Pack, State
from jaganetral.law.words import word
from jaganetral.workdays.words import date_words

CONFIDENCE = {
    "verified": "naskah resmi yang dibaca",
    "verified_copy": "salinan naskah yang dibaca",
    "secondary": "sumber kedua (periksa naskah resmi)",
    "recall": "ingatan (periksa naskah resmi)",
    "derived": "hitungan sendiri",
}
SURE = ("verified", "verified_copy")


def warnings(
    judged: Judged, states: Mapping[str, State], deadlines: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Sentences, the one on the sources first; each once."""
    pack = judged.worlds.pack
    norms = [pack.norms[name] for name, state in states.items() if state is not State.FAILS]
    told = [_told(pack)[norm.id] for norm in norms]
    found = [_sources(told), *_to_check(told), *_calendar(judged), *_contradictions(judged)]
    statuses = judged.worlds.known["status"]
    opened = {
        (then.sanctions, then.level): None
        for norm in norms
        for then in norm.consequences
        if then.level in judged.levels_of(norm)
    }
    sets = [sanction.set_for(named, level, statuses, pack) for named, level in opened]
    found += sanction.remarks(sets, pack)
    found += [f"{norm.id}: {norm.note}" for norm in norms if norm.note]
    regimes = sorted(judged.worlds.values("regime"))
    if len(regimes) > 1:
        said = " atau ".join(word("regime", name) for name in regimes)
        cite = pack.rules["regime_change"]["cite"]
        found.append(f"{said}: ditentukan hari pemeriksaan dan hari penjatuhan hukuman ({cite}).")
    if judged.sampled:
        found.append("Terlalu banyak fakta belum diketahui: hasil ini dari cara cepat yang kasar.")
    for row in deadlines:
        found += list(row["warnings"])
        if row["policy"]:
            step = word("step", row["step"])
            found.append(f"Batas {step}: kebijakan, bukan hukum. {row['citation']}.")
    return list(dict.fromkeys(found))


@lru_cache(maxsize=PACKS)
def _told(pack: Pack) -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each norm the weakest label among its citations, and the places to check."""
    return {
        norm.id: (
            weakest(norm),
            tuple(f"{c.instrument} {c.at}" for c in norm.citations if c.confidence not in SURE),
        )
        for norm in pack.norms.values()
    }


def _sources(told: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """How well the sources of the norms that hold or may hold are verified."""
    if not told:
        return "Dasarnya: tidak ada norma yang berlaku atau mungkin berlaku."
    labels = [label for label, _ in told]
    said = [
        f"{labels.count(name)} pada {CONFIDENCE[name]}" for name in CONFIDENCE if name in labels
    ]
    return f"Dasarnya: dari {len(told)} norma, {', '.join(said)}."


def weakest(norm: Norm) -> str:
    """The weakest label among a norm's citations."""
    order = list(CONFIDENCE)
    return max((cite.confidence for cite in norm.citations), key=order.index)


def _to_check(told: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    places = {place: None for _, rows in told for place in rows}
    if places:
        yield f"Periksa naskah resmi: {'; '.join(places)}."


def _calendar(judged: Judged) -> Iterator[str]:
    """Dates that rest on memory or copies, and elections without a calendar."""
    worlds = judged.worlds
    seen = worlds.setting.dated
    if len(seen) == 1:
        election, office, day = next(iter(seen))
        stage = stage_on(day, election, office, pack=worlds.pack)
        unsure = [c for c in (stage.confidence if stage else ()) if c not in SURE]
        if unsure:
            said = ", ".join(CONFIDENCE[name] for name in unsure)
            yield f"Tanggal tahapan {election} bersandar pada {said}."
    elif not seen and len(worlds.values("election")) == 1:
        name = worlds.values("election")[0]
        row = worlds.pack.rules["undated"].get(name, {})
        note = f" {row['note']}" if "note" in row else ""
        if voting := voting_words(judged):
            yield f"{voting} Tanggal itu bersandar pada {CONFIDENCE['secondary']}.{note}"
            return
        yield f"Tidak ada kalender untuk {name or 'pemilihan ini'}; tahapan tidak diketahui.{note}"


def voting_words(judged: Judged) -> str | None:
    """The voting day of an election that votes in waves, where election and area are known."""
    worlds = judged.worlds
    elections, areas = worlds.values("election"), worlds.known["area"]
    if len(elections) != 1 or len(areas) != 1:
        return None
    voting = wave_of(worlds.pack, elections[0], areas[0])
    if voting is None:
        return None
    title = worlds.pack.rules["undated"][elections[0]]["title"]
    return f"{title}: daerah itu memilih {date_words(voting)}."


def _contradictions(judged: Judged) -> Iterator[str]:
    """What was said against the calendar; the calendar goes first."""
    worlds, facts = judged.worlds, judged.worlds.facts
    if not worlds.setting.all_dated:
        yield from _no_such_office(judged)
        return
    sides = set(worlds.values("determined"))
    said = facts.get("candidate_determined")
    if isinstance(said, bool) and said not in sides:
        yield "candidate_determined berlawanan dengan kalender pemilihan; kalender yang dipakai."
    side = SIDES.get(str(facts.get("beneficiary")))
    over = worlds.setting.over
    if side is not None and side not in sides and not over:
        yield "beneficiary berlawanan dengan kalender pemilihan; kalender yang dipakai."


def _no_such_office(judged: Judged) -> Iterator[str]:
    worlds = judged.worlds
    election, office = worlds.facts.get("election"), worlds.facts.get("office")
    calendar = calendar_of(worlds.pack, str(election), None)
    if calendar is not None and isinstance(office, str) and office not in calendar["determination"]:
        yield f"{calendar['title']} tidak mengisi jabatan {word('office', office)}."
