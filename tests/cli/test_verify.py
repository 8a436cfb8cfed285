"""`jaganetral verify receipt` with nothing but files, and the way to the site's checks."""

import argparse
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jaganetral.cli import verify
from jaganetral.cli.emit import BadInput
from jaganetral.cli.main import main
from jaganetral.seal import (
    Frontier,
    Receipt,
    canonical,
    leaf_hash,
    public_key,
    sign_checkpoint,
    write_key,
)
from jaganetral.seal.documents import empty_stamp, sign_document
from jaganetral.web.letters.command import verify_letter
from tests.cast import Cast
from tests.web.letters.test_actions import signed

SEED, ORIGIN, DAY = bytes(range(32)), "lawuasri.example", date(2026, 11, 20)
LEAF = {"number": "N-2026-004821", "day": DAY.isoformat()}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A receipt, the key line and the checkpoint, as a citizen would keep them."""
    frontier = Frontier()
    frontier.append(leaf_hash(canonical(LEAF)))
    point = sign_checkpoint(SEED, 1, frontier.root(), DAY, ORIGIN)
    public = public_key(SEED)
    receipt = Receipt("N-2026-004821", DAY, 0, LEAF, [], point, public)
    (tmp_path / "receipt.json").write_text(receipt.text(), "utf-8")
    (tmp_path / "key.txt").write_text(write_key(ORIGIN, public) + "\n", "utf-8")
    (tmp_path / "point.txt").write_text(point.text(), "utf-8")
    return tmp_path


def check(files: Path, *extra: str) -> int:
    return main(["verify", "receipt", str(files / "receipt.json"), *extra])


def test_a_true_receipt(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, point = str(files / "key.txt"), str(files / "point.txt")
    assert check(files, "--key", key, "--checkpoint", point) == 0
    out = capsys.readouterr().out
    assert out.startswith("Tanda terima N-2026-004821 sah")
    assert out.count("\n") == 1


def test_a_changed_receipt_fails(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = files / "receipt.json"
    file.write_text(file.read_text("utf-8").replace("2026-11-20", "2026-11-19", 1), "utf-8")
    assert check(files) == 1
    assert "TIDAK sah" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "extra", "message"),
    [
        ("receipt.json", b"{", (), "baris 1: bukan JSON"),
        ("receipt.json", b"\xff\xfe", (), "cannot be read as UTF-8"),
        ("key.txt", b"kunci", ("--key", "key.txt"), "The public key must be one line"),
        ("point.txt", b"titik", ("--checkpoint", "point.txt"), "A checkpoint has four lines"),
        ("other", b"", ("--key", "nowhere.txt"), "there is no such file"),
    ],
)
def test_bad_input_names_its_file(
    files: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    extra: tuple[str, ...],
    message: str,
) -> None:
    (files / name).write_bytes(content)
    extra = (extra[0], str(files / extra[1])) if extra else ()
    assert check(files, *extra) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
    assert (extra[1] if extra else name) in err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["verify", "--help"], ["verify", "receipt", "--help"]):
        with pytest.raises(SystemExit):
            main(args)
        assert "example: " in capsys.readouterr().out.replace("example:\n", "example: ")


def test_a_receipt_is_checked_without_the_site(files: Path) -> None:
    code = (
        "import sys; from jaganetral.cli.main import main;"
        f"status = main(['verify', 'receipt', {str(files / 'receipt.json')!r}]);"
        "sys.exit(status + 2 * any(name in sys.modules for name in ('django', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_checks_of_the_site_are_called_by_name() -> None:
    found: object = verify.on_site("jaganetral.cli.verify:check_receipt")
    assert found is verify.check_receipt
    assert set(verify.SITE) == {"audit", "letter", "figures", "assessments"}


def test_without_the_site_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "django", None)
    with pytest.raises(BadInput, match=r"jaganetral\[web\]"):
        verify.on_site(verify.SITE["audit"])


LETTER = sign_document(
    f"%PDF-1.7 {empty_stamp('7K3M9QXP2RTWC5DH', public_key(SEED))} %%EOF".encode(), SEED
)


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (LETTER, 0, "7K3M-9QXP-2RTW-C5DH utuh"),
        (LETTER.replace(b"EOF", b"EOG"), 1, "TIDAK sah"),
        (b"%PDF-1.7 lain", 1, "TIDAK sah"),
        (b"bukan", 2, "this is not a PDF"),
    ],
)
def test_a_letter_is_checked_with_the_published_key_alone(
    files: Path, capsys: pytest.CaptureFixture[str], data: bytes, status: int, words: str
) -> None:
    (files / "surat.pdf").write_bytes(data)
    command = ["verify", "letter", str(files / "surat.pdf"), "--key", str(files / "key.txt")]
    assert main(command) == status
    out, err = capsys.readouterr()
    assert words in out + err
    assert (out + err).count("\n") == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("vault")
def test_the_site_knows_its_letters(cast: Cast, tmp_path: Path) -> None:
    letter = signed(cast)
    file = tmp_path / "surat.pdf"
    file.write_bytes(bytes(letter.pdf or b""))
    args = argparse.Namespace(file=str(file))
    holds, sentence = verify_letter(args)
    assert holds
    assert letter.number in sentence
    file.write_bytes(file.read_bytes()[:-1])
    assert verify_letter(args)[0] is False


FRESH = {"JAGANETRAL_MODE": "office", "JAGANETRAL_DATABASE": "sqlite"}


@pytest.mark.parametrize("what", ["audit", "figures"])
def test_an_installation_without_tables_gets_a_sentence(tmp_path: Path, what: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jaganetral", "verify", what],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **FRESH, "JAGANETRAL_DATA": str(tmp_path)},
    )
    assert done.returncode == 2
    assert "jaganetral serve" in done.stderr
    assert done.stderr.count("\n") == 1
