"""The tables in `data/`: titles, spellings, nicknames, posts, units, weights."""

from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")


class BrokenTable(ValueError):
    """A table in `data/` has not the shape the code expects; names the file and the field."""


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a name, without dots, lower case; `maybe` those that may be part of it, `sex`
    those that tell the sex.
    """

    academic_before: list[str]
    religious_before: list[str]
    haj_before: list[str]
    noble_before: list[str]
    honorifics: list[str]
    maybe: list[str]
    state_before: list[str]
    after: list[str]
    sex: dict[str, list[str]]

    def before(self) -> frozenset[str]:
        """Every word that may stand before a name."""
        parts = (self.academic_before, self.religious_before, self.haj_before)
        more = (self.noble_before, self.honorifics, self.state_before)
        return frozenset(word for part in (*parts, *more) for word in part)


class OldSpelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that hold only where `marks` (a regular expression) shows an old spelling."""

    marks: str
    rules: list[tuple[str, str]]


class Looks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`pairs` of letters that look like one, and rows of `letters` that look like the first."""

    pairs: list[tuple[str, str]]
    letters: list[str]


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules` are regular expressions applied until nothing changes."""

    digits: dict[str, str]
    old: OldSpelling
    rules: list[tuple[str, str]]
    sounds_alike: list[tuple[str, str]]
    looks: Looks


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Shortened and varied words that count as one: canonical folded word -> its writings.
    Behind a word of `patronymic` stands the father's name.
    """

    classes: dict[str, list[str]]
    balinese: dict[str, str]
    balinese_particles: list[str]
    compounds: dict[str, list[str]]
    particles: list[str]
    patronymic: list[str]
    doubtful: dict[str, str]
    abdul_prefixes: list[str]
    often_unsaid: list[str]
    joined_fronts: list[str]


class Nicknames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How people are called: shortest piece of a word (letters), dropped prefixes, known pairs."""

    shortest: int
    dropped_prefixes: list[str]
    pairs: dict[str, list[str]]


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of work: its Indonesian label and the phrases that name it."""

    label: str
    phrases: list[str]


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for anybody, and the family of those whom no other word fits."""

    words: frozenset[str]
    family: str


class Posts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations, acting prefixes, vague words and families of posts; `light` words say how
    somebody is busy with what the rest names.
    """

    acting: dict[str, list[str]]
    heads: dict[str, str]
    short: dict[str, str]
    vague: list[str]
    light: frozenset[str]
    plain: Plain
    families: dict[str, Family]


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations of units and agencies; `silent` words tell nothing, many share `kinds`;
    offices are `under` an agency; words `around` the name of a regency are no part of it.
    """

    short: dict[str, str]
    silent: list[str]
    kinds: list[str]
    under: dict[str, str]
    around: list[str]


class Describe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What opens and ends a called name in a description, and the cues of posts and units."""

    openers: list[str]
    suffixes: list[str]
    everyday: list[str]
    into: list[str]
    stop_words: list[str]
    telling_kinds: list[str]
    posts: list[str]
    post_units: dict[str, str]


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bits that each way of writing a word costs when the person is the right one."""

    same: float
    spelling: float
    alike: float
    one_slip: float
    two_slips: float
    nickname: float
    piece: float
    initial: float
    joined: float
    called: float
    misread: float
    vowels: float
    far: float
    another: float
    letter: float
    often_short: float
    other_letter: float


class Strong(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What *kuat* asks for: posterior (0..1) and bits of context apart from the name."""

    posterior: float
    context: float


class Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which candidates are worth showing, in bits."""

    bits: float
    behind: float


class Learning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When officers' judgements count: least number in all, and of right and wrong each; `before`
    judgements that the earlier calibration is worth at each of `places` (bits, rising).
    """

    least: int
    least_each: int
    before: float
    places: list[float]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Likelihoods in bits; see the comments in `data/weights.yaml`."""

    in_roster: float
    unknown_word: float
    cost: Cost
    missing_word: float
    missing_initial: float
    extra_common: float
    extra_rare: float
    extra_often: float
    extra_when_called: float
    extra_further: float
    extra_inner: float
    common_share: float
    order: float
    agree: dict[str, list[float]]
    former: float
    plain: float
    stay: float
    context_most: float
    context_least: float
    strong: Strong
    possible: float
    shown: Shown
    calibration: list[tuple[float, float]]
    learning: Learning


class Likeness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights, in bits, of what two reports share; see `data/likeness.yaml`."""

    prior: float
    place_same: float
    place_other: float
    near_metres: float
    near: float
    day_bits: list[float]
    day_week: float
    day_far: float
    conduct_same: float
    conduct_other: float
    name_same: float
    file_same: float
    word_most: float
    words_most: float
    named_words: int
    same: float
    possible: float
    silent: list[str]


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Indonesian sentences: reasons by code, the deciding question by attribute."""

    reasons: dict[str, str]
    questions: dict[str, str]

    def of(self, code: str) -> str:
        """The sentence of a reason; KeyError for an unknown code."""
        return self.reasons[code]


def _refuse_double_keys(node: yaml.Node, where: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise BrokenTable(
                    f"{where}, line {key.start_mark.line + 1}: the key '{key.value}' stands twice"
                )
            seen.add(key.value)
            _refuse_double_keys(value, where)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_double_keys(item, where)


def parse_table(text: str, kind: type[T], where: str) -> T:
    """Read one YAML table as `kind`; raises BrokenTable naming file and field (or line)."""
    tree = yaml.compose(text, Loader=yaml.CSafeLoader)
    if tree is not None:
        _refuse_double_keys(tree, where)
    raw: Any = yaml.load(text, Loader=yaml.CSafeLoader)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as trouble:
        raise BrokenTable(f"{where}: {trouble}") from None


def read(name: str, kind: type[T]) -> T:
    """One table of `data/`."""
    text = resources.files("jaganetral.names").joinpath("data", name).read_text("utf-8")
    return parse_table(text, kind, name)


@cache
def titles() -> Titles:
    """`data/titles.yaml`."""
    return read("titles.yaml", Titles)


@cache
def spelling() -> Spelling:
    """`data/spelling.yaml`."""
    return read("spelling.yaml", Spelling)


@cache
def classes() -> Classes:
    """`data/classes.yaml`."""
    return read("classes.yaml", Classes)


@cache
def nicknames() -> Nicknames:
    """`data/nicknames.yaml`."""
    return read("nicknames.yaml", Nicknames)


@cache
def posts() -> Posts:
    """`data/posts.yaml`."""
    return read("posts.yaml", Posts)


@cache
def units() -> Units:
    """`data/units.yaml`."""
    return read("units.yaml", Units)


@cache
def describe() -> Describe:
    """`data/describe.yaml`."""
    return read("describe.yaml", Describe)


@cache
def weights() -> Weights:
    """`data/weights.yaml`."""
    return read("weights.yaml", Weights)


@cache
def likeness() -> Likeness:
    """`data/likeness.yaml`."""
    return read("likeness.yaml", Likeness)


@cache
def sentences() -> Sentences:
    """`data/reasons.yaml`."""
    return read("reasons.yaml", Sentences)
