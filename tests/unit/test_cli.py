"""The commands: what they print, what they leave, how they end."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from made import arabic_reading, english_reading

from hudna import __version__
from hudna.cli import main
from hudna.config import VARIABLE
from hudna.ledger import find_claims, open_ledger
from hudna.records import Reading

Stub = Callable[[list[Reading]], None]
Capture = pytest.CaptureFixture[str]
TEXT = "The army said on Monday that the truce was holding in the town and that the road to the port had been opened."


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def articles(tmp_path: Path, reader_stub: Stub) -> list[str]:
    """Two files that the pipeline reads as the readings made by hand."""
    readings = [arabic_reading(), english_reading()]
    reader_stub(readings)
    paths = []
    for reading in readings:
        path = tmp_path / f"{reading.document.lang}.txt"
        path.write_text(reading.document.text, encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.fixture
def workspace(articles: list[str], tmp_path: Path, capsys: Capture) -> Path:
    assert main(["init", "ws"]) == 0
    assert main(["add", *articles, "--workspace", "ws"]) == 0
    capsys.readouterr()
    return tmp_path / "ws"


# -- read


def test_version(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hudna {__version__}\n"


def test_read_shows_a_table_that_keeps_the_words(articles: list[str], capsys: Capture) -> None:
    assert main(["read", *articles]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for words in (
        "cf.state_condition",
        "conditional, negated",
        "› العقيد نادر الهلالي",
        "→ وحدات الساحل",
        "injured 24+",
        "3 claims",
    ):
        assert words in out
    assert max(map(len, out.splitlines())) <= 125


def test_read_gives_one_json_object_a_document(articles: list[str], capsys: Capture) -> None:
    assert main(["read", *articles, "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(line["claims"]) for line in lines] == [4, 3]
    for line, reading in zip(lines, (arabic_reading(), english_reading()), strict=True):
        assert [claim["quote"] for claim in line["claims"]] == [claim.quote for claim in reading.claims]


def test_read_gives_one_page(articles: list[str], capsys: Capture) -> None:
    assert main(["read", *articles, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!doctype html>")
    assert page.count("<article") == 2


def test_output_is_replaced_whole(articles: list[str], capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    target.write_text("before", encoding="utf-8")
    assert main(["read", *articles, "--format", "html", "--output", "out.html"]) == 0
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert capsys.readouterr().out == ""
    assert not list(tmp_path.glob(".out*"))


def test_output_keeps_what_was_there_when_writing_fails(
    articles: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    def fail(_: object) -> str:
        raise OSError(28, "No space left on device", "out.html")

    monkeypatch.setattr("hudna.publish.page.render_page", fail)
    (tmp_path / "out.html").write_text("before", encoding="utf-8")
    assert main(["read", *articles, "--format", "html", "--output", "out.html"]) == 1
    assert (tmp_path / "out.html").read_text(encoding="utf-8") == "before"
    assert not list(tmp_path.glob(".out*"))
    assert "No space left" in capsys.readouterr().err


def test_output_into_a_missing_folder_is_said(articles: list[str], capsys: Capture) -> None:
    assert main(["read", *articles, "--output", "nowhere/out.txt"]) == 1
    assert (
        capsys.readouterr().err
        == "hudna: nowhere/out.txt: cannot be written (No such file or directory); name another --output\n"
    )


def test_output_through_a_link_keeps_the_link(articles: list[str], tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert main(["read", *articles, "--output", "link.txt"]) == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert "claims" in (tmp_path / "real.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="there is no such device")
def test_output_to_a_device_leaves_the_device(articles: list[str]) -> None:
    assert main(["read", *articles, "--output", "/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


def test_read_takes_language_and_date_of_the_document_first(tmp_path: Path, capsys: Capture) -> None:
    lines = [
        {"doc": "own", "text": TEXT, "dct": "2020-01-02", "lang": "en", "claims": ["ignored"]},
        {"id": 7, "text": TEXT},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["read", "in.jsonl", "--format", "jsonl", "--date", "2021-05-06"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["doc"], line["dct"], line["lang"]) for line in found] == [
        ("own", "2020-01-02", "en"),
        ("7", "2021-05-06", "en"),
    ]


def test_read_takes_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["read", "-", "--date", "2020-03-09", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["doc"] == "-"


# -- wrong usage


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read"], "Missing argument"),
        (["read", "x.txt", "--date", "2020-02-30"], "'2020-02-30' is not a date; write it as YYYY-MM-DD"),
        (["read", "x.txt", "--date", "yesterday"], "'yesterday' is not a date"),
        (["read", "x.txt", "--date", ""], "'' is not a date"),
        (["add", "x.txt", "--date", "9/3/2020"], "'9/3/2020' is not a date"),
        (["read", "x.txt", "--format", "xml"], "'xml' is not one of 'table', 'jsonl', 'html'"),
        (["read", "x.txt", "--colour"], "No such option"),
        (["reed", "x.txt"], "No such command 'reed'"),
        (["ledger", "claims", "--type", "strik"], "unknown type 'strik'; known: air, cf, civ,"),
        (["ledger", "claims", "--type", "strike.laser"], "known: strike.air, strike.chem,"),
        (["ledger", "claims", "--modality", "certain"], "known: asserted, attempted, called_for,"),
        (
            ["ledger", "claims", "--from", "2020-02-02", "--to", "2020-02-01"],
            "--from 2020-02-02 is later than --to 2020-02-01",
        ),
        (["evaluate", "x.jsonl", "--errors", "-1"], "--errors"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(words: list[str], said: str, capsys: Capture) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert said in err
    assert "--help" in err


def test_an_unsupported_language_is_one_line_and_exit_code_1(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    assert main(["read", "x.txt", "--lang", "de"]) == 1
    assert capsys.readouterr().err == "hudna: unknown language 'de'; known: ar, en, fr\n"


@pytest.mark.parametrize("words", [["add", "x.txt"], ["ledger", "claims"]])
def test_without_a_workspace_the_way_to_one_is_said(words: list[str], tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    assert main(words) == 1
    assert "hudna init" in capsys.readouterr().err
    assert main([*words, "--workspace", "nowhere"]) == 1
    assert "hudna init nowhere" in capsys.readouterr().err


def test_a_defect_of_hudna_is_one_line_and_its_traceback_with_debug(
    articles: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    def fail(_: object) -> Reading:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("hudna.pipeline.read_article", fail)
    assert main(["read", *articles]) == 1
    assert capsys.readouterr().err == (
        "hudna: internal error (RuntimeError: two lines); run it again with --debug and report it, please\n"
    )
    with pytest.raises(RuntimeError):
        main(["read", *articles, "--debug"])


# -- the ledger


def test_init_makes_a_workspace_once(tmp_path: Path, capsys: Capture) -> None:
    assert main(["init", "ws"]) == 0
    assert {path.name for path in (tmp_path / "ws").iterdir()} == {"hudna.toml", "hudna.db", "snapshots"}
    assert main(["init", "ws"]) == 1
    assert "there is a workspace already; nothing was changed" in capsys.readouterr().err


def test_init_and_add_work_in_the_folder_they_are_called_in(
    articles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["init"]) == 0
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert main(["add", articles[0]]) == 0
    assert len(list(find_claims(open_ledger(tmp_path / "hudna.db")))) == 4


def test_adding_again_says_that_it_is_known(
    workspace: Path, articles: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(workspace))
    assert main(["add", *articles]) == 0
    assert capsys.readouterr().out == "Added 0 articles with 0 claims; 2 known already.\n"


def test_adding_undated_articles_is_noted_once(tmp_path: Path, capsys: Capture) -> None:
    lines = "\n".join(json.dumps({"doc": f"d{n}", "text": f"{TEXT} {n}"}) for n in range(3))
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    assert main(["init"]) == 0
    assert main(["add", "in.jsonl"]) == 0
    err = capsys.readouterr().err
    assert "3 articles without a publication date (d0, ...)" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([], 7),
        (["--type", "cf"], 3),
        (["--type", "cf,strike"], 6),
        (["--type", "cf", "--type", "post.withdraw"], 4),
        (["--modality", "denied"], 2),
        (["--actor", "Coast"], 1),
        (["--actor", "coast-units"], 2),
        (["--speaker", "الهلالي"], 1),
        (["--target", "وحدات"], 1),
        (["--place", "Zeitoun"], 1),
        (["--from", "2021-04-05"], 2),
        (["--to", "2021-04-03"], 1),
        (["--doc", "made/ar.txt"], 4),
        (["--lang", "en"], 3),
        (["--lang", "fr"], 0),
    ],
)
def test_claims_are_filtered(workspace: Path, words: list[str], number: int, capsys: Capture) -> None:
    assert main(["ledger", "claims", "--workspace", str(workspace), "--format", "jsonl", *words]) == 0
    assert len(capsys.readouterr().out.splitlines()) == number


def test_claims_as_table_and_csv(workspace: Path, capsys: Capture) -> None:
    assert main(["ledger", "claims", "--workspace", str(workspace)]) == 0
    table = capsys.readouterr().out
    assert "الكتيبة الشمالية تربط التزامها" in table
    assert table.endswith("\n7 claims\n")
    assert main(["ledger", "claims", "--workspace", str(workspace), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 7
    assert rows[1]["says"] == "مصدر في قصر الرئاسة > العقيد نادر الهلالي"


def test_no_claims_is_said(workspace: Path, capsys: Capture) -> None:
    assert main(["ledger", "claims", "--workspace", str(workspace), "--actor", "nobody"]) == 0
    assert capsys.readouterr().out == "No claims found.\n"


# -- demo, evaluate


def test_the_demo_leaves_a_workspace_and_shows_what_to_look_at(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--dir", "d"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Added 12 articles")
    assert "demo-11: an anniversary" in out
    assert len(list((tmp_path / "d" / "articles").glob("*.json"))) == 12
    assert (tmp_path / "d" / "readings.html").read_text(encoding="utf-8").count("<article") == 12
    assert main(["demo", "--dir", "d"]) == 0
    assert "12 known already" in capsys.readouterr().out


def test_evaluate_prints_figures_and_errors(tmp_path: Path, capsys: Capture) -> None:
    doc = {
        "doc": "a",
        "lang": "en",
        "text": TEXT,
        "claims": [
            {
                "quote": "Monday",
                "type": "soc.protest",
                "modality": "asserted",
                "polarity": "pos",
                "chain": [],
                "actors": [],
                "targets": [],
            }
        ],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(doc), encoding="utf-8")
    assert main(["evaluate", "gold.jsonl", "--errors", "2"]) == 0
    out = capsys.readouterr().out
    assert "detection F1" in out
    assert "missed · a · soc.protest (asserted) « Monday »" in out
    assert main(["evaluate", "gold.jsonl", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["detection"]["gold"] == 1
