"""Writes the reference pages from the data they describe, so that they cannot lie.

python docs/generate.py           write docs/reference/
python docs/generate.py --check   exit 1 and name what is out of date
"""

import argparse
import ast
import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import pages_law  # noqa: E402 - beside this file
import pages_screening  # noqa: E402

from jaganetral.cli.main import COMMANDS  # noqa: E402 - the path is set above
from jaganetral.flow import Act, Step, case_table  # noqa: E402
from jaganetral.web.accounts.roles import load_roles  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"
NOTE = "<!-- Dibuat oleh docs/generate.py; jangan disunting. -->\n\n"
# what each environment variable is for; a variable of settings.py that is missing here is an error
SETTINGS = {
    "JAGANETRAL_DATA": "folder basis data, gudang berkas, dan kunci",
    "JAGANETRAL_MODE": "`office` kantor sungguhan, `demo` peragaan, `test` pengujian",
    "JAGANETRAL_SURFACE": "pintu mana yang dilayani proses ini",
    "JAGANETRAL_ZONE": "zona waktu bila instansi tidak menyebutnya",
    "JAGANETRAL_LOOKUPS_HOUR": "pencarian pegawai seorang petugas dalam satu jam, paling banyak",
    "JAGANETRAL_LOOKUPS_DAY": "pencarian pegawai seorang petugas dalam 24 jam, paling banyak",
    "JAGANETRAL_COUNT_QUESTIONS": "menghitung pertanyaan yang dibuka tiap hari, tanpa orang",
    "JAGANETRAL_QUESTIONS_HOUR": "pertanyaan kepada petugas dalam satu jam, dari semua orang",
    "JAGANETRAL_PROPOSALS_DAY": "laporan dan perkara yang dicocokkan mesin untuk seorang petugas "
    "dalam 24 jam, paling banyak",
    "JAGANETRAL_ROSTER_MONTHS": "bulan sampai daftar pegawai yang digantikan diringkas",
    "JAGANETRAL_HOSTS": "nama peladen yang dijawab, dipisah koma",
    "JAGANETRAL_ADDRESS": "alamat situs pada surat; kosong: nama pertama `JAGANETRAL_HOSTS`",
    "JAGANETRAL_HTTPS": "`yes` bila ada peladen HTTPS di depan",
    "JAGANETRAL_DATABASE": "`sqlite` atau `postgresql://pengguna:sandi@host:port/nama`",
}


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )


def roles() -> str:
    """Roles x acts."""
    found = load_roles()
    names = list(found.roles.values())
    sees = {"held": "yang dipegang instansinya", "decide": "yang menunggu putusannya"}
    text = "# Peran dan tindakan\n\nSatu baris satu tindakan; `ya` berarti peran itu boleh.\n\n"
    text += table(
        ["tindakan", "arti", *(role.name for role in names)],
        (
            [f"`{act}`", words["id"], *("ya" if act in role.may else "" for role in names)]
            for act, words in found.acts.items()
        ),
    )
    text += "\n## Perkara yang dapat ditemukan\n\n"
    text += table(
        ["peran", "English", "perkara"],
        ([role.name, role.name_en, sees.get(role.sees, "tidak ada")] for role in names),
    )
    return text


def _default(node: ast.Call) -> str:
    value = node.args[1]
    return value.value if isinstance(value, ast.Constant) else ast.unparse(value)


def settings() -> str:
    """The environment variables that settings.py reads."""
    tree = ast.parse((ROOT / "jaganetral" / "web" / "settings.py").read_text("utf-8"))
    rows = {}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and len(node.args) > 1):
            continue
        name = node.args[0]
        if isinstance(name, ast.Constant) and str(name.value).startswith("JAGANETRAL_"):
            choices = ast.literal_eval(node.args[2]) if len(node.args) > 2 else ()
            said = ", ".join(f"`{choice}`" for choice in choices)
            rows[str(name.value)] = [f"`{_default(node)}`", said]
    unknown = rows.keys() ^ SETTINGS.keys()
    if unknown:
        raise SystemExit(f"docs/generate.py: SETTINGS and settings.py differ: {sorted(unknown)}.")
    text = "# Setelan\n\nSemua setelan adalah variabel lingkungan. "
    text += "Nilai yang salah menghentikan penyalaan dengan satu kalimat.\n\n"
    lines = ([f"`{name}`", *row, SETTINGS[name]] for name, row in sorted(rows.items()))
    return text + table(["variabel", "bawaan", "pilihan", "untuk"], lines)


def _arguments(parser: argparse.ArgumentParser) -> str:
    rows = []
    inner = ""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {a.dest: a.help for a in action._choices_actions}
            for name, sub in action.choices.items():
                inner += f"\n### `{sub.prog}`\n\n{helps.get(name) or ''}\n\n{_arguments(sub)}"
                inner = inner.rstrip("\n") + "\n"
        elif not isinstance(action, argparse._HelpAction):
            name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
            value = str(action.metavar or "") if action.option_strings and action.nargs != 0 else ""
            said = (action.help or "") % {"default": action.default, "prog": parser.prog}
            choices = ", ".join(str(choice) for choice in action.choices or ())
            rows.append([f"`{f'{name} {value}'.strip()}`", choices, said])
    return (table(["argumen", "pilihan", "arti"], rows) if rows else "") + inner


def commands() -> str:
    """Every command that is there, from its own parser."""
    text = "# Perintah\n\nHasil ke keluaran baku, pesan ke keluaran galat. "
    text += "Status: 0 selesai, 1 pemeriksaan gagal, 2 masukan salah.\n"
    for name, (module_name, help_line) in COMMANDS.items():
        if importlib.util.find_spec(module_name) is None:
            continue
        module = importlib.import_module(module_name)
        parser = argparse.ArgumentParser(prog=f"jaganetral {name}")
        module.add_arguments(parser)
        text += f"\n## `jaganetral {name}`\n\n{(module.__doc__ or help_line).strip()}\n\n"
        text = text + _arguments(parser).lstrip("\n")
        if parser.epilog:
            text += f"\n```\n{parser.epilog.strip()}\n```\n"
    return text


def _limit(step: Step) -> str:
    if step.days is None:
        return "menurut pustaka hukum"
    said = f"{step.days} {(step.unit or '').replace('_', ' ')}"
    return said + (" (kebijakan)" if step.policy else "")


def _row(act: Act) -> list[str]:
    moves = "; ".join(f"{start} ke {end}" for start, end in act.moves.items())
    return [
        f"`{act.id}`",
        act.label.id,
        ", ".join(sorted(act.may)),
        moves,
        ", ".join(need.id for need in act.needs),
        act.document.id if act.document else "",
        act.starts.id if act.starts else "",
    ]


def flow() -> str:
    """The life of a case."""
    found = case_table()
    text = "# Alur perkara\n\n## Keadaan\n\n"
    text += table(
        ["keadaan", "nama", "English", "milik", "yang dilihat pelapor"],
        (
            [f"`{s.id}`", s.label.id, s.label.en, s.of, s.status.label.id]
            for s in found.states.values()
        ),
    )
    text += "\n## Tindakan\n\n"
    heads = ["tindakan", "nama", "siapa", "dari dan ke", "syarat", "surat", "tenggat"]
    text += table(heads, map(_row, found.acts.values()))
    text += "\n## Syarat\n\n"
    conditions = found.conditions.values()
    text += table(
        ["syarat", "bila belum", "jalan keluar"],
        ([f"`{c.id}`", c.missing.id, c.remedy.id] for c in conditions),
    )
    text += "\n## Tenggat\n\n"
    limits = ([f"`{s.id}`", s.label.id, _limit(s)] for s in found.steps.values())
    text += table(["tenggat", "nama", "panjang"], limits)
    text += "\n## Surat\n\n"
    documents = found.documents.values()
    text += table(
        ["surat", "nama", "menyebut orang"],
        ([f"`{d.id}`", d.label.id, "ya" if d.names_person else "tidak"] for d in documents),
    )
    return text


def glossary() -> str:
    """Words of the law and of this system."""
    path = ROOT / "jaganetral" / "law" / "data" / "glossary.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    text = "# Daftar istilah\n\nIstilah tanpa dasar adalah kata sistem ini, bukan kata hukum.\n\n"
    return text + table(
        ["istilah", "dalam kode", "arti", "English", "dasar"],
        ([r["term"], f"`{r['code']}`", r["id"], r["en"], r["cite"]] for r in rows),
    )


PAGES: dict[str, Callable[[], str]] = {
    "peran.md": roles,
    "setelan.md": settings,
    "perintah.md": commands,
    "alur.md": flow,
    "istilah.md": glossary,
    "norma.md": lambda: pages_law.norms(table),
    "sanksi.md": lambda: pages_law.sanctions(table),
    "tahapan.md": lambda: pages_law.stages(table),
    "kewenangan.md": lambda: pages_law.competence(table),
    "pencarian.md": lambda: pages_screening.page(table),
}
# block of the README -> what fills it
BLOCKS: dict[str, Callable[[], str]] = {
    "cakupan": lambda: pages_law.readme(table),
    "pencarian": lambda: pages_screening.readme(table),
}


def readme() -> tuple[str, str]:
    """The README as it is, and as it must be: its blocks filled with what holds today."""
    old = new = (ROOT / "README.md").read_text("utf-8")
    for name, make in BLOCKS.items():
        begin, end = f"<!-- {name}: docs/generate.py -->\n", f"<!-- akhir {name} -->\n"
        before, found, rest = new.partition(begin)
        _filled, ended, after = rest.partition(end)
        if not found or not ended:
            raise SystemExit(f"README.md: lines {begin.strip()} and {end.strip()} are missing.")
        new = f"{before}{begin}\n{make()}\n{end}{after}"
    return old, new


def main(argv: Sequence[str]) -> int:
    """Write, or with --check compare; returns 0 or 1."""
    check = "--check" in argv
    stale = []
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        path, text = REFERENCE / name, NOTE + make()
        if check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, "utf-8")
    old, new = readme()
    if check and old != new:
        stale.append("../../README.md")
    elif not check:
        (ROOT / "README.md").write_text(new, "utf-8")
    if stale:
        sys.stderr.write(f"docs/reference: {', '.join(stale)} is out of date; run `make docs`.\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
