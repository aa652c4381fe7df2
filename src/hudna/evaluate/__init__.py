"""Evaluation: the reader against annotated articles, in the figures everybody uses (gold/score.py of the guide)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hudna.errors import InputError
from hudna.evaluate.score import Error, score, score_by_language

__all__ = ["Error", "load_gold", "score", "score_by_language"]

_NEEDED = {"doc": str, "text": str, "claims": list}
_CLAIM = {"quote": str, "type": str, "modality": str, "polarity": str, "chain": list, "actors": list, "targets": list}


def load_gold(path: Path) -> list[dict[str, Any]]:
    """The annotated documents of a JSON Lines file; each claim gets its ``start`` and ``end`` from its quote.

    Raises:
        InputError: naming the line, when it is no JSON, lacks a field, or a quote does not stand in its text.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror})", "check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8", "save it as UTF-8") from error
    docs = [_document(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
    if not docs:
        raise InputError(str(path), "holds no document", "give one JSON object a line")
    return docs


def _document(line: str, where: str) -> dict[str, Any]:
    try:
        doc = json.loads(line)
    except ValueError as error:
        raise InputError(where, f"is no JSON ({error})", "give one JSON object a line") from error
    _check(doc, _NEEDED, where)
    for n, claim in enumerate(doc["claims"], 1):
        _check(claim, _CLAIM, f"{where}, claim {n}")
    _locate(doc["claims"], doc["text"], where)
    return dict(doc)


def _check(value: Any, needed: Mapping[str, type], where: str) -> None:
    if not isinstance(value, dict):
        raise InputError(where, "is no JSON object", "see the annotation guide")
    for field, kind in needed.items():
        if not isinstance(value.get(field), kind):
            raise InputError(where, f"the field {field!r} is missing or no {kind.__name__}", "see the annotation guide")


def _locate(claims: list[dict[str, Any]], text: str, where: str) -> None:
    """Offsets from quotes: a quote that stands twice goes to the place behind the claim before it."""
    at = 0
    for claim in claims:
        if isinstance(claim.get("start"), int) and text[claim["start"] : claim.get("end")] == claim["quote"]:
            at = claim["start"]
            continue
        found = text.find(claim["quote"], at)
        found = found if found >= 0 else text.find(claim["quote"])
        if found < 0:
            raise InputError(where, f"the quote {claim['quote'][:40]!r} does not stand in the text", "copy it exactly")
        claim["start"], claim["end"] = found, found + len(claim["quote"])
        at = found


def describe_errors(errors: list[Error], limit: int) -> Iterator[str]:
    """The first ``limit`` errors of each kind, a line or two each."""
    shown: dict[str, int] = {}
    for kind, doc, item in errors:
        shown[kind] = shown.get(kind, 0) + 1
        if shown[kind] > limit:
            continue
        if kind in ("missed", "extra"):
            yield f"{kind} · {doc} · {item['type']} ({item['modality']}) « {_short(item['quote'])} »"
        else:
            gold, predicted = item["gold"], item["predicted"]
            yield f"{kind} · {doc} · {_value(gold, kind)} read as {_value(predicted, kind)} « {_short(gold['quote'])} »"
    for kind, count in sorted(shown.items()):
        yield f"{count} {kind}"


def _value(claim: dict[str, Any], kind: str) -> str:
    if kind == "chain":
        return " › ".join(str(s["text"] if isinstance(s, dict) else s) for s in claim["chain"]) or "the outlet"
    return str(claim.get(kind))


def _short(quote: str) -> str:
    return " ".join(quote.split())[:120]
