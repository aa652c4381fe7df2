"""Units to sentences: where one ends, which paragraph it stands in, and what part of speech each unit plays there.

Tags: N noun-like, V finite verb, G participle or infinitive that acts as a verb, P preposition, C complementiser,
R relative, O clause opener, J coordinator, X auxiliary, negation or other particle, A adverb, D determiner,
T time word, Q number, M mark, B paragraph break.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudna.read.lexical import Unit, Word

_FINITE = frozenset({"past", "pres", "fut", "cond"})
_ENDS = frozenset(".!?؟…")
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "maj", "capt", "sgt", "gov", "sen", "rep", "jr", "sr", "no", "vs", "u.s", "د", "م", "أ", "ا", "ص", "st"])
_CLOSING = {"«": "»", "“": "”"}


@dataclass(slots=True)
class Sentence:
    """Units ``[first, last)`` of the document, tagged; ``paragraph`` counts from 0, the title's sentence is marked."""

    first: int
    last: int
    paragraph: int
    title: bool = False


def split_sentences(units: list[Unit], title_end: int, skip: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences in order; units inside a skipped span (site furniture) belong to none."""
    out: list[Sentence] = []
    first, paragraph = 0, 0
    spans = iter([*skip, (1 << 60, 1 << 60)])
    low, high = next(spans)
    closes_at = -1

    def close(last: int) -> None:
        if last > first and any(u.kind in "wn" for u in units[first:last]):
            out.append(Sentence(first, last, paragraph, title=units[first].start < title_end))

    for i, unit in enumerate(units):
        while unit.start >= high:
            low, high = next(spans)
        if unit.start >= low:
            close(i)
            first = i + 1
            continue
        if i > first and units[first].start < title_end <= unit.start:
            close(i)                                # the title is a sentence of its own, even without a line break
            first = i
            paragraph += 1
        if unit.kind == "l":
            close(i)
            first = i + 1
            paragraph += 1
            closes_at = -1
        elif unit.kind == "p":
            mark = unit.text
            if mark in _CLOSING and i > closes_at:
                closes_at = _closing(units, i, _CLOSING[mark])
            elif mark in _ENDS and i >= closes_at and _ends(units, i):
                close(i + 1)
                first = i + 1
    close(len(units))
    return out


def _closing(units: list[Unit], i: int, mark: str) -> int:
    """Index of the closing quotation mark within 400 characters, else -1."""
    limit = units[i].end + 400
    for j in range(i + 1, min(len(units), i + 160)):
        if units[j].start > limit or units[j].kind == "l":
            return -1
        if units[j].text == mark:
            return j
    return -1


def _ends(units: list[Unit], i: int) -> bool:
    """Whether the mark at ``i`` ends a sentence: not after an initial, a title or inside an abbreviation."""
    if units[i].text != ".":
        return True
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if before is None or (before.kind == "p" and before.text not in "»”\")]'"):
        return False
    if after is not None and after.kind == "p" and after.text == ".":
        return False
    glued = before.end == units[i].start
    if glued and before.kind == "w":
        word = before.text.lower()
        if (len(word) == 1 or word in _TITLES) and after is not None and after.kind == "w":
            return not (after.start - units[i].end <= 1)
    return not (after is not None and after.kind == "w" and after.text[:1].islower() and after.start == units[i].end)


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
    return bool(word.encl) and not word.prep and bool(units[i - 1].word.events) and any(c == "L" and k == "past" for c, _, k in word.labels)


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
    """Whether علي is the name, not the preposition على: written with its dots, behind a title or name, before a name."""
    if not units[i].text.endswith("ي") or before != "N" or i + 1 >= last or units[i + 1].kind != "w":
        return False
    previous, following = units[i - 1].word, units[i + 1].word
    named = "official" in previous.classes or not previous.labels or previous.article
    return named and not following.prep and (not following.labels or any(c in "AZ" for c, _, _ in following.labels) or following.form in (
        "عبد", "ابو", "بن"))


_MARK_TAGS = {"w": "w", "n": "Q", "p": "M", "l": "B", "s": "S"}
_ROLE_TAGS = (("complementisers", "C"), ("relatives", "R"), ("coordinators", "J"), ("clause_openers", "O"), ("contrast", "O"),
              ("both_parties", "N"), ("determiners", "D"), ("demonstratives", "D"), ("pronouns", "U"), ("adverbs", "A"),
              ("auxiliaries", "X"), ("future", "X"))


def _plain_tag(word: Word) -> str:
    """The tag a word has wherever it stands, kept on the word; ``?`` when its neighbours must tell."""
    word.tag = _find_tag(word)
    return word.tag


def _find_tag(word: Word) -> str:
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
    word = units[i].word
    if before == "N" and (not word.labels or _may_be_name(word)) and not word.article and not word.prep and following is not None and (
            following.kind == "w" and not following.word.labels and not following.word.article and not following.word.conj and _behind_title(units, i)):
        return "N"                                         # نظيره الروسي سيرجي فلان, رئيس الحكومة نجيب فلان: a first name
    if not word.labels:
        return _arabic_unknown(word, before, units[i - 1].word if i else None)
    kinds = {k for _, _, k in word.labels}
    if word.article and any(c == "T" for c, _, _ in word.labels):
        previous = units[i - 1].word if i else word
        return "N" if before == "N" and previous.article else "T"
    if kinds == {"past"}:
        behind_title = before == "N" and i > 0 and "official" in units[i - 1].word.classes and not units[i - 1].word.encl
        return "N" if behind_title and following is not None and following.kind == "w" and not following.word.labels else "V"
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
    if before == "R" or before == "X":
        return "V"
    if before == "N" and "past" in kinds and _clause_has_noun(units, i, following):
        return "V"
    if following is None or following.kind != "w":
        return "N"
    after = following.word
    if after.conj or after.prep or any(c == "P" for c, _, _ in after.labels):
        return "N"
    ends_feminine = word.base.endswith("ت") and "past" in kinds and "noun" not in kinds
    if ends_feminine:
        return "V"
    actor = bool(after.classes & {"armed", "state", "institution", "person", "civilian", "group", "official", "media"}) or any(
        c == "Z" and k in ("name", "people") for c, _, k in after.labels)
    opens = before in ("", "M", "B", "O", "J", "A", "T") or bool(word.conj)
    if opens and (after.article or actor) and not any(c == "Z" and k == "adj" for c, _, k in after.labels):
        return "V"
    if opens and following.kind == "w" and any(c in ("N", "Q") for c, _, _ in after.labels):
        return "V"
    return "N"


def _clause_has_noun(units: list[Unit], i: int, following: Unit | None) -> bool:
    """أن جنديا قتل في: the clause behind أن has its noun, so the next word is its verb; قتلا, قتلوا agree with it."""
    form = units[i].word.base
    if form.endswith("وا") or (form.endswith("ا") and (following is None or following.kind != "w" or bool(following.word.conj))):
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
    form = word.base or word.form
    if word.article or word.prep or not form:
        return "N"
    if form.endswith("يا") and len(form) >= 6:
        return "A"                                        # مبدئيا, تدريجيا
    if form[0] == "ي" and 4 <= len(form) <= 8 and before in ("R", "X", "C", "N", "M", "") and not form.endswith(("ه", "ات")):
        return "V"
    if form[0] == "ت" and len(form) >= 4 and (before == "R" or (previous is not None and previous.form in ("ان", "لا", "لم", "لن", "قد"))):
        return "V"
    return "N"


_EN_NOUN_BEFORE = frozenset("DPSQ")


def _english(units: list[Unit], i: int, before: str, following: Unit | None) -> str:
    unit = units[i]
    word = unit.word
    if not word.labels:
        return "A" if word.form.endswith("ly") and len(word.form) > 4 else "N"
    kinds = {k for _, _, k in word.labels}
    previous = units[i - 1].word.form.rsplit(" ", 1)[-1] if i else ""
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
        if before in _EN_NOUN_BEFORE or before == "V":
            return "N"
        after = following.word if following is not None else None
        opens_object = following is not None and (following.kind == "n" or (after is not None and (
            bool(after.roles & {"determiners", "pronouns", "demonstratives"}) or following.text[:1].isupper()
            or any(c == "C" for c, _, _ in after.labels) or "complementisers" in after.roles)))
        if before == "N" and opens_object and ("pres" in kinds or "base" in kinds):
            return "V"
        return "N"
    return "N"


def _french(units: list[Unit], i: int, before: str, following: Unit | None) -> str:
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
        if before == "N" and after is not None and ("determiners" in after.roles or any(c == "P" for c, _, _ in after.labels)):
            return "V"
        return "N"
    return "N"
