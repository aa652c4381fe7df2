"""Whatever the text: reading never fails, every span quotes the stored text, and reading twice gives the same."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Protocol

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.pipeline import read_text
from hudna.records import Reading


class Quoted(Protocol):
    """Anything that quotes the text."""

    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...
    @property
    def text(self) -> str: ...


ODD = ["\u200f", "\u200e", "\u202b", "\u2067", "\u200d", "\u200c", "\ufeff", "ﷲ", "ﻻ", "ـ", "\u064b", "«", "»", '"',
       "”", "“", "'", "’", "(", ")", ":", "…", "–", "\n", "\n\n", "\t", "\u00a0", "😀", "\U0001f1f1\U0001f1fe",
       "İ", "ß", "ﬁ", "١٢", "٬", "12.5", "1,200", "\x00", ""]


@cache
def words() -> list[str]:
    """The words of our own demo articles in three languages."""
    text = files("hudna.demo").joinpath("articles.jsonl").read_text(encoding="utf-8")
    return [w for line in text.splitlines() if line.strip() for w in json.loads(line)["text"].split()]


def spans_quote(reading: Reading) -> None:
    text = reading.document.text
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.quote
        parts: list[Quoted] = [claim.trigger, *claim.cues, *claim.chain, *claim.actors, *claim.targets, *claim.places]
        if claim.condition is not None:
            parts.append(claim.condition)
        for part in parts:
            assert text[part.start : part.end] == part.text
            assert part.text


article_words = st.deferred(lambda: st.sampled_from(words()))
texts = st.lists(st.one_of(article_words, st.sampled_from(ODD), st.text(max_size=6)), max_size=70)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.sampled_from(["ar", "en", "fr"]), st.sampled_from(["2020-03-09", None]), st.sampled_from([" ", ""]))
def test_spans_quote_the_text_and_reading_is_pure(pieces: list[str], lang: str, date: str | None, glue: str) -> None:
    text = glue.join(pieces) or "."
    text = text.encode("utf-8", "ignore").decode("utf-8") or "."
    reading = read_text(text, date=date, lang=lang)
    spans_quote(reading)
    assert read_text(text, date=date, lang=lang) == reading
    assert [c.start for c in reading.claims] == sorted(c.start for c in reading.claims)
    assert len({c.id for c in reading.claims}) == len(reading.claims)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_broken_articles_are_read(data: st.DataObject) -> None:
    """Articles with characters taken out, doubled or replaced."""
    lines = files("hudna.demo").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    doc = json.loads(data.draw(st.sampled_from([line for line in lines if line.strip()])))
    chars = list(doc["text"])
    for at in data.draw(st.lists(st.integers(0, len(chars) - 1), max_size=25)):
        chars[at] = data.draw(st.sampled_from(["", " ", *ODD]))
    spans_quote(read_text("".join(chars), date=doc["date"], lang=doc["lang"]))
