"""The base package as others get it: a wheel in a clean environment, without the site."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROBE = "PyYAML>=6"  # a dependency of the base package, to learn whether an index answers


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, so that nothing of it is importable."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this checkout."""
    out = tmp_path_factory.mktemp("dist")
    built = run(
        *(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, ROOT),
        cwd=out,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that holds the wheel and what it needs."""
    place = tmp_path_factory.mktemp("clean")
    venv.create(place / "env", with_pip=True)
    python = place / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check")
    probe = run(*pip, "download", "-q", "--no-deps", "-d", place / "probe", PROBE, cwd=place)
    if probe.returncode:
        pytest.skip("no package index answers, so the wheel cannot be installed cleanly")
    done = run(*pip, "install", "-q", wheel, cwd=place)
    assert done.returncode == 0, done.stderr
    return python.parent


@pytest.mark.slow
def test_the_wheel_holds_its_data_and_nothing_beside_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/", 1)[0] for name in names}
    assert all(top == "jaganetral" or top.endswith(".dist-info") for top in tops)
    for name in (
        "workdays/data/holidays.csv",
        "places/data/regencies.csv",
        "places/data/LICENSE.md",
        "flow/data/case.yaml",
    ):
        assert f"jaganetral/{name}" in names


@pytest.mark.slow
def test_a_deadline_is_answered(clean: Path) -> None:
    command = (clean / "jaganetral", "due", "--from", "2024-04-01", "--days", "14")
    done = run(*command, cwd=clean.parent)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due"] == "2024-04-29"


@pytest.mark.slow
def test_the_law_is_shown(clean: Path) -> None:
    done = run(clean / "jaganetral", "law", "show", "skb22-dis-06", cwd=clean.parent)
    assert done.returncode == 0, done.stderr
    assert "skb22-dis-06" in done.stdout


@pytest.mark.slow
def test_the_site_is_not_installed_and_its_checks_say_so(clean: Path) -> None:
    gone = run(clean / "python", "-c", "import django", cwd=clean.parent)
    assert "ModuleNotFoundError" in gone.stderr
    asked = run(clean / "jaganetral", "verify", "audit", cwd=clean.parent)
    assert asked.returncode == 2
    assert "jaganetral[web]" in asked.stderr


@pytest.mark.slow
def test_places_and_flow_work_there(clean: Path) -> None:
    code = (
        "from jaganetral.places import find; from jaganetral.flow import allowed;"
        "print(find('Lotim')[0].code, len(allowed('antrean', ['antrean.putuskan'])))"
    )
    done = run(clean / "python", "-c", code, cwd=clean.parent)
    assert done.stdout.split() == ["52.03", "1"], done.stderr
