"""What ``pip install .`` brings: everything that the package needs to run, and less than 150 MB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIMIT_MB = 150
pytestmark = pytest.mark.slow


def run(*command: str | Path, **more: object) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    return next(folder.glob("hudna-*.whl"))


def megabytes(folder: Path) -> float:
    """What a folder takes on the disk, as ``du -m`` counts it: whole blocks, links not followed."""
    found = (path.lstat() for path in folder.rglob("*"))
    return sum(max(stat.st_size, getattr(stat, "st_blocks", 0) * 512) for stat in found) / 1024**2


def test_the_wheel_carries_its_data(wheel: Path) -> None:
    """Every data file of the package is in the wheel, and the compiled lexicons besides."""
    held = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    kinds = (".yaml", ".html", ".css", ".js", ".jsonl", ".mako", ".md", ".py")
    wanted = {path.relative_to(source).as_posix() for path in (source / "hudna").rglob("*") if path.suffix in kinds}
    assert wanted - held == set()
    assert {f"hudna/lexicon/compiled/{lang}.json" for lang in ("ar", "en", "fr")} <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_an_install_stays_small_and_works(wheel: Path, tmp_path: Path) -> None:
    """In an empty environment: the size on disk with everything it brings, then the main job away from the checkout."""
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", venv)
    python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
    before = megabytes(venv)
    run(python, "-m", "pip", "install", "--quiet", wheel)
    grown = megabytes(venv) - before
    print(f"installed size: {grown:.0f} MB")
    assert grown < LIMIT_MB

    here = tmp_path / "elsewhere"
    here.mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "HUDNA"))}
    out = run(python, "-m", "hudna.cli", "demo", "--dir", "d", cwd=here, env=env)
    assert out.startswith("Added 12 articles")
    prose = "The truce held on Monday. " * 20
    page = f"<html><head><title>Truce holds</title></head><body><h1>Truce holds</h1><p>{prose}</p></body></html>"
    (here / "page.html").write_text(page, encoding="utf-8")
    read = run(python, "-m", "hudna.cli", "read", "page.html", "--format", "jsonl", cwd=here, env=env)
    assert json.loads(read)["title"] == "Truce holds"
