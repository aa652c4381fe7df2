"""Claims of the ledger as lines of JSON and as rows of a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from hudna.records import Count, StoredClaim
from hudna.serialise import claim_to_dict

COLUMNS = (
    "claim", "type", "modality", "polarity", "certainty", "says", "actors", "targets", "places",
    "date_from", "date_to", "date_precision", "killed_min", "killed_max", "injured_min", "injured_max",
    "means", "condition", "condition_kind", "quote", "start", "end", "confidence",
    "doc", "source", "url", "lang", "published", "title", "article", "reader", "recorded_at")


def json_lines(rows: Iterable[StoredClaim]) -> Iterator[str]:
    """One JSON object a claim: the claim as ``hudna read`` writes it, with its article before it."""
    for row in rows:
        article = {"article": row.article, "doc": row.doc, "source": row.source, "url": row.url, "lang": row.lang,
                   "dct": row.dct, "title": row.title, "reader": row.reader, "recorded_at": row.recorded_at}
        yield json.dumps(article | claim_to_dict(row.claim), ensure_ascii=False)


def write_csv(rows: Iterable[StoredClaim], out: TextIO) -> None:
    """A header and a row a claim; several names in one cell stand apart by " ; ", a chain of speakers by " > ".

    An unknown value is an empty cell. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(value) for value in _values(row)])


def _values(row: StoredClaim) -> tuple[Any, ...]:
    c = row.claim
    first, _, last = (c.date or "").partition("/")
    condition = (c.condition.text, c.condition.kind) if c.condition else (None, None)
    return (
        c.id, c.type, c.modality, c.polarity, c.certainty, " > ".join(s.text for s in c.chain),
        _names(c.actors), _names(c.targets), _names(c.places), first, last or first, c.date_precision,
        *_pair(c.killed), *_pair(c.injured), c.means, *condition, c.quote, c.start, c.end, c.confidence,
        row.doc, row.source, row.url, row.lang, row.dct, row.title, row.article, row.reader, row.recorded_at)


def _names(items: Iterable[Any]) -> str:
    return " ; ".join(item.text for item in items)


def _pair(count: Count | None) -> tuple[int | None, int | None]:
    return count or (None, None)


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
