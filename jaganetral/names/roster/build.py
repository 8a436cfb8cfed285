"""From a roster to the folder of an index."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from jaganetral.names.parquet import polars
from jaganetral.names.roster import derive
from jaganetral.names.roster.nipfile import seal_nips
from jaganetral.names.roster.origin import key_sign, rules
from jaganetral.names.roster.people import Roster, gathered
from jaganetral.names.roster.store import Store, Writer


def build(
    batches: Any | Iterable[Any],
    folder: Path,
    *,
    key: bytes | None = None,
    tell: Callable[[str], None] | None = None,
    made: Callable[[], Mapping[str, Any]] | None = None,
) -> str:
    """Write the index of a roster in batches as `source` gives them (or one table); its hash.

    With a key the NIPs come along, sealed; without one they stay out. An index that stands in
    `folder` is replaced at once at the end, and stays as it is where anything goes wrong.
    What `made` gives at the end (see `origin`) is noted in the index.
    """
    say = tell or (lambda _: None)
    whole = isinstance(batches, polars().DataFrame)
    with Writer(folder) as writer:
        say("reading")
        roster = gathered([batches] if whole else batches, nips=key is not None)
        return finish(roster, writer, key, {"rules": rules(), **(made() if made else {})}, say)


def finish(
    roster: Roster,
    writer: Writer,
    key: bytes | None,
    notes: Mapping[str, Any],
    say: Callable[[str], None],
    old: Store | None = None,
    lists: Callable[[Roster, derive.Sounds, Writer], None] | None = None,
) -> str:
    """Write everything about a roster and put the folder in place; `old`, `lists` as `derive`."""
    derive.write(roster, writer, say, old, lists)
    if key is not None and roster.nips is not None:
        seal_nips(writer, roster.nips, key)
    last = {"last_row": int(roster.row_of.max(initial=0)), "key": key_sign(key)}
    return writer.close({"people": roster.people, "names": roster.names}, {**last, **notes})
