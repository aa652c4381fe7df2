"""Event nouns as triggers: their owner, the adjectives beside them, and the verb that carries them."""

from __future__ import annotations

from typing import Any

from hudna.read.arguments import arguments_of
from hudna.read.candidate import Candidate
from hudna.read.chunks import Chunk
from hudna.read.lexical import Unit
from hudna.read.slots import fill, first_of_each
from hudna.read.subjects import carried_subject, subjects_of
from hudna.read.verbal import in_past_clause, is_future
from hudna.read.view import View, is_agentive

_NOT_YET = frozenset({"attempted", "planned", "promised", "threatened"})
_MEETING_IN_PASSING = ("during", "at", "after", "before", "for")


def read_noun(view: View, candidate: Candidate, modality: list[dict[str, Any]]) -> None:
    """Fill the slots of an event noun and set how it tells its event."""
    chunks = view.chunks
    _add_adjectives(view, candidate)
    _fill_phrases(view, candidate)
    before = chunks[candidate.index - 1] if candidate.index else None
    if before is not None and before.kind == "N" and (chunks[candidate.index].owner or before.possessive):
        fill(view, candidate, "subject", before)
        candidate.start = min(candidate.start, before.i)
    subject = _predicate_of(view, candidate)
    if subject is None:
        _carry(view, candidate, modality)
        return
    candidate.base = "asserted"                          # الهدنة صامدة: a nominal sentence
    opener = chunks[candidate.index - 2] if candidate.index >= 2 else None
    candidate.start = opener.i if opener is not None and opener.kind == "X" else subject.i
    if is_agentive(subject):
        fill(view, candidate, "subject", subject)


def _add_adjectives(view: View, candidate: Candidate) -> None:
    """The adjectives of nationality inside the phrase, and in English the nouns of forces before its head."""
    chunk = view.chunks[candidate.index]
    for u in range(chunk.i, chunk.j):                        # en: Israeli air strikes; fr and ar: the adjective follows
        word = view.units[u].word
        names = u != chunk.head and bool(word.names)
        if names or (view.lang == "en" and u < chunk.head and word.classes & {"armed", "group", "state"}):
            candidate.adjectives.append(("agent", u))


def _fill_phrases(view: View, candidate: Candidate) -> None:
    """The phrases that hang on the event noun: its owner or agent, its object, its prepositions."""
    args = candidate.args
    owner_done = False
    for role, phrase in first_of_each(args.pps):
        if role == "owner" and _is_nationality(view.units[phrase.i]) and any(k == "adj" for _, _, k in phrase.names):
            candidate.adjectives += [("agent", u) for u in range(phrase.i, phrase.j) if _is_nationality(view.units[u])]
            owner_done = True
            continue
        name = "owner" if role == "of" and not owner_done else role
        if name == "owner" and view.units[candidate.unit].word.encl:
            name = "object"                                # زيارته موسكو: the pronoun is the agent
        elif name == "owner" and args.objects:
            name = "subject"                               # its agent, since its object stands behind
        fill(view, candidate, name, phrase)
    for phrase in args.objects:
        fill(view, candidate, "object", phrase)


def _is_nationality(unit: Unit) -> bool:
    """An adjective made of a country's name."""
    return any(k == "adj" for _, _, k in unit.word.names)


def _predicate_of(view: View, candidate: Candidate) -> Chunk | None:
    """The definite noun that an indefinite participle or event noun is said of, in a clause without a verb (Arabic)."""
    index = candidate.index
    if view.lang != "ar" or index == 0 or view.title:
        return None
    before, word = view.chunks[index - 1], view.units[candidate.unit].word
    if before.kind != "N" or before.prep is not None or before.conj:
        return None
    if word.article or word.encl or view.chunks[index].prep is not None:
        return None
    definite = view.units[before.j - 1].word.article or bool(before.names)
    opens = index == 1 or view.chunks[index - 2].kind in "COMX"
    return before if definite and opens else None


def _carry(view: View, candidate: Candidate, modality: list[dict[str, Any]]) -> None:
    """Light verbs, headlines and results make the noun an asserted event; else it is told in passing."""
    chunks = view.chunks
    index = candidate.index
    prep = chunks[index].prep
    left = verb_left(view, index)
    if left is not None and _carried_before(view, candidate, left, modality):
        return
    if _predicated(chunks, index):
        candidate.base = "asserted"                      # لا تزال الاشتباكات مستمرة, هناك مظاهرات
        return
    right = _verb_right(view, index)
    if right is not None and _carried_behind(view, candidate, right, left):
        return
    if left is not None and candidate.frame_name == "meet" and not candidate.actors and prep in _MEETING_IN_PASSING:
        candidate.actors += [c for c in _subjects(view, left, index) if is_agentive(c)]      # أكد خلال اجتماع مع فلان
    verbless = not any(c.kind == "V" for c in chunks if candidate.left <= c.i < candidate.right)
    asserted = prep is None and verbless and (view.title or _opens_sentence(chunks, index))
    candidate.base = "asserted" if asserted else "presupposed"


def _opens_sentence(chunks: list[Chunk], index: int) -> bool:
    """Whether only phrases stand before the event noun, in a sentence without verbs."""
    return all(c.kind in "NAXTMQE" for c in chunks[:index]) and not any(c.kind in "VG" for c in chunks)


def _carried_before(view: View, candidate: Candidate, left: int, modality: list[dict[str, Any]]) -> bool:
    """Whether the verb before the event noun carries it: a light verb, a result, a verb of trying or planning."""
    verb = view.chunks[left]
    if not candidate.actors and candidate.frame.get("subject") == "actors" and _accuses(verb.unit):
        accused = arguments_of(view, left).objects[:1]
        candidate.actors += [c for c in accused if is_agentive(c)]
        candidate.base = "asserted"
    role = _light_role(verb.unit, "actors")
    if role == "event" and view.lang != "ar" and any(is_agentive(s) for s in _subjects(view, left, candidate.index)):
        role = "actors"                                    # the army resumed strikes
    if role is not None and (role != "event" or view.chunks[candidate.index].prep is None):
        _take_light_verb(view, candidate, left, role)
        return True
    if is_result(verb.unit):
        candidate.base = "asserted"
        return True
    control = _controls(verb.unit, modality) if verb.kind == "V" else None
    if control is None:
        return False
    candidate.base = "asserted"
    if control == "actors":
        _take_trying_verb(view, candidate, left)
    else:
        _take_repelling_verb(view, candidate, left, control)
    return True


def _take_light_verb(view: View, candidate: Candidate, left: int, role: str) -> None:
    """A light verb before the noun: its subject stands in the slot that the verb gives, and it says when."""
    chunks = view.chunks
    candidate.light = left
    subjects = [] if role == "event" else _subjects(view, left, candidate.index)
    for subject in subjects:
        if role == "places":
            candidate.places.append(subject)
        elif role == "targets":
            candidate.targets.append(subject)
        else:
            fill(view, candidate, "subject", subject)
    candidate.reach_back(chunks[left], subjects)
    if left and chunks[left - 1].kind == "R":
        candidate.base = "presupposed"
    elif is_future(view, left):
        candidate.base = "planned"
    else:
        candidate.base = "presupposed" if in_past_clause(view, left) else "asserted"


def _take_trying_verb(view: View, candidate: Candidate, left: int) -> None:
    """«حاولت القوات اقتحام»: the subject of trying, planning or promising is the actor."""
    subjects = _subjects(view, left, candidate.index)
    if candidate.frame_name == "meet" and subjects and not candidate.targets:
        candidate.actors, candidate.targets = [], candidate.actors      # لا ينوي مقابلة فلان: the owner is who is met
    if not candidate.actors:
        for subject in subjects:
            fill(view, candidate, "subject", subject)
    candidate.reach_back(view.chunks[left], subjects)


def _take_repelling_verb(view: View, candidate: Candidate, left: int, control: str) -> None:
    """«صدت القوات هجوما»: the subject of repelling was attacked; who foils does not act."""
    chunks = view.chunks
    subjects = _subjects(view, left, candidate.index)
    held = [s for s in subjects if is_agentive(s)] if control == "targets" else []
    candidate.targets = held or candidate.targets
    candidate.reach_back(chunks[left], subjects)
    behind = _verb_right(view, candidate.index)
    if behind is not None and chunks[behind].unit.word.encl and _light_role(chunks[behind].unit, "actors"):
        for subject in _subjects(view, behind, candidate.index):      # هجوما شنه المسلحون
            fill(view, candidate, "subject", subject)


def _carried_behind(view: View, candidate: Candidate, right: int, left: int | None) -> bool:
    """Whether the verb behind the event noun carries it: what it was done by, or that it happened."""
    chunks = view.chunks
    verb, relative = chunks[right], chunks[right - 1].kind == "R"
    role = _light_role(verb.unit, "event")
    if role == "actors" and (verb.unit.word.encl or relative or view.lang != "ar"):
        for subject in _subjects(view, right, candidate.index) or (carried_subject(view, left) if left else []):
            if view.lang == "ar" or subject.i > verb.i:
                fill(view, candidate, "subject", subject)
                candidate.end = max(candidate.end, subject.j)
        candidate.base = "presupposed"
    elif role == "event" or is_result(verb.unit):
        candidate.end = max(candidate.end, verb.j)
        if relative or chunks[candidate.index].prep is not None:
            candidate.base = "presupposed"
        else:
            candidate.base = "planned" if is_future(view, right) else "asserted"
    else:
        return False
    candidate.light = right
    _fill_from(view, candidate, right)
    return True


def _fill_from(view: View, candidate: Candidate, verb: int) -> None:
    """The phrases behind a light verb belong to its event noun."""
    args = arguments_of(view, verb)
    for role, phrase in args.pps:
        fill(view, candidate, role, phrase)
    candidate.end = max(candidate.end, args.last)


def _accuses(unit: Unit) -> bool:
    """A verb of accusing: its object is who is said to have done what follows."""
    return "accuses" in unit.word.roles


def is_result(unit: Unit) -> bool:
    """A verb that leads from an event to what it caused: أسفر عن, left, provoqué."""
    return any(c == "R" for c, _, _ in unit.word.labels)


def _controls(unit: Unit, modality: list[dict[str, Any]]) -> str | None:
    """The slot of the subject of a verb of trying, planning or promising (``actors``) or of repelling (``targets``)."""
    for code, value, _ in unit.word.labels:
        if code == "M" and (modality[value].get("gives") or {}).get("modality") in _NOT_YET:
            return str(modality[value].get("subject") or "actors")
    return None


def _predicated(chunks: list[Chunk], index: int) -> bool:
    """Whether 'is still', 'became' or 'there is' stands directly before the event noun, which has no preposition."""
    k = index - 1
    while k >= 0 and (chunks[k].kind == "T" or _is_plain_adverb(chunks[k])):
        k -= 1
    if k < 0 or chunks[index].prep is not None:
        return False
    unit = chunks[k].unit
    return _light_role(unit, "event") == "event" or (chunks[k].kind == "X" and "auxiliaries" in unit.word.roles)


def _is_plain_adverb(chunk: Chunk) -> bool:
    """An adverb that is no light verb too."""
    return chunk.kind == "A" and _light_role(chunk.unit, "event") is None


def _light_role(unit: Unit, wanted: str) -> str | None:
    """What the subject of a light verb is: the ``event`` (fighting resumed), or its ``actors`` (resumed strikes) ..."""
    roles = [str(v) for c, v, _ in unit.word.labels if c == "L"]
    if len(roles) > 1:
        roles = [r for r in roles if (r == "event") == (wanted == "event")] or roles
    return roles[0] if roles else None


def verb_left(view: View, index: int) -> int | None:
    """The verb before an event noun that may carry it, in the same clause."""
    chunks = view.chunks
    for k in range(index - 1, max(-1, index - 14), -1):
        chunk = chunks[k]
        kind = chunk.kind
        if kind in "VG":
            return k
        if kind in "COJBR" or (kind == "M" and chunk.unit.text not in ",،\"«“-–()"):
            return None
        if kind == "E" and chunk.prep is not None:
            continue                                      # نفذت بعد ساعات من الهجوم غارات
        if kind == "E" and not (_light_role(chunk.unit, "event") or chunks[index].conj):
            return None
    return None


def _verb_right(view: View, index: int) -> int | None:
    """The verb behind an event noun that may carry it, in the same clause."""
    chunks = view.chunks
    for k in range(index + 1, min(len(chunks), index + 6)):
        kind = chunks[k].kind
        if kind == "V":
            return None if chunks[k].conj else k
        if kind in "ECJBO" or (kind == "M" and chunks[k].unit.text not in ",،\"«»“”"):
            return None
    return None


def _subjects(view: View, verb: int, event: int) -> list[Chunk]:
    """The subjects of a verb that carries an event noun, without event nouns."""
    return [c for c in subjects_of(view, verb) if c is not view.chunks[event] and c.kind == "N"]
