"""A search told to people: candidates with reasons, how strong, how many share the name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from jaganetral.names import tables
from jaganetral.names.nips import GivenNip, Nips
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.reasons import Reason, questions
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.candidate import Candidate, Strength
from jaganetral.names.search.context import Told
from jaganetral.names.search.expand import WAYS, Meant
from jaganetral.names.search.score import gains_of
from jaganetral.names.search.search import Found, Hit, Searcher
from jaganetral.names.workplace import family_label, fold_post

_ASKED = ("unit", "position", "agency", "regency")
_RIVAL = 0.1  # a second candidate from this score up leaves a strong first one undecided
_LITTLE = 0.3  # bits
_MATTERS = 1.0  # bits: twice as likely
_CERTAIN = 50.0  # bits
_TELLING = ("name", "unit", "position")
_APART = ("different", "around")
_WRITTEN = frozenset({"spelling", "alike", "one_slip", "two_slips", "misread"})
_OTHERWISE = frozenset({"spelling", "nickname", "piece", "initial"})


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
    """The candidates of a search that was made, those far behind the best left out.

    Where a name was said, a place alone makes nobody a candidate.
    """
    if not found.hits:
        return []
    rules = tables.weights().shown
    least = max(rules.bits, found.hits[0].bits - rules.behind)
    every = [_candidate(searcher, found, hit) for hit in found.hits if hit.bits >= least]
    return [one for one in every if not found.readings or _tells(one)]


def _tells(one: Candidate) -> bool:
    """Whether the name, the unit or the post speaks for somebody, not only where they work."""
    return any(reason.code.partition("_")[0] in _TELLING for reason in one.for_)


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
        pairs = max((_paired(searcher.index, one, hit.name) for one in found.readings), key=_fit)
        for_, against = _name_reasons(searcher, pairs, hit.name)
        whole = not against and _whole(pairs)
    else:
        against.append(Reason("name_unknown"))
        if found.fitting:
            against.append(Reason("fitting", {"count": str(found.fitting)}))
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
        searcher.namesakes(hit.name),
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
    still = _open(searcher, query)
    best = max(still, key=lambda column: _split(searcher, found, column), default="other")
    if best != "other" and _split(searcher, found, best) < _LITTLE:
        best = still[0] if still else "other"
    return questions()[best]


def _open(searcher: Searcher, query: Query) -> list[str]:
    """What was not said yet; a name of one word or of initials may still be completed."""
    told = {"agency": query.agency or query.unit, "regency": query.regency}
    if len(searcher.contexts.column("regency").texts) < 2:
        told["regency"] = "the only one"
    words = [word for word in fold_name(query.name).tokens if len(word) > 1]
    still = [column for column in _ASKED if not told.get(column, getattr(query, column))]
    return ["name", *still] if len(words) < 2 else still


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


def _paired(index: RosterIndex, reading: Sequence[Meant], name: int) -> list[_Pair]:
    start, end = int(index.name_words[name]), int(index.name_words[name + 1])
    words = index.words[start:end]
    free = dict.fromkeys(range(len(words)))
    pairs: list[_Pair] = [_Pair("", "", "", False)] * len(reading)
    least = tables.weights().missing_word
    for number in sorted(range(len(reading)), key=lambda at: -len(reading[at].said)):
        one = reading[number]
        gains = gains_of(index, one, words).tolist()
        best = max(free, key=lambda at: gains[at], default=-1)
        if best >= 0 and gains[best] > least:
            del free[best]
            way = "initial" if one.letter else _way(one, words[best])
            pairs[number] = _Pair(one.said, index.written[words[best]], way, bool(one.letter))
        else:
            pairs[number] = _Pair(one.said, "", "", bool(one.letter))
    return pairs


def _way(one: Meant, word: int) -> str:
    return WAYS[int(one.ways[(one.words == word).argmax()])]


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
            code = pair.way if pair.way in _OTHERWISE else "alike"
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
    """Whether it agrees, why, and its bits, in the column where what was said fits best."""
    fits = [
        (*one.at(int(searcher.index.column(one.column)[hit.person])), one)
        for one in (told, *told.instead)
    ]
    level, bits, told = max(fits, key=lambda fit: fit[1])
    value = int(searcher.index.column(told.column)[hit.person])
    if not level or (told.column == "position" and fold_post(told.said).silent):
        return False, None, 0.0
    if told.column == "sex":
        return level != "different", Reason(f"sex_{level}", {"said": told.said}), 0.0
    text = searcher.contexts.column(told.column).texts[value]
    shown = family_label(told.said, text) if level == "family" else text
    if level == "different" and _moved(searcher, told, hit):
        level = "around"
    return level not in _APART, Reason(f"{told.column}_{level}", {"value": shown}), bits


def _moved(searcher: Searcher, told: Told, hit: Hit) -> bool:
    """Whether somebody of another unit is of its regency, which weighs less against him."""
    place = int(searcher.index.column("regency")[hit.person])
    return told.around is not None and float(told.around[place]) > told.least + _MATTERS
