"""Files to documents: copied text, pages, JSON and JSON lines, folders and standard input.

Text is stored exactly as received, since offsets are promised into it, with two exceptions: in .txt files (and plain
text from standard input) ``\\r\\n`` becomes ``\\n``, and a byte order mark at the start of a file is dropped. The text
field of a JSON object is not changed at all.
"""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from hudna.acquire.clean import clean_html, read_page
from hudna.errors import InputError
from hudna.records import Document

KINDS = {".txt": "txt", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl"}
MAX_BYTES = 64 * 1024 * 1024        # of one file
MAX_CHARACTERS = 2_000_000          # of one document: some 300,000 words, far above any article
MAX_PAGE_CHARACTERS = 10_000_000    # of one HTML page, with its scripts and styles

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}\S*(?: ?[+-]\d{2}:?\d{2}| ?Z| UTC)?)?")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_MAGIC = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or an office document"), (b"\x1f\x8b", "a gzip archive"),
          (b"\xd0\xcf\x11\xe0", "an office document"))
_PAGE = re.compile(r"<(?:!doctype|html|head|body|article|main|div|meta|p)\b[^>]*>", re.I)
_PLAIN = "save it as plain UTF-8 text"
Found = Iterator[Document | InputError]


def read_inputs(paths: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None,
                default_date: str | None = None, lang: str | None = None) -> Found:
    """The documents of files, folders and ``-`` (standard input), in the order given; a folder's files by path.

    What cannot be read is yielded as an ``InputError`` in its place, so that everything else is still read.

    Args:
        paths: files (.txt, .html, .htm, .json, .jsonl), folders, or ``-``; a file without a suffix is looked into.
        stdin: the bytes behind ``-``.
        default_date: the publication date of documents that carry none, as an ISO day or date-time.
        lang: the language of documents that declare none.

    Raises:
        InputError: at once, when ``default_date`` is no date.
    """
    day = iso_day(default_date, "--date", "date") if default_date is not None else None
    return _with_defaults(_read_all(paths, stdin), day, lang)


def iso_day(value: str, where: str, field: str) -> str:
    """The day of an ISO date or date-time.

    Raises:
        InputError: when it is none, or no such day exists.
    """
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value[:10]).isoformat()
        except ValueError:
            pass
    raise InputError(where, f"{field} {value[:40]!r} is not a date", "write it as YYYY-MM-DD")


def _with_defaults(found: Found, day: str | None, lang: str | None) -> Found:
    for item in found:
        if isinstance(item, Document):
            item = replace(item, dct=item.dct or day, lang=item.lang or lang)
        yield item


def _read_all(paths: Iterable[str | os.PathLike[str]], stdin: BinaryIO | None) -> Found:
    read_before = False
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            if read_before or stdin is None:
                problem = "standard input can be read once" if read_before else "there is no standard input"
                yield InputError("-", problem, "name a file")
                continue
            read_before = True
            yield from _read_stream(stdin, "-", None)
        elif Path(name).is_dir():
            yield from _read_folder(name)
        else:
            yield from _read_file(name)


def _read_folder(folder: str) -> Found:
    """Files of the known kinds below a folder, sorted by path; hidden ones and links to folders are passed over."""
    failed: list[OSError] = []
    names: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names += [os.path.join(parent, name) for name in files
                  if not name.startswith(".") and Path(name).suffix.lower() in KINDS]
    for error in failed:
        yield InputError(_shown(str(error.filename)), f"cannot be opened ({error.strerror})", "check its permissions")
    if not names and not failed:
        yield InputError(_shown(folder), f"no {', '.join(sorted(KINDS))} file in this folder", "name another folder")
    for name in sorted(names):
        yield from _read_file(name)


def _read_file(name: str) -> Found:
    where = _shown(name)
    suffix = Path(name).suffix.lower()
    kind = KINDS.get(suffix)
    if name.startswith(("http://", "https://")):
        yield InputError(where, "an address, not a file", "save the page and name the file")
    elif kind is None and suffix and not os.path.exists(name):
        yield InputError(where, "no such file", "check the path")
    elif kind is None and suffix:
        yield InputError(where, f"files of kind {suffix!r} are not read", f"known kinds: {', '.join(sorted(KINDS))}")
    else:
        try:
            with open(name, "rb") as file:
                yield from _read_stream(file, where, kind)
        except FileNotFoundError:
            yield InputError(where, "no such file", "check the path")
        except (OSError, ValueError) as error:                  # ValueError: a NUL in the path
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield InputError(where, f"cannot be opened ({reason})", "check its permissions")


def _shown(name: str) -> str:
    """A path as text that can always be written: bytes of a name that are no UTF-8 are shown as escapes."""
    return name.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")


def _read_stream(file: BinaryIO, where: str, kind: str | None) -> Found:
    """The documents in one stream of bytes; ``kind`` None is found out from its first characters."""
    data = file.read(MAX_BYTES + 1)
    problem = _problem(data)
    if problem is not None:
        yield InputError(where, *problem)
        return
    try:
        data = data.removeprefix(codecs.BOM_UTF8) if kind != "html" else data
        kind = kind or _sniff(data)
        if kind == "jsonl":
            yield from _json_lines(data, where)
        elif kind == "json":
            yield from _json_values(_decode(data, where), where)
        elif kind == "html":
            yield _page(data, where)
        else:
            text = _decode(data, where).replace("\r\n", "\n")
            yield Document(doc=where, text=_checked(text, where, "text"))
    except InputError as error:
        yield error


def _problem(data: bytes) -> tuple[str, str] | None:
    """What makes the bytes unreadable as any kind, and the remedy; None when nothing does."""
    if len(data) > MAX_BYTES:
        return f"larger than {MAX_BYTES // (1024 * 1024)} MB", "split it into several files"
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return "the file is empty", "put an article into it, or leave it out"
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"this is {what}, not text", _PLAIN
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "this is UTF-16 text", "save it as UTF-8"
    if b"\0" in data:
        return f"binary data (a NUL at byte {data.index(0)})", _PLAIN
    head = data[:65536]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 50:
        return "binary data (many control characters)", _PLAIN
    return None


def _decode(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(where, f"not valid UTF-8 at byte {error.start}", "save it as UTF-8") from error


def _checked(text: str, where: str, field: str) -> str:
    """The text itself, when a document may hold it."""
    if len(text) > MAX_CHARACTERS:
        problem = f"{field} of {len(text):,} characters, more than {MAX_CHARACTERS:,}"
        raise InputError(where, problem, "give each article a document of its own")
    if not text.strip():
        raise InputError(where, f"{field} is empty", "give the article's words")
    return _writable(text, where, field)


def _writable(text: str, where: str, field: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(where, f"{field} holds half a character (a lone surrogate) at character {error.start}",
                         "write it again with whole characters") from error
    return text


def _page(data: bytes, where: str) -> Document:
    page = read_page(data, where)
    if len(page) > MAX_PAGE_CHARACTERS:
        problem = f"a page of {len(page):,} characters, more than {MAX_PAGE_CHARACTERS:,}"
        raise InputError(where, problem, "save the article's text as .txt")
    try:
        document = clean_html(page)
    except InputError as error:
        raise InputError(where, error.problem, error.remedy) from error
    _checked(document.text, where, "text")
    return replace(document, doc=where)


def _sniff(data: bytes) -> str:
    """json, jsonl, html or txt, by the first characters of a stream without a name."""
    start = data[:4096].decode("utf-8", "replace").lstrip()
    if start.startswith("<") and _PAGE.search(start):
        return "html"
    if start[:1] in ("{", "["):
        if _is_json(data):
            return "json"
        if _is_json(data.lstrip().partition(b"\n")[0]) or re.match(r'\{\s*"', start):
            return "jsonl"
    return "txt"


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _json_lines(data: bytes, where: str) -> Found:
    """One document a line; a bad line is one InputError and the others are read. Blank lines are passed over."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            try:
                place = f"{where}:{number}"
                yield _document(_loads(_decode(line, place), place), place, place)
            except InputError as error:
                yield error


def _json_values(text: str, where: str) -> Found:
    """One object, or a list of them."""
    value = _loads(text, where)
    if not isinstance(value, list):
        yield _document(value, where, where)
        return
    if not value:
        raise InputError(where, "the list is empty", "put objects with a text field into it")
    for number, item in enumerate(value, start=1):
        try:
            yield _document(item, f"{where} (item {number})", f"{where}#{number}")
        except InputError as error:
            yield error


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        more = "; several objects belong in a .jsonl file" if error.msg == "Extra data" else ""
        problem = f"not valid JSON ({error.msg} at character {error.pos})"
        raise InputError(where, problem, "correct it" + more) from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"JSON that cannot be read ({type(error).__name__})", "simplify it") from error


def _document(value: Any, where: str, name: str) -> Document:
    """A document from one JSON object; fields it does not know are ignored."""
    if not isinstance(value, dict):
        raise InputError(where, f"a JSON object was expected, not {_json_type(value)}", 'write {"text": "…"}')
    if not isinstance(value.get("text"), str):
        found = "is missing" if "text" not in value else f"must be a string, not {_json_type(value['text'])}"
        raise InputError(where, f"field text {found}", "give the article's text as a string")
    given = value.get("doc") if value.get("doc") is not None else value.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    fields = {field: _optional(value.get(field), where, field) for field in ("title", "source", "url", "lang")}
    stated = [(field, _optional(value.get(field), where, field)) for field in ("dct", "date")]
    day = next((iso_day(text, where, f"field {field}") for field, text in stated if text), None)
    return Document(
        doc=_optional(given, where, "doc") or name, text=_checked(value["text"], where, "field text"), dct=day,
        title=fields["title"], source=fields["source"], url=fields["url"], lang=fields["lang"])


def _optional(value: Any, where: str, field: str) -> str | None:
    """A field that may be absent, null or empty (all None), else must be a string."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(where, f"field {field} must be a string, not {_json_type(value)}", "correct or remove it")
    return _writable(value, where, f"field {field}")


def _json_type(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list",
             dict: "an object"}
    return names.get(type(value), "null")
