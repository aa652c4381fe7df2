"""News pages to documents: invented pages in three languages with everything around the article that a site has."""

import json

import pytest

from hudna.acquire import clean_html, prepare
from hudna.acquire.clean import decode_page
from hudna.errors import InputError
from hudna.records import Document

ARABIC = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>هدنة خمسة أيام في مدينة الميناء | موقع الساحل</title>
<script type="application/ld+json">{"@type": "Organization", "name": "موقع الساحل", "headline": "أهلا بكم"}</script>
</head><body>
<header><nav class="menu"><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li>
<li><a href="/s">رياضة</a></li></ul></nav></header>
<main><article><h1>هدنة خمسة أيام في مدينة الميناء</h1><div>الاثنين ٩ آذار/مارس ٢٠٢٠</div>
<div class="share-bar"><a href="#">فيسبوك</a> <a href="#">تويتر</a> <a href="#">واتساب</a></div>
<p>توصل الطرفان مساء الأحد إلى هدنة تستمر خمسة أيام في مدينة الميناء، بحسب ما أعلن وسيط محلي للصحفيين في المرفأ.</p>
<p>وقال الوسيط إن القوات المتقاتلة ستنسحب من المرفأ خلال يومين،
<strong>على أن</strong> تفتح الطريق الساحلية أمام قوافل الغذاء.</p>
<h2>انسحاب مشروط</h2>
<p>غير أن قائدا ميدانيا قال إن رجاله لن يغادروا مواقعهم ما لم ينسحب الخصم أولا،
مضيفا أن القصف لم يتوقف حتى مساء السبت.</p>
<ul><li>فتح الطريق الساحلية أمام القوافل</li><li>تبادل الأسرى خلال أسبوع واحد</li></ul>
</article></main>
<aside class="sidebar"><h3>الأكثر قراءة</h3>
<ul><li><a href="/x">سعر الخبز يرتفع في العاصمة</a></li></ul></aside>
<section class="related"><h3>مقالات ذات صلة</h3>
<ul><li><a href="/a">مباراة الذهاب تنتهي بالتعادل</a></li></ul></section>
<div id="comments"><h3>التعليقات</h3><p>قارئ من الميناء: لا أصدق أن هذه الهدنة ستصمد يوما واحدا بعد كل ما جرى.</p>
<time datetime="2020-03-11">11 مارس</time></div>
<footer>جميع الحقوق محفوظة © 2017 موقع الساحل</footer></body></html>"""

ENGLISH = """<html lang="en"><head><title>Shelling resumes near Port Dara - The Coast Herald</title>
<meta property="og:title" content="Shelling resumes near Port Dara">
<meta property="og:site_name" content="The Coast Herald">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2011-01-01"},
{"@type": ["NewsArticle"], "headline": "Subscribe today and save",
"datePublished": "2021-06-14T22:10:00+03:00"}]}</script></head>
<body class="single"><div class="post comments-open"><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<h1>Shelling resumes near Port Dara</h1><p class="byline">By Nadia Karam</p>
<p>PORT DARA (Reuters) - Artillery fire shook the eastern edge of Port Dara on Monday, hours after both sides had
promised to keep a three-day truce, residents and a hospital official said.</p>
<p>The army denied that it had fired first. A spokesman said its units
“remained in their positions” and would answer any attack.</p>
<h2>Aid convoy turned back</h2>
<p>A convoy of eleven lorries was turned back at the northern checkpoint, according to two drivers
who spoke to a reporter there.</p>
<div class="related-links"><h4>Related</h4><a href="/1">Fishing quota talks fail again</a></div>
<div class="share">Share this: <a>Facebook</a> <a>Twitter</a></div>
<p>Mediators plan to meet the two commanders on Thursday in the neutral town of Halim, a diplomat said.</p>
<section class="comments"><h3>2 Comments</h3>
<p>harbourman: nobody here believes them any more, we have heard this many times before.</p>
</section></div>
<footer><p>Copyright 2009 The Coast Herald. All rights reserved.</p></footer></body></html>"""

FRENCH = """<html lang="fr"><head><title>Trêve fragile à Port-Dara</title></head><body>
<ul class="menu"><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul>
<article><h1>Trêve fragile à Port-Dara</h1>
<time datetime="2021-06-15T08:00:00Z">mardi 15 juin 2021</time>
<p>Les deux camps ont annoncé lundi soir une trêve de trois jours à Port-Dara,
après une semaine de bombardements meurtriers.</p>
<p>Selon un médiateur, l'armée s'est engagée à retirer ses blindés du port
si les combattants quittent les toits du quartier nord.</p>
<h2>Des doutes sur le terrain</h2>
<p>Un chef local a toutefois prévenu que ses hommes ne bougeraient pas
tant que les prisonniers ne seraient pas libérés.</p></article>
<div class="a-lire"><p><a href="/z">À lire aussi : le prix du pain double en un mois</a></p></div>
<footer>© 2012-2014 Le Courrier du Cap. Tous droits réservés.
<time datetime="2014-01-01">2014</time></footer></body></html>"""

JUNK = ("الرئيسية", "رياضة", "فيسبوك", "سعر الخبز", "مباراة", "لا أصدق", "الحقوق", "Home", "Fishing", "Facebook",
        "harbourman", "Copyright", "Subscribe", "Accueil", "droits")
PAGES = (ARABIC, ENGLISH, FRENCH)
TITLES = ("هدنة خمسة أيام في مدينة الميناء", "Shelling resumes near Port Dara", "Trêve fragile à Port-Dara")
HEADINGS = ("انسحاب مشروط", "Aid convoy turned back", "Des doutes sur le terrain")
OPENING = ("<main><article>", '<div class="post comments-open">', "<article>")      # the block of each article
CLOSING = ("</article></main>", "</div>\n<footer>", "</article>")


def subheadings(document: Document) -> list[str]:
    return [document.text[mark.start : mark.end] for mark in document.furniture if mark.kind == "subheading"]


@pytest.mark.parametrize(("page", "title", "day", "lang", "first", "last", "heading"), [
    (ARABIC, TITLES[0], "2020-03-09", "ar", "توصل الطرفان", "خلال أسبوع واحد", HEADINGS[0]),
    (ENGLISH, TITLES[1], "2021-06-14", "en", "PORT DARA", "a diplomat said.", HEADINGS[1]),
    (FRENCH, TITLES[2], "2021-06-15", "fr", "Les deux camps", "libérés.", HEADINGS[2]),
])
def test_article_of_a_page(
        page: str, title: str, day: str, lang: str, first: str, last: str, heading: str) -> None:
    """The article is there whole, with its title, date and sub-heading; nothing of the site around it is."""
    document = clean_html(page)
    assert (document.title, document.dct, document.lang) == (title, day, lang)
    assert document.title_span == (0, len(title))
    assert document.text.startswith(title + "\n\n")
    assert first in document.text
    assert last in document.text
    assert subheadings(document) == [heading]
    assert "\n\n" + heading + "\n\n" in document.text
    assert [word for word in JUNK if word in document.text] == []


def test_inline_tags_do_not_break_a_sentence() -> None:
    """Bold words stay in their line."""
    assert "خلال يومين، على أن تفتح" in clean_html(ARABIC).text


def test_prepare_keeps_marks_of_a_page_and_adds_its_dateline() -> None:
    """A page's own marks stay; the dateline of its body is added, and nothing overlaps."""
    document = prepare(clean_html(ENGLISH), [])
    words = {mark.kind: document.text[mark.start : mark.end] for mark in document.furniture}
    assert words["dateline"] == "PORT DARA (Reuters) -"
    assert words["subheading"] == "Aid convoy turned back"


NAMES = ["comments-open", "post comments-open", "post-comments-open hentry", "article-comments", "has-sidebar",
         "share-bar-on", "widget widget-theme-post-content", "post-content tag-content", "entry-content",
         "post type-post", "content", "x", ""]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", range(3), ids=["ar", "en", "fr"])
def test_the_name_of_the_block_that_holds_all_does_not_matter(place: int, name: str) -> None:
    """Whatever class the article's own block bears, the text and its sub-heading are those of the page as it is."""
    page = PAGES[place].replace(OPENING[place], f'<div class="{name}">')
    document = clean_html(page.replace(CLOSING[place], "</div>\n<footer>" if place == 1 else "</div>"))
    assert document.text == clean_html(PAGES[place]).text
    assert subheadings(document) == [HEADINGS[place]]


@pytest.mark.parametrize("name", ["comments-open", "wide-with-sidebar", "entry-content", "x"])
@pytest.mark.parametrize("place", range(3), ids=["ar", "en", "fr"])
def test_a_headline_apart_from_its_text(place: int, name: str) -> None:
    """The headline may stand in the page's header, in another block than the paragraphs."""
    title = f"<h1>{TITLES[place]}</h1>"
    opening = f'<header class="site">{title}</header><div class="wrap sidebar-right"><div class="{name}">'
    page = PAGES[place].replace(title, "").replace(OPENING[place], opening)
    document = clean_html(page.replace(CLOSING[place], "</div></div>\n<footer>" if place == 1 else "</div></div>"))
    assert document.text == clean_html(PAGES[place]).text
    assert subheadings(document) == [HEADINGS[place]]


MENU = "<ul>" + "".join(f"<li><a href='/{n}'>World news {n}</a></li>" for n in range(9)) + "</ul>"
HEADLINES = "".join(f"<p><a href='/{n}'>Shelling resumes near the port for day {n}</a></p>" for n in range(30))


@pytest.mark.parametrize("body", [
    "", "   ", "<nav><a href='/'>Home</a></nav>", f"<nav>{MENU}</nav>", f"<div id='top'>{MENU}</div>",
    f"<h1>Latest</h1>{HEADLINES}", "<script>var a = 'one two three four five six'</script><noscript>Turn on</noscript>",
], ids=["empty", "blank", "one-link", "nav", "menu", "front-page", "script"])
def test_page_without_article_is_one_clear_error(body: str) -> None:
    """A page that holds no prose of an article says so in one line."""
    page = f"<html><head><title>The Coast Herald</title></head><body>{body}</body></html>" if body.strip() else body
    with pytest.raises(InputError, match=r"^https://a\.example/x: no [^\n]+$"):
        clean_html(page, url="https://a.example/x")


def test_address_is_kept() -> None:
    """The address is the document's name and its url; without one the name comes from the text."""
    assert clean_html(FRENCH, url="https://a.example/x").doc == "https://a.example/x"
    assert clean_html(FRENCH).doc == clean_html(FRENCH.encode()).doc
    assert clean_html(FRENCH).doc.startswith("page-")


@pytest.mark.parametrize(("raw", "text"), [
    ("<meta charset=windows-1256><p>هدنة".encode("cp1256"), "هدنة"),
    (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>tr\xeave \x93oui\x94',
     "trêve “oui”"),
    ("<meta charset=iso-8859-1><p>trêve".encode(), "trêve"),
    ("<p>trêve".encode(), "trêve"),
    (b"\xef\xbb\xbf<meta charset=windows-1256><p>" + "هدنة".encode(), "هدنة"),
    ("<p>هدنة".encode("utf-16"), "هدنة"),
    ("<meta charset=utf-16><p>هدنة".encode(), "هدنة"),
    ('<?xml version="1.0" encoding="windows-1256"?><p>هدنة'.encode("cp1256"), "هدنة"),
])
def test_charset(raw: bytes, text: str) -> None:
    """Bytes are read by their mark, else the declared charset as browsers take it, else as UTF-8."""
    assert decode_page(raw).endswith(text)


@pytest.mark.parametrize(("raw", "problem"), [
    (b"<meta charset=klingon-8><p>x", "unknown charset"),
    (b"<meta charset=utf-8><p>\xff", "not valid utf-8 at byte 23"),
])
def test_undecodable_page(raw: bytes, problem: str) -> None:
    """A page that is not what it says is refused in one line."""
    with pytest.raises(InputError, match=problem):
        clean_html(raw)


def test_title_from_the_window_when_there_is_no_heading() -> None:
    """Without a heading the window title is taken, less the site's name."""
    page = FRENCH.replace("<h1>Trêve fragile à Port-Dara</h1>", "").replace("</title>", " | Le Courrier</title>")
    assert clean_html(page).title == "Trêve fragile à Port-Dara"


def test_broken_json_ld_does_no_harm() -> None:
    """Metadata that is no JSON, or nested without end, is passed over."""
    deep = "[" * 100_000
    for script in ("{oops", deep, json.dumps(["x", 1, None])):
        page = FRENCH.replace("</head>", f'<script type="application/ld+json">{script}</script></head>')
        assert clean_html(page).dct == "2021-06-15"
