"""Conditions of commitments and threats (DOMAIN.md 2.5): text, kind, effect, holder, antecedent.

Effect: suspensive (the duty starts when it is met) or resolutory (the duty ends when it fails).
"""

from __future__ import annotations

from hudna.read.actors import mention_of
from hudna.read.arguments import View, is_agentive
from hudna.read.frames import Candidate
from hudna.read.modality import CueScope
from hudna.records import Condition, Mention


def condition_of(view: View, text: str, cues: list[CueScope], candidate: Candidate, actors: tuple[Mention, ...]) -> Condition | None:
    """The condition that the claim hangs on, None when no conditional cue reaches it."""
    for cue in cues:
        if (cue.entry.get("gives") or {}).get("modality") != "conditional":
            continue
        spec = cue.entry.get("condition") or {}
        last = min(cue.last, view.chunks[-1].j)
        start, end = view.units[cue.i].start, view.units[max(cue.i, last - 1)].end
        if end <= start:
            continue
        kind = str(spec.get("kind", "precedent_action"))
        if kind == "precedent_action" and any(view.units[u].word.classes & {"truce", "terms"} or any(
                c == "E" and k != "noun" for c, _, k in view.units[u].word.labels) for u in range(cue.i + 1, last)) and (
                candidate.type == "cf.state_condition"):
            kind = "reciprocity"                          # we keep it if they keep it
        antecedent = next((c for c in view.chunks if cue.i < c.i < last and c.kind == "N" and is_agentive(c)), None)
        return Condition(
            text[start:end], start, end, kind, str(spec.get("effect", "suspensive")),
            actors[0].text if actors else None, mention_of(view, antecedent, text).text if antecedent is not None else None)
    return None
