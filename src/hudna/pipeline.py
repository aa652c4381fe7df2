"""The steps in order: acquire, read, ledger (reconcile, warn and publish follow as they come), and evaluate.

Everything a command does with articles passes through here; the steps themselves never import each other.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from hudna.acquire import prepare, read_inputs
from hudna.errors import InputError, QuoteError, UnknownValueError
from hudna.evaluate import Error, load_gold, score_by_language
from hudna.lexicon import LANGUAGES
from hudna.read import read_document
from hudna.read.language import guess_language
from hudna.records import Document, Reading
from hudna.serialise import reading_to_dict


def read_paths(paths: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None, date: str | None = None,
               lang: str | None = None) -> Iterator[Reading | InputError]:
    """The readings of files, folders and ``-`` in the order given; what cannot be read comes as an error in its place.

    Args:
        paths: .txt, .html, .json, .jsonl files, folders of them, or ``-`` for standard input.
        stdin: the bytes behind ``-``.
        date: the publication date (ISO day) of documents that carry none.
        lang: the language (``ar``, ``en``, ``fr``) of documents that declare none; else it is guessed from the text.

    Raises:
        InputError: at once, when ``date`` is no date.
        UnknownValueError: at once, when ``lang`` is not one of the languages that have rules.
    """
    if lang is not None and lang not in LANGUAGES:
        raise UnknownValueError("language", lang, LANGUAGES)
    found = read_inputs(paths, stdin=stdin, default_date=date, lang=lang)
    return (item if isinstance(item, InputError) else _read_or_say(item) for item in found)


def _read_or_say(document: Document) -> Reading | InputError:
    try:
        reading = read_article(document)
    except QuoteError as error:
        return InputError(document.doc, f"Hudna fails on it ({error})", "please report it; the others are read")
    known, declared = f"rules exist for {', '.join(LANGUAGES)}", reading.document.lang
    if declared is None:
        return InputError(document.doc, "its language was not recognised, nothing was read",
                          f"{known}: name one with --lang")
    if declared not in LANGUAGES:
        return InputError(document.doc, f"no rules for its language {declared!r}, nothing was read", known)
    return reading


def read_article(document: Document) -> Reading:
    """One document read for its claims, its language, headline and furniture found first."""
    if document.lang is None:
        document = replace(document, lang=guess_language(document.text))
    with _collector_paused():
        return read_document(prepare(document))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No pass of the garbage collector while a document is read.

    Reading leaves no cycles behind (a test holds it to that), and a pass in the midst of a long text looks at all of
    its words again: with it, time jumps threefold where the text doubles. Several threads may read at once: each
    puts back what it found switched on.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_text(text: str, *, date: str | None = None, lang: str | None = None, doc: str = "text") -> Reading:
    """The claims of a text in hand.

    >>> reading = read_text("قصفت المدفعية مدينة السدرة يوم الأحد.", date="2020-03-09")
    >>> [(claim.type, claim.quote[:13], claim.date) for claim in reading.claims]
    [('strike.shelling', 'قصفت المدفعية', '2020-03-08')]
    """
    return read_article(Document(doc=doc, text=text, lang=lang, dct=date))


def evaluate_gold(path: str | os.PathLike[str], errors: list[Error] | None = None) -> dict[str, Any]:
    """The reader against the annotated articles of a JSON Lines file: the figures of gold/score.py.

    Returns:
        Figures under ``all`` and each language; under ``missing`` the documents that could not be read.

    Raises:
        InputError: when the file is no gold file; it names the line.
    """
    gold = load_gold(Path(path))
    readings = [item for item in read_paths([path]) if isinstance(item, Reading)]
    predicted = {reading.document.doc: reading_to_dict(reading) for reading in readings}
    figures = score_by_language(gold, predicted, errors)
    return figures | {"missing": [doc["doc"] for doc in gold if doc["doc"] not in predicted]}
