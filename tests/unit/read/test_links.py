"""Claims of one article: the headline tells the same as the body, a denial denies what was claimed."""

from __future__ import annotations

import pytest
from invented import claims_of

HEADLINES = [
    (
        "ar",
        "قوات الميثاق تقصف بلدة بئر حمدون",
        "قال المتحدث باسم جبهة النجود سالم المرواسي إن قوات الميثاق قصفت بلدة بئر حمدون أمس الثلاثاء.",
    ),
    ("ar", "الطائرات تقصف ميناء الرمال", "أعلن وزير الدفاع أن الطائرات قصفت ميناء الرمال صباح الأحد."),
    ("ar", "جبهة النجود تعلن هدنة لثلاثين يوما", "أعلنت جبهة النجود هدنة لثلاثين يوما، بحسب بيان نشرته الثلاثاء."),
    ("en", "Nujud Front declares truce", "The Nujud Front declared a truce on Tuesday, its media office said."),
    (
        "en",
        "Nujud Front attacks Bir Hamdoun",
        "The defence minister said the Nujud Front attacked Bir Hamdoun on Sunday.",
    ),
    (
        "fr",
        "L'armée attaque la forteresse de Sammar",
        "Des témoins ont affirmé que l'armée avait attaqué la forteresse de Sammar dimanche.",
    ),
]


@pytest.mark.parametrize(("lang", "title", "body"), HEADLINES)
def test_a_headline_leads_to_the_body_claim_that_tells_it(lang: str, title: str, body: str) -> None:
    headline, told = claims_of(f"{title}\n\n{body}", lang)
    assert headline.quote == title
    assert [(link.to, link.kind) for link in headline.links] == [(told.id, "same_as")]
    assert told.chain
    assert told.links == ()


def test_a_headline_that_the_body_does_not_tell_leads_nowhere() -> None:
    text = "جبهة النجود تهاجم قلعة السمار\n\nوقصفت الطائرات ميناء الرمال صباح الأحد."
    headline, other = claims_of(text, "ar")
    assert headline.links == other.links == ()


DENIALS = [
    (
        "ar",
        "أعلنت الحكومة أن جبهة النجود هاجمت قلعة السمار.\n\n"
        "ونفى المتحدث باسم جبهة النجود أن تكون قواته هاجمت قلعة السمار.",
    ),
    ("ar", "هاجمت جبهة النجود قلعة السمار يوم السبت.\n\nونفت جبهة النجود مهاجمة قلعة السمار."),
    (
        "en",
        "Witnesses said the Nujud Front attacked the fortress. The Nujud Front denied attacking the fortress.",
    ),
    (
        "en",
        "Warplanes bombed the hospital in Bir Hamdoun on Sunday."
        " The minister denied that warplanes bombed the hospital in Bir Hamdoun.",
    ),
    ("fr", "L'armée a attaqué la forteresse dimanche. Le ministre a nié que l'armée ait attaqué la forteresse."),
]


@pytest.mark.parametrize(("lang", "text"), DENIALS)
def test_a_denial_denies_the_claim(lang: str, text: str) -> None:
    claimed, denied = claims_of(text, lang)
    assert (claimed.modality, denied.modality) == ("asserted", "denied")
    assert claimed.links == ()
    assert [(link.to, link.kind) for link in denied.links] == [(claimed.id, "denies")]


def test_a_denial_of_something_else_denies_no_claim_of_the_article() -> None:
    text = "قصفت الطائرات الميناء. ونفى المتحدث باسم جبهة النجود أن تكون قواته هاجمت قلعة السمار."
    assert all(claim.links == () for claim in claims_of(text, "ar"))
