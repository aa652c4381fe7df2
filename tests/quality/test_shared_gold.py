"""The bars of the reader on real articles: they belong to their newspapers, lie beside the project, are only scored.

Without them (a clone alone) these tests are skipped. The figures of a run are in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hudna.pipeline import evaluate_gold, read_paths
from hudna.records import Claim, Reading

SHARED = Path(__file__).parents[3] / "shared"
SEED, DEV = SHARED / "seed" / "gold.jsonl", SHARED / "gold" / "dev.jsonl"
pytestmark = pytest.mark.skipif(not DEV.exists(), reason="the annotated real articles are not beside the project")

SEED_BARS = {"detection": 0.85, "strict": 0.75, "full": 0.45, "modality": 0.80, "chain": 0.80, "chain_deep": 0.75,
             "actors": 0.80, "date": 0.80}
DEV_BARS = [("ar", "detection", 0.58), ("en", "detection", 0.48), ("fr", "detection", 0.44), ("all", "strict", 0.45),
            ("all", "full", 0.18)]
FIGHTING = ("strike.", "clash.", "fire.", "air.")


@cache
def figures(path: Path) -> dict[str, Any]:
    return evaluate_gold(path)


def value(found: Any) -> float:
    return float(found["f1"] if isinstance(found, dict) else found)


@pytest.mark.parametrize(("name", "bar"), SEED_BARS.items())
def test_seed_article(name: str, bar: float) -> None:
    assert value(figures(SEED)["all"][name]) >= bar


@pytest.mark.parametrize(("lang", "name", "bar"), DEV_BARS)
def test_annotated_articles(lang: str, name: str, bar: float) -> None:
    assert value(figures(DEV)[lang][name]) >= bar


@cache
def seed() -> Reading:
    readings = [item for item in read_paths([SEED]) if isinstance(item, Reading)]
    assert len(readings) == 1
    return readings[0]


def named(claim: Claim, *words: str) -> bool:
    mentions = [m.text for m in (*claim.actors, *claim.targets)] + [p.text for p in claim.places]
    return any(word in text for text in mentions for word in words)


def told(claim: Claim) -> bool:
    """Told as something that happened."""
    return claim.modality in ("asserted", "presupposed") and claim.polarity == "pos"


def test_the_copied_text_gives_the_same_claims() -> None:
    read = read_paths([SHARED / "seed" / "article.txt"], date="2020-03-09")
    assert [c for r in read if isinstance(r, Reading) for c in r.claims] == list(seed().claims)


MUST_NOT: dict[str, Callable[[Claim], bool]] = {
    "the truce was signed": lambda c: c.type == "cf.sign" and told(c),
    "the truce ended or was suspended": lambda c: c.type in ("cf.terminate", "cf.suspend") and told(c),
    "the truce is refused without condition": lambda c: c.type == "cf.reject" and c.condition is None,
    "the government's forces attacked": lambda c: (
        c.type.startswith(FIGHTING) and told(c) and any("الوفاق" in m.text for m in c.actors)),
    "Macron met or called al-Sarraj": lambda c: (
        c.type in ("dip.meet", "dip.call") and named(c, "السراح") and c.polarity == "pos"),
    "an operation in Paris": lambda c: c.type.startswith(FIGHTING) and named(c, "باريس"),
    "an air strike or shelling of Mitiga": lambda c: c.type in ("strike.air", "strike.shelling") and named(c, "معيتيق"),
    "a drone strike that hit": lambda c: c.type == "strike.drone" and told(c),
    "Turkish forces attacked": lambda c: (
        c.type.startswith(FIGHTING) and told(c) and any("ترك" in m.text for m in c.actors)),
    "a toll that nobody gave": lambda c: c.killed is not None or c.injured is not None,
    "France gave military support": lambda c: c.type.startswith("sup.") and any(
        word in m.text for m in c.actors for word in ("فرنس", "ماكرون")),
}


@pytest.mark.parametrize("what", MUST_NOT)
def test_the_seed_article_never_says(what: str) -> None:
    assert not [claim.quote for claim in seed().claims if MUST_NOT[what](claim)]


def test_no_claim_stands_on_the_furniture_of_the_page() -> None:
    reading = seed()
    spans = [(f.start, f.end) for f in reading.document.furniture]
    assert not [c.quote for c in reading.claims if any(c.start < end and start < c.end for start, end in spans)]


def test_the_headline_leads_to_the_claim_of_the_body() -> None:
    claims = {claim.id: claim for claim in seed().claims}
    headline = min(claims.values(), key=lambda claim: claim.start)
    bodies = [claims[link.to] for link in headline.links if link.kind == "same_as"]
    assert [len(headline.chain), *[len(body.chain) for body in bodies]] == [1, 2]
