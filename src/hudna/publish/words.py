"""The words of the surface in Arabic, English and French, from ``labels/``; a word without a label shows as it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LABELS = Path(__file__).parent / "labels"


@cache
def _labels(lang: str) -> dict[str, str]:
    path = LABELS / f"{lang}.yaml"
    if not path.exists():
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)          # ten times faster where libyaml is there
    loaded: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), loader)
    return loaded


def say(key: str, lang: str) -> str:
    """The label of a key in a language: its own, else English, else the last part of the key."""
    return _labels(lang).get(key) or _labels("en").get(key) or key.split(".", 1)[-1].replace("_", " ")


def count_words(key: str, number: int, lang: str) -> str:
    """A number with its noun, in the plural form that the language asks for (CLDR categories; Arabic has six)."""
    labels = _labels(lang) if f"{key}.other" in _labels(lang) else _labels("en")
    return labels.get(f"{key}.{_plural(number, lang)}", labels.get(f"{key}.other", key)).replace("{n}", str(number))


def _plural(n: int, lang: str) -> str:
    if lang == "ar":
        if n < 3:
            return ("zero", "one", "two")[n]
        return "few" if 3 <= n % 100 <= 10 else "many" if 11 <= n % 100 <= 99 else "other"
    return "one" if n == 1 or (lang == "fr" and n == 0) else "other"


def keys(group: str) -> set[str]:
    """What has a label in a group: ``keys("modality")`` holds asserted, denied and so on."""
    return {key.removeprefix(f"{group}.") for key in _labels("en") if key.startswith(f"{group}.")}
