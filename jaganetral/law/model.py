"""What the law is made of here: facts, conditions, norms, citations, and a pack of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jaganetral.workdays import Calendar


class FactError(ValueError):
    """A fact that the pack does not know, or a value it cannot have; one clear sentence."""


class PackError(ValueError):
    """A broken law pack; the sentence names the file, the place and the remedy."""


class State(StrEnum):
    """What can be said of a norm with the facts at hand."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """The rungs of all tracks, as the contract names them."""

    MORAL = "moral"
    TANPA_JENJANG = "tanpa_jenjang"
    RINGAN = "ringan"
    SEDANG = "sedang"
    BERAT = "berat"
    PTDH = "ptdh"
    DITERUSKAN = "diteruskan"
    MENURUT_KONTRAK = "menurut_kontrak"
    MENURUT_UU_DESA = "menurut_uu_desa"


class Category(StrEnum):
    """The tracks that run side by side."""

    KODE_ETIK = "kode_etik"
    DISIPLIN = "disiplin"
    KEPEGAWAIAN = "kepegawaian"
    PIDANA = "pidana"
    KONTRAK = "kontrak"
    DESA = "desa"


# Each track's rungs, lightest first. A level that is not assigned is the lowest rung.
LADDERS: Mapping[Category, tuple[Level, ...]] = {
    Category.KODE_ETIK: (Level.MORAL,),
    Category.DISIPLIN: (Level.TANPA_JENJANG, Level.RINGAN, Level.SEDANG, Level.BERAT),
    Category.KEPEGAWAIAN: (Level.PTDH,),
    Category.PIDANA: (Level.DITERUSKAN,),
    Category.KONTRAK: (Level.MENURUT_KONTRAK,),
    Category.DESA: (Level.MENURUT_UU_DESA,),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands, and how sure we are of having read it."""

    instrument: str
    at: str
    confidence: str
    url: str = ""

    def as_dict(self) -> dict[str, str]:
        return {
            "instrument": self.instrument,
            "at": self.at,
            "confidence": self.confidence,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact: its kind, its values, its words, and who can tell.

    `kind` is enum, bool, day, time, text, conduct, list or prior; `pattern` allows other values
    that are written like it. `implied_by` maps a conduct code to the value (or values) it gives
    the fact, `by_post` a post, unless something else is said.
    """

    name: str
    kind: str
    values: tuple[str, ...]
    label: str
    ask: str
    ask_en: str
    of: str
    implied_by: Mapping[str, Any]
    label_en: str = ""
    pattern: str = ""
    by_post: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """An atom (fact in allowed values), or all / any / not of other conditions."""

    op: str
    kids: "tuple[Condition, ...]" = ()
    fact: str = ""
    allowed: frozenset[Any] = frozenset()


@dataclass(frozen=True, slots=True)
class Consequence:
    """One track and level a norm opens, under a condition of its own where the level depends."""

    category: Category
    level: Level
    sanctions: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as data.

    `who` is the condition on the person, `act` on the deed; `when` joins both with the days in
    force (`first` to `last`). `consequences` is empty for prohibitions that carry no sanction
    here. `general` duties stand for conduct without a special norm; one that `yields_to` others
    steps back where one of them holds or may hold. `panel`: a person must weigh it.
    """

    id: str
    text: str
    text_en: str
    instrument: str
    citations: tuple[Citation, ...]
    who: Condition
    act: Condition
    when: Condition
    first: date
    last: date
    consequences: tuple[Consequence, ...]
    yields_to: tuple[str, ...]
    routes: tuple[str, ...]
    general: bool
    panel: bool
    note: str
    disabled: bool

    @property
    def residual(self) -> bool:
        """Whether special norms go first."""
        return self.general

    @property
    def criminal(self) -> bool:
        """Whether it only passes a matter on: intent is no fact here."""
        return any(then.category is Category.PIDANA for then in self.consequences)


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """An immutable law pack: everything `assess` needs, with its version and content hash."""

    version: str
    sha256: str
    facts: Mapping[str, FactSpec]
    groups: Mapping[str, tuple[str, ...]]
    instruments: Mapping[str, Mapping[str, Any]]
    norms: Mapping[str, Norm]
    sanctions: Mapping[str, Mapping[str, Any]]
    competence: tuple[Mapping[str, Any], ...]
    calendars: Mapping[str, Mapping[str, Any]]
    rules: Mapping[str, Any]
    # the working days that limits are counted by: a calendar's name, or an office's own calendar
    book: str | Calendar = "asn"
