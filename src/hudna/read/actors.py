"""Noun phrases to mentions: the name part in the words of the text, without clitics, articles and long titles."""

from __future__ import annotations

from hudna.lexicon.fold import SILENT, TABLE
from hudna.read.chunks import Chunk
from hudna.read.lexical import Unit, Word
from hudna.read.view import View
from hudna.records import Mention

_LINKS = ("of", "at", "from", "led_by")
# Where who speaks may sit: the palace, the town, the ministry.
_SEATS = frozenset({"site", "settlement", "region", "institution", "state", "armed", "country", "group"})
_LONGEST = 9                                    # words a mention may hold


def mention_of(view: View, chunk: Chunk, text: str, whole: bool = False) -> Mention:
    """The mention a chunk stands for; ``whole`` keeps its prepositional tail (a source in the palace)."""
    first, last = name_part(view, chunk)
    if whole or view.lang == "fr":
        last = _with_tail(view, chunk, last)
    elif view.lang == "en" and last == chunk.j:
        last = _with_tail(view, chunk, last, ("of",))
    elif view.lang == "ar" and last == chunk.j:
        last = _with_tail(view, chunk, last, ("led_by",))
    start, end = view.units[first].start, view.units[last - 1].end
    start += clitic_length(view.units[first], text)
    return Mention(text[start:end], start, end)


def name_part(view: View, chunk: Chunk) -> tuple[int, int]:
    """Units of the phrase that name: a person without the titles around the name, else all but the determiners."""
    units, tags = view.units, view.tags
    if chunk.name is not None:
        return chunk.name
    first, last = chunk.i, chunk.j
    for k in range(first + 1, last) if view.lang == "ar" else ():
        if _is_title(units[k].word) and all(_is_name(u) for u in units[first:k]):
            return first, k                              # فلان زعيم الحزب: the title behind a name is no part of it
    if "official" in chunk.classes or any("official" in units[k].word.classes for k in range(first, last)):
        name = _person_name(units, first, last, view.lang)
        if name is not None:
            return name
    while first < last - 1 and (tags[first] in "DSQA" or (first < chunk.head and _counts(units[first], view.lang))):
        first += 1                                       # at least five people: who they are, not how many
    return first, min(last, first + _LONGEST)


def _is_title(word: Word) -> bool:
    """Whether a word is a title without article, not a name that is also one."""
    return "official" in word.classes and not word.article and not _names_person(word)


def _counts(unit: Unit, lang: str) -> bool:
    """Whether a word says how many: a number, at least, about."""
    loose = ("vague", "at_", "about") if lang == "en" else ("at_", "about")
    return any(c == "N" or (c == "Q" and str(v).startswith(loose)) for c, v, _ in unit.word.labels)


def _is_name(unit: Unit) -> bool:
    """Whether a word can be part of a person's name: a known one, or a word the lexicon does not know."""
    word = unit.word
    if word.prep:
        return False
    return not word.labels or any(c in "AY" or (c == "Z" and k == "name") for c, _, k in word.labels)


def _names_person(word: Word) -> bool:
    """A known person's name: a lexicon name, or a name of the knowledge files that is no bare title."""
    if word.labels and not word.encl and all(c in "VS" for c, _, _ in word.labels):
        return True                                      # نجيب, سيرجي: a verb in a noun phrase is a name
    return any((c == "Z" and k == "name") or (c == "A" and k != "epithet") for c, _, k in word.labels)


def _person_name(units: list[Unit], first: int, last: int, lang: str) -> tuple[int, int] | None:
    """A run of proper words at the end of a titled phrase."""
    if lang == "ar":
        for k in range(first + 1, last):
            word = units[k].word
            if word.article or (word.labels and not _names_person(word)):
                continue
            if all(_may_name(u.word) for u in units[k:last]):
                before = units[k - 1].word
                if before.article or last - k >= 2 or any(c in "AZ" for c, _, _ in before.labels):
                    return k, last
        return None
    at = None
    for k in range(first, last):
        if "official" in units[k].word.classes:
            at = k + 1
    if at is None or at >= last or not units[at].text[:1].isupper():
        return None
    return at, last


def _may_name(word: Word) -> bool:
    """Whether a word behind a title can be part of a name: no word of the lexicon, or one of its names."""
    return not word.labels or any(c in "AZ" for c, _, _ in word.labels) or _names_person(word)


def _with_tail(view: View, chunk: Chunk, last: int, only: tuple[str, ...] = ()) -> int:
    """Extends a phrase over the 'of', 'in', 'led by' phrases that hang on it."""
    chunks = view.chunks
    try:
        k = chunks.index(chunk) + 1
    except ValueError:
        return last
    taken = 0
    roles = only or (_LINKS if view.lang == "ar" else ("of", "at"))
    if view.lang == "ar" and not only and k < len(chunks) and _belongs(chunk, chunks[k]):
        last, k = chunks[k].j, k + 1                     # المكتب الإعلامي لقيادة الجيش
    while k < len(chunks) and taken < 2 and chunks[k].kind == "N" and chunks[k].prep in roles and not chunks[k].conj:
        if chunks[k].prep == "at" and not (chunks[k].classes & _SEATS or chunks[k].names):
            break                                        # في بيان, في مؤتمر: where it was said is not who said it
        last = chunks[k].j
        k += 1
        taken += 1
    return min(last, chunk.i + _LONGEST + 3)


def _belongs(chunk: Chunk, owner: Chunk) -> bool:
    """Whether «ل» + an institution behind an office or institution says whose it is."""
    if owner.kind != "N" or owner.prep != "to" or owner.conj:
        return False
    owned = bool(chunk.classes & {"institution", "document", "media"})
    return owned and bool(owner.classes & {"armed", "institution", "state", "group"})


def clitic_length(unit: Unit, text: str) -> int:
    """Code points of the conjunction and preposition written together with the first word (the article stays)."""
    word = unit.word
    count = len(word.conj) + len(word.prep)
    if not count:
        return 0
    if word.prep == "ل" and word.article and word.form[len(word.conj) : len(word.conj) + 2] == "لل":
        count += 1                                     # للتحالف: the article has lost its alef, so it goes too
    at, seen = unit.start, 0
    while at < unit.end and seen < count:
        if TABLE.get(ord(text[at]), text[at]) != SILENT:
            seen += 1
        at += 1
    while at < unit.end and TABLE.get(ord(text[at]), "") == SILENT:
        at += 1
    return at - unit.start if at < unit.end else 0
