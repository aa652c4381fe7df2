"""Tagged units to chunks: noun phrases with the preposition that rules them, verbs, and what joins clauses.

Kinds: N noun phrase, E event noun (its owner and modifiers follow it), V finite verb, G participle or infinitive,
C complementiser, R relative, O clause opener, J coordinator, X particle, A adverb, T time, M mark, P a preposition that
holds its own pronoun or rules a clause.
"""

from __future__ import annotations

from hudna.read.lexical import Label, Unit, Word
from hudna.read.sentences import Sentence

AGENTS = frozenset([
    "armed", "state", "institution", "official", "person", "civilian", "media", "medic", "witness", "group"])
PLACES = frozenset({"settlement", "region", "site", "front", "direction", "country"})
_PREPOSITION_OF = {"ب": "at", "ل": "to", "ك": "like"}


class Chunk:
    """Units ``[i, j)`` of one kind; for N and E: the ruling preposition, and the classes and names of its words."""

    __slots__ = (
        "classes", "conj", "events", "head", "i", "j", "kind", "name", "names", "owner", "possessive", "prep", "unit")

    def __init__(self, kind: str, i: int, j: int, unit: Unit) -> None:
        """A chunk that knows of its first word only."""
        self.kind, self.i, self.j, self.unit, self.head = kind, i, j, unit, i
        self.prep: str | None = None
        self.name: tuple[int, int] | None = None  # units of the person's name, where titles stand around it
        self.conj = False                         # joined to what came before by 'and'
        self.possessive = False
        self.owner = False
        self.events = unit.word.events
        self.classes: frozenset[str] = unit.word.classes
        self.names: tuple[Label, ...] = unit.word.names


def chunk_sentence(units: list[Unit], tags: list[str], sentence: Sentence, lang: str) -> list[Chunk]:
    """The chunks of a sentence in order."""
    out: list[Chunk] = []
    i, last = sentence.first, sentence.last
    prep: str | None = None
    conj = owned = False
    arabic = lang == "ar"
    while i < last:
        tag, unit = tags[i], units[i]
        word = unit.word
        if tag == "P":
            prep = next(v for c, v, _ in word.labels if c == "P")
            if arabic and word.encl:
                out.append(_bare("P", i, unit, prep))
                prep = None
            i += 1
        elif "light_nouns" in word.roles and _is_light(units, tags, i, last):
            prep = prep or _PREPOSITION_OF.get(word.prep)         # لشن هجوم: the light masdar hands its preposition on
            conj = conj or bool(word.conj)
            i += 1
        elif tag == "S":                                  # 's: what came before owns what follows
            if out and out[-1].kind in "NE":
                out[-1].possessive = True
                owned = True
            i += 1
        elif tag in "NDQ" or (tag == "U" and not arabic):
            chunk = _noun_chunk(units, tags, i, _phrase_end(units, tags, i, last, lang), lang)
            chunk.prep = prep or (_PREPOSITION_OF.get(word.prep) if word.prep else None)
            chunk.conj = conj or bool(word.conj)
            chunk.owner = owned
            out.append(chunk)
            prep, conj, owned = None, False, False
            i = chunk.j
        elif tag == "J":
            conj = conj or (i + 1 < last and tags[i + 1] in "NDQUP")
            out.append(_bare("J", i, unit, None))
            i += 1
        else:
            chunk = _bare("N" if tag == "U" else tag, i, unit, prep)
            chunk.conj = bool(word.conj) or conj
            out.append(chunk)
            if tag not in "ATX":
                prep, conj = None, False
            i += 1
    return _appositions(out, units, arabic)


def _is_light(units: list[Unit], tags: list[str], i: int, last: int) -> bool:
    """Whether a light noun stands before the event noun that it carries (شن هجوم)."""
    return i + 1 < last and tags[i + 1] == "N" and bool(units[i + 1].word.events) and not units[i].word.encl


def _appositions(chunks: list[Chunk], units: list[Unit], arabic: bool) -> list[Chunk]:
    """Title and name are one phrase: «الرئيس الروسي، فلان الفلاني،», «فلان، زعيم الحزب،», the president, X, ..."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        out.append(chunk)
        k += 1
        if chunk.kind != "N":
            continue
        official = "official" in chunk.classes
        if official:
            named_behind = _name_behind(chunks, k, units) if arabic and chunk.name is None else None
            if named_behind is not None:
                other = chunks[named_behind]
                chunk.name, chunk.j = (other.i, other.j), other.j
                k = named_behind + 1
                continue
        elif not _is_titled(chunks, k, units, arabic):
            continue
        comma = k < len(chunks) and _is_comma(chunks[k])
        at = k + comma
        if at >= len(chunks) or chunks[at].kind != "N" or chunks[at].prep is not None or chunks[at].conj:
            continue
        last = _name_end(chunks, at, comma, units, arabic) if official else _title_end(chunks, at, comma)
        if last is None:
            continue
        chunk.name = (chunks[at].name or (chunks[at].i, chunks[at].j)) if official else (chunk.i, chunk.j)
        chunk.j = chunks[last - 1].j
        chunk.classes |= {"official"}
        if comma and last < len(chunks) and _is_comma(chunks[last]):
            last += 1
        k = last
    return out


def _is_comma(chunk: Chunk) -> bool:
    """Whether a chunk is a comma."""
    return chunk.kind == "M" and chunk.unit.text in ",،"


def _is_titled(chunks: list[Chunk], k: int, units: list[Unit], arabic: bool) -> bool:
    """Whether the chunk before ``k`` is a name, and the one behind the mark at ``k`` a title."""
    if k + 1 >= len(chunks) or chunks[k].kind != "M" or "official" not in chunks[k + 1].classes:
        return False
    return _is_person(chunks[k - 1], units, arabic)


def _name_end(chunks: list[Chunk], at: int, comma: bool, units: list[Unit], arabic: bool) -> int | None:
    """The chunk after the name at ``at`` that stands behind a title, None when it is no name of the title's bearer."""
    other, last = chunks[at], at + 1
    second_title = not comma and "official" in other.classes and other.j - other.i > 1
    if not second_title and not _is_person(other, units, arabic):
        return None
    if comma and not (last < len(chunks) and chunks[last].kind in "MVX"):
        return None
    return last


def _title_end(chunks: list[Chunk], at: int, comma: bool) -> int | None:
    """The chunk after the title at ``at`` and its complements, None when it is no title of the name before it."""
    if not comma or "official" not in chunks[at].classes:
        return None
    end = last = at + 1
    while last < len(chunks) and last < end + 3 and (
            chunks[last].kind == "N" and chunks[last].prep in ("of", "at", "to", "about")):
        last += 1
    return None if last < len(chunks) and chunks[last].kind not in "MV" else last


def _name_behind(chunks: list[Chunk], k: int, units: list[Unit]) -> int | None:
    """«المتحدث باسم الجبهة سالم المرواسي»: the name behind a title and its complements; words no lexicon knows."""
    at = k
    while at < len(chunks) and at < k + 3 and (
            chunks[at].kind == "N" and chunks[at].prep in ("of", "at", "to") and not chunks[at].conj):
        at += 1
    if at == k or at >= len(chunks) or chunks[at].kind != "N" or chunks[at].prep is not None or chunks[at].conj:
        return None
    name = chunks[at]
    return at if name.j - name.i >= 2 and all(_may_name(units[u]) for u in range(name.i, name.j)) else None


def _may_name(unit: Unit) -> bool:
    """Whether a word can be part of a name: a known name, or a word that the lexicon does not know."""
    if unit.kind != "w" or unit.word.prep:
        return False
    return not unit.word.labels or _has_name(unit.word)


def _has_name(word: Word) -> bool:
    """Whether a word is a known person's name or a name of the lexicon."""
    return any(c == "A" or (c == "Z" and k == "name") for c, _, k in word.labels)


def _is_person(chunk: Chunk, units: list[Unit], arabic: bool) -> bool:
    """Whether a phrase holds nothing but words of a name."""
    if chunk.j - chunk.i > 5:
        return False
    for u in range(chunk.i, chunk.j):
        word = units[u].word
        if units[u].kind != "w" or (word.prep and arabic):
            return False
        known = _has_name(word) and word.classes & {"person", "official"}
        if word.labels and not known and (word.encl or not all(c in "VS" for c, _, _ in word.labels)):
            return False                                   # a verb in a noun phrase can only be a name (نجيب)
        if not arabic and not units[u].text[:1].isupper():
            return False
    return not units[chunk.i].word.article or not arabic


def _bare(kind: str, i: int, unit: Unit, prep: str | None) -> Chunk:
    """A chunk of one unit."""
    chunk = Chunk(kind, i, i + 1, unit)
    chunk.prep = prep
    return chunk


def _phrase_end(units: list[Unit], tags: list[str], i: int, last: int, lang: str) -> int:
    """Where the noun phrase that begins at ``i`` ends."""
    j = i + 1
    if lang != "en" and units[i].word.names_event and tags[i] == "N":
        return _event_end(units, tags, i, last, lang)
    head_seen = tags[i] == "N"
    while j < last:
        tag = tags[j]
        if tag == "J" and tags[j - 1] == "Q" and j + 1 < last and tags[j + 1] == "Q" and lang == "ar":
            j += 1                                        # ألف و500
            continue
        if tag not in "NDQ":
            break
        if lang == "ar":
            if not _arabic_goes_on(units, tags, i, j):
                break
        elif head_seen and (tag == "D" or (tag == "Q" and lang == "en" and not units[j - 1].text[:1].isupper())):
            break
        if lang != "en" and units[j].word.names_event and tag == "N":
            return j if head_seen else _event_end(units, tags, j, last, lang)
        head_seen = head_seen or tag == "N"
        j += 1
    return j


def _event_end(units: list[Unit], tags: list[str], i: int, last: int, lang: str) -> int:
    """An event noun takes its plain adjectives along, not its owner."""
    j = i + 1
    head = units[i].word
    while j < last and tags[j] == "N" and j - i < 4:
        word = units[j].word
        if lang == "ar" and word.conj and not word.article and any(c == "W" and k == "adj" for c, _, k in word.labels):
            j += 1                                        # قصف جوي ومدفعي
            continue
        if lang == "ar" and not word.labels and word.article and (head.article or " ال" in head.form) and (
                word.form.endswith(("ي", "يه"))):
            j += 1                                        # جبهة التحرير الكيمارية: an adjective no lexicon knows
            continue
        if word.events or word.conj or word.prep or word.classes or any(c in "ZWNQ" for c, _, _ in word.labels):
            break
        if lang == "ar" and not any(c == "D" for c, _, _ in word.labels):
            break
        if lang == "ar" and word.article != head.article:
            break
        if units[j].text[:1].isupper():
            break
        if lang == "fr" and units[j].start - units[j - 1].end > 1:
            break
        j += 1
    return j


def _arabic_goes_on(units: list[Unit], tags: list[str], i: int, j: int) -> bool:
    """Whether the word at ``j`` belongs to the noun phrase from ``i`` to ``j``."""
    word, previous = units[j].word, units[j - 1].word
    if word.conj or word.prep:
        return False
    if (word.encl or (word.article and not word.classes)) and any(c == "S" and k == "noun" for c, _, k in word.labels):
        return False                                  # قوله, تأكيده: a speech noun begins a phrase of its own
    tag = tags[j]
    if previous.form.endswith(("ون", "ين")) and not previous.article and tag == "N" and _is_noun(word):
        return False                                  # هاجم مسلحون ثكنة: a plural that keeps its ن owns nothing
    fused = " ال" in previous.form                       # وزارة الدفاع: a definite phrase
    definite_before = previous.article or fused or bool(previous.encl) or bool(previous.names or previous.known)
    if tag == "Q":
        return tags[j - 1] in "DQ"
    if not definite_before:
        # an indefinite accusative of another noun class begins a new phrase: حمل مصابين
        return True
    if word.article:
        if previous.article and not word.labels and j == i + 1 and (
                previous.form.endswith("ه") and not word.form.endswith(("ه", "ي"))):
            return False                                   # عزت الوزارة الفارق: no adjective of a feminine noun
        return not ((previous.article or previous.encl or fused) and _is_noun(word))         # قواته البلدة: two phrases
    if any(c == "Z" and k != "adj" for c, _, k in word.labels):
        person = "person" in word.classes
        if not person and "person" not in previous.classes and any(
                k in ("name", "capital") for _, _, k in previous.names):
            return False                                   # تتهم كييف موسكو: two names, two phrases
        return not previous.article or person or any(k == "capital" for _, _, k in word.labels)
    if word.classes or word.events or tag == "D":
        # رئيس الوزراء وزير... : only a title or kinship word may follow a definite noun in one phrase
        return "official" in word.classes and "official" in units[i].word.classes
    if word.labels:
        return False
    if "person" not in previous.classes and any(
            c == "Y" or (c == "Z" and k in ("name", "capital")) for c, _, k in previous.labels):
        return False                                       # الانتهاكات في طرابلس متواصلة: a place needs no second word
    head = units[i].word.classes
    if head & {"armed", "group", "state", "institution"} and not head & {"official", "person"} and previous.article:
        return False                                       # اغتيال قوات الاحتلال فلانة: the name is another phrase
    return not word.form.endswith("ا") or bool(head & AGENTS)


def _is_noun(word: Word) -> bool:
    """Whether a word with the article is a noun of its own, not an adjective of the noun before (الليبية, المسلحة)."""
    if any(c == "Z" for c, _, _ in word.labels):
        return False
    if word.base.endswith(("ي", "يه")) and all(k != "known" for _, _, k in word.labels):
        return False
    return any(c in "KE" and k in ("noun", "known") for c, _, k in word.labels) or "both_parties" in word.roles


def _noun_chunk(units: list[Unit], tags: list[str], i: int, j: int, lang: str) -> Chunk:
    """The noun phrase or event noun of units ``[i, j)``."""
    if j - i == 1:
        chunk = Chunk("E" if units[i].word.names_event and tags[i] == "N" else "N", i, j, units[i])
        if chunk.kind == "N":
            chunk.events = ()
        return chunk
    head = i
    if lang == "en":                                      # the head of an English phrase is its last word
        head = j - 1
        event = head if units[head].word.names_event and tags[head] == "N" else None
    else:
        while head < j - 1 and tags[head] != "N":
            head += 1
        if tags[head] != "N":
            head = i
        event = next((k for k in range(head, j) if units[k].word.names_event and tags[k] == "N"), None)
    if event is not None:
        head = event
    chunk = Chunk("E" if event is not None else "N", i, j, units[i])
    chunk.head = head
    chunk.events = units[head].word.events if event is not None else ()
    classes: set[str] = set(units[head].word.classes)
    names: list[Label] = []
    for k in range(i, j):
        word = units[k].word
        if word.names:
            names += word.names
        if not classes:
            classes |= word.classes
    chunk.classes = frozenset(classes)
    chunk.names = tuple(names)
    return chunk
