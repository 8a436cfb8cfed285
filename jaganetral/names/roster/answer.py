"""A search told to people: candidates with reasons, how strong, how many share the name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

import numpy as np

from jaganetral.names import tables
from jaganetral.names.nips import GivenNip, Nips
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.reasons import Reason, questions
from jaganetral.names.roster.candidate import Candidate, Strength
from jaganetral.names.roster.context import Told
from jaganetral.names.roster.expand import Meant
from jaganetral.names.roster.gather import word_matrix
from jaganetral.names.roster.search import Found, Hit, Searcher
from jaganetral.names.workplace import family_label

_ASKED = ("unit", "position", "agency", "regency")
_RIVAL = 0.1  # a second candidate from this score up leaves a strong first one undecided
_LITTLE = 0.3  # bits
_CERTAIN = 50.0  # bits
_WRITTEN = frozenset({"spelling", "alike", "one_slip", "two_slips"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of the question beside the word of the name it was put to ("" none)."""

    said: str
    held: str
    way: str
    letter: bool


def candidates(
    searcher: Searcher, query: Query, top: int = 5, nips: Nips | None = None
) -> list[Candidate]:
    """At most `top` people who may be meant, best first; [] where nobody fits.

    `row` of a candidate is the inner number of the person. A NIP is compared only with `nips`:
    who bears it stands first, and alone where nothing speaks against her.
    """
    query = searcher.completed(query)
    if query.empty:
        return []
    found = searcher.search(query, top)
    given = GivenNip(query.nip, nips)
    holders = given.holders()
    first = [_by_nip(searcher, found, person, reason) for person, reason in holders.items()]
    if any(one.strength is Strength.KUAT for one in first) or not found.hits:
        return first[:top]
    rest = [_with_other(one, given) for one in among(searcher, found) if one.row not in holders]
    return [*first, *rest][:top]


def among(searcher: Searcher, found: Found) -> list[Candidate]:
    """The candidates of a search that was made, those far behind the best left out."""
    if not found.hits:
        return []
    rules = tables.weights().shown
    least = max(rules.bits, found.hits[0].bits - rules.behind)
    return [_candidate(searcher, found, hit) for hit in found.hits if hit.bits >= least]


def _with_other(one: Candidate, given: GivenNip) -> Candidate:
    """A candidate with another NIP than the one that was given."""
    if not given.differs(one.row):
        return one
    weaker = Strength.MUNGKIN if one.strength is Strength.KUAT else one.strength
    return replace(one, strength=weaker, against=(Reason("nip_other"), *one.against))


def _candidate(searcher: Searcher, found: Found, hit: Hit) -> Candidate:
    for_: list[Reason] = []
    against: list[Reason] = []
    whole = False
    if found.readings:
        pairs = max((_paired(searcher, one, hit.name) for one in found.readings), key=_fit)
        for_, against = _name_reasons(searcher, pairs, hit.name)
        whole = not against and _whole(pairs)
    else:
        against.append(Reason("name_unknown"))
    clash, good = False, 0.0
    for told in found.told:
        agrees, reason, bits = _context_reason(searcher, told, hit)
        if reason is None:
            continue
        (for_ if agrees else against).append(reason)
        clash = clash or (not agrees and told.column in ("sex", "regency"))
        good += bits if told.column != "sex" else 0.0
    strength = _strength(hit.score, whole, good, clash)
    return Candidate(
        hit.person,
        hit.score,
        strength,
        tuple(for_),
        tuple(against),
        namesakes(searcher, hit.name),
        hit.odds,
    )


def _by_nip(searcher: Searcher, found: Found, person: int, reason: Reason) -> Candidate:
    """Somebody with the NIP; what else was said is told for and against as well."""
    name = searcher.index.name_of_person(person)
    one = _candidate(searcher, found, Hit(person, 0, name, 0.0, 0.0, _CERTAIN, 1.0))
    sure = reason.code == "nip_same" and not (one.against and found.readings)
    strength = Strength.KUAT if sure else Strength.MUNGKIN
    return replace(one, strength=strength, for_=(reason, *one.for_))


def deciding_question(searcher: Searcher, query: Query, found: Sequence[Candidate]) -> str | None:
    """The one question whose answer would split the candidates best; None where one stands out."""
    query = searcher.completed(query)
    if query.empty:
        return None
    rivals = [one for one in found[1:] if one.score >= _RIVAL]
    if found and found[0].strength is Strength.KUAT and not rivals:
        return None
    still = [column for column in _ASKED if not getattr(query, column)]
    words = [word for word in fold_name(query.name).tokens if len(word) > 1]
    if len(words) < 2:
        still.insert(0, "name")
    best = max(still, key=lambda column: _split(searcher, found, column), default="other")
    if best != "other" and _split(searcher, found, best) < _LITTLE:
        best = still[0]
    return questions()[best]


def _split(searcher: Searcher, found: Sequence[Candidate], column: str) -> float:
    """Bits of the choice between candidates that knowing a column would settle."""
    index = searcher.index
    groups: dict[int, float] = {}
    for one in found:
        value = index.name_of_person(one.row) if column == "name" else index.column(column)[one.row]
        groups[int(value)] = groups.get(int(value), 0.0) + one.score
    whole = sum(groups.values())
    return -sum(w / whole * log2(w / whole) for w in groups.values() if w > 0) if whole else 0.0


def _strength(score: float, whole: bool, good: float, clash: bool) -> Strength:
    rules = tables.weights()
    if score >= rules.strong.posterior and whole and good >= rules.strong.context and not clash:
        return Strength.KUAT
    return Strength.MUNGKIN if score >= rules.possible else Strength.LEMAH


def _paired(searcher: Searcher, reading: Sequence[Meant], name: int) -> list[_Pair]:
    index = searcher.index
    start, end = int(index.name_words[name]), int(index.name_words[name + 1])
    words = index.words[start:end].tolist()
    free = dict.fromkeys(range(len(words)))
    pairs: list[_Pair] = [_Pair("", "", "", False)] * len(reading)
    for number in sorted(range(len(reading)), key=lambda at: -len(reading[at].said)):
        one = reading[number]
        best = max(free, key=lambda at: _gain(searcher, one, words[at]), default=-1)
        if best >= 0 and _gain(searcher, one, words[best]) > 0:
            del free[best]
            way = "initial" if one.letter else _way(searcher, one, words[best])
            pairs[number] = _Pair(one.said, index.written[words[best]], way, bool(one.letter))
        else:
            pairs[number] = _Pair(one.said, "", "", bool(one.letter))
    return pairs


def _gain(searcher: Searcher, one: Meant, word: int) -> float:
    index = searcher.index
    sound = int(index.sound_of[word])
    if one.letter:
        return 1.0 if index.folded[sound][0] == one.letter else -1.0
    at = int(np.searchsorted(one.sounds, sound))
    if at == len(one.sounds) or one.sounds[at] != sound:
        return -1.0
    return float(one.gain[at]) + (0.5 if word == one.written else 0.0)


def _way(searcher: Searcher, one: Meant, word: int) -> str:
    at = int(np.searchsorted(one.sounds, searcher.index.sound_of[word]))
    return one.ways[at]


def _fit(pairs: Sequence[_Pair]) -> int:
    return sum(2 if pair.said == pair.held else 1 for pair in pairs if pair.held)


def _name_reasons(
    searcher: Searcher, pairs: Sequence[_Pair], name: int
) -> tuple[list[Reason], list[Reason]]:
    shown = searcher.index.name_of(name).upper()
    for_: list[Reason] = []
    against: list[Reason] = []
    same = []
    for pair in pairs:
        told = f"{pair.said.upper()}." if pair.letter else pair.said.capitalize()
        if not pair.held:
            code = "name_initial_missing" if pair.letter else "name_word_missing"
            against.append(Reason(code, {"said": told, "name": shown}))
        elif pair.said == pair.held:
            same.append(pair.held.upper())
        else:
            code = {"one_slip": "alike", "two_slips": "alike"}.get(pair.way, pair.way)
            for_.append(Reason(f"name_{code}", {"said": told, "word": pair.held.upper()}))
    if same:
        for_.insert(0, Reason("name_same", {"name": " ".join(same)}))
    return for_, against


def _whole(pairs: Sequence[_Pair]) -> bool:
    """Whether the name itself was given, not a nickname, a piece or initials."""
    written = [pair for pair in pairs if pair.way in _WRITTEN]
    if any(pair.way in ("nickname", "piece") for pair in pairs):
        return False
    return len(written) >= 2 or (len(pairs) == 1 and pairs[0].said == pairs[0].held)


def _context_reason(searcher: Searcher, told: Told, hit: Hit) -> tuple[bool, Reason | None, float]:
    value = int(searcher.index.column(told.column)[hit.person])
    level = told.level(value)
    if level == "unknown":
        return False, None, 0.0
    if told.column == "sex":
        return level != "different", Reason(f"sex_{level}", {"said": told.said}), 0.0
    text = searcher.contexts.column(told.column).texts[value]
    if not text:
        return False, None, 0.0
    shown = family_label(told.said, text) if level == "family" else text
    reason = Reason(f"{told.column}_{level}", {"value": shown})
    return level != "different", reason, float(told.bits[value])


def namesakes(searcher: Searcher, name: int) -> int:
    """How many people of the roster have this name in any spelling."""
    index = searcher.index
    start, end = int(index.name_words[name]), int(index.name_words[name + 1])
    sounds = sorted(index.sound_of[index.words[start:end]].tolist())
    at = min(sounds, key=lambda sound: int(index.bearers_at[sound + 1] - index.bearers_at[sound]))
    if len(sounds) > 1:
        key = np.uint64(sounds[0] << 32 | sounds[1])
        place = int(np.searchsorted(index.pairs, key))
        names = index.pair_names[index.pair_at[place] : index.pair_at[place + 1]]
    else:
        names = index.bearers[index.bearers_at[at] : index.bearers_at[at + 1]]
    lengths = index.name_words[names + 1] - index.name_words[names]
    names = names[lengths == len(sounds)]
    matrix, _ = word_matrix(index, names)
    alike = (np.sort(index.sound_of[matrix], 1) == np.array(sounds)).all(1)
    same = names[alike]
    return int((index.name_people[same + 1].astype(np.int64) - index.name_people[same]).sum())
