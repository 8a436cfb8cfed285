"""Drafts examples and sweeps of a norm that notice every mistake planted in it.

A draft says what the norm says now. It is signed by comparing it with the text of the law: never
keep a line only because the norm comes out that way.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import yaml

from jaganetral.law.assess import judge
from jaganetral.law.check import distinguish
from jaganetral.law.engine.context import pack_marks
from jaganetral.law.engine.tables import OPEN, YES
from jaganetral.law.engine.worlds import atoms, conditions_of
from jaganetral.law.examples.mutants import mutants_of, noticed_by
from jaganetral.law.examples.published import alone, says
from jaganetral.law.examples.sweeps import (
    Example,
    Examples,
    Sweep,
    days_tried,
    swept,
    values_of,
    written,
)
from jaganetral.law.facts import FIRST, LAST
from jaganetral.law.model import Norm, Pack, State
from jaganetral.law.words import value_word
from jaganetral.workdays.words import date_words

DAY = timedelta(1)
# The given facts on which a derived one turns.
BEHIND = {
    "stage": ("act_date",),
    "determined": ("act_date",),
    "pivot": ("act_date",),
    "window71": ("act_date",),
    "regime": ("punished_date", "act_date"),
}
HOURS = ("act_time", "determination_time", "area", "candidate_determined", "punished_date")
# Persons and places that everybody knows, tried first.
ORDINARY: dict[str, Any] = {
    "status": ("pns", "pppk", "kepala_desa", "kepala_daerah", "bukan"),
    "place": [
        {"election": "pilkada-2024", "office": "bupati", "act_date": "2024-10-12"},
        {"election": "pilkada-2024", "office": "bupati", "act_date": "2024-08-20"},
        {"election": "pemilu-2024", "office": "presiden_wapres", "act_date": "2023-12-12"},
        {"election": "pemilu-2024", "office": "dpr", "act_date": "2023-12-12"},
        {"election": "pemilu-2024", "office": "dprd", "act_date": "2023-12-12"},
        {"election": "pilkada-2024", "office": "bupati", "act_date": "2024-11-18"},
        {"election": "pemilu-2024", "office": "dpr", "act_date": "2023-10-10"},
        {"election": "pilkada-2024", "office": "bupati", "act_date": "2025-07-01"},
        {"election": "pilkada-2020", "office": "bupati", "act_date": "2020-10-10"},
        {"election": "pilkada-2020", "office": "bupati", "act_date": "2020-09-10"},
        *(
            {"election": name, "office": office, "act_date": day, "punished_date": "2021-03-15"}
            for name, office, day in (
                ("pilkada-2020", "bupati", "2020-10-10"),
                ("pilkada-2020", "bupati", "2020-09-10"),
                ("pemilu-2019", "presiden_wapres", "2019-01-15"),
                ("pemilu-2019", "dpr", "2019-01-15"),
            )
        ),
    ],
}
LAST_ASKED = ("status", "office", "election", "punished_date", "act_date", "conduct")
Facts = dict[str, Any]


class Draft:
    """The examples and sweeps of one norm, grown until no planted mistake is left unnoticed."""

    def __init__(self, norm: Norm, pack: Pack) -> None:
        self.norm, self.pack, self.small = norm, pack, alone(pack, norm.id)
        self.left = dict(mutants_of(norm, pack))
        self.count = len(self.left)
        self.cases: list[Example] = []
        self.sweeps: list[Sweep] = []
        self.same: list[str] = []
        self.facts = facts_named(norm, pack)
        self.named = set(self.facts)
        self.levelled = {a.fact for then in norm.consequences for a in atoms(then.when)}

    def grow(self) -> "Draft":
        """A case that holds and its sweeps, one that fails and one open; then one a mistake."""
        first = self.witness(turned := replace(self.norm, panel=not self.norm.panel))
        if first is None:
            return self
        self.add(first := self.tidy(first, turned))
        self.sweep_all(self.cases[0])
        for state in (State.FAILS, State.UNKNOWN):
            found = self.beside(first, state)
            if found is not None:
                self.add(found)
        while self.left:
            name, mutant = next(iter(self.left.items()))
            facts = self.witness(mutant)
            if facts is None or not self.tells(facts, mutant):
                self.same.append(name if facts is None else f"{name} (tak dapat ditunjuk)")
                del self.left[name]
                continue
            facts = self.tidy(facts, mutant)
            base = facts if self.met(facts) else self.nearest(facts)
            self.add(base or facts)
            self.sweep_all(self.cases[-1])
            if name in self.left:
                self.add(facts)
        return self

    def witness(self, mutant: Norm) -> Facts | None:
        return distinguish(self.norm, mutant, self.pack)

    def tidy(self, facts: Facts, mutant: Norm) -> Facts:
        """The case at an ordinary place and without needless facts, if it still tells as much."""
        state = self.state(facts)

        def same(other: Facts) -> bool:
            return self.state(other) is state and self.tells(other, mutant)

        for status in ORDINARY["status"]:
            if same(other := {**facts, "status": status}):
                facts = other
                break
        bare = {name: value for name, value in facts.items() if name not in HOURS}
        for place in ORDINARY["place"]:
            for told in (bare.get("beneficiary"), "pasangan_calon", "bakal_calon", "calon"):
                other = {**bare, **place, **({"beneficiary": told} if told else {})}
                if same(other):
                    return self.bare(other, same)
        return self.bare(facts, same)

    def bare(self, facts: Facts, same: Callable[[Facts], bool]) -> Facts:
        """The case without the facts that change nothing."""
        kept = {"status", "election", "office", "act_date", "conduct", *self.levelled}
        kept |= {name for name, spec in self.pack.facts.items() if spec.implied_by}
        if self.state(facts) is State.UNKNOWN:
            kept |= self.named
        for name in sorted(facts.keys() - kept - (self.named & {"beneficiary"})):
            other = {one: value for one, value in facts.items() if one != name}
            if same(other):
                facts = other
        return facts

    def tells(self, facts: Facts, mutant: Norm) -> bool:
        """Whether the engine, too, tells the two versions apart on the solver's case."""
        case = Example("", facts, self.state(facts), self.said(facts))
        return bool(noticed_by(case, self.norm, {"one": mutant}, EMPTY, self.pack))

    def state(self, facts: Facts) -> State:
        return judge(facts, pack=self.small).state(self.norm)

    def said(self, facts: Facts) -> Mapping[str, Any]:
        return says(self.norm, judge(facts, pack=self.small))

    def met(self, facts: Facts) -> bool:
        """Whether the norm surely holds, intent left aside."""
        judged = judge(facts, pack=self.small)
        return judged.met(judged.worlds.tables.row_of[self.norm.id]) == YES

    def add(self, facts: Facts) -> None:
        """Add an example, unless it is there, and strike off what it notices."""
        if any(one.facts == facts for one in self.cases):
            return
        state = self.state(facts)
        told = self.said(facts) if self.met(facts) else {}
        case = Example(self.title(facts, state), facts, state, told)
        self.cases.append(case)
        self.strike(case)

    def title(self, facts: Facts, state: State) -> str:
        """A title no other case has."""
        missing = [name for name in self.facts if name not in facts] if self.open(facts) else []
        said = titled(facts, self.pack, missing)
        if self.norm.criminal and state is State.UNKNOWN and not missing:
            said += "; kesengajaan dinilai penegak hukum"
        count = sum(case.title.startswith(said) for case in self.cases)
        return f"{said} ({count + 1})" if count else said

    def open(self, facts: Facts) -> bool:
        """Whether the case is open because a fact is missing."""
        judged = judge(facts, pack=self.small)
        return judged.met(judged.worlds.tables.row_of[self.norm.id]) == OPEN

    def strike(self, case: Example) -> int:
        found = noticed_by(case, self.norm, self.left, EMPTY, self.pack) if self.left else []
        for name in found:
            del self.left[name]
        return len(found)

    def sweep_all(self, base: Example) -> None:
        """Every fact of the norm through its values; a sweep that notices nothing is left out."""
        several = [(fact, True) for fact in self.facts if self.many(fact)]
        for fact, beside in [*((fact, False) for fact in self.facts), *several]:
            sweep = self.drawn(base, fact, beside=beside)
            if sum(self.strike(case) for case in swept(base, sweep, self.pack)):
                self.sweeps.append(sweep)

    def many(self, fact: str) -> bool:
        """Whether a fact may have several codes at once."""
        return self.pack.facts[fact].kind in ("conduct", "list")

    def drawn(self, base: Example, fact: str, *, beside: bool) -> Sweep:
        """A sweep as the norm comes out now."""
        spec = self.pack.facts[fact]
        days = spec.kind == "day"
        values = self.days(base, fact) if days else values_of(spec)
        kept = base.facts.get(fact, []) if beside else []
        cases = {value: {**base.facts, fact: written(spec, value, kept)} for value in values}
        seen = {value: judge(facts, pack=self.small) for value, facts in cases.items()}
        states = {value: judged.state(self.norm) for value, judged in seen.items()}
        rows = {
            state: spans(states, state)
            if days
            else tuple(value for value, one in states.items() if one is state)
            for state in (State.HOLDS, State.UNKNOWN)
        }
        levels: dict[Any, tuple[str, ...]] = {}
        if len({then.level for then in self.norm.consequences}) > 1:
            for value, judged in seen.items():
                if states[value] is not State.FAILS and (not days or _edge(value, rows)):
                    key = value.isoformat() if days else value
                    levels[key] = tuple(level.value for level in judged.levels_of(self.norm))
        if len(set(levels.values())) < 2:
            levels = {}
        found = (rows[State.HOLDS], rows[State.UNKNOWN], levels)
        return Sweep(base.title, fact, *found, beside=beside)

    def days(self, base: Example, fact: str) -> list[date]:
        """The days on which anything may change, and those before them."""
        sweep = Sweep(base.title, fact, (), (), {})
        found = set(days_tried(base, sweep, self.pack))
        for mark in (*pack_marks(self.pack), self.norm.first):
            found |= {mark, mark - DAY} if FIRST < mark <= LAST else set()
        return sorted(found)

    def beside(self, facts: Facts, state: State) -> Facts | None:
        """The first case one fact away that comes out as `state`; open: the fact left out."""
        known = [dict(case.facts) for case in self.cases]
        rank = LAST_ASKED if state is State.FAILS else LAST_ASKED[::-1]
        order = sorted(self.facts, key=lambda name: rank.index(name) if name in rank else -1)
        for fact in order:
            for other in self.changes(facts, fact, leave=state is State.UNKNOWN):
                open_ = state is State.FAILS or not self.met(other)
                if self.state(other) is state and open_ and other not in known:
                    return other
        return None

    def changes(self, facts: Facts, fact: str, *, leave: bool = False) -> Iterator[Facts]:
        if leave:
            yield {name: value for name, value in facts.items() if name != fact}
            return
        spec = self.pack.facts[fact]
        days = spec.kind == "day"
        base = Example("", facts, State.FAILS, {})
        near = date.fromisoformat(facts.get(fact, "2024-10-12")) if days else LAST
        tried = sorted(self.days(base, fact), key=lambda day: abs(day - near)) if days else []
        for value in tried or values_of(spec):
            yield {**facts, fact: written(spec, value)}

    def nearest(self, facts: Facts) -> Facts | None:
        """A case one fact away that the norm is about."""
        for fact in self.facts:
            for other in self.changes(facts, fact):
                if self.met(other):
                    return other
        return None


EMPTY = Examples("", (), ())


def _edge(day: date, rows: Mapping[State, tuple[Any, ...]]) -> bool:
    return any(day in span for spans_ in rows.values() for span in spans_)


def spans(states: Mapping[date, State], state: State) -> tuple[tuple[date, date], ...]:
    """The stretches of days of one state; between two days tried nothing changes."""
    found: list[list[date]] = []
    open_ = False
    for day, one in sorted(states.items()):
        if one is not state:
            open_ = False
        elif open_:
            found[-1][1] = day
        else:
            found.append([day, day])
            open_ = True
    return tuple((first, last) for first, last in found)


def facts_named(norm: Norm, pack: Pack) -> list[str]:
    """The given facts on which a norm, and those it yields to, turn."""
    rows = [norm, *(pack.norms[name] for name in norm.yields_to)]
    named = [a.fact for one in rows for c in conditions_of(one) for a in atoms(c)]
    given = [fact for name in named for fact in BEHIND.get(name, (name,))]
    return list(dict.fromkeys(["status", "conduct", *given, "act_date"]))


def titled(facts: Facts, pack: Pack, missing: Sequence[str]) -> str:
    """A case as a sentence a jurist can read."""
    status = value_word("status", facts["status"]) if "status" in facts else "pegawai"
    codes = [value_word("conduct", code) for code in facts.get("conduct", ())]
    deed = " dan ".join(codes) or "perbuatan belum diketahui"
    where = [_election(facts["election"], pack)] if "election" in facts else []
    where += [value_word("office", facts["office"])] if "office" in facts else []
    day = facts.get("act_date")
    where.append(date_words(date.fromisoformat(day)) if day else "harinya belum diketahui")
    done = {"status", "conduct", "election", "office", "act_date", "area"}
    details = [_detail(name, value, pack) for name, value in facts.items() if name not in done]
    gaps = [f"{_label(name, pack)} belum diketahui" for name in missing if name not in done]
    first = f"{status[:1].upper()}{status[1:]}: {deed}"
    return "; ".join([first, ", ".join(where), *details, *gaps])


def _election(name: str, pack: Pack) -> str:
    rows = {**pack.rules["undated"], **pack.calendars}
    return str(rows[name]["title"] if name in rows else name)


def _label(name: str, pack: Pack) -> str:
    label = pack.facts[name].label
    return f"{label[:1].lower()}{label[1:]}"


def _detail(name: str, value: Any, pack: Pack) -> str:
    said = value if isinstance(value, list) else [value]
    words = " dan ".join(_word(name, one) for one in said) or "tidak ada"
    return f"{_label(name, pack)}: {words}"


def _word(name: str, value: Any) -> str:
    if name.endswith("_date"):
        return date_words(date.fromisoformat(value))
    return value_word(name, value)


def as_yaml(draft: Draft) -> str:
    """The draft as it stands in a file of examples."""
    lines = [f"{draft.norm.id}:", "  examples:"]
    anchors: dict[str, str] = {}
    bases = [sweep.base for sweep in draft.sweeps]
    for case in draft.cases:
        anchor = ""
        if case.title in bases:
            anchors[case.title] = f"{draft.norm.id}-{len(anchors) + 1}"
            anchor = f"&{anchors[case.title]} "
        lines += [f"    - title: {anchor}{_flow(case.title)}"]
        lines += [f"      facts: {_flow(dict(case.facts))}", f"      state: {case.state.value}"]
        said = [(name, _short(value)) for name, value in case.says.items() if value]
        lines += [f"      {name}: {_flow(value)}" for name, value in said]
    if draft.sweeps:
        lines.append("  sweeps:")
    for sweep in draft.sweeps:
        row: dict[str, Any] = {"fact": sweep.fact}
        row |= {"beside": True} if sweep.beside else {}
        for part in ("holds", "unknown"):
            rows = [_span(one) if isinstance(one, tuple) else one for one in getattr(sweep, part)]
            row |= {part: rows} if rows else {}
        row |= (
            {"levels": {k: v[0] if len(v) == 1 else list(v) for k, v in sweep.levels.items()}}
            if sweep.levels
            else {}
        )
        lines.append(f"    - {{base: *{anchors[sweep.base]}, {_flow(row)[1:]}")
    return "\n".join(lines) + "\n"


def _span(span: tuple[date, date]) -> Any:
    first, last = span
    if first == last:
        return first
    return {**({"from": first} if first > FIRST else {}), **({"to": last} if last < LAST else {})}


def _short(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _flow(value: Any) -> str:
    text: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False
    )
    return text.removesuffix("...\n").strip()
