"""Readings and claims as tables for a terminal: who says who did what to whom, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from hudna.publish.page import count_text
from hudna.publish.words import count_words, say
from hudna.records import Claim, Reading

_FIRST, _POP = "\u2068", "\u2069"             # isolate: a foreign-direction piece does not disturb its neighbours


def isolated(text: str, console: Console | None = None) -> str:
    """Right-to-left words between direction isolates, so that a row keeps its order in a terminal that knows bidi."""
    rtl = any("\u0590" <= c <= "\u08ff" for c in text)
    return f"{_FIRST}{text}{_POP}" if rtl and (console is None or console.is_terminal) else text


def print_readings(readings: Iterable[Reading], console: Console) -> None:
    """One table an article: its title and date, then a row a claim with its words below."""
    for reading in readings:
        console.print(_reading(reading, console))


def _reading(reading: Reading, console: Console) -> RenderableType:
    document = reading.document
    head = Text()
    head.append(isolated(document.title or document.doc, console), style="bold")
    facts = [document.doc, document.lang or "?", document.dct or say("undated", "en"), count_words("claim", len(reading.claims), "en")]
    head.append("\n" + " · ".join(facts), style="dim")
    for note in reading.notes:
        head.append(f"\nnote: {note}", style="yellow")
    parts: list[RenderableType] = [head]
    if reading.claims:
        parts.append(claims_table(((str(n), claim, None) for n, claim in enumerate(reading.claims, 1)), console))
    return Group(*parts, Text(""))


def claims_table(rows: Iterable[tuple[str, Claim, str | None]], console: Console) -> Table:
    """A table of (number, claim, document or None)."""
    table = Table(box=None, pad_edge=False, show_lines=False, header_style="bold", padding=(0, 2, 0, 0), expand=False)
    table.add_column("#", justify="right", no_wrap=True, style="dim")
    for name, ratio in (("type", None), ("who says", 3), ("who → whom", 4), ("where · when", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for number, claim, doc in rows:
        table.add_row(number, _what(claim), *_cells(claim, console))
        where = f" ({doc})" if doc else ""
        quote = " ".join(claim.quote.split())
        table.add_row("", "", Text(isolated(f"« {quote} »", console) + where, style="dim"), "", "")
    return table


def _what(claim: Claim) -> Text:
    text = Text(claim.type)
    if claim.modality != "asserted" or claim.polarity == "neg":
        denied = claim.polarity == "neg" and claim.modality != "denied"
        text.append("\n" + claim.modality + (", not" if denied else ""), style="yellow")
    return text


def _cells(claim: Claim, console: Console) -> Iterator[str]:
    yield " › ".join(isolated(s.text, console) for s in claim.chain) or "(the outlet)"
    actors = " + ".join(isolated(m.text, console) for m in claim.actors)
    targets = " + ".join(isolated(m.text, console) for m in claim.targets)
    yield f"{actors or '?'} → {targets}" if targets else actors
    facts = [isolated(p.text, console) for p in claim.places]
    facts += [claim.date] if claim.date else []
    facts += [f"{say(key, 'en')} {count_text(count)}" for key, count in (("killed", claim.killed), ("injured", claim.injured)) if count]
    yield " · ".join(facts)


def scores_table(figures: Mapping[str, Mapping[str, Any]]) -> Table:
    """The figures of an evaluation, a column a language."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    table.add_column("")
    for name in figures:
        table.add_column(name, justify="right")
    table.add_row("documents", *(str(f["documents"]) for f in figures.values()))
    for key in ("detection", "strict", "full", "actors", "targets", "places"):
        table.add_row(f"{key} F1", *(f"{f[key]['f1']:.3f}" for f in figures.values()))
        if key == "detection":
            for part, name in (("p", "precision"), ("r", "recall")):
                table.add_row(f"  {name}", *(f"{f[key][part]:.3f}" for f in figures.values()))
    for key in ("modality", "modality_marked", "polarity", "chain", "chain_deep", "date", "casualties"):
        table.add_row(key.replace("_", ", "), *(f"{f[key]:.3f}" for f in figures.values()))
    return table
