"""The words Hudna knows, compiled from the YAML files beside this module and loaded once a language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from hudna.errors import UnknownValueError
from hudna.lexicon.fold import fold, fold_text

__all__ = ["LANGUAGES", "fold", "fold_text", "load"]

LANGUAGES = ("ar", "en", "fr")


@cache
def load(lang: str) -> dict[str, Any]:
    """The compiled lexicon of ``ar``, ``en`` or ``fr``: plain JSON values, never to be changed.

    In a checkout it is compiled again when a source file is newer; an installed wheel carries it compiled.

    Raises:
        UnknownValueError: for any other language.
        LexiconError: when a source file breaks its schema.
    """
    if lang not in LANGUAGES:
        raise UnknownValueError("language", lang, LANGUAGES)
    here = Path(__file__).parent
    if (here.parents[2] / "build_lexicon.py").exists():         # a checkout: a wheel carries the compiled file
        from hudna.lexicon.build import refresh

        fresh = refresh(lang)
        if fresh is not None:
            return fresh
    with (here / "compiled" / f"{lang}.json").open(encoding="utf-8") as file:
        compiled: dict[str, Any] = json.load(file)
    return compiled
