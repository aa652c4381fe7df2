"""Candidates to claims: chain, modality, date, counts, places and the exact words, with the cues that made each."""

from __future__ import annotations

from hudna.errors import QuoteError
from hudna.ids import content_id
from hudna.read import modality as mood
from hudna.read.actors import clitic_length
from hudna.read.candidate import Candidate
from hudna.read.conditions import condition_of
from hudna.read.context import Context, is_conditional, may_change
from hudna.read.details import date_of, inherit_dates, places_of, tolls_of
from hudna.read.lexical import Unit
from hudna.read.modality import CueScope
from hudna.read.parties import AUTHORED, as_mention, chain_of, parties_of, remember_subject
from hudna.read.pledges import hold_conditions, settle_demands
from hudna.read.speech import Scope
from hudna.records import Claim, Condition, Cue, Mention, Place, Speaker, Trigger

_OWN_MODALITY = {
    "cf.call": "called_for", "cf.propose": "called_for", "dip.demand": "called_for", "dip.threat": "threatened",
    "cf.promise_sign": "promised", "post.readiness_order": "ordered", "post.attack_plan": "planned"}


def build_claims(context: Context, candidates: list[Candidate]) -> list[Claim]:
    """The claims of a sentence in text order."""
    settle_demands(context, candidates)
    hold_conditions(context, candidates)
    claims = [_claim(context, candidate) for candidate in candidates if not candidate.dropped]
    return inherit_dates(context, claims)


def _claim(context: Context, candidate: Candidate) -> Claim:
    """The claim that a candidate makes."""
    view, text = context.view, context.text
    scopes = _scopes_at(context, candidate)
    cues = _cues_at(context, candidate)
    name, polarity, certainty = _modality(context, candidate, scopes, cues)
    name = _with_own_modality(candidate, name)
    actors, targets = parties_of(context, candidate, scopes)
    chain = chain_of(scopes)
    unit = view.units[candidate.unit]
    if candidate.type in AUTHORED and not actors and chain and (name != "presupposed" or unit.word.encl):
        actors = (as_mention(chain[-1]),)
    start, end = _span(context, candidate, cues)
    date, precision, basis = date_of(context, candidate)
    if name == "asserted" and date is not None and context.dct and date[:10] > context.dct:
        name = "planned"                                  # what is dated after the day of the news has not happened
    killed, injured = tolls_of(context, candidate)
    condition = condition_of(view, text, cues, candidate, actors, context.lexicon["events"])
    trigger = _trigger(unit, text)
    claim = Claim(
        id=content_id("claim", [context.sha, start, end, candidate.type, trigger.start]),
        start=start, end=end, quote=text[start:end], type=candidate.type, modality=name, polarity=polarity,
        realis=_realis(name), certainty=certainty, act=_act(candidate, scopes), trigger=trigger,
        cues=_cue_records(context, scopes, cues), chain=chain, actors=actors, targets=targets,
        places=places_of(context, candidate), date=date, date_precision=precision, date_basis=basis, killed=killed,
        injured=injured, means=candidate.means, condition=condition, confidence=_confidence(candidate, actors, name))
    _check_quotes(claim, text)
    remember_subject(context, candidate, actors)
    return claim


# -- modality

def _scopes_at(context: Context, candidate: Candidate) -> list[Scope]:
    """The speech that a candidate stands in; who asks X that did Y asks not for Y."""
    relative = candidate.relative
    return [s for s in context.scopes if s.first <= candidate.unit < s.last
            and not (relative is not None and s.direct and s.cue < relative)]


def _cues_at(context: Context, candidate: Candidate) -> list[CueScope]:
    """The cues that reach a candidate or the light verb that carries it."""
    unit, relative = candidate.unit, candidate.relative
    light = context.view.chunks[candidate.light].i if candidate.light is not None else unit
    return [c for c in context.cues if c.i != unit and (c.first <= unit < c.last or c.first <= light < c.last)
            and may_change(c, candidate) and not (relative is not None and c.i < relative)]


def _modality(
    context: Context, candidate: Candidate, scopes: list[Scope], cues: list[CueScope]
) -> tuple[str, str, str]:
    """What frame, cues and speech make of an event: modality, polarity, certainty."""
    names = [candidate.base]
    polarity = candidate.entry.get("polarity", "pos")
    certainty = "certain"
    if candidate.entry.get("modality"):
        names.append(str(candidate.entry["modality"]))
    for cue in cues:
        gives = cue.entry.get("gives") or {}
        if gives.get("modality"):
            names.append(str(gives["modality"]))
        if gives.get("polarity") == "neg":
            polarity = "neg" if polarity == "pos" else "pos"
        certainty = str(gives.get("certainty") or certainty)
    if scopes:
        scope = scopes[-1]
        act = scope.gives.get("act")
        if names == ["presupposed"] and _is_told(context, candidate, scope):
            names = ["asserted"]
        if act in mood.ACT_MODALITY and _is_said(candidate, scope):
            names.append(mood.ACT_MODALITY[act])
            if act == "deny":
                polarity = "neg"
        certainty = str(scope.gives.get("certainty") or certainty)
    if candidate.base == "planned" and len(names) > 1 and context.view.chunks[candidate.index].kind == "G":
        names = [n for n in names if n != "planned"] or names       # an infinitive is what the verb before makes of it
    if candidate.base == "presupposed" and "presupposed" in names and len(names) > 1:
        names = [n for n in names if n not in ("presupposed", "asserted")] or ["presupposed"]
    return mood.strongest(names), str(polarity), certainty


def _is_told(context: Context, candidate: Candidate, scope: Scope) -> bool:
    """«أكد مقتل خمسة»: an event noun that is itself the object of a verb of saying is what is said, not background."""
    chunk = context.view.chunks[candidate.index]
    if scope.gives.get("act") not in (None, "assert") or chunk.kind != "E":
        return False
    between = [c for c in context.view.chunks if scope.first <= c.i < candidate.told]
    prep = chunk.prep if candidate.told == candidate.unit else None
    plain = all(c.kind in "NTMA" for c in between) and len(between) <= 10
    return scope.direct and plain and prep in (None, "about", "at")


def _is_said(candidate: Candidate, scope: Scope) -> bool:
    """Whether the verb of saying acts on the event, not on what stands around it; to call for a call is one call."""
    if candidate.type in AUTHORED and scope.gives.get("act") == "call":
        return False
    told = candidate.base in ("asserted", "called_for", "planned")
    return told or scope.direct or candidate.unit - scope.first < 6


def _with_own_modality(candidate: Candidate, name: str) -> str:
    """The modality of an event that brings its own: a call is called for, a threat threatened."""
    own = _OWN_MODALITY.get(candidate.type)
    if own is None or name not in ("asserted", "presupposed", own):
        return name
    return mood.strongest([name, own])


def _realis(name: str) -> str:
    """Whether a modality tells what is, was attempted, is to come, or might be."""
    if name in ("conditional", "predicted"):
        return "hypothetical"
    if name in ("planned", "promised", "threatened", "ordered", "called_for"):
        return "future"
    return "attempted" if name == "attempted" else "actual"


def _act(candidate: Candidate, scopes: list[Scope]) -> str:
    """What the nearest speaker does by saying it."""
    if candidate.base == "presupposed":
        return "presuppose"
    return str(scopes[-1].gives.get("act") or "assert") if scopes else "assert"


def _cue_records(context: Context, scopes: list[Scope], cues: list[CueScope]) -> tuple[Cue, ...]:
    """The words that gave a claim its modality, polarity or certainty."""
    units, text = context.view.units, context.text
    out = []
    for cue in cues:
        gives = cue.entry.get("gives") or {}
        given = str(gives.get("modality") or gives.get("polarity") or gives.get("certainty") or "")
        start, end = units[cue.i].start, units[cue.j - 1].end
        out.append(Cue(start, end, text[start:end], str(cue.entry["id"]), given))
    for scope in scopes[-1:]:
        act = scope.gives.get("act")
        if act in mood.ACT_MODALITY:
            unit = units[scope.cue]
            out.append(Cue(unit.start, unit.end, text[unit.start : unit.end], scope.rule, mood.ACT_MODALITY[act]))
    return tuple(out)


# -- the words

def _trigger(unit: Unit, text: str) -> Trigger:
    """The word that names the event, without the conjunction and preposition written together with it."""
    start = unit.start + clitic_length(unit, text)
    return Trigger(start, unit.end, text[start : unit.end])


def _span(context: Context, candidate: Candidate, cues: list[CueScope]) -> tuple[int, int]:
    """From the subject or trigger to the end of the event's own arguments, in code points."""
    units, text = context.view.units, context.text
    start, end = candidate.start, max(candidate.end, candidate.unit + 1)
    for chunk in context.view.chunks:                      # plain tail of the clause: times, places, short phrases
        if chunk.i == end and chunk.i < candidate.right and chunk.j - start < 24 and (
                chunk.kind in "TA" or (chunk.kind == "N" and chunk.prep is not None)):
            end = chunk.j
    if candidate.type == "cf.state_condition":
        for cue in cues:
            if is_conditional(cue):
                start, end = min(start, cue.i), max(end, min(cue.last, end + 20))
    while end - 1 > start and units[end - 1].kind == "p" and units[end - 1].text not in "»”\")":
        end -= 1
    first = units[start]
    shift = clitic_length(first, text) if first.word.conj and not first.word.prep else 0
    return first.start + shift, units[end - 1].end


def _confidence(candidate: Candidate, actors: tuple[Mention, ...], name: str) -> float:
    """A first, uncalibrated guess: finite verbs with a named actor are read more safely than nouns in passing."""
    unsure = name in ("conditional", "predicted")
    score = 0.55 + 0.15 * bool(actors) + 0.15 * (candidate.base == "asserted") - 0.1 * unsure
    return round(score, 2)


def _check_quotes(claim: Claim, text: str) -> None:
    """Every span of a claim must be the words of the text."""
    spans: list[Mention | Place | Speaker | Cue | Trigger | Condition] = [
        claim.trigger, *claim.cues, *claim.chain, *claim.actors, *claim.targets, *claim.places]
    if claim.condition is not None:
        spans.append(claim.condition)
    if text[claim.start : claim.end] != claim.quote or not claim.quote:
        raise QuoteError(f"claim at {claim.start}-{claim.end} does not quote its text")
    for span in spans:
        if text[span.start : span.end] != span.text or not span.text:
            raise QuoteError(f"{type(span).__name__} at {span.start}-{span.end} does not quote its text: {span.text!r}")
