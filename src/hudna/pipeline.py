"""The steps in order: acquire, read (reconcile, ledger, warn and publish follow as they come).

Everything a command does with articles passes through here; the steps themselves never import each other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from hudna.acquire import prepare, read_inputs
from hudna.errors import InputError
from hudna.read import read_document
from hudna.records import Document, Reading


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
    """
    found = read_inputs(paths, stdin=stdin, default_date=date, lang=lang)
    return (item if isinstance(item, InputError) else read_article(item) for item in found)


def read_article(document: Document) -> Reading:
    """One document with its headline and furniture found, read for its claims."""
    return read_document(prepare(document))


def read_text(text: str, *, date: str | None = None, lang: str | None = None, doc: str = "text") -> Reading:
    """The claims of a text in hand.

    >>> reading = read_text("قصفت المدفعية مدينة السدرة يوم الأحد.", date="2020-03-09")
    >>> [(claim.type, claim.quote[:13], claim.date) for claim in reading.claims]
    [('strike.shelling', 'قصفت المدفعية', '2020-03-08')]
    """
    return read_article(Document(doc=doc, text=text, lang=lang, dct=date))
