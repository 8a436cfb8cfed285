"""Words for identifiers of the contract: what a person reads instead of `jpt_pratama`."""

from typing import Any

from jaganetral.law.corpus.strict import book


def word(group: str, name: str, language: str = "id") -> str:
    """The words for an identifier of a group ("level", "sedang"); itself where there are none."""
    row = book().get(group, {}).get(name)
    return row["en" if language.startswith("en") else "id"] if row else name


def known_word(group: str, name: str) -> bool:
    """Whether there are words in both languages for an identifier."""
    row = book().get(group, {}).get(name, {})
    return {"id", "en"} <= row.keys()


def words(group: str, language: str = "id") -> dict[str, str]:
    """Every identifier of a group with its words, in the order of the file."""
    return {name: word(group, name, language) for name in book()[group]}


def value_word(fact: str, value: Any, language: str = "id") -> str:
    """A value of a fact in words; yes and no for truth values."""
    if isinstance(value, bool):
        return {"id": ("tidak", "ya"), "en": ("no", "yes")}[language[:2]][value]
    group = "reading" if fact.startswith("reading_") else fact
    return word(group, str(value), language)
