"""A process that is killed while it adds leaves a whole ledger, and adding again completes it.

Each kill comes from this process, at a random moment after the first commit of the other one, which runs ``hudna add``
and writes a byte when it begins a transaction. ``HUDNA_KILLS`` sets how many (make soak: 200).
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made import many_readings

from hudna.ledger import create_ledger

KILLS = int(os.environ.get("HUDNA_KILLS", "8"))
ARTICLES, CLAIMS = 400, 20
CHILD = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from made import many_readings
from sqlalchemy import Engine, event
import hudna.pipeline
from hudna.cli import main

readings = {{r.document.text: r for r in many_readings({ARTICLES}, {CLAIMS})}}
hudna.pipeline.read_article = lambda document: readings[document.text]
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

@event.listens_for(Engine, "begin")
def begun(connection):
    if connection.get_execution_options().get("hudna_write"):
        os.write(log, b"+")

sys.exit(main(["add", "--workspace", sys.argv[2], sys.argv[3]]))
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    create_ledger(tmp_path / "hudna.db")
    (tmp_path / "hudna.toml").write_text("", encoding="utf-8")
    lines = (
        json.dumps(
            {
                "doc": r.document.doc,
                "text": r.document.text,
                "dct": r.document.dct,
                "lang": "en",
                "source": r.document.source,
            }
        )
        for r in many_readings(ARTICLES, CLAIMS)
    )
    (tmp_path / "towns.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def start(workspace: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", CHILD, str(workspace / "log"), str(workspace), str(workspace / "towns.jsonl")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def begun(workspace: Path) -> int:
    log = workspace / "log"
    return log.stat().st_size if log.exists() else 0


def kill_at_random(workspace: Path, chance: random.Random) -> bool:
    """Start ``hudna add``, kill it; whether it died inside a transaction: the article it had begun is not there."""
    (workspace / "log").unlink(missing_ok=True)
    child = start(workspace)
    while begun(workspace) < 2 and child.poll() is None:  # the second transaction begins when the first has ended
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.08))
    child.kill()
    child.communicate()
    return f"town-{begun(workspace) - 1}" not in check_whole(workspace)


def check_whole(workspace: Path) -> set[str]:
    """The documents in the ledger, after checking that each is there with all its claims."""
    db = sqlite3.connect(workspace / "hudna.db")
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        counted = dict(
            db.execute("""
            SELECT article.doc, (SELECT count(*) FROM claim WHERE claim.reading = reading.n)
            FROM article LEFT JOIN reading ON reading.article = article.id""").fetchall()
        )
        mentions = db.execute("SELECT count(*) FROM mention").fetchone()[0]
    finally:
        db.close()
    assert set(counted.values()) <= {CLAIMS}
    assert mentions == CLAIMS * len(counted)
    return set(counted)


def test_a_kill_at_any_moment_leaves_a_whole_ledger(workspace: Path) -> None:
    chance = random.Random()
    inside = kills = 0
    while kills < KILLS or (not inside and kills < KILLS + 40):
        if len(check_whole(workspace)) == ARTICLES:  # all is there: begin anew
            for path in workspace.glob("hudna.db*"):
                path.unlink()
            create_ledger(workspace / "hudna.db")
        inside += kill_at_random(workspace, chance)
        kills += 1
    print(f"{kills} kills, {inside} inside a transaction")
    assert inside > 0

    child = start(workspace)
    _, said = child.communicate()
    assert child.returncode == 0, said.decode()
    assert len(check_whole(workspace)) == ARTICLES
