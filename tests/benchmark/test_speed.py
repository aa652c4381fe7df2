"""Floors of speed: the reader beside the bare matching pass in the same run, and time that grows as the text does.

`make test` runs them on fewer articles and shorter texts. HUDNA_BENCH=full runs them whole, as `make bench` does, with
the floor of articles a second: that one is a floor for the machine too. Each is tried again before it fails.
"""

from __future__ import annotations

import os

import pytest
import speed

from hudna.lexicon import LANGUAGES

FULL = os.environ.get("HUDNA_BENCH") == "full"
SIZES = speed.SIZES if FULL else speed.SIZES[:3]


@pytest.fixture(scope="module")
def rates() -> speed.Rates:
    return speed.settled_rates(150 if FULL else 30, absolute=FULL)


def test_the_reader_takes_at_most_24_times_as_long_as_the_bare_matching_pass(rates: speed.Rates) -> None:
    assert rates.ratio >= speed.FLOORS["share_of_bare_pass"], rates


@pytest.mark.skipif(not FULL, reason="a floor for the machine as well: make bench")
def test_the_reader_reads_300_articles_a_second(rates: speed.Rates) -> None:
    assert rates.read >= speed.FLOORS["articles_per_second"], rates


@pytest.mark.parametrize("kind", ["prose", "cue"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_doubling_the_text_about_doubles_the_time(lang: str, kind: str) -> None:
    """At each doubling; a text of one cue word repeated is one sentence of nothing but cues."""
    factors = speed.growth(lang, kind, SIZES)
    assert max(factors) <= speed.FLOORS["doubling"], factors


@pytest.mark.parametrize("lang", LANGUAGES)
def test_doubling_the_text_about_doubles_the_memory(lang: str) -> None:
    small, large = speed.memory(lang, speed.SIZES[:2])
    assert large <= speed.FLOORS["doubling"] * small, (small, large)
