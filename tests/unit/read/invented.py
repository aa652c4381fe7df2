"""Invented news, read: the articles are of Wednesday, 14 September 2022; no place or party of theirs exists."""

from __future__ import annotations

from hudna.pipeline import read_text
from hudna.records import Claim

WEDNESDAY = "2022-09-14"


def claims_of(text: str, lang: str, date: str | None = WEDNESDAY) -> tuple[Claim, ...]:
    """All claims of a text, in its order."""
    return read_text(text, lang=lang, date=date).claims


def claim_of(text: str, lang: str, kind: str, date: str | None = WEDNESDAY) -> Claim:
    """The one claim of a text whose type is ``kind`` or begins with it."""
    found = [claim for claim in claims_of(text, lang, date) if claim.type == kind or claim.type.startswith(f"{kind}.")]
    assert len(found) == 1, f"{len(found)} claims of {kind} in {text!r}"
    return found[0]


def speakers(claim: Claim) -> list[str]:
    """The chain of a claim in its own words, outermost first."""
    return [link.text for link in claim.chain]
