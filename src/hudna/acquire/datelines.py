"""Datelines: the place, agency and day that open an article ("KIEV (Reuters) -", "طرابلس – وكالات:").

Only the words of the dateline and their dash are meant, never what follows. With the name of an agency one may open any
paragraph; without it only the first, and "a – parenthesis – of this kind" is none.
"""

from __future__ import annotations

import re

from hudna.lexicon.fold import fold

_WORD = re.compile(r"[^\W_]+")
_AGENCY_NAMES = (
    "reuters|afp|ap|upi|xinhua|tass|ria novosti|interfax|anadolu|dpa|efe|wam|sana|spa|saba|wafa|petra|mena|tap|aps|"
    "lana|nna|irna|isna|fars|tasnim|sputnik|bloomberg|associated press|agence france presse|agencies|agences|"
    "news agencies|"
    "وكالات|الوكالات|رويترز|أ ف ب|ا ف ب|أف ب|فرانس برس|شينخوا|واس|وام|سانا|سبأ|وفا|بترا|الأناضول|أسوشيتد برس|أ ب|د ب أ|"
    "سبوتنيك|تاس|إنترفاكس|يو بي آي|كونا|قنا|وات|واج|بنا|متابعات|متابعة|صحف")
_AGENCIES = frozenset(" ".join(_WORD.findall(fold(name))) for name in _AGENCY_NAMES.split("|"))
_CAPITAL = r"(?:[A-ZÀ-Þ][\w.'’-]*|(?:al|el|ash|ad|an|ar|as|at)-\w+|d'[A-Z]\w*|de|of|le|sur)"
_DATED = r"(?:,?\s+(?:le\s+)?(?:\d{1,2}(?:er|st|nd|rd|th)?\s+[^\W\d_]+\.?|[^\W\d_]+\.?\s+\d{1,2}(?:,)?)(?:\s+\d{4})?)?"
_DASH = r"\s*(?:--|[-–—])\s+"
_AGENCY = r"\s*\((?P<agency>[\w ./-]{2,40})\)"
_LATIN_AGENCY = re.compile(rf"{_CAPITAL}(?:(?:,\s+|\s+|/){_CAPITAL}){{0,6}}{_DATED}{_AGENCY}(?:{_DASH}|\s*:\s+)")
_LATIN_CAPS = re.compile(                                       # TRIPOLI, Libya, March 8 — The
    rf"[A-ZÀ-Þ]{{3}}[A-ZÀ-Þ.'’/-]*(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){{0,3}}(?:,\s+{_CAPITAL}(?:\s+{_CAPITAL})?)?"
    rf"{_DATED}{_DASH}(?=[A-ZÀ-Þ0-9\"“«'])")
_LATIN_JOINED = re.compile(
    rf"(?<=\s)[A-ZÀ-Þ]{{3}}[A-ZÀ-Þ'’/-]*(?:\s+[A-ZÀ-Þ'’/-]{{2,}})*(?:,?\s+[A-ZÀ-Þ]\w+)?{_DATED}{_AGENCY}{_DASH}")
_ARABIC_PART = r"[«\"“]?[\u0621-\u064a\u064b-\u065f\u0670ٱ.]+(?:[ /][\u0621-\u064a\u064b-\u065f\u0670ٱ.]+){0,2}[»\"”]?"
_ARABIC_DATED = r"(?:\s+\d{1,2}\s+[^\W\d_]+(?:/[^\W\d_]+)?(?:\s+\d{4})?)?"
_ARABIC_PAREN = re.compile(
    rf"{_ARABIC_PART}{_ARABIC_DATED}\s*\((?P<agency>[^()\n]{{2,30}})\)\s*(?:(?:--|[-–—ـ])\s*|:\s+)")
_ARABIC_COLON = re.compile(rf"(?:[*•]\s*)?(?P<parts>{_ARABIC_PART}(?:\s*[-–—ـ]+\s*{_ARABIC_PART}){{1,2}})\s*:\s*")
_ARABIC_CITY = re.compile(r"[\u0621-\u065f]{2,}+(?: [\u0621-\u065f]{2,}+)?\s*[-–—]{1,2}\s+(?=\S)")
_CLOSING_DASH = re.compile(r"[^.!؟]{0,60}?\S?(?:\s[-–—]\s|[^\s][-–—][\s،])")


def is_agency(words: str) -> bool:
    """Whether the words name a news agency, or one of several joined by a slash or a comma."""
    parts = re.split(r"\s*[/،,]\s*", words)
    return any(" ".join(_WORD.findall(fold(part))) in _AGENCIES for part in parts)


def joined_dateline(text: str, start: int, end: int) -> int | None:
    """Where a dateline in capitals with its agency begins inside ``text[start:end]``; None when there is none."""
    match = _LATIN_JOINED.search(text, start, end)
    return match.start() if match is not None and is_agency(match["agency"]) else None


def dateline_length(line: str, first: bool) -> int:
    """How many characters of dateline open a line, 0 for none; without an agency only the first line can have one."""
    for pattern in (_LATIN_AGENCY, _ARABIC_PAREN):
        match = pattern.match(line)
        if match is not None and is_agency(match["agency"]):
            return match.end()
    match = _ARABIC_COLON.match(line)
    if match is not None and match.end() <= 60:
        parts = re.split(r"\s*[-–—ـ]+\s*", match["parts"])
        if first or any(is_agency(part) or part[0] in "«\"“" for part in parts):
            return match.end()
    if not first:
        return 0
    match = _LATIN_CAPS.match(line)
    if match is not None:
        return match.end()
    match = _ARABIC_CITY.match(line)
    if match is None or _CLOSING_DASH.match(line, match.end()):
        return 0
    return match.end()
