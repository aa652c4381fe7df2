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
_NOUN_FORMS = frozenset({"noun", "phrase", "adj"})
_FINITE = frozenset({"past", "pres", "passive", "fut", "cond"})
_PREPOSITION_OF = {"ب": "at", "ل": "to", "ك": "like"}
_AFTER_CLITIC = frozenset({"both_parties", "determiners", "demonstratives", "light_nouns"})


class Word:
    """What the lexicon knows of one word form: labels by code, and the clitics that were taken off."""

    __slots__ = (
        "article", "base", "classes", "conj", "cues", "dual", "encl", "events", "form", "future", "kind", "known",
        "labels", "names", "names_event", "near", "nodes", "number", "plain", "prep", "roles", "speech", "tag", "times",
        "tolls")

    def __init__(
        self, form: str, base: str, labels: tuple[Label, ...],
        conj: str = "", prep: str = "", article: bool = False, future: bool = False, encl: str = "",
    ) -> None:
        """A word form, what is left of it without clitics, the labels of that, and the clitics."""
        self.form, self.base, self.labels = form, base, labels
        self.conj, self.prep, self.article, self.future, self.encl = conj, prep, article, future, encl
        self.classes = frozenset(v for c, v, _ in labels if c == "K")
        toll = any(c == "Q" and v in ("killed", "injured") for c, v, _ in labels)
        self.near = self.classes | {"toll"} if toll else self.classes         # what it tells of the events around it
        self.roles = frozenset(v for c, v, _ in labels if c == "G")
        self.events = tuple((v, k) for c, v, k in labels if c == "E")
        self.speech = tuple((v, k) for c, v, k in labels if c == "S")
        self.cues = tuple(dict.fromkeys(v for c, v, _ in labels if c == "M"))
        self.known = tuple(label for label in labels if label[0] in "AY")
        self.names = tuple(label for label in labels if label[0] == "Z")
        self.tolls = tuple(sorted({str(v) for c, v, _ in labels if c == "Q" and v in ("killed", "injured")}))
        self.times: dict[str, str] = {}             # roles of time.yaml: {"weekdays": "monday"}
        for code, value, _ in labels:
            if code == "T":
                key, _, sub = str(value).partition(":")
                self.times.setdefault(key, sub)
        self.dual = False
        self.names_event = any(k in _NOUN_FORMS for _, k in self.events)
        self.nodes: tuple[Node, ...] = ()           # the phrases it may open, by its form and by its base
        self.tag = ""
        self.kind = "w"
        self.plain: Word | None = None              # the same word written small, where it can be a name (not Arabic)
        self.number: float | None = None


class Node(dict[str, "Node"]):
    """A step of the phrase trie: the words that may follow, the labels of a phrase that ends here, a gap."""

    __slots__ = ("gap", "labels")

    def __init__(self) -> None:
        """A step at which no phrase ends yet."""
        super().__init__()
        self.labels: tuple[Label, ...] = ()
        self.gap: Node | None = None


class Unit:
    """A word, phrase, number, mark or line break at a place of the text."""

    __slots__ = ("end", "kind", "start", "text", "value", "word")

    def __init__(self, kind: str, start: int, end: int, word: Word, text: str, value: float | None = None) -> None:
        """A unit of a kind: w word or phrase, n number, p mark, l line break, s possessive."""
        self.kind, self.start, self.end, self.word, self.text, self.value = kind, start, end, word, text, value


# له, وبها: the preposition holds its own pronoun
_HELD = {
    conj + prep + encl: Word(conj + prep + encl, prep, (("P", _PREPOSITION_OF[prep], "phrase"),), conj, encl=encl)
    for conj in ("", "و", "ف") for prep in ("ب", "ل") for encl in ("ه", "ها", "هم", "هما", "هن", "نا", "كم")}
_NO_WORD = Word("", "", ())


class Matcher:
    """The compiled lexicon of one language, ready to label text."""

    def __init__(self, lang: str) -> None:
        """Reads the compiled lexicon of a language into tables of words, stems and phrases."""
        lexicon = load(lang)
        self.lang, self.lexicon, self.version = lang, lexicon, lexicon["hash"]
        self.knowledge = lexicon["knowledge_hash"]
        for entry in lexicon["events"]:
            for company in ("needs", "without"):
                entry[company] = frozenset(entry.get(company) or ())
        self.words: dict[str, tuple[Label, ...]] = {}
        self.stems: dict[str, tuple[Label, ...]] = {}          # forms that only stand before a pronoun: سيطرتهم
        for word, labels in lexicon["words"].items():
            whole = tuple((c, v, k) for c, v, k in labels if k != "stem")
            if whole:
                self.words[word] = whole
            if len(whole) < len(labels):
                self.stems[word] = tuple((c, v, "noun" if k == "stem" else k) for c, v, k in labels)
        self.phrases: dict[str, Node] = {}
        for first, rows in lexicon["phrases"].items():
            node = self.phrases[first] = Node()
            for rest, label in rows:
                _plant(node, rest, (label[0], label[1], label[2]))
        self.token = TOKEN[lang]
        self._known: dict[str, Word] = {}
        self._fused: dict[tuple[str, str, str], Word] = {}

    def word(self, form: str) -> Word:
        """The analysis of a folded word form."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) > 200_000:              # a bound for services that read for months
                self._known.clear()
                self._fused.clear()
            found = self._known[form] = self._analyse(form)
            for word in (found, found.plain):
                if word is not None:
                    nodes = [self.phrases[key] for key in dict.fromkeys((word.form, word.base)) if key in self.phrases]
                    word.nodes = tuple(nodes)
        return found

    def _analyse(self, form: str) -> Word:
        """A word form met for the first time: as the lexicon has it, else behind Arabic clitics."""
        if SILENT in form or any(c >= "\ufb00" for c in form):
            form = fold(form)
            if not form:
                return _NO_WORD
        labels = self.words.get(form)
        if self.lang != "ar":
            word = Word(form, form, labels or ())
            common = tuple(label for label in word.labels if label[2] != "known"
                           and (label[0] not in "AYZ" or label[2] == "adj"))
            if len(common) < len(word.labels):
                word.plain = Word(form, form, common)
            return word
        if labels and form[0] in "وف" and all(c == "V" for c, _, _ in labels) and any(
                c in "ES" for c, _, _ in self.words.get(form[1:], ())):
            labels = None                             # ودعت: and called, not bade farewell
        if labels:
            article = form.startswith("ال") and any(label[0] in "AYZ" for label in labels)
            return self._marked(Word(form, form, labels, "", "", article))
        held = _HELD.get(form)
        if held is not None:
            return held
        opens: Word | None = None                     # the base opens a phrase, and means nothing alone
        for prefix, conj, prep, article, future in _PREFIXES:
            if form.startswith(prefix) and len(form) - len(prefix) >= 2:
                rest = form[len(prefix):]
                kept = _after(self.words.get(rest, ()), prep, article, future)
                if kept:
                    return self._marked(Word(form, rest, kept, conj, prep, article, future))
                if opens is None and rest in self.phrases:
                    opens = Word(form, rest, (), conj, prep, article, future)
        return self._with_suffix(form) or opens or self._unknown(form)

    def _marked(self, word: Word) -> Word:
        """Marks the dual: جنديان, جنديين; مدنيين may be many, since مدنيون is a word."""
        base = word.base
        if len(base) > 4 and base.endswith(("ان", "ين")) and base[:-2] in self.words:
            word.dual = base[:-2] + "ون" not in self.words or base.endswith("ان")
        return word

    def _with_suffix(self, form: str) -> Word | None:
        """A known word with a pronoun behind it: سيطرتهم."""
        for prefix, conj, prep, article, future in [("", "", "", False, False), *_PREFIXES]:
            if article or not form.startswith(prefix):
                continue
            rest = form[len(prefix):]
            for suffix in _SUFFIXES:
                if rest.endswith(suffix) and len(rest) - len(suffix) >= 2:
                    base = rest[: -len(suffix)]
                    labels = _after(self.stems.get(base) or self.words.get(base, ()), prep, article, future)
                    kept = [label for label in labels if label[0] not in ("N", "Q", "T", "Z")
                            and not (label[0] in "GPM" and suffix == "ي")]
                    if kept and (len(base) >= 3 or kept[0][0] in "GP" or kept[0][2] == "past"):
                        return Word(form, base, tuple(kept), conj, prep, article, future, suffix)
        return None

    def _unknown(self, form: str) -> Word:
        """A word that the lexicon does not know, without its article or conjunction."""
        for prefix, conj, prep, article, _ in reversed(_PREFIXES):
            if article and form.startswith(prefix) and len(form) - len(prefix) >= 3:
                return Word(form, form[len(prefix):], (), conj, prep, True)
        if form[0] == "و" and len(form) >= 4:
            return Word(form, form[1:], (), "و")
        return Word(form, form, ())

    def units(self, text: str) -> list[Unit]:
        """The units of a text in order; offsets are those of the raw text."""
        tokens: list[Unit] = []
        add, known, unit = tokens.append, self._known, Unit
        starts: list[int] = []
        for match in self.token.finditer(fold_text(text)):
            form = match[0]
            word = known.get(form)
            if word is None:
                word = self._learn(form, match.lastgroup)
            start, end = match.span()
            kind = word.kind
            if kind == "w":
                if word.plain is not None and text[start].islower():
                    word = word.plain                      # dawn is no newspaper, turkey no state
                if word.nodes:
                    starts.append(len(tokens))
                add(unit("w", start, end, word, text[start:end]))
            elif kind == "n":
                add(unit("n", start, end, word, text[start:end], word.number))
            elif form == "-":                              # cease-fire is two words; a dash between blanks is a mark
                if text[start - 1 : start].isspace() and text[end : end + 1].isspace():
                    add(unit("p", start, end, word, "–"))
            else:
                add(unit(kind, start, end, word, form))
        return self._fuse(tokens, starts, text) if starts else tokens

    def _learn(self, form: str, group: str | None) -> Word:
        """The analysis of a token met for the first time; line breaks, marks and numbers are words of their kinds."""
        if group == "w":
            return self.word(form)
        word = Word(form, form, ())
        if group == "n":
            word.kind, word.number = "n", _number(form)
        else:
            word.kind = {"p": "p", "l": "l"}.get(group or "", "s")
            if word.kind == "s" and form != "'s":          # we're, they'll: an auxiliary behind its pronoun
                word = self.word(form[1:])
        self._known[form] = word
        return word

    def _fuse(self, tokens: list[Unit], starts: list[int], text: str) -> list[Unit]:
        """Fixed phrases become one unit, the longest first."""
        out: list[Unit] = []
        done, last_token = 0, len(tokens) - 1
        for i in starts:
            if i < done or i == last_token:
                continue
            form = tokens[i + 1].word.form
            for node in tokens[i].word.nodes:               # in line: this runs for every second word of a text
                if form in node or node.gap is not None:
                    break
            else:
                continue
            found = self._phrase_at(tokens, i)
            if found is None:
                continue
            j, fused = found
            out += tokens[done:i]
            first, last = tokens[i], tokens[j - 1]
            out.append(Unit("w", first.start, last.end, fused, text[first.start : last.end]))
            done = j
        if not done:
            return tokens
        out += tokens[done:]
        return out

    def _phrase_at(self, tokens: list[Unit], i: int) -> tuple[int, Word] | None:
        """The longest phrase that begins at a token: (token after it, the word it makes)."""
        phrases, n = self.phrases, len(tokens)
        head = tokens[i].word
        node = phrases.get(head.form)
        found = self._longest(tokens, i + 1, node, n, _NO_WORD) if node is not None else None
        if found is not None:
            head = _NO_WORD                                # the phrase begins with the form itself: no clitic is off
        elif head.base != head.form and (node := phrases.get(head.base)) is not None:
            found = self._longest(tokens, i + 1, node, n, head)
        if found is None:
            return None
        j, labels = found
        last = tokens[j - 1]
        form = " ".join([t.word.form for t in tokens[i:j]])
        key = (form, head.form, last.word.encl)
        fused = self._fused.get(key)
        if fused is None:
            if head.future:                                        # ستوقف إطلاق النار
                labels = tuple((c, v, "pres" if k == "phrase" else k) for c, v, k in labels)
            verbal = self.lang != "ar" and any(label[2] in _FINITE for label in labels)      # takes effect: no noun
            if not verbal and any(label[0] in "WEK" for label in labels):      # طائرة مسيرة is an aircraft too
                source = tokens[i].word if self.lang != "en" else last.word
                labels = (*labels, *(label for label in source.labels if label[0] == "K" and label not in labels))
            fused = self._fused[key] = Word(
                form, form, labels, head.conj, head.prep, head.article, head.future, last.word.encl)
        return j, fused

    def _longest(
        self, tokens: list[Unit], at: int, node: Node, n: int, head: Word
    ) -> tuple[int, tuple[Label, ...]] | None:
        """The longest phrase from a trie node on: (token after it, labels), None when no phrase ends."""
        best: tuple[int, tuple[Label, ...]] | None = None
        while True:
            if node.labels:
                kept = _behind_clitics(node.labels, head, tokens, at) if head.prep or head.article else node.labels
                if kept:
                    best = (at, kept)
            if node.gap is not None:                       # ~ stands for up to two words
                for skip in range(3):
                    if at + skip >= n or any(t.kind not in "wns" for t in tokens[at : at + skip]):
                        break
                    step = node.gap.get(tokens[at + skip].word.form)
                    found = self._longest(tokens, at + skip + 1, step, n, head) if step is not None else None
                    if found is not None and (best is None or found[0] > best[0]):
                        best = found
                        break
            if at >= n:
                return best
            following = node.get(tokens[at].word.form) if tokens[at].kind in "wns" else None
            if following is None:
                return best
            node = following
            at += 1


def _behind_clitics(labels: tuple[Label, ...], head: Word, tokens: list[Unit], at: int) -> tuple[Label, ...]:
    """The labels of a phrase that can stand behind the preposition or article of its first word."""
    second = tokens[at - 1].word
    bare = head.article and tokens[at - 2].word is head and not second.article and not second.prep and all(
        c != "P" for c, _, _ in second.labels)                                # الاحتلال مدينة: no construct
    return tuple(label for label in labels if not (
        (head.prep and label[2] in _FINITE) or (head.article and label[0] in "GPM") or (bare and label[0] in "EK")))


def _plant(node: Node, rest: list[str], label: Label) -> None:
    """Puts a phrase into the trie below the node of its first word."""
    for piece in rest:
        if piece == "~":
            node.gap = node.gap if node.gap is not None else Node()
            node = node.gap
        else:
            node = node.setdefault(piece, Node())
    node.labels = (*node.labels, label)


def _after(labels: tuple[Label, ...], prep: str, article: bool, future: bool) -> tuple[Label, ...]:
    """The labels that can stand behind these clitics."""
    if not labels:
        return ()
    if future:
        return tuple(label for label in labels if label[2] == "pres")
    if prep or article:
        return tuple(label for label in labels if label[2] not in _FINITE and label[0] not in "PM"
                     and not (label[0] == "G" and label[1] not in _AFTER_CLITIC))     # these take no clitic in front
    return labels


def _number(text: str) -> float | None:
    """The value of figures as they are written: 1,200, 1.200, 3.5, ٣٬٤٠٠."""
    plain = text.replace("٬", "").replace("٫", ".").replace(" ", "")      # 37 000
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub("[.,]", "", plain)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
