"""Which of the supported languages a text is in, by its letters and commonest words; None for any other."""

from __future__ import annotations

import re

# Letters that Arabic does not have: a text rich in them is Persian, Urdu, Kurdish or Pashto.
_NOT_ARABIC = re.compile("[پچژگڤڕڵێۆەںےٹڈڑۀ]")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-zÀ-ÿ]")
_WORDS = {
    "en": frozenset(["the", "of", "and", "to", "in", "that", "for", "was", "on", "with", "is", "by", "as", "at",
                     "from", "his", "has", "said", "were", "it"]),
    "fr": frozenset(["le", "la", "les", "de", "des", "du", "et", "un", "une", "dans", "que", "pour", "par", "sur",
                     "est", "au", "aux", "qui", "ne", "pas", "avec"]),
}


def guess_language(text: str) -> str | None:
    """``ar``, ``en``, ``fr`` or None, from the first 5,000 characters."""
    sample = text[:5000]
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    if arabic > latin:
        return "ar" if len(_NOT_ARABIC.findall(sample)) * 50 < arabic else None
    words = re.findall(r"[a-zà-ÿ]+", sample.lower())
    if not words:
        return None
    shares = {lang: sum(w in known for w in words) / len(words) for lang, known in _WORDS.items()}
    best = max(shares, key=lambda lang: shares[lang])
    return best if shares[best] >= 0.12 or (len(words) < 12 and shares[best] > 0) else None
