"""Ids made from content: the same content always has the same id, and nothing else goes into it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(kind: str, fields: Sequence[object]) -> str:
    """A short id ``kind-<16 hex digits>`` from the canonical JSON of a list of plain values.

    A JSON list, not joined strings: two different keys must never join to the same string.
    """
    canonical = _CANONICAL.encode([kind, *fields])
    return f"{kind}-{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
