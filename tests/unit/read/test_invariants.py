"""Whatever is read: spans quote the text, reading is pure, and the time grows with the text."""

from __future__ import annotations

import json
import time
from importlib.resources import files

import pytest

from hudna.pipeline import read_text
from hudna.records import Claim

ARTICLES = [
    json.loads(line)
    for line in files("hudna.demo").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def claims_of(article: dict[str, str]) -> tuple[Claim, ...]:
    return read_text(article["text"], lang=article["lang"], date=article["date"]).claims


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["doc"])
def test_every_span_quotes_the_text(article: dict[str, str]) -> None:
    text = article["text"]
    claims = claims_of(article)
    assert claims
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text != ""
        for cue in claim.cues:
            assert text[cue.start : cue.end] == cue.text != ""
        for speaker in claim.chain:
            assert text[speaker.start : speaker.end] == speaker.text != ""
        for mention in (*claim.actors, *claim.targets):
            assert text[mention.start : mention.end] == mention.text != ""
        for place in claim.places:
            assert text[place.start : place.end] == place.text != ""
        if claim.condition is not None:
            assert text[claim.condition.start : claim.condition.end] == claim.condition.text != ""


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["doc"])
def test_reading_twice_gives_the_same(article: dict[str, str]) -> None:
    claims = claims_of(article)
    assert claims_of(article) == claims
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


def test_what_was_read_before_changes_nothing() -> None:
    text = "وأضاف أن المدفعية استهدفت السوق."
    alone = read_text(text, lang="ar")
    read_text("قال وزير الدفاع إن الطائرات قصفت الميناء.", lang="ar")
    assert read_text(text, lang="ar") == alone


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", ".", "...!؟؛،", "«»“”()", '"' * 99, "«" * 99, "12 345 6.7", "\u200f\u200e\ufeff", "ـــ", "'"],
)
def test_a_text_without_words_gives_no_claims(lang: str, text: str) -> None:
    assert read_text(text, lang=lang, date="2022-09-14").claims == ()


def test_a_language_without_rules_gives_no_claims_and_says_so() -> None:
    reading = read_text("Die Artillerie beschoss den Markt.", lang="de", date="2022-09-14")
    assert reading.claims == ()
    assert any("no rules for the language de" in note for note in reading.notes)


REPEATED = [
    ("ar", "لم "),
    ("ar", "قال إن "),
    ("ar", "إذا "),
    ("ar", "قال الوزير إن "),
    ("ar", "قصفت الطائرات السوق. "),
    ("ar", "وأضاف "),
    ("ar", "قال «"),
    ("ar", "و"),
    ("ar", "أمس الأحد "),
    ("ar", "ثلاثة آلاف و"),
    ("en", "not "),
    ("en", "he said that "),
    ("en", "if "),
    ("en", "the minister said that "),
    ("en", "The Front denied shelling the port. "),
    ("en", 'said, "'),
    ("fr", "ne pas "),
    ("fr", "si "),
    ("fr", "a déclaré que "),
]


def seconds(text: str, lang: str) -> float:
    start = time.process_time()
    read_text(text, lang=lang, date="2022-09-14")
    return time.process_time() - start


@pytest.mark.parametrize(("lang", "words"), REPEATED)
def test_time_grows_with_the_text_and_not_its_square(lang: str, words: str) -> None:
    """Four times the text takes about four times as long (sixteen, if it grew with the square)."""
    seconds(words, lang)
    short = min(seconds(words * 1000, lang) for _ in range(3))
    long = min(seconds(words * 4000, lang) for _ in range(2))
    assert long < 0.1 + 9 * short
