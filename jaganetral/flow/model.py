"""What the table of a case's life is made of."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words for a screen in both languages; as text it is Indonesian."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.id

    def of(self, language: str) -> str:
        """The words in that language: `en`, else Indonesian."""
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True, slots=True)
class Status:
    """One of the eight words a reporter sees, what it means and what comes next."""

    id: str
    label: Text
    means: Text
    next: Text


@dataclass(frozen=True, slots=True)
class State:
    """An inner state. `of` is `report` or `case`; `final` states rest unless contested."""

    id: str
    label: Text
    of: str
    status: Status
    start: bool
    final: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a report is not pursued; `sentence` is what the reporter reads. `key` counts from 1."""

    id: str
    key: int
    label: Text
    sentence: Text


@dataclass(frozen=True, slots=True)
class Condition:
    """Something a caller must have checked; `missing` and `remedy` are said where it is not."""

    id: str
    label: Text
    missing: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of letter, and whether it names the accused."""

    id: str
    label: Text
    names_person: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A limit. `days` is None where the law pack tells; `policy` marks our own setting.

    `other_unit` is a second reading of the unit, to be shown beside the first. A `window` is time
    somebody has for a right of theirs: it ends, and nobody is late.
    """

    id: str
    label: Text
    days: int | None
    unit: str | None
    policy: bool
    other_unit: str | None
    window: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person (or the periodic work) does to a report or case.

    `may`: permissions, any of which suffices. `moves`: from state id to state id. `needs`: what
    must be met. `document`: the letter it drafts. `starts`, `ends`: limits it begins and fulfils.
    For the page: `place`, the part of the case where it is done; `turn`, `main` for what moves a
    case on, `asking` for a question to others, `ready` for what is next only when nothing is
    missing, `beside` for what is possible but never next; `turn_of`, the permission of those whose
    turn it is, where others may too; `done_when`, the condition after which it is no longer next.
    """

    id: str
    label: Text
    may: frozenset[str]
    moves: Mapping[str, str]
    needs: tuple[Condition, ...]
    document: Document | None
    starts: Step | None
    ends: tuple[str, ...]
    place: str = "putusan"
    turn: str = "main"
    turn_of: str | None = None
    done_when: Condition | None = None

    def to(self, state: str) -> str:
        """The state after the act; KeyError where it cannot be done from this one."""
        return self.moves[state]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act cannot be done now: reasons and remedies in sentences, conditions not met."""

    act: str
    reason: Text
    remedy: Text
    missing: tuple[Condition, ...] = ()

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}"
