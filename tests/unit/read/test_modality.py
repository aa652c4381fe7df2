"""Whether it happened: what is planned, threatened, promised, called for, denied ... is not told as a fact."""

from __future__ import annotations

import pytest
from invented import claim_of, claims_of

CASES = [
    # planned
    ("ar", "تعتزم قوات الميثاق شن هجوم على تلال نوار.", "clash", "planned", "pos"),
    ("ar", "تخطط جبهة النجود لمهاجمة الميناء.", "clash", "planned", "pos"),
    ("ar", "تستعد قوات الميثاق لاقتحام قلعة السمار.", "clash", "planned", "pos"),
    ("ar", "ستنسحب جبهة النجود من التلال غدا.", "post.withdraw", "planned", "pos"),
    ("ar", "لا تعتزم جبهة النجود الانسحاب من التلال.", "post.withdraw", "planned", "neg"),
    ("en", "Charter forces intend to attack the fortress.", "clash", "planned", "pos"),
    ("en", "The Nujud Front is preparing to storm the port.", "clash", "planned", "pos"),
    ("en", "The Front will withdraw from the hills tomorrow.", "post.withdraw", "planned", "pos"),
    ("fr", "L'armée prévoit d'attaquer la forteresse.", "clash", "planned", "pos"),
    ("fr", "L'armée a l'intention d'attaquer la forteresse.", "clash", "planned", "pos"),
    ("fr", "Le Front des Noujoud se retirera des collines demain.", "post.withdraw", "planned", "pos"),
    # threatened
    ("ar", "هدد قائد جبهة النجود بقصف الميناء.", "strike", "threatened", "pos"),
    ("ar", "هددت جبهة النجود بشن هجمات على الميناء.", "clash", "threatened", "pos"),
    ("ar", "توعد قائد جبهة النجود بقصف الميناء.", "strike", "threatened", "pos"),
    ("en", "The commander threatened to attack the capital.", "clash", "threatened", "pos"),
    ("fr", "Le Front a menacé de bombarder le port.", "strike", "threatened", "pos"),
    ("fr", "L'armée a menacé d'attaquer le port.", "clash", "threatened", "pos"),
    # promised
    ("ar", "تعهدت جبهة النجود بسحب قواتها من تلال نوار.", "post.withdraw", "promised", "pos"),
    ("ar", "وعدت حكومة الميثاق بالانسحاب من تلال نوار.", "post.withdraw", "promised", "pos"),
    ("en", "The Nujud Front pledged to withdraw its fighters from the hills.", "post.withdraw", "promised", "pos"),
    ("en", "The government promised to halt its offensive.", "cf.observe", "promised", "pos"),
    ("fr", "Le Front s'est engagé à retirer ses combattants des collines.", "post.withdraw", "promised", "pos"),
    ("fr", "Le gouvernement a promis de cesser le feu.", "cf.observe", "promised", "pos"),
    # ordered
    ("ar", "أمرت حكومة الميثاق قواتها بالانسحاب من التلال.", "post.withdraw", "ordered", "pos"),
    ("en", "The commander ordered his fighters to withdraw from the hills.", "post.withdraw", "ordered", "pos"),
    ("fr", "Le général a ordonné à ses troupes de se retirer des collines.", "post.withdraw", "ordered", "pos"),
    # called for
    ("ar", "دعا مبعوث مجموعة الاتصال الطرفين إلى وقف إطلاق النار.", "cf.call", "called_for", "pos"),
    ("ar", "طالبت حكومة الميثاق جبهة النجود بالانسحاب من تلال نوار.", "post.withdraw", "called_for", "pos"),
    ("en", "The envoy urged the Nujud Front to withdraw from the hills.", "post.withdraw", "called_for", "pos"),
    ("en", "The government demanded that the Front withdraw from the hills.", "post.withdraw", "called_for", "pos"),
    ("fr", "L'émissaire a appelé l'armée à se retirer des collines.", "post.withdraw", "called_for", "pos"),
    ("fr", "Le gouvernement a exigé que le Front se retire des collines.", "post.withdraw", "called_for", "pos"),
    # denied
    ("ar", "نفى المتحدث باسم جبهة النجود أن تكون قواته قد قصفت السوق.", "strike", "denied", "neg"),
    ("ar", "نفت جبهة النجود قصف السوق.", "strike", "denied", "neg"),
    ("en", "The Nujud Front denied shelling the market.", "strike", "denied", "neg"),
    ("en", "The minister denied that warplanes bombed the hospital.", "strike", "denied", "neg"),
    ("fr", "Le Front a nié avoir bombardé le marché.", "strike", "denied", "neg"),
    ("fr", "Un porte-parole a démenti que l'armée ait bombardé le marché.", "strike", "denied", "neg"),
    # attempted
    ("ar", "حاولت قوات الميثاق اقتحام قلعة السمار.", "clash", "attempted", "pos"),
    ("ar", "فشلت قوات الميثاق في اقتحام قلعة السمار.", "clash", "attempted", "neg"),
    ("en", "Charter forces tried to storm the fortress.", "clash", "attempted", "pos"),
    ("fr", "L'armée a tenté d'attaquer la forteresse.", "clash", "attempted", "pos"),
    # predicted
    ("ar", "قد تنسحب جبهة النجود من التلال.", "post.withdraw", "predicted", "pos"),
    ("ar", "يتوقع المبعوث أن تنهار الهدنة خلال أيام.", "cf.terminate", "predicted", "pos"),
    ("en", "The truce is expected to collapse within days.", "cf.terminate", "predicted", "pos"),
    ("en", "The Front may attack the port.", "clash", "predicted", "pos"),
    ("fr", "La trêve pourrait s'effondrer.", "cf.terminate", "predicted", "pos"),
    # conditional: both what is said to follow and what it hangs on are no facts
    ("ar", "ستهاجم جبهة النجود القلعة إذا انهارت الهدنة.", "clash", "conditional", "pos"),
    ("en", "The Front will attack the fortress if the truce collapses.", "clash", "conditional", "pos"),
    ("en", "The Front will attack the fortress unless Charter forces withdraw.", "clash", "conditional", "pos"),
    ("fr", "L'armée attaquera la forteresse si la trêve s'effondre.", "clash", "conditional", "pos"),
    ("fr", "Si la trêve s'effondre, l'armée attaquera la forteresse.", "clash", "conditional", "pos"),
    # negated
    ("ar", "لم تقصف قوات الميثاق السوق.", "strike", "asserted", "neg"),
    ("ar", "لم تنسحب جبهة النجود من التلال.", "post.withdraw", "asserted", "neg"),
    ("en", "The Front has not withdrawn from the hills.", "post.withdraw", "asserted", "neg"),
    ("en", "The Front never attacked the fortress.", "clash", "asserted", "neg"),
    ("fr", "L'armée n'a pas bombardé le marché.", "strike", "asserted", "neg"),
    ("fr", "L'armée n'a jamais attaqué la forteresse.", "clash", "asserted", "neg"),
    # asserted, also behind what only looks like a negation or a possibility
    ("ar", "انسحبت جبهة النجود من تلال نوار.", "post.withdraw", "asserted", "pos"),
    ("ar", "قد انسحبت جبهة النجود من تلال نوار.", "post.withdraw", "asserted", "pos"),
    ("ar", "غير أن قوات الميثاق قصفت السوق.", "strike", "asserted", "pos"),
    ("en", "The Front attacked the fortress.", "clash", "asserted", "pos"),
    ("fr", "L'armée a attaqué la forteresse.", "clash", "asserted", "pos"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "modality", "polarity"), CASES)
def test_modality_and_polarity(lang: str, text: str, kind: str, modality: str, polarity: str) -> None:
    claim = claim_of(text, lang, kind)
    assert (claim.modality, claim.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("lang", "text", "cue"),
    [
        ("ar", "لم تقصف قوات الميثاق السوق.", "لم"),
        ("en", "The Front never attacked the fortress.", "never"),
        ("fr", "L'armée a tenté d'attaquer la forteresse.", "tenté"),
        ("ar", "ربما تهاجم جبهة النجود القلعة.", "ربما"),
    ],
)
def test_a_claim_shows_the_cue_that_changed_it(lang: str, text: str, cue: str) -> None:
    (claim,) = claims_of(text, lang)
    assert cue in " ".join(c.text for c in claim.cues)
    assert all(c.rule.startswith(f"{lang}.") for c in claim.cues)


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("ar", "ربما تهاجم جبهة النجود القلعة.", "possible"),
        ("ar", "هاجمت جبهة النجود القلعة.", "certain"),
        ("en", "The Front could attack the fortress within days.", "possible"),
        ("en", "The truce is expected to collapse within days.", "probable"),
        ("fr", "L'armée pourrait attaquer la forteresse.", "possible"),
    ],
)
def test_how_sure_the_text_is(lang: str, text: str, certainty: str) -> None:
    (claim,) = claims_of(text, lang)
    assert claim.certainty == certainty


def test_a_denial_is_the_deniers_and_no_fact() -> None:
    claim = claim_of("نفت حكومة الميثاق أن تكون قواتها قصفت المستشفى.", "ar", "strike")
    assert (claim.act, claim.modality) == ("deny", "denied")
    assert [link.text for link in claim.chain] == ["حكومة الميثاق"]


def test_a_negation_ends_with_its_sentence() -> None:
    text = "لم تقصف قوات الميثاق السوق. وقصفت الطائرات الميناء."
    assert [claim.polarity for claim in claims_of(text, "ar")] == ["neg", "pos"]
