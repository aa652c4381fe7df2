"""Event frames: a trigger with its slots filled from the arguments around it, as the lexicon's frame declares.

A candidate is one trigger read as one event type. Candidates of a sentence are then merged (casualties go to the attack
that caused them, the truce noun to the verb that declares it) before they become claims.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from hudna.read.arguments import arguments_of
from hudna.read.candidate import Candidate
from hudna.read.chunks import Chunk
from hudna.read.lexical import Unit
from hudna.read.merge import merge
from hudna.read.nominal import read_noun
from hudna.read.verbal import read_verb
from hudna.read.view import View

_VERB_KINDS = frozenset({
    "past", "pres", "fut", "cond", "base", "pastpp", "pp", "ing", "inf", "passive", "part", "phrase"})
_NOUN_KINDS = frozenset({"noun", "phrase", "ing", "adj"})
_WIDE = 14                                       # units behind a trigger in which a noun class can decide its type
# What a whole sentence is about when it speaks of one of these, however far from the trigger.
_ASIDE = frozenset({"accident", "disease", "sport", "film", "weather", "animals"})
_CLAUSE_MARKS = frozenset(".!?؟؛;:…«»“”\"")
_SIGNED = frozenset({"cf.sign", "dip.agreement", "cf.agree"})
_FORCE = frozenset({"strike", "clash", "fire", "civ", "air"})
_TALKS = frozenset({"dip.meet", "dip.visit", "dip.round", "dip.agreement", "cf.agree"})


class Choice(NamedTuple):
    """What a trigger is read as."""

    entry: dict[str, Any]
    type: str
    frame: str
    unit: int


Region = tuple[int, int]
Chosen = dict[int, Choice]


def settle_events(view: View, lexicon: dict[str, Any]) -> Chosen:
    """What each trigger chunk is read as; an event noun that is none in this company becomes a plain noun phrase."""
    view.regions = _regions(view)
    view.aside = frozenset(_classes(view.units, view.first, view.last) & _ASIDE)
    chosen: Chosen = {}
    for index, chunk in enumerate(view.chunks):
        if chunk.events and chunk.kind in "VGEX":
            choice = _choose(view, index, lexicon)
            if choice is not None and _speaks(view, index):
                choice = None                              # the Monitoring Mission said: who speaks is no event
            if choice is not None:
                chosen[index] = choice
            elif chunk.kind == "E":
                chunk.kind = "N"
    return chosen


def find_candidates(view: View, lexicon: dict[str, Any], chosen: Chosen) -> list[Candidate]:
    """All event candidates of a sentence in text order."""
    out: list[Candidate] = []
    for index, choice in chosen.items():
        candidate = _candidate(view, index, lexicon, choice)
        if candidate is not None:
            out.append(candidate)
    merge(view, out)
    for candidate in out:
        _fighters_fall(candidate)
        candidate.dropped = candidate.dropped or _says_nothing(view, candidate)
    return [c for c in out if not c.dropped]


def _speaks(view: View, index: int) -> bool:
    """Whether an event noun that is also an institution stands beside a verb of saying, as its subject."""
    chunk = view.chunks[index]
    if chunk.kind != "E" or chunk.prep is not None or not chunk.classes & {"institution", "official", "media"}:
        return False
    at = index - 1 if view.lang == "ar" else index + 1
    if not 0 <= at < len(view.chunks):
        return False
    beside = view.chunks[at]
    return beside.kind == "V" and bool(beside.unit.word.speech)


def _fighters_fall(candidate: Candidate) -> None:
    """A toll of fighters told without its attack is fighting, not an attack on civilians (gold/GUIDE.md)."""
    if candidate.type == "civ.attack" and candidate.is_harm and candidate.targets:
        classes = frozenset().union(*(t.classes for t in candidate.targets))
        if classes & {"armed", "troops"} and not classes & {"civilian", "medic", "media", "witness"}:
            candidate.type = "clash.unspecified"


def _says_nothing(view: View, candidate: Candidate) -> bool:
    """«الهجوم»: a definite attack noun in passing, with nothing told of it, only takes up what was told before."""
    chunk = view.chunks[candidate.index]
    if candidate.base != "presupposed" or chunk.kind != "E" or candidate.harm is not None:
        return False
    if candidate.family not in _FORCE and candidate.type not in _TALKS:
        return False
    if candidate.actors or candidate.targets or candidate.places or candidate.adjectives or candidate.aimed:
        return False
    if view.units[candidate.unit].word.article:
        return True
    before = view.units[chunk.i : candidate.unit]
    return view.lang != "ar" and any("determiners" in unit.word.roles for unit in before)


# Clauses

def _regions(view: View) -> list[Region]:
    """For each chunk the units of its clause: cut at 'that', openers, relatives, strong marks and joined verbs."""
    chunks = view.chunks
    cuts = [k for k, chunk in enumerate(chunks) if k and chunk.kind in "CORVJM" and _cuts(chunks, k, chunk)]
    out: list[Region] = []
    first = 0
    for cut in (*cuts, len(chunks)):
        end = chunks[cut].i if cut < len(chunks) else chunks[-1].j
        out += [(chunks[first].i, end)] * (cut - first)
        first = cut
    return out


def _cuts(chunks: list[Chunk], k: int, chunk: Chunk) -> bool:
    """Whether a clause begins at this chunk."""
    kind = chunk.kind
    if kind in "COR":
        return True
    if kind == "V":
        return chunk.conj
    if kind == "J":
        return _joins_clauses(chunks, k)
    mark = chunk.unit.text
    return mark in _CLAUSE_MARKS or (mark in ",،" and k + 1 < len(chunks) and chunks[k + 1].kind in "VGOX")


def _joins_clauses(chunks: list[Chunk], k: int) -> bool:
    """Whether 'and' joins clauses: a verb stands behind it, and either directly or with one before it too."""
    if k + 1 < len(chunks) and chunks[k + 1].kind in "VX":
        return True
    if not any(c.kind == "V" for c in chunks[k + 1 : k + 3]):
        return False
    for before in range(k - 1, -1, -1):
        kind = chunks[before].kind
        if kind == "V":
            return True
        if kind in "CORB" or (kind == "M" and chunks[before].unit.text in ".;؛:"):
            return False
    return False


# Choosing

def _choose(view: View, index: int, lexicon: dict[str, Any]) -> Choice | None:
    """The entry, type and frame that fit the words around the trigger; entries that ask for a class come first."""
    chunk = view.chunks[index]
    unit = chunk.head if chunk.kind == "E" else chunk.i
    allowed = _NOUN_KINDS if chunk.kind == "E" else _VERB_KINDS
    near: set[str] | None = None
    best: Choice | None = None
    for value, kind in view.units[unit].word.events:
        if kind not in allowed:
            continue
        entry = lexicon["events"][value]
        if near is None:
            near = _company(view, index, unit)
        without, needs = entry["without"], entry["needs"]
        if (without and (without & near or without & view.aside)) or (needs and not needs & near):
            continue
        case: dict[str, Any] = next((c for c in entry.get("when") or () if c["with"] in near), {})
        event_type = case.get("type") or entry.get("type")
        if event_type is None or event_type == "none":
            continue
        choice = Choice(entry, event_type, case.get("frame") or entry.get("frame") or "happen", unit)
        if case or needs:
            return choice
        best = best or choice
    return best


def _company(view: View, index: int, unit: int) -> set[str]:
    """The noun classes around a trigger that decide between its senses."""
    chunks = view.chunks
    left, right = view.regions[index]
    verb = chunks[index].kind == "V"
    near = _classes(view.units, unit, min(right, unit + _WIDE))
    back = _WIDE if verb and view.lang != "ar" else 4
    near |= _classes(view.units, max(left, unit - back), unit)
    if verb and index > 1 and chunks[index - 1].kind == "R":
        near |= chunks[index - 2].classes                  # الهدنة التي أعلنها: the antecedent keeps company
    if verb and _name_near(view, unit, left, right):
        near |= {"person", "official"}
    return near


def _classes(units: list[Unit], first: int, last: int) -> set[str]:
    """The noun classes of the words in a span."""
    found: set[str] = set()
    for unit in units[first:last]:
        if unit.word.near:
            found |= unit.word.near
    return found


def _name_near(view: View, unit: int, left: int, right: int) -> bool:
    """Whether a word that can only be a proper name stands beside a verb: the lexicon does not know every person."""
    for u in range(max(left, unit - 4), min(right, unit + 4)):
        found = view.units[u]
        if found.kind != "w" or view.tags[u] != "N":
            continue
        word = found.word
        if word.labels or word.article or word.prep:
            continue
        if view.lang == "ar" or found.text[:1].isupper():
            return True
    return False


# Filling

def _candidate(view: View, index: int, lexicon: dict[str, Any], choice: Choice) -> Candidate | None:
    """The trigger with its slots filled; None when it turns out to be no event of its own."""
    entry, event_type, frame_name, unit = choice
    frame = lexicon["frames"].get(frame_name) or lexicon["frames"]["happen"]
    args = arguments_of(view, index)
    chunk = view.chunks[index]
    candidate = Candidate(index, unit, entry, event_type, frame, frame_name, args, "asserted", *view.regions[index])
    candidate.told = unit
    candidate.start, candidate.end = chunk.i, max(args.last, chunk.j)
    if chunk.kind == "E":
        read_noun(view, candidate, lexicon["modality"])
        known = candidate.actors or candidate.adjectives
        if entry.get("background") and candidate.base == "presupposed" and not known:
            return None
    else:
        read_verb(view, candidate)
        if event_type in _SIGNED and args.subjects and args.subjects[0].kind == "E":
            return None                                  # وقعت الاشتباكات: it happened, nobody signed
    _refine_means(view, candidate, lexicon["weapons"])
    return candidate


def _refine_means(view: View, candidate: Candidate, weapons: list[dict[str, Any]]) -> None:
    """The weapon named in the clause: it gives the means, and its type to a strike whose means was open."""
    if candidate.family not in _FORCE:
        return
    candidate.means = candidate.entry.get("means")
    first = max(candidate.left, min(candidate.start, candidate.unit) - 2)
    last = min(max(candidate.end, candidate.unit + 3), candidate.right)
    found = [weapons[value] for unit in view.units[first:last] for code, value, _ in unit.word.labels if code == "W"]
    if not found:
        return
    drone = (w for w in found if w.get("strike") == "strike.drone")
    weapon = next(drone, found[0])                       # الطيران ... المسير: the drone says more
    candidate.means = weapon.get("means") or candidate.means
    if candidate.type == "strike.unspecified" and weapon.get("strike"):
        candidate.type = str(weapon["strike"])
