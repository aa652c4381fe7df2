"""Hudna (هدنة, truce): ceasefire news in Arabic, English and French as a sourced ledger.

The public verbs are loaded when they are first used, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hudna.evaluate import evaluate
    from hudna.ledger import add_readings, create_ledger, open_ledger
    from hudna.pipeline import read_article, read_paths, read_text
    from hudna.serialise import claim_from_dict, claim_to_dict, reading_to_dict

__version__ = "0.1.0"
__all__ = ["add_readings", "claim_from_dict", "claim_to_dict", "create_ledger", "evaluate", "open_ledger", "read_article",
           "read_paths", "read_text", "reading_to_dict"]

_HOME = {"read_article": "pipeline", "read_paths": "pipeline", "read_text": "pipeline", "claim_from_dict": "serialise",
         "claim_to_dict": "serialise", "reading_to_dict": "serialise", "evaluate": "evaluate", "add_readings": "ledger",
         "create_ledger": "ledger", "open_ledger": "ledger"}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"hudna.{_HOME[name]}"), name)
    raise AttributeError(f"module 'hudna' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
