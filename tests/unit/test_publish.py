"""Pages, tables and rows for people."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made import arabic_reading, english_reading
from rich.console import Console

import hudna.publish
from hudna.lexicon import LANGUAGES, load
from hudna.publish.page import count_text, render_page
from hudna.publish.rows import COLUMNS, json_lines, write_csv
from hudna.publish.table import print_readings, print_stored
from hudna.publish.words import count_words, keys, say
from hudna.records import Claim, Document, Reading, StoredClaim

MODALITIES = {
    "asserted",
    "denied",
    "promised",
    "threatened",
    "planned",
    "ordered",
    "called_for",
    "conditional",
    "predicted",
    "attempted",
    "presupposed",
}
PUBLISH = Path(hudna.publish.__file__).parent


class Page(HTMLParser):
    """The lines of the article without the numbers of claims, the marks, the ids and the links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag not in ("meta", "br"):
            self.stack.append((tag, at))
        if at.get("id"):
            self.ids.append(str(at["id"]))
        if at.get("href"):
            self.links.append(str(at["href"]))
        if self.inside("body") and tag in ("p", "h1", "h3"):
            self.lines.append("")
        if self.inside("body") and tag == "mark":
            self.marks.append((str(at["class"]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.inside("body") and not self.inside("ref") and self.stack[-1][0] != "div":
            self.lines[-1] += data
            if self.stack[-1][0] == "mark":
                self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)

    def inside(self, css: str) -> bool:
        return any(css in str(at.get("class", "")).split() for _, at in self.stack)


@pytest.mark.parametrize("reading", [arabic_reading(), english_reading()], ids=["ar", "en"])
def test_the_page_holds_the_text_as_it_is_line_by_line(reading: Reading) -> None:
    page = Page(render_page([reading]))
    assert page.lines == [line for line in reading.document.text.split("\n") if line.strip()]


def test_marks_carry_the_role_and_the_words_of_the_claim() -> None:
    marks = Page(render_page([arabic_reading()])).marks
    for expected in (
        ("speaker", "مصدر في قصر الرئاسة"),
        ("event", "تلتزم"),
        ("cue", "ما لم"),
        ("target", "وحدات الساحل"),
        ("place", "حي الزيتون"),
        ("actor", "قواته"),
        ("cue", "نفى"),
    ):
        assert expected in marks


def test_text_and_list_link_to_each_other_and_every_link_leads_somewhere() -> None:
    page = Page(render_page([arabic_reading(), english_reading()]))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    for n in range(1, 5):
        assert f"#d1c{n}" in page.links  # from the text to the claim
        assert f"#d1c{n}t" in page.links  # and back


def test_the_page_fetches_nothing_and_allows_no_script_but_its_own() -> None:
    html = render_page([arabic_reading()])
    assert "://" not in html
    assert "default-src 'none'" in html
    assert re.search(r"script-src 'sha256-[^']+'", html)


def test_hostile_words_stay_words() -> None:
    evil = "</mark><script>alert(1)</script><img src=x onerror=alert(1)> \"' &amp;"
    document = Document(doc=evil, text=f"{evil}\n{evil}", lang="en", title=evil, source=evil)
    html = render_page([Reading(document, "0", evil, (), (evil,))])
    assert html.count("<script>") == 1
    assert "<img" not in html
    assert Page(html).lines == [evil, evil]


def test_a_page_has_the_direction_of_its_article() -> None:
    html = render_page([english_reading(), arabic_reading()])
    assert '<html lang="en" dir="ltr">' in html
    assert 'lang="ar" dir="rtl"' in html


def test_an_arabic_line_that_begins_in_latin_letters_stays_right_to_left() -> None:
    document = Document(doc="x", text="AFP: سقطت قذيفة\nAssociated Press", lang="ar")
    html = render_page([Reading(document, "0", "r")])
    assert "<p>AFP" in html
    assert '<p dir="auto">Associated' in html


def test_the_number_of_a_claim_never_stands_inside_a_word() -> None:
    reading = arabic_reading()
    claim = reading.claims[2]
    at = claim.trigger
    short = replace(claim, trigger=replace(at, end=at.end - 2, text=at.text[:-2]))
    html = render_page([replace(reading, claims=(short,))])
    assert re.search(r'قص</mark><mark class="quote"[^>]*>فت</mark><a class="ref"', html)


def test_the_outlets_own_voice_is_not_shown_as_words_of_the_text() -> None:
    html = render_page([arabic_reading()])
    assert f'<bdi class="plain">{say("outlet", "ar")}</bdi>' in html


def test_the_same_reading_gives_the_same_page() -> None:
    assert render_page([arabic_reading()]) == render_page([arabic_reading()])


def test_a_reading_without_claims_says_so() -> None:
    empty = Reading(Document(doc="x", text="Nothing here.", lang="fr"), "0", "r")
    assert say("no_claims", "fr") in render_page([empty])
    assert "0" not in count_words("claim", 0, "ar")


# -- labels


def test_the_three_languages_have_the_same_labels() -> None:
    from hudna.publish.words import _labels

    english = set(_labels("en"))
    for lang in ("ar", "fr"):
        assert set(_labels(lang)) == english
    assert all(words.strip() for lang in LANGUAGES for words in _labels(lang).values())


def test_every_modality_and_every_type_of_the_lexicons_has_a_label() -> None:
    assert keys("modality") == MODALITIES
    for lang in LANGUAGES:
        lexicon = load(lang)
        types = {entry["type"] for entry in lexicon.get("events", ()) if entry.get("type")}
        types |= {
            case["type"] for entry in lexicon.get("events", ()) for case in entry.get("when", ()) if case.get("type")
        }
        assert types - {"none"} <= keys("type")


def test_every_label_that_the_code_asks_for_is_there() -> None:
    from hudna.publish.words import _labels

    asked = set()
    for path in [*PUBLISH.glob("*.py"), *PUBLISH.glob("templates/*.html")]:
        asked |= set(re.findall(r"""\bsay\(["']([\w.]+)["']""", path.read_text(encoding="utf-8")))
    assert asked
    assert asked <= set(_labels("en"))


@pytest.mark.parametrize(
    ("n", "lang", "words"),
    [
        (0, "ar", "لا إفادات"),
        (1, "ar", "إفادة واحدة"),
        (2, "ar", "إفادتان"),
        (3, "ar", "3 إفادات"),
        (11, "ar", "11 إفادة"),
        (100, "ar", "100 إفادة"),
        (103, "ar", "103 إفادات"),
        (0, "fr", "0 affirmation"),
        (2, "fr", "2 affirmations"),
        (1, "en", "1 claim"),
        (0, "en", "0 claims"),
    ],
)
def test_numbers_take_the_plural_of_the_language(n: int, lang: str, words: str) -> None:
    assert count_words("claim", n, lang) == words


def test_a_key_without_a_label_is_shown_as_it_is() -> None:
    assert say("type.new.kind_of_thing", "ar") == "new.kind of thing"


@pytest.mark.parametrize(("count", "text"), [((5, 5), "5"), ((5, None), "5+"), ((3, 5), "3–5")])
def test_counts_as_text(count: tuple[int, int | None], text: str) -> None:
    assert count_text(count) == text


# -- tables


def table(reading: Reading, width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    print_readings([reading], Console(file=out, width=width, force_terminal=terminal, color_system=None))
    return out.getvalue()


@pytest.mark.parametrize("width", [72, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    from rich.cells import cell_len

    lines = table(arabic_reading(), width).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_who_says_and_to_whom_stand_on_lines_of_their_own() -> None:
    lines = table(arabic_reading()).splitlines()
    assert any("مصدر في قصر الرئاسة" in line and "قواته" in line for line in lines)
    assert any("› العقيد نادر الهلالي" in line and "→ وحدات الساحل" in line for line in lines)
    assert any("« قواته لن تلتزم" in line for line in lines)


def test_a_file_gets_no_control_characters_and_a_terminal_gets_closed_isolates() -> None:
    assert not re.search("[\u2066-\u2069\x1b]", table(arabic_reading()))
    for line in table(arabic_reading(), terminal=True).splitlines():
        assert line.count("\u2068") == line.count("\u2069")


# -- rows


def stored(claim: Claim, **more: str) -> StoredClaim:
    fields = {
        "article": "article-1",
        "doc": "d",
        "lang": "ar",
        "dct": "2021-04-06",
        "title": "T",
        "source": "S",
        "url": None,
        "reader": "r",
        "recorded_at": "2021-04-07T00:00:00+00:00",
    } | more
    return StoredClaim(claim=claim, position=1, **fields)  # type: ignore[arg-type]


def rows(claims: list[StoredClaim]) -> list[dict[str, str]]:
    out = io.StringIO()
    write_csv(claims, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_row_of_the_spreadsheet_holds_the_claim() -> None:
    row = rows([stored(arabic_reading().claims[1])])[0]
    assert tuple(row) == COLUMNS
    assert row["says"] == "مصدر في قصر الرئاسة > العقيد نادر الهلالي"
    assert (row["date_from"], row["date_to"], row["killed_min"], row["condition_kind"]) == (
        "2021-04-06",
        "2021-04-06",
        "",
        "reciprocity",
    )


def test_a_range_and_an_open_count_keep_both_ends() -> None:
    row = rows([stored(english_reading().claims[2])])[0]
    assert (row["date_from"], row["date_to"]) == ("2021-04-02", "2021-04-06")
    row = rows([stored(arabic_reading().claims[3])])[0]
    assert (row["injured_min"], row["injured_max"], row["killed_max"]) == ("24", "", "5")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    row = rows([stored(arabic_reading().claims[0], title=f"{start}HYPERLINK(1)")])[0]
    assert row["title"] == f"'{start}HYPERLINK(1)"


def test_json_lines_hold_the_claim_and_its_article() -> None:
    line = json.loads(next(json_lines([stored(arabic_reading().claims[1])])))
    assert line["article"] == "article-1"
    assert line["modality"] == "conditional"
    assert line["chain"][1]["actor"] == "north-colonel"


def test_claims_of_the_ledger_stand_under_their_article() -> None:
    out = io.StringIO()
    claims = [stored(c, article=a, title=f"Title {a}") for a in ("1", "2") for c in english_reading().claims]
    assert print_stored(claims, Console(file=out, width=100)) == 6
    assert out.getvalue().count("Title 1") == 1
