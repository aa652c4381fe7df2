"""Who does it: the subject of a verb, by position.

Arabic is read verb first and subject first, English and French subject first.
"""

from __future__ import annotations

import re

from hudna.read.chunks import Chunk
from hudna.read.lexical import Unit, Word
from hudna.read.view import View, coordinated, is_agentive

_ACCUSATIVE = frozenset({"عددا", "اعدادا", "مجموعه"})
_PRONOUN_THAT = re.compile("ان(?:ه|ها|هم|هما|هن|نا|ي|ني)$")


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
    """The subject phrases of the verb at ``index``; [] when it is elided and no verb before it has one."""
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
            if "asks" in view.chunks[k].unit.word.roles and not view.chunks[index].conj:
                # طالبت البعثة بأن ترسل: who is asked is to do it
                right = free_noun_right(view, k)
                second = free_noun_right(view, right) if right is not None else None
                asked = right if right is not None and is_asked(view, right) else second
                if asked is not None and asked < index and is_agentive(view.chunks[asked]):
                    return [view.chunks[asked]]
            return [s for s in subjects_of(view, k) if s.kind == "N"]
    return []


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


def is_accused(view: View, right: int) -> bool:
    """نفت ... واتهمت الجيش بخرق الهدنة: the one noun between an accusing verb and the charge is who is accused."""
    for chunk in view.chunks[right + 1 : right + 7]:
        if chunk.kind == "N" and chunk.prep is None and not chunk.conj:
            return False
        if chunk.prep == "at" or chunk.kind in "CVM":
            return True
    return True


def is_asked(view: View, right: int) -> bool:
    """وحث الحكومة على: the one noun between an asking verb and what is asked for is the one who is asked."""
    if free_noun_right(view, right) is not None:
        return False
    chunks = view.chunks
    if right + 1 >= len(chunks):
        return False
    behind = chunks[right + 1]
    return behind.prep in ("against", "to", "at") or behind.kind == "C"


def is_first_person(verb: Word) -> bool:
    """نعرب, ندعو: 'we' is the subject."""
    kinds = {k for _, _, k in verb.labels}
    return verb.base[:1] == "ن" and "pres" in kinds and "past" not in kinds and "noun" not in kinds


def _before(view: View, index: int) -> int:
    """Index of the phrase or joint that stands directly before the verb, past particles, adverbs and times."""
    k = index - 1
    while k >= 0 and view.chunks[k].kind in "XAT":
        k -= 1
    return k


# Arabic

def _arabic_subject(view: View, index: int) -> list[Chunk]:
    """The subject of an Arabic verb: what stands before it when that can be its subject, else the noun behind it."""
    chunks = view.chunks
    verb = chunks[index].unit.word
    if is_first_person(verb):
        return []
    right = free_noun_right(view, index)
    if verb.encl and right is not None and chunks[right].kind == "N" and is_agentive(chunks[right]):
        return [chunks[c] for c in coordinated(view, right)]        # هدنة أعلنها التحالف
    found = _subject_before(view, index, right)
    return _subject_behind(view, index, right) if found is None else found


def _subject_before(view: View, index: int, right: int | None) -> list[Chunk] | None:
    """The subject before an Arabic verb; [] when the verb names its subject itself, None when it stands behind."""
    chunks = view.chunks
    verb = chunks[index].unit.word
    k = _before(view, index)
    if k < 0:
        return None
    before, conj = chunks[k], chunks[index].conj
    if before.kind == "R":
        antecedent = _noun_left(view, k - 1)
        if antecedent is not None and not (verb.encl and right is not None):
            return [chunks[antecedent]]
    elif before.kind == "N" and "statement" in before.classes and _opens_speech(chunks, index):
        return []                                            # بيانا قال فيه: the statement is not who spoke
    elif before.kind in "NE" and not conj:
        start = _svo_start(view, k)
        if start is not None and not (verb.encl and before.kind == "E"):
            return [chunks[c] for c in coordinated(view, start) if c <= k and chunks[c].kind == "N"] or [chunks[start]]
    elif before.kind == "M" and before.unit.text in ",،" and not conj:
        start = _svo_start(view, k - 1)                # بأن قائد الجبهة، قد أكد
        vso = right is not None and is_agentive(chunks[right])
        if start is not None and not vso and chunks[start].kind == "N" and (
                start == 0 or chunks[start - 1].kind in "CO"):
            return [chunks[start]]
    elif before.kind == "C" and _PRONOUN_THAT.search(before.unit.word.form) and any(
            kind == "pres" for _, _, kind in verb.labels):
        return []                                             # إنه يزور: the pronoun is the subject
    return None


def _opens_speech(chunks: list[Chunk], index: int) -> bool:
    """Whether 'in it' or 'that' follows the verb directly."""
    return index + 1 < len(chunks) and chunks[index + 1].kind in "PC"


def _subject_behind(view: View, index: int, right: int | None) -> list[Chunk]:
    """The noun behind an Arabic verb, unless it is plainly its object or the one who is asked."""
    chunks = view.chunks
    chunk = chunks[index]
    verb = chunk.unit.word
    if right is None or _is_accusative(view, right):
        return []
    if chunk.conj and not _acts(view, index, right):
        return []
    alone = chunk.conj or index == 0 or chunks[index - 1].kind in "MC"
    if "asks" in verb.roles and alone and is_asked(view, right) and not _agrees(verb, view.units[chunks[right].head]):
        return []
    return [chunks[c] for c in coordinated(view, right)]


def _is_accusative(view: View, index: int) -> bool:
    """Whether an indefinite phrase carries the ا of an object: فريقا, عددا من."""
    chunk = view.chunks[index]
    head = view.units[chunk.head]
    word = head.word
    first = view.units[chunk.i].word.form.split(" ", 1)[0]
    if first in _ACCUSATIVE:
        return True
    if chunk.kind != "N" or word.article or chunk.names or len(word.form) < 4 or word.encl:
        return False
    if head.text.endswith(("اً", "ًا")):
        return True
    if not (first.endswith("ا") and word.labels and word.base):
        return False
    return not first.endswith(("يا", "اا")) or (head.text.endswith("ا") and "person" in word.classes)


def _acts(view: View, index: int, right: int) -> bool:
    """After 'and' + verb: whether the one noun that follows is its subject, not its object."""
    chunk = view.chunks[right]
    if "accuses" in view.chunks[index].unit.word.roles:
        return not is_accused(view, right)
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
    form = noun.word.form
    if form.endswith(("ين", "ان", "ات")) or noun.word.dual:
        return False
    kinds = {k for _, _, k in verb.labels}
    if verb.base.startswith("ت") and {"past", "pres"} <= kinds:
        return True                                       # توعد: he threatened, or she promises
    feminine = verb.base.endswith("ت") or (verb.base.startswith("ت") and "pres" in kinds)
    return feminine == form.endswith("ه")


def _svo_start(view: View, k: int) -> int | None:
    """The noun that a verb after ``k`` takes as subject: it opens its clause, its complements may stand between."""
    chunks = view.chunks
    start = None
    for at in range(k, max(-1, k - 8), -1):
        chunk = chunks[at]
        if chunk.kind in "NE":
            if chunk.prep is None:
                start = at
            continue
        if chunk.kind == "M" and chunk.unit.text in ",،" and start is None:
            continue                                   # القوات، بدعم من الحلفاء، سيطرت
        if chunk.kind in "COJBMP":
            return start
        if chunk.kind in "VGR":                             # تعلن هدنة والحكومة تأمر: a second clause with its own noun
            return start if start is not None and chunks[start].conj and is_agentive(chunks[start]) else None
    return start


def _noun_left(view: View, k: int) -> int | None:
    """The noun phrase before a relative pronoun, past adverbs, times and marks."""
    for at in range(k, max(-1, k - 4), -1):
        chunk = view.chunks[at]
        if chunk.kind in "NE":
            return at
        if chunk.kind not in "ATM":
            return None
    return None


# English and French

def _left_subject(view: View, index: int) -> list[Chunk]:
    """The noun phrase before an English or French verb, the antecedent of who/qui, or the by-passed subject."""
    chunks = view.chunks
    k = _subject_end(chunks, index, _before(view, index))
    if k < 0 or (chunks[index].kind == "G" and chunks[k].kind not in "NE"):
        return []
    for at in range(k, max(-1, k - 8), -1):
        chunk = chunks[at]
        if chunk.kind in "NE" and chunk.prep is None and not chunk.possessive:
            return [chunks[c] for c in coordinated(view, _first_joined(chunks, at)) if c <= k]
        if chunk.kind not in "NEAXT":
            return []
    return []


def _subject_end(chunks: list[Chunk], index: int, k: int) -> int:
    """Where the phrase before the verb ends, past an apposition, a relative clause and who/qui; -1: nowhere."""
    if k >= 0 and chunks[k].kind == "J":
        return -1
    opener = {",": ",", ")": "("}.get(chunks[k].unit.text) if k >= 0 and chunks[k].kind == "M" else None
    if opener is not None:
        # an apposition, a relative clause or an abbreviation between marks: go back behind the first one
        for at in range(k - 1, max(-1, k - 12), -1):
            if chunks[at].kind == "M" and chunks[at].unit.text == opener:
                k = at - 1
                break
            if chunks[at].kind in "CO":
                return -1
        else:
            return -1
    if k >= 0 and chunks[k].kind == "R":
        k -= 1
        while k >= 0 and chunks[k].kind in "MA":
            k -= 1
    return k


def _first_joined(chunks: list[Chunk], at: int) -> int:
    """Back from the last of several subjects joined by 'and' to the first of them."""
    chunk = chunks[at]
    while chunk.conj and at > 0 and chunks[at - 1].kind in "NEJ":
        at -= 1
        if chunks[at].kind == "J":
            if at == 0 or chunks[at - 1].kind not in "NE" or is_agentive(chunks[at - 1]) != is_agentive(chunk):
                return at + 1
            at -= 1
        chunk = chunks[at]
    return at
