"""What in a copied text is not the article's own prose: section labels, share bars, datelines, sub-headings.

Marks are spans over whole lines, but for a dateline, which is only the words before the dash. The one rule above all
others: prose is never marked. A line that could be a sentence of the article stays unmarked, and a piece of furniture
that is missed costs less than a lost sentence. The words come in as data (``lexicon/<lang>/boilerplate.yaml``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hudna.acquire.datelines import dateline_length, is_agency, joined_dateline
from hudna.acquire.dates import is_date_line
from hudna.lexicon.fold import fold
from hudna.records import Furniture

Span = tuple[int, int]
Entries = Sequence[Mapping[str, Any]]
Rules = tuple[dict[str, str], dict[str, list[tuple[tuple[str, ...], str, str]]]]

LINE_LIMIT = 240            # longer lines are paragraphs and are only looked at for a dateline
MOST_LINES = 10_000          # a text of more is no copied article, and nothing is marked in it
TITLE_WORDS = 30
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+")
_CLOSERS = "»”\"’')]}* \u200f\u200e\u061c"
_URL = re.compile(r"(?:https?://|www\.)\S+$|(?:pic\.twitter\.com/|(?:https?://)?t\.co/)\S+", re.I)
_TWEET = re.compile(r"[—–-]\s.{2,60}\(@\w{1,20}\).{0,30}$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_RIGHTS = re.compile(r"(?:©|\(c\)\s|copyright\b)", re.I)
_BYLINE = re.compile(r"(?:By|Par)\s++(?:[A-ZÀ-Þ][\w.'’-]*+|(?:and|et|de|van|in|à)\b|(?:al|el)-\w++|[,&]|\s++)++$")
_CRUMBS = re.compile(r"\s*[>›»|/]\s*")

_OUTLET_LINE = re.compile(r"[^-–—:،؛.]{2,40}\s[-–—]\s[^-–—:،؛.]{2,40}$")


def find_title(text: str, title: str | None = None, boilerplate: Entries = ()) -> Span | None:
    """The headline in a copied text: where the known title stands, else the first line that reads like one.

    A section label before it is passed over. None when the text is one paragraph without a known title, or when its
    first line reads as a sentence or as a part of a hard-wrapped one.
    """
    return headline_span(text, title, compile_rules(boilerplate))


def headline_span(text: str, title: str | None, rules: Rules) -> Span | None:
    """As ``find_title``, with the entries already compiled."""
    if title and title.strip():
        span = _locate(text, " ".join(title.split()))
        if span is not None:
            return span
    lines = _lines(text, limit=12)
    if len(lines) < 2:
        return _joined_title(text)
    if _wrapped(text, lines) and not _apart(text, lines[0], lines[1]):
        return None
    for i, (start, end) in enumerate(lines[:6]):
        line = text[start:end]
        kind = _line_kind(line, rules)
        if kind is not None or _is_label(text, lines, i):
            continue
        return (start, end) if _is_headline(line) and i + 1 < len(lines) else None
    return None


def mark_furniture(text: str, title: str | None = None, boilerplate: Entries = ()) -> tuple[Furniture, ...]:
    """Every part of a copied text that is not its prose, in order, without overlap; each span is inside the text.

    Args:
        text: the stored text.
        title: the title known from metadata, if any; the headline is never marked.
        boilerplate: entries ``{id, kind, line?: [...], line_is?: [...]}`` of the lexicon: ``line`` equals a line or
            begins it, ``line_is`` only equals it.
    """
    rules = compile_rules(boilerplate)
    return furniture_of(text, headline_span(text, title, rules), rules)


def furniture_of(text: str, headline: Span | None, rules: Rules) -> tuple[Furniture, ...]:
    """As ``mark_furniture``, with the headline known and the entries already compiled."""
    lines = _lines(text)
    if len(lines) > MOST_LINES:
        return ()
    kinds: list[str | None] = [None] * len(lines)
    for i, (start, end) in enumerate(lines):
        if end - start <= LINE_LIMIT and not _meets(headline, start, end):
            kinds[i] = _line_kind(text[start:end], rules)
    _mark_head(text, lines, kinds, headline)
    _mark_subheadings(text, lines, kinds, headline)
    _mark_tail(text, lines, kinds, headline)
    marks = [Furniture(start, end, kind) for (start, end), kind in zip(lines, kinds, strict=True) if kind is not None]
    marks += _datelines(text, lines, kinds, headline)
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _lines(text: str, limit: int | None = None) -> list[Span]:
    """Spans of the lines that are not blank, without the blanks around them."""
    found: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
            if limit is not None and len(found) >= limit:
                break
    return found


def _meets(span: Span | None, start: int, end: int) -> bool:
    return span is not None and start < span[1] and span[0] < end


def _apart(text: str, line: Span, following: Span) -> bool:
    """Whether a blank line stands between two lines."""
    between = text[line[1] : following[0]]
    return max(between.count("\n"), between.count("\r"), between.count("\u2029") * 2) >= 2


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "؟", "…")


def _is_solid(line: str) -> bool:
    """Whether a line is surely prose: a paragraph, or a sentence closed by its full stop."""
    if len(line) > LINE_LIMIT:
        return True
    return len(_words(line)) >= 25 or (line.rstrip(_CLOSERS).endswith(".") and len(_words(line)) >= 5)


def _is_prose(line: str) -> bool:
    return len(line) > 110 or _is_solid(line) or len(_words(line)) >= 12


def _is_headline(line: str) -> bool:
    """Whether a line could be a headline: short, and not closed by a full stop, a comma or a colon."""
    last = line.rstrip(_CLOSERS)[-2:]
    closed = last[-1:] in (",", "،", "؛", ";", ":") or (last[-1:] == "." and last != "..")
    return len(line) <= LINE_LIMIT and not closed and 2 <= len(_words(line)) <= TITLE_WORDS


def _is_label(text: str, lines: Sequence[Span], i: int) -> bool:
    """Whether a line of one or two words stands above a headline that stands above prose."""
    if i + 2 >= len(lines) or i > 2:
        return False
    line, following, after = (text[start:end] for start, end in lines[i : i + 3])
    return (len(line) <= 25 and len(_words(line)) <= 2 and not _ends_sentence(line) and _is_headline(line + " x")
            and _is_headline(following) and len(_words(following)) >= 4 and _is_prose(after))


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether the lines are pieces of paragraphs broken at a column, as in e-mail."""
    pieces = sum(a[1] - a[0] >= 45 and a[1] - a[0] <= 100 and not _apart(text, a, b)
                 and not _ends_sentence(text[a[0] : a[1]]) for a, b in itertools.pairwise(lines))
    return pieces >= 2 and pieces * 2 >= len(lines) - 1


def _locate(text: str, title: str) -> Span | None:
    """Where a known title stands: at the very start of the text, or as one of its first lines."""
    start = len(text) - len(text.lstrip())
    if text.startswith(title, start) and not text[start + len(title) : start + len(title) + 1].isalnum():
        return start, start + len(title)
    wanted = _key(title)
    lines = (line for line in _lines(text, limit=8) if line[1] - line[0] <= 2 * len(title) + 20)
    return next(((a, b) for a, b in lines if _key(text[a:b]) == wanted), None)


def _joined_title(text: str) -> Span | None:
    """The words before an agency's dateline, when headline and article are joined in one line."""
    start = len(text) - len(text.lstrip())
    dateline = joined_dateline(text, start, start + 300)
    if dateline is None:
        return None
    end = len(text[:dateline].rstrip())
    return (start, end) if _is_headline(text[start:end]) and len(_words(text[start:end])) >= 4 else None


def _key(line: str) -> str:
    return " ".join(_WORD.findall(fold(line)))


def compile_rules(boilerplate: Entries) -> Rules:
    """Tables for a look-up that costs the same however many entries there are: whole lines, and first words."""
    whole: dict[str, str] = {}
    opening: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry in boilerplate:
        kind = str(entry.get("kind", "other"))
        for form in entry.get("line_is") or ():
            whole.setdefault(_key(str(form)), kind)
        for form in entry.get("line") or ():
            words = tuple(_key(str(form)).split())
            if words:
                whole.setdefault(" ".join(words), kind)
                opening.setdefault(words[0], []).append((words, kind, str(form)))
    whole.pop("", None)
    return whole, opening


def _line_kind(line: str, rules: Rules) -> str | None:
    """The kind of furniture a line is by itself, wherever it stands; None for all that could be prose."""
    if len(line) > LINE_LIMIT:
        return None
    words = _key(line).split()
    if not words or _URL.match(line) or _TWEET.match(line):
        return "embed" if words else "other"
    if _MAIL.match(line):
        return "byline"
    if is_date_line(line):
        return "dateline"
    if len(words) > 25:
        return None
    whole, opening = rules
    kind = whole.get(" ".join(words)) or _bar(words, whole) or _crumbs(line, whole)
    if kind is not None:
        return kind
    if _RIGHTS.match(line) and len(words) <= 20:
        return "other"
    for form, form_kind, raw in opening.get(words[0], ()):
        if tuple(words[: len(form)]) == form and _may_open(line, words, form, form_kind, raw):
            return form_kind
    return "byline" if len(words) <= 8 and _BYLINE.match(line) else None


def _bar(words: Sequence[str], whole: Mapping[str, str]) -> str | None:
    """A line that is nothing but names of share and follow buttons ("Facebook Twitter WhatsApp")."""
    i, kind = 0, None
    while i < len(words):
        for size in (3, 2, 1):
            found = whole.get(" ".join(words[i : i + size]))
            if found in ("share", "follow"):
                kind = found
                i += size
                break
        else:
            return None
    return kind


def _crumbs(line: str, whole: Mapping[str, str]) -> str | None:
    """A path of sections ("Home > World > Africa"): short parts, of which two are known or the sign is an arrow."""
    if "«" in line or len(line) > 90:
        return None
    parts = [part for part in _CRUMBS.split(line) if part]
    if len(parts) < 2 or any(len(_words(part)) > 3 or _ends_sentence(part) for part in parts):
        return None
    known = sum(whole.get(_key(part)) == "section" for part in parts)
    return "section" if known >= 2 or (known and re.search("[>›]", line)) else None


def _may_open(line: str, words: Sequence[str], form: Sequence[str], kind: str, raw: str) -> bool:
    """Whether a line that begins with a furniture phrase is furniture as a whole, and not a sentence so begun."""
    end, count = 0, 0
    for match in _WORD.finditer(line):
        count += len(_key(match.group()).split())
        end = match.end()
        if count >= len(form):
            break
    mark = line[end:].lstrip()[:1]
    marked = mark != "" and mark in ":：|…>›»)]/"
    if raw[:1] in "([" and line[:1] not in "([":
        return False
    if len(words) <= len(form) + 1 and not _ends_sentence(line):
        return len(form) >= 2 or marked
    if kind in ("byline", "caption", "dateline", "section"):
        if kind == "caption" and len(form) >= 2:
            return True
        return len(words) <= 10 and not _ends_sentence(line) and (marked or len(form) >= 2)
    if _ends_sentence(line) and len(words) >= 8:
        return marked or len(form) >= 3
    return marked or len(form) >= 2


def _mark_head(text: str, lines: Sequence[Span], kinds: list[str | None], headline: Span | None) -> None:
    """Labels above the headline; author, outlet and place in the lines between it and the prose."""
    if headline is None:
        return
    for i, (start, end) in enumerate(lines[:3]):
        if end <= headline[0] and kinds[i] is None and end - start <= 30 and len(_words(text[start:end])) <= 3:
            kinds[i] = "section"
    body = next((i for i, (start, _) in enumerate(lines) if start >= headline[1]), len(lines))
    for i in range(body, min(body + 3, len(lines) - 1)):
        if kinds[i] is not None:
            continue
        line, following = text[slice(*lines[i])], text[slice(*lines[i + 1])]
        if _is_prose(line) or _ends_sentence(line) or (not _is_prose(following) and kinds[i + 1] is None):
            return
        words = _key(line).split()
        dated = is_agency(words[-1]) and len(words) <= 14 and re.search(r"\d", line) is not None
        if dated or (_OUTLET_LINE.match(line) and len(words) <= 6):
            kinds[i] = "dateline"
        elif len(words) <= 3 and not re.search(r"[\d:،,«\"]", line):
            kinds[i] = "byline"
        else:
            return


def _mark_subheadings(text: str, lines: Sequence[Span], kinds: list[str | None], headline: Span | None) -> None:
    """Lines of a few words between two paragraphs of prose."""
    wrapped = _wrapped(text, lines)
    for i in range(1, len(lines) - 1):
        start, end = lines[i]
        if kinds[i] is not None or end - start > 50 or (headline is not None and start < headline[1]):
            continue
        before, line, after = (text[slice(*lines[j])] for j in (i - 1, i, i + 1))
        apart = _apart(text, lines[i - 1], lines[i]) and _apart(text, lines[i], lines[i + 1])
        if kinds[i + 1] is not None or not _is_prose(after) or (wrapped and not apart) or not _reads_as_heading(line):
            continue
        after_prose = _is_prose(before) and (_ends_sentence(before) or apart)
        if after_prose or kinds[i - 1] not in (None, "byline", "dateline"):
            kinds[i] = "subheading"


def _reads_as_heading(line: str) -> bool:
    """Whether a short line has the form of a heading: no full stop or colon at its end, no clause begun by "and"."""
    words = _words(line)
    arabic = "\u0600" <= fold(line).lstrip("\"'«“([* 0123456789")[:1] <= "\u06ff"
    if not 1 <= len(words) <= (5 if arabic else 7) or line[0] in "-–—•*·([#" or line[-1] in ".:،؛,;!…-–—":
        return False
    if arabic:
        return not (line[0] == "و" and len(words) >= 3)
    return not words[0][0].islower() and not re.search(r"[.,;]\s", line)


def _mark_tail(text: str, lines: Sequence[Span], kinds: list[str | None], headline: Span | None) -> None:
    """What stands under a furniture heading: headlines of related articles, words of a tag list, share buttons.

    Only in a text whose paragraphs close with full stops; elsewhere a short paragraph cannot be told from a headline.
    """
    prose = [text[a:b] for (a, b), kind in zip(lines, kinds, strict=True)
             if kind is None and b - a > 70 and not _meets(headline, a, b)]
    closed = sum(line.rstrip(_CLOSERS)[-1:] in (".", "؟", "?", "!") for line in prose)
    if closed < 2 or closed < 0.7 * len(prose):
        return
    last = max((i for i, (a, b) in enumerate(lines) if kinds[i] is None and _is_solid(text[a:b])), default=-1)
    longest = {"related": 20, "tags": 4, "share": 2, "follow": 2}
    under: str | None = None
    for i, (start, end) in enumerate(lines):
        if kinds[i] is not None:
            heads = kinds[i] in longest and len(_words(text[start:end])) <= 4
            under = kinds[i] if heads and (i > last or kinds[i] == "related") else None
        elif under is not None:
            line = text[start:end]
            fits = len(_words(line)) <= longest[under] and not line.rstrip(_CLOSERS).endswith((".", ":", "،", ","))
            single = i < last and _is_solid(text[slice(*lines[i + 1])]) and len(_words(line)) >= 4
            if fits and (i > last or single):
                kinds[i] = under
            if not fits or i < last:
                under = None


def _datelines(text: str, lines: Sequence[Span], kinds: Sequence[str | None], headline: Span | None) -> list[Furniture]:
    """The place and agency that open the body or a paragraph of it: only those words and their dash."""
    found: list[Furniture] = []
    first = headline is not None            # else the line may be headline and body in one
    for (start, end), kind in zip(lines, kinds, strict=True):
        if kind is not None or (headline is not None and end <= headline[1]):
            continue
        if headline is not None and start < headline[1]:
            start = headline[1] + len(text[headline[1] : end]) - len(text[headline[1] : end].lstrip())
        length = dateline_length(text[start : min(end, start + 160)], first)
        if length and start + length < end and end - start - length >= 20:
            found.append(Furniture(start, start + len(text[start : start + length].rstrip()), "dateline"))
        first = False
    return found


