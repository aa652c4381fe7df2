"""The steps stay apart, and importing Hudna costs nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hudna

SOURCE = Path(hudna.__file__).parent
STEPS = {"acquire", "read", "reconcile", "ledger", "warn", "publish", "evaluate", "web", "backfill"}
SHARED = {"records", "errors", "ids", "config", "lexicon", "knowledge", "net", "similarity", "serialise"}
VIEWS = {"warn", "publish"}  # these also read ledger.views
HEAVY = [
    "yaml",
    "sqlalchemy",
    "alembic",
    "typer",
    "rich",
    "jinja2",
    "trafilatura",
    "lxml",
    "ahocorasick",
    "hudna.lexicon",
]


def imported(path: Path) -> set[str]:
    """The modules of Hudna that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "hudna" else [node.module]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.removeprefix("hudna.") for name in names if name and name.startswith("hudna.")}
    return found


def allowed(step: str, module: str) -> bool:
    top = module.partition(".")[0]
    views = step in VIEWS and (module == "ledger.views" or module.startswith("ledger.views."))
    return top == step or top in SHARED or top == "__version__" or views


FILES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[0] in STEPS], ids=str)
def test_a_step_imports_shared_modules_and_itself_only(path: Path) -> None:
    wrong = {module for module in imported(SOURCE / path) if not allowed(path.parts[0], module)}
    assert not wrong, f"{path} imports {sorted(wrong)}: join steps in pipeline.py"


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[0].removesuffix(".py") in SHARED], ids=str)
def test_a_shared_module_imports_no_step(path: Path) -> None:
    wrong = {module for module in imported(SOURCE / path) if module.partition(".")[0] in STEPS | {"pipeline", "cli"}}
    assert not wrong, f"{path} imports {sorted(wrong)}"


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_importing_hudna_loads_none_of_its_libraries() -> None:
    loaded = run("import sys, hudna; print(' '.join(sys.modules))").split()
    assert not set(HEAVY) & set(loaded)


def test_importing_hudna_takes_less_than_150_milliseconds() -> None:
    code = "import time; start = time.perf_counter(); import hudna; print(time.perf_counter() - start)"
    assert min(float(run(code)) for _ in range(5)) < 0.15


def test_the_public_names_are_all_there() -> None:
    for name in hudna.__all__:
        assert callable(getattr(hudna, name))
    assert set(hudna.__all__) <= set(dir(hudna))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = hudna.nonsense
