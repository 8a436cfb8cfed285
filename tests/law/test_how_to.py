"""The page for jurists: its own examples run as it says."""

import re
from pathlib import Path
from textwrap import dedent

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.examples.cases import run_cases
from jaganetral.law.examples.mutants import score
from jaganetral.law.examples.published import load_examples, run_examples

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "uji-hukum.md").read_text("utf-8")


def block(first: str) -> str:
    """The indented block of the page whose first line begins so."""
    lines = PAGE.splitlines()
    begin = next(i for i, line in enumerate(lines) if re.match(rf" {{8}}{first}", line))
    rest = lines[begin:]
    length = next((i for i, line in enumerate(rest) if not line.startswith(" " * 8)), len(rest))
    return dedent("\n".join(rest[:length])) + "\n"


def test_the_case_of_the_page_comes_out_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "kasus-saya.yaml"
    path.write_text(block("- id: contoh"), "utf-8")
    assert run_cases(path) == []
    path.write_text(block("- id: contoh").replace("[berat]", "[sedang]"), "utf-8")
    assert [row["what"] for row in run_cases(path)] == ["tracks"]


def test_the_examples_of_the_page_come_out_as_they_say(tmp_path: Path) -> None:
    (tmp_path / "contoh.yaml").write_text(block("skb22-dis-01:"), "utf-8")
    assert run_examples(load_examples(tmp_path), load_pack()) == []


def test_the_sweep_of_the_page_notices_what_the_page_promises(tmp_path: Path) -> None:
    pack = load_pack()
    (tmp_path / "contoh.yaml").write_text(block("skb22-dis-01:"), "utf-8")
    missed = score(pack.norms["skb22-dis-01"], load_examples(tmp_path)["skb22-dis-01"], pack).missed
    assert not any("status" in name for name in missed)


def test_the_page_names_commands_that_are_there() -> None:
    for name in re.findall(r"python (benchmarks/\w+\.py)", PAGE):
        assert (Path(__file__).parents[2] / name).is_file()
