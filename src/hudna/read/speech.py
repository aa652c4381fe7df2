"""Who is speaking where: nested scopes over units, from speech verbs, participles, quotation marks and trailing attribution.

A scope holds one link of a chain. The chain at a unit is the scopes around it, outermost first. The outlet itself never
stands in a chain. Finding is not deciding: a speaker carried over from before keeps ``resolved_from``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hudna.lexicon.fold import fold_text
from hudna.read.actors import mention_of
from hudna.read.arguments import View, carried_subject, free_noun_right, is_agentive, is_asked, subjects_of
from hudna.read.chunks import AGENTS, Chunk
from hudna.read.lexical import Unit
from hudna.records import Speaker


@dataclass(slots=True)
class Scope:
    """Units ``[first, last)`` are said by ``speakers`` (outermost first); ``gives`` is what the verb does to what it reports."""

    first: int
    last: int
    speakers: tuple[Speaker, ...]
    gives: dict[str, Any]
    rule: str
    cue: int                                    # unit of the speech verb or attribution word
    outer: bool = False                         # trailing attribution: outside all others of its sentence
    direct: bool = False                        # no complementiser: the verb and its object (performatives, demands)


@dataclass(slots=True)
class Discourse:
    """What is carried from sentence to sentence: the last speaker, and a quotation that is still open."""

    last: tuple[Speaker, ...] = ()
    open_quote: tuple[Speaker, ...] = ()
    open_gives: dict[str, Any] | None = None
    paragraph: int = -1


_OPEN = frozenset("«“\"")
_CLOSE = frozenset("»”\"")


def speech_entry(unit: Unit, entries: list[dict[str, Any]], *roles: str) -> tuple[int, str] | None:
    """The first speech entry of a unit that plays one of these roles, with the kind of its form."""
    for value, kind in unit.word.speech:
        if entries[value].get("role", "verb") in roles:
            return value, kind
    return None


class SpeechReader:
    """Finds the scopes of one document, sentence by sentence, carrying the discourse."""

    def __init__(self, text: str, entries: list[dict[str, Any]]) -> None:
        self.text, self.entries, self.state = text, entries, Discourse()
        self.new_paragraph = True
        self.heard: tuple[Speaker, ...] = ()        # who a speech verb without a complement names: the next 'he added' is his

    def read(self, view: View, paragraph: int = 0) -> list[Scope]:
        """The scopes of a sentence; updates what is carried to the next."""
        self.new_paragraph = paragraph != self.state.paragraph
        chunks = view.chunks
        if not chunks:
            return []
        first, last = view.first, chunks[-1].j
        if self.state.open_quote and self.new_paragraph and not any(
                view.units[u].text in "«“\"" for u in range(first, min(first + 2, last)) if view.units[u].kind == "p"):
            self.state.open_quote = ()                   # a quotation that was never closed ends with its paragraph
        scopes: list[Scope] = []
        if self.state.open_quote:
            close = next((u for u in range(first, last) if view.units[u].text in "»”\"" and view.units[u].kind == "p"), None)
            scopes.append(Scope(first, last if close is None else close, self.state.open_quote, self.state.open_gives or {},
                                "quote", first))
            if close is not None:
                self.state.open_quote = ()
        self._colon_speaker(view, scopes, last)
        for index, chunk in enumerate(chunks):
            if chunk.kind in "VGNE" and view.units[chunk.head if chunk.kind in "NE" else chunk.i].word.speech:
                self._verb(view, index, chunk, scopes, last)
        self._trailing(view, scopes, first, last)
        self._nest(view, scopes)
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
        if opener is None and any(speech_entry(view.units[u], self.entries, "trailing") for u in range(max(0, chunk.i - 3), chunk.i)):
            return                                        # بحسب ما ذكرت X: the attribution is read by _trailing
        if nominal and (opener is None or not unit.word.encl and view.lang == "ar"):
            return
        if nominal:
            speakers = self._current(scopes, chunk.i) or self.state.last        # قوله إن: who spoke last
        else:
            speakers = self._speakers(view, index, entry, kind, scopes)
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
            scopes.append(Scope(start, end, speakers, entry.get("gives") or {}, entry["id"], chunk.i, direct=opener is None))
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
        for k, chunk in enumerate(view.chunks):
            if chunk.i <= start:
                continue
            if chunk.kind == "O" or chunk.kind in "VX" and chunk.conj or chunk.kind == "J":
                verb = self._speech_ahead(view, k)
                if verb:
                    return chunk.i
            if chunk.kind == "O" and view.lang == "ar" and opener is None:
                return chunk.i
        return last

    def _speech_ahead(self, view: View, k: int) -> bool:
        for chunk in view.chunks[k : k + 4]:
            if chunk.kind == "V":
                return speech_entry(view.units[chunk.i], self.entries, "verb") is not None
            if chunk.kind in "COM":
                if chunk is not view.chunks[k]:
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
        for u in range(at, last):
            if units[u].kind == "p" and units[u].text in "»”\"":
                return u + 1
        return last

    def _watch_quote(self, view: View, start: int, last: int, speakers: tuple[Speaker, ...], entry: dict[str, Any]) -> None:
        """Remember a quotation that the sentence leaves open."""
        units = view.units
        depth, opened = 0, False
        for u in range(max(start - 1, 0), last):
            if units[u].kind != "p":
                continue
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

    # -- who

    @staticmethod
    def _current(scopes: list[Scope], unit: int) -> tuple[Speaker, ...]:
        """Who has been named as speaking earlier in this sentence."""
        named = [s for s in scopes if s.speakers and s.rule != "quote" and s.cue < unit]
        return named[-1].speakers if named else ()

    def _speakers(self, view: View, index: int, entry: dict[str, Any], kind: str, scopes: list[Scope]) -> tuple[Speaker, ...]:
        chunks = view.chunks
        verb = chunks[index]
        reporting = kind == "part" or verb.kind == "G"
        subjects = [] if reporting and view.lang == "ar" else subjects_of(view, index, carry=reporting)
        subjects = [c for c in subjects if c.kind == "N"]
        if view.lang == "ar" and not subjects and not reporting:
            right = free_noun_right(view, index)
            if right is not None and not ("asks" in verb.unit.word.roles and is_asked(view, right)) and chunks[right].kind == "N" and self._can_speak(view, chunks[right]):
                subjects = [chunks[right]]
        if view.lang != "ar" and not subjects and not reporting:
            after = index + 1
            if after < len(chunks) and chunks[after].kind == "N" and chunks[after].prep is None:
                subjects = [chunks[after]]
        pronoun = bool(subjects) and (subjects[0].unit.word.roles & {"pronouns"} or view.tags[subjects[0].i] == "U")
        if subjects and not pronoun and self._can_speak(view, subjects[0]):
            link = self._link(view, subjects, entry, verb)
            relayed = self._relayed(view, index, entry)
            if not relayed and len(self.state.last) > 1 and self._same_source(view, subjects[0], self.state.last[-1]):
                return (*self.state.last[:-1], link)          # وأضاف المصدر: the agency still relays it
            return (link, *relayed) if relayed else (link,)
        current = self._current(scopes, verb.i)
        if not current and not subjects and not reporting:          # تلا المتحدث بيانا قال فيه: the subject of the verb before
            before = [c for c in carried_subject(view, index) if self._can_speak(view, c)]
            if before:
                return (self._link(view, before[:1], entry, verb),)
        if kind == "pres" and not reporting and not subjects and self.new_paragraph and not current:
            return ()                                         # ويظهر, ويبدو: nobody of the paragraph before speaks on
        carried_from = current or self.state.last
        if carried_from and (not subjects or pronoun) and self._may_carry(view, index, reporting or pronoun):
            words = subjects[0].unit.text if subjects else ""
            kept = carried_from[-1]
            carried = Speaker(kept.text, kept.start, kept.end, kept.actor, kept.kind, verb.unit.text, words)
            return (*carried_from[:-1], carried)
        return ()

    def _same_source(self, view: View, chunk: Chunk, last: Speaker) -> bool:
        """Whether 'the source' takes up the source that spoke last."""
        unit = view.units[chunk.head]
        return bool(unit.word.article) and speech_entry(unit, self.entries, "source") is not None and (
            unit.word.base[:3] in fold_text(last.text))

    def _may_carry(self, view: View, index: int, reporting: bool) -> bool:
        """An elided speaker goes on from before only in the sentence's first verb or beside another speech verb."""
        earlier = [c for c in view.chunks[:index] if c.kind == "V"]
        return reporting or not earlier or any(speech_entry(c.unit, self.entries, "verb") for c in earlier)

    def _can_speak(self, view: View, chunk: Chunk) -> bool:
        head = view.units[chunk.head].word
        if speech_entry(view.units[chunk.head], self.entries, "source", "document") is not None:
            return True
        if view.lang == "ar":                         # an idafa speaks by its first word: the position of the government does not
            first = chunk.classes & AGENTS or head.labels and any(c in "AZ" for c, _, _ in head.labels)
            return bool(first) or not head.labels and not head.article and view.units[chunk.head].kind == "w"
        return is_agentive(chunk) or view.units[chunk.head].kind == "w" and (view.units[chunk.head].text[:1].isupper() or not head.labels)

    def _link(self, view: View, subjects: list[Chunk], entry: dict[str, Any], verb: Chunk) -> Speaker:
        first = mention_of(view, self._named(view, subjects[0]), self.text, whole=True)
        start, end = first.start, first.end
        if len(subjects) > 1:                                   # two parties speaking jointly are one link
            second = mention_of(view, subjects[-1], self.text)
            if second.end - start < 160:
                end = max(end, second.end)
        kind = self._kind(view, subjects[0])
        return Speaker(self.text[start:end], start, end, None, kind, verb.unit.text)

    def _named(self, view: View, subject: Chunk) -> Chunk:
        """«الخبير في الشؤون الإقليمية فلان الفلاني إن»: the name behind a title and its complements."""
        if view.lang != "ar" or subject.name is not None or subject not in view.chunks:
            return subject
        k = view.chunks.index(subject) + 1
        complements = 0
        while k < len(view.chunks) and view.chunks[k].kind == "N" and (view.chunks[k].prep is not None or view.chunks[k].conj) and complements < 4:
            k += 1
            complements += 1
        if not complements or k >= len(view.chunks) or view.chunks[k].kind != "N" or view.chunks[k].prep is not None:
            return subject
        name = view.chunks[k]
        unknown = all(view.units[u].kind == "w" and not view.units[u].word.labels for u in range(name.i, name.j))
        return name if unknown and k + 1 < len(view.chunks) and view.chunks[k + 1].kind in "CM" else subject

    def _kind(self, view: View, chunk: Chunk) -> str:
        for u in range(chunk.i, chunk.j):
            found = speech_entry(view.units[u], self.entries, "source", "document")
            if found is not None:
                entry = self.entries[found[0]]
                return str(entry.get("speaker") or ("document" if entry["role"] == "document" else "unattributed"))
        if chunk.classes & {"media"}:
            return "other_media"
        if chunk.classes & {"medic"}:
            return "ngo_or_medic"
        if chunk.classes & {"witness", "civilian"}:
            return "witness"
        if chunk.classes & {"armed", "group"}:
            return "party_commander" if "official" in chunk.classes else "party_official"
        if chunk.classes & {"official", "state", "institution"}:
            return "state_official"
        return "unattributed"

    def _relayed(self, view: View, index: int, entry: dict[str, Any]) -> tuple[Speaker, ...]:
        """نقلت الوكالة عن مصدر قوله: the source that an agency quotes is the next link."""
        if not entry.get("relays"):
            return ()
        for chunk in view.chunks[index + 1 : index + 8]:
            if chunk.kind == "N" and chunk.prep in ("about", "from", "of"):
                mention = mention_of(view, chunk, self.text, whole=True)
                return (Speaker(mention.text, mention.start, mention.end, None, self._kind(view, chunk), None),)
            if chunk.kind in "VCO":
                break
        return ()

    # -- shapes of the sentence

    def _colon_speaker(self, view: View, scopes: list[Scope], last: int) -> None:
        """«نتنياهو: سنواصل»: a short name, a colon, and what it says."""
        chunks = view.chunks
        for k in range(min(4, len(chunks))):
            chunk = chunks[k]
            if chunk.kind == "M" and chunk.unit.text == ":" and k >= 1:
                head = chunks[0]
                if all(c.kind == "N" for c in chunks[:k]) and self._can_speak(view, head) and chunk.i - head.i <= 7:
                    link = self._link(view, [head], {}, head)
                    scopes.append(Scope(chunk.j, last, (link,), {}, "colon", chunk.i))
                return
            if chunk.kind not in "N":
                return

    def _inverted(self, view: View, index: int, chunk: Chunk, entry: dict[str, Any], speakers: tuple[Speaker, ...],
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
        ends = not rest or len(rest) <= 1 and rest[0].kind == "N"
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
            if noun is None or not self._can_speak(view, noun) and view.units[noun.head].word.labels:
                continue
            mention = mention_of(view, noun, self.text, whole=True)
            link = Speaker(mention.text, mention.start, mention.end, None, self._kind(view, noun), units[u].text)
            opener = next((c.i for c in view.chunks if noun.j <= c.i <= noun.j + 2 and c.kind == "O"), last)
            scopes.append(Scope(first, opener, (link,), entry.get("gives") or {}, entry["id"], u, outer=True))
            return

    def _relay_link(self, view: View, unit: int, scope: Scope) -> None:
        noun = self._attributed_noun(view, unit)
        if noun is not None and noun.i < scope.first and self._can_speak(view, noun):
            mention = mention_of(view, noun, self.text, whole=True)
            if all(mention.start != s.start for s in scope.speakers):
                link = Speaker(mention.text, mention.start, mention.end, None, self._kind(view, noun), view.units[unit].text)
                scope.speakers = (*scope.speakers, link)

    def _attributed_noun(self, view: View, unit: int) -> Chunk | None:
        """The noun phrase behind the attribution word; 'what X said' stands for X."""
        for chunk in view.chunks:
            if chunk.i <= unit or chunk.kind in "RVAXT":
                continue
            return chunk if chunk.kind == "N" and chunk.i - unit <= 6 else None
        return None

    def _nest(self, view: View, scopes: list[Scope]) -> None:
        scopes.sort(key=lambda s: (not s.outer, s.first, -s.last))


def _past_short_quote(chunks: list[Chunk], k: int) -> int | None:
    """Index behind a short name in quotation marks or parentheses («الرياض», (شينخوا)) that a complementiser or noun follows."""
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
    """Whether the complementiser at ``k`` stands behind the comma that closes the clause between commas of this verb."""
    return index > 0 and chunks[k - 1].kind == "M" and chunks[k - 1].unit.text in ",،" and chunks[index - 1].kind == "M" and (
        chunks[index - 1].unit.text in ",،") and k - index < 10


def chain_at(scopes: list[Scope], unit: int) -> list[Scope]:
    """The scopes around a unit, outermost first."""
    return [s for s in scopes if s.first <= unit < s.last]
