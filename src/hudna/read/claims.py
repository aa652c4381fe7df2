"""Candidates to claims: chain, modality, date, counts, places and the exact words, with the cues that made each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hudna.errors import QuoteError
from hudna.ids import content_id
from hudna.read import modality as mood
from hudna.read.actors import clitic_length, mention_of
from hudna.read.amounts import count_near, is_one
from hudna.read.arguments import View, carried_subject, is_agentive, subjects_of
from hudna.read.chunks import Chunk
from hudna.read.conditions import condition_of
from hudna.read.frames import Candidate, names_a_place
from hudna.read.modality import CueScope
from hudna.read.speech import Scope
from hudna.read.times import When
from hudna.records import Claim, Condition, Count, Cue, Mention, Place, Speaker, Trigger

AUTHORED = frozenset(
    ["dip.condemn", "dip.praise", "dip.support", "dip.demand", "dip.accuse", "dip.threat", "cf.call", "cf.propose", "cf.declare", "cf.accept", "cf.reject", "cf.suspend", "cf.terminate", "cf.promise_sign", "cf.state_condition", "cf.reaffirm", "cf.denial", "post.alert", "post.readiness_order"])
OWN_MODALITY = {"cf.call": "called_for", "cf.propose": "called_for", "dip.demand": "called_for", "dip.threat": "threatened",
                "cf.promise_sign": "promised", "post.readiness_order": "ordered", "post.attack_plan": "planned"}
_PLEDGES = frozenset({"cf.observe", "cf.reaffirm", "cf.state_condition", "cf.promise_sign"})
SPOKEN = frozenset({"dip.agenda", "dip.mediate"})                      # acts that a verb of saying can also name


@dataclass(slots=True)
class Memory:
    """What the document has named so far: the subject that an elided or pronoun subject stands for, the pair of parties."""

    subject: tuple[Mention, ...] = ()
    topic: tuple[Mention, ...] = ()            # who the sentence before was about: the subject of its first verb
    news_day: str | None = None                # the day of the news, when the title or the lead names it


@dataclass(slots=True)
class Context:
    """All that is known of the sentence a candidate stands in."""

    view: View
    text: str
    dct: str | None
    scopes: list[Scope]
    cues: list[CueScope]
    times: list[When]
    lexicon: dict[str, Any]
    memory: Memory
    sha: str


def topic_of(view: View, text: str) -> tuple[Mention, ...]:
    """The subject of the first verb of a sentence, when it can act and is named."""
    for index, chunk in enumerate(view.chunks):
        if chunk.kind == "V":
            found = [s for s in subjects_of(view, index) if s.kind == "N" and is_agentive(s) and view.tags[s.i] != "U"]
            return tuple(mention_of(view, s, text) for s in found)
    return ()


def build_claims(context: Context, candidates: list[Candidate]) -> list[Claim]:
    """The claims of a sentence in text order."""
    for call in candidates:
        if call.type == "cf.call" and not call.dropped:
            for c in candidates:
                if c.type in ("cf.observe", "cf.declare") and _demanded(context, call, c):
                    c.dropped = True                     # urged both sides to stop fighting: one call
    demands = [c for c in candidates if c.type in ("dip.demand",)]
    for demand in demands:
        inner = [c for c in candidates if c is not demand and _demanded(context, demand, c)]
        if inner:
            demand.dropped = True
            for candidate in inner:
                _hand_over(demand, candidate)
    _hold_conditions(context, candidates)
    out = []
    for candidate in candidates:
        if not candidate.dropped:
            out.append(_claim(context, candidate))
    return _inherit_dates(context, out)


def _hold_conditions(context: Context, candidates: list[Candidate]) -> None:
    """A pledge (or refusal) to keep a truce that hangs on a condition is one claim: what the other side must do is its antecedent."""
    for cue in context.cues:
        if (cue.entry.get("gives") or {}).get("modality") != "conditional":
            continue
        live = [c for c in candidates if not c.dropped and c.type in _PLEDGES]
        end = next((k.i for k in context.view.chunks if k.i > cue.i and k.kind == "M" and k.unit.text in ",،;؛"), cue.last)
        pledge = next((c for c in live if not cue.i < c.unit < end and cue.first <= c.unit < cue.last and c.type in _PLEDGES
                       and candidate_allowed(cue, c)), None)
        if pledge is None:
            continue
        pledge.type = "cf.state_condition"
        pledge.start, pledge.end = min(pledge.start, cue.i), max(pledge.end, min(end, cue.last))
        party = next((c for c in context.view.chunks if cue.i < c.i < end and c.kind == "N" and is_agentive(c)), None)
        if party is not None:
            pledge.targets = [party]
        for antecedent in candidates:
            if cue.i < antecedent.unit < end and antecedent is not pledge:
                antecedent.dropped = True


def candidate_allowed(cue: CueScope, candidate: Candidate) -> bool:
    """Whether a cue that is kept for some types may change this one."""
    return candidate.type in (cue.entry.get("types") or (candidate.type,))


def _inherit_dates(context: Context, claims: list[Claim]) -> list[Claim]:
    """Undated claims take the date of the clause before in their sentence; fresh acts take the day that the lead names."""
    out: list[Claim] = []
    last: Claim | None = None
    for claim in sorted(claims, key=lambda c: c.trigger.start):
        told = claim.modality not in ("presupposed", "predicted", "planned", "conditional", "called_for")
        if claim.date is None and told and last is not None and last.chain == claim.chain:
            claim = replace(claim, date=last.date, date_precision=last.date_precision, date_basis="inherited")
        elif claim.date is None and context.memory.news_day and _is_fresh(claim):
            claim = replace(claim, date=context.memory.news_day, date_precision=2, date_basis="inherited")
        if claim.date is not None and claim.modality != "presupposed" and claim.date_basis != "inherited":
            last = claim
        out.append(claim)
    return out


def _is_fresh(claim: Claim) -> bool:
    """A speech act or meeting of today's news, not its plan or its background."""
    act = claim.type in AUTHORED or claim.type in ("dip.meet", "dip.visit", "dip.host", "dip.call")
    return (act and claim.modality not in ("planned", "predicted", "presupposed")) or (
        claim.modality == "presupposed" and claim.type == "dip.meet" and len(claim.chain) > 0)


def _demanded(context: Context, demand: Candidate, other: Candidate) -> bool:
    """Whether the other event is what the demand asks for: an infinitive, a masdar behind 'to', a clause behind 'that'."""
    if other.unit <= demand.unit or other.unit >= demand.right + 12 or other.unit - demand.unit > 22:
        return False
    chunk = context.view.chunks[other.index]
    between = context.view.chunks[demand.index + 1 : other.index]
    if any(c.kind in "RO" for c in between) or (any(c.kind == "V" for c in between) and chunk.kind != "V"):
        return False
    if (chunk.kind == "E" and chunk.prep not in ("to", "at", "for", None)) or any(c.kind == "E" for c in between):
        return chunk.conj and chunk.kind == "E" and not any(c.kind in "V" for c in between)
    return chunk.kind in "VGE"


def _hand_over(demand: Candidate, inner: Candidate) -> None:
    """The addressee of the demand is to do the thing; its author stays in the chain."""
    inner.base = "called_for"
    if inner.type in ("cf.call", "cf.propose"):
        inner.actors = list(demand.actors)
        inner.targets = inner.targets or list(demand.targets)
    elif not inner.actors:
        inner.actors = list(demand.targets)


def _claim(context: Context, candidate: Candidate) -> Claim:
    view, text = context.view, context.text
    units = view.units
    scopes = [s for s in context.scopes if s.first <= candidate.unit < s.last and not (
        candidate.relative is not None and s.direct and s.cue < candidate.relative)]       # who asks X that did Y asks not for Y
    cues = _cues_at(context, candidate)
    name, polarity, certainty = _modality(context, candidate, scopes, cues)
    actors, targets = _parties(context, candidate, scopes)
    chain = _chain(scopes)
    if name != "asserted" or candidate.type in OWN_MODALITY:
        name = mood.strongest([name, OWN_MODALITY[candidate.type]]) if candidate.type in OWN_MODALITY and name in (
            "asserted", "presupposed", OWN_MODALITY[candidate.type]) else name
    if candidate.type in AUTHORED and not actors and chain and (name != "presupposed" or units[candidate.unit].word.encl):
        author = chain[-1]
        actors = (Mention(author.text, author.start, author.end, author.actor),)
    start, end = _span(context, candidate, cues)
    date, precision, basis = _date(context, candidate)
    killed, injured = _counts(context, candidate)
    condition = condition_of(view, text, cues, candidate, actors, context.lexicon["events"])
    trigger = units[candidate.unit]
    shift = clitic_length(trigger, text)
    claim = Claim(
        id=content_id("claim", [context.sha, start, end, candidate.type, trigger.start + shift]), start=start, end=end, quote=text[start:end], type=candidate.type, modality=name, polarity=polarity,
        realis=_realis(name), certainty=certainty, act=_act(candidate, scopes),
        trigger=Trigger(trigger.start + shift, trigger.end, text[trigger.start + shift : trigger.end]),
        cues=_cue_records(context, candidate, scopes, cues), chain=chain, actors=actors, targets=targets,
        places=_places(context, candidate), date=date, date_precision=precision, date_basis=basis, killed=killed,
        injured=injured, means=candidate.means, condition=condition, confidence=_confidence(candidate, actors, name))
    _check_quotes(claim, text)
    _remember(context, candidate, actors)
    return claim


# -- modality

def _cues_at(context: Context, candidate: Candidate) -> list[CueScope]:
    unit = candidate.unit
    light = context.view.chunks[candidate.light].i if candidate.light is not None else unit
    return [c for c in context.cues if c.i != unit and (c.first <= unit < c.last or c.first <= light < c.last)
            and candidate.type in (c.entry.get("types") or (candidate.type,))
            and not (candidate.relative is not None and c.i < candidate.relative)]


def _is_told(context: Context, candidate: Candidate, scope: Scope) -> bool:
    """«أكد مقتل خمسة»: an event noun that is itself the object of a verb of saying is what is said, not background."""
    if scope.gives.get("act") not in (None, "assert") or context.view.chunks[candidate.index].kind != "E":
        return False
    chunks = [c for c in context.view.chunks if scope.first <= c.i < candidate.told]
    prep = context.view.chunks[candidate.index].prep if candidate.told == candidate.unit else None
    return scope.direct and all(c.kind in "NTMA" for c in chunks) and len(chunks) <= 10 and prep in (None, "about", "at")


def _modality(context: Context, candidate: Candidate, scopes: list[Scope], cues: list[CueScope]) -> tuple[str, str, str]:
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
        direct = candidate.base in ("asserted", "called_for", "planned") or scope.direct or candidate.unit - scope.first < 6
        if act in mood.ACT_MODALITY and direct and not (candidate.type in AUTHORED and act == "call"):
            names.append(mood.ACT_MODALITY[act])
            if act == "deny":
                polarity = "neg"
        certainty = str(scope.gives.get("certainty") or certainty)
    if candidate.base == "planned" and len(names) > 1 and context.view.chunks[candidate.index].kind == "G":
        names = [n for n in names if n != "planned"] or names      # an infinitive is what its governing verb makes of it
    if "presupposed" in names and len(names) > 1 and candidate.base == "presupposed":
        names = [n for n in names if n not in ("presupposed", "asserted")] or ["presupposed"]
    return mood.strongest(names), str(polarity), certainty


def _realis(name: str) -> str:
    if name in ("conditional", "predicted"):
        return "hypothetical"
    if name in ("planned", "promised", "threatened", "ordered", "called_for"):
        return "future"
    return "attempted" if name == "attempted" else "actual"


def _act(candidate: Candidate, scopes: list[Scope]) -> str:
    if candidate.base == "presupposed":
        return "presuppose"
    return str(scopes[-1].gives.get("act") or "assert") if scopes else "assert"


def _cue_records(context: Context, candidate: Candidate, scopes: list[Scope], cues: list[CueScope]) -> tuple[Cue, ...]:
    units, text = context.view.units, context.text
    out = []
    for cue in cues:
        gives = cue.entry.get("gives") or {}
        given = str(gives.get("modality") or gives.get("polarity") or gives.get("certainty") or "")
        out.append(Cue(units[cue.i].start, units[cue.j - 1].end, text[units[cue.i].start : units[cue.j - 1].end],
                       str(cue.entry["id"]), given))
    for scope in scopes[-1:]:
        act = scope.gives.get("act")
        if act in mood.ACT_MODALITY:
            unit = units[scope.cue]
            out.append(Cue(unit.start, unit.end, text[unit.start : unit.end], scope.rule, mood.ACT_MODALITY[act]))
    return tuple(out)


# -- who

def _chain(scopes: list[Scope]) -> tuple[Speaker, ...]:
    out: list[Speaker] = []
    for scope in scopes:
        for speaker in scope.speakers:
            if not any(s.start == speaker.start or s.text in speaker.text or speaker.text in s.text for s in out):
                out.append(speaker)
    return tuple(out[:4])


def _mention(context: Context, chunk: Chunk) -> tuple[Mention, ...]:
    """The mention of a chunk; a pronoun takes the name it stands for, and none when nothing is known."""
    view = context.view
    if view.tags[chunk.i] == "U" and chunk.j - chunk.i == 1:
        return context.memory.subject[:1]
    return (mention_of(view, chunk, context.text),)


def _own_speaker(candidate: Candidate, scopes: list[Scope]) -> tuple[Mention, ...]:
    """The author of a speech act, as the speech reader found or carried it."""
    for scope in scopes:
        if scope.cue == candidate.unit and scope.speakers:
            last = scope.speakers[-1]
            return (Mention(last.text, last.start, last.end, last.actor),)
    return ()


def _parties(context: Context, candidate: Candidate, scopes: list[Scope]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    units, text = context.view.units, context.text
    actors: list[Mention] = []
    targets: list[Mention] = []
    for slot, out in ((candidate.actors, actors), (candidate.targets, targets)):
        for chunk in slot:
            for mention in _mention(context, chunk):
                if all(mention.start != m.start for m in out):
                    out.append(mention)
    for slot_units, out in ((candidate.adjectives, actors), (candidate.aimed, targets)):
        for _, unit in slot_units:
            u = units[unit]
            start = u.start + clitic_length(u, text)
            if all(start != m.start for m in out):
                out.append(Mention(text[start : u.end], start, u.end))
    if candidate.type in AUTHORED or candidate.type in SPOKEN:
        own = _own_speaker(candidate, context.scopes)
        if own and (not actors or candidate.args.elided):
            actors = list(own)
            targets = [t for t in targets if t.start != own[0].start]
    chunk = context.view.chunks[candidate.index]
    if not actors and chunk.kind == "E" and units[candidate.unit].word.encl and candidate.frame.get("owner") in ("actors", "patients", "none"):
        for owner in carried_subject(context.view, candidate.index):       # هجماته, التزامه: the pronoun's owner
            actors += _mention(context, owner)
        if not actors and scopes and scopes[-1].speakers:
            speaker = scopes[-1].speakers[-1]
            actors.append(Mention(speaker.text, speaker.start, speaker.end, speaker.actor))
        if not actors:
            actors += context.memory.subject
    if not actors and candidate.args.elided and chunk.kind in "VG" and not candidate.args.passive and candidate.frame.get("subject") == "actors":
        actors += context.memory.subject
    return tuple(actors[:5]), tuple(targets[:5])


def _remember(context: Context, candidate: Candidate, actors: tuple[Mention, ...]) -> None:
    if actors and context.view.chunks[candidate.index].kind == "V":
        context.memory.subject = actors


# -- where and when

def _places(context: Context, candidate: Candidate) -> tuple[Place, ...]:
    view, text = context.view, context.text
    out: list[Place] = []
    for chunk in candidate.places:
        mention = mention_of(view, chunk, text)
        if mention.end - mention.start > 60 or any(p.start == mention.start for p in out):
            continue
        out.append(Place(mention.text, mention.start, mention.end, precision=_place_precision(chunk)))
    if not out:
        for index, chunk in enumerate(view.chunks):
            if candidate.left <= chunk.i < candidate.right and chunk.kind == "N" and chunk.prep == "at" and index > 0 and _sure_place(chunk) and (
                    names_a_place(view, chunk)):
                mention = mention_of(view, chunk, text)
                out.append(Place(mention.text, mention.start, mention.end, precision=_place_precision(chunk)))
                break
    return tuple(out[:4])


def _sure_place(chunk: Chunk) -> bool:
    return bool(chunk.classes & {"settlement", "region", "site", "front", "country"}) or (any(
        k in ("name", "capital") for _, _, k in chunk.names) and not is_agentive(chunk))


def _place_precision(chunk: Chunk) -> int:
    for name, precision in (("site", 1), ("settlement", 2), ("front", 3), ("region", 5), ("country", 6)):
        if name in chunk.classes:
            return precision
    return 6 if any(k == "name" for _, _, k in chunk.names) else 2


def _date(context: Context, candidate: Candidate) -> tuple[str | None, int | None, str | None]:
    """The dated expression of the candidate's own clause, the nearest one when there are several."""
    inside = [t for t in context.times if candidate.left <= t.i < max(candidate.right, candidate.end)]
    passing = candidate.base == "presupposed" and context.view.chunks[candidate.index].kind == "E" and candidate.light is None
    if passing:
        inside = [t for t in inside if 0 < t.i - candidate.unit <= 9 and not any(
            c.kind == "V" and candidate.unit < c.i < t.i for c in context.view.chunks)]
    if not inside:
        return None, None, None
    best = min(inside, key=lambda t: abs(t.i - candidate.unit))
    return best.date, best.precision, best.basis


# -- counts

def _counts(context: Context, candidate: Candidate) -> tuple[Count | None, Count | None]:
    """Killed and injured told in the candidate's clause or in the result it leads to."""
    if candidate.type.split(".")[0] not in ("strike", "clash", "fire", "civ", "soc", "air"):
        return None, None
    units, view = context.view.units, context.view
    first = min(candidate.left, candidate.harm.left if candidate.harm is not None else candidate.left)
    stop = _toll_end(context, candidate)
    counts: dict[str, Count] = {}
    for u in range(first, stop):
        roles = {str(v) for c, v, _ in units[u].word.labels if c == "Q"} & {"killed", "injured"}
        for role in roles:
            if role in counts:
                continue
            found = count_near(units, u, first, stop, view.lang)
            count = found[0] if found else _named_ones(context, candidate, u, stop)
            if count is not None:
                counts[role] = count
    return counts.get("killed"), counts.get("injured")


def _named_ones(context: Context, candidate: Candidate, u: int, stop: int) -> Count | None:
    """A toll without a number: قتيلان, مقتل جنديين, جنديا قتل, a soldier was killed."""
    units, lang = context.view.units, context.view.lang
    if units[u].word.classes & {"toll", "wounded", "person"} and context.view.tags[u] != "V":
        return is_one(units, u, stop, lang)                 # the dead themselves, not the killing
    after = is_one(units, u + 1, stop, lang) if u + 1 < stop else None
    if after is None and context.view.tags[u] == "V" and candidate.targets:
        return is_one(units, candidate.targets[0].i, stop, lang)
    return after


def _toll_end(context: Context, candidate: Candidate) -> int:
    """Casualties may stand behind a result verb in the next clause of the same sentence."""
    right = max(candidate.right, candidate.end)
    for chunk in context.view.chunks:
        if chunk.i >= candidate.right and chunk.i - candidate.right <= 4 and any(c == "R" for c, _, _ in chunk.unit.word.labels):
            return min(context.view.chunks[-1].j, chunk.i + 14)
    if candidate.harm is not None:
        right = max(right, candidate.harm.right)
    return min(right, context.view.chunks[-1].j)


# -- the words

def _span(context: Context, candidate: Candidate, cues: list[CueScope]) -> tuple[int, int]:
    """From the subject or trigger to the end of the event's own arguments, in code points."""
    units, text = context.view.units, context.text
    start, end = candidate.start, max(candidate.end, candidate.unit + 1)
    for chunk in context.view.chunks:                      # plain tail of the clause: times, places, short phrases
        if chunk.i == end and chunk.i < candidate.right and chunk.kind in "NTA" and (chunk.prep is not None or chunk.kind in "TA") and (
                chunk.j - start < 24):
            end = chunk.j
    for cue in cues:
        if (cue.entry.get("gives") or {}).get("modality") == "conditional" and candidate.type == "cf.state_condition":
            start, end = min(start, cue.i), max(end, min(cue.last, end + 20))
    while end - 1 > start and units[end - 1].kind == "p" and units[end - 1].text not in "»”\")":
        end -= 1
    first = units[start]
    return first.start + (clitic_length(first, text) if first.word.conj and not first.word.prep else 0), units[end - 1].end


def _confidence(candidate: Candidate, actors: tuple[Mention, ...], name: str) -> float:
    """A first, uncalibrated guess: finite verbs with a named actor are read more safely than nouns in passing."""
    score = 0.55 + 0.15 * bool(actors) + 0.15 * (candidate.base == "asserted") - 0.1 * (name in ("conditional", "predicted"))
    return round(score, 2)


def _check_quotes(claim: Claim, text: str) -> None:
    spans: list[Mention | Place | Speaker | Cue | Trigger | Condition] = [
        claim.trigger, *claim.cues, *claim.chain, *claim.actors, *claim.targets, *claim.places]
    if claim.condition is not None:
        spans.append(claim.condition)
    if text[claim.start : claim.end] != claim.quote or not claim.quote:
        raise QuoteError(f"claim at {claim.start}-{claim.end} does not quote its text")
    for span in spans:
        if text[span.start : span.end] != span.text or not span.text:
            raise QuoteError(f"{type(span).__name__} at {span.start}-{span.end} does not quote its text: {span.text!r}")

