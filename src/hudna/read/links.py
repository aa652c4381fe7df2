"""Relations inside an article: a headline to the body claim it tells, a denial to the claim it denies.

A headline often drops a speaker (gold reading of a headline: the words as printed); the link leads to the body claim
whose chain is whole. Only a match that shares the type or its family and at least one name is linked; none is merged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hudna.lexicon.fold import fold_text
from hudna.records import Claim, Link

_WORD = re.compile(r"\w+")
_CLITICS = re.compile("^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=\\w{3}))")
_NOTHING: frozenset[str] = frozenset()
_LEAST = 1.5                                   # same type and one shared name, or same family and two


def link_claims(claims: Sequence[Claim], title_end: int) -> list[Claim]:
    """The claims with their links; ``title_end`` is where the headline ends (0: none)."""
    if not any(claim.end <= title_end or claim.modality == "denied" for claim in claims):
        return list(claims)
    families = {_family(c) for c in claims if c.end <= title_end or c.modality == "denied"}
    words = [_names(claim) if _family(claim) in families else _NOTHING for claim in claims]
    out = []
    for i, claim in enumerate(claims):
        links = list(claim.links)
        if claim.end <= title_end:
            body = _best(i, claims, words, [j for j, c in enumerate(claims) if c.start >= title_end])
            if body is not None:
                links.append(Link(claims[body].id, "same_as"))
        if claim.modality == "denied":
            told = ("asserted", "presupposed")
            others = [j for j, c in enumerate(claims) if c.modality in told and c.polarity == "pos"]
            denied = _best(i, claims, words, others)
            if denied is not None:
                links.append(Link(claims[denied].id, "denies"))
        out.append(replace(claim, links=tuple(links)) if links else claim)
    return out


def _family(claim: Claim) -> str:
    """cf, dip, strike ..."""
    return claim.type.split(".", 1)[0]


def _names(claim: Claim) -> frozenset[str]:
    """The folded words of all that the claim names, without clitics."""
    mentions = [m.text for m in (*claim.actors, *claim.targets)]
    mentions += [p.text for p in claim.places] + [s.text for s in claim.chain]
    return frozenset(_CLITICS.sub("", w) for text in mentions for w in _WORD.findall(fold_text(text)) if len(w) > 2)


def _best(i: int, claims: Sequence[Claim], words: Sequence[frozenset[str]], others: Sequence[int]) -> int | None:
    """The claim of ``others`` that tells the same as claim ``i``, the first of the best; None when none is close."""
    claim, best, found = claims[i], 0.0, None
    for j in others:
        other = claims[j]
        if j == i or _family(other) != _family(claim):
            continue
        shared = len(words[i] & words[j])
        score = (1.0 if other.type == claim.type else 0.5) + 0.5 * min(shared, 3)
        score += 0.2 * (other.modality == claim.modality)
        if score >= _LEAST and score > best and (shared or not words[i]):
            best, found = score, j
    return found
