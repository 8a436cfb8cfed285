"""The whole check of the log: its own chain, then every object that it has sealed."""

import argparse
import importlib
from collections.abc import Iterator
from itertools import chain

from jaganetral.web.audit.objects import Fault
from jaganetral.web.audit.verify import Verdict, verify_log
from jaganetral.web.desk.registry import offering


def verify_all() -> Verdict:
    """Check the log; where it is whole, find the first record that its object no longer matches."""
    verdict = verify_log()
    if not verdict.whole:
        return verdict
    first = min(_faults(), default=None)
    if first is None:
        return verdict
    sentence = f"{first.sentence} (catatan {first.seq})."
    return Verdict(False, verdict.size, sentence, first.seq)


def _faults() -> Iterator[Fault]:
    modules = (importlib.import_module(name) for _label, name in offering("sealed"))
    return chain.from_iterable(module.faults() for module in modules)


def verify_audit(args: argparse.Namespace) -> tuple[bool, str]:
    """What `jaganetral verify audit` asks: does everything fit, and the sentence that says so."""
    verdict = verify_all()
    return verdict.whole, verdict.sentence
