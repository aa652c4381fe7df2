"""The scores are those that everybody uses."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hudna.errors import InputError
from hudna.evaluate import Error, describe_errors, load_gold, score, score_by_language
from hudna.pipeline import evaluate_gold

TEXT = "The army said the militia shelled the port on Monday. The militia denied it."
SHELLED = {
    "quote": "the militia shelled the port on Monday",
    "start": 14,
    "end": 52,
    "type": "strike.shelling",
    "modality": "asserted",
    "polarity": "pos",
    "chain": ["The army"],
    "actors": ["the militia"],
    "targets": ["the port"],
    "places": ["the port"],
    "date": "2020-03-09",
    "killed": None,
    "injured": None,
}
DENIED = {
    "quote": "The militia denied it",
    "start": 54,
    "end": 75,
    "type": "cf.denial",
    "modality": "denied",
    "polarity": "neg",
    "chain": [],
    "actors": ["The militia"],
    "targets": [],
    "places": [],
    "date": None,
    "killed": None,
    "injured": None,
}


def gold() -> list[dict[str, Any]]:
    return [{"doc": "a", "lang": "en", "text": TEXT, "claims": [copy.deepcopy(SHELLED), copy.deepcopy(DENIED)]}]


def scored(changes: dict[str, Any], errors: list[Error] | None = None) -> dict[str, Any]:
    predicted = {"a": {"claims": [SHELLED | changes, DENIED]}}
    return score(gold(), predicted, errors)


def test_the_same_claims_score_one() -> None:
    figures = scored({})
    assert [figures[key]["f1"] for key in ("detection", "strict", "full", "actors", "targets", "places")] == [1.0] * 6
    assert [figures[key] for key in ("modality", "polarity", "chain", "date")] == [1.0] * 4


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"type": "strike.air"}, {"strict", "full"}),
        ({"type": "clash.armed"}, {"detection", "strict", "full"}),
        ({"start": 60, "end": 70}, {"detection", "strict", "full"}),
        ({"modality": "planned"}, {"modality", "full"}),
        ({"polarity": "neg"}, {"polarity", "full"}),
        ({"chain": []}, {"chain", "full"}),
        ({"chain": [{"text": "army"}]}, set()),
        ({"actors": ["gunmen"]}, {"full", "actors"}),
        ({"targets": []}, {"full"}),
        ({"date": None}, {"date"}),
    ],
)
def test_each_figure_sees_its_own_fault(changes: dict[str, Any], lost: set[str]) -> None:
    figures = scored(changes)
    for key in ("detection", "strict", "full", "modality", "polarity", "chain", "date", "actors"):
        value = figures[key]["f1"] if isinstance(figures[key], dict) else figures[key]
        skipped = "detection" in lost and key not in lost  # shares are of what was found
        assert skipped or (value < 1.0) == (key in lost), key


def test_an_optional_claim_is_neither_rewarded_nor_punished() -> None:
    docs = gold()
    docs[0]["claims"][0]["optional"] = True
    for claims in ([SHELLED, DENIED], [DENIED]):
        assert score(docs, {"a": {"claims": claims}})["detection"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1}


def test_errors_are_told_with_their_words() -> None:
    errors: list[Error] = []
    scored({"modality": "planned"}, errors)
    score(gold(), {}, errors)
    lines = list(describe_errors(errors, 1))
    assert lines[0] == "modality · a · asserted read as planned « the militia shelled the port on Monday »"
    assert lines[1].startswith("missed · a · strike.shelling (asserted)")
    assert lines[-2:] == ["2 missed", "1 modality"]


# -- the gold file


def write(path: Path, docs: list[Any]) -> Path:
    path.write_text(
        "\n".join(doc if isinstance(doc, str) else json.dumps(doc, ensure_ascii=False) for doc in docs),
        encoding="utf-8",
    )
    return path


def test_quotes_find_their_places(tmp_path: Path) -> None:
    docs = gold()
    for claim in docs[0]["claims"]:
        del claim["start"], claim["end"]
    found = load_gold(write(tmp_path / "g.jsonl", docs))[0]["claims"]
    assert [(c["start"], c["end"]) for c in found] == [(14, 52), (54, 75)]


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        ("{", "is no JSON"),
        ([1], "is no JSON object"),
        ({"doc": "a", "text": "x"}, "'claims' is missing"),
        ({"doc": "a", "text": "x", "claims": [{"quote": "x"}]}, "claim 1: the field 'type' is missing"),
        ({"doc": "a", "text": "other words", "claims": [SHELLED]}, "does not stand in the text"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, doc: Any, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        load_gold(write(tmp_path / "g.jsonl", [*gold(), doc]))
    assert "g.jsonl:2" in str(caught.value)


def test_a_document_that_cannot_be_read_is_missing(tmp_path: Path) -> None:
    other = {"doc": "b", "lang": "de", "text": "Die Waffenruhe hält.", "claims": []}
    assert evaluate_gold(write(tmp_path / "g.jsonl", [*gold(), other]))["missing"] == ["b"]


# -- against the shared scorer


def disturbed(docs: list[dict[str, Any]], chance: random.Random) -> dict[str, dict[str, Any]]:
    """Readings that are partly right: claims left out, moved, invented, and fields swapped with other claims'."""
    claims = [claim for doc in docs for claim in doc["claims"]]
    out = {}
    for doc in docs:
        kept = [dict(claim) for claim in doc["claims"] if chance.random() > 0.15]
        for claim in kept:
            for key in (
                "type",
                "modality",
                "polarity",
                "chain",
                "actors",
                "targets",
                "places",
                "date",
                "killed",
                "injured",
            ):
                if chance.random() < 0.2:
                    claim[key] = chance.choice(claims).get(key)
            if chance.random() < 0.3:
                claim["start"] = max(0, claim["start"] + chance.randint(-25, 25))
                claim["end"] = max(claim["start"] + 1, claim["end"] + chance.randint(-25, 25))
            if chance.random() < 0.3:
                claim["actors"] = [{"text": str(actor)} for actor in claim["actors"] or []]
        if chance.random() < 0.95:
            out[doc["doc"]] = {"doc": doc["doc"], "claims": kept}
    return out


def test_the_figures_are_those_of_the_shared_scorer(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    docs = load_gold(shared / "gold" / "dev.jsonl")
    for seed in range(3):
        predicted = disturbed(docs, random.Random(seed))
        ours: list[Error] = []
        expected: list[Error] = []
        assert score_by_language(docs, predicted, ours)["all"] == theirs.score(docs, predicted, expected)
        assert len(ours) == len(expected)
        for lang in ("ar", "en", "fr"):
            part = [doc for doc in docs if doc["lang"] == lang]
            assert score(part, predicted) == theirs.score(part, predicted)


def test_hudna_evaluate_prints_what_the_shared_scorer_prints(shared: Path, tmp_path: Path) -> None:
    docs = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:12]
    some = write(tmp_path / "some.jsonl", list(docs))

    def run(*words: str) -> str:
        return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True).stdout

    readings = tmp_path / "readings.jsonl"
    run("-m", "hudna.cli", "read", str(some), "--format", "jsonl", "--output", str(readings))
    expected = json.loads(run(str(shared / "gold" / "score.py"), str(some), str(readings), "--json"))
    assert json.loads(run("-m", "hudna.cli", "evaluate", str(some), "--format", "json")) == expected
