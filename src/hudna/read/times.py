"""Dates of events, resolved against the article's date with precision and basis; without that date they stay open.

Precision after DOMAIN.md 2.8: 2 day, 3 week, 4 month, 5 wider. Basis: explicit, weekday_resolved, inferred_from_dct.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudna.read.lexical import Unit

Day = dt.date


@dataclass(frozen=True, slots=True)
class When:
    """A time expression over units ``[i, j)``."""

    i: int
    j: int
    date: str
    precision: int
    basis: str


def _roles(unit: Unit) -> dict[str, str]:
    return unit.word.times


_WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
_BEFORE_MONTH = ("of", "من", "st", "nd", "rd", "th", "er")                      # 5th May, 1er mai, الخامس من مايو
_UNIT_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


def find_times(units: list[Unit], first: int, last: int, dct: str | None) -> list[When]:
    """Every dated expression between two units, in order; relative ones only when ``dct`` is known."""
    today = dt.date.fromisoformat(dct) if dct else None
    out: list[When] = []
    i = first
    while i < last:
        unit = units[i]
        roles = unit.word.times
        if not roles and unit.kind != "n":
            i += 1
            continue
        when = None
        if roles:
            when = _absolute(units, i, last, roles, today) or _relative(units, i, last, roles, today)
        elif unit.kind == "n":
            when = _from_number(units, i, last, today)
        if when is not None:
            out.append(when)
            i = max(when.j, i + 1)
        else:
            i += 1
    return out


def _number(unit: Unit) -> int | None:
    if unit.kind == "n" and unit.value is not None and unit.value == int(unit.value):
        return int(unit.value)
    for code, value, _ in unit.word.labels:
        if code == "N" and isinstance(value, int):
            return value
    return None


def _month(unit: Unit) -> int | None:
    if unit.kind != "w":
        return None
    month = unit.word.times.get("months")
    return int(month) if month else None


def _after_month(units: list[Unit], i: int, last: int) -> int:
    """Past a second name of the same month: أبريل/نيسان, يوليو (تموز)."""
    month = _month(units[i])
    j = i + 1
    k = j
    while k < last and k < i + 3 and units[k].kind == "p" and units[k].text in "/()":
        k += 1
    if k < last and k > j and _month(units[k]) == month:
        j = k + 1
        while j < last and units[j].kind == "p" and units[j].text == ")":
            j += 1
    return j


def _year_of(month: int, day: int | None, today: Day | None, shift: str | None) -> int | None:
    if today is None:
        return None
    year = today.year
    if shift == "next":
        return year if month >= today.month else year + 1
    if (month, day or 1) > (today.month, today.day) and shift != "this":
        ahead = (month - today.month) * 30 + (day or 1) - today.day
        return year if day is not None and ahead <= 45 and shift is None else year - 1     # by October 15, on October 9
    return year


def _shift(units: list[Unit], j: int, last: int) -> tuple[str | None, int]:
    if j < last and units[j].kind == "w":
        roles = _roles(units[j])
        for key in ("last", "this", "next"):
            if key in roles:
                return key, j + 1
    return None, j


def _explicit_year(units: list[Unit], j: int, last: int) -> tuple[int | None, int]:
    k = j
    while k < last and k < j + 2 and ((units[k].kind == "p" and units[k].text in ",،") or (
            units[k].kind == "w" and "year" in _roles(units[k]).get("units", ""))):
        k += 1
    if k < last and units[k].kind == "n" and len(units[k].text) == 4:
        value = units[k].value
        if value is not None and 1900 <= value <= 2100:
            return int(value), k + 1
    return None, j


def _month_date(units: list[Unit], i: int, j: int, last: int, month: int, day: int | None,
                today: Day | None) -> When | None:
    shift, after = _shift(units, j, last)
    year, after_year = _explicit_year(units, after, last)
    end = after_year if year is not None else after
    if year is None:
        year = _year_of(month, day, today, shift)
    if year is None:
        return None
    try:
        if day is not None:
            return When(i, end, dt.date(year, month, day).isoformat(), 2, "explicit")
        start = dt.date(year, month, 1)
        stop = (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return When(i, end, f"{start}/{stop}", 4, "explicit")
    except ValueError:
        return None


def _from_number(units: list[Unit], i: int, last: int, today: Day | None) -> When | None:
    day = _number(units[i])
    if day is None:
        return None
    if i + 1 < last:
        month = _month(units[i + 1])
        at = i + 1
        if month is None and i + 2 < last and units[i + 1].kind == "w" and units[i + 1].word.form in _BEFORE_MONTH:
            month, at = _month(units[i + 2]), i + 2
        if month is not None and 1 <= day <= 31:
            return _month_date(units, i, _after_month(units, at, last), last, month, day, today)
    if len(units[i].text) == 4 and 1950 <= day <= 2100 and i and units[i - 1].kind == "w" and (
            units[i - 1].word.form in ("in", "en", "since", "depuis", "عام", "سنه", "منذ", "في", "العام", "حتي")):
        if today is not None and day > today.year + 1:
            return None
        if units[i - 1].word.form in ("since", "depuis", "منذ"):
            return When(i, i + 1, f"{day}-01-01/{today}", 5, "explicit") if today else None
        return When(i, i + 1, f"{day}-01-01/{day}-12-31", 5, "explicit")
    return None


def _absolute(units: list[Unit], i: int, last: int, roles: dict[str, str], today: Day | None) -> When | None:
    if "months" not in roles:
        return None
    month = int(roles["months"])
    j = _after_month(units, i, last)
    if j < last and units[j].kind == "n" and 1 <= (_number(units[j]) or 0) <= 31 and units[i].text[:1].isascii():
        day = _number(units[j])
        end = j + 1
        while end < last and units[end].kind == "w" and units[end].word.form in ("st", "nd", "rd", "th"):
            end += 1
        return _month_date(units, i, end, last, month, day, today)
    if units[i].text in ("may", "march"):
        return None
    return _month_date(units, i, j, last, month, None, today)


def _relative(units: list[Unit], i: int, last: int, roles: dict[str, str], today: Day | None) -> When | None:
    if today is None:
        return None
    if "past_days" in roles:
        return When(i, i + 1, f"{today - dt.timedelta(days=8)}/{today}", 3, "inferred_from_dct")
    if "relative_days" in roles and _is_counted(units, i, last):
        return None
    if "relative_days" in roles:
        day = today + dt.timedelta(days=int(roles["relative_days"]))
        j = i + 1
        named = _weekday_at(units, j, last)
        if named is not None:                                   # "yesterday, Tuesday": the text decides
            weekday, j = named
            day = _weekday_before(today, weekday)
        return When(i, j, day.isoformat(), 2, "inferred_from_dct" if named is None else "weekday_resolved")
    if "weekdays" in roles:
        weekday = _WEEKDAYS[roles["weekdays"]]
        shift, j = _shift(units, i + 1, last)
        if shift is None and i > 0 and "next" in _roles(units[i - 1]):
            shift = "next"                                       # next Friday
        number = _number(units[j]) if j < last else None
        at = j
        if number is not None and at + 1 < last and _month(units[at + 1]) is not None:
            dated = _from_number(units, at, last, today)
            if dated is not None:
                return When(i, dated.j, dated.date, 2, "explicit")
        day = _weekday_before(today, weekday)
        if shift == "next":
            day += dt.timedelta(days=7)
        elif shift == "last" and day == today:
            day -= dt.timedelta(days=7)
        return When(i, j, day.isoformat(), 2, "weekday_resolved")
    return _span_of_units(units, i, last, roles, today)


def _is_counted(units: list[Unit], i: int, last: int) -> bool:
    """في اليوم الثالث: a day that is counted, not today."""
    if i + 1 >= last or units[i].word.form != "اليوم":
        return False
    after = units[i + 1].word
    return after.article and not after.times and any(c in "DN" for c, _, _ in after.labels)


def _weekday_at(units: list[Unit], j: int, last: int) -> tuple[int, int] | None:
    k = j
    while k < last and k < j + 2 and ((units[k].kind == "p" and units[k].text in ",،(") or (
            units[k].kind == "w" and units[k].word.form in ("يوم", "le", "on"))):
        k += 1
    if k < last and units[k].kind == "w":
        roles = _roles(units[k])
        if "weekdays" in roles:
            return _WEEKDAYS[roles["weekdays"]], k + 1
    return None


def _weekday_before(today: Day, weekday: int) -> Day:
    """The most recent such weekday, today included."""
    return today - dt.timedelta(days=(today.weekday() - weekday) % 7)


def _span_of_units(units: list[Unit], i: int, last: int, roles: dict[str, str], today: Day) -> When | None:
    """During the last N days, last week, N days ago."""
    unit = roles.get("units")
    if unit in _UNIT_DAYS:
        shift, j = _shift(units, i + 1, last)
        number, before = _count_before(units, i)
        if shift is None and number is not None:
            if i + 1 < last and _is_ago(units[i + 1]):
                return _ago(before, i + 2, number, unit, today)
            if before > 0 and _is_ago(units[before - 1]):
                return _ago(before - 1, i + 1, number, unit, today)
        if shift == "last":
            if number is not None or (units[i].word.form.endswith(("ين", "ات")) and unit != "day"):
                days = max(1, round((number or 2) * _UNIT_DAYS[unit]))
                stretch = f"{today - dt.timedelta(days=days)}/{today}"
                return When(before, j, stretch, 3 if days <= 31 else 5, "inferred_from_dct")
            return _last_unit(i, j, unit, today)
    if "last" in roles and i + 1 < last and units[i + 1].kind == "w":        # en: last week, last month
        following = _roles(units[i + 1])
        if following.get("units") in _UNIT_DAYS:
            return _last_unit(i, i + 2, following["units"], today)
        if "weekdays" in following:
            day = _weekday_before(today, _WEEKDAYS[following["weekdays"]])
            past = day if day != today else day - dt.timedelta(days=7)
            return When(i, i + 2, past.isoformat(), 2, "weekday_resolved")
        if "months" in following:
            return _month_date(units, i, i + 2, last, int(following["months"]), None, today)
        number = _number(units[i + 1])
        if number is not None and i + 2 < last and _roles(units[i + 2]).get("units") in _UNIT_DAYS:
            days = max(1, round(number * _UNIT_DAYS[_roles(units[i + 2])["units"]]))
            return When(i, i + 3, f"{today - dt.timedelta(days=days)}/{today}", 3, "inferred_from_dct")
    return None


def _is_ago(unit: Unit) -> bool:
    return unit.kind == "w" and "ago" in _roles(unit)


def _count_before(units: list[Unit], i: int) -> tuple[int | None, int]:
    if i and (number := _number(units[i - 1])) is not None:
        return number, i - 1
    return None, i


def _ago(i: int, j: int, number: int, unit: str, today: Day) -> When | None:
    if unit in ("hour",):
        return When(i, j, today.isoformat(), 2, "inferred_from_dct")
    if unit == "day":
        return When(i, j, (today - dt.timedelta(days=number)).isoformat(), 2, "inferred_from_dct")
    return None


def _last_unit(i: int, j: int, unit: str, today: Day) -> When | None:
    if unit == "week":
        start = today - dt.timedelta(days=today.weekday() + 7)
        return When(i, j, f"{start}/{start + dt.timedelta(days=6)}", 3, "inferred_from_dct")
    if unit == "month":
        stop = today.replace(day=1) - dt.timedelta(days=1)
        return When(i, j, f"{stop.replace(day=1)}/{stop}", 4, "inferred_from_dct")
    if unit == "year":
        return When(i, j, f"{today.year - 1}-01-01/{today.year - 1}-12-31", 5, "inferred_from_dct")
    return None
