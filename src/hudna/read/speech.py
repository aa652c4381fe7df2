"""Where someone is speaking: nested scopes over units, from speech verbs, participles, quotations, attribution.

A scope holds one link of a chain. The chain at a unit is the scopes around it, outermost first. The outlet itself never
stands in a chain. Who speaks in a scope is found in ``speakers``.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from hudna.read.actors import mention_of
from hudna.read.chunks import Chunk
from hudna.read.speakers import Discourse, can_speak, kind_of, link_of, speakers_of, speech_entry
from hudna.read.view import View
from hudna.records import Speaker


@dataclass(slots=True)
class Scope:
    """Units ``[first, last)`` are said by ``speakers`` (outermost first); ``gives`` is what the verb does to them."""

    first: int
    last: int
    speakers: tuple[Speaker, ...]
    gives: dict[str, Any]
    rule: str
    cue: int                                    # unit of the speech verb or attribution word
    outer: bool = False                         # trailing attribution: outside all others of its sentence
    direct: bool = False                        # no complementiser: the verb and its object (performatives, demands)


@dataclass(slots=True)
class _Marks:
    """Units of a sentence that may end a scope, in order, found once for all its speech verbs."""

    turns: list[int] = field(default_factory=list)        # a clause that opens with a speech verb of its own
    others: list[int] = field(default_factory=list)       # any clause that a contrast opens
    quotes: list[int] = field(default_factory=list)       # quotation marks
    closing: list[int] = field(default_factory=list)      # those of them that may close


class SpeechReader:
    """Finds the scopes of one document, sentence by sentence, carrying the discourse."""

    def __init__(self, text: str, entries: list[dict[str, Any]]) -> None:
        """Begin a document's ``text``; ``entries`` are those of speech.yaml."""
        self.text, self.entries, self.state = text, entries, Discourse(text, entries)
        self.heard: tuple[Speaker, ...] = ()        # whom a speech verb without a complement names: 'he added' is his
        self.marks: _Marks | None = None            # of the sentence in hand, once a speech verb asks for them

    def read(self, view: View, paragraph: int = 0) -> list[Scope]:
        """The scopes of a sentence; updates what is carried to the next."""
        self.state.new_paragraph = paragraph != self.state.paragraph
        self.marks = None
        chunks = view.chunks
        if not chunks:
            return []
        first, last = view.first, chunks[-1].j
        if self.state.open_quote and self.state.new_paragraph and not any(
                view.units[u].text in "«“\"" for u in range(first, min(first + 2, last)) if view.units[u].kind == "p"):
            self.state.open_quote = ()                   # a quotation that was never closed ends with its paragraph
        scopes: list[Scope] = []
        if self.state.open_quote:
            units = view.units
            close = next((u for u in range(first, last) if units[u].text in "»”\"" and units[u].kind == "p"), None)
            end = last if close is None else close
            scopes.append(Scope(first, end, self.state.open_quote, self.state.open_gives or {}, "quote", first))
            if close is not None:
                self.state.open_quote = ()
        self._colon_speaker(view, scopes, last)
        for index, chunk in enumerate(chunks):
            if chunk.kind in "VGNE" and view.units[chunk.head if chunk.kind in "NE" else chunk.i].word.speech:
                self._verb(view, index, chunk, scopes, last)
        self._trailing(view, scopes, first, last)
        scopes.sort(key=lambda s: (not s.outer, s.first, -s.last))
        named = [s for s in scopes if s.speakers and s.rule != "quote"]
        if named:
            self.state.last = named[-1].speakers
        elif self.heard:
            self.state.last = self.heard
        self.heard = ()
        if scopes:
            self.state.paragraph = paragraph
        return scopes

    # -- speech verbs and participles

    def _verb(self, view: View, index: int, chunk: Chunk, scopes: list[Scope], last: int) -> None:
        unit = view.units[chunk.head if chunk.kind in "NE" else chunk.i]
        found = speech_entry(unit, self.entries, "verb")
        if found is None:
            return
        entry, kind = self.entries[found[0]], found[1]
        nominal = chunk.kind in "NE"
        if nominal and kind not in ("noun", "part"):
            return
        start, opener = self._complement(view, index, last)
        ahead = range(max(0, chunk.i - 3), chunk.i)
        if opener is None and any(speech_entry(view.units[u], self.entries, "trailing") for u in ahead):
            return                                        # بحسب ما ذكرت X: the attribution is read by _trailing
        if nominal and (opener is None or (not unit.word.encl and view.lang == "ar")):
            return
        if nominal:
            speakers = _named_before(scopes, chunk.i) or self.state.last        # قوله إن: who spoke last
        else:
            speakers = speakers_of(view, index, entry, kind, _named_before(scopes, chunk.i), self.state)
        if opener is None and not nominal:
            if self._inverted(view, index, chunk, entry, speakers, scopes):
                return
            start = chunk.j
        end = self._end(view, start, last, opener)
        if opener is None and (entry.get("gives") or {}).get("act") == "evaluate":
            self.heard = speakers or self.heard              # أدان القصف: what is judged is not what is said
            return
        if speakers and kind != "part":
            self.heard = speakers
        if speakers and start < last:
            gives = entry.get("gives") or {}
            scopes.append(Scope(start, end, speakers, gives, entry["id"], chunk.i, direct=opener is None))
            self._watch_quote(view, start, last, speakers, entry)

    def _complement(self, view: View, index: int, last: int) -> tuple[int, str | None]:
        """Unit after the complementiser, colon or opening quote that follows the verb; None when there is none."""
        chunks = view.chunks
        skip = 0
        relative = False
        for k in range(index + 1, min(len(chunks), index + 24)):
            chunk = chunks[k]
            relative = relative or chunk.kind == "R"
            if chunk.kind == "C" and k >= skip:
                if _in_parenthesis(chunks, index, k):
                    return view.chunks[index].j, None
                return chunk.j, "that"
            if k < skip:
                continue
            if chunk.kind == "M":
                mark = chunk.unit.text
                if mark in ",،" and (after := _past_parenthesis(chunks, k)) is not None:
                    skip = after
                    continue
                if mark == ":":
                    return chunk.j, ":"
                if mark in "«“\"(":
                    after = _past_short_quote(chunks, k)
                    if after is not None:
                        skip = after
                        continue
                    if mark == "(":
                        break
                    return chunk.j, "quote"
                if mark in ".!?؟;؛":
                    break
            if chunk.kind == "V" and relative and view.lang == "ar":
                continue                                     # أعلنت المنظومة، التي تضم أحزابا، أن
            if chunk.kind == "V" and k > index + 1 and view.lang != "en":
                break
            if chunk.kind == "V" and view.lang == "en":
                break
            if chunk.kind in "OB":
                break
        return view.chunks[index].j, None

    def _end(self, view: View, start: int, last: int, opener: str | None) -> int:
        """Where the scope ends: at a clause that opens with a speech verb of its own, else with the sentence."""
        if opener == "quote" or opener == ":":
            depth_end = self._quote_end(view, start, last, opener)
            if depth_end is not None:
                return depth_end
        marks = self._marks(view, last)
        end = _first(marks.turns, start + 1, last)
        return min(end, _first(marks.others, start + 1, last)) if view.lang == "ar" and opener is None else end

    def _marks(self, view: View, last: int) -> _Marks:
        """The marks of the sentence in hand."""
        if self.marks is None:
            self.marks = marks = _Marks()
            for k, chunk in enumerate(view.chunks):
                if (chunk.kind in "OJ" or (chunk.kind in "VX" and chunk.conj)) and self._speech_ahead(view, k):
                    marks.turns.append(chunk.i)
                if chunk.kind == "O":
                    marks.others.append(chunk.i)
            units = view.units
            marks.quotes = [u for u in range(view.first, last) if units[u].kind == "p" and units[u].text in "«“»”\""]
            marks.closing = [u for u in marks.quotes if units[u].text in "»”\""]
        return self.marks

    def _speech_ahead(self, view: View, k: int) -> bool:
        for chunk in view.chunks[k : k + 4]:
            if chunk.kind == "V":
                return speech_entry(view.units[chunk.i], self.entries, "verb") is not None
            if chunk.kind in "COM" and chunk is not view.chunks[k]:
                return False
        return False

    def _quote_end(self, view: View, start: int, last: int, opener: str) -> int | None:
        units = view.units
        at = start
        if opener == ":":
            if at < last and units[at].kind == "p" and units[at].text in "«“\"":
                at += 1
            else:
                return None
        return min(_first(self._marks(view, last).closing, at, last) + 1, last)

    def _watch_quote(self, view: View, start: int, last: int, speakers: tuple[Speaker, ...],
                     entry: dict[str, Any]) -> None:
        """Remember a quotation that the sentence leaves open."""
        units = view.units
        depth, opened = 0, False
        quotes = self._marks(view, last).quotes
        for u in quotes[bisect_left(quotes, start - 1) :]:
            if units[u].text in "«“":
                depth += 1
            elif units[u].text in "»”":
                depth -= 1
            elif units[u].text == '"':
                opened = not opened
        if depth > 0 or opened:
            self.state.open_quote, self.state.open_gives = speakers, entry.get("gives") or {}
        else:
            self.state.open_quote = ()

    # -- shapes of the sentence

    def _colon_speaker(self, view: View, scopes: list[Scope], last: int) -> None:
        """«نتنياهو: سنواصل»: a short name, a colon, and what it says."""
        chunks = view.chunks
        for k in range(min(4, len(chunks))):
            chunk = chunks[k]
            if chunk.kind == "M" and chunk.unit.text == ":" and k >= 1:
                head = chunks[0]
                if chunk.i - head.i <= 7 and all(c.kind == "N" for c in chunks[:k]) and (
                        self._named_or_known(view, head)):
                    link = link_of(view, [head], head, self.state)
                    scopes.append(Scope(chunk.j, last, (link,), {}, "colon", chunk.i))
                return
            if chunk.kind not in "N":
                return

    def _named_or_known(self, view: View, head: Chunk) -> bool:
        """Whether what stands before a colon can speak; an unknown word must be a surname or several words."""
        words = [view.units[u].word for u in range(head.i, head.j)]
        if view.lang != "ar" or any(word.labels for word in words):
            return can_speak(view, self.entries, head)
        return words[0].article or len(words) > 1

    @staticmethod
    def _inverted(view: View, index: int, chunk: Chunk, entry: dict[str, Any], speakers: tuple[Speaker, ...],
                  scopes: list[Scope]) -> bool:
        """'S, X said.': what was said stands before the verb."""
        if view.lang == "ar" or not speakers:
            return False
        chunks = view.chunks
        at = min((k for k in range(len(chunks)) if chunks[k].i <= chunk.i < chunks[k].j), default=index)
        left = at - 1
        while left >= 0 and chunks[left].kind in "NAXT" and chunk.i - chunks[left].i < 16:
            left -= 1
        comma = left >= 0 and chunks[left].kind == "M" and chunks[left].unit.text in ",\"”»"
        rest = [c for c in chunks[at + 1 :] if c.kind in "NVEG" and c.prep is None]
        ends = not rest or (len(rest) <= 1 and rest[0].kind == "N")
        if comma and ends and left > 1:
            scopes.append(Scope(chunks[0].i, chunks[left].i, speakers, entry.get("gives") or {}, entry["id"], chunk.i))
            return True
        return False

    def _trailing(self, view: View, scopes: list[Scope], first: int, last: int) -> None:
        """بحسب مسعفين، according to medics: the outermost speaker of the sentence it stands in."""
        units = view.units
        for u in range(first, last):
            found = speech_entry(units[u], self.entries, "trailing") if units[u].word.speech else None
            if found is None:
                continue
            entry = self.entries[found[0]]
            relay = next((s for s in scopes if s.cue < u < s.first and not s.outer), None)
            if relay is not None:
                self._relay_link(view, u, relay)          # ذكرت الوكالة نقلا عن مصدر أن
                continue
            if any(c.kind == "V" and u < c.i <= u + 2 and any(s.cue == c.i for s in scopes) for c in view.chunks):
                continue                                  # حسب ما ذكرت X بأن: the verb has opened the scope itself
            noun = self._attributed_noun(view, u)
            if noun is None or (not can_speak(view, self.entries, noun) and view.units[noun.head].word.labels):
                continue
            link = self._attributed(view, noun, u)
            opener = next((c.i for c in view.chunks if noun.j <= c.i <= noun.j + 2 and c.kind == "O"), last)
            scopes.append(Scope(first, opener, (link,), entry.get("gives") or {}, entry["id"], u, outer=True))
            return

    def _relay_link(self, view: View, unit: int, scope: Scope) -> None:
        noun = self._attributed_noun(view, unit)
        if noun is not None and noun.i < scope.first and can_speak(view, self.entries, noun):
            link = self._attributed(view, noun, unit)
            if all(link.start != s.start for s in scope.speakers):
                scope.speakers = (*scope.speakers, link)

    def _attributed(self, view: View, noun: Chunk, unit: int) -> Speaker:
        """The link that a noun phrase behind the attribution word at ``unit`` makes."""
        mention = mention_of(view, noun, self.text, whole=True)
        kind = kind_of(view, self.entries, noun)
        return Speaker(mention.text, mention.start, mention.end, None, kind, view.units[unit].text)

    def _attributed_noun(self, view: View, unit: int) -> Chunk | None:
        """The noun phrase behind the attribution word; 'what X said' stands for X."""
        for chunk in view.chunks:
            if chunk.i <= unit or chunk.kind in "RVAXT":
                continue
            return chunk if chunk.kind == "N" and chunk.i - unit <= 6 else None
        return None


def _first(marks: list[int], least: int, last: int) -> int:
    """The first mark at or behind unit ``least``, ``last`` when there is none."""
    at = bisect_left(marks, least)
    return marks[at] if at < len(marks) else last


def _named_before(scopes: list[Scope], unit: int) -> tuple[Speaker, ...]:
    """Who has been named as speaking earlier in this sentence."""
    named = (s.speakers for s in reversed(scopes) if s.speakers and s.rule != "quote" and s.cue < unit)
    return next(named, ())


def _past_short_quote(chunks: list[Chunk], k: int) -> int | None:
    """Index behind a short name in quotation marks or parentheses, «الرياض» or (شينخوا), that stands in the way."""
    opener = chunks[k].unit.text
    for at in range(k + 1, min(len(chunks) - 1, k + 5)):
        if chunks[at].kind == "M":
            if chunks[at].unit.text not in "»”\")":
                return None
            follows = chunks[at + 1].kind
            return at + 1 if follows == "C" or opener == "(" or follows in "AT" else None
        if chunks[at].kind in "VCO":
            return None
    return None


def _past_parenthesis(chunks: list[Chunk], k: int) -> int | None:
    """Index of the second comma of «, رفضت الكشف عن هويتها، أن»: a clause between commas before the complementiser."""
    if k + 1 >= len(chunks) or chunks[k + 1].kind not in "VGRN" or chunks[k + 1].conj:
        return None
    for at in range(k + 2, min(len(chunks) - 1, k + 10)):
        if chunks[at].kind == "M":
            return at + 1 if chunks[at].unit.text in ",،" and chunks[at + 1].kind == "C" else None
        if chunks[at].kind in "CO":
            return None
    return None


def _in_parenthesis(chunks: list[Chunk], index: int, k: int) -> bool:
    """Whether the complementiser at ``k`` stands behind the comma that closes this verb's clause between commas."""
    return index > 0 and k - index < 10 and all(c.kind == "M" and c.unit.text in ",،"
                                                for c in (chunks[k - 1], chunks[index - 1]))
