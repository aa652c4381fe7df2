"""Hudna (هدنة, truce): ceasefire news in Arabic, English and French as a sourced ledger.

The public verbs are loaded when they are first used, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hudna.ledger import ClaimFilter, add_readings, create_ledger, find_claims, open_ledger
    from hudna.pipeline import evaluate_gold, read_article, read_paths, read_text
    from hudna.publish.page import render_page
    from hudna.serialise import claim_from_dict, claim_to_dict, reading_to_dict

__version__ = "0.1.0"
__all__ = [
    "ClaimFilter",
    "add_readings",
    "claim_from_dict",
    "claim_to_dict",
    "create_ledger",
    "evaluate_gold",
    "find_claims",
    "open_ledger",
    "read_article",
    "read_paths",
    "read_text",
    "reading_to_dict",
    "render_page",
]

_HOME = {
    "read_article": "pipeline",
    "read_paths": "pipeline",
    "read_text": "pipeline",
    "evaluate_gold": "pipeline",
    "claim_from_dict": "serialise",
    "claim_to_dict": "serialise",
    "reading_to_dict": "serialise",
    "ClaimFilter": "ledger",
    "add_readings": "ledger",
    "create_ledger": "ledger",
    "find_claims": "ledger",
    "open_ledger": "ledger",
    "render_page": "publish.page",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"hudna.{_HOME[name]}"), name)
    raise AttributeError(f"module 'hudna' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
