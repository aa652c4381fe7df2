"""Inflected forms from a short word specification (see README.md): the third person of news prose, the quotes' first.

Each function yields ``(form, kind)``; kinds: past, pres (finite), pastpp (English -ed: past or participle), base
(English: infinitive or present plural), pp, ing, inf, fut, passive, part (Arabic reporting participle), noun.
Arabic forms are unvowelled; clitics are left to the matcher.
"""

from __future__ import annotations

from collections.abc import Iterator

Form = tuple[str, str]


def arabic_verb(spec: str) -> Iterator[Form]:
    """Forms of ``past/present`` (third person masculine singular), with an optional tail of fixed words."""
    pair, _, tail = spec.partition(" ")
    past, _, present = pair.partition("/")
    tail = f" {tail}" if tail else ""
    for form in arabic_past(past):
        yield form + tail, "past"
    if present:
        for form in arabic_present(present):
            yield form + tail, "pres"


def arabic_past(past: str) -> Iterator[str]:
    """The past of a verb, from its third person masculine singular."""
    yield past
    bare = past.rstrip("\u0651")
    if bare[-1] in "اىي" and len(bare) > 2:                      # defective: دعا دعت دعوا
        stem = bare[:-1]
        yield from (stem + "ت", stem + "وا", stem + "و", stem + "تا", stem + "يا", bare[:-1] + "ا")
        yield from (stem + "ينا", stem + "يت", stem + "يتم")
    else:
        yield from (bare + "ت", bare + "ا", bare + "تا", bare + "وا", bare + "و", bare + "نا", bare + "ن")


def arabic_present(present: str) -> Iterator[str]:
    """The imperfect and the jussive of a verb, from its third person masculine singular."""
    bare = present.rstrip("\u0651")
    rest = bare[1:]
    defective = bare[-1] in "ويىا"
    stem = rest[:-1] if defective else rest
    for prefix in "يتن":                                  # the first person singular (أ) is as rare as it is ambiguous
        yield prefix + rest
    for prefix in "يت":
        yield from (prefix + stem + ending for ending in ("ون", "وا", "و", "ان", "ا"))
        if defective:
            yield prefix + stem                                     # jussive: لم يدع
        elif len(rest) >= 3 and rest[-2] in "اوي":                  # hollow jussive: لم يقل, لم يستطع
            yield prefix + rest[:-2] + rest[-1]


def arabic_noun(noun: str) -> Iterator[Form]:
    """The noun with the duals, constructs and the ت that a suffix brings back."""
    yield noun, "noun"
    if " " in noun:
        return
    if noun.endswith("ة"):
        yield noun[:-1] + "ت", "stem"                                 # only before a pronoun: سيطرتهم
        yield from ((noun[:-1] + end, "noun") for end in ("تان", "تين", "تا", "تي"))
    elif noun.endswith(("ون", "ين")) and len(noun) > 4:
        yield from ((noun[:-2] + end, "noun") for end in ("ون", "ين", "و", "ي"))
    elif noun.endswith("ى") and len(noun) > 3:
        yield noun[:-1] + "ا", "noun"
    elif not noun.endswith(("ات", "ء", "ا", "و")):
        yield from ((noun + end, "noun") for end in ("ان", "ين", "ا"))
    elif noun.endswith("ء") and len(noun) > 3:                      # لقاء: لقائه, لقاؤه fold to ي, و
        yield from ((noun[:-1] + end, "stem") for end in ("ئ", "ؤ"))
        yield from ((noun[:-1] + end, "noun") for end in ("ءات", "ءين", "ءان"))


def arabic_participle(base: str) -> Iterator[Form]:
    """An active participle that reports: مشير, مشيرا, مشيرة and so on."""
    for end in ("", "ا", "ة", "ين", "ون", "ات", "ي", "و"):
        yield base + end, "part"
    if base.endswith("ي"):
        yield base + "ا", "part"


def arabic_adjective(base: str) -> Iterator[Form]:
    """An adjective with its feminine, dual and sound plurals."""
    for end in ("", "ة", "ا", "ين", "ون", "ات", "ان", "تين", "تان"):
        yield base + end, "adj"


_DOUBLE = ("b", "d", "g", "l", "m", "n", "p", "r", "t")
_NO_DOUBLE = {
    "open", "suffer", "offer", "visit", "deliver", "monitor", "target", "order", "surrender", "shell", "launch",
    "enter", "recover", "capture", "happen", "threaten", "limit", "exit", "benefit", "broker", "gather", "bomb", "edit",
    "consider", "murder", "plunder", "render", "reopen", "encounter", "trigger", "falter", "shatter", "shelter",
    "hinder", "host"}


def english_verb(spec: str) -> Iterator[Form]:
    """Forms of ``base`` or ``base/past/participle``, with an optional tail of fixed words."""
    head, _, tail = spec.partition(" ")
    tail = f" {tail}" if tail else ""
    parts = head.split("/")
    base = parts[0]
    third, ing, ed = _english_endings(base)
    yield base + tail, "base"
    yield third + tail, "pres"
    yield ing + tail, "ing"
    if len(parts) == 3:
        past, participle = parts[1], parts[2]
        if past == participle:
            yield past + tail, "pastpp" if past != base else "base"
        else:
            yield past + tail, "past"
            yield participle + tail, "pp"
    else:
        yield ed + tail, "pastpp"


def _english_endings(base: str) -> tuple[str, str, str]:
    """The third person, the -ing form and the -ed form of a regular verb."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2:-1] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base.endswith("ie"):
        return third, base[:-2] + "ying", base + "d"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return third, base[:-1] + "ing", base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return third, base + "ing", base[:-1] + "ied"
    if _doubles(base):
        return third, base + base[-1] + "ing", base + base[-1] + "ed"
    return third, base + "ing", base + ("d" if base.endswith("e") else "ed")


def _doubles(base: str) -> bool:
    """Whether a verb doubles its last letter before -ing and -ed: one vowel before it, stress at the end."""
    if len(base) < 3 or base in _NO_DOUBLE:
        return False
    short = base[-1] in _DOUBLE and base[-2] in "aeiou" and base[-3] not in "aeiou"
    return short and (len(base) <= 4 or base.endswith(("mit", "fer", "pel", "cur", "gress", "bel", "nap", "rol")))


def english_noun(spec: str) -> Iterator[Form]:
    """Singular and plural of ``singular`` or ``singular/plural``."""
    single, _, plural = spec.partition("/")
    yield single, "noun"
    if not plural:
        if single.endswith(("s", "x", "z", "ch", "sh")):
            plural = single + "es"
        elif single.endswith("y") and single[-2:-1] not in "aeiou":
            plural = single[:-1] + "ies"
        else:
            plural = single + "s"
    yield plural, "noun"


def french_verb(spec: str) -> Iterator[Form]:
    """Forms of a first-group infinitive, or of the seven listed forms of another verb."""
    head, _, tail = spec.partition(" ")
    tail = f" {tail}" if tail else ""
    parts = head.split("/")
    if len(parts) == 1:
        yield from ((form + tail, kind) for form, kind in _french_er(head))
        return
    infinitive, third, plural, participle, ing, imperfect, future, *_ = [*parts, *[""] * 7]
    yield infinitive + tail, "inf"
    yield from ((f + tail, "pres") for f in (third, plural) if f)
    yield from ((f + tail, kind) for f, kind in _french_participle(participle))
    if ing:
        yield ing + tail, "ing"
    if imperfect:
        yield imperfect + tail, "past"
        yield imperfect[:-1] + "ent" + tail, "past"
    if future:
        yield future + tail, "fut"
        yield future[:-1] + "ont" + tail, "fut"
        yield from ((future[:-1] + end + tail, "cond") for end in ("ait", "aient"))


def _french_participle(participle: str) -> Iterator[Form]:
    if participle:
        yield participle, "pp"
        yield participle + "e", "pp"
        if not participle.endswith("s"):
            yield participle + "s", "pp"
        yield participle + "es", "pp"


def _french_er(infinitive: str) -> Iterator[Form]:
    stem = infinitive[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    yield infinitive, "inf"
    yield from ((stem + end, "pres") for end in ("e", "ent"))
    if len(stem) > 2 and stem[-2] in "éeè" and stem[-1] not in "aeiouyé":     # rappeler, libérer: è or a doubled letter
        grave = stem[:-2] + "è" + stem[-1]
        yield from ((grave + end, "pres") for end in ("e", "ent"))
        yield from ((stem + stem[-1] + end, "pres") for end in ("e", "ent"))
    if stem.endswith(("oy", "uy", "ay")):
        yield from ((stem[:-1] + "i" + end, "pres") for end in ("e", "ent"))
    yield soft + "ons", "pres"
    yield from _french_participle(stem + "é")
    yield soft + "ant", "ing"
    yield from ((form, "past") for form in (soft + "ait", soft + "aient", soft + "a", stem + "èrent"))
    yield from ((infinitive + end, "fut") for end in ("a", "ont"))
    yield from ((infinitive + end, "cond") for end in ("ait", "aient"))


def french_noun(spec: str) -> Iterator[Form]:
    """Singular and plural of ``singular`` or ``singular/plural``."""
    single, _, plural = spec.partition("/")
    yield single, "noun"
    if not plural:
        if single.endswith(("s", "x", "z")):
            return
        if single.endswith("al"):
            plural = single[:-2] + "aux"
        else:
            plural = single + ("x" if single.endswith(("eau", "eu")) else "s")
    yield plural, "noun"


def french_adjective(base: str) -> Iterator[Form]:
    """Masculine and feminine, singular and plural."""
    yield base, "adj"
    feminine = (base if base.endswith("e") else base[:-1] + "que" if base.endswith("c") else
                base + "ne" if base.endswith(("en", "on")) else base[:-1] + "se" if base.endswith("x") else base + "e")
    yield feminine, "adj"
    yield base if base.endswith(("s", "x")) else base + "s", "adj"
    yield feminine + "s", "adj"


def english_adjective(base: str) -> Iterator[Form]:
    """The one form of an adjective."""
    yield base, "adj"


VERBS = {"ar": arabic_verb, "en": english_verb, "fr": french_verb}
NOUNS = {"ar": arabic_noun, "en": english_noun, "fr": french_noun}
ADJECTIVES = {"ar": arabic_adjective, "en": english_adjective, "fr": french_adjective}
