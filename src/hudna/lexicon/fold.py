"""Letters folded for matching: every character keeps its place, so offsets are those of the raw text.

Characters that do not count (Arabic marks, joiners, bidi controls) become a tatweel; a word's form is the
folded slice without them. Only names and words are folded, never the stored text.
"""

from __future__ import annotations

import re
import sys
import unicodedata

SILENT = "\u0640"                               # tatweel: a letter to the tokeniser, so that a word stays one token
_SAME = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ی": "ي", "ک": "ك", "ڤ": "ف",
         "گ": "ك", "پ": "ب", "چ": "ج", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
         "‑": "-", "‐": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
         "\r": "\n", "\u2028": "\n", "\u2029": "\n"}


def _table() -> dict[int, str]:
    table = {ord(k): v for k, v in _SAME.items()}
    for code in range(0x80, sys.maxunicode + 1 if sys.maxunicode < 0x3000 else 0x3000):
        char = chr(code)
        if code in table:
            continue
        category = unicodedata.category(char)
        if category in ("Mn", "Me", "Cf") or code == 0x0640:
            table[code] = SILENT
        elif category in ("Lu", "Ll", "Lt") and code < 0x2C00:
            plain = unicodedata.normalize("NFKD", char)[0].lower()
            if len(plain) == 1 and plain != char:
                table[code] = plain
        elif category == "Nd":
            table[code] = str(unicodedata.digit(char))
    for code in range(ord("A"), ord("Z") + 1):
        table[code] = chr(code + 32)
    table[0] = SILENT
    for code in (*range(0x20, 0x7F), *range(0x600, 0x700)):
        table.setdefault(code, chr(code))                  # a hit is quicker than a miss
    table[0xFEFF] = SILENT
    for code in range(0xFE00, 0xFE10):
        table[code] = SILENT
    return table


TABLE = _table()


def fold_text(text: str) -> str:
    """The text with letters folded, of exactly the same length."""
    return text.translate(TABLE)


def fold(word: str) -> str:
    """The form under which a word is looked up: folded, without silent characters, presentation forms resolved."""
    folded = word.translate(TABLE)
    if SILENT in folded:
        folded = folded.replace(SILENT, "")
    if any("\ufb00" <= c <= "\ufefc" for c in folded):
        folded = unicodedata.normalize("NFKC", folded).translate(TABLE).replace(SILENT, "")
    return folded


_LETTER = r"[^\W\d_]"
_THOUSANDS = r"\d{1,3}(?: \d{3})+(?!\d)"               # 37 000
_MARK = r"(?P<p>[^\s\w]|_)|(?P<l>\n+)"
# How each language's folded text falls into tokens: n number, w word, p mark, l line break, else the English 's.
TOKEN = {
    "ar": re.compile(rf"(?P<w>{_LETTER}+)|(?P<n>{_THOUSANDS}|\d+(?:[.,٬٫]\d+)*)|{_MARK}"),
    "en": re.compile(
        rf"(?P<w>(?:[a-z]\.){{2,}}|{_LETTER}+(?:'(?!(?:s|re|ve|ll|d|m)\b){_LETTER}+)*)|(?P<n>{_THOUSANDS}|\d+(?:[.,]\d+)*)"
        rf"|'s\b|'(?:re|ve|ll|d|m)\b|{_MARK}"),
    "fr": re.compile(rf"(?P<w>aujourd'hui|{_LETTER}+(?:'(?=\w|\Z))?)|(?P<n>{_THOUSANDS}|\d+(?:[.,]\d+)*)|{_MARK}"),
}


def pieces(words: str, lang: str) -> list[str]:
    """A phrase as the folded tokens that a text would give; ``~`` (a gap) stays, other marks are dropped."""
    found = (match.group() for match in TOKEN[lang].finditer(fold_text(words)))
    return [fold(piece) for piece in found if piece == "~" or piece == "'s" or re.match(r"\w", piece)]
