"""Who: the chain of speakers behind a claim, its actors and its targets, and whom the document is about."""

from __future__ import annotations

from hudna.read.actors import clitic_length, mention_of
from hudna.read.candidate import Candidate
from hudna.read.chunks import Chunk
from hudna.read.context import Context
from hudna.read.speech import Scope
from hudna.read.subjects import carried_subject, subjects_of
from hudna.read.view import View, is_agentive
from hudna.records import Mention, Speaker

# Acts that are done by saying so: who says it is the actor.
AUTHORED = frozenset([
    "dip.condemn", "dip.praise", "dip.support", "dip.demand", "dip.accuse", "dip.threat", "cf.call", "cf.propose",
    "cf.declare", "cf.accept", "cf.reject", "cf.suspend", "cf.terminate", "cf.promise_sign", "cf.state_condition",
    "cf.reaffirm", "cf.denial", "post.alert", "post.readiness_order"])
_SPOKEN = frozenset({"dip.agenda", "dip.mediate"})                     # acts that a verb of saying can also name


def topic_of(view: View, text: str) -> tuple[Mention, ...]:
    """The subject of the first verb of a sentence, when it can act and is named."""
    for index, chunk in enumerate(view.chunks):
        if chunk.kind == "V":
            found = [s for s in subjects_of(view, index) if s.kind == "N" and is_agentive(s) and view.tags[s.i] != "U"]
            return tuple(mention_of(view, s, text) for s in found)
    return ()


def chain_of(scopes: list[Scope]) -> tuple[Speaker, ...]:
    """The speakers of the scopes from the outside in, each once."""
    out: list[Speaker] = []
    for scope in scopes:
        for speaker in scope.speakers:
            if not any(s.start == speaker.start or s.text in speaker.text or speaker.text in s.text for s in out):
                out.append(speaker)
    return tuple(out[:4])


def parties_of(
    context: Context, candidate: Candidate, scopes: list[Scope]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The actors and the targets: those of the clause, else whoever a pronoun or an elided subject stands for."""
    actors = _slot(context, candidate.actors, candidate.adjectives)
    targets = _slot(context, candidate.targets, candidate.aimed)
    if candidate.type in AUTHORED or candidate.type in _SPOKEN:
        own = _own_speaker(candidate, context.scopes)
        if own is not None and (not actors or candidate.args.elided):
            actors = [own]
            targets = [t for t in targets if t.start != own.start]
    if not actors and _has_owner(context, candidate):
        actors = _owner(context, candidate, scopes)
    if not actors and _is_elided(context, candidate):
        actors = list(context.memory.subject)
    acting = {actor.start for actor in actors}
    targets = [target for target in targets if target.start not in acting]
    return tuple(actors[:5]), tuple(targets[:5])


def remember_subject(context: Context, candidate: Candidate, actors: tuple[Mention, ...]) -> None:
    """Keeps the actors of a verb: a pronoun or an elided subject of a later clause stands for them."""
    if actors and context.view.chunks[candidate.index].kind == "V":
        context.memory.subject = actors


def _slot(context: Context, chunks: list[Chunk], adjectives: list[tuple[str, int]]) -> list[Mention]:
    """The mentions of a slot: its phrases, then the adjectives that name a party (الغارات الإسرائيلية)."""
    text = context.text
    out: list[Mention] = []
    for chunk in chunks:
        for mention in _mention(context, chunk):
            if all(mention.start != m.start for m in out):
                out.append(mention)
    for _, index in adjectives:
        unit = context.view.units[index]
        start = unit.start + clitic_length(unit, text)
        if all(start != m.start for m in out):
            out.append(Mention(text[start : unit.end], start, unit.end))
    return out


def _mention(context: Context, chunk: Chunk) -> tuple[Mention, ...]:
    """The mention of a chunk; a pronoun takes the name it stands for, and none when nothing is known."""
    view = context.view
    if view.tags[chunk.i] == "U" and chunk.j - chunk.i == 1:
        return context.memory.subject[:1]
    return (mention_of(view, chunk, context.text),)


def _own_speaker(candidate: Candidate, scopes: list[Scope]) -> Mention | None:
    """The author of a speech act, as the speech reader found or carried it."""
    for scope in scopes:
        if scope.cue == candidate.unit and scope.speakers:
            return as_mention(scope.speakers[-1])
    return None


def as_mention(speaker: Speaker) -> Mention:
    """A speaker as the actor of what is said."""
    return Mention(speaker.text, speaker.start, speaker.end, speaker.actor)


def _has_owner(context: Context, candidate: Candidate) -> bool:
    """Whether a pronoun on the event noun stands for who did it: هجماته, التزامه."""
    if context.view.chunks[candidate.index].kind != "E" or not context.view.units[candidate.unit].word.encl:
        return False
    return candidate.frame.get("owner") in ("actors", "patients", "none")


def _owner(context: Context, candidate: Candidate, scopes: list[Scope]) -> list[Mention]:
    """Whom the pronoun on an event noun stands for: the subject of its verb, the speaker, or the last subject."""
    owners: list[Mention] = []
    for chunk in carried_subject(context.view, candidate.index):
        owners += _mention(context, chunk)
    if not owners and scopes and scopes[-1].speakers:
        owners.append(as_mention(scopes[-1].speakers[-1]))
    return owners or list(context.memory.subject)


def _is_elided(context: Context, candidate: Candidate) -> bool:
    """Whether a verb leaves its acting subject unsaid."""
    if not candidate.args.elided or candidate.args.passive or candidate.frame.get("subject") != "actors":
        return False
    return context.view.chunks[candidate.index].kind in "VG"
