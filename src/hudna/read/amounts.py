"""Numbers in figures and words, and the persons killed or injured that they count.

Counts follow gold/GUIDE.md: "more than N" is (N, None), "nearly N" is (N, N), several (2, None), dozens (24, None),
hundreds (200, None). Nothing said is None, never 0.
"""

from __future__ import annotations

import re

from hudna.read.lexical import Unit
from hudna.records import Count

_PERSON_CLASSES = frozenset({"person", "civilian", "armed", "medic", "media", "official", "group", "witness"})


def number_at(units: list[Unit], i: int, last: int) -> tuple[int, int] | None:
    """The number that begins at unit ``i`` as (value, unit after it), or None."""
    total, current, j = 0, 0, i
    last = min(last, len(units))
    seen = False
    while j < last:
        value = _value(units[j])
        if value is None:
            if seen and units[j].kind == "w" and units[j].word.form in _AND and j + 1 < last and (
                    units[j + 1].kind == "w" and _adds(total, current, _value(units[j + 1]))):
                j += 1
                continue
            break
        if seen and units[j].word.conj and not _adds(total, current, value):
            break                                      # ما بين خمسة وسبعة: two numbers
        if seen and units[j].kind == "n" and value < 1000:
            break
        if seen and units[j].kind == "w" and 20 <= value < 100 and not units[j].word.conj and 0 < current < 20:
            break
        if value >= 1000 and units[j].kind == "w":
            total += max(current, 1) * value
            current = 0
        elif value == 100 and units[j].kind == "w" and 0 < current < 10:
            current *= 100
        else:
            current += value
        seen = True
        j += 1
    return (total + current, j) if seen else None


_NOT_BUT = frozenset({"لا", "وليس", "not", "non"})
_AND = frozenset({"and", "et", "و"})


def _adds(total: int, current: int, value: int | None) -> bool:
    """Whether 'and' + a number goes on with the number before: one hundred and five, vingt et un, خمسة وعشرون."""
    if value is None:
        return False
    if total or current >= 100:
        return value < max(current, 1000)
    return (current < 10 and value in range(20, 100, 10)) or (current in range(20, 100, 10) and value < 10)


def _value(unit: Unit) -> int | None:
    if unit.kind == "n":
        if unit.value is None or unit.value != int(unit.value):
            return None
        return int(unit.value)
    if unit.kind != "w":
        return None
    for code, value, _ in unit.word.labels:
        if code == "N" and isinstance(value, int):
            return value
    return None


def _quantity(unit: Unit) -> set[str]:
    return {str(v) for c, v, _ in unit.word.labels if c == "Q"}


def count_near(units: list[Unit], i: int, first: int, last: int, lang: str) -> tuple[Count, int, int] | None:
    """The count that the casualty word at ``i`` governs, with the units it spans: to its right first, then its left."""
    if units[i].word.dual and units[i].word.classes & {"toll", "wounded"}:
        return (2, 2), i, i + 1
    right = _scan(units, i + 1, min(last, i + 6), 1)
    if right is not None:
        return right
    if lang != "ar":
        return _scan_left(units, i, max(first, i - 9))
    return _scan_left(units, i, max(first, i - 4))


def _scan(units: list[Unit], i: int, last: int, step: int) -> tuple[Count, int, int] | None:
    k, loose, about = i, False, False
    while k < last:
        unit = units[k]
        if unit.kind == "p" and unit.text not in "()\"«»":
            return None
        roles = _quantity(unit)
        if unit.kind == "w" and unit.word.form in _NOT_BUT:
            return None                                    # تسعة قتلى لا سبعة
        if unit.kind == "w" and unit.word.form in _AND:
            return None                                    # two were killed and three wounded
        if unit.kind == "w" and unit.word.conj and k + 1 < len(units) and _value(unit) is not None and (
                _quantity(units[k + 1]) & {"killed", "injured"}):
            return None                                    # خمسة قتلى واثنا عشر جريحا
        if unit.kind == "w" and unit.word.conj and units[i - 1].word.classes & {"toll"} and _value(unit) is not None:
            return None                                    # قتيلان وثلاثة جرحى
        if (roles & {"killed", "injured"} and k > i) or (unit.word.dual and unit.word.classes & _PERSON_CLASSES):
            return None                                    # مقتل جنديين وإصابة 24: the number counts the others
        if "at_least" in roles:
            loose = True
        elif "about" in roles:
            about = True
        elif vague := next((r for r in roles if r.startswith("vague:")), None):
            return (int(vague.split(":")[1]), None), i, k + 1
        found = number_at(units, k, last + 4)
        if found is not None and _is_year(units, k):
            return None                                    # killed in 2019
        if found is not None:
            value, end = found
            if end < len(units) and units[end].kind == "w" and any(c == "T" for c, _, _ in units[end].word.labels):
                return None
            after = _quantity(units[end]) if end < len(units) else set()
            if any(r == "vague:2000" for r in after) and 0 < value < 1000:          # ثلاثة آلاف
                return (value * 1000, None), i, end
            loose = loose or "at_least" in after or (end + 1 < len(units) and "at_least" in _quantity(units[end + 1]))
            until = _range_end(units, k, end, value)
            if until is not None:
                return (value, until[0]), i, until[1]
            return (value, None if loose and not about else value), i, end
        k += step
    return None


def _range_end(units: list[Unit], k: int, end: int, value: int) -> tuple[int, int] | None:
    """The second number of a range (between five and seven, 5-7, 5 إلى 7) and the unit after it."""
    if end >= len(units):
        return None
    joint = units[end]
    between = k > 0 and any(c == "P" and v == "between" for c, v, _ in units[k - 1].word.labels)
    if between and joint.word.conj and _value(joint) is not None:
        start = end
    elif (between and joint.word.form in _AND) or joint.text in ("-", "–", "à") or any(
            c == "P" and v == "to" for c, v, _ in joint.word.labels):
        start = end + 1
    else:
        return None
    second = number_at(units, start, start + 4)
    return second if second is not None and value < second[0] <= 10 * max(value, 1) else None


def _is_year(units: list[Unit], k: int) -> bool:
    """Whether a number is a year: four bare figures that no noun of persons follows."""
    unit = units[k]
    if unit.kind != "n" or not re.fullmatch("(?:19|20)\\d\\d", unit.text):
        return False
    after = units[k + 1] if k + 1 < len(units) else None
    return after is None or not (after.word.classes & _PERSON_CLASSES or "persons" in _quantity(after))


def _scan_left(units: list[Unit], i: int, first: int) -> tuple[Count, int, int] | None:
    """The nearest number to the left: 'at least five civilians were killed'."""
    k = i - 1
    while k >= first:
        unit = units[k]
        if unit.kind == "p":
            return None
        if _is_year(units, k):
            k -= 1
            continue
        if _value(unit) is not None or any(r.startswith("vague:") for r in _quantity(unit)):
            start = k
            while start - 1 >= first and (_value(units[start - 1]) is not None or _joins(units, start - 1, first)):
                start -= 1
            low = start
            while low - 1 >= first and _quantity(units[low - 1]) & {"at_least", "about", "at_most"}:
                low -= 1
            return _scan(units, low, k + 1, 1)
        k -= 1
    return None


def _joins(units: list[Unit], k: int, first: int) -> bool:
    """Whether unit ``k`` is the 'and' behind a number: one hundred and five."""
    return units[k].kind == "w" and units[k].word.form in ("and", "et") and k - 1 >= first and (
        _value(units[k - 1]) is not None)


def is_one(units: list[Unit], i: int, j: int, lang: str) -> Count | None:
    """(1, 1) or (2, 2) for a person named without a number: قتل متظاهر، قتيلان، a soldier, un civil."""
    if i >= j:
        return None
    if lang == "ar":
        word = units[i].word
        if word.article or word.encl:
            return None
        if not (word.classes & _PERSON_CLASSES or _quantity(units[i]) & {"killed", "injured", "persons"}):
            return None
        form = word.form
        if "many" in _quantity(units[i]):
            return 2, None                             # قتلى وجرحى: how many is not said
        if word.dual:
            return 2, 2
        if form.endswith(("ون", "ات", "وا", "ين")) or "group" in word.classes:
            return None
        if form.startswith("ا") and "armed" in word.classes:
            return None
        return (1, 1)
    if units[i].word.form in ("a", "an", "one", "un", "une"):
        return (1, 1)
    return None
