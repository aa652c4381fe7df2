"""Bring articles in: files, pages and copied text become documents with a title, a date and their furniture marked.

Nothing here reads a claim. The text of a document is stored as it came (see ``files`` for the two exceptions); what is
not the article's own prose is marked, never cut out.
"""

from hudna.acquire.clean import clean_html, prepare
from hudna.acquire.dates import page_date, parse_date
from hudna.acquire.files import read_inputs
from hudna.acquire.furniture import find_title, mark_furniture

__all__ = ["clean_html", "find_title", "mark_furniture", "page_date", "parse_date", "prepare", "read_inputs"]
