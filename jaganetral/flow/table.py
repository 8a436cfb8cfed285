"""May this be done now, by this person, and what follows? The answers of the shipped table.

Callers pass the permissions a person holds (acts of the roles table; `pelapor` for the reporter,
`sistem` for the periodic work) and the names of the conditions they have found met.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from jaganetral.flow.loading import Table, load
from jaganetral.flow.model import Act, Condition, Refusal, Status, Text

DATA = Path(__file__).parent / "data" / "case.yaml"
NO_STATE = Text(
    "“{act}” tidak dapat dilakukan saat “{state}”.", "“{act}” cannot be done while “{state}”."
)
NO_STATE_REMEDY = Text(
    "Muat ulang halaman; mungkin orang lain sudah mengubahnya.",
    "Load the page again; somebody else may have changed it.",
)
NO_RIGHT = Text("Peran Anda tidak boleh melakukan “{act}”.", "Your role may not do “{act}”.")
NO_RIGHT_REMEDY = Text(
    "Minta petugas yang berwenang melakukannya.", "Ask an officer who may do it."
)


@cache
def case_table() -> Table:
    """The shipped table of the life of reports and cases."""
    return load(DATA)


def offered(state: str, permissions: Collection[str]) -> list[Act]:
    """The acts to show as buttons: right state and permission, whether or not all is met.

    Pressed early, `refuse` lists what is missing. KeyError for an unknown state.
    """
    here = case_table().states[state].id
    held = frozenset(permissions)
    return [act for act in case_table().acts.values() if here in act.moves and act.may & held]


def allowed(state: str, permissions: Collection[str], met: Collection[str] = ()) -> list[Act]:
    """The acts that can be done at once: right state, permission, every condition met."""
    return [act for act in offered(state, permissions) if not _missing(act, met)]


def refuse(
    act: str, state: str, permissions: Collection[str], met: Collection[str] = ()
) -> Refusal | None:
    """Why the act cannot be done now, in sentences with the remedy; None where it can.

    KeyError for an unknown act, state or condition: those are faults of the caller.
    """
    wanted, here = case_table().acts[act], case_table().states[state]
    if here.id not in wanted.moves:
        words = {"act": wanted.label, "state": here.label}
        return Refusal(act, _fill(NO_STATE, **words), NO_STATE_REMEDY)
    if not wanted.may & frozenset(permissions):
        return Refusal(act, _fill(NO_RIGHT, act=wanted.label), NO_RIGHT_REMEDY)
    missing = _missing(wanted, met)
    if not missing:
        return None
    return Refusal(
        act,
        _joined([condition.missing for condition in missing]),
        _joined([condition.remedy for condition in missing]),
        tuple(missing),
    )


def after(act: str, state: str) -> str:
    """The state id after an act; KeyError where the act does not start from that state."""
    return case_table().acts[act].to(state)


def status_of(state: str) -> Status:
    """The public status of an inner state; KeyError for an unknown one."""
    return case_table().states[state].status


def _missing(act: Act, met: Collection[str]) -> list[Condition]:
    known = case_table().conditions
    unknown = set(met) - known.keys()
    if unknown:
        raise KeyError(f"Unknown conditions: {', '.join(sorted(unknown))}.")
    return [condition for condition in act.needs if condition.id not in met]


def _fill(text: Text, **words: Text) -> Text:
    return Text(
        text.id.format(**{name: word.id for name, word in words.items()}),
        text.en.format(**{name: word.en for name, word in words.items()}),
    )


def _joined(texts: list[Text]) -> Text:
    unique = list(dict.fromkeys(texts))
    return Text(" ".join(t.id for t in unique), " ".join(t.en for t in unique))
