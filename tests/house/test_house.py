"""House rules that a machine can watch."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = [p for p in (ROOT / "jaganetral").rglob("*.py") if "migrations" not in p.parts]
PAGES = list((ROOT / "jaganetral").rglob("*.html"))
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def calls(path: Path) -> set[str]:
    """The names of the methods a file calls."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return {
        node.func.attr
        for node in tree
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def is_writer(path: Path) -> bool:
    """Whether a file may write: actions and loading, as a file or as a folder."""
    return {"actions.py", "loading.py"} & {path.name} != set() or bool(
        {"actions", "loading"} & set(path.parts)
    )


def test_files_stay_short() -> None:
    tests = list((ROOT / "tests").rglob("*.py"))
    assert not [p for p in CODE + tests if len(p.read_text("utf-8").splitlines()) > 400]


def test_pages_stay_short() -> None:
    assert not [p for p in PAGES if len(p.read_text("utf-8").splitlines()) > 120]


def test_only_actions_write() -> None:
    web = [p for p in CODE if "web" in p.parts and not is_writer(p)]
    assert not [p for p in web if calls(p) & WRITES]


def test_no_inline_script_or_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"|<style")
    assert not [p for p in PAGES if inline.search(p.read_text("utf-8"))]


def test_only_the_clock_reads_now() -> None:
    reads = re.compile(r"timezone\.now\(|datetime\.now\(|date\.today\(|localdate\(")
    guilty = [p for p in CODE if reads.search(p.read_text("utf-8")) and p.name != "clock.py"]
    assert not guilty


def test_nothing_names_the_machine() -> None:
    kept = [p for p in ROOT.rglob("*") if p.is_file() and ".git" not in p.parts]
    texts = [p for p in kept if p.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".sh"}]
    guilty = [
        p
        for p in texts
        if ".venv" not in p.parts
        and p != Path(__file__)
        and re.search(r"/root/|/home/[a-z]|/work/|index-url|\.\./shared", p.read_text("utf-8"))
    ]
    assert not guilty
