"""The commands in the documentation print what the documentation says.

A ``console`` block holds commands (``$ ...``) and their exact output. After a change that is meant to change the
output, write it anew with ``HUDNA_WRITE_DOCS=1`` and read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def run(command: str, where: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "110", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=where, env=environment, capture_output=True, text=True, timeout=120)
    lines = (done.stdout + done.stderr).splitlines()
    return "".join(line.rstrip() + "\n" for line in lines).rstrip("\n") + "\n" if lines else ""


def played(block: str, where: Path) -> str:
    """The block as it should read: each command followed by what it prints."""
    return "".join(f"{line}\n{run(line[2:], where)}" for line in block.splitlines() if line.startswith("$ "))


PLAYED = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.name)
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    text = page.read_text(encoding="utf-8")
    new = BLOCK.sub(lambda match: f"```console\n{played(match[1], tmp_path)}```", text)
    if os.environ.get("HUDNA_WRITE_DOCS"):
        page.write_text(new, encoding="utf-8")
    assert new == text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not missing
