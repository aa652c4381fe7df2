"""Names to actors of the knowledge file for Libya: the head of a mention only, and only where one reading is left.

The texts are lists of names, not news.
"""

from __future__ import annotations

from dataclasses import fields

import pytest

from hudna.read import matcher
from hudna.read.resolve import Resolver
from hudna.records import Place


def resolver(text: str, lang: str) -> Resolver:
    known = matcher(lang)
    return Resolver(known, known.units(text))


def actor(text: str, mention: str, lang: str) -> str | None:
    """The actor that the first ``mention`` in a text names."""
    start = text.index(mention)
    return resolver(text, lang).actor(start, start + len(mention))


KNOWN = [
    ("ar", "ليبيا: خليفة حفتر", "خليفة حفتر", "khalifa-haftar"),
    ("ar", "ليبيا: المشير خليفة حفتر", "المشير خليفة حفتر", "khalifa-haftar"),
    ("ar", "ليبيا: رئيس حكومة الوفاق فايز السراج", "رئيس حكومة الوفاق فايز السراج", "fayez-al-sarraj"),
    ("ar", "ليبيا: قصر الإليزيه", "قصر الإليزيه", "elysee"),
    ("ar", "ليبيا: حكومة الوفاق الوطني", "حكومة الوفاق الوطني", "gna"),
    ("ar", "ليبيا: الجيش الوطني", "الجيش الوطني", "lna"),
    ("en", "Libya: Khalifa Haftar", "Khalifa Haftar", "khalifa-haftar"),
    ("en", "Libya: General Khalifa Haftar", "General Khalifa Haftar", "khalifa-haftar"),
    ("en", "Libya: the Government of National Accord", "Government of National Accord", "gna"),
    ("en", "Libya: the Libyan National Army", "Libyan National Army", "lna"),
    ("fr", "Libye : Khalifa Haftar", "Khalifa Haftar", "khalifa-haftar"),
]


@pytest.mark.parametrize(("lang", "text", "mention", "expected"), KNOWN)
def test_a_name_that_heads_its_mention_resolves(lang: str, text: str, mention: str, expected: str) -> None:
    assert actor(text, mention, lang) == expected


OTHERS = [
    ("ar", "ليبيا: مصدر في قصر الإليزيه", "مصدر في قصر الإليزيه"),
    ("ar", "ليبيا: مكتب حفتر", "مكتب حفتر"),
    ("ar", "ليبيا: المتحدث باسم حكومة الوفاق", "المتحدث باسم حكومة الوفاق"),
    ("ar", "ليبيا: وفد من الأمم المتحدة", "وفد من الأمم المتحدة"),
    ("en", "Libya: a source in the Elysee", "source in the Elysee"),
    ("en", "Libya: Haftar's office", "Haftar's office"),
    ("en", "Libya: the office of Khalifa Haftar", "office of Khalifa Haftar"),
    ("en", "Libya: a spokesman for the Libyan National Army", "spokesman for the Libyan National Army"),
    ("fr", "Libye : une source à l'Élysée", "source à l'Élysée"),
    ("fr", "Libye : le bureau de Khalifa Haftar", "bureau de Khalifa Haftar"),
]


@pytest.mark.parametrize(("lang", "text", "mention"), OTHERS)
def test_who_only_belongs_to_a_name_is_another(lang: str, text: str, mention: str) -> None:
    assert actor(text, mention, lang) is None


AMBIGUOUS = [
    ("ar", "ليبيا: الجيش الليبي، الجيش الوطني، قوات حكومة الوفاق", "الجيش الليبي", None),
    ("ar", "ليبيا: الجيش الليبي، الجيش الوطني", "الجيش الليبي", "lna"),
    ("en", "Libya: the Libyan army", "Libyan army", None),
]


@pytest.mark.parametrize(("lang", "text", "mention", "expected"), AMBIGUOUS)
def test_a_name_that_two_sides_claim(lang: str, text: str, mention: str, expected: str | None) -> None:
    """It resolves where the article names only one of them otherwise, and stays open elsewhere."""
    assert actor(text, mention, lang) == expected


@pytest.mark.parametrize(
    ("lang", "elsewhere", "there", "mention", "expected"),
    [
        ("ar", "السراج", "ليبيا: السراج", "السراج", "fayez-al-sarraj"),
        ("ar", "حفتر في تونس", "حفتر في ليبيا", "حفتر", "khalifa-haftar"),
        ("en", "Sarraj in Tunis", "Sarraj in Libya", "Sarraj", "fayez-al-sarraj"),
        ("fr", "Sarraj à Tunis", "Sarraj en Libye", "Sarraj", "fayez-al-sarraj"),
    ],
)
def test_a_name_counts_only_in_an_article_about_the_country(
    lang: str, elsewhere: str, there: str, mention: str, expected: str
) -> None:
    assert actor(elsewhere, mention, lang) is None
    assert actor(there, mention, lang) == expected


@pytest.mark.parametrize(("text", "mention"), [("الجامعة الأمريكية", "الجامعة"), ("ليون مدينة فرنسية", "ليون")])
def test_a_short_name_in_another_article_stays_open(text: str, mention: str) -> None:
    assert actor(text, mention, "ar") is None


def test_a_place_gets_its_id_and_coordinates() -> None:
    text = "Libya: Benghazi"
    found = resolver(text, "en").place(Place("Benghazi", 7, 15))
    assert found.place == "libya-benghazi"
    assert (found.lat, found.lon, found.precision) == (32.1149, 20.0686, 2)


def test_a_place_of_another_article_stays_as_it_is() -> None:
    place = Place("Benghazi", 0, 8)
    found = resolver("Benghazi", "en").place(place)
    assert [getattr(found, field.name) for field in fields(Place)] == ["Benghazi", 0, 8, None, None, None, None]
