"""Speed of the reader: articles a second on one core, beside the bare matching pass, and growth with the length of the text.

Run as ``make bench``; ``test_speed.py`` holds the floors. CPU time is measured, not the clock: these machines are noisy.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable
from functools import cache
from importlib.resources import files

import ahocorasick

from hudna.lexicon import fold_text, load
from hudna.pipeline import read_article
from hudna.records import Document

LENGTH = 2500


@cache
def paragraphs(lang: str) -> tuple[str, ...]:
    """The paragraphs of our own demo articles in a language."""
    lines = files("hudna.demo").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    docs = [json.loads(line) for line in lines if line.strip()]
    return tuple(p for d in docs if d["lang"] == lang for p in d["text"].split("\n") if len(p) > 80)


def articles(lang: str, count: int) -> list[Document]:
    """Articles of 2,500 characters, each a different shuffle of the sentences of the demo articles."""
    chance = random.Random(7)
    sentences = [s for p in paragraphs(lang) for s in re.split(r"(?<=[.؟!])\\s+", p) if len(s) > 30]
    out = []
    for n in range(count):
        text = ""
        while len(text) < LENGTH:
            text += " ".join(chance.sample(sentences, 3)) + "\n"
        out.append(Document(f"bench-{n}", text[:LENGTH], lang, "2020-03-09"))
    return out


@cache
def automaton(lang: str) -> ahocorasick.Automaton:
    """Every word and phrase of the lexicon, as the bare matching pass would look for them."""
    lexicon = load(lang)
    made = ahocorasick.Automaton()
    for word in lexicon["words"]:
        made.add_word(word, word)
    for first, rows in lexicon["phrases"].items():
        for rest, _ in rows:
            form = " ".join([first, *(piece for piece in rest if piece != "~")])
            made.add_word(form, form)
    made.make_automaton()
    return made


def cpu(work: Callable[[], object], rounds: int = 3) -> float:
    """The least CPU seconds of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def rates(lang: str, count: int = 150) -> tuple[float, float]:
    """(articles a second read, articles a second through the bare matching pass), measured in one run."""
    docs = articles(lang, count)
    made = automaton(lang)
    for doc in docs[:20]:
        read_article(doc)
    bare = cpu(lambda: [sum(1 for _ in made.iter(fold_text(d.text))) for d in docs])
    full = cpu(lambda: [read_article(d) for d in docs])
    return count / full, count / bare


def growth(text: str, lang: str, sizes: tuple[int, ...]) -> list[float]:
    """CPU seconds for texts of the given lengths, made by repeating ``text``."""
    out = []
    for size in sizes:
        doc = Document("growth", (text * (size // len(text) + 1))[:size], lang, "2020-03-09")
        read_article(doc)
        out.append(cpu(lambda doc=doc: read_article(doc), 2))  # type: ignore[misc]
    return out


def main() -> None:
    """Print the figures."""
    print(f"articles of {LENGTH:,} characters, one core, CPU time")
    for lang in ("ar", "en", "fr"):
        read, bare = rates(lang)
        print(f"  {lang}  {read:6.0f} articles/s   bare matching pass {bare:6.0f}/s   ratio 1/{bare / read:.1f}")
    print("growth of time when the text doubles (2.0 is linear)")
    for lang in ("ar", "en", "fr"):
        sizes = (62_500, 125_000, 250_000, 500_000, 1_000_000)
        seconds = growth("\n".join(paragraphs(lang)) + "\n", lang, sizes)
        print(f"  {lang}  " + "  ".join(f"{b / a:.2f}" for a, b in zip(seconds, seconds[1:], strict=False)))


if __name__ == "__main__":
    main()
