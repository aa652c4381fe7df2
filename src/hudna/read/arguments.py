"""Who does what to whom: the subject, objects and prepositional arguments of a verb or an event noun, by position.

Arabic is read verb first and subject first, English and French subject first; the rest is the same code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hudna.read.chunks import AGENTS, PLACES, Chunk
from hudna.read.lexical import Unit, Word

_STRONG_MARKS = frozenset(".!?؟؛;:…()[]—–")


@dataclass(slots=True)
class View:
    """A sentence as chunks, with what the steps need to know of it."""

    units: list[Unit]
    tags: list[str]
    chunks: list[Chunk]
    lang: str
    title: bool = False
    first: int = 0                              # units of the sentence
    last: int = 0
    aside: frozenset[str] = frozenset()         # accident, sport ...: what the whole sentence is about
    regions: list[tuple[int, int]] = field(default_factory=list)        # chunk -> units of its clause
    subjects: dict[int, list[Chunk]] = field(default_factory=dict)      # verb chunk -> its subjects, once found


@dataclass(slots=True)
class Arguments:
    """Chunks by grammatical place. ``pps`` are (role, chunk); ``event`` is an event noun that is the object."""

    subjects: list[Chunk] = field(default_factory=list)
    objects: list[Chunk] = field(default_factory=list)
    pps: list[tuple[str, Chunk]] = field(default_factory=list)
    event: Chunk | None = None
    passive: bool = False
    elided: bool = False                       # the subject must be carried over from before
    last: int = 0                              # unit after the last argument


def is_agentive(chunk: Chunk) -> bool:
    """Whether the phrase can act: an armed, state, civic or human noun, a known name, or an unknown proper name."""
    return bool(chunk.classes & AGENTS) or "both_parties" in chunk.unit.word.roles or any(k in ("name", "people", "capital", "palace", "adj") for _, _, k in chunk.names)


def is_place(chunk: Chunk) -> bool:
    """Whether the phrase names a place by its head noun or a country's name."""
    if "front" in chunk.classes and chunk.prep in ("at", "to", "from"):
        return True                                          # في جبهة السهل: the front, not the Front
    return bool(chunk.classes & PLACES) and not chunk.classes & AGENTS


def coordinated(view: View, index: int) -> list[int]:
    """The phrase at ``index`` and those joined to it by 'and' or a list of commas."""
    chunks, out = view.chunks, [index]
    k = index + 1
    prep = chunks[index].prep
    while k < len(chunks) and len(out) < 6:
        chunk = chunks[k]
        if chunk.kind == "J":
            k += 1
            continue
        if chunk.kind == "N" and chunk.conj and (chunk.prep in (None, prep)):
            if not _alike(chunks[index], chunk) or (all(c == "D" for c, _, _ in view.units[chunk.head].word.labels) and (
                    view.units[chunk.head].word.labels)):
                break                                  # المطار المدني والعسكري: an adjective joined to another
            out.append(k)
            k += 1
            continue
        if chunk.kind == "N" and chunk.prep == "of" and view.lang != "ar":
            k += 1
            continue
        if chunk.kind == "M" and chunk.unit.text in ",،" and k + 1 < len(chunks) and chunks[k + 1].kind == "N" and (
                chunks[k + 1].prep is None and _list_ahead(chunks, k + 1)):
            out.append(k + 1)
            k += 2
            continue
        break
    return out


def _list_ahead(chunks: list[Chunk], k: int) -> bool:
    """A comma continues a list only when an 'and' closes it."""
    for ahead in range(k + 1, min(len(chunks), k + 6)):
        chunk = chunks[ahead]
        if (chunk.kind == "N" and chunk.conj and chunk.prep is None) or chunk.kind == "J":
            return True
        if (chunk.kind == "M" and chunk.unit.text in ",،") or (chunk.kind == "N" and chunk.prep in (None, "of")):
            continue
        return False
    return False


def is_passive(view: View, index: int) -> bool:
    """A verb in the passive: by its own form (Arabic), by an auxiliary, or as a participle that 'by' follows."""
    chunk = view.chunks[index]
    kinds = {k for _, _, k in chunk.unit.word.labels}
    if "passive" in kinds:
        return True
    if view.lang == "ar" or not kinds & {"pp", "pastpp"}:
        return False
    if "active_with_be" in chunk.unit.word.roles:           # est arrivé, sont tombés
        return False
    for k in range(index - 1, max(-1, index - 5), -1):
        before = view.chunks[k]
        if before.kind == "X":
            if "be" in before.unit.word.roles:
                return True
            continue
        if before.kind != "A":
            break
    after = view.chunks[index + 1] if index + 1 < len(view.chunks) else None
    return after is not None and after.prep == "agent"


def subjects_of(view: View, index: int, carry: bool = True) -> list[Chunk]:
    """The subject phrases of the verb at ``index``, [] when it is elided and nothing before it in the sentence gives one."""
    if index in view.subjects:
        return view.subjects[index]
    view.subjects[index] = []                       # guards against a loop of carried subjects
    found = _arabic_subject(view, index) if view.lang == "ar" else _left_subject(view, index)
    if not found and carry:
        found = carried_subject(view, index)
    view.subjects[index] = found
    return found


def carried_subject(view: View, index: int) -> list[Chunk]:
    """The subject of the verb before ``index``: what an elided subject or a pronoun stands for."""
    for k in range(index - 1, -1, -1):
        if view.chunks[k].kind in "VG":
            if "asks" in view.chunks[k].unit.word.roles:          # طالبت البعثة بأن ترسل: who is asked is to do it
                right = free_noun_right(view, k)
                second = free_noun_right(view, right) if right is not None else None
                asked = right if right is not None and is_asked(view, right) else second
                if asked is not None and asked < index and is_agentive(view.chunks[asked]):
                    return [view.chunks[asked]]
            return [s for s in subjects_of(view, k) if s.kind == "N"]
    return []


def _before(view: View, index: int) -> int:
    """Index of the phrase or joint that stands directly before the verb, past particles, adverbs and times."""
    k = index - 1
    while k >= 0 and view.chunks[k].kind in "XAT":
        k -= 1
    return k


def _arabic_subject(view: View, index: int) -> list[Chunk]:
    chunks = view.chunks
    verb = chunks[index].unit.word
    if is_first_person(verb):
        return []
    k = _before(view, index)
    if verb.encl and (right := free_noun_right(view, index)) is not None and chunks[right].kind == "N" and is_agentive(chunks[right]):
        return [chunks[c] for c in coordinated(view, right)]        # هدنة أعلنها التحالف
    if k >= 0 and chunks[k].kind == "R":
        antecedent = _noun_left(view, k - 1)
        if antecedent is not None and not (verb.encl and free_noun_right(view, index) is not None):
            return [chunks[antecedent]]
    elif k >= 0 and chunks[k].kind == "N" and index + 1 < len(chunks) and chunks[index + 1].kind in "PC" and "statement" in chunks[k].classes:
        return []                                            # بيانا قال فيه: the statement is not who spoke
    elif k >= 0 and chunks[k].kind in "NE" and not chunks[index].conj:
        start = _svo_start(view, k)
        if start is not None and not (verb.encl and chunks[k].kind == "E"):
            return [chunks[c] for c in coordinated(view, start) if c <= k and chunks[c].kind == "N"] or [chunks[start]]
    elif k >= 0 and chunks[k].kind == "M" and chunks[k].unit.text in ",،" and not chunks[index].conj:
        start = _svo_start(view, k - 1)                # بأن خليفة حفتر، قد أكد
        right = free_noun_right(view, index)
        vso = right is not None and is_agentive(chunks[right])
        if start is not None and not vso and chunks[start].kind == "N" and (start == 0 or chunks[start - 1].kind in "CO"):
            return [chunks[start]]
    if k >= 0 and chunks[k].kind == "C" and _PRONOUN_THAT.search(chunks[k].unit.word.form) and any(
            kind == "pres" for _, _, kind in verb.labels):
        return []                                             # إنه يزور: the pronoun is the subject
    right = free_noun_right(view, index)
    if right is None or _is_accusative(view, right):
        return []
    if chunks[index].conj and not _acts(view, index, right):
        return []
    if "asks" in verb.roles and (chunks[index].conj or index == 0 or view.chunks[index - 1].kind in "MC") and is_asked(view, right) and (
            not _agrees(verb, view.units[chunks[right].head])):
        return []
    return [chunks[c] for c in coordinated(view, right)]


def _is_accusative(view: View, index: int) -> bool:
    """Whether an indefinite phrase carries the ا of an object: فريقا, عددا من."""
    chunk = view.chunks[index]
    head = view.units[chunk.head]
    first = view.units[chunk.i].word.form.split(" ", 1)[0]
    if first in _ACCUSATIVE:
        return True
    if chunk.kind != "N" or head.word.article or chunk.names or len(head.word.form) < 4 or head.word.encl:
        return False
    return head.text.endswith(("اً", "ًا")) or (first.endswith("ا") and bool(head.word.labels) and head.word.base != head.word.form[:0] and (
        not first.endswith(("يا", "اا")) or (head.text.endswith("ا") and "person" in head.word.classes)))


_ACCUSATIVE = frozenset({"عددا", "اعدادا", "مجموعه"})
_PRONOUN_THAT = re.compile("ان(?:ه|ها|هم|هما|هن|نا|ي|ني)$")


def is_first_person(verb: Word) -> bool:
    """نعرب, ندعو: 'we' is the subject."""
    kinds = {k for _, _, k in verb.labels}
    return verb.base[:1] == "ن" and "pres" in kinds and "past" not in kinds and "noun" not in kinds


def _acts(view: View, index: int, right: int) -> bool:
    """After 'and' + verb: whether the one noun that follows is its subject, not its object."""
    chunk = view.chunks[right]
    second = free_noun_right(view, right)
    if second is not None:
        return True
    if chunk.kind == "E":
        return False
    head = view.units[chunk.head].word
    if _is_accusative(view, right) or (head.form.endswith("ين") and not head.article and not chunk.names):
        return False                                       # واعتقلت عددا, وقتلت مدنيين
    return is_agentive(chunk) and (head.article or bool(chunk.names) or chunk.j - chunk.i > 1)


def _agrees(verb: Word, noun: Unit) -> bool:
    """Whether a verb and a singular noun behind it plainly share their gender, so that the noun is its subject."""
    feminine = verb.base.endswith("ت") or (verb.base.startswith("ت") and any(k == "pres" for _, _, k in verb.labels))
    ends = noun.word.form.endswith("ه")
    if noun.word.form.endswith(("ين", "ان", "ات")) or noun.word.dual:
        return False
    return feminine == ends


def is_asked(view: View, right: int) -> bool:
    """وحث الحكومة على: the one noun between an asking verb and what is asked for is the one who is asked."""
    if free_noun_right(view, right) is not None:
        return False
    chunks = view.chunks
    return right + 1 < len(chunks) and (chunks[right + 1].prep in ("against", "to", "at") or chunks[right + 1].kind == "C")


def _svo_start(view: View, k: int) -> int | None:
    """The noun that a verb after ``k`` takes as subject: it opens its clause, its own complements may stand between."""
    chunks = view.chunks
    start = None
    for at in range(k, max(-1, k - 8), -1):
        chunk = chunks[at]
        if chunk.kind in "NE":
            if (chunk.prep is None and not chunk.conj) or chunk.prep is None:
                start = at
            continue
        if chunk.kind == "M" and chunk.unit.text in ",،" and start is None:
            continue                                   # القوات، بدعم من الحلفاء، سيطرت
        if chunk.kind in "COJB" or chunk.kind == "M":
            return start
        if chunk.kind in "VGR":                             # تعلن هدنة والحكومة تأمر: a second clause with its own noun
            return start if start is not None and chunks[start].conj and is_agentive(chunks[start]) else None
        if chunk.kind == "P":
            return start
    return start


def _noun_left(view: View, k: int) -> int | None:
    for at in range(k, max(-1, k - 4), -1):
        chunk = view.chunks[at]
        if chunk.kind in "NE":
            return at
        if chunk.kind not in "ATM":
            return None
    return None


def free_noun_right(view: View, index: int) -> int | None:
    """The next noun phrase without a preposition, past adverbs, times and prepositional phrases."""
    chunks = view.chunks
    commas = 0
    for k in range(index + 1, min(len(chunks), index + 8)):
        chunk = chunks[k]
        if chunk.kind in "NE":
            if chunk.prep is None:
                return None if chunk.conj and chunks[k - 1].kind in "NE" and k - 1 > index else k
            continue
        if chunk.kind in "AXTP":
            if chunk.kind == "X" and k > index + 1:
                return None
            continue
        if chunk.kind == "M" and chunk.unit.text in ",،-–—()" and commas < 2:
            commas += 1
            continue
        return None
    return None


def _left_subject(view: View, index: int) -> list[Chunk]:
    """English and French: the noun phrase before the verb, the antecedent of who/qui, or the by-passed subject."""
    chunks = view.chunks
    k = _before(view, index)
    if k >= 0 and chunks[k].kind == "J":
        return []
    if k >= 0 and chunks[k].kind == "M" and chunks[k].unit.text == ",":
        # an apposition or a relative clause between commas: go back behind its first comma
        for at in range(k - 1, max(-1, k - 12), -1):
            if chunks[at].kind == "M" and chunks[at].unit.text == ",":
                k = at - 1
                break
            if chunks[at].kind in "CO":
                return []
        else:
            return []
    if k >= 0 and chunks[k].kind == "R":
        k -= 1
        while k >= 0 and chunks[k].kind in "MA":
            k -= 1
    if k >= 0 and chunks[index].kind == "G" and chunks[k].kind not in "NE":
        return []
    at = k
    while at >= 0 and at > k - 8:
        chunk = chunks[at]
        if chunk.kind in "NE":
            if chunk.prep is None and not chunk.possessive:
                while chunk.conj and at > 0 and chunks[at - 1].kind in "NEJ":
                    at -= 1
                    if chunks[at].kind == "J" and at > 0 and chunks[at - 1].kind in "NE" and is_agentive(chunks[at - 1]) == is_agentive(chunk):
                        at -= 1
                    if chunks[at].kind == "J":
                        at += 1
                        break
                    chunk = chunks[at]
                return [chunks[c] for c in coordinated(view, at) if c <= k]
            at -= 1
            continue
        if chunk.kind in "AXT":
            at -= 1
            continue
        return []
    return []


def arguments_of(view: View, index: int) -> Arguments:
    """The arguments of the verb, participle or event noun at ``index``."""
    chunk = view.chunks[index]
    args = Arguments(last=chunk.j)
    nominal = chunk.kind == "E"
    if not nominal:
        args.passive = is_passive(view, index)
        args.subjects = subjects_of(view, index)
        args.elided = not args.subjects
    skip = {id(c) for c in args.subjects}
    _scan_right(view, index, args, skip, nominal)
    return args


def _scan_right(view: View, index: int, args: Arguments, skip: set[int], nominal: bool) -> None:
    chunks = view.chunks
    k, commas = index + 1, 0
    role: str | None = None
    while k < len(chunks):
        chunk = chunks[k]
        kind = chunk.kind
        if kind == "N":
            if id(chunk) in skip:
                args.last = max(args.last, chunk.j)
            elif chunk.conj and chunks[k - 1].kind in "NJM" and role is not None and (chunk.prep is None or chunk.prep == role):
                if not _alike(chunks[k - 1], chunk) or (view.lang != "ar" and k + 1 < len(chunks) and chunks[k + 1].kind == "V"):
                    break                                      # freed fighters and the Front handed over: a new subject
                pairs = sum(r == "between" for r, _ in args.pps)
                _put(args, "between" if pairs == 1 and role in ("from", "of", "at", "led_by") else role, chunk, first=False)
            elif chunk.prep is not None:
                if chunk.prep == "of" and nominal and chunks[k - 1].kind == "N":
                    args.last = max(args.last, chunk.j)      # fighting in the city of X: X names the city
                    k += 1
                    continue
                role = chunk.prep
                if role == "of" and not nominal:
                    args.last = max(args.last, chunk.j)
                    k += 1
                    continue
                _put(args, role, chunk, first=True)
            elif nominal and chunk.owner and role is not None and chunks[k - 1].possessive and args.pps:
                args.pps[-1] = (role, chunk)
                args.last = max(args.last, chunk.j)
            elif nominal and (k == index + 1 or (chunks[k - 1].kind == "A" and k == index + 2)):
                role = "owner"
                _put(args, role, chunk, first=True)
            elif nominal and role == "owner" and chunks[k - 1].kind == "N" and not args.objects and not chunk.conj and view.lang == "ar":
                role = "object"                              # قتل الجيش فلانا: behind the agent stands the object
                _put(args, role, chunk, first=True)
            elif nominal and role is not None:
                break
            elif chunk.owner and role is not None and k and chunks[k - 1].possessive:
                if role == "object":                           # between X's government and Y: the government is one side
                    args.objects[-1] = chunk
                elif args.pps:
                    args.pps[-1] = (role, chunk)
                args.last = max(args.last, chunk.j)
            else:
                role = "object"
                _put(args, role, chunk, first=True)
            if chunk.events and not nominal and chunk.prep is not None and view.lang != "ar":
                break                                         # in the war against X: what follows hangs on the noun
        elif kind == "E" and id(chunk) in skip:          # the event noun is the subject: its owner stands behind it
            args.last = max(args.last, chunk.j)
            while k + 1 < len(chunks) and chunks[k + 1].kind == "N" and chunks[k + 1].prep is None and not chunks[k + 1].conj and (
                    k + 2 < len(chunks) and chunks[k + 2].kind in "NE" and chunks[k + 2].prep is None and not chunks[k + 2].conj):
                k += 1
        elif kind == "E":
            if nominal and not chunk.conj and chunk.prep is None and k == index + 1:
                k += 1
                continue
            if args.event is None and not nominal:
                args.event = chunk
                args.last = max(args.last, chunk.j)
            break
        elif kind == "M":
            mark = chunk.unit.text
            if (mark in _STRONG_MARKS and mark not in "()–—") or commas >= 2:
                break
            following = chunks[k + 1] if k + 1 < len(chunks) else None
            if mark in ",،":
                if following is None or not (following.kind in "TA" or (following.kind == "E" and not nominal and (
                        not args.objects and args.event is None and following.prep is None)) or (following.kind == "N" and (
                        following.prep not in (None,) or (role is not None and _list_ahead(chunks, k + 1))
                        or (not nominal and not args.objects and view.lang == "ar")))):
                    break
                if following.kind == "N" and following.prep is None and role is not None and _list_ahead(chunks, k + 1):
                    _put(args, role, following, first=False)
                    k += 2
                    continue
            commas += 1
        elif kind in "VGCOR" or kind == "B" or (kind == "X" and not nominal and k > index + 1):
            break
        elif kind == "T":
            args.last = max(args.last, chunk.j)
        k += 1


def _alike(first: Chunk, second: Chunk) -> bool:
    """Whether two phrases can be joined by 'and': an actor is not joined to a thing."""
    return first.kind != "N" or is_agentive(first) == is_agentive(second) or not second.classes


def _put(args: Arguments, role: str, chunk: Chunk, first: bool) -> None:
    if role == "object":
        args.objects.append(chunk)
    else:
        args.pps.append((role, chunk))
    args.last = max(args.last, chunk.j)
