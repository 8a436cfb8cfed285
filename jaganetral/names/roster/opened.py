"""An index on disk as the roster it was made from."""

import numpy as np

from jaganetral.names.roster.nipfile import NipFile
from jaganetral.names.roster.people import COLUMNS, Roster
from jaganetral.names.roster.store import Store
from jaganetral.names.roster.stretches import Ints


def roster_of(store: Store, key: bytes | None) -> Roster:
    """Everything but what can be derived; NIPs with the key. Raises BrokenIndex, BadKey."""
    people = int(store.facts["people"])

    def array(name: str) -> Ints:
        return np.asarray(store.array(name))

    kept = array("kept_name")
    return Roster(
        store.texts("written"),
        array("name_words"),
        array("words"),
        array("name_people"),
        array("row_of"),
        array("sex_of"),
        {one: store.texts(one) for one in COLUMNS},
        {one: array(f"{one}_of") for one in COLUMNS},
        array("kept_name_at"),
        lambda: iter([kept.data]),
        NipFile(store.folder, key).everything(people) if key is not None else None,
    )
