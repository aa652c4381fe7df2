"""Reading: a document to its claims. Pure: the same text gives the same claims, without clock, network or database."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

from hudna import ids
from hudna.lexicon import LANGUAGES
from hudna.read.chunks import chunk_sentence
from hudna.read.claims import build_claims
from hudna.read.context import Context, Memory
from hudna.read.frames import find_candidates, settle_events
from hudna.read.language import guess_language
from hudna.read.lexical import Matcher
from hudna.read.links import link_claims
from hudna.read.modality import find_cues
from hudna.read.parties import topic_of
from hudna.read.resolve import Resolver, resolve_claims
from hudna.read.sentences import Sentence, split_sentences
from hudna.read.speech import SpeechReader
from hudna.read.tagging import tag_units
from hudna.read.times import find_times
from hudna.read.view import View
from hudna.records import Claim, Document, Reading

VERSION = "0.1.0"


@cache
def matcher(lang: str) -> Matcher:
    """The compiled lexicon of a language, loaded once a process."""
    return Matcher(lang)


def read_document(document: Document) -> Reading:
    """All claims of a document in text order.

    The language is the document's own or guessed from its letters; a language without rules gives no claims and a note.
    Without a publication date relative dates stay None, and a note says so.
    """
    sha = ids.text_hash(document.text)
    lang = document.lang or guess_language(document.text)
    if lang not in LANGUAGES:
        note = f"no rules for the language {lang or 'of this text'}: nothing was read"
        return Reading(document, sha, f"rules/{VERSION}", (), (note,))
    known = matcher(lang)
    dated, notes = _dated(document)
    claims = _read_text(dated, known, sha)
    unique = {claim.id: claim for claim in claims}
    ordered = sorted(unique.values(), key=lambda c: (c.start, c.end, c.type))
    linked = link_claims(ordered, document.title_span[1] if document.title_span else 0)
    reader = f"rules/{VERSION}+lexicon.{known.version}+knowledge.{known.knowledge}"
    return Reading(document, sha, reader, tuple(linked), notes)


def _dated(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document as it can be read, with a note when it has no publication date or one that is no day."""
    if not document.dct:
        return document, ("no publication date: relative dates (yesterday, Sunday) stay unresolved",)
    try:
        datetime.date.fromisoformat(document.dct)
    except ValueError:
        note = f"the publication date {document.dct!r} is no day: relative dates (yesterday, Sunday) stay unresolved"
        return replace(document, dct=None), (note,)
    return document, ()


def _read_text(document: Document, known: Matcher, sha: str) -> list[Claim]:
    units = known.units(document.text)
    skip = [(f.start, f.end) for f in document.furniture]
    title_end = document.title_span[1] if document.title_span else 0
    sentences = split_sentences(units, title_end, skip)
    tags = tag_units(units, sentences, known.lang)
    speech = SpeechReader(document.text, known.lexicon["speech"])
    memory = Memory(news_day=_news_day(units, sentences, document.dct))
    out: list[Claim] = []
    for sentence in sentences:
        out += _read_sentence(document, known, units, tags, sentence, speech, memory, sha)
    return resolve_claims(out, Resolver(known, units))


def _news_day(units: list[Any], sentences: list[Sentence], dct: str | None) -> str | None:
    """The day that the title or the first two sentences name, when it lies within three days of the publication."""
    if dct is None:
        return None
    earliest = (datetime.date.fromisoformat(dct) - datetime.timedelta(days=3)).isoformat()
    for sentence in sentences[:3]:
        for when in find_times(units, sentence.first, sentence.last, dct):
            if when.precision == 2 and earliest <= when.date <= dct:
                return when.date
    return None


def _read_sentence(document: Document, known: Matcher, units: list[Any], tags: list[str], sentence: Sentence,
                   speech: SpeechReader, memory: Memory, sha: str) -> list[Claim]:
    chunks = chunk_sentence(units, tags, sentence, known.lang)
    if not chunks:
        return []
    view = View(units, tags, chunks, known.lang, sentence.title, sentence.first, sentence.last)
    chosen = settle_events(view, known.lexicon)
    if memory.topic:
        memory.subject = memory.topic
    scopes = speech.read(view, sentence.paragraph)
    candidates = find_candidates(view, known.lexicon, chosen) if chosen else []
    topic = topic_of(view, document.text)
    if topic:
        memory.topic = topic
    if not candidates:
        return []
    cues = find_cues(view, known.lexicon["modality"])
    times = find_times(units, sentence.first, sentence.last, document.dct)
    context = Context(view, document.text, document.dct, scopes, cues, times, known.lexicon, memory, sha)
    return build_claims(context, candidates)
