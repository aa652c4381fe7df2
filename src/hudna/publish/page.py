"""A reading as one self-contained page: the article with its words marked by role, beside the list of its claims.

Marks are inline and in normal flow, so that Arabic keeps its joins and its order; each mark opens its claim and each
claim its words, with or without JavaScript. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from hudna.publish.words import count_words, say
from hudna.records import Claim, Document, Reading, Speaker

TEMPLATES = Path(__file__).parent / "templates"
ROLES = ("event", "speaker", "actor", "target", "place", "cue")       # the earlier wins where two meet, but for 'quote'
_ARABIC, _LATIN = re.compile("[\u0620-\u08ff]"), re.compile("[A-Za-z\u00c0-\u024f]")
_PRIORITY = {role: rank for rank, role in enumerate((*ROLES, "quote"))}


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    css: str = ""
    claims: str = ""
    title: str = ""
    refs: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class _Marks:
    """Roles and claims by span, and where a claim's number stands in the text."""

    spans: dict[tuple[int, int], list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    refs: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


def render_page(readings: Iterable[Reading]) -> str:
    """The HTML page of one or more readings, complete in itself."""
    pages = list(readings)
    environment = _environment()
    style, script = _asset("reading.css"), _asset("reading.js")
    lang = pages[0].document.lang if pages and pages[0].document.lang in ("ar", "en", "fr") else "en"
    views = [_page(reading, f"d{i}") for i, reading in enumerate(pages, 1)]
    return str(environment.get_template("reading.html").render(
        lang=lang, title=(pages[0].document.title if pages else None) or "Hudna", pages=views, roles=ROLES, say=say,
        style=_safe(style), script=_safe(script), style_hash=_digest(style), script_hash=_digest(script),
        readers=sorted({reading.reader for reading in pages})))


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader

    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)


def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _safe(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)                         # our own file, no input in it


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _page(reading: Reading, prefix: str) -> dict[str, Any]:
    document = reading.document
    lang = document.lang if document.lang in ("ar", "en", "fr") else "en"
    marks = _Marks()
    claims = []
    for n, claim in enumerate(reading.claims, 1):
        cid = f"{prefix}c{n}"
        _mark(marks, claim, cid, n, document.text)
        claims.append(_claim(claim, cid, n, lang))
    return {"id": prefix, "lang": lang, "dir": "rtl" if lang == "ar" else "ltr", "doc": document.doc,
            "title": document.title or document.doc, "source": document.source, "dct": document.dct,
            "notes": reading.notes, "lines": list(_lines(reading, marks, lang)), "claims": claims,
            "heading": count_words("claim", len(claims), lang)}


def _mark(marks: _Marks, claim: Claim, cid: str, n: int, text: str) -> None:
    marks.spans[claim.start, claim.end].append(("quote", cid))
    marks.spans[claim.trigger.start, claim.trigger.end].append(("event", cid))
    marks.refs[_word_end(text, claim.trigger.end)].append({"id": f"{cid}t", "to": cid, "n": n})
    for role, items in (("speaker", claim.chain), ("actor", claim.actors), ("target", claim.targets),
                        ("place", claim.places), ("cue", claim.cues)):
        for item in items:
            if item.start < item.end:               # an elided speaker has no words of its own
                marks.spans[item.start, item.end].append((role, cid))


def _word_end(text: str, at: int) -> int:
    """The end of the word around a position: a claim's number never stands inside a word."""
    while at < len(text) and (text[at].isalnum() or unicodedata.combining(text[at])):
        at += 1
    return at


def _lines(reading: Reading, marks: _Marks, lang: str) -> Iterator[dict[str, Any]]:
    """The text line by line, each cut where a mark begins or ends."""
    document = reading.document
    text = document.text
    cuts = sorted({at for span in marks.spans for at in span} | set(marks.refs))
    ordered = sorted(marks.spans)
    first, start = 0, 0
    for raw in text.split("\n"):
        end = start + len(raw)
        if raw.strip():
            tag, css = _line_kind(document, start, end)
            inner = cuts[bisect_left(cuts, start) : bisect_left(cuts, end + 1)]
            bounds = sorted({start, end, *inner})
            while first < len(ordered) and ordered[first][1] <= start and ordered[first][0] < start:
                first += 1                          # spans that end before this line, for good once they lead
            live = [span for span in ordered[first : bisect_left(ordered, (end, 0))] if span[1] > start]
            pieces = [_piece(text, a, b, live, marks, lang) for a, b in pairwise(bounds)]
            yield {"tag": tag, "css": css, "pieces": pieces, "dir": _direction(raw, lang)}
        start = end + 1


def _direction(words: str, lang: str) -> str:
    """``auto`` for words that hold no letter of the article's own script, else empty: the article's direction holds."""
    own = _ARABIC if lang == "ar" else _LATIN
    return "" if own.search(words) else "auto"


def _line_kind(document: Document, start: int, end: int) -> tuple[str, str]:
    if document.title_span and document.title_span[0] < end and document.title_span[1] > start:
        return "h1", ""
    for part in document.furniture:
        if part.start <= start and part.end >= end:
            return ("h3", "") if part.kind == "subheading" else ("p", "furniture")
    return "p", ""


def _piece(text: str, a: int, b: int, live: list[tuple[int, int]], marks: _Marks, lang: str) -> _Piece:
    found = [pair for span in live if span[0] <= a and span[1] >= b for pair in marks.spans[span]]
    refs = tuple(marks.refs.get(b, ()))
    if not found:
        return _Piece(text[a:b], refs=refs)
    css = min((role for role, _ in found), key=lambda role: _PRIORITY[role])
    claims = list(dict.fromkeys(cid for role, cid in sorted(found, key=lambda pair: _PRIORITY[pair[0]])))
    return _Piece(text[a:b], css, " ".join(claims), "" if css == "quote" else say(css, lang), refs)


def _claim(claim: Claim, cid: str, n: int, lang: str) -> dict[str, Any]:
    modality = say(f"modality.{claim.modality}", lang)
    negative = claim.polarity == "neg" and claim.modality != "denied"
    return {"id": cid, "ref": f"{cid}t", "n": n, "type": claim.type, "type_name": say(f"type.{claim.type}", lang),
            "modality": "not" if negative else claim.modality,
            "modality_name": f"{modality} · {say('not', lang)}" if negative else modality,
            "quote": claim.quote, "dir": _direction(claim.quote, lang), "rows": list(claim_rows(claim, lang))}


def claim_rows(claim: Claim, lang: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """(label, role, values with their remarks) of what a claim says, leaving out what nobody said."""
    if claim.chain:
        yield say("says", lang), "speaker", [(s.text, _kind(s, lang)) for s in claim.chain]
    else:
        yield say("says", lang), "plain", [(say("outlet", lang), "")]
    for role, items in (("actor", claim.actors), ("target", claim.targets), ("place", claim.places)):
        if items:
            yield say(role, lang), role, [(item.text, "") for item in items]
    if claim.date:
        yield say("date", lang), "number", [(claim.date.replace("/", " – "), "")]
    for label, count in (("killed", claim.killed), ("injured", claim.injured)):
        if count is not None:
            yield say(label, lang), "number", [(count_text(count), "")]
    if claim.means:
        yield say("means", lang), "plain", [(say(f"means.{claim.means}", lang), "")]
    if claim.condition:
        about = f"{say(f'condition.{claim.condition.kind}', lang)} · {say(f'effect.{claim.condition.effect}', lang)}"
        yield say("condition", lang), "cue", [(claim.condition.text, about)]
    cues = dict.fromkeys(c.text for c in claim.cues if c.gives)
    if cues:
        yield say("cue", lang), "cue", [(words, "") for words in cues]


def _kind(speaker: Speaker, lang: str) -> str:
    return "" if speaker.kind == "unattributed" else say(f"kind.{speaker.kind}", lang)


def count_text(count: tuple[int, int | None]) -> str:
    """(5, 5) as 5, (5, None) as 5+, (3, 5) as 3–5."""
    low, high = count
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"
