"""Whatever single thing breaks in the files of a pack is told with file and line, or is free text.

Every key and value of every shipped file is spoiled in turn; so is the layout of every line.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.corpus.pack import DATA, FILES, load_pack, read_pack
from jaganetral.law.model import PackError
from tests.examples import examples

NAMES = (*FILES, *(f"norms/{path.name}" for path in sorted((DATA / "norms").glob("*.yaml"))))
SAID = re.compile(r"([a-z0-9_-]+\.yaml): baris ([0-9]+): .+\.", re.DOTALL)
# Keys whose values are free text: another text is another text, not a mistake.
FREE = {
    *("version", "title", "short", "basis", "bodies", "note", "text", "text_en", "at", "cite"),
    *("label", "label_en", "ask", "ask_en", "pattern", "areas", "parent"),
}


def folder_with(folder: Path, name: str, text: str | bytes) -> Path:
    """A copy of the shipped pack in which one file reads otherwise."""
    pack = folder / "pack"
    if not pack.exists():
        shutil.copytree(DATA, pack, ignore=shutil.ignore_patterns("examples", "words.yaml"))
    for one in NAMES:
        if (pack / one).read_bytes() != (DATA / one).read_bytes():
            shutil.copy(DATA / one, pack / one)
    (pack / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return pack


def refused(folder: Path, name: str, text: str | bytes) -> tuple[str, int] | None:
    """The file and line that are told, or None where the pack is read all the same."""
    said = ""
    try:
        read_pack(folder_with(folder, name, text))
    except PackError as trouble:
        said = str(trouble)
    found = SAID.fullmatch(said)
    assert bool(found) is bool(said), said
    return (found[1], int(found[2])) if found else None


def scalars(node: yaml.Node | None, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """(path, node, whether a key) of every scalar of a file."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield path, key, True
            yield from scalars(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from scalars(value, (*path, place))
    elif node is not None:
        yield path, node, False


def is_free(name: str, path: tuple[Any, ...], key: bool) -> bool:
    """Whether another text there is no mistake: free text, or a name that is made there."""
    words = [part for part in path if isinstance(part, str)]
    if key:  # names that a file gives
        return (name, len(path)) in {
            *((f"{stem}.yaml", 0) for stem in ("facts", "instruments", "calendars")),
        } or path in (("groups",), ("rules", "kinds"), ("rules", "undated"), ("sets",))
    if name == "calendars.yaml" and words[-1] == "id":
        return True  # stages have names of their own; law check asks for those the engine reads
    return words[-1] in FREE or (name.startswith("norms/") and words[-1] == "id")


SPOTS = [
    (name, path, node, key)
    for name in NAMES
    for path, node, key in scalars(yaml.compose((DATA / name).read_text("utf-8")))
]


def spoiled(name: str, node: yaml.Node, instead: str) -> str:
    text = (DATA / name).read_text("utf-8")
    return text[: node.start_mark.index] + instead + text[node.end_mark.index :]


@examples(60)
@given(st.sampled_from(SPOTS), st.sampled_from(["xyzzy", "[xyzzy]", "{xyzzy: 1}", "17", "~"]))
def test_a_spoiled_key_or_value_is_told_with_its_line(
    tmp_path_factory: pytest.TempPathFactory, spot: tuple[Any, ...], instead: str
) -> None:
    name, path, node, key = spot
    found = refused(tmp_path_factory.getbasetemp() / "strict", name, spoiled(name, node, instead))
    if found is None:
        assert is_free(name, path, key), (name, path, node.value, instead)
    elif instead == "xyzzy" and not key and not is_free(name, path, key):
        assert found == (Path(name).name, node.start_mark.line + 1), (path, node.value)


LINES = [(name, at) for name in NAMES for at in range(len((DATA / name).read_text().splitlines()))]


def broken(line: str, how: str) -> str | bytes:
    """A line of YAML broken in one way."""
    half = len(line) // 2
    ways: dict[str, str | bytes] = {
        "lost": "",
        "indented": f"   {line}",
        "outdented": line.lstrip(),
        "tab": f"\t{line}",
        "cut": line[:half],
        "twice": f"{line}\n{line}",
        "bytes": line[:half].encode() + b"\xff\xfe" + line[half:].encode(),
        "control": f"{line[:half]}\x07{line[half:]}",
        "no such day": re.sub(r"\d{4}-\d{2}-\d{2}", "2024-13-45", line),
        "a list": re.sub(r":\s.*", ": [x]", line),
        "no colon": line.replace(":", "", 1),
        "no bracket": line.replace("}", "", 1).replace("]", "", 1),
        "quote": line.replace(" ", ' "', 1),
    }
    return ways[how]


WAYS = (
    *("lost", "indented", "outdented", "tab", "cut", "twice", "bytes", "control"),
    *("no such day", "a list", "no colon", "no bracket", "quote"),
)


@examples(60)
@given(st.sampled_from(LINES), st.sampled_from(WAYS))
def test_a_broken_line_never_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[str, int], how: str
) -> None:
    name, at = place
    lines = [line.encode() for line in (DATA / name).read_text("utf-8").splitlines()]
    new = broken(lines[at].decode(), how)
    lines[at] = new if isinstance(new, bytes) else new.encode()
    text = b"\n".join(lines) + b"\n"
    found = refused(tmp_path_factory.getbasetemp() / "strict", name, text)
    if how in ("bytes", "control"):
        assert found == (Path(name).name, at + 1)
    if how == "no such day" and b"2024-13-45" in lines[at] and not lines[at].startswith(b"#"):
        assert found is None or found[1] == at + 1


CITE = "[{instrument: pp-42-2004, at: Pasal 15, confidence: verified}]"
NORM = f"id: baru, text: baru, cite: {CITE}, who: asn, when: {{conduct: baliho_apk}}"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{NORM}, catatan: x", "kunci tak dikenal 'catatan'; pilih:"),
        (f"{NORM}, nots: x", "kunci tak dikenal 'nots'; maksudnya note?"),
        (NORM.replace("text: baru, ", ""), "tanpa `text`; tambahkan"),
        (NORM.replace("pp-42-2004", "pp-42-2005"), "maksudnya pp-42-2004?"),
        (NORM.replace("verified", "yakin"), "'yakin' tidak dikenal; pilih:"),
        (NORM.replace(CITE, "[]"), "daftar kosong; isi atau hapus"),
        (NORM.replace("baliho_apk", "balihoapk"), "balihoapk'; maksudnya baliho_apk?"),
        (NORM.replace("conduct:", "kondukt:"), "fakta kondukt tidak ada di facts.yaml; maksudnya"),
        (NORM.replace("who: asn", "who: raja"), "status tidak mempunyai nilai 'raja'"),
        (NORM.replace("{conduct: baliho_apk}", "[conduct]"), "syarat harus pemetaan"),
        (NORM.replace("{conduct: baliho_apk}", "{any: []}"), "daftar kosong"),
        (NORM.replace("conduct: baliho_apk", "prior: x"), "tidak dapat menjadi syarat norma"),
        (NORM.replace("conduct: baliho_apk", "forms: [baru]"), "`forms` berputar"),
        (f"{NORM}, yields_to: [tidak-ada]", "'tidak-ada' tidak dikenal"),
        (f"{NORM}, routes: [istana]", "'istana' tidak dikenal"),
        (
            f"{NORM}, then: [{{category: disiplin, level: moral}}]",
            "tidak mempunyai tingkat 'moral'",
        ),
        (
            f"{NORM}, then: [{{category: disiplin, level: berat, sanctions: x}}]",
            "'x' tidak dikenal",
        ),
        (f"{NORM}, then: [{{category: disiplin, level: berat, warna: x}}]", "kunci tak dikenal"),
    ],
)
def test_a_broken_norm_is_refused_with_line_and_remedy(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "rusak.yaml"
    path.write_text(f"# satu baris\nnorms:\n- {{{row}}}\n", "utf-8")
    with pytest.raises(PackError, match=r"rusak\.yaml: baris 3: norma baru: ") as trouble:
        load_pack(path)
    assert said in str(trouble.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("norms: []\nnorms: []\n", "baris 2: kunci 'norms' muncul dua kali; hapus salah satu."),
        ("sanction: {}\n", "baris 1: kunci tak dikenal 'sanction'; maksudnya sanctions?"),
        ("- a\n", "baris 1: isinya harus pemetaan"),
        ("norms: {a: 1}\n", "baris 1: `norms` harus daftar norma"),
        ("norms: [x]\n", "baris 1: norma harus pemetaan"),
        ("sanctions: {sets: {baru: {options: [cambuk], cite: x, confidence: verified}}}", "cambuk"),
        ("? [a]\n: 1\n", "baris 1: kunci harus satu kata"),
        ("a: &a [*a]\n", "menunjuk dirinya sendiri"),
        ("a: !!python/name:os.system 1\n", "baris 1: bukan YAML yang benar"),
    ],
)
def test_a_broken_file_of_changes_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "ubah.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(PackError, match=r"^ubah\.yaml: baris [0-9]+: ") as trouble:
        load_pack(path)
    assert said in str(trouble.value)


def test_what_a_change_breaks_elsewhere_is_told_where_it_stands(tmp_path: Path) -> None:
    """The group is emptied in the file of changes; the shipped norm that needs it is untouched."""
    path = tmp_path / "ubah.yaml"
    path.write_text("pack:\n  groups:\n    daerah: [desa]\n", "utf-8")
    with pytest.raises(PackError, match=r"ubah\.yaml: baris 3: kelompok daerah: 'desa' tidak"):
        load_pack(path)
