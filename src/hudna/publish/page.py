"""A reading as one self-contained page: the article with its words marked by role, beside the list of its claims.

Marks are inline and in normal flow, so that Arabic keeps its joins and its order; each mark opens its claim and each
claim its words, with or without JavaScript. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hudna.publish.words import count_words, say
from hudna.records import Claim, Reading

TEMPLATES = Path(__file__).parent / "templates"
ROLES = ("event", "speaker", "actor", "target", "place", "cue")       # the earlier wins where two meet, but for 'quote'
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
        reader=pages[0].reader if pages else ""))


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
        _mark(marks, claim, cid, n)
        claims.append(_claim(claim, cid, n, lang))
    return {"lang": lang, "dir": "rtl" if lang == "ar" else "ltr", "doc": document.doc, "source": document.source,
            "dct": document.dct, "notes": reading.notes, "lines": list(_lines(reading, marks)), "claims": claims,
            "heading": count_words("claim", len(claims), lang)}


def _mark(marks: _Marks, claim: Claim, cid: str, n: int) -> None:
    marks.spans[claim.start, claim.end].append(("quote", cid))
    marks.spans[claim.trigger.start, claim.trigger.end].append(("event", cid))
    marks.refs[claim.trigger.end].append({"id": f"{cid}t", "to": cid, "n": n})
    for role, items in (("speaker", claim.chain), ("actor", claim.actors), ("target", claim.targets),
                        ("place", claim.places), ("cue", claim.cues)):
        for item in items:
            marks.spans[item.start, item.end].append((role, cid))


def _lines(reading: Reading, marks: _Marks) -> Iterator[dict[str, Any]]:
    """The text line by line, each cut where a mark begins or ends."""
    document = reading.document
    text = document.text
    cuts = sorted({at for span in marks.spans for at in span} | set(marks.refs))
    ordered = sorted(marks.spans)
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        if raw.strip():
            tag, css = _line_kind(document, start, end)
            inner = cuts[bisect_left(cuts, start) : bisect_left(cuts, end + 1)]
            bounds = sorted({start, end, *inner})
            live = [span for span in ordered if span[0] < end and span[1] > start]
            pieces = [_piece(text, a, b, live, marks) for a, b in zip(bounds, bounds[1:], strict=False)]
            yield {"tag": tag, "css": css, "pieces": pieces}
        start = end + 1


def _line_kind(document: Any, start: int, end: int) -> tuple[str, str]:
    if document.title_span and document.title_span[0] < end and document.title_span[1] > start:
        return "h1", ""
    for part in document.furniture:
        if part.start <= start and part.end >= end:
            return ("h3", "") if part.kind == "subheading" else ("p", "furniture")
    return "p", ""


def _piece(text: str, a: int, b: int, live: list[tuple[int, int]], marks: _Marks) -> _Piece:
    found = [pair for span in live if span[0] <= a and span[1] >= b for pair in marks.spans[span]]
    refs = tuple(marks.refs.get(b, ()))
    if not found:
        return _Piece(text[a:b], refs=refs)
    css = min((role for role, _ in found), key=lambda role: _PRIORITY[role])
    claims = list(dict.fromkeys(cid for role, cid in sorted(found, key=lambda pair: _PRIORITY[pair[0]])))
    return _Piece(text[a:b], css, " ".join(claims), "", refs)


def _claim(claim: Claim, cid: str, n: int, lang: str) -> dict[str, Any]:
    modality = say(f"modality.{claim.modality}", lang)
    negative = claim.polarity == "neg" and claim.modality != "denied"
    return {"id": cid, "ref": f"{cid}t", "n": n, "type": claim.type, "type_name": say(f"type.{claim.type}", lang),
            "modality": "not" if negative else claim.modality,
            "modality_name": f"{modality} · {say('not', lang)}" if negative else modality,
            "quote": claim.quote, "rows": list(claim_rows(claim, lang))}


def claim_rows(claim: Claim, lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """(label, role, values) of what a claim says, leaving out what nobody said."""
    speakers = [s.text for s in claim.chain]
    yield say("says", lang), "speaker", speakers or [say("outlet", lang)]
    if claim.actors:
        yield say("actor", lang), "actor", [m.text for m in claim.actors]
    if claim.targets:
        yield say("target", lang), "target", [m.text for m in claim.targets]
    if claim.places:
        yield say("place", lang), "place", [p.text for p in claim.places]
    if claim.date:
        yield say("date", lang), "date", [claim.date.replace("/", " – ")]
    for label, count in (("killed", claim.killed), ("injured", claim.injured)):
        if count is not None:
            yield say(label, lang), "count", [count_text(count)]
    if claim.means:
        yield say("means", lang), "means", [say(f"means.{claim.means}", lang)]
    if claim.condition:
        yield say("condition", lang), "cue", [claim.condition.text]
    cues = [c.text for c in claim.cues if c.gives]
    if cues:
        yield say("cue", lang), "cue", list(dict.fromkeys(cues))


def count_text(count: tuple[int, int | None]) -> str:
    """(5, 5) as 5, (5, None) as 5+, (3, 5) as 3–5."""
    low, high = count
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"
