"""The commands as processes of their own: speed, pipes, locales, signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made import arabic_reading, many_readings

from hudna.cli import main
from hudna.config import VARIABLE
from hudna.ledger import open_ledger

HUDNA = [sys.executable, "-m", "hudna.cli"]
TEXT = "The army said on Monday that the truce was holding in the town and that the road to the port had been opened."


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)


def run(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*HUDNA, *words], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_one_article_takes_less_than_a_second_and_a_half(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(arabic_reading().document.text, encoding="utf-8")
    seconds: list[float] = []
    while len(seconds) < 8 and min(seconds, default=9.0) >= 1.5:                # other tests run beside this one
        start = time.perf_counter()
        assert run("read", "x.txt", "--date", "2021-04-06").returncode == 0
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 1.5, seconds


@pytest.mark.parametrize("form", ["jsonl", "table", "html"])
def test_a_closed_pipe_is_silent(tmp_path: Path, form: str) -> None:
    lines = "\n".join(json.dumps({"doc": f"d{n}", "text": f"{TEXT} {n}", "dct": "2020-03-09"}) for n in range(3000))
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    child = subprocess.Popen(
        [*HUDNA, "read", "in.jsonl", "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(10)
    child.stdout.close()
    said = child.stderr.read().decode()
    child.stderr.close()
    assert child.wait() == 0
    assert said == ""


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(arabic_reading().document.text, encoding="utf-8")
    env = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([*HUDNA, "read", "x.txt", "--date", "2021-04-06"], capture_output=True, env=env, check=True)
    assert "الكتيبة الشمالية" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_leaves_the_ledger_whole(tmp_path: Path) -> None:
    readings = many_readings(3000, 3)
    lines = "\n".join(
        json.dumps({"doc": r.document.doc, "text": r.document.text, "dct": "2021-04-06", "lang": "en"})
        for r in readings
    )
    (tmp_path / "towns.jsonl").write_text(lines, encoding="utf-8")
    assert main(["init"]) == 0
    child = subprocess.Popen([*HUDNA, "add", "towns.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    ledger = open_ledger(tmp_path / "hudna.db")
    while child.poll() is None:
        with ledger.connect() as db:
            if db.exec_driver_sql("SELECT count(*) FROM article").scalar():
                break
    child.send_signal(signal.SIGINT)
    _, err = child.communicate()
    assert child.returncode == 130
    assert err == "hudna: interrupted; nothing is half-written\n"
    with ledger.connect() as db:
        assert db.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert 0 < (db.exec_driver_sql("SELECT count(*) FROM article").scalar() or 0) < 3000
        assert (
            db.exec_driver_sql("SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM reading)").scalar()
            == 0
        )
