"""From a news page to its article, and from copied text to a document with its furniture marked."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hudna.acquire.dates import page_date
from hudna.acquire.furniture import (
    Entries,
    Rules,
    compile_rules,
    find_title,
    furniture_of,
    headline_span,
    mark_furniture,
)
from hudna.acquire.pages import article_blocks, page_language, page_meta, page_title
from hudna.errors import InputError
from hudna.ids import content_id
from hudna.lexicon import LANGUAGES, load
from hudna.records import Document, Furniture

__all__ = ["clean_html", "decode_page", "find_title", "mark_furniture", "prepare", "read_page"]

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WINDOWS = {b: bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in range(128, 160)}      # as browsers read Latin
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def clean_html(raw: str | bytes, url: str | None = None) -> Document:
    """The article of a news page: title line, blank line, then paragraphs and sub-headings, each on its own line.

    Menus, sidebars, related links, share bars, comments and footers are left out by trafilatura. The title is the
    page's own headline (never the JSON-LD one, which is at times another article's). Its ``dct`` is what
    ``page_date`` finds, or None; its ``doc`` is the address, or an id made from the text.

    Args:
        raw: the page; bytes are decoded by their mark, their declared charset or as UTF-8.
        url: the address of the page, if known.

    Raises:
        InputError: when the page cannot be decoded, or holds no article.
    """
    import trafilatura

    where = url or "page"
    page = _DECLARED.sub("", raw if isinstance(raw, str) else read_page(raw, where)).replace("\0", "")
    tree = trafilatura.load_html(page) if page.strip() else None
    if tree is None:
        raise InputError(where, "no HTML found", "save the page again, or its text as a .txt file")
    title = page_title(tree)
    blocks = [(kind, text) for kind, text in article_blocks(tree, url) if kind != "head" or text != title]
    if not blocks:
        raise InputError(where, "no article text found in this page", "copy the article's text into a .txt file")
    text, furniture = _join(title, blocks)
    return Document(
        doc=url or content_id("page", [text]), text=text, lang=page_language(tree), dct=page_date(tree, url=url),
        title=title, title_span=(0, len(title)) if title else None, source=page_meta(tree, "og:site_name"), url=url,
        furniture=furniture)


def prepare(document: Document, boilerplate: Entries | None = None) -> Document:
    """The document with its headline found and its furniture marked; what is already marked stays.

    ``boilerplate`` is the lexicon's list; None takes that of the document's language (by script when unknown).
    """
    rules = _language_rules(_languages(document)) if boilerplate is None else compile_rules(boilerplate)
    text = document.text
    span = document.title_span or headline_span(text, document.title, rules)
    title = document.title or (text[span[0] : span[1]] if span else None)
    marks = list(document.furniture)
    taken = sorted([(mark.start, mark.end) for mark in marks] + ([span] if span else []))
    marks += [mark for mark in furniture_of(text, span, rules) if not _overlaps(taken, mark)]
    return replace(document, title=title, title_span=span, furniture=tuple(sorted(marks, key=lambda mark: mark.start)))


def _overlaps(taken: Sequence[tuple[int, int]], mark: Furniture) -> bool:
    i = bisect_left(taken, (mark.end, 0))
    return any(start < mark.end and mark.start < end for start, end in taken[max(0, i - 1) : i])


def _languages(document: Document) -> tuple[str, ...]:
    """Whose furniture words a document needs: its language's; without one, Arabic by its letters, else both others."""
    if document.lang is not None:
        return (document.lang,) if document.lang in LANGUAGES else ()
    sample = document.text[:2000]
    arabic = sum("\u0600" <= char <= "\u06ff" for char in sample)
    return ("ar",) if arabic * 3 > len(sample) else ("en", "fr")


@cache
def _language_rules(languages: tuple[str, ...]) -> Rules:
    return compile_rules([entry for language in languages for entry in load(language)["boilerplate"]])


def decode_page(raw: bytes) -> str:
    """The characters of a page: by its byte order mark, its declared charset, or as UTF-8.

    Raises:
        UnicodeDecodeError: when the bytes are not what they are declared to be.
        LookupError: when the declared charset is unknown.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding)
    declared = _CHARSET.search(raw[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else "utf-8"
    codec = codecs.lookup(name).name
    if codec.startswith("utf-16"):
        codec = "utf-8"                                         # as browsers do: the declaration itself was readable
    if codec not in ("iso8859-1", "ascii", "cp1252"):
        return raw.decode(codec)
    try:
        return raw.decode("utf-8")              # Latin is often declared by habit, and seldom valid UTF-8 by chance
    except UnicodeDecodeError:
        return raw.decode("latin-1").translate(_WINDOWS)


def read_page(raw: bytes, where: str) -> str:
    """As ``decode_page``, with its errors as an ``InputError`` that names the page.

    Raises:
        InputError: when the page cannot be decoded.
    """
    try:
        return decode_page(raw)
    except UnicodeDecodeError as error:
        problem = f"not valid {error.encoding} at byte {error.start}"
        raise InputError(where, problem, "save the page as UTF-8") from error
    except LookupError as error:
        raise InputError(where, f"unknown charset declared ({error})", "save the page as UTF-8") from error


def _join(title: str | None, blocks: Sequence[tuple[str, str]]) -> tuple[str, tuple[Furniture, ...]]:
    """The stored text and its sub-headings."""
    pieces, marks = [title] if title else [], []
    length = len(title) if title else 0
    for kind, text in blocks:
        start = length + 2 if pieces else 0
        if kind == "head":
            marks.append(Furniture(start, start + len(text), "subheading"))
        pieces.append(text)
        length = start + len(text)
    return "\n\n".join(pieces), tuple(marks)
