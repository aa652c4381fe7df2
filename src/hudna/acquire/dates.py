"""The publication date of a page: what the page declares, else what it shows beside its title, else nothing.

A wrong date turns every "yesterday" of an article into a wrong day, so a doubtful one is None: an ambiguous 03/09/2020,
two month names that disagree, a year that stands alone in a footer. No clock is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from hudna.lexicon.fold import SILENT, fold, fold_text


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


# Gulf and Egyptian, Levantine and Iraqi, Tunisian and Algerian, Moroccan; then English and French with short forms.
_MONTH_NAMES = {
    1: "يناير|كانون الثاني|كانون ثاني|كانون ثان|جانفي|january|jan|janvier|janv",
    2: "فبراير|شباط|فيفري|فبرائر|february|feb|février|févr|fév",
    3: "مارس|آذار|march|mar|mars",
    4: "أبريل|إبريل|نيسان|أفريل|april|apr|avril|avr",
    5: "مايو|أيار|ماي|may|mai",
    6: "يونيو|يونيه|حزيران|جوان|june|jun|juin",
    7: "يوليو|يوليه|يوليوز|تموز|جويلية|july|jul|juillet|juil",
    8: "أغسطس|آب|أوت|غشت|august|aug|août",
    9: "سبتمبر|أيلول|شتنبر|september|sept|sep|septembre",
    10: "أكتوبر|تشرين الأول|تشرين أول|october|oct|octobre",
    11: "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|نونبر|november|nov|novembre",
    12: "ديسمبر|كانون الأول|كانون أول|دجنبر|december|dec|décembre|déc",
}
_MONTHS = {fold(name): number for number, names in _MONTH_NAMES.items() for name in names.split("|")}
_MONTH_PARTS = frozenset(part for name in _MONTHS for part in name.split(" "))
_MONTH = "(?:" + "|".join(re.escape(name) for name in sorted(_MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<![\d/.])(\d{{1,2}})(?:er|st|nd|rd|th)?\s*(?:of\s+|من\s+)?(?:شهر\s+)?({_MONTH})"
    rf"(?:\s*[-–/(]\s*({_MONTH})\s*\)?)?[\s,،]*(?:(?:من|عام|سنه|لعام)\s+){{0,2}}{_YEAR}")
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_])({_MONTH})(?:\s*[-–/(]\s*({_MONTH})\s*\)?)?\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]?\s*{_YEAR}")
_NUMBERS = re.compile(rf"(?<![\d/.])(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}")
_DATE_WORDS = _folded(
    "الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يوم بتاريخ تاريخ نشر النشر نُشر آخر تحديث التحديث في "
    "الموافق هـ م ص مساء صباحا الساعة ساعة بتوقيت غرينتش جرينتش ت توقيت مكة من شهر عام سنة "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun published updated posted on "
    "at last modified date am pm gmt utc est edt cet cest bst of "
    "lundi mardi mercredi jeudi vendredi samedi dimanche publié mis à jour modifié le h heure date dernière")
_HIJRI_WORDS = _folded(
    "محرم صفر ربيع الأول الآخر الثاني جمادى الأولى الآخرة الثانية رجب شعبان رمضان شوال ذو ذي القعدة الحجة")
_HOUR = re.compile(r"(?<!\d)\d{1,2}\s?[:h]\s?\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_META_NAMES = _folded(
    "article:published_time og:article:published_time og:published_time article:published datepublished date "
    "dc.date dc.date.issued dcterms.date dcterms.created pubdate publishdate publish-date publish_date "
    "parsely-pub-date sailthru.date article.published originalpublicationdate rnews:datepublished")
_ASIDE = re.compile(r"foot|comment|related|sidebar|aside|copyright|menu|nav(?!y)|widget|most[-_]?read|recommend", re.I)
_PUBLISHED = re.compile(r"publish|pubdate|entry-date", re.I)
_SHOWN = re.compile(r"date|time|publish|posted|byline|meta|info", re.I)


def parse_date(text: str, *, day_first: bool = False) -> str | None:
    """The first full date (day, month and year) in a short piece of text, as an ISO day.

    Arabic-Indic digits, month names of the Gulf, the Levant and the Maghreb (also joined: أبريل/نيسان), English and
    French are read; a Hijri date is passed over. ``day_first`` settles 03/09/2020, which otherwise is None.
    """
    folded = fold_text(text[:2000]).replace(SILENT, "")         # bidi marks between a day and its month
    found: list[tuple[int, str]] = []
    for match in _ISO.finditer(folded):
        found += _day(match.start(), int(match[1]), int(match[3]), int(match[4]))
    for match in _DAY_MONTH.finditer(folded):
        found += _named(match.start(), match[4], match[1], (match[2], match[3]))
    for match in _MONTH_DAY.finditer(folded):
        found += _named(match.start(), match[4], match[3], (match[1], match[2]))
    for match in _NUMBERS.finditer(folded):
        first, second = int(match[1]), int(match[3])
        if first > 12 or first == second or (day_first and second <= 12):
            found += _day(match.start(), int(match[4]), second, first)
        elif second > 12:
            found += _day(match.start(), int(match[4]), first, second)
    return min(found)[1] if found else None


def _day(start: int, year: int, month: int, day: int) -> list[tuple[int, str]]:
    try:
        return [(start, date(year, month, day).isoformat())]
    except ValueError:
        return []


def _named(start: int, year: str, day: str, names: tuple[str, str | None]) -> list[tuple[int, str]]:
    """A date with month names; two names of one date that differ give none."""
    months = {_MONTHS[fold(name).rstrip(".")] for name in names if name}
    return _day(start, int(year), months.pop(), int(day)) if len(months) == 1 else []


def is_date_line(line: str) -> bool:
    """Whether a line of copied text holds a date or an hour and nothing else ("الاثنين 9 مارس 2020", "10:35 GMT")."""
    if len(line) > 120 or not re.search(r"\d", line):
        return False
    words = [fold(word) for word in _WORD.findall(line)]
    if all(map(_is_date_word, words)):
        return parse_date(line, day_first=True) is not None or _HOUR.search(fold_text(line)) is not None
    return False


def _is_date_word(word: str) -> bool:
    return word in _DATE_WORDS or word in _MONTH_PARTS or word in _HIJRI_WORDS


def page_date(tree: Any, *, url: str | None = None) -> str | None:
    """The day a page was published, from its parsed tree (lxml), as an ISO day; None rather than a guess.

    In this order: JSON-LD ``datePublished``, meta tags, ``<time datetime>``, the date shown with the article, and
    htmldate without its extensive search (with it, it gives 1 January of a footer's copyright year). Elements of
    footers, comments, menus and related articles are never looked at.
    """
    day_first = (tree.get("lang") or "")[:2].lower() in ("ar", "fr")
    finders = (_from_json_ld(tree), _from_meta(tree), _from_time(tree), _from_shown(tree, day_first))
    for candidates in finders:
        for candidate in candidates:
            day = parse_date(candidate, day_first=day_first)
            if day is not None:
                return day
    return _from_htmldate(tree, url)


def _from_json_ld(tree: Any) -> Iterator[str]:
    """Values of ``datePublished``: of articles first, then of anything else."""
    others: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        try:
            pending: list[Any] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            others += re.findall(r'"datePublished"\s*:\s*"([^"]{8,40})"', text)
            continue
        for item in pending:                                    # grows while it is walked: breadth first
            if isinstance(item, list):
                pending += item
            elif isinstance(item, dict):
                value = item.get("datePublished")
                if isinstance(value, str) and re.search(r"Article|Posting|Report", str(item.get("@type"))):
                    yield value
                elif isinstance(value, str):
                    others.append(value)
                pending += [v for v in item.values() if isinstance(v, dict | list)]
    yield from others


def _from_meta(tree: Any) -> Iterator[str]:
    for meta in tree.iter("meta"):
        names = (meta.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if any(name in _META_NAMES for name in names) and meta.get("content"):
            yield meta.get("content")


def _from_time(tree: Any) -> Iterator[str]:
    """``<time datetime>`` values: those marked as the publication first, then in the order of the page."""
    elements = [e for e in tree.iter("time") if e.get("datetime") and not is_aside(e)]
    for element in sorted(elements, key=lambda e: not _PUBLISHED.search(" ".join((*e.values(), *e.keys())))):
        yield element.get("datetime")


def _from_shown(tree: Any, day_first: bool) -> Iterator[str]:
    """Short texts that are little more than a date: in an element named for it, else close to the headline."""
    near: list[str] = []
    since_title = 1000
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "option", "head", "title", "meta"):
            continue
        since_title = 0 if element.tag == "h1" else since_title + 1
        named = bool(_SHOWN.search(f"{element.get('class', '')} {element.get('id', '')}")) or element.tag == "time"
        if not named and since_title > 15:
            continue
        own = (element.text or "", *(child.tail or "" for child in element))
        text = " ".join(" ".join(element.itertext() if named else own).split())
        if 6 <= len(text) <= 160 and _mostly_date(text, day_first) and not is_aside(element):
            if named:
                yield text
            else:
                near.append(text)
    yield from near


def _mostly_date(text: str, day_first: bool) -> bool:
    """Whether a text has a date and at most five words that have nothing to do with one."""
    if "©" in text or parse_date(text, day_first=day_first) is None:
        return False
    return sum(not _is_date_word(fold(word)) for word in _WORD.findall(text)) <= 5


def is_aside(element: Any) -> bool:
    """Whether an element stands in a footer, a menu, comments or a list of other articles."""
    while element is not None:
        if opens_aside(element):
            return True
        element = element.getparent()
    return False


def opens_aside(element: Any) -> bool:
    """Whether an element itself is such a part; what holds the headline never is (class="post comments-open")."""
    if element.tag in ("html", "head", "body"):
        return False
    signs = f"{element.get('class', '')} {element.get('id', '')}"
    named = element.tag in ("footer", "nav", "aside") or _ASIDE.search(signs) is not None
    return named and element.tag != "h1" and element.find(".//h1") is None


def _from_htmldate(tree: Any, url: str | None) -> str | None:
    """What htmldate finds when footers and other parts that are not the article are gone."""
    from copy import deepcopy

    from htmldate import find_date

    pruned = deepcopy(tree)
    for element in list(pruned.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if opens_aside(element) or "©" in (element.text or "") or "©" in (element.tail or ""):
            element.tail = None
            element.drop_tree()
    found = find_date(
        pruned, extensive_search=False, original_date=True, url=url, min_date="1995-01-01", max_date="2099-12-31")
    return None if found is None or found.endswith("-01-01") else found
