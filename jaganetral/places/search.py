"""Which place do these words mean? Tolerant of case, spaces, clipped names and small typos."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from jaganetral.places.place import Place, Row, add, read_table, shipped
from jaganetral.places.slips import letters, slips, tolerated, too_far

KIND_WORDS = {
    "kab": "kabupaten",
    "kabupaten": "kabupaten",
    "pemkab": "kabupaten",
    "kota": "kota",
    "kotamadya": "kota",
    "pemkot": "kota",
}
PROVINCE_WORDS = {"provinsi", "propinsi", "prov", "pemprov"}
FILLERS = PROVINCE_WORDS | {"administrasi", "adm", "pemerintah"}
EXACT, INSIDE, BEGINNING, ENDING = 1.0, 0.9, 0.85, 0.8
A_SLIP = 0.05  # taken off for each slip of the pen
NEAR = 0.12  # answers this close to the best are offered beside it
OTHER_KIND = 0.15  # taken off a kabupaten where a kota is asked for, and the other way round
LONGEST_NAME = 6  # words
LONG = 7  # letters from which a clipped name may hold a slip


class Places:
    """All known places, with `extra` rows beside the shipped ones."""

    def __init__(self, extra: Iterable[Row] = ()) -> None:
        """Raises ValueError where an extra row does not fit (see `add`)."""
        self._places = add(shipped(), extra)
        self._regencies = [place for place in self._places.values() if place.kind != "provinsi"]
        self._names = {place.code: squash(bare(place.name)) for place in self._places.values()}
        self._letters = {code: letters(name) for code, name in self._names.items()}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for code, name in self._names.items():
            self._by_name[name].append(self._places[code])
        self._clipped: list[tuple[str, int, Place]] = []
        for row in read_table("clipped.csv"):
            name, place = squash(words(row["text"])), self._places[row["code"]]
            self._by_name[name].append(place)
            self._clipped.append((name, letters(name), place))

    def by_code(self, code: str) -> Place | None:
        """The place of that Kemendagri code (`NN` or `NN.NN`), None where there is none."""
        return self._places.get(code)

    def provinces(self) -> list[Place]:
        """All provinces by code."""
        return [place for place in self._places.values() if place.kind == "provinsi"]

    def regencies(self, province_code: str | None = None) -> list[Place]:
        """All regencies and cities by code, or those of one province."""
        return [p for p in self._regencies if province_code in (None, p.province_code)]

    def find_province(self, text: str) -> Place | None:
        """The province these words name, in full or clipped; None where they name none."""
        found = self._by_name.get(squash(bare(text)), [])
        return next((place for place in found if place.kind == "provinsi"), None)

    def named(self, text: str) -> list[Place]:
        """The regencies and cities with just this name, in full or clipped."""
        found = self._by_name.get(squash(bare(text)), [])
        return [place for place in found if place.kind != "provinsi"]

    def find(self, text: str, limit: int = 6) -> list[Place]:
        """The regencies and cities these words may mean, best first, at most `limit`.

        A name that fits exactly stands alone; a province in the text narrows the answer; a
        province alone gives its regencies.
        """
        said = words(text)
        if (province := self._province_alone(text, said)) is not None:
            return self.regencies(province.code)[:limit]
        scores: dict[str, float] = {}
        for within, rest in self._readings(said):
            for place, score in self._match(rest, within):
                scores[place.code] = max(score, scores.get(place.code, 0.0))
        if not scores:
            return []
        best = max(scores.values())
        least = EXACT if best == EXACT else best - NEAR
        kept = [code for code, score in scores.items() if score >= least]
        kept.sort(key=lambda code: (-scores[code], code))
        return [self._places[code] for code in kept[:limit]]

    def _province_alone(self, text: str, said: Sequence[str]) -> Place | None:
        """The province, where these words name one and no regency of the same name is meant."""
        same = self._by_name.get(squash(bare(text)), [])
        if any(place.kind != "provinsi" for place in same) and said[0] not in PROVINCE_WORDS:
            return None
        return self.find_province(text)

    def _readings(self, said: Sequence[str]) -> Iterator[tuple[Place | None, Sequence[str]]]:
        """The words as a whole, and with each province they name taken out."""
        yield None, said
        for start, end in spans(said):
            for place in self._by_name.get(squash(said[start:end]), []):
                if place.kind == "provinsi":
                    yield place, [*said[:start], *said[end:]]

    def _match(self, said: Sequence[str], province: Place | None) -> Iterator[tuple[Place, float]]:
        pool = self.regencies(province.code if province else None)
        core, kind = unkind(said)
        if not core:
            return
        allowed = {place.code for place in pool}
        for key, wanted in ((squash(core), kind), (squash(said), None)):
            for place in self._by_name.get(key, []):
                if place.code in allowed:
                    yield place, EXACT - _off(wanted, place)
        yield from self._inside(said, allowed)
        yield from self._alike(squash(core), kind, pool)

    def _inside(self, said: Sequence[str], allowed: set[str]) -> Iterator[tuple[Place, float]]:
        """Names that stand somewhere in the words; the longest wins over those within it."""
        taken: list[tuple[int, int]] = []
        for start, end in spans(said):
            if any(first <= start and end <= last for first, last in taken):
                continue
            found = self._by_name.get(squash(said[start:end]), [])
            before = KIND_WORDS.get(said[start - 1]) if start else None
            for place in found:
                taken.append((start, end))
                if place.code in allowed:
                    yield place, INSIDE - _off(before, place)

    def _alike(
        self, key: str, kind: str | None, pool: Sequence[Place]
    ) -> Iterator[tuple[Place, float]]:
        """Names that begin or end with the words, or differ from them by a slip of the pen, as
        clipped ones may.
        """
        most, sign = tolerated(len(key)), letters(key)
        for place in pool:
            name = self._names[place.code]
            if len(key) >= 3 and name.startswith(key):
                yield place, BEGINNING - _off(kind, place)
            elif len(key) >= 4 and name.endswith(key):
                yield place, ENDING - _off(kind, place)
            elif not most or too_far(sign, self._letters[place.code], most):
                continue
            elif (count := slips(key, name, most)) is not None:
                yield place, BEGINNING - A_SLIP * count - _off(kind, place)
        for name, its_letters, place in self._clipped if len(key) >= LONG else ():
            if too_far(sign, its_letters, 1) or place not in pool:
                continue
            if slips(key, name, 1) is not None:
                yield place, ENDING - A_SLIP - _off(kind, place)


def _off(wanted: str | None, place: Place) -> float:
    return 0.0 if wanted in (None, place.kind) else OTHER_KIND


def words(text: str) -> list[str]:
    """The words of a text: lower case, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))


def squash(said: Sequence[str]) -> str:
    """The words run together, so that `Labuhan Batu` and `Labuhanbatu` are one."""
    return "".join(said)


def bare(name: str) -> list[str]:
    """The words of a place's name without `Kabupaten`, `Kota`, `Provinsi`, `Administrasi`."""
    said, _ = unkind(words(name))
    return said


def unkind(said: Sequence[str]) -> tuple[list[str], str | None]:
    """The words without a leading kind, and the kind they ask for, if any."""
    rest, kind = list(said), None
    while rest and (rest[0] in FILLERS or (rest[0] in KIND_WORDS and kind is None)):
        kind = KIND_WORDS.get(rest.pop(0), kind)
    return rest, kind


def spans(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every run of at most six words, longest first."""
    for length in range(min(LONGEST_NAME, len(said)), 0, -1):
        for start in range(len(said) - length + 1):
            yield start, start + length
