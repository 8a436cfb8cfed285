"""What `jaganetral verify assessments` asks of the site."""

import argparse
from collections import Counter

from jaganetral.law.compare.told import told
from jaganetral.web.cases.models import Assessment
from jaganetral.web.cases.replay import Replay, replay

SAME, WORDED, LOST, APART = "same", "worded", "lost", "apart"


def verify_assessments(args: argparse.Namespace) -> tuple[bool, str]:
    """Do every stored assessment again under its own rules; does each come out as stored?

    Other words for the same outcome (another version of the program) are no failure, but said.
    """
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    rows = Assessment.objects.select_related("case").order_by("pk")
    for stored in rows.iterator(200):
        kind = kind_of(stored, replay(stored))
        counts[kind] += 1
        if kind == APART:
            wrong.append(stored.case.number)
    if wrong:
        cases = ", ".join(dict.fromkeys(wrong))
        return False, f"Kajian TIDAK sama ketika diulang dengan aturannya sendiri: {cases}."
    return True, _sentence(counts)


def kind_of(stored: Assessment, again: Replay) -> str:
    """How a replay compares with what was stored."""
    if again.result is None:
        return LOST
    if again.same:
        return SAME
    return WORDED if told(again.result) == told(stored.result) else APART


def _sentence(counts: Counter[str]) -> str:
    said = [f"{counts[SAME]} kajian diulang dengan aturannya sendiri, sama persis"]
    if counts[WORDED]:
        said.append(f"{counts[WORDED]} sama hasilnya, lain susunan katanya")
    if counts[LOST]:
        said.append(f"{counts[LOST]} tidak dapat diulang karena isi paketnya tidak tersimpan")
    return "; ".join(said) + "."
