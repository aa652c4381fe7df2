"""Speed of the reader on one core: articles a second beside the bare matching pass, growth with length, and memory.

Run as ``make bench`` (``python -m tests.benchmark.speed``); ``test_speed.py`` holds the floors of ``floors.json`` with
the same functions. CPU time is measured, not the clock, and the best of several rounds counts: machines are noisy.

The bare matching pass is what a reader could not do without: the text folded, and one pass of an Aho-Corasick automaton
(pyahocorasick, in C) over it for every word and phrase of the lexicon, the hits counted and nothing made of them.
"""

from __future__ import annotations

import gc
import itertools
import json
import random
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import ahocorasick

from hudna.lexicon import LANGUAGES, fold_text, load
from hudna.pipeline import read_article
from hudna.records import Document

LENGTH = 2500                                                   # characters of an article
SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)          # each twice the one before
CUES = {"ar": "لم ", "en": "not ", "fr": "pas "}                # negation: a cue of every language
FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["speed"]


@dataclass(frozen=True)
class Rates:
    """Articles a second: read whole, and through the bare matching pass, in the same run."""

    read: float
    bare: float

    @property
    def ratio(self) -> float:
        """The reader's speed as a share of the bare pass's."""
        return self.read / self.bare


@cache
def paragraphs(lang: str) -> tuple[str, ...]:
    """The paragraphs of our own demo articles in a language."""
    lines = files("hudna.demo").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    docs = [json.loads(line) for line in lines if line.strip()]
    return tuple(p for d in docs if d["lang"] == lang for p in d["text"].split("\n") if len(p) > 80)


def articles(lang: str, count: int) -> list[Document]:
    """Articles of 2,500 characters, each a different shuffle of the sentences of the demo articles."""
    chance = random.Random(7)
    sentences = [s for p in paragraphs(lang) for s in re.split(r"(?<=[.؟!])\s+", p) if len(s) > 30]
    out = []
    for n in range(count):
        text = ""
        while len(text) < LENGTH:
            text += " ".join(chance.sample(sentences, 3)) + "\n"
        out.append(Document(f"bench-{lang}-{n}", text[:LENGTH], lang, "2020-03-09"))
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


def match_bare(docs: Sequence[Document]) -> int:
    """The hits of the bare matching pass."""
    return sum(1 for doc in docs for _ in automaton(doc.lang or "").iter(fold_text(doc.text)))


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one round, what was left over from before collected first."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def rates(count: int, rounds: int = 3, languages: Sequence[str] = LANGUAGES) -> Rates:
    """The best of several rounds over ``count`` articles a language; reader and bare pass take turns."""
    docs = [doc for lang in languages for doc in articles(lang, count)]
    match_bare(docs)
    for doc in docs[:: max(1, len(docs) // 20)]:
        read_article(doc)                                       # what is loaded once is loaded
    read = bare = float("inf")
    for _ in range(rounds):
        bare = min(bare, cpu(lambda: match_bare(docs)))
        read = min(read, cpu(lambda: [read_article(doc) for doc in docs]))
    return Rates(len(docs) / read, len(docs) / bare)


def growing(lang: str, kind: str, size: int) -> Document:
    """A text of a given length: the demo articles over and over (``prose``), or one cue word (``cue``)."""
    text = "\n".join(paragraphs(lang)) + "\n" if kind == "prose" else CUES[lang]
    return Document("growth", (text * (size // len(text) + 1))[:size], lang, "2020-03-09")


def settled_rates(count: int, tries: int = 5, *, absolute: bool = True) -> Rates:
    """The rates of the try closest to the bare pass; no further try once the floors are held (``absolute``: both)."""
    found: list[Rates] = []
    for _ in range(tries):
        found.append(rates(count))
        fast = not absolute or found[-1].read >= FLOORS["articles_per_second"]
        if fast and found[-1].ratio >= FLOORS["share_of_bare_pass"]:
            break
    return max(found, key=lambda one: (one.read if absolute else one.ratio))


def growth(lang: str, kind: str, sizes: Sequence[int] = SIZES, tries: int = 8) -> list[float]:
    """How many times the CPU time grows from each size to the next: 2.0 is linear, for sizes that double.

    The least time of each size counts; there are three tries, and more while a factor is over its floor.
    """
    docs = [growing(lang, kind, size) for size in sizes]
    best = [float("inf")] * len(docs)
    factors: list[float] = []
    for n in range(tries):
        best = [min(known, cpu(lambda doc=doc: read_article(doc)))             # type: ignore[misc]
                for known, doc in zip(best, docs, strict=True)]
        factors = [longer / shorter for shorter, longer in itertools.pairwise(best)]
        if n >= 2 and max(factors) <= FLOORS["doubling"]:
            break
    return factors


def memory(lang: str, sizes: Sequence[int] = SIZES) -> list[int]:
    """Bytes that reading a text takes at its peak, the text itself left out, for each size."""
    peaks = []
    for size in sizes:
        doc = growing(lang, "prose", size)
        read_article(doc)
        gc.collect()
        tracemalloc.start()
        read_article(doc)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return peaks


def main() -> int:
    """Print the figures; 1 when one of them is below its floor, 0 otherwise."""
    low: list[str] = []
    print(f"articles of {LENGTH:,} characters read in a second on one core: CPU time, the best of several rounds")
    for lang in LANGUAGES:
        _show(lang, rates(150, 3, (lang,)))
    mixed = settled_rates(150)
    _show("all", mixed)
    if mixed.read < FLOORS["articles_per_second"] or mixed.ratio < FLOORS["share_of_bare_pass"]:
        low.append("articles a second")
    print(f"growth of time when a text doubles, from {SIZES[0]:,} to {SIZES[-1]:,} characters (2.0 is linear)")
    for kind, lang in itertools.product(("prose", "cue"), LANGUAGES):
        factors = growth(lang, kind)
        what = "articles" if kind == "prose" else f"only the word {CUES[lang].strip()!r}"
        print(f"  {lang:4}" + "  ".join(f"{factor:.2f}" for factor in factors) + f"   {what}", flush=True)
        if max(factors) > FLOORS["doubling"]:
            low.append(f"growth with {what} ({lang})")
    print("memory at the peak of reading a text, and its growth")
    for lang in LANGUAGES:
        peaks = memory(lang, SIZES[:3])
        sizes = (f"{size:,}: {peak / 2**20:.0f} MB" for size, peak in zip(SIZES, peaks, strict=False))
        print(f"  {lang:4}" + "  ".join(sizes) + "   growth "
              + "  ".join(f"{longer / shorter:.2f}" for shorter, longer in itertools.pairwise(peaks)), flush=True)
    print("below its floor: " + "; ".join(low) if low else "all floors are held")
    return 1 if low else 0


def _show(name: str, speed: Rates) -> None:
    ratio = f"1/{1 / speed.ratio:.1f}"
    print(f"  {name:4}{speed.read:5.0f}   bare matching pass {speed.bare:5.0f}   ratio {ratio}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
