"""What a parsed news page says: its headline, its language, what its meta tags declare, and the blocks of its article.

trafilatura finds the article. It goes by the names of classes, and one such name on a block that holds everything
(WordPress writes ``comments-open`` on it, others ``has-sidebar``) makes it leave the article, or its sub-headings, out.
What holds the headline is never furniture, so on a copy of the page those blocks lose such names first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from hudna.acquire.dates import is_aside

_BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "cell", "code", "figure", "div", "lb"))
_SITE = re.compile(r"\s+[|–—\-•·»:]\s+")
# Names of furniture that trafilatura drops, with what they hold; and names by which it knows an article's block.
_MISLEADING = re.compile(
    r"comment|widget|side-?bar|banner|crumb|button|share|social|viral|newsletter|cookie|consent|author|byline|footer"
    r"|nav|menu|bar|elated|next-|stories|popular|more-on|meta|rating|attachment|slide|overlay|viewport|tags|taxonomy"
    r"|premium|option|expand|hid(?:e|den)|message|permission|embed|teaser|^ad-|-ad-|-icon", re.I)
_CONTENT = re.compile(
    r"^(?:post|entry|story|fulltext|content|article)$|(?:entry|post|story|article|art|page|text|single|section|theme|blog)"
    r"[-_]{0,2}(?:content|body|text|entry)|article__container|main-column|field-body|content[-_]{1,2}(?:main|body)"
    r"|main-content|^main|^article ", re.I)
_PROSE_WORDS = 5            # fewer in a line are a menu entry, a label, a button


def article_blocks(tree: Any, url: str | None = None) -> list[tuple[str, str]]:
    """Kind (``p``, ``head``, ``item``, …) and text of each block of a page's article, in the order of the page.

    Empty when the page holds no prose: no block with five words that are not in a link. The tree is not changed.
    """
    import trafilatura

    page = deepcopy(tree)
    links = sorted({_flat(link) for link in page.iter("a")}, key=len, reverse=True)
    _free_article(page)
    found = trafilatura.bare_extraction(page, url=url, include_comments=False)
    blocks = list(_blocks(found.body)) if found is not None and not isinstance(found, dict) else []
    return blocks if any(kind != "head" and _is_prose(text, links) for kind, text in blocks) else []


def page_title(tree: Any) -> str | None:
    """The headline: the first ``h1`` that agrees with og:title or the window title, else these without the site."""
    title, _ = _headline(tree)
    return title


def page_language(tree: Any) -> str | None:
    """The declared language when it is one that Hudna reads."""
    declared = str(tree.get("lang") or "")[:2].lower()
    return declared if declared in ("ar", "en", "fr") else None


def page_meta(tree: Any, name: str) -> str | None:
    """The first content of a meta tag with this property or name."""
    for meta in tree.iter("meta"):
        if name in (meta.get("property"), meta.get("name")) and meta.get("content"):
            return " ".join(str(meta.get("content")).split()) or None
    return None


def _headline(tree: Any) -> tuple[str | None, Any]:
    """The page's headline and the ``h1`` that holds it, each None when there is none."""
    named = (page_meta(tree, "og:title"), page_meta(tree, "twitter:title"), _flat(tree.find(".//title")))
    declared = [text for text in named if text]
    headings = [(text, h1) for h1 in tree.iter("h1") if (text := _flat(h1)) and len(text) <= 300]
    for text, heading in headings:
        words = set(text.split())
        if not declared or any(len(words & set(other.split())) * 2 >= len(words) for other in declared):
            return text, heading
    if len(headings) == 1 and len(headings[0][0].split()) >= 4:
        return headings[0]
    if not declared:
        return None, None
    parts = _SITE.split(declared[0])
    return (parts[0] if len(parts) > 1 and len(parts[0].split()) >= 3 else declared[0]), None


def _free_article(page: Any) -> None:
    """Takes menus out of a page and misleading names off the blocks that hold its headline; marks an unmarked article.

    When no block bears a name by which an article is known, the smallest block with the headline and two thirds of
    the page's paragraphs becomes one; failing that, the smallest with these paragraphs alone.
    """
    for element in list(page.iter("nav", "menu")):
        if element.find(".//h1") is None and element.getparent() is not None:
            element.drop_tree()
    heading = _headline(page)[1]
    holders = [] if heading is None else _blocks_around(heading)
    _rename(holders)
    if any(_is_article(block) for block in page.iter()):
        return
    links = {_flat(link) for link in page.iter("a")}
    paragraphs = [(p, len(text)) for p in page.iter("p") if (text := _flat(p)) not in links]
    paragraphs = [(p, length) for p, length in paragraphs if not is_aside(p)] or paragraphs
    held: dict[Any, int] = {}                                   # characters of paragraphs in each block
    for paragraph, length in paragraphs:
        for block in _blocks_around(paragraph):
            held[block] = held.get(block, 0) + length
    most = sum(length for _, length in paragraphs) * 2 / 3
    full = [block for block in held if held[block] >= most > 0]             # they stand in one another
    full = [block for block in full if block in holders] or full
    if full:
        article = max(full, key=lambda block: len(_blocks_around(block)))
        article.tag = "article"
        _rename([article, *_blocks_around(article)])


def _blocks_around(element: Any) -> list[Any]:
    return [block for block in element.iterancestors() if block.tag not in ("html", "body")]


def _rename(blocks: Sequence[Any]) -> None:
    """Takes the misleading names off blocks; another name takes their place, for some are only known alone."""
    for block in blocks:
        for key in ("class", "id"):
            names = (block.get(key) or "").split()
            kept = [name for name in names if not _MISLEADING.search(name)]
            if len(kept) < len(names):
                block.set(key, " ".join((*kept, "block")))


def _is_article(block: Any) -> bool:
    """Whether a block bears a name by which trafilatura knows an article."""
    if block.tag in ("article", "main"):
        return True
    return block.tag in ("div", "section") and (
        block.get("itemprop") == "articleBody" or block.get("role") in ("article", "main")
        or any(_CONTENT.search(block.get(key) or "") is not None for key in ("class", "id")))


def _is_prose(text: str, links: Sequence[str]) -> bool:
    """Whether a block has words of its own; ``links`` are the texts of the page's links, the longest first."""
    for link in links if len(text.split()) >= _PROSE_WORDS else ():
        if link and link in text:
            text = text.replace(link, " ")
    return len(text.split()) >= _PROSE_WORDS


def _flat(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _blocks(element: Any) -> Iterator[tuple[str, str]]:
    """Kind and text of each block of trafilatura's tree, in order; text inside a block is one line."""
    kind, parts = str(element.tag), [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(child.tail or "")
        elif child.tag in _BLOCKS:
            yield from _line(kind, parts)
            yield from _blocks(child)
            parts = [child.tail or ""]
        else:
            parts += ["".join(child.itertext()), child.tail or ""]
    yield from _line(kind, parts)


def _line(kind: str, parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    text = " ".join("".join(parts).split())
    if text:
        yield kind, text
