"""Words to units: one pass over the folded text that labels every word and phrase the lexicon knows.

A unit is a word, a fixed phrase, a number or a mark, with its offsets in the raw text and what the lexicon says of it.
A word's analysis depends on the word alone, so it is kept: news repeats its words.
"""

from __future__ import annotations

import re
from typing import Any

from hudna.lexicon import load
from hudna.lexicon.fold import SILENT, TOKEN, fold, fold_text

Label = tuple[str, Any, str]

# Arabic clitics (closed): conjunction, future, preposition, article.  ARABIC.md "Names and letters".
_PREFIXES: list[tuple[str, str, str, bool, bool]] = sorted(
    ((conj + future + prep + article, conj, prep, bool(article), bool(future))
     for conj in ("", "و", "ف") for future in ("", "س") for prep in ("", "ب", "ل", "ك") for article in ("", "ال")
     if not (future and (prep or article)) and not (prep == "ل" and article)),
    key=lambda row: len(row[0]))
_PREFIXES += [(conj + "لل", conj, "ل", True, False) for conj in ("", "و", "ف")]
_PREFIXES = [row for row in sorted(_PREFIXES, key=lambda row: len(row[0])) if row[0]]
_SUFFIXES = ("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ي")
_FINITE = frozenset({"past", "pres", "passive", "fut", "cond"})
_PREPOSITION_OF = {"ب": "at", "ل": "to", "ك": "like"}
_FORWARD_ONLY = ("G", "P", "M", "T")                   # closed-class words take no preposition or article in front


class Word:
    """What the lexicon knows of one word form: labels by code, and the clitics that were taken off."""

    __slots__ = ("article", "base", "classes", "conj", "encl", "events", "form", "future", "labels", "prep", "roles", "tag")

    def __init__(self, form: str, base: str, labels: tuple[Label, ...], conj: str = "", prep: str = "", article: bool = False,
                 future: bool = False, encl: str = "") -> None:
        self.form, self.base, self.labels = form, base, labels
        self.conj, self.prep, self.article, self.future, self.encl = conj, prep, article, future, encl
        self.classes = frozenset(v for c, v, _ in labels if c == "K")
        self.roles = frozenset(v for c, v, _ in labels if c == "G")
        self.events = tuple((v, k) for c, v, k in labels if c == "E")
        self.tag = ""


class Unit:
    """A word, phrase, number, mark or line break at a place of the text."""

    __slots__ = ("end", "kind", "start", "text", "value", "word")

    def __init__(self, kind: str, start: int, end: int, word: Word, text: str, value: float | None = None) -> None:
        self.kind, self.start, self.end, self.word, self.text, self.value = kind, start, end, word, text, value


# له, وبها: the preposition holds its own pronoun
_HELD = {conj + prep + encl: Word(conj + prep + encl, prep, (("P", _PREPOSITION_OF[prep], "phrase"),), conj, "", False, False, encl)
         for conj in ("", "و", "ف") for prep in ("ب", "ل") for encl in ("ه", "ها", "هم", "هما", "هن", "نا", "كم")}
_NO_WORD = Word("", "", ())


class Matcher:
    """The compiled lexicon of one language, ready to label text."""

    def __init__(self, lang: str) -> None:
        lexicon = load(lang)
        self.lang, self.lexicon, self.version = lang, lexicon, lexicon["hash"]
        self.words: dict[str, tuple[Label, ...]] = {w: tuple((c, v, k) for c, v, k in ls) for w, ls in lexicon["words"].items()}
        self.phrases: dict[str, list[tuple[list[str], Label]]] = {
            w: [(rest, (label[0], label[1], label[2])) for rest, label in rows] for w, rows in lexicon["phrases"].items()}
        self.token = TOKEN[lang]
        self._known: dict[str, Word] = {}
        self.marks = {m: Word(m, m, ()) for m in "،,؛;:.!?؟«»\"“”()[]…—–-'"}

    def word(self, form: str) -> Word:
        """The analysis of a folded word form."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) > 200_000:              # a bound for services that read for months
                self._known.clear()
            found = self._known[form] = self._analyse(form)
        return found

    def _analyse(self, form: str) -> Word:
        if SILENT in form or any(c >= "\ufb00" for c in form):
            form = fold(form)
        labels = self.words.get(form)
        if self.lang != "ar":
            return Word(form, form, labels or ())
        if labels or form in self.phrases:
            return Word(form, form, labels or ())
        held = _HELD.get(form)
        if held is not None:
            return held
        for prefix, conj, prep, article, future in _PREFIXES:
            if form.startswith(prefix) and len(form) - len(prefix) >= 2:
                rest = form[len(prefix):]
                kept = _after(self.words.get(rest, ()), prep, article, future)
                if kept or rest in self.phrases:
                    return Word(form, rest, kept, conj, prep, article, future)
        return self._with_suffix(form) or self._unknown(form)

    def _with_suffix(self, form: str) -> Word | None:
        for prefix, conj, prep, article, future in [("", "", "", False, False), *_PREFIXES]:
            if article or not form.startswith(prefix):
                continue
            rest = form[len(prefix):]
            for suffix in _SUFFIXES:
                if rest.endswith(suffix) and len(rest) - len(suffix) >= 2:
                    base = rest[: -len(suffix)]
                    kept = [label for label in _after(self.words.get(base, ()), prep, article, future)
                            if label[0] not in ("N", "Q", "T", "Z") and not (label[0] in "GPM" and suffix == "ي")]
                    if kept and (len(base) >= 3 or kept[0][0] in "GP"):
                        return Word(form, base, tuple(kept), conj, prep, article, future, suffix)
        return None

    def _unknown(self, form: str) -> Word:
        for prefix, conj, prep, article, _ in reversed(_PREFIXES):
            if article and form.startswith(prefix) and len(form) - len(prefix) >= 3:
                return Word(form, form[len(prefix):], (), conj, prep, True)
        if form[0] == "و" and len(form) >= 4:
            return Word(form, form[1:], (), "و")
        return Word(form, form, ())

    def units(self, text: str) -> list[Unit]:
        """The units of a text in order; offsets are those of the raw text."""
        folded = fold_text(text)
        tokens: list[Unit] = []
        add, word = tokens.append, self.word
        marks = self.marks
        for match in self.token.finditer(folded):
            kind = match.lastgroup
            start, end = match.span()
            if kind == "w":
                form = match.group()
                add(Unit("w", start, end, word(form), text[start:end]))
            elif kind == "n":
                number = match.group()
                add(Unit("n", start, end, _NO_WORD, text[start:end], _number(number)))
            elif kind == "l":
                add(Unit("l", start, end, _NO_WORD, "\n"))
            elif kind == "p":
                mark = match.group()
                if mark != "-":
                    add(Unit("p", start, end, marks.get(mark) or _NO_WORD, mark))
            else:
                add(Unit("s", start, end, _NO_WORD, "'s"))
        return self._fuse(tokens, text)

    def _fuse(self, tokens: list[Unit], text: str) -> list[Unit]:
        """Fixed phrases become one unit, the longest first."""
        phrases = self.phrases
        out: list[Unit] = []
        i, n = 0, len(tokens)
        while i < n:
            unit = tokens[i]
            rows = phrases.get(unit.word.base) if unit.kind == "w" else None
            if rows is None:
                out.append(unit)
                i += 1
                continue
            length, labels = 0, []
            for rest, label in rows:
                if length and len(rest) + 1 < length:
                    break
                size = self._match(tokens, i, rest, n)
                if size and (size == length or not length):
                    if unit.word.prep and label[2] in _FINITE or unit.word.article and label[0] in "GPM":
                        continue
                    length = size
                    labels.append(label)
            if not length:
                out.append(unit)
                i += 1
                continue
            head, last = unit.word, tokens[i + length - 1]
            form = " ".join(t.word.form for t in tokens[i : i + length])
            fused = Word(form, form, tuple(labels), head.conj, head.prep, head.article, head.future, last.word.encl)
            out.append(Unit("w", unit.start, last.end, fused, text[unit.start : last.end]))
            i += length
        return out

    @staticmethod
    def _match(tokens: list[Unit], i: int, rest: list[str], n: int) -> int:
        """How many tokens the phrase takes from ``i``, 0 for none; ``~`` stands for up to two words."""
        at = i + 1
        gap = False
        for piece in rest:
            if piece == "~":
                gap = True
                continue
            tries = 3 if gap else 1
            gap = False
            while tries:
                if at >= n or tokens[at].kind not in "wns":
                    return 0
                unit = tokens[at]
                at += 1
                if unit.word.form == piece or unit.kind != "w" and unit.text == piece:
                    break
                tries -= 1
            else:
                return 0
        return at - i


def _after(labels: tuple[Label, ...], prep: str, article: bool, future: bool) -> tuple[Label, ...]:
    """The labels that can stand behind these clitics."""
    if not labels:
        return ()
    if future:
        return tuple(label for label in labels if label[2] == "pres")
    if prep or article:
        return tuple(label for label in labels if label[2] not in _FINITE and not (label[0] in _FORWARD_ONLY and (
            label[0] in "PM" or label[0] == "G" and label[1] not in ("both_parties", "determiners"))))
    return labels


def _number(text: str) -> float | None:
    plain = text.replace("٬", "").replace("٫", ".")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub("[.,]", "", plain)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
