"""Dates as pages and copied texts write them."""

import pytest
import trafilatura

from hudna.acquire import page_date, parse_date
from hudna.acquire.dates import is_date_line


@pytest.mark.parametrize(("text", "day"), [
    ("9 آذار 2020", "2020-03-09"), ("٩ مارس ٢٠٢٠", "2020-03-09"), ("٢٤ نيسان/أبريل ٢٠٢١", "2021-04-24"),
    ("24 أبريل (نيسان) 2021", "2021-04-24"), ("الأحد 1 كانون الثاني 2023", "2023-01-01"),
    ("12 تشرين الثاني / نوفمبر 2019", "2019-11-12"), ("3 جويلية 2022", "2022-07-03"), ("15 غشت 2018", "2018-08-15"),
    ("7 فيفري 2020", "2020-02-07"), ("5 من شهر أيار عام 2016", "2016-05-05"), ("آب 4، 2020", "2020-08-04"),
    ("2 كانون الأول/ديسمبر 2017", "2017-12-02"), ("الثلاثاء 22 يونيو، 2021 - 10:30", "2021-06-22"),
    ("3 ذو القعدة 1436 هـ الموافق 18 أغسطس 2015 م", "2015-08-18"),
    ("\u200f9\u200f مارس\u200f 2020", "2020-03-09"),
    ("14 June 2021", "2021-06-14"), ("Mon, 14 Jun 2021 22:10:00 GMT", "2021-06-14"), ("Jun. 14, 2021", "2021-06-14"),
    ("March 1st, 2020", "2020-03-01"), ("1er août 2020", "2020-08-01"), ("le 9 févr. 2021 à 10h30", "2021-02-09"),
    ("2020-03-09T10:11:12Z", "2020-03-09"), ("2020/3/9", "2020-03-09"), ("23/09/2020", "2020-09-23"),
    ("09/23/2020", "2020-09-23"), ("4.4.2020", "2020-04-04"),
    ("03/09/2020", None), ("31 June 2020", None), ("نيسان/مايو 2020", None), ("9 نيسان/مايو 2020", None),
    ("© 2017", None), ("14 رجب 1441", None), ("2017", None), ("قبل 9 أيام", None), ("", None), ("March 2020", None),
    ("120/03/2020", None),
])
def test_parse_date(text: str, day: str | None) -> None:
    """A full date is read in the three languages; a partial, impossible or ambiguous one is None."""
    assert parse_date(text) == day


def test_day_first_settles_an_ambiguous_date() -> None:
    """Arabic and French pages write the day first."""
    assert parse_date("03/09/2020", day_first=True) == "2020-09-03"


@pytest.mark.parametrize(("line", "expected"), [
    ("الاثنين 9 مارس 2020", True), ("Published: 9 March 2020, 10:35 GMT", True), ("07:35 ت م", True),
    ("Publié le 9 mars 2020 à 10h30", True),
    ("9 مارس 2020 قصف الجيش المدينة", False), ("March 2020", False), ("260 قتيلا", False), ("القرار 2216", False),
    ("", False),
])
def test_is_date_line(line: str, expected: bool) -> None:
    """Only a line with nothing but a date or an hour is one."""
    assert is_date_line(line) is expected


BODY = "<p>Les deux camps ont annoncé une trêve le 3 février 1999 au soir, selon un médiateur.</p>"


@pytest.mark.parametrize(("head", "before", "after", "day"), [
    ('<meta property="article:published_time" content="2020-03-09T01:00:00+02:00">', "", "", "2020-03-09"),
    ('<meta name="DC.date.issued" content="2020-03-09">', "", "", "2020-03-09"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-03-08"}</script>'
     '<meta property="article:published_time" content="2020-03-09">', "", "", "2020-03-08"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-03-08",}</script>', "", "",
     "2020-03-08"),
    ("", '<time datetime="2020-03-09">lundi</time>', "", "2020-03-09"),
    ("", '<time datetime="2020-03-10">mis à jour</time>'
     '<time class="entry-date published" datetime="2020-03-09">x</time>', "", "2020-03-09"),
    ("", '<span class="post-date">9 آذار 2020</span>', "", "2020-03-09"),
    ("", "<div>نشر: الاثنين ٩ آذار/مارس ٢٠٢٠ - ١٠:٣٠</div>", "", "2020-03-09"),
    ("", '<span class="date">14 رجب 1441</span>', "", None),
    ("", "", "<footer>© 2017</footer>", None),
    ("", "", "<footer><span class='date'>Copyright 1 January 2017</span>"
     "<time datetime='2017-01-01'>2017</time></footer>", None),
    ("", "", "<p>جميع الحقوق محفوظة © 2017</p>", None),
    ("", "", "<div class='comments'><time datetime='2020-04-01'>hier</time></div>", None),
    ("", "", "<div class='related'><span class='date'>1 avril 2020</span></div>", None),
])
def test_page_date(head: str, before: str, after: str, day: str | None) -> None:
    """What the page declares, then what it shows; never a footer's year, a comment's date or a date of the story."""
    article = f"<article><h1>Trêve au port</h1>{before}{BODY}</article>"
    page = f"<html lang='fr'><head><title>Trêve</title>{head}</head><body>{article}{after}</body></html>"
    assert page_date(trafilatura.load_html(page)) == day


def test_date_in_the_address() -> None:
    """A day in the page's address is the last resort."""
    tree = trafilatura.load_html(f"<html><body><article><h1>Trêve</h1>{BODY}</article></body></html>")
    assert page_date(tree, url="https://a.example/2020/03/09/treve.html") == "2020-03-09"
