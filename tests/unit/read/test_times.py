"""When: days, weekdays and months against the article's date, with precision and basis."""

from __future__ import annotations

import pytest
from invented import claim_of

from hudna.pipeline import read_text

SHELLED = {
    "ar": "قصفت قوات الميثاق السوق {}.",
    "en": "Charter forces shelled the market {}.",
    "fr": "L'armée a bombardé le marché {}.",
}
AUGUST = "2022-08-01/2022-08-31"
WEEK_BEFORE = "2022-09-05/2022-09-11"
LAST_DAYS = "2022-09-06/2022-09-14"
YEAR_BEFORE = "2021-01-01/2021-12-31"

DATES = [
    ("ar", "اليوم", "2022-09-14", 2, "inferred_from_dct"),
    ("ar", "صباح اليوم", "2022-09-14", 2, "inferred_from_dct"),
    ("ar", "أمس", "2022-09-13", 2, "inferred_from_dct"),
    ("ar", "البارحة", "2022-09-13", 2, "inferred_from_dct"),
    ("ar", "أول أمس", "2022-09-12", 2, "inferred_from_dct"),
    ("ar", "أمس الأول", "2022-09-12", 2, "inferred_from_dct"),
    ("ar", "قبل ثلاثة أيام", "2022-09-11", 2, "inferred_from_dct"),
    ("ar", "قبل يومين", "2022-09-12", 2, "inferred_from_dct"),
    ("ar", "أمس الثلاثاء", "2022-09-13", 2, "weekday_resolved"),
    ("ar", "يوم الأحد", "2022-09-11", 2, "weekday_resolved"),
    ("ar", "فجر الإثنين", "2022-09-12", 2, "weekday_resolved"),
    ("ar", "يوم الأربعاء", "2022-09-14", 2, "weekday_resolved"),
    ("ar", "يوم الأربعاء الماضي", "2022-09-07", 2, "weekday_resolved"),
    ("ar", "في 10 سبتمبر", "2022-09-10", 2, "explicit"),
    ("ar", "في 10 أيلول/سبتمبر 2021", "2021-09-10", 2, "explicit"),
    ("ar", "في 20 ديسمبر", "2021-12-20", 2, "explicit"),
    ("ar", "في آب/أغسطس", AUGUST, 4, "explicit"),
    ("ar", "في أغسطس الماضي", AUGUST, 4, "explicit"),
    ("ar", "الشهر الماضي", AUGUST, 4, "inferred_from_dct"),
    ("ar", "الأسبوع الماضي", WEEK_BEFORE, 3, "inferred_from_dct"),
    ("ar", "خلال الأيام الماضية", LAST_DAYS, 3, "inferred_from_dct"),
    ("ar", "العام الماضي", YEAR_BEFORE, 5, "inferred_from_dct"),
    ("ar", "في عام 2019", "2019-01-01/2019-12-31", 5, "explicit"),
    ("en", "today", "2022-09-14", 2, "inferred_from_dct"),
    ("en", "yesterday", "2022-09-13", 2, "inferred_from_dct"),
    ("en", "two days ago", "2022-09-12", 2, "inferred_from_dct"),
    ("en", "on Sunday", "2022-09-11", 2, "weekday_resolved"),
    ("en", "on Wednesday", "2022-09-14", 2, "weekday_resolved"),
    ("en", "last Sunday", "2022-09-11", 2, "weekday_resolved"),
    ("en", "on Monday morning", "2022-09-12", 2, "weekday_resolved"),
    ("en", "on September 10", "2022-09-10", 2, "explicit"),
    ("en", "on 10 September 2021", "2021-09-10", 2, "explicit"),
    ("en", "on December 20", "2021-12-20", 2, "explicit"),
    ("en", "in August", AUGUST, 4, "explicit"),
    ("en", "in December", "2021-12-01/2021-12-31", 4, "explicit"),
    ("en", "in May 2021", "2021-05-01/2021-05-31", 4, "explicit"),
    ("en", "last month", AUGUST, 4, "inferred_from_dct"),
    ("en", "last week", WEEK_BEFORE, 3, "inferred_from_dct"),
    ("en", "over the past three days", "2022-09-11/2022-09-14", 3, "inferred_from_dct"),
    ("en", "in recent days", LAST_DAYS, 3, "inferred_from_dct"),
    ("en", "in 2019", "2019-01-01/2019-12-31", 5, "explicit"),
    ("fr", "aujourd'hui", "2022-09-14", 2, "inferred_from_dct"),
    ("fr", "hier", "2022-09-13", 2, "inferred_from_dct"),
    ("fr", "avant-hier", "2022-09-12", 2, "inferred_from_dct"),
    ("fr", "il y a trois jours", "2022-09-11", 2, "inferred_from_dct"),
    ("fr", "dimanche", "2022-09-11", 2, "weekday_resolved"),
    ("fr", "lundi matin", "2022-09-12", 2, "weekday_resolved"),
    ("fr", "le 10 septembre", "2022-09-10", 2, "explicit"),
    ("fr", "le 1er septembre", "2022-09-01", 2, "explicit"),
    ("fr", "le 10 septembre 2021", "2021-09-10", 2, "explicit"),
    ("fr", "en août", AUGUST, 4, "explicit"),
    ("fr", "le mois dernier", AUGUST, 4, "inferred_from_dct"),
    ("fr", "la semaine dernière", WEEK_BEFORE, 3, "inferred_from_dct"),
    ("fr", "ces derniers jours", LAST_DAYS, 3, "inferred_from_dct"),
    ("fr", "en 2019", "2019-01-01/2019-12-31", 5, "explicit"),
]


@pytest.mark.parametrize(("lang", "words", "date", "precision", "basis"), DATES)
def test_a_date_with_its_precision_and_basis(lang: str, words: str, date: str, precision: int, basis: str) -> None:
    claim = claim_of(SHELLED[lang].format(words), lang, "strike")
    assert (claim.date, claim.date_precision, claim.date_basis) == (date, precision, basis)


AHEAD = [
    ("ar", "ستنسحب جبهة النجود من التلال غدا.", "2022-09-15"),
    ("ar", "ستنسحب جبهة النجود من التلال الجمعة المقبل.", "2022-09-16"),
    ("en", "The Front will withdraw from the hills tomorrow.", "2022-09-15"),
    ("fr", "L'armée se retirera des collines demain.", "2022-09-15"),
]


@pytest.mark.parametrize(("lang", "text", "date"), AHEAD)
def test_days_to_come(lang: str, text: str, date: str) -> None:
    assert claim_of(text, lang, "post.withdraw").date == date


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ar", "أمس"), ("ar", "يوم الأحد"), ("en", "yesterday"), ("en", "last week"), ("fr", "hier"), ("fr", "dimanche")],
)
def test_without_a_publication_date_a_relative_date_stays_open(lang: str, words: str) -> None:
    reading = read_text(SHELLED[lang].format(words), lang=lang)
    (claim,) = reading.claims
    assert (claim.date, claim.date_precision, claim.date_basis) == (None, None, None)
    assert any("no publication date" in note for note in reading.notes)


@pytest.mark.parametrize(("lang", "words"), [("ar", "في 10 سبتمبر 2021"), ("en", "on 10 September 2021")])
def test_a_full_date_needs_no_publication_date(lang: str, words: str) -> None:
    claim = claim_of(SHELLED[lang].format(words), lang, "strike", date=None)
    assert (claim.date, claim.date_precision, claim.date_basis) == ("2021-09-10", 2, "explicit")


def test_a_dated_article_gets_no_note() -> None:
    assert read_text(SHELLED["en"].format("today"), lang="en", date="2022-09-14").notes == ()


def test_no_time_is_no_date() -> None:
    assert claim_of("Charter forces shelled the market.", "en", "strike").date is None


def test_a_day_that_does_not_exist_is_no_day() -> None:
    claim = claim_of("Charter forces shelled the market on September 31.", "en", "strike")
    assert claim.date is None


def test_the_day_of_speaking_is_not_the_day_of_the_event() -> None:
    text = "The minister said on Tuesday that Charter forces shelled the market on Sunday."
    assert claim_of(text, "en", "strike").date == "2022-09-11"
