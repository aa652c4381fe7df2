"""Units to sentences: where one ends, and which paragraph it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.read.lexical import Unit

_ENDS = frozenset(".!?؟…")
# Abbreviations whose full stop ends no sentence.
_TITLES = frozenset([
    "mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "maj", "capt", "sgt", "gov", "sen", "rep", "jr", "sr", "no",
    "vs", "u.s", "د", "م", "أ", "ا", "ص"])
_CLOSING = {"«": "»", "“": "”"}


@dataclass(slots=True)
class Sentence:
    """Units ``[first, last)`` of the document, tagged; ``paragraph`` counts from 0, the title's sentence is marked."""

    first: int
    last: int
    paragraph: int
    title: bool = False


_LONGEST = 250                                      # units; keeps the time of reading linear in the length of any text


def split_sentences(units: list[Unit], title_end: int, skip: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences in order; units inside a skipped span (site furniture) belong to none."""
    out: list[Sentence] = []
    first, paragraph = 0, 0
    spans = iter([*skip, (1 << 60, 1 << 60)])
    low, high = next(spans)
    closes_at = -1

    def close(last: int) -> None:
        """Ends the sentence before a unit, if it holds a word."""
        if last > first and any(u.kind in "wn" for u in units[first:last]):
            out.append(Sentence(first, last, paragraph, title=units[first].start < title_end))

    for i, unit in enumerate(units):
        while unit.start >= high:
            low, high = next(spans)
        if unit.start >= low:
            close(i)
            first = i + 1
            continue
        if i > first and units[first].start < title_end <= unit.start:
            close(i)                                # the title is a sentence of its own, even without a line break
            first = i
            paragraph += 1
        if unit.kind == "l":
            close(i)
            first = i + 1
            paragraph += 1
            closes_at = -1
        elif i - first >= _LONGEST:
            close(i)                                # no sentence of prose is as long: a table, a list, a flood of words
            first = i
        elif unit.kind == "p":
            mark = unit.text
            if mark in _CLOSING and i > closes_at:
                closes_at = _closing(units, i, _CLOSING[mark])
            elif mark in _ENDS and i >= closes_at and _ends(units, i):
                close(i + 1)
                first = i + 1
    close(len(units))
    return out


def _closing(units: list[Unit], i: int, mark: str) -> int:
    """Index of the closing quotation mark within 400 characters, else -1."""
    limit = units[i].end + 400
    for j in range(i + 1, min(len(units), i + 160)):
        if units[j].start > limit or units[j].kind == "l":
            return -1
        if units[j].text == mark:
            return j
    return -1


def _ends(units: list[Unit], i: int) -> bool:
    """Whether the mark at ``i`` ends a sentence: not after an initial, a title or inside an abbreviation."""
    if units[i].text != ".":
        return True
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if before is None or (before.kind == "p" and before.text not in "»”\")]'"):
        return False
    if after is not None and after.kind == "p" and after.text == ".":
        return False
    glued = before.end == units[i].start
    if glued and before.kind == "w":
        word = before.text.lower()
        if (len(word) == 1 or word in _TITLES) and after is not None and after.kind == "w":
            return not (after.start - units[i].end <= 1)
    return not (after is not None and after.kind == "w" and after.text[:1].islower() and after.start == units[i].end)
