"""Verbs as triggers: their subject and objects into the slots, and whether they tell what is, will be or has been."""

from __future__ import annotations

from hudna.read.candidate import Candidate
from hudna.read.chunks import Chunk
from hudna.read.slots import fill, first_of_each
from hudna.read.view import View

_PREDICTED = frozenset({"strike", "clash", "civ", "fire"})             # nobody plans them when no actor is named
_TURNS_PASSIVE = ("harm", "detain", "free")


def read_verb(view: View, candidate: Candidate) -> None:
    """Fill the slots of a verb and set how it tells its event."""
    args = candidate.args
    chunk = view.chunks[candidate.index]
    subjects, objects = args.subjects, args.objects
    kinds = {k for _, k in view.units[chunk.i].word.events}
    if args.passive or _reads_passive(view, candidate, kinds):
        objects, subjects = subjects, []
    for subject in subjects:
        fill(view, candidate, "subject", subject)
    for target in objects:
        fill(view, candidate, "object", target)
    for role, phrase in first_of_each(args.pps):
        fill(view, candidate, role, phrase)
    before = [c.i for c in args.subjects if candidate.left <= c.i < chunk.i]
    if before:
        candidate.start = min(before)
    _set_base(view, candidate)
    if chunk.kind == "G" and view.lang != "ar" and "ing" not in kinds:
        candidate.base = "planned"


def _set_base(view: View, candidate: Candidate) -> None:
    """Whether the verb asserts, plans or predicts; a clause of time or a relative one takes its event for granted."""
    chunks = view.chunks
    k = candidate.index - 1
    while k >= 0 and chunks[k].kind in "AXT":
        k -= 1
    if chunks[candidate.index].kind == "V":
        if is_future(view, candidate.index):
            candidate.base = "planned" if candidate.actors or candidate.family not in _PREDICTED else "predicted"
        elif k >= 0 and in_past_clause(view, candidate.index):
            candidate.base = "presupposed"
    if k >= 0 and chunks[k].kind == "R":
        candidate.relative = chunks[k].i
        candidate.base = "presupposed" if candidate.base == "asserted" else candidate.base
        candidate.start = min(candidate.start, chunks[k].i)


def is_future(view: View, index: int) -> bool:
    """ستنسحب, will withdraw, retirera."""
    word = view.chunks[index].unit.word
    if word.future:
        return True
    kinds = {k for _, _, k in word.labels}
    if kinds & {"fut", "cond"} and not kinds & {"past", "pres"}:      # parapherait: so it is said, it has not happened
        return True
    before = view.chunks[max(0, index - 3) : index]
    return any(c.kind == "X" and "future" in c.unit.word.roles for c in before)


def in_past_clause(view: View, index: int) -> bool:
    """Whether the verb stands in a clause of time (after X seized Y): what it tells is taken for granted."""
    for k in range(index - 1, max(-1, index - 6), -1):
        chunk = view.chunks[k]
        if "temporal" in chunk.unit.word.roles:
            return True
        if chunk.prep in ("after", "before", "since") and chunk.kind == "N" and view.lang == "en":
            return True
        if chunk.kind in "VGMCR":
            return False
        if chunk.kind == "N" and chunk.prep is None and "temporal" in view.units[max(chunk.i - 1, 0)].word.roles:
            return True
    first = view.chunks[index].i - 1
    return first >= 0 and "temporal" in view.units[first].word.roles


def _reads_passive(view: View, candidate: Candidate, kinds: set[str]) -> bool:
    """Unvowelled قتل with one human noun that cannot act: it was killed; soldiers killed in X (headlines)."""
    args = candidate.args
    if candidate.frame_name not in _TURNS_PASSIVE or args.objects or not args.subjects:
        return False
    if view.lang != "ar":
        finite = view.chunks[candidate.index].kind == "V"
        return finite and bool(kinds & {"pastpp", "pp"}) and args.event is None
    if "past" not in kinds and "pres" not in kinds:
        return False
    subject = args.subjects[0]
    if subject.i < view.chunks[candidate.index].i:       # سبعة أشخاص قتلوا
        return _is_counted(view, subject) or "civilian" in subject.classes
    if any(r == "agent" for r, _ in args.pps):
        return True
    if view.tags[subject.i] == "Q" or subject.classes & {"civilian", "person"}:
        return True
    head = view.units[subject.head].word
    return not head.article and not subject.names and not subject.classes & {"state", "institution"}


def _is_counted(view: View, subject: Chunk) -> bool:
    """Whether a phrase is a number of people that are not known."""
    first = view.units[subject.i].word
    counted = view.tags[subject.i] in "QD" or first.form.endswith("ا")
    return counted and not first.article and not subject.names
