"""What part of speech each unit of a sentence plays: by what the lexicon says of it, and by its neighbours.

Tags: N noun-like, V finite verb, G participle or infinitive that acts as a verb, P preposition, C complementiser,
R relative, O clause opener, J coordinator, X auxiliary, negation or other particle, A adverb, D determiner,
U pronoun, S possessive 's, T time word, Q number, M mark, B paragraph break.
"""

from __future__ import annotations

from hudna.read.lexical import Unit, Word
from hudna.read.sentences import Sentence

_FINITE = frozenset({"past", "pres", "fut", "cond"})
_MARK_TAGS = {"w": "w", "n": "Q", "p": "M", "l": "B", "s": "S"}
_ROLE_TAGS = (
    ("complementisers", "C"), ("relatives", "R"), ("coordinators", "J"), ("clause_openers", "O"), ("contrast", "O"),
    ("both_parties", "N"), ("determiners", "D"), ("demonstratives", "D"), ("pronouns", "U"), ("adverbs", "A"),
    ("auxiliaries", "X"), ("future", "X"))
_ACTORS = frozenset({"armed", "state", "institution", "person", "civilian", "group", "official", "media"})
_OPENERS = frozenset({"determiners", "pronouns", "demonstratives"})


def tag_units(units: list[Unit], sentences: list[Sentence], lang: str) -> list[str]:
    """A tag for every unit; words that can be noun or verb are decided by their neighbours."""
    tags = [_MARK_TAGS[u.kind] for u in units]
    decide = {"ar": _arabic, "en": _english, "fr": _french}[lang]
    for sentence in sentences:
        before = ""
        for i in range(sentence.first, sentence.last):
            if tags[i] == "Q" and _is_day(units, i, sentence.last):
                tags[i] = "T"
            if tags[i] == "w":
                word = units[i].word
                if lang == "fr" and (french := _french_homograph(units[i], before)):
                    tags[i] = before = french
                    continue
                if word.form == "علي" and _is_ali(units, i, before, sentence.last):
                    tags[i] = before = "N"
                    continue
                tag = word.tag or _plain_tag(word)
                if tag == "V" and before == "N" and lang == "ar" and _may_be_name(word):
                    tag = "?"                             # نجيب: we answer, or a name behind a title
                if tag in "?N" and before == "N" and lang == "ar" and _carries(units, i):
                    tag = "V"
                if tag == "?":
                    following = units[i + 1] if i + 1 < sentence.last else None
                    tag = decide(units, i, before, following)
                elif tag == "A" and before == "Q" and word.classes:
                    tag = "N"                             # 35 عسكريا: counted, so no adverb
                tags[i] = tag
            before = tags[i]
    return tags


def _carries(units: list[Unit], i: int) -> bool:
    """هجوم شنه المسلحون, لقاء عقده المبعوث: a light verb whose pronoun takes up the event noun before it."""
    word = units[i].word
    if not word.encl or word.prep or not units[i - 1].word.events:
        return False
    return any(c == "L" and k == "past" for c, _, k in word.labels)


def _is_day(units: list[Unit], i: int, last: int) -> bool:
    """Whether a number is the day of a month beside it: September 10, 12 يناير, 3 mars."""
    value = units[i].value
    if value is None or not 1 <= value <= 31:
        return False
    return (i > 0 and "months" in units[i - 1].word.times) or (i + 1 < last and "months" in units[i + 1].word.times)


def _french_homograph(unit: Unit, before: str) -> str:
    """Folding makes 'a' (has) and 'à' one word; 'des' is an article where no noun stands before it."""
    if unit.text == "a" or (unit.text == "A" and before not in ("", "M", "B")):
        return "X"
    return "D" if unit.word.form == "des" and before in ("", "M", "V", "O", "C", "B", "G", "J", "R") else ""


def _is_ali(units: list[Unit], i: int, before: str, last: int) -> bool:
    """Whether علي is the name, not the preposition على: with its dots, behind a title or name and before a name."""
    if not units[i].text.endswith("ي") or before != "N" or i + 1 >= last or units[i + 1].kind != "w":
        return False
    previous, following = units[i - 1].word, units[i + 1].word
    named = "official" in previous.classes or not previous.labels or previous.article
    if not named or following.prep:
        return False
    return not following.labels or following.form in ("عبد", "ابو", "بن") or any(
        c in "AZ" for c, _, _ in following.labels)



def _plain_tag(word: Word) -> str:
    """The tag a word has wherever it stands, kept on the word; ``?`` when its neighbours must tell."""
    word.tag = _find_tag(word)
    return word.tag


def _find_tag(word: Word) -> str:
    """The tag that the labels of a word give it, ``?`` when they leave it open."""
    kinds = {k for _, _, k in word.labels}
    codes = {c for c, _, _ in word.labels}
    nounish = bool(kinds & {"noun", "adj", "name", "people", "capital", "palace"}) or bool(codes & {"K", "W"})
    verbish = bool(kinds & {"past", "pres", "fut", "cond", "base", "pastpp", "passive"})
    tag = ""
    if "P" in codes:
        tag = "P"
    elif word.roles:
        tag = next((t for role, t in _ROLE_TAGS if role in word.roles), "")
    if (not tag and verbish and nounish) or (not tag and kinds & {"base", "pastpp", "pp", "ing"}):
        return "?"
    if not tag:
        if verbish:
            if codes == {"V"} and kinds == {"past"}:
                return "?"                             # سامح, عادل: a plain verb may be a person's name behind a title
            tag = "V"
        elif "part" in kinds:
            return "?"
        elif codes & {"N"} or any(c == "Q" and str(v).startswith(("vague", "at_", "about")) for c, v, _ in word.labels):
            tag = "Q"
        elif "T" in codes and not nounish:
            tag = "T" if not word.article or not _is_time_unit(word) else "?"
        elif "M" in codes and not nounish:
            tag = "X"
        elif kinds & {"inf"}:
            tag = "G"
        elif "R" in codes and kinds == {"phrase"}:
            tag = "O"                                  # ما أسفر عن: what came of it
        elif word.labels:
            tag = "N"
        else:
            return "?"
    return tag


def _is_time_unit(word: Word) -> bool:
    """يوم، عام: a unit of time, which with the article may also be an adjective (الاستنفار العام)."""
    return all(c != "T" or str(v).startswith("units:") for c, v, _ in word.labels)


def _arabic(units: list[Unit], i: int, before: str, following: Unit | None) -> str:
    """An Arabic word that may be noun or verb, by the word before and the word behind it."""
    word = units[i].word
    first_name = before == "N" and not word.article and not word.prep and (not word.labels or _may_be_name(word))
    if first_name and following is not None and following.kind == "w":
        after = following.word
        if not (after.labels or after.article or after.conj) and _behind_title(units, i):
            return "N"                                     # نظيره الروسي سيرجي فلان, رئيس الحكومة نجيب فلان
    if not word.labels:
        return _arabic_unknown(word, before, units[i - 1].word if i else None)
    kinds = {k for _, _, k in word.labels}
    if units[i].text.endswith("ى") and "past" in kinds and not word.article and not word.prep:
        return "V"                                         # نفى is the verb, نفي the noun
    if word.article and any(c == "T" for c, _, _ in word.labels):
        previous = units[i - 1].word if i else word
        return "N" if before == "N" and previous.article else "T"
    if kinds == {"past"}:
        previous = units[i - 1].word if i else word
        titled = before == "N" and i > 0 and "official" in previous.classes and not previous.encl
        named = titled and following is not None and following.kind == "w" and not following.word.labels
        return "N" if named else "V"
    if "part" in kinds and not kinds & (_FINITE | {"passive"}):
        # مشيرا، محذرة: an indefinite accusative participle reports; with the article it is a noun
        if word.article or word.prep or before in ("P", "Q", "D"):
            return "N"
        return "G" if word.form.endswith(("ا", "ه", "ين")) or before in ("M", "") else "N"
    if word.article or word.prep or (word.encl and "noun" in kinds and before in ("P", "C")):
        return "N"
    if "pres" in kinds or word.future:
        return "V"
    if before in ("P", "Q", "D", "S", "C"):
        return "N"
    if before in ("R", "X") or (before == "N" and "past" in kinds and _clause_has_noun(units, i, following)):
        return "V"
    if following is None or following.kind != "w":
        return "N"
    return _by_following(word, kinds, before, following.word)


def _by_following(word: Word, kinds: set[str], before: str, after: Word) -> str:
    """An Arabic word that the word before leaves open: a verb when its subject seems to follow."""
    if after.conj or after.prep or any(c == "P" for c, _, _ in after.labels):
        return "N"
    if word.base.endswith("ت") and "past" in kinds and "noun" not in kinds:
        return "V"                                         # the feminine past: a verb wherever it stands
    if not (before in ("", "M", "B", "O", "J", "A", "T") or word.conj):
        return "N"
    subject = after.article or bool(after.classes & _ACTORS) or any(
        c == "Z" and k in ("name", "people") for c, _, k in after.labels)
    if subject and not any(c == "Z" and k == "adj" for c, _, k in after.labels):
        return "V"
    return "V" if any(c in ("N", "Q") for c, _, _ in after.labels) else "N"


def _clause_has_noun(units: list[Unit], i: int, following: Unit | None) -> bool:
    """أن جنديا قتل في: the clause behind أن has its noun, so the next word is its verb; قتلا, قتلوا agree with it."""
    form = units[i].word.base
    ends_clause = following is None or following.kind != "w" or bool(following.word.conj)
    if form.endswith("وا") or (form.endswith("ا") and ends_clause):
        return True
    for k in range(i - 1, max(-1, i - 5), -1):
        word = units[k].word
        if units[k].kind != "w" or any(c == "P" for c, _, _ in word.labels):
            return False
        if "complementisers" in word.roles:
            return k < i - 1 and not units[i].word.article
        if word.conj or word.prep:
            return False
    return False


def _may_be_name(word: Word) -> bool:
    """نجيب, سيرجي: a form of a verb that few reports would use where it stands, behind a title."""
    return not word.encl and (word.base.startswith("ن") or all(c == "V" for c, _, _ in word.labels))


def _behind_title(units: list[Unit], i: int) -> bool:
    """Whether the noun phrase before a word is headed by a title (رئيس حكومة تصريف الأعمال)."""
    for k in range(i - 1, max(-1, i - 8), -1):
        word = units[k].word
        if units[k].kind != "w" or word.conj:
            return False
        if "official" in word.classes:
            return True
        if word.prep or any(c == "P" or kind in _FINITE for c, _, kind in word.labels):
            return False
    return False


def _arabic_unknown(word: Word, before: str, previous: Word | None) -> str:
    """An Arabic word that no lexicon knows: an adverb or an imperfect by its letters, else a noun."""
    form = word.base or word.form
    if word.article or word.prep or not form:
        return "N"
    if form.endswith("يا") and len(form) >= 6:
        return "A"                                        # مبدئيا, تدريجيا
    if form[0] == "ي" and 4 <= len(form) <= 8 and before in ("R", "X", "C", "N", "M", "") and (
            not form.endswith(("ه", "ات"))):
        return "V"
    if form[0] != "ت" or len(form) < 4:
        return "N"
    ruled = previous is not None and previous.form in ("ان", "لا", "لم", "لن", "قد")
    return "V" if before == "R" or ruled else "N"


def _english(units: list[Unit], i: int, before: str, following: Unit | None) -> str:
    """An English word that may be noun or verb, by the word before and the word behind it."""
    unit = units[i]
    word = unit.word
    if not word.labels:
        return "A" if word.form.endswith("ly") and len(word.form) > 4 else "N"
    kinds = {k for _, _, k in word.labels}
    previous = units[i - 1].word.form.rsplit(" ", 1)[-1] if i else ""
    if " " in word.form and "noun" not in kinds and kinds & {"pres", "base", "past"} and before not in "DP":
        return "G" if previous == "to" else "V"            # takes effect, cut off electricity
    nounish = "noun" in kinds or any(c == "K" for c, _, _ in word.labels)
    if "pastpp" in kinds or "pp" in kinds or "past" in kinds:
        if before == "D" or (before == "P" and previous not in ("to", "after", "before")):
            return "N"
        return "N" if nounish and before in ("S", "Q") else "V"
    if "ing" in kinds:
        if nounish and before in ("D", "S", "N"):
            return "N"
        return "N" if before == "D" else "G"
    if unit.text[:1].isupper() and before not in ("", "B") and nounish:
        return "N"
    if "base" in kinds or "pres" in kinds:
        if previous == "to":
            return "G"
        if before == "X" or before == "U" or before == "R":
            return "V"
        if not nounish:
            return "V"
        return "V" if before == "N" and following is not None and _opens_object(following) else "N"
    return "N"


def _opens_object(unit: Unit) -> bool:
    """Whether a word can begin the object or the clause behind an English verb."""
    roles = unit.word.roles
    return unit.kind == "n" or bool(roles & _OPENERS) or unit.text[:1].isupper() or "complementisers" in roles or any(
        c == "C" for c, _, _ in unit.word.labels)


def _french(units: list[Unit], i: int, before: str, following: Unit | None) -> str:
    """A French word that may be noun or verb, by the word before and the word behind it."""
    unit = units[i]
    word = unit.word
    if not word.labels:
        return "A" if word.form.endswith("ment") and len(word.form) > 7 and before in ("V", "X") else "N"
    kinds = {k for _, _, k in word.labels}
    nounish = "noun" in kinds or any(c == "K" for c, _, _ in word.labels)
    if before in ("D", "S", "Q") or (before == "P" and "inf" not in kinds):
        return "N"
    if "inf" in kinds:
        return "G"
    if "pp" in kinds and not kinds & {"pres"}:
        return "N" if nounish and before not in ("X",) else "V"
    if "ing" in kinds:
        return "G"
    if kinds & {"pres", "past", "fut", "cond"}:
        if not nounish or before in ("X", "U", "R"):
            return "V"
        after = following.word if following is not None else None
        if before == "N" and after is not None and (
                "determiners" in after.roles or any(c == "P" for c, _, _ in after.labels)):
            return "V"
    return "N"
