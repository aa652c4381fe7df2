"""How many: the killed and the injured, as (least, most); what nobody counted is None and never 0."""

from __future__ import annotations

import pytest
from invented import claim_of, claims_of

from hudna.records import Count

KILLED = [
    ("ar", "قتل مدنيان في القصف على السوق.", (2, 2)),
    ("ar", "قتلت امرأة في القصف على السوق.", (1, 1)),
    ("ar", "قتل جندي في كمين.", (1, 1)),
    ("ar", "قتل ما لا يقل عن سبعة مدنيين في القصف.", (7, None)),
    ("ar", "قتل أكثر من 20 شخصا في القصف على السوق.", (20, None)),
    ("ar", "قتل أحد عشر جنديا في كمين.", (11, 11)),
    ("ar", "قتل خمسة عشر شخصا في القصف.", (15, 15)),
    ("ar", "قتل واحد وعشرون شخصا في القصف.", (21, 21)),
    ("ar", "قتل مئتا شخص في القصف.", (200, 200)),
    ("ar", "قتل عدة أشخاص في القصف.", (2, None)),
    ("ar", "قتل عشرات الجنود في الهجوم.", (24, None)),
    ("ar", "قتل مئات المدنيين في القصف.", (200, None)),
    ("ar", "قتل نحو 40 شخصا في القصف.", (40, 40)),
    ("ar", "قتل ٧ مدنيين في القصف.", (7, 7)),
    ("ar", "أسفر القصف عن مقتل خمسة مدنيين.", (5, 5)),
    ("en", "At least seven civilians were killed in the shelling of the market.", (7, None)),
    ("en", "More than 20 people were killed in the shelling.", (20, None)),
    ("en", "Twenty-one people were killed in the shelling.", (21, 21)),
    ("en", "Dozens of people were killed in the attack.", (24, None)),
    ("en", "Hundreds of people were killed in the attack.", (200, None)),
    ("en", "Thousands of people were killed in the attack.", (2000, None)),
    ("en", "Three soldiers died in an ambush.", (3, 3)),
    ("en", "A soldier was killed in an ambush.", (1, 1)),
    ("en", "An air strike killed 12 people.", (12, 12)),
    ("en", "An air strike killed 1,200 people.", (1200, 1200)),
    ("fr", "Plus de 20 personnes ont été tuées dans le bombardement.", (20, None)),
    ("fr", "Au moins cinq civils ont été tués dans le bombardement.", (5, None)),
    ("fr", "Vingt et une personnes ont été tuées dans le bombardement.", (21, 21)),
    ("fr", "Quatre-vingts personnes ont été tuées dans l'attaque.", (80, 80)),
    ("fr", "Des dizaines de personnes ont été tuées dans l'attaque.", (24, None)),
    ("fr", "Environ 40 personnes ont été tuées dans le bombardement.", (40, 40)),
    ("fr", "Un soldat a été tué dans une embuscade.", (1, 1)),
    ("fr", "L'attaque a fait trois morts.", (3, 3)),
]


@pytest.mark.parametrize(("lang", "text", "killed"), KILLED)
def test_the_killed(lang: str, text: str, killed: Count) -> None:
    (claim,) = claims_of(text, lang)
    assert (claim.killed, claim.injured) == (killed, None)


INJURED = [
    ("ar", "أدى القصف إلى إصابة ثلاثة أطفال.", (3, 3)),
    ("ar", "أصيب طفلان في القصف.", (2, 2)),
    ("ar", "أصيب 1200 شخص في القصف.", (1200, 1200)),
    ("ar", "أصيب ما لا يقل عن عشرين شخصا في القصف.", (20, None)),
    ("en", "Several people were wounded in the shelling.", (2, None)),
    ("en", "The air strike wounded at least 20 people.", (20, None)),
    ("en", "Twelve people were injured in the attack.", (12, 12)),
    ("fr", "Douze personnes ont été blessées dans l'attaque.", (12, 12)),
    ("fr", "Plusieurs personnes ont été blessées dans le bombardement.", (2, None)),
]


@pytest.mark.parametrize(("lang", "text", "injured"), INJURED)
def test_the_injured(lang: str, text: str, injured: Count) -> None:
    (claim,) = claims_of(text, lang)
    assert (claim.killed, claim.injured) == (None, injured)


BOTH = [
    ("ar", "أسفر القصف عن مقتل خمسة مدنيين وإصابة عشرة آخرين.", (5, 5), (10, 10)),
    ("en", "An air strike killed a woman and injured two children.", (1, 1), (2, 2)),
    ("fr", "Le bombardement a tué cinq civils et blessé dix autres.", (5, 5), (10, 10)),
]


@pytest.mark.parametrize(("lang", "text", "killed", "injured"), BOTH)
def test_killed_and_injured_are_told_apart(lang: str, text: str, killed: Count, injured: Count) -> None:
    claim = claim_of(text, lang, "strike")
    assert (claim.killed, claim.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "قصفت قوات الميثاق السوق."),
        ("ar", "انسحب خمسة آلاف مقاتل من تلال نوار."),
        ("en", "Charter forces shelled the market with 20 mortar rounds."),
        ("fr", "L'armée a bombardé le marché."),
    ],
)
def test_nobody_counted_is_none(lang: str, text: str) -> None:
    claims = claims_of(text, lang)
    assert claims
    assert all(claim.killed is None and claim.injured is None for claim in claims)
