"""Conditions of commitments and threats (DOMAIN.md 2.5): text, kind, effect, holder, antecedent.

Effect: suspensive (the duty starts when it is met) or resolutory (the duty ends when it fails).
"""

from __future__ import annotations

from typing import Any

from hudna.read.actors import mention_of
from hudna.read.candidate import Candidate
from hudna.read.context import is_conditional
from hudna.read.modality import CueScope
from hudna.read.view import View, is_agentive
from hudna.records import Condition, Mention


def condition_of(view: View, text: str, cues: list[CueScope], candidate: Candidate,
                 actors: tuple[Mention, ...], events: list[dict[str, Any]]) -> Condition | None:
    """The condition that the claim hangs on, None when no conditional cue reaches it."""
    for cue in cues:
        if not is_conditional(cue):
            continue
        spec = cue.entry.get("condition") or {}
        last = min(cue.last, view.chunks[-1].j)
        start, end = view.units[cue.i].start, view.units[max(cue.i, last - 1)].end
        if end <= start:
            continue
        kind = str(spec.get("kind", "precedent_action"))
        if kind == "precedent_action" and candidate.type == "cf.state_condition" and (
                _names_duty(view, cue.i + 1, last, events)):
            kind = "reciprocity"                          # we keep it if they keep it
        antecedent = next((c for c in view.chunks if cue.i < c.i < last and c.kind == "N" and is_agentive(c)), None)
        holder = actors[0].text if actors else None
        whose = mention_of(view, antecedent, text).text if antecedent is not None else None
        return Condition(text[start:end], start, end, kind, str(spec.get("effect", "suspensive")), holder, whose)
    return None


def _names_duty(view: View, first: int, last: int, events: list[dict[str, Any]]) -> bool:
    """Whether units ``[first, last)`` name the truce, its terms, or what it forbids; another act is asked for first."""
    for unit in view.units[first:last]:
        if unit.word.classes & {"truce", "terms"}:
            return True
        entries = [events[value] for value, _ in unit.word.events]
        plain = {str(entry["type"]) for entry in entries if entry.get("type")}
        types = plain or {str(case.get("type")) for entry in entries for case in entry.get("when") or ()}
        if types and all(name.split(".")[0] in _DUTIES for name in types - {"cf.monitor"}):
            return True
    return False


_DUTIES = frozenset({"cf", "strike", "clash", "fire", "air"})
