"""The rules as OpenFisca variables: an input for each fact, a formula for each norm."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from peers.tree import NORMS, State, domains, rules

from jaganetral.law.model import Condition

DAY = "2024-10-05"
ENUMS = {
    fact: Enum(f"{fact}_values", {value: value for value in values})  # type: ignore[arg-type]
    for fact, values in domains().items()
    if values != (False, True)
}


def _value(condition: Condition, get: Callable[[str], Any]) -> Any:
    if condition.op == "atom":
        seen = get(condition.fact)
        wanted = [one for one in domains()[condition.fact] if one in condition.allowed]
        if condition.fact in ENUMS:
            codes = [list(domains()[condition.fact]).index(one) for one in wanted]
            return np.isin(np.asarray(seen), codes)
        return np.isin(np.asarray(seen), wanted)
    kids = [_value(kid, get) for kid in condition.kids]
    if condition.op == "not":
        return ~kids[0]
    return (np.logical_and if condition.op == "all" else np.logical_or).reduce(kids)


def _system() -> Any:
    act = build_entity(key="act", plural="acts", label="An act", is_person=True)
    system = TaxBenefitSystem([act])
    for fact in domains():
        given: dict[str, Any] = {"entity": act, "definition_period": DateUnit.DAY}
        if fact in ENUMS:
            first = next(iter(ENUMS[fact]))
            given |= {"value_type": Enum, "possible_values": ENUMS[fact], "default_value": first}
        else:
            given |= {"value_type": bool}
        system.add_variable(type(fact, (Variable,), given))
    for name, rule in rules().items():
        system.add_variable(type(_name(name), (Variable,), _norm(act, rule)))
    return system


def _name(norm: str) -> str:
    return norm.replace("-", "_")


def _norm(act: Any, rule: Condition) -> dict[str, Any]:
    def formula(acts: Any, period: Any) -> Any:
        return _value(rule, lambda fact: acts(fact, period))

    return {
        "entity": act,
        "definition_period": DateUnit.DAY,
        "value_type": bool,
        "formula": formula,
    }


def _simulated(system: Any, cases: Sequence[Mapping[str, Any]]) -> list[Any]:
    simulation = SimulationBuilder().build_default_simulation(system, count=len(cases))
    for fact, values in domains().items():
        if all(fact in case for case in cases):
            column = [case[fact] for case in cases]
            if fact in ENUMS:
                column = [list(values).index(one) for one in column]
            simulation.set_input(fact, DAY, np.array(column))
    return [simulation.calculate(_name(name), DAY) for name in NORMS]


def engine() -> Callable[[dict[str, Any]], list[State]]:
    """One case at a time; a missing fact has its default value, as OpenFisca does."""
    system = _system()
    return lambda case: [bool(column[0]) for column in _simulated(system, [case])]


def batch(cases: Sequence[Mapping[str, Any]], times: int = 1000) -> tuple[int, float]:
    """(cases, processor seconds) on whole arrays, which is what it is made for."""
    system, many = _system(), [*cases] * times
    columns = {fact: [case[fact] for case in many] for fact in domains()}
    simulation = SimulationBuilder().build_default_simulation(system, count=len(many))
    for fact, values in domains().items():
        codes = {value: place for place, value in enumerate(values)}
        column = [codes[one] for one in columns[fact]] if fact in ENUMS else columns[fact]
        simulation.set_input(fact, DAY, np.array(column))
    begun = time.process_time()
    for name in NORMS:
        simulation.calculate(_name(name), DAY)
    return len(many), time.process_time() - begun
