"""Roles x acts, read from data/roles.yaml; the one answer to "may this role do that?"."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from django.utils.translation import get_language

FILE = Path(__file__).parent / "data" / "roles.yaml"
Sees = Literal["held", "decide", "none"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role an officer can hold: its names, its acts, and which cases it can find."""

    id: str
    name: str
    name_en: str
    sees: Sees
    may: frozenset[str]

    @property
    def label(self) -> str:
        """The name in the language of the screen; letters and the log keep `name`."""
        return self.name_en if get_language() == "en" else self.name


@dataclass(frozen=True, slots=True)
class Roles:
    """The whole table: acts with their names, roles with their acts."""

    acts: dict[str, dict[str, str]]
    roles: dict[str, Role]

    def may(self, role: str, act: str) -> bool:
        """Whether a role may do an act; an unknown act is a programming error, not a 'no'."""
        if act not in self.acts:
            raise KeyError(f"Tindakan {act!r} tidak ada di {FILE.name}.")
        return act in self.roles[role].may


@cache
def load_roles() -> Roles:
    """Read and check the table; an act that no `acts` entry names stops the start."""
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    acts: dict[str, dict[str, str]] = raw["acts"]
    roles = {}
    for name, row in raw["roles"].items():
        unknown = set(row["may"]) - acts.keys()
        if unknown:
            raise ValueError(f"{FILE.name}: peran {name} memakai tindakan tak dikenal {unknown}.")
        roles[name] = Role(name, row["id"], row["en"], row["sees"], frozenset(row["may"]))
    return Roles(acts, roles)
