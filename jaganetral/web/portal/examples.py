"""The examples of a norm in words: cases that meet it, miss it, or leave it open, and sweeps."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jaganetral.law.examples.published import load_examples
from jaganetral.law.examples.sweeps import Examples, Sweep
from jaganetral.law.facts import FIRST, LAST
from jaganetral.law.model import Pack
from jaganetral.law.telling.gloss import either, fact_label
from jaganetral.law.words import value_word

# state -> (words, class of its mark)
STATES = {
    "holds": (gettext_lazy("Terpenuhi"), "untuk"),
    "fails": (gettext_lazy("Tidak terpenuhi"), "lawan"),
    "unknown": (gettext_lazy("Belum dapat dipastikan"), "belum"),
}


@cache
def _book() -> Mapping[str, Examples]:
    """The shipped examples; they are no part of a pack and do not change while a site runs."""
    return load_examples()


def examples_context(norm: str, pack: Pack) -> dict[str, Any]:
    """The examples and sweeps of a norm; none where nobody has written any."""
    found = _book().get(norm)
    if found is None:
        return {"examples": [], "sweeps": []}
    cases = [(*STATES[one.state.value], one.title) for one in found.cases]
    return {
        "examples": [{"state": s, "mark": mark, "title": title} for s, mark, title in cases],
        "sweeps": [sweep_words(one, pack) for one in found.sweeps if one.fact in pack.facts],
    }


def sweep_words(sweep: Sweep, pack: Pack) -> str:
    """One fact of an example through all its values, as a sentence or two."""
    language = (get_language() or "id")[:2]
    label = fact_label(sweep.fact, pack, language)
    label = label[:1].lower() + label[1:]
    said = {
        "base": sweep.base,
        "fact": _("di samping itu %(fact)s") % {"fact": label} if sweep.beside else label,
        "holds": either(_values(sweep.fact, sweep.holds, language), language) or _("tidak pernah"),
    }
    text = _("“%(base)s”, bila %(fact)s lain: terpenuhi untuk %(holds)s; selain itu tidak.")
    if not sweep.unknown:
        return text % said
    unknown = either(_values(sweep.fact, sweep.unknown, language), language)
    text = _(
        "“%(base)s”, bila %(fact)s lain: terpenuhi untuk %(holds)s; belum pasti untuk "
        "%(unknown)s; selain itu tidak."
    )
    return text % {**said, "unknown": unknown}


def _values(fact: str, values: Sequence[Any], language: str) -> list[str]:
    return [_span(one) if _is_span(one) else value_word(fact, one, language) for one in values]


def _is_span(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(day, date) for day in value)


def _span(span: tuple[date, date]) -> str:
    """Days from one to another; open ends are left out."""
    first, last = span
    begin = date_format(first, "j F Y") if first > FIRST else ""
    end = date_format(last, "j F Y") if last < LAST else ""
    if begin == end:
        return begin or _("hari apa pun")
    if begin and end:
        return _("%(first)s sampai %(last)s") % {"first": begin, "last": end}
    return (_("hari sejak %(when)s") if begin else _("hari sampai %(when)s")) % {
        "when": begin or end
    }
