"""The page and the README block of screening figures, from the figures of a kept run."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.finding import goals, report  # noqa: E402 - the path is set above

FIGURES = ROOT / "benchmarks" / "results" / "screening.json"
Table = Callable[[Sequence[str], Iterable[Sequence[object]]], str]
# table -> its title, what it tells, its heads
TABLES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "finding": (
        "Ketepatan dan waktu",
        "`nama@k`: ejaan yang benar ada di antara k calon pertama; `orang@k`: orangnya sendiri. "
        "Oracle mengetahui ejaan yang benar dan keterangan yang benar; bila masih tersisa n orang, "
        "ia benar sekali dalam n kali. Pertanyaan *held out* ditulis tangan lain, *own* oleh "
        "pembuat pertanyaan dari mesin sendiri; yang patut dikutip *held out*. Kekeliruan atas "
        "pertanyaan tangan itu dari benih lain dibaca untuk memperbaiki pencocok; benih ini hanya "
        "diukur.",
        ("orang", "pertanyaan", "nama@1", "nama@5", "orang@1", "orang@5", "oracle",
         "dari oracle", "ms CPU p50", "p99", "dengan alasan"),
    ),
    "building": (
        "Membangun indeks",
        "Dari Parquet, di proses baru, satu inti. `byte per orang` tanpa berkas NIP dan tanpa "
        "kolom yang hanya ditampilkan.",
        ("orang", "s CPU", "MB puncak", "byte per orang", "dengan yang ditampilkan",
         "s CPU membuka", "MB saat ditanya"),
    ),
    "peers": (
        "Mesin lain",
        "Setiap mesin mendapat pembersihan ringan yang sama, seratus calon terbaiknya, dan "
        "tambahan nilai yang sama dari keterangan; ia menjawab pertanyaan pertama dari satu "
        "urutan acak selama waktunya. Mesin kita menjawab pertanyaan yang sama di proses yang "
        "sama, bergantian lima putaran: `lebih cepat` adalah median putaran (terkecil sampai "
        "terbesar) dari perbandingan median waktu CPU.",
        ("mesin", "orang", "ditanya", "ms CPU p50", "ms jam p50", "ms jam p99", "s memuat", "MB",
         "orang@1", "nama@1", "nama@5", "orang@1 kita", "nama@1 kita", "lebih cepat"),
    ),
    "kinds": (
        "Menurut cara nama ditulis",
        "Pada daftar terbesar. `letters` (hanya inisial), `one_word` (sapaan dan satu kata), dan "
        "`post_only` (tanpa nama) tidak ikut dalam angka keseluruhan.",
        ("nama ditulis", "ditanya", "nama@1", "nama@5", "orang@1", "orang@5", "oracle"),
    ),
    "linking": (
        "Bila dihubungkan sendiri oleh mesin",
        "Mesin tidak pernah menghubungkan orang dengan laporan; tabel ini mengukur seberapa jauh "
        "keyakinannya boleh dipercaya. Baris terakhir: batas terendah dengan ketepatan .995.",
        ("keyakinan mulai", "diambil", "ketepatan", "dari yang dapat dihubungkan", "orang luar"),
    ),
    "reliability": (
        "Keyakinan dan kenyataan",
        "Seberapa sering calon pertama benar, menurut keyakinan yang disebut.",
        ("keyakinan calon pertama", "jawaban", "disebut", "benar"),
    ),
    "scanning": (
        "Menyisir teks",
        "Pada daftar terbesar, satu inti; 80 % unggahan, 20 % artikel, sepertiga unggahan huruf "
        "kecil. `dingin`: pembacaan pertama; `sampai calon`: termasuk siapa yang dimaksud, pertama "
        "kali, dan setelah membaca teks tentang orang lain.",
        ("sebutan per 1 MB", "MB/s dingin", "hangat", "sampai calon, pertama", "sampai calon"),
    ),
    "automaton": (
        "Menyisir, di samping automaton semua nama",
        "Teks yang sama, bergantian lima putaran. Automaton hanya mengenal ejaan persis.",
        ("mesin", "MB/s", "sebutan ditemukan", "nama utuh", "salah tulis", "lebih cepat"),
    ),
}  # fmt: skip

# goal -> how the page says it
GOALS = {
    "name@1, held out": "nama@1, *held out*",
    "name@1, own": "nama@1, *own*",
    "name@5, held out": "nama@5, *held out*",
    "name@5, own": "nama@5, *own*",
    "person@1 of the oracle, held out": "orang@1 dibanding oracle, *held out*",
    "person@1 of the oracle, own": "orang@1 dibanding oracle, *own*",
    "linkable covered at a precision of .995":
        "bagian yang dapat dihubungkan yang tercakup pada ketepatan .995",
    "CPU ms p50": "ms CPU satu pertanyaan, p50",
    "CPU ms p99": "ms CPU satu pertanyaan, p99",
    "cost of the largest roster against the smallest":
        "biaya median daftar terbesar dibanding yang terkecil",
    "build CPU s": "membangun indeks, s CPU",
    "build peak MB": "membangun indeks, MB puncak",
    "bytes a person": "byte per orang",
    "times as fast as RapidFuzz": "kali lebih cepat dari RapidFuzz",
    "times as fast as pg_trgm": "kali lebih cepat dari pg_trgm",
    "times as fast as DuckDB": "kali lebih cepat dari DuckDB",
    "name@1 above RapidFuzz": "nama@1 di atas RapidFuzz",
    "name@1 above pg_trgm": "nama@1 di atas pg_trgm",
    "name@1 above DuckDB": "nama@1 di atas DuckDB",
    "name@1 above tantivy": "nama@1 di atas tantivy",
    "scan MB/s warm": "menyisir, MB/s hangat",
    "scan MB/s end to end, 20 mentions in 1 MB":
        "menyisir sampai calon, MB/s pada 20 sebutan per 1 MB",
    "times as fast as ahocorasick_rs": "kali lebih cepat dari ahocorasick_rs",
    "mentions found above ahocorasick_rs": "bagian sebutan yang ditemukan di atas ahocorasick_rs",
}  # fmt: skip


def figures() -> Any:
    """The figures of the kept run."""
    return json.loads(FIGURES.read_text("utf-8"))


def page(table: Table) -> str:
    """`docs/reference/pencarian.md`."""
    told = figures()
    machine = told["machine"]
    text = "# Pencarian orang: angka terukur\n\n"
    text += "Semua orang dan pertanyaan dibuat; jalankan ulang dengan\n"
    text += "`jaganetral bench screening --rows 10k,100k,1M,6M --peers --out FIGURES.json`.\n\n"
    text += f"{machine['cpu']}, {machine['cores']} inti, Python {machine['python']}, "
    text += f"NumPy {machine['numpy']}, Polars {machine['polars']}; beban mesin "
    text += f"{machine['load'][0]:.1f} saat mulai dan {told['load_after'][0]:.1f} saat selesai. "
    text += "Mesin ini dipakai bersama: percayai waktu CPU dan perbandingan, bukan waktu jam.\n\n"
    text += "## Yang dituju\n\n"
    text += table(["ukuran", "tujuan", "terukur", "tercapai"], _goals(told))
    for name, rows in report.TABLES.items():
        title, said, heads = TABLES[name]
        text += f"\n## {title}\n\n{said}\n\n{table(heads, rows(told))}"
    if growth := told.get("growth"):
        text += (
            f"\n×{growth['people']:.0f} orang memakan ×{growth['median']:.2f} waktu pada median "
        )
        text += f"({growth['least']:.2f} sampai {growth['most']:.2f} dalam "
        text += f"{growth['rounds']} putaran).\n"
    return text + _guards(told)


def _goals(told: Any) -> list[list[str]]:
    return [
        [GOALS[name], goal, _shown(measured), "ya" if holds else "belum"]
        for name, goal, measured, holds in goals.reached(told)
    ]


def _shown(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _guards(told: Any) -> str:
    """What keeps the figures honest, and the versions."""
    lines = ["\n## Penjaga\n"]
    for size, one in report.sizes(told):
        guard = one["guards"]
        lines.append(
            f"- {size:,} orang: mesin buta benar {guard['blind_right']} kali "
            f"(diharapkan {guard['blind_expected']:.1f}); yang ditanyakan berdiri di "
            f"{guard['place']:.3f} di antara senama (0.5 bila urutan tidak membocorkan apa pun)."
        )
    versions = {name: row["version"] for name, row in report.largest(told)["peers"].items()}
    said = ", ".join(f"{name} {version}" for name, version in versions.items())
    lines.append(f"- Versi: {said}.")
    lines += [f"- SHA-256 pertanyaan *{hand}*: `{one}`." for hand, one in told["questions"].items()]
    return "\n".join(lines) + "\n"


def readme(table: Table) -> str:
    """The short table of the README: other engines at the largest size."""
    told = figures()
    size, one = report.sizes(told)[-1]
    ours = one["ours"][report.HELD_OUT]
    rows = [["**JagaNetral**", report.share(ours["name_1"]), "",
             report.milliseconds(ours["cpu_ms"]["p50"]), ""]]  # fmt: skip
    rows += [
        [name, report.share(peer["name_1"]), report.share(peer["ours"]["name_1"]),
         report.milliseconds(peer["cpu_ms"]["p50"]), report.faster(peer)]
        for name, peer in one["peers"].items()
    ]  # fmt: skip
    text = f"{size:,} invented people, questions by a hand that has not read the matcher's tables, "
    text += "processor time on one core; every engine answers what it can in its time, and ours "
    text += "the same questions beside it:\n\n"
    heads = ["engine", "right spelling first", "ours on the same", "ms", "ours faster"]
    text += table(heads, rows)
    return text + "\nEvery figure beside its goal: "\
        "[figures](docs/reference/pencarian.md).\n"  # fmt: skip
