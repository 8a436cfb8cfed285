"""What is asked once the verdict stands: facts that leave it as it is and say what follows."""

from collections.abc import Collection, Mapping
from typing import Any

from jaganetral.law.advice.ask import Answer
from jaganetral.law.advice.hearing import Ground, grounds_of
from jaganetral.law.advice.occasion import facts_of
from jaganetral.law.advice.questions import Asked, load_advice
from jaganetral.law.facts import read_day
from jaganetral.law.model import Pack


def further(found: Answer, given: Mapping[str, Any], unsure: Collection[str] = ()) -> Asked | None:
    """The next thing that matters for what to do about a forbidden act; None where there is none.

    Which acts a fact belongs to stands in data/advice/asks.yaml.
    """
    if found.verdict != "tidak_boleh":
        return None
    advice, facts = load_advice(), facts_of(found.question, given)
    acts = set(facts.get("conduct", ()))
    for fact, belongs in advice.further.items():
        if acts & belongs and facts.get(fact) is None and fact not in unsure:
            return advice.asks[fact]
    return None


def pointed_to(found: Answer, given: Mapping[str, Any], pack: Pack) -> tuple[Ground, ...]:
    """Further norms to which the forms of state resources point on the day of the act.

    Pointers, no finding: whether a norm holds depends on facts that were not asked.
    """
    if found.verdict != "tidak_boleh":
        return ()
    forms, told = load_advice().forms, facts_of(found.question, given).get("resource_form", ())
    named = dict.fromkeys(norm for form in told for norm in forms.get(form, ()))
    said = {ground.norm for ground in found.because}
    when = given.get("act_date")
    day = read_day("act_date", when) if when is not None else None
    norms = [pack.norms[name] for name in named if name not in said]
    return grounds_of(
        [
            {"norm": norm.id, "citations": [cite.as_dict() for cite in norm.citations]}
            for norm in norms
            if not norm.disabled and (day is None or norm.first <= day <= norm.last)
        ],
        pack,
    )
