"""What cues make of an event: negated, conditional, planned, called for ...; every claim keeps the cues that made it.

Precedence (DOMAIN.md 2.2): conditional > denied > threatened > promised > ordered > called_for > planned > predicted >
attempted > presupposed > asserted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hudna.read.view import View

PRECEDENCE = ("conditional", "denied", "threatened", "promised", "ordered", "called_for", "planned", "predicted",
              "attempted", "presupposed", "asserted")
RANK = {name: rank for rank, name in enumerate(PRECEDENCE)}
ACT_MODALITY = {"deny": "denied", "threaten": "threatened", "promise": "promised", "order": "ordered",
                "call": "called_for", "predict": "predicted"}


@dataclass(frozen=True, slots=True)
class CueScope:
    """A cue at units ``[i, j)`` that reaches over units ``[first, last)``."""

    i: int
    j: int
    first: int
    last: int
    entry: dict[str, Any]


# What stands behind these happened, whatever the cue says of the rest: he denied firing since the start of the truce.
_SETTING = frozenset({"since", "after", "before", "during", "despite"})


def find_cues(view: View, entries: list[dict[str, Any]]) -> list[CueScope]:
    """The cue scopes of a sentence, in order of their cues."""
    units, chunks = view.units, view.chunks
    if not chunks:
        return []
    first, last = view.first, chunks[-1].j
    found = [(u, value) for u in range(first, last) if units[u].word.cues for value in units[u].word.cues]
    if not found:
        return []
    borders = clause_borders(view)
    stops = {u for u, value in found if entries[value].get("direction") == "stop"}
    ignored = {u for u, value in found if entries[value].get("direction") == "ignore"}
    conditions = [u for u, value in found if (entries[value].get("gives") or {}).get("modality") == "conditional"]
    out = []
    for u, value in found:
        entry = entries[value]
        direction = entry.get("direction", "forward")
        if direction in ("stop", "ignore") or u in ignored or not _fits(view, u, entry.get("before")):
            continue
        left = max((b for b in borders if b <= u), default=first)
        right = min((b for b in borders if b > u), default=last)
        conditional = (entry.get("gives") or {}).get("modality") == "conditional"
        if conditional:
            left, right = _conditional_reach(view, u, borders, first, last)
        right = min([right, *(s for s in stops if s > u), *(c for c in conditions if c > u)])
        reach = entry.get("reach")
        if reach:
            left, right = max(left, u - reach), min(right, u + 1 + reach)
        if direction == "forward" and not conditional:
            left = u
            right = min(right, next((c.i for c in chunks if c.i > u and c.kind == "E" and c.prep in _SETTING), right))
        elif direction == "backward":
            right = u + 1
        out.append(CueScope(u, u + 1, left, right, entry))
    return out


def _fits(view: View, u: int, before: str | None) -> bool:
    """Whether the unit after the cue is what the cue needs to stand before."""
    if before is None:
        return True
    if u + 1 >= len(view.tags):
        return False
    word = view.units[u + 1].word
    kinds = {k for _, _, k in word.labels}
    tag = view.tags[u + 1]
    if before == "imperfect":
        return tag == "V" and ("pres" in kinds or not word.labels)
    if before == "past":
        return tag == "V" and "past" in kinds
    if before == "verb":
        return tag in "VG"
    return tag == "N"


def clause_borders(view: View) -> list[int]:
    """Units at which a new clause begins."""
    out = []
    chunks = view.chunks
    for k, chunk in enumerate(chunks):
        if chunk.kind in "COR" or (chunk.kind == "V" and chunk.conj and k):
            out.append(chunk.i)
        elif chunk.kind == "M":
            mark = chunk.unit.text
            if mark in ".!?؟;؛:…" or (mark in ",،" and k + 1 < len(chunks) and chunks[k + 1].kind in "VGCOXJ"):
                out.append(chunk.j)
        elif chunk.kind == "J" and k + 1 < len(chunks) and any(c.kind in "VX" for c in chunks[k + 1 : k + 3]):
            out.append(chunk.i)
    return out


def _conditional_reach(view: View, u: int, borders: list[int], first: int, last: int) -> tuple[int, int]:
    """The units that a condition at ``u`` rules: its own clause and the one that hangs on it, before or behind it."""
    chunks = view.chunks
    at = next((k for k, c in enumerate(chunks) if c.i <= u < c.j), 0)
    before = chunks[at - 1] if at else None
    opens = before is None or before.kind in "COR" or (before.kind == "M" and before.unit.text in ".!?؟;؛:«“\"…")
    end = next((c.i for c in chunks[at + 1 :] if (c.kind == "M" and c.unit.text in ",،;؛.!?؟") or c.kind == "O"), last)
    if not opens:
        return max((b for b in borders if b < u and u - b > 2), default=first), end
    after = next((b for b in borders if b > end + 1), last)
    return u, after


def strongest(names: list[str]) -> str:
    """The modality that wins when several fit."""
    return min(names, key=lambda name: RANK[name])
