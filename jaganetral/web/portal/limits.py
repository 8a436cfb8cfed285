"""The calendar of limits as its page says it: turns, what each changes, how far away it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jaganetral.law.model import Pack
from jaganetral.law.stages.ahead import Ahead, ahead, offices_of, provisional
from jaganetral.law.stages.turns import Risk, Turn, turns
from jaganetral.law.words import word
from jaganetral.web.portal.rules import language, text_of

NOTHING = gettext_lazy("tidak ada ketentuan dalam katalog kami; itu belum berarti boleh")


@dataclass(frozen=True, slots=True)
class Change:
    """A conduct in words, what it risked before ("" in the first turn), and what it risks now."""

    conduct: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A turn in words. `state` is past, now, coming or "" (no days known)."""

    turn: Turn
    words: str
    state: str
    away: str
    unsure: bool
    changes: list[Change]
    begins: list[tuple[str, str]]
    ends: list[tuple[str, str]]


def chosen(wanted: Mapping[str, Any], day: date, pack: Pack) -> tuple[Ahead | None, list[Ahead]]:
    """The election a visitor looks at, and the others that lie ahead."""
    found = ahead(day, pack, wanted.get("wilayah") or None, wanted.get("jabatan") or "")
    named = [one for one in found if one.election == wanted.get("pemilihan")]
    one = next(iter(named or found), None)
    return one, [other for other in found if other is not one]


def calendar_page(one: Ahead, status: str, day: date, pack: Pack, area: str) -> dict[str, Any]:
    """Everything the page says of one election for one status."""
    found = turns(one.election, one.office, status, pack, area or None)
    stretches = [_stretch(turn, one, day, pack) for turn in found]
    now = next((row for row in stretches if row.state == "now"), None)
    after = [row for row in stretches if row.state == "coming"]
    return {
        "one": one,
        "stretches": stretches,
        "now": now,
        "risks": risks_of(now.turn) if now else [],
        "next": after[0] if after else None,
        "countdown": countdown(one.voting, day) if one.voting else "",
        "unsure": _voting_unsure(one, day),
        "offices": [(o, word("office", o, language())) for o in offices_of(one.election, pack)],
        "version": pack.version.partition("+")[0],
        "digest": pack.sha256[:12],
    }


def countdown(target: date, day: date) -> str:
    """ "14 hari lagi", strictly counted: today is not counted, the day itself is."""
    left = (target - day).days
    if left == 0:
        return _("hari ini")
    if left < 0:
        return ngettext("%(n)s hari yang lalu", "%(n)s hari yang lalu", -left) % {"n": -left}
    return ngettext("%(n)s hari lagi", "%(n)s hari lagi", left) % {"n": left}


def risk_words(risk: Risk) -> str:
    """What is risked at most: "Disiplin: berat; Pidana: diteruskan"."""
    parts = [
        f"{word('category', track, language())}: {word('level', level, language())}"
        for track, level in risk
    ]
    return "; ".join(parts) or str(NOTHING)


def risks_of(turn: Turn) -> list[Change]:
    """Every conduct that risks something in a turn."""
    return [Change(_conduct(code), "", risk_words(r)) for code, r in turn.risks.items() if r]


def _conduct(code: str) -> str:
    said = word("conduct", code, language())
    return said[:1].upper() + said[1:]


def _stretch(turn: Turn, one: Ahead, day: date, pack: Pack) -> Stretch:
    return Stretch(
        turn=turn,
        words=stage_words(turn.stage),
        state=_state(turn, day),
        away=countdown(turn.first, day) if turn.first and turn.first > day else "",
        unsure=_unsure(turn, one, day),
        changes=_changes(turn),
        begins=[(name, text_of(pack.norms[name])) for name in turn.begins],
        ends=[(name, text_of(pack.norms[name])) for name in turn.ends],
    )


def stage_words(stage: str) -> str:
    """A stage in words; "" is the day of determination, when the hour decides."""
    said = word("stage", stage, language()) if stage else _("hari penetapan calon")
    return said[:1].upper() + said[1:]


def _state(turn: Turn, day: date) -> str:
    if turn.first is None or turn.last is None:
        return ""
    if turn.last < day:
        return "past"
    return "coming" if turn.first > day else "now"


def _changes(turn: Turn) -> list[Change]:
    """What changes; the first turn changes everything, so only what risks something."""
    if not turn.before:
        return risks_of(turn)
    return [
        Change(_conduct(code), risk_words(turn.before.get(code, ())), risk_words(turn.risks[code]))
        for code in turn.changed
    ]


def _unsure(turn: Turn, one: Ahead, day: date) -> bool:
    """Whether a day that bounds this turn still lies ahead and is provisional."""
    bounds = {bound for bound in (turn.first, turn.last) if bound and bound >= day}
    return any(
        provisional(row, day)
        and bounds & {row.get("day", row.get("from")), row.get("day", row.get("to"))}
        for row in _dates(one)
    )


def _voting_unsure(one: Ahead, day: date) -> bool:
    return any(row.get("id") == "pemungutan" and provisional(row, day) for row in _dates(one))


def _dates(one: Ahead) -> list[Mapping[str, Any]]:
    if one.calendar is None:
        return []
    fixed = one.calendar["determination"].get(one.office)
    return [*one.calendar["stages"], *([fixed] if fixed else [])]
