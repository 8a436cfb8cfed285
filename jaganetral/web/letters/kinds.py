"""The kinds of letters, read from data/kinds.yaml: form, words, and what each demands."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from jaganetral.flow import Text, case_table
from jaganetral.flow.strict import read

FILE = Path(__file__).parent / "data" / "kinds.yaml"
Form = Literal["surat", "keputusan"]
Part = Literal[
    "rujukan", "pihak", "peristiwa", "dasar", "jenjang", "alasan", "isi", "rincian", "tenggat"
]


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A kind as it stands in the file."""

    form: Form
    series: str
    nature: str
    subject: str
    opening: str
    parts: list[Part]
    demands: list[str]
    may: list[str]
    title: str = ""
    closing: str = ""
    proposal: str = ""
    to_person: bool = False
    label: Text | None = None
    headings: dict[str, str] = {}
    own: dict[str, Text] = {}


class Kinds(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file: sentences for what is missing, headings of parts, kinds."""

    sentences: dict[str, Text]
    headings: dict[str, str]
    kinds: dict[str, Row]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter. `demands` maps a key of the content to the sentence when it is missing."""

    id: str
    label: Text
    row: Row
    headings: dict[str, str]
    demands: dict[str, Text]
    names_person: bool

    @property
    def may(self) -> frozenset[str]:
        """The permissions of which any suffices to draft, sign and send such a letter."""
        return frozenset(self.row.may)


@cache
def _file() -> Kinds:
    try:
        return msgspec.convert(read(FILE), Kinds)
    except msgspec.ValidationError as trouble:
        raise ValueError(f"{FILE.name}: {trouble}") from None


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its id; a broken file stops the start with a sentence."""
    file = _file()
    found = {name: _kind(name, row, file) for name, row in file.kinds.items()}
    if lacking := case_table().documents.keys() - found.keys():
        raise ValueError(f"{FILE.name}: jenis surat {sorted(lacking)} tidak ada.")
    return found


def sentence(key: str) -> Text:
    """A common sentence about what is missing."""
    return _file().sentences[key]


def kind_of(name: str) -> Kind:
    """A kind by its id; KeyError with a sentence where there is none."""
    if name not in kinds():
        raise KeyError(f"Jenis surat {name!r} tidak ada di {FILE.name}.")
    return kinds()[name]


def _kind(name: str, row: Row, file: Kinds) -> Kind:
    document = case_table().documents.get(name)
    label = document.label if document else row.label
    said = {**file.sentences, **row.own}
    if label is None or set(row.demands) - said.keys():
        raise ValueError(f"{FILE.name}: surat {name!r} kurang label atau kalimat isiannya.")
    if document and document.names_person and "pihak" not in row.demands:
        raise ValueError(f"{FILE.name}: surat {name!r} menyebut orang, jadi harus menuntut pihak.")
    return Kind(
        id=name,
        label=label,
        row=row,
        headings={**file.headings, **row.headings},
        demands={key: said[key] for key in row.demands},
        names_person=bool(document and document.names_person),
    )
