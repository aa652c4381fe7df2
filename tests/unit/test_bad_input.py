"""Whatever comes in: one clear line, the right exit code, nothing half-written, and the other files are still read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.cli import main
from hudna.ledger import create_ledger

GOOD = "The army said on Monday that the truce was holding in the town and that the road to the port had been opened."
BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty.txt", lambda: b"", "the file is empty"),
    ("blank.txt", lambda: b" \n\t\n", "the file is empty"),
    ("nul.txt", lambda: b"The truce\0holds", "binary data"),
    ("noise.txt", lambda: bytes(range(1, 32)) * 50, "binary data"),
    ("scan.txt", lambda: b"%PDF-1.7 ...", "this is a PDF"),
    ("latin.txt", lambda: "La trêve tient à Tripoli".encode("latin-1"), "not valid UTF-8 at byte 5"),
    ("wide.txt", lambda: "The truce holds".encode("utf-16"), "UTF-16"),
    ("line.txt", lambda: b"truce " * (50 * 1024 * 1024 // 6), "more than 2,000,000"),
    ("huge.txt", lambda: b"truce " * (11 * 1024 * 1024), "larger than 64 MB"),
    (
        "seven.jsonl",
        lambda: "\n".join(
            "{broken" if n == 7 else json.dumps({"doc": f"n{n}", "lang": "en", "text": f"{GOOD} {n}"})
            for n in range(1, 10)
        ).encode(),
        "seven.jsonl:7: not valid JSON",
    ),
    (
        "line.jsonl",
        lambda: json.dumps({"text": "truce " * (50 * 1024 * 1024 // 6)}).encode(),
        "line.jsonl:1: field text of 52,428,",
    ),
    ("notext.json", lambda: b'{"doc": "x", "body": "y"}', "field text is missing"),
    ("badday.json", lambda: json.dumps({"text": GOOD, "dct": "2020-02-30"}).encode(), "'2020-02-30' is not a date"),
    ("list.json", lambda: b"[]", "the list is empty"),
    ("word.json", lambda: b'"truce"', "a JSON object was expected, not a string"),
    (
        "german.json",
        lambda: json.dumps({"text": "Die Waffenruhe hält.", "lang": "de"}).encode(),
        "no rules for its language 'de'",
    ),
    (
        "german.txt",
        lambda: (
            b"Die Waffenruhe wurde gestern von beiden Seiten unterzeichnet und gilt nach Angaben der "
            b"Vermittler ab sofort in allen Teilen des Landes."
        ),
        "its language was not recognised",
    ),
    ("page.html", lambda: b"<html><body></body></html>", "no article"),
    ("paper.docx", lambda: b"whatever", "files of kind '.docx' are not read"),
]


def bad_line(err: str, name: str) -> str:
    lines = [line for line in err.splitlines() if name in line]
    assert len(lines) == 1, err
    return lines[0]


@pytest.mark.parametrize(("name", "content", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_one_clear_line_and_the_other_files_are_read(
    name: str,
    content: Callable[[], bytes],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / name).write_bytes(content())
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    code = main(["read", str(tmp_path / name), str(tmp_path / "good.txt"), "--format", "jsonl", "--date", "2020-03-09"])
    out, err = capsys.readouterr()
    assert code == 1
    assert said in bad_line(err, name)
    assert len(err.splitlines()) == 1
    assert err.startswith("hudna: ")
    assert "Traceback" not in err
    docs = [json.loads(line)["doc"] for line in out.splitlines()]
    assert docs[-1] == str(tmp_path / "good.txt")
    assert len(docs) == (9 if name == "seven.jsonl" else 1)


@pytest.mark.parametrize("name", ["missing.txt", "missing", "nowhere/missing.jsonl", "missing.pdf"])
def test_a_missing_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / name)]) == 1
    assert "no such file; check the path" in capsys.readouterr().err


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 1
    assert "no .htm, .html, .json, .jsonl, .txt file in this folder" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_with_a_line_break_or_bytes_that_are_no_text_is_still_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["read", f"{tmp_path}/two\nlines.txt", os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_bad_files_leave_the_ledger_with_the_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create_ledger(tmp_path / "hudna.db")
    (tmp_path / "hudna.toml").write_text("", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, content, _ in BAD:
        if "docx" not in name and "huge" not in name and not name.startswith("line"):
            (folder / name).write_bytes(content())
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main(["add", str(folder), "--workspace", str(tmp_path), "--date", "2020-03-09"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("Added 9 articles")
    assert f"{len(err.splitlines())} not read." in out


@pytest.mark.parametrize("form", ["jsonl", "html", "table"])
def test_nothing_is_written_when_nothing_was_read(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    target = tmp_path / "out"
    target.write_text("as before", encoding="utf-8")
    assert main(["read", str(tmp_path / "empty.txt"), "--format", form, "--output", str(target)]) == 1
    assert target.read_text(encoding="utf-8") == "as before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "out"]
