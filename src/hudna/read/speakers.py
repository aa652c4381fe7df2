"""Who is speaking: the subject of a speech verb as a link of a chain, with what carries over from sentence to sentence.

Finding is not deciding: a speaker carried over from before keeps ``resolved_from``.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from hudna.lexicon.fold import fold_text
from hudna.read.actors import mention_of
from hudna.read.chunks import AGENTS, Chunk
from hudna.read.lexical import Unit
from hudna.read.subjects import carried_subject, free_noun_right, is_accused, is_asked, is_first_person, subjects_of
from hudna.read.view import View, is_agentive
from hudna.records import Speaker


@dataclass(slots=True)
class Discourse:
    """A document and what is carried through it: the last speaker, and a quotation that is still open."""

    text: str
    entries: list[dict[str, Any]]               # of speech.yaml
    last: tuple[Speaker, ...] = ()
    open_quote: tuple[Speaker, ...] = ()
    open_gives: dict[str, Any] | None = None
    paragraph: int = -1                         # of the last sentence in which someone spoke
    new_paragraph: bool = True


def speech_entry(unit: Unit, entries: list[dict[str, Any]], *roles: str) -> tuple[int, str] | None:
    """The first speech entry of a unit that plays one of these roles, with the kind of its form."""
    for value, kind in unit.word.speech:
        if entries[value].get("role", "verb") in roles:
            return value, kind
    return None


def speakers_of(view: View, index: int, entry: dict[str, Any], kind: str, current: tuple[Speaker, ...],
                state: Discourse) -> tuple[Speaker, ...]:
    """Who speaks by the speech verb of a chunk, outermost first; empty when nobody is found.

    Args:
        view: the sentence.
        index: the verb's chunk.
        entry: its entry in speech.yaml.
        kind: the kind of its form (``part`` is an Arabic participle).
        current: who has been named as speaking earlier in the sentence.
        state: what is carried from the sentences before.
    """
    verb = view.chunks[index]
    reporting = kind == "part" or verb.kind == "G"
    subjects = _subjects(view, index, reporting, state)
    pronoun = bool(subjects) and bool(
        subjects[0].unit.word.roles & {"pronouns"} or view.tags[subjects[0].i] == "U")
    if subjects and not pronoun and can_speak(view, state.entries, subjects[0]):
        link = link_of(view, subjects, verb, state)
        relayed = _relayed(view, index, entry, state)
        if not relayed and len(state.last) > 1 and _same_source(view, subjects[0], state):
            return (*state.last[:-1], link)                       # وأضاف المصدر: the agency still relays it
        return (link, *relayed) if relayed else (link,)
    if not current and not subjects and not reporting:            # تلا المتحدث بيانا قال فيه: who did the verb before
        before = [c for c in carried_subject(view, index) if can_speak(view, state.entries, c)]
        if before:
            return (link_of(view, before[:1], verb, state),)
    if kind == "pres" and not reporting and not subjects and state.new_paragraph and not current:
        return ()                                                 # ويظهر, ويبدو: nobody from before speaks on
    carried_from = current or state.last
    if carried_from and (not subjects or pronoun) and _may_carry(view, index, reporting or pronoun, state.entries):
        words = subjects[0].unit.text if subjects else ""
        kept = carried_from[-1]
        carried = Speaker(kept.text, kept.start, kept.end, kept.actor, kept.kind, verb.unit.text, words)
        return (*carried_from[:-1], carried)
    return ()


def _subjects(view: View, index: int, reporting: bool, state: Discourse) -> list[Chunk]:
    """The noun chunks that are the subject of a speech verb; a reporting form (a participle) has its main verb's."""
    if view.lang == "ar":
        if is_first_person(view.chunks[index].unit.word):
            return []
        subjects = [] if reporting else [c for c in subjects_of(view, index, carry=False) if c.kind == "N"]
        if not subjects and not reporting:
            right = free_noun_right(view, index)
            verb = view.chunks[index]
            asked = right is not None and "asks" in verb.unit.word.roles and is_asked(view, right)
            accused = right is not None and "accuses" in verb.unit.word.roles and verb.conj and is_accused(view, right)
            if right is not None and not asked and not accused and view.chunks[right].kind == "N" and (
                    can_speak(view, state.entries, view.chunks[right])):
                return [view.chunks[right]]
        return subjects
    subjects = [c for c in subjects_of(view, index, carry=reporting) if c.kind == "N"]
    after = index + 1
    if not subjects and not reporting and after < len(view.chunks) and (
            view.chunks[after].kind == "N" and view.chunks[after].prep is None):
        return [view.chunks[after]]
    return subjects


def _same_source(view: View, chunk: Chunk, state: Discourse) -> bool:
    """Whether 'the source' takes up the source that spoke last."""
    unit = view.units[chunk.head]
    return bool(unit.word.article) and speech_entry(unit, state.entries, "source") is not None and (
        unit.word.base[:3] in fold_text(state.last[-1].text))


def _may_carry(view: View, index: int, reporting: bool, entries: list[dict[str, Any]]) -> bool:
    """An elided speaker goes on from before only in the sentence's first verb or beside another speech verb."""
    earlier = [c for c in view.chunks[:index] if c.kind == "V"]
    return reporting or not earlier or any(speech_entry(c.unit, entries, "verb") for c in earlier)


def can_speak(view: View, entries: list[dict[str, Any]], chunk: Chunk) -> bool:
    """Whether a noun chunk names someone, or a text, that can say something."""
    unit = view.units[chunk.head]
    head = unit.word
    if speech_entry(unit, entries, "source", "document") is not None:
        return True
    if view.lang == "ar":                   # an idafa speaks by its first word: the position of the government does not
        if chunk.classes & AGENTS or (head.labels and any(c in "AZ" for c, _, _ in head.labels)):
            return True
        surname = not head.article or (head.form.endswith("ي") and chunk.j - chunk.i == 1)       # قال المغزلي
        return not head.labels and surname and unit.kind == "w"
    return is_agentive(chunk) or (unit.kind == "w" and (unit.text[:1].isupper() or not head.labels))


def link_of(view: View, subjects: list[Chunk], verb: Chunk, state: Discourse) -> Speaker:
    """The link of a chain that the subjects of a verb make: two parties speaking jointly are one."""
    first = mention_of(view, _named(view, subjects[0]), state.text, whole=True)
    start, end = first.start, first.end
    if len(subjects) > 1:
        second = mention_of(view, subjects[-1], state.text)
        if second.end - start < 160:
            end = max(end, second.end)
    kind = kind_of(view, state.entries, subjects[0])
    return Speaker(state.text[start:end], start, end, None, kind, verb.unit.text)


def _named(view: View, subject: Chunk) -> Chunk:
    """«الخبير في الشؤون الإقليمية فلان الفلاني إن»: the name behind a title and its complements."""
    chunks = view.chunks
    if view.lang != "ar" or subject.name is not None:
        return subject
    k = bisect_left(chunks, subject.i, key=lambda chunk: chunk.i)
    if k >= len(chunks) or chunks[k] != subject:
        return subject
    k += 1
    complements = 0
    while k < len(chunks) and chunks[k].kind == "N" and (chunks[k].prep is not None or chunks[k].conj) and (
            complements < 4):
        k += 1
        complements += 1
    if not complements or k >= len(chunks) or chunks[k].kind != "N" or chunks[k].prep is not None:
        return subject
    name = chunks[k]
    unknown = all(view.units[u].kind == "w" and not view.units[u].word.labels for u in range(name.i, name.j))
    return name if unknown and k + 1 < len(chunks) and chunks[k + 1].kind in "CM" else subject


def kind_of(view: View, entries: list[dict[str, Any]], chunk: Chunk) -> str:
    """The kind of speaker (``records.Speaker``) that a noun chunk names."""
    for u in range(chunk.i, chunk.j):
        found = speech_entry(view.units[u], entries, "source", "document")
        if found is not None:
            entry = entries[found[0]]
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


def _relayed(view: View, index: int, entry: dict[str, Any], state: Discourse) -> tuple[Speaker, ...]:
    """نقلت الوكالة عن مصدر قوله: the source that an agency quotes is the next link."""
    if not entry.get("relays"):
        return ()
    for chunk in view.chunks[index + 1 : index + 8]:
        if chunk.kind == "N" and chunk.prep in ("about", "from", "of"):
            mention = mention_of(view, chunk, state.text, whole=True)
            return (Speaker(mention.text, mention.start, mention.end, None, kind_of(view, state.entries, chunk), None),)
        if chunk.kind in "VCO":
            break
    return ()
