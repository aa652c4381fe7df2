"""Readings and claims on a terminal: who says who did what to whom, where and when, with the words below.

A line of a cell never mixes directions: each speaker, party, place and day stands on a line of its own, and on a
terminal Arabic words stand between isolates, so that columns keep their order whether it knows bidi or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hudna.publish.page import count_text
from hudna.publish.words import count_words, say
from hudna.records import Claim, Document, Reading, StoredClaim

_FIRST, _POP = "\u2068", "\u2069"
_NUMBER, _WHAT, _GAP = 4, 20, 2
Fact = tuple[str, str]  # a sign in front, and the words
Cell = list[tuple[str, str]]  # lines with their style


def print_readings(readings: Iterable[Reading], console: Console) -> None:
    """Each article with its title and date, then its claims."""
    for reading in readings:
        document = reading.document
        _print_head(console, document.title, _facts(document, len(reading.claims)), reading.notes)
        if reading.claims:
            _print_columns(console)
        for n, claim in enumerate(reading.claims, 1):
            _print_claim(console, n, claim)
        console.print()


def print_stored(rows: Iterable[StoredClaim], console: Console) -> int:
    """Claims of the ledger, those of one article together under its title; the number of claims printed."""
    article, number = "", 0
    for row in rows:
        number += 1
        if row.article != article:
            if article:
                console.print()
            article = row.article
            _print_head(console, row.title, [row.doc, row.source, row.lang, row.dct or say("undated", "en")], ())
            _print_columns(console)
        _print_claim(console, row.position, row.claim)
    return number


def _facts(document: Document, claims: int) -> list[str | None]:
    return [
        document.doc,
        document.source,
        document.lang,
        document.dct or say("undated", "en"),
        count_words("claim", claims, "en"),
    ]


def _print_head(console: Console, title: str | None, facts: Iterable[str | None], notes: Iterable[str]) -> None:
    width = console.width
    if title:
        for line in _wrapped(" ".join(title.split()), width, console):
            console.print(Text(_isolated(line, console), style="bold"), soft_wrap=True)
    console.print(Text(" · ".join(_isolated(fact, console) for fact in facts if fact), style="dim"), soft_wrap=True)
    for note in notes:
        console.print(Text(f"note: {note}", style="yellow"))


def _widths(console: Console) -> tuple[int, int, int]:
    """Columns for who says, who to whom, where and when."""
    rest = max(30, console.width - _NUMBER - _WHAT - 3 * _GAP)
    says, where = rest * 34 // 100, rest * 28 // 100
    return says, rest - says - where, where


def _print_columns(console: Console) -> None:
    says, who, _ = _widths(console)
    head = Text("#".rjust(_NUMBER - 2) + "  ")
    head.append(
        "claim".ljust(_WHAT + _GAP) + "who says".ljust(says + _GAP) + "who → whom".ljust(who + _GAP) + "where, when"
    )
    head.stylize("bold dim")
    console.print(head, soft_wrap=True)


def _print_claim(console: Console, n: int, claim: Claim) -> None:
    says, who, where = _widths(console)
    cells = (
        _what(claim, console),
        _cell(_says(claim), says, console),
        _cell(_parties(claim), who, console),
        _cell(_where(claim), where, console),
    )
    widths = (_WHAT, says, who, where)
    for i, row in enumerate(zip_longest(*cells, fillvalue=("", ""))):
        line = Text(f"{n}".rjust(_NUMBER - 2) + "  " if i == 0 else " " * _NUMBER, style="dim")
        for (words, style), width in zip(row, widths, strict=True):
            line.append(words, style=style or "not dim")
            line.append(" " * (max(0, width - cell_len(words)) + _GAP))
        line.rstrip()
        console.print(line, soft_wrap=True)
    for words in _wrapped(f"« {' '.join(claim.quote.split())} »", console.width - _NUMBER, console):
        console.print(Text(" " * _NUMBER + _isolated(words, console), style="dim"), soft_wrap=True)


def _what(claim: Claim, console: Console) -> Cell:
    lines: Cell = [(claim.type, "bold")]
    negated = claim.polarity == "neg" and claim.modality != "denied"
    if claim.modality != "asserted" or negated:
        words = say(f"modality.{claim.modality}", "en") + (", negated" if negated else "")
        lines += [(line, "yellow") for line in _wrapped(words, _WHAT, console)]
    return lines


def _says(claim: Claim) -> Iterator[Fact]:
    if not claim.chain:
        yield "", "(the outlet)"
    for i, speaker in enumerate(claim.chain):
        yield ("› " if i else ""), speaker.text


def _parties(claim: Claim) -> Iterator[Fact]:
    for i, actor in enumerate(claim.actors):
        yield ("+ " if i else ""), actor.text
    if claim.targets and not claim.actors:
        yield "", "?"
    for i, target in enumerate(claim.targets):
        yield ("+ " if i else "→ "), target.text


def _where(claim: Claim) -> Iterator[Fact]:
    for place in claim.places:
        yield "", place.text
    if claim.date:
        yield "", claim.date.replace("/", " to ")
    for key, count in (("killed", claim.killed), ("injured", claim.injured)):
        if count is not None:
            yield "", f"{say(key, 'en')} {count_text(count)}"
    if claim.means:
        yield "", say(f"means.{claim.means}", "en")


def _cell(facts: Iterable[Fact], width: int, console: Console) -> Cell:
    """Facts as lines that fit the width; a wrapped fact goes on below its first word."""
    lines: Cell = []
    for sign, words in facts:
        for i, line in enumerate(_wrapped(" ".join(words.split()), width - len(sign), console)):
            lines.append(((" " * len(sign) if i else sign) + _isolated(line, console), ""))
    return lines


def _wrapped(words: str, width: int, console: Console) -> list[str]:
    return [line.plain.rstrip() for line in Text(words).wrap(console, max(width, 8))]


def _isolated(words: str, console: Console) -> str:
    """Right-to-left words between direction isolates, on a terminal; in a file they would only be in the way."""
    rtl = any("\u0590" <= c <= "\u08ff" for c in words)
    return f"{_FIRST}{words}{_POP}" if rtl and console.is_terminal else words


def scores_table(figures: Mapping[str, Mapping[str, Any]]) -> Table:
    """The figures of an evaluation, a column a language."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    table.add_column("")
    for name in figures:
        table.add_column(name, justify="right")
    table.add_row("documents", *(str(f["documents"]) for f in figures.values()))
    table.add_row("claims in gold", *(str(f["detection"]["gold"]) for f in figures.values()))
    for key in ("detection", "strict", "full", "actors", "targets", "places"):
        table.add_row(f"{key} F1", *(f"{f[key]['f1']:.3f}" for f in figures.values()))
        if key == "detection":
            for part, name in (("p", "precision"), ("r", "recall")):
                table.add_row(f"  {name}", *(f"{f[key][part]:.3f}" for f in figures.values()))
    for key in ("modality", "modality_marked", "polarity", "chain", "chain_deep", "date", "casualties"):
        table.add_row(key.replace("_", ", "), *(f"{f[key]:.3f}" for f in figures.values()))
    return table
