"""8,412 invented civil servants of a regency that does not exist; the same ones every time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "data" / "people.yaml"


@dataclass(frozen=True, slots=True)
class Invented:
    """One row of the invented roster; fields as in a roster file."""

    nip: str
    name: str
    position: str
    unit: str
    agency: str
    status: str


def _nip(chance: random.Random, woman: bool, number: int) -> str:
    born = f"{chance.randint(1967, 1999)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    start = f"{min(int(born[:4]) + chance.randint(23, 33), 2025)}{chance.randint(1, 12):02}"
    return f"{born}{start}{2 if woman else 1}{number % 1000:03}"


def _name(chance: random.Random, lists: dict[str, list[str]], woman: bool) -> str:
    first = chance.choice(lists["women" if woman else "men"])
    rest = chance.sample(lists["second"], chance.choice([0, 1, 1, 1, 2]))
    name = " ".join([first, *rest])
    title = chance.choice(lists["titles"]) if chance.random() < 0.45 else ""
    return f"{name}, {title}" if title else name


def invented_people(counts: dict[str, int]) -> Iterator[Invented]:
    """People for each agency (name -> head count), planted ones of people.yaml among them."""
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    chance = random.Random(20261110)  # noqa: S311 - invented people, not secrets
    seen: set[str] = set()
    for agency, count in counts.items():
        planted = [Invented(agency=agency, **row) for row in raw["planted"].get(agency, [])]
        yield from planted
        jobs = raw["jobs"].get(agency, raw["jobs"]["lainnya"])
        for number in range(count - len(planted)):
            woman = chance.random() < 0.55
            nip = _nip(chance, woman, number)
            while nip in seen:
                nip = _nip(chance, woman, chance.randint(0, 999))
            seen.add(nip)
            position, unit = chance.choice(jobs)
            status = "pppk" if chance.random() < 0.18 else "pns"
            yield Invented(nip, _name(chance, raw["names"], woman), position, unit, agency, status)
