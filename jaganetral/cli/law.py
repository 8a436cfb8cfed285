"""The law catalogue: show a norm, check the catalogue, run a jurist's cases."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jaganetral.cli.emit import CHECK_FAILED, DONE, BadInput, emit, say
from jaganetral.law.check import Fault, case_words, checked, difference, is_note
from jaganetral.law.compare.packs import KINDS, SAID, Change, changes_between
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.examples.cases import run_cases
from jaganetral.law.examples.published import load_examples, run_examples
from jaganetral.law.model import Pack, PackError
from jaganetral.law.telling.catalogue import norm_page

STATES = {"holds": "berlaku", "fails": "tidak berlaku", "unknown": "belum pasti"}
LONG, FEW = 500, 3
EXAMPLE = """example:
  jaganetral law show skb22-dis-06 --on 2024-10-01
  jaganetral law check
  jaganetral law check CHANGES.yaml --json
  jaganetral law test CASES.yaml
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral law`."""
    parser.epilog = EXAMPLE
    parts = parser.add_subparsers(dest="part", required=True)
    show = parts.add_parser("show", help="one norm with its sources")
    show.add_argument("id", help="for example skb22-dis-06")
    show.add_argument("--on", metavar="DAY", help="YYYY-MM-DD: whether it is in force then")
    check = parts.add_parser("check", help="static checks of a catalogue")
    check.add_argument(
        "place",
        nargs="?",
        metavar="DIR|FILE",
        help="a pack's folder or a file of changes; default: the shipped pack",
    )
    check.add_argument("--json", action="store_true", help="one JSON object instead of sentences")
    test = parts.add_parser("test", help="run cases from a YAML file")
    test.add_argument("file", metavar="FILE.yaml")


def run(args: argparse.Namespace) -> int:
    """Do the chosen part; 0 done, 1 a check failed, 2 bad input."""
    if args.part == "show":
        return _show(args.id, args.on)
    if args.part == "check":
        return _check(args.place, args.json)
    return _test(args.file)


def _pack(place: str | None) -> Pack:
    """The shipped pack, or that of a folder or file of changes."""
    if place is not None and not Path(place).exists():
        raise BadInput(f"{place}: there is no such folder or file; name one that exists.")
    try:
        return load_pack() if place is None else load_pack(Path(place))
    except PackError as trouble:
        raise BadInput(str(trouble)) from None


def _show(name: str, on: str | None) -> int:
    pack = _pack(None)
    norm = pack.norms.get(name)
    if norm is None:
        near = [known for known in pack.norms if known.startswith(name.split("-")[0])]
        raise BadInput(f"There is no norm {name!r}. Known: {', '.join(near or pack.norms)}.")
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        raise BadInput(f'--on "{on}" is no day; write it as YYYY-MM-DD.') from None
    emit(norm_page(norm, pack, day))
    return DONE


def _check(place: str | None, as_json: bool) -> int:
    pack = _pack(place)
    try:
        found = checked(pack, load_examples())
    except PackError as trouble:
        raise BadInput(str(trouble)) from None
    faults = [one for one in found if not is_note(one)]
    notes = [one for one in found if is_note(one)]
    changes = changes_between(load_pack(), pack)
    cases = list(_cases(load_pack(), pack)) if changes else []
    broken = _broken(pack) if changes else []
    if as_json:
        said = [change.sentence for change in changes]
        more = {"changes": said, "cases": cases, "broken_examples": broken}
        emit(_as_dict(pack, faults, notes) | more)
    else:
        _list("Perubahan terhadap paket bawaan", [_short(change) for change in changes])
        _list("Perkara yang kini dinilai lain", [_case_said(row) for row in cases])
        _list("Contoh yang tidak lagi sesuai", list(_examples_said(broken)))
        _tell(pack, faults, notes)
    return CHECK_FAILED if faults or broken else DONE


def _cases(old: Pack, new: Pack) -> Iterator[dict[str, Any]]:
    """For each norm that reads otherwise now, a case that it judges otherwise."""
    for name in [name for name in old.norms if name in new.norms]:
        found = difference(old.norms[name], new.norms[name], new)
        if found is not None:
            facts, before, after = found
            case = case_words(facts, new)
            yield {"norm": name, "before": before, "after": after, "case": case, "facts": facts}


def _case_said(row: dict[str, Any]) -> str:
    """A case that a changed norm judges otherwise, in one sentence."""
    holds = {True: "berlaku", False: "tidak berlaku"}
    if row["before"] == row["after"]:
        return f"{row['norm']} (akibatnya lain): {row['case']}"
    said = f"semula {holds[row['before']]}, kini {holds[row['after']]}"
    return f"{row['norm']} ({said}): {row['case']}"


def _short(change: Change) -> str:
    """A change in one sentence; a long one is told by its case instead."""
    if len(change.sentence) < LONG:
        return change.sentence
    return f"{KINDS[change.kind]} {change.id}: {SAID[change.what]} berubah; lengkapnya: --json."


def _broken(pack: Pack) -> list[dict[str, Any]]:
    """The published examples that a changed pack judges otherwise."""
    known = {name: one for name, one in load_examples().items() if name in pack.norms}
    return run_examples(known, pack)


def _examples_said(broken: list[dict[str, Any]]) -> Iterator[str]:
    """The examples that do not come out, the first few of each norm in a sentence each."""
    for norm in dict.fromkeys(row["norm"] for row in broken):
        mine = [row for row in broken if row["norm"] == norm]
        yield from (_said(row) for row in mine[:FEW])
        if len(mine) > FEW:
            yield f"{norm}: dan {len(mine) - FEW} contoh lain; lengkapnya: --json."


def _said(row: dict[str, Any]) -> str:
    """An example that does not come out, in one sentence."""
    wanted, seen = (STATES.get(str(row[key]), row[key]) for key in ("wanted", "seen"))
    what = "" if row["what"] == "state" else f"{row['what']} "
    said = f"{what}seharusnya {wanted}, ternyata {seen}"
    return f"{row['norm']}, {row['title']}: {said} ({row['place']})."


def _as_dict(pack: Pack, faults: list[Fault], notes: list[Fault]) -> dict[str, object]:
    return {
        "pack": {"version": pack.version, "sha256": pack.sha256},
        "norms": len(pack.norms),
        "faults": [one.as_dict() for one in faults],
        "notes": [one.as_dict() for one in notes],
    }


def _list(title: str, sentences: list[str]) -> None:
    if sentences:
        say(f"{title}:")
    for sentence in sentences:
        say(f"- {sentence}")


def _tell(pack: Pack, faults: list[Fault], notes: list[Fault]) -> None:
    """What is wrong with a pack, each with its case, and a word at the end."""
    if faults:
        say("Kekurangan:")
    for line in [line for one in faults for line in one.lines()]:
        say(line)
    count = f"{len(pack.norms)} norma"
    said = f"{len(notes)} catatan (lihat --json)" if notes else "tanpa catatan"
    say(f"{count} diperiksa, {len(faults)} kekurangan, {said}." if faults else f"{count}, utuh.")


def _test(file: str) -> int:
    if not Path(file).is_file():
        raise BadInput(f"{file}: there is no such file; name one that exists.")
    try:
        wrong = run_cases(Path(file))
    except PackError as trouble:
        raise BadInput(str(trouble)) from None
    for row in wrong:
        said = f"{row['what']} seharusnya {row['wanted']}, ternyata {row['seen']}"
        say(f"baris {row['line']}: {row['case']}: {said}.")
    say("Semua kasus sesuai." if not wrong else f"{len(wrong)} ketidaksesuaian.")
    return CHECK_FAILED if wrong else DONE
