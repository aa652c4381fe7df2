"""Reading one article through the pipeline."""

from __future__ import annotations

import gc
import json
from importlib.resources import files

import pytest

from hudna.lexicon import LANGUAGES
from hudna.pipeline import read_article
from hudna.records import Document

LINES = files("hudna.demo").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
ARTICLES = {doc["lang"]: doc["text"] for doc in map(json.loads, filter(str.strip, LINES))}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["article", "cue"])
def test_reading_leaves_no_cycles(lang: str, text: str) -> None:
    """So that the garbage collector may rest while an article is read."""
    words = ARTICLES[lang] if text == "article" else {"ar": "لم ", "en": "not ", "fr": "pas "}[lang] * 500
    document = Document("a", words, lang, "2020-03-09")
    read_article(document)                                      # the lexicon is loaded
    gc.collect()
    gc.disable()
    try:
        read_article(document)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was_found(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched on or off, and after a failure too."""
    seen: list[bool] = []

    def fails(document: Document) -> None:
        seen.append(gc.isenabled())
        raise ValueError("it fails")

    monkeypatch.setattr("hudna.pipeline.read_document", fails)
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(ValueError, match="it fails"):
            read_article(Document("a", "قصفت المدفعية المدينة.", "ar"))
        assert (seen, gc.isenabled()) == ([False], enabled)
    finally:
        gc.enable()
