"""What a commitment hangs on: one claim with the condition's words, kind, effect, holder and antecedent."""

from __future__ import annotations

import pytest
from invented import claim_of, claims_of

# We keep it as long as they keep it, or if they do: reciprocity.
RECIPROCAL = [
    (
        "ar",
        "أعلنت جبهة النجود أنها ستلتزم بالهدنة إذا التزمت بها قوات الميثاق.",
        "إذا التزمت بها قوات الميثاق",
        "suspensive",
        "جبهة النجود",
        "قوات الميثاق",
    ),
    (
        "ar",
        "قالت حكومة الميثاق إنها ستلتزم بوقف إطلاق النار طالما التزمت به جبهة النجود.",
        "طالما التزمت به جبهة النجود",
        "resolutory",
        "حكومة الميثاق",
        "جبهة النجود",
    ),
    (
        "ar",
        "أكدت جبهة النجود أنها ستلتزم بالهدنة ما التزم بها الطرف الآخر.",
        "ما التزم بها الطرف الآخر",
        "resolutory",
        "جبهة النجود",
        "الطرف الآخر",
    ),
    (
        "en",
        "The Nujud Front said it would respect the ceasefire as long as Charter forces respect it.",
        "as long as Charter forces respect it",
        "resolutory",
        "Nujud Front",
        "Charter forces",
    ),
    (
        "fr",
        "L'armée respectera la trêve tant que les rebelles la respectent.",
        "tant que les rebelles la respectent",
        "resolutory",
        "armée",
        "rebelles",
    ),
]


@pytest.mark.parametrize(("lang", "text", "words", "effect", "holder", "antecedent"), RECIPROCAL)
def test_reciprocity_is_one_claim(lang: str, text: str, words: str, effect: str, holder: str, antecedent: str) -> None:
    (claim,) = claims_of(text, lang)
    assert (claim.type, claim.modality) == ("cf.state_condition", "conditional")
    condition = claim.condition
    assert condition is not None
    assert (condition.text, condition.kind, condition.effect) == (words, "reciprocity", effect)
    assert (condition.holder, condition.antecedent) == (holder, antecedent)
    assert text[condition.start : condition.end] == words
    assert condition.text in claim.quote


# First they must do something else: another kind, and the duty starts with it.
FIRST = [
    (
        "ar",
        "أعلنت جبهة النجود أنها ستوقف إطلاق النار شريطة أن تسحب حكومة الميثاق مدفعيتها من تلال نوار.",
        "شريطة أن تسحب حكومة الميثاق مدفعيتها من تلال نوار",
        "جبهة النجود",
        "حكومة الميثاق",
    ),
    (
        "ar",
        "ستلتزم قوات الميثاق بوقف إطلاق النار بشرط انسحاب جبهة النجود من التلال.",
        "بشرط انسحاب جبهة النجود من التلال",
        "قوات الميثاق",
        "جبهة النجود",
    ),
    (
        "en",
        "The Front will cease fire provided that Charter forces withdraw from the hills.",
        "provided that Charter forces withdraw from the hills",
        "Front",
        "Charter forces",
    ),
    (
        "en",
        "The Front will abide by the truce only if the army withdraws from the hills.",
        "only if the army withdraws from the hills",
        "Front",
        "army",
    ),
    (
        "fr",
        "L'armée cessera le feu à condition que les rebelles se retirent des collines.",
        "à condition que les rebelles se retirent des collines",
        "armée",
        "rebelles",
    ),
]


@pytest.mark.parametrize(("lang", "text", "words", "holder", "antecedent"), FIRST)
def test_an_act_asked_for_first(lang: str, text: str, words: str, holder: str, antecedent: str) -> None:
    (claim,) = claims_of(text, lang)
    condition = claim.condition
    assert condition is not None
    assert (claim.type, claim.modality, claim.polarity) == ("cf.state_condition", "conditional", "pos")
    assert (condition.text, condition.kind, condition.effect) == (words, "precedent_action", "suspensive")
    assert (condition.holder, condition.antecedent) == (holder, antecedent)


UNLESS = [
    ("ar", "قال قائد جبهة النجود إنه لن يلتزم بالهدنة ما لم تنسحب قوات الميثاق من تلال نوار.", "ما لم"),
    ("en", "The Front will not respect the truce unless Charter forces withdraw from the hills.", "unless"),
    ("fr", "L'armée ne respectera pas la trêve à moins que les rebelles ne se retirent des collines.", "à moins que"),
]


@pytest.mark.parametrize(("lang", "text", "opens"), UNLESS)
def test_a_refusal_unless(lang: str, text: str, opens: str) -> None:
    (claim,) = claims_of(text, lang)
    assert (claim.type, claim.modality, claim.polarity) == ("cf.state_condition", "conditional", "neg")
    assert claim.condition is not None
    assert claim.condition.text.startswith(opens)
    assert claim.condition.effect == "suspensive"


def test_a_threat_with_a_condition_is_conditional() -> None:
    claim = claim_of("هدد قائد جبهة النجود بقصف الميناء إذا لم تنسحب قوات الميثاق من التلال.", "ar", "strike")
    assert claim.modality == "conditional"
    assert claim.condition is not None
    assert claim.condition.text == "إذا لم تنسحب قوات الميثاق من التلال"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "أعلنت جبهة النجود أنها ستلتزم بالهدنة."),
        ("en", "The Nujud Front said it would respect the ceasefire."),
        ("fr", "L'armée respectera la trêve."),
    ],
)
def test_an_unconditional_commitment_has_no_condition(lang: str, text: str) -> None:
    claims = claims_of(text, lang)
    assert claims
    assert all(claim.condition is None and claim.modality != "conditional" for claim in claims)
