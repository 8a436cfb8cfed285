"""The rules as an answer-set program; missing facts are free choices, so clingo is exact."""

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

import clingo
from peers.tree import NORMS, State, domains, rules

from jaganetral.law.model import Condition


def _word(value: Any) -> str:
    return str(value).lower()


class _Program:
    """Text of the program; every atom and every alternative is a predicate of its own."""

    def __init__(self) -> None:
        self.names = count()
        self.lines: list[str] = []
        for fact, values in domains().items():
            choice = "; ".join(f"{fact}({_word(value)})" for value in values)
            self.lines.append(f"1 {{ {choice} }} 1.")
        for place, rule in enumerate(rules().values()):
            self.lines.append(f"norm({place}) :- {self._body(rule)}.")
        self.lines.append("#show norm/1.")

    def _body(self, condition: Condition) -> str:
        if condition.op == "all":
            return ", ".join(self._body(kid) for kid in condition.kids)
        if condition.op == "not":
            return f"not {self._named([self._body(condition.kids[0])])}"
        if condition.op == "any":
            return self._named([self._body(kid) for kid in condition.kids])
        wanted = condition.allowed & frozenset(domains()[condition.fact])
        return self._named(f"{condition.fact}({_word(value)})" for value in sorted(wanted, key=str))

    def _named(self, bodies: Iterable[str]) -> str:
        name = f"c{next(self.names)}"
        self.lines += [f"{name} :- {body}." for body in bodies]
        return name


def engine() -> Callable[[dict[str, Any]], list[State]]:
    """One case: every answer set, seen through the norms; sure where all agree."""
    program = "\n".join(_Program().lines)

    def judge(case: Mapping[str, Any]) -> list[State]:
        control = clingo.Control(["0", "--project=show", "-Wno-atom-undefined"])
        known = "\n".join(f":- not {fact}({_word(value)})." for fact, value in case.items())
        control.add("base", [], f"{program}\n{known}")
        control.ground([("base", [])])
        seen: list[set[bool]] = [set() for _ in NORMS]
        with control.solve(yield_=True) as models:
            for model in models:
                true = {symbol.arguments[0].number for symbol in model.symbols(shown=True)}
                for place, found in enumerate(seen):
                    found.add(place in true)
        return [one.pop() if len(one) == 1 else None for one in seen]

    return judge
