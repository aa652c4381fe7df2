"""Copied texts, all invented: the headline is found, what is not prose is marked, and prose never is."""

from __future__ import annotations

import pytest

from hudna.acquire import find_title, mark_furniture, prepare
from hudna.lexicon import load
from hudna.records import Document, Furniture

# Each line with what it is: None is prose, "title" the headline; "dateline |" opens a line of prose.
Lines = list[tuple[str | None, str]]
ARABIC: Lines = [
    ("section", "سياسة"),
    ("title", "وسيط محلي يعلن هدنة خمسة أيام في مدينة الميناء"),
    ("byline", "كتب: سالم الحداد"),
    ("share", "شارك المقال"),
    ("share", "طباعة"),
    ("caption", "صورة أرشيفية لمرفأ المدينة"),
    ("dateline |", "الميناء (وكالات) - |توصل الطرفان مساء الأحد إلى هدنة تستمر خمسة أيام، بحسب وسيط محلي من المرفأ."),
    (None, "وقال الوسيط إن القوات المتقاتلة ستنسحب من المرفأ خلال يومين، على أن تفتح الطريق الساحلية أمام القوافل."),
    ("subheading", "انسحاب مشروط"),
    (None, "غير أن قائدا ميدانيا قال إن رجاله لن يغادروا مواقعهم ما لم ينسحب الخصم أولا، مضيفا أن القصف لم يتوقف."),
    ("follow", "تابعونا على فيسبوك"),
    (None, "ومن المقرر أن يجتمع الجانبان يوم الخميس في بلدة حليم المحايدة لبحث تبادل الأسرى وفتح الطرق."),
    ("tags", "كلمات مفتاحية: هدنة، الميناء"),
    ("related", "مقالات ذات صلة"),
    ("related", "مباراة الذهاب تنتهي بالتعادل في العاصمة"),
    ("other", "جميع الحقوق محفوظة لموقع الساحل"),
    ("back_to_top", "العودة إلى الأعلى"),
]
ENGLISH: Lines = [
    ("section", "World"),
    ("title", "Shelling resumes near Port Dara hours into truce"),
    ("byline", "By Nadia Karam"),
    ("share", "Share this article"),
    ("follow", "Facebook Twitter WhatsApp"),
    ("caption", "File photo: the harbour of Port Dara"),
    ("dateline |", "PORT DARA (Reuters) - |Artillery fire shook the eastern edge of town on Monday, a nurse said."),
    (None, "The army denied that it had fired first. A spokesman said its units had remained in their positions."),
    ("subheading", "Aid convoy turned back"),
    (None, "A convoy of eleven lorries was turned back at the northern checkpoint, according to two of the drivers."),
    ("follow", "Follow us on Telegram"),
    (None, "Mediators plan to meet the two commanders on Thursday in the neutral town of Halim, a diplomat said."),
    ("tags", "Tags: truce, Port Dara"),
    ("related", "Related articles"),
    ("related", "Fishing quota talks fail for a third time"),
    ("other", "All rights reserved"),
    ("back_to_top", "Back to top"),
]
FRENCH: Lines = [
    ("section", "Monde"),
    ("title", "Une trêve de trois jours annoncée à Port-Dara"),
    ("byline", "Par Claire Aubin"),
    ("share", "Partager cet article"),
    ("follow", "Facebook Twitter WhatsApp"),
    ("caption", "Photo d'illustration : le port de Port-Dara"),
    ("dateline |", "PORT-DARA (AFP) - |Les deux camps ont annoncé lundi une trêve de trois jours, après des tirs."),
    (None, "Selon un médiateur, l'armée s'est engagée à retirer ses blindés du port si les tireurs quittent le toit."),
    ("subheading", "Des doutes sur le terrain"),
    (None, "Un chef local a pourtant prévenu que ses hommes resteraient tant que les prisonniers seraient détenus."),
    ("follow", "Suivez-nous sur Telegram"),
    (None, "Les deux commandants doivent se retrouver jeudi dans la ville neutre de Halim, a indiqué un diplomate."),
    ("tags", "Mots-clés : trêve, Port-Dara"),
    ("related", "À lire aussi"),
    ("related", "Le prix du pain double en un mois"),
    ("other", "Tous droits réservés"),
    ("back_to_top", "Retour en haut"),
]
LANGUAGES = [("ar", ARABIC), ("en", ENGLISH), ("fr", FRENCH)]


def joined(lines: Lines, gap: str) -> str:
    return gap.join(line.replace("|", "") for _, line in lines)


def expected(lines: Lines) -> list[tuple[str, str]]:
    """Kind and words of every mark, in order."""
    marks = [((kind or "").removesuffix(" |"), line.partition("|")[0].strip()) for kind, line in lines]
    return [(kind, words) for kind, words in marks if kind and kind != "title"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n \n"], ids=["lines", "paragraphs", "windows", "blanks"])
@pytest.mark.parametrize(("lang", "lines"), LANGUAGES, ids=["ar", "en", "fr"])
def test_every_piece_of_furniture_is_marked_and_no_prose(lang: str, lines: Lines, gap: str) -> None:
    """Labels, bylines, share bars, captions, datelines, sub-headings, strips, tags; each mark is exactly its words."""
    text = joined(lines, gap)
    marks = mark_furniture(text, None, load(lang)["boilerplate"])
    assert [(mark.kind, text[mark.start : mark.end]) for mark in marks] == expected(lines)


@pytest.mark.parametrize(("lang", "lines"), LANGUAGES, ids=["ar", "en", "fr"])
def test_the_headline_is_found_below_its_section_label(lang: str, lines: Lines) -> None:
    text = joined(lines, "\n")
    span = find_title(text, None, load(lang)["boilerplate"])
    assert span is not None
    assert text[slice(*span)] == lines[1][1]


@pytest.mark.parametrize(("lang", "lines"), LANGUAGES, ids=["ar", "en", "fr"])
def test_prepare_says_the_same_and_leaves_the_text_alone(lang: str, lines: Lines) -> None:
    """The stored text stays as it came; title and marks are spans of it, in order and apart."""
    text = joined(lines, "\n\n")
    document = prepare(Document("a", text, lang))
    assert document.text == text
    assert document.title == lines[1][1]
    ends = [0, *(mark.end for mark in document.furniture)]
    assert all(end <= mark.start for end, mark in zip(ends, document.furniture, strict=False))
    assert [(mark.kind, text[mark.start : mark.end]) for mark in document.furniture] == expected(lines)


@pytest.mark.parametrize(("lang", "line"), [
    ("ar", "شارك الجيش في الهجوم على المرفأ إلى جانب مقاتلين من القرى المجاورة، وقتل منهم ثلاثة."),
    ("ar", "المصدر قال إن القصف طال المرفأ فجر الاثنين."),
    ("ar", "المزيد من القوات وصل إلى الميناء ليل الأحد، بحسب سكان."),
    ("ar", "سياسة الوسيط أن يلتقي القائدين كلا على حدة."),
    ("en", "Share of the blame fell on the army, the mediator told both delegations in Halim."),
    ("en", "Follow-up talks are to open in Halim on Thursday."),
    ("en", "World leaders called on both sides to keep the truce."),
    ("en", "By nightfall the convoy had reached the northern checkpoint."),
    ("fr", "Partager le contrôle du port reste exclu pour les deux camps."),
    ("fr", "Par endroits, les tirs ont repris dès lundi matin."),
    ("fr", "Suivre les blindés jusqu'au port a pris deux heures aux observateurs."),
    ("fr", "Photo à l'appui, l'armée a démenti avoir bombardé le marché."),
])
def test_a_sentence_that_begins_like_furniture_is_prose(lang: str, line: str) -> None:
    """Prose is never marked, wherever it stands."""
    lines = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}[lang]
    prose = [text.partition("|")[2] or text for kind, text in lines if kind in (None, "dateline |")]
    for place in range(1, len(prose) + 1):
        text = "\n".join([lines[1][1], *prose[:place], line, *prose[place:]])
        assert mark_furniture(text, None, load(lang)["boilerplate"]) == ()


@pytest.mark.parametrize(("text", "title", "found"), [
    ("Shelling resumes near Port Dara. Residents fled north.", None, None),
    ("Artillery fire shook the eastern edge of the town on Monday, residents\nsaid, hours after both sides had"
     " promised to keep a truce of three days\nin the harbour and along the road to the north of the\ntown.",
     None, None),
    ("Truce holds TRIPOLI (Reuters) - Both sides kept the truce on Monday.", "Truce holds", "Truce holds"),
    ("Both sides keep truce at port PORT DARA (Reuters) - The truce held on Monday.", None,
     "Both sides keep truce at port"),
    ("World\n\nTRUCE  HOLDS AT PORT\n\nBoth sides kept the truce.", "Truce holds at port", "TRUCE  HOLDS AT PORT"),
    ("", None, None),
], ids=["one-sentence", "hard-wrapped", "known-and-joined", "joined", "known-in-capitals", "empty"])
def test_headline_of_unusual_texts(text: str, title: str | None, found: str | None) -> None:
    """A sentence or a wrapped line is no headline; a known title is found where it stands, however it is spaced."""
    span = find_title(text, title)
    assert (text[slice(*span)] if span else None) == found


def test_a_mark_that_is_there_already_stays() -> None:
    """Marks that came with a page are kept, and what the lines say is added around them."""
    text = joined(ENGLISH, "\n\n")
    start = text.index("Aid convoy")
    mark = Furniture(start, start + len("Aid convoy turned back"), "subheading")
    document = prepare(Document("a", text, "en", furniture=(mark,)))
    assert [m.kind for m in document.furniture] == [kind for kind, _ in expected(ENGLISH)]


def test_a_language_without_words_of_furniture_loses_no_prose() -> None:
    """A document in a language that Hudna does not read keeps every line."""
    prose = "\n".join(line for kind, line in ENGLISH if kind is None)
    assert prepare(Document("a", prose, "de")).furniture == ()
