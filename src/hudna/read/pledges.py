"""Demands and pledges: which other event of the sentence is what they ask for, promise or make hang on a condition."""

from __future__ import annotations

from hudna.read.candidate import Candidate
from hudna.read.context import Context, is_conditional, may_change
from hudna.read.modality import CueScope
from hudna.read.view import is_agentive

_PLEDGES = frozenset({"cf.observe", "cf.reaffirm", "cf.state_condition", "cf.promise_sign"})


def settle_demands(context: Context, candidates: list[Candidate]) -> None:
    """A call for a truce is one claim; a demand gives way to the event that it asks for."""
    for call in candidates:
        if call.type == "cf.call" and not call.dropped:
            for other in candidates:
                if other.type in ("cf.observe", "cf.declare") and _is_demanded(context, call, other):
                    other.dropped = True                 # urged both sides to stop fighting: one call
    for demand in [c for c in candidates if c.type == "dip.demand"]:
        inner = [c for c in candidates if c is not demand and _is_demanded(context, demand, c)]
        if inner:
            demand.dropped = True
            for candidate in inner:
                _hand_over(demand, candidate)


def _is_demanded(context: Context, demand: Candidate, other: Candidate) -> bool:
    """Whether the other event is what the demand asks for: an infinitive, a masdar behind 'to', a 'that' clause."""
    if other.unit <= demand.unit or other.unit >= demand.right + 12 or other.unit - demand.unit > 22:
        return False
    chunk = context.view.chunks[other.index]
    between = context.view.chunks[demand.index + 1 : other.index]
    if any(c.kind == "V" and c.conj and c.unit.word.speech for c in between):
        return False                                        # دعت ... وأعلنت أنها: another thing is said
    verb_between = any(c.kind == "V" for c in between)
    if any(c.kind in "RO" for c in between) or (verb_between and chunk.kind != "V"):
        return False
    elsewhere = chunk.kind == "E" and chunk.prep not in ("to", "at", "for", None)
    if elsewhere or any(c.kind == "E" for c in between):
        return chunk.conj and chunk.kind == "E" and not verb_between
    return chunk.kind in "VGE"


def _hand_over(demand: Candidate, inner: Candidate) -> None:
    """The addressee of the demand is to do the thing; its author stays in the chain."""
    inner.base = "called_for"
    if inner.type in ("cf.call", "cf.propose"):
        inner.actors = list(demand.actors)
        inner.targets = inner.targets or list(demand.targets)
    elif not inner.actors:
        inner.actors = list(demand.targets)


def hold_conditions(context: Context, candidates: list[Candidate]) -> None:
    """A pledge (or refusal) to keep a truce on a condition is one claim; what the other side must do belongs to it."""
    for cue in context.cues:
        if not is_conditional(cue):
            continue
        end = _condition_end(context, cue)
        pledge = next((c for c in candidates if _is_pledge_on(cue, end, c)), None)
        if pledge is None:
            continue
        pledge.type = "cf.state_condition"
        pledge.start, pledge.end = min(pledge.start, cue.i), max(pledge.end, min(end, cue.last))
        inside = (c for c in context.view.chunks if cue.i < c.i < end)
        party = next((c for c in inside if c.kind == "N" and is_agentive(c)), None)
        if party is not None:
            pledge.targets = [party]
        for antecedent in candidates:
            if cue.i < antecedent.unit < end and antecedent is not pledge:
                antecedent.dropped = True


def _condition_end(context: Context, cue: CueScope) -> int:
    """The unit at which the clause of a condition ends: the next comma, else the end of the cue's reach."""
    marks = (c for c in context.view.chunks if c.i > cue.i and c.kind == "M")
    return next((c.i for c in marks if c.unit.text in ",،;؛"), cue.last)


def _is_pledge_on(cue: CueScope, end: int, candidate: Candidate) -> bool:
    """Whether a candidate is a pledge that the condition reaches, outside the clause that states the condition."""
    if candidate.dropped or candidate.type not in _PLEDGES or not may_change(cue, candidate):
        return False
    return cue.first <= candidate.unit < cue.last and not cue.i < candidate.unit < end
