"""All writing about evidence, one file a noun."""

from jaganetral.web.evidence.actions.keeping import discard, keep, let_go, settle, sweep
from jaganetral.web.evidence.actions.keys import (
    NoCustodian,
    WeakPassphrase,
    make_custodian_key,
    seal_for,
)
from jaganetral.web.evidence.actions.openings import (
    OpeningRefused,
    about_contact,
    about_item,
    ask_opening,
    consent,
    open_contact,
    open_original,
)
from jaganetral.web.evidence.content import BadFile
from jaganetral.web.evidence.queries import respond, working_copy
from jaganetral.web.evidence.seals import WrongPassphrase

__all__ = [
    "BadFile",
    "NoCustodian",
    "OpeningRefused",
    "WeakPassphrase",
    "WrongPassphrase",
    "about_contact",
    "about_item",
    "ask_opening",
    "consent",
    "discard",
    "keep",
    "let_go",
    "make_custodian_key",
    "open_contact",
    "open_original",
    "respond",
    "seal_for",
    "settle",
    "sweep",
    "working_copy",
]
