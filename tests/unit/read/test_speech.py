"""Who says it: chains of speakers, outermost first, and how they go on from sentence to sentence."""

from __future__ import annotations

import pytest
from invented import claim_of, claims_of, speakers

ONE_SPEAKER = [
    ("ar", "قال مصدر عسكري إن قوات الميثاق قصفت بلدة بئر حمدون.", "strike", "مصدر عسكري"),
    ("ar", "أعلنت حكومة الميثاق أن قواتها سيطرت على تلال نوار.", "clash", "حكومة الميثاق"),
    ("ar", "أفاد شهود بأن الطائرات قصفت السوق.", "strike", "شهود"),
    ("ar", "ذكرت قناة صوت المرسى أن طائرة مسيرة استهدفت قافلة إغاثة.", "strike", "قناة صوت المرسى"),
    ("ar", "قال المتحدث باسم جبهة النجود سالم المرواسي إن قوات الميثاق قصفت السوق.", "strike", "سالم المرواسي"),
    ("ar", "أكد رئيس الحكومة هيثم البرغاوي أن جبهة النجود هاجمت قلعة السمار.", "clash", "هيثم البرغاوي"),
    ("ar", "أبلغ قائد جبهة النجود المبعوث أن قواته انسحبت من تلال نوار.", "post", "قائد جبهة النجود"),
    ("ar", "أفادت مصادر طبية بمقتل خمسة مدنيين في القصف.", "strike", "مصادر طبية"),
    ("ar", "سالم المرواسي: قوات الميثاق قصفت بئر حمدون", "strike", "سالم المرواسي"),
    ("ar", "الناطق باسم جبهة النجود: قوات الميثاق قصفت بئر حمدون", "strike", "الناطق باسم جبهة النجود"),
    ("en", "Witnesses said a drone struck the market in Bir Hamdoun.", "strike", "Witnesses"),
    ("en", "A military source said that Charter forces shelled Bir Hamdoun.", "strike", "military source"),
    ("en", "The Nujud Front said Charter forces had shelled the town.", "strike", "Nujud Front"),
    ("en", "The government said in a statement that the Front shelled the market.", "strike", "government"),
    ("en", "The Ijaz news agency reported that a drone struck the market.", "strike", "Ijaz news agency"),
    ("en", "The envoy confirmed that the Front had released ten prisoners.", "det", "envoy"),
    ("en", "The Nujud Front accused Charter forces of shelling Bir Hamdoun.", "strike", "Nujud Front"),
    ("fr", "Des témoins ont affirmé qu'un drone avait frappé le marché.", "strike", "témoins"),
    ("fr", "Une source militaire a indiqué que l'armée avait bombardé Bir Hamdoun.", "strike", "source militaire"),
    ("fr", "L'agence Ijaz a rapporté qu'un drone avait frappé le marché.", "strike", "agence Ijaz"),
    (
        "fr",
        "Le ministre de la Défense a affirmé que l'armée avait attaqué la forteresse.",
        "clash",
        "ministre de la Défense",
    ),
    ("fr", "Le général Tomas Ribeira a indiqué que l'armée avait attaqué la forteresse.", "clash", "Tomas Ribeira"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "speaker"), ONE_SPEAKER)
def test_a_speech_verb_names_the_one_who_speaks(lang: str, text: str, kind: str, speaker: str) -> None:
    claim = claim_of(text, lang, kind)
    assert speakers(claim) == [speaker]
    assert claim.chain[0].resolved_from is None


AFTERWARDS = [
    ("ar", "قصفت قوات الميثاق بلدة بئر حمدون، بحسب شهود عيان.", "strike", "شهود عيان"),
    ("ar", "قتل خمسة مدنيين في قصف على بلدة بئر حمدون، وفقا لمسعفين.", "strike", "مسعفين"),
    ("ar", "قصفت قوات الميثاق السوق، حسبما أعلنت جبهة النجود.", "strike", "جبهة النجود"),
    ("en", "Charter forces shelled the town, according to residents.", "strike", "residents"),
    ("en", "According to medics, five civilians were killed in the shelling of Bir Hamdoun.", "strike", "medics"),
    ("en", "Charter forces shelled the town, witnesses told Ijaz.", "strike", "witnesses"),
    ("en", '"Warplanes bombed the hospital," a military source said.', "strike", "military source"),
    ("fr", "Un drone a frappé le marché, selon des habitants.", "strike", "habitants"),
    ("fr", "D'après des témoins, un drone a frappé le marché.", "strike", "témoins"),
    ("fr", "« L'armée a bombardé le marché », a déclaré le porte-parole du Front.", "strike", "porte-parole du Front"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "speaker"), AFTERWARDS)
def test_attribution_may_stand_around_what_is_said(lang: str, text: str, kind: str, speaker: str) -> None:
    assert speakers(claim_of(text, lang, kind)) == [speaker]


NESTED = [
    (
        "ar",
        "قال وزير الخارجية إن قائد جبهة النجود أبلغه أن قواته انسحبت من تلال نوار.",
        "post",
        ["وزير الخارجية", "قائد جبهة النجود"],
    ),
    (
        "ar",
        "قال مصدر في القصر إن قائد جبهة النجود أكد أن قواته ستنسحب من تلال نوار.",
        "post",
        ["مصدر في القصر", "قائد جبهة النجود"],
    ),
    (
        "en",
        "A palace source said the commander of the Nujud Front had assured the king that his fighters withdrew from"
        " the hills.",
        "post",
        ["palace source", "commander of the Nujud Front"],
    ),
    (
        "en",
        "A monitor said the commander of the Front told him that his fighters attacked the fortress.",
        "clash",
        ["monitor", "commander of the Front"],
    ),
    (
        "fr",
        "Le ministre des Affaires étrangères a déclaré que le chef du Front lui avait assuré que ses combattants"
        " s'étaient retirés des collines.",
        "post",
        ["ministre des Affaires étrangères", "chef du Front"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "kind", "chain"), NESTED)
def test_speech_in_speech_makes_a_chain(lang: str, text: str, kind: str, chain: list[str]) -> None:
    assert speakers(claim_of(text, lang, kind)) == chain


RELAYED = [
    ("ar", "نقلت وكالة إيجاز عن مصدر طبي قوله إن جبهة النجود قصفت السوق.", ["وكالة إيجاز", "مصدر طبي"]),
    (
        "ar",
        "نقلت وكالة إيجاز عن الناطق باسم قوات الميثاق رياض المغزلي قوله إن جبهة النجود قصفت السوق.",
        ["وكالة إيجاز", "رياض المغزلي"],
    ),
    ("ar", "ذكرت وكالة إيجاز نقلا عن مصدر طبي أن خمسة مدنيين قتلوا في القصف.", ["وكالة إيجاز", "مصدر طبي"]),
    (
        "en",
        "State television said, citing a military source, that the Front attacked the fortress.",
        ["State television", "military source"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "chain"), RELAYED)
def test_an_agency_relays_a_source(lang: str, text: str, chain: list[str]) -> None:
    (claim,) = claims_of(text, lang)
    assert speakers(claim) == chain
    assert claim.chain[0].kind == "other_media"


KINDS = [
    ("ar", "قال مصدر طلب عدم كشف اسمه إن قوات الميثاق قصفت بلدة بئر حمدون.", "anonymous_official"),
    ("ar", "أفاد شهود بأن الطائرات قصفت السوق.", "witness"),
    ("ar", "قال المتحدث باسم جبهة النجود إن قوات الميثاق قصفت السوق.", "party_official"),
    ("en", "An official, who asked not to be named, said that warplanes bombed the port.", "anonymous_official"),
    ("en", "Medics said warplanes bombed the hospital.", "ngo_or_medic"),
    ("en", "The commander of the Nujud Front said warplanes bombed the port.", "party_commander"),
    ("en", "The envoy said warplanes bombed the port.", "mediator_or_UN"),
    ("fr", "Une source militaire a indiqué que l'armée avait bombardé Bir Hamdoun.", "anonymous_official"),
    (
        "fr",
        "Un responsable sous couvert d'anonymat a affirmé que l'armée avait bombardé le port.",
        "anonymous_official",
    ),
    ("fr", "Des témoins ont affirmé qu'un drone avait frappé le marché.", "witness"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), KINDS)
def test_the_kind_of_speaker_is_known(lang: str, text: str, kind: str) -> None:
    (claim,) = claims_of(text, lang)
    assert [link.kind for link in claim.chain] == [kind]


CARRIED = [
    ("ar", "قال وزير الدفاع إن الطائرات قصفت الميناء. وأضاف أن جبهة النجود هاجمت القلعة.", "وزير الدفاع", ""),
    ("ar", "قال وزير الدفاع إن الطائرات قصفت الميناء. وتابع أن جبهة النجود هاجمت القلعة.", "وزير الدفاع", ""),
    ("ar", "قال وزير الدفاع إن الطائرات قصفت الميناء. وأشار إلى أن جبهة النجود هاجمت القلعة.", "وزير الدفاع", ""),
    ("ar", "قال وزير الدفاع إن الطائرات قصفت الميناء، وأضاف أن جبهة النجود هاجمت القلعة.", "وزير الدفاع", ""),
    (
        "en",
        "The minister said warplanes bombed the port. He added that the Front attacked the fortress.",
        "minister",
        "He",
    ),
    ("en", "Residents said shells hit the port. They added that the Front attacked the fortress.", "Residents", "They"),
    (
        "fr",
        "Le ministre a affirmé que des avions avaient bombardé le port. Il a ajouté que l'armée avait attaqué la"
        " forteresse.",
        "ministre",
        "Il",
    ),
]


@pytest.mark.parametrize(("lang", "text", "speaker", "words"), CARRIED)
def test_a_carried_speaker_keeps_the_words_it_replaced(lang: str, text: str, speaker: str, words: str) -> None:
    first, second = claims_of(text, lang)
    assert speakers(first) == speakers(second) == [speaker]
    assert first.chain[0].resolved_from is None
    assert second.chain[0].resolved_from == words
    assert second.chain[0].start == first.chain[0].start


def test_nobody_is_carried_where_nobody_spoke() -> None:
    (claim,) = claims_of("وأضاف أن المدفعية استهدفت السوق.", "ar")
    assert claim.chain == ()


def test_a_named_speaker_replaces_the_one_before() -> None:
    text = "قال شهود إن الطائرات قصفت السوق.\n\nوأكد وزير الدفاع أن جبهة النجود هاجمت القلعة."
    assert [speakers(claim) for claim in claims_of(text, "ar")] == [["شهود"], ["وزير الدفاع"]]


QUOTED = [
    ("ar", 'قال العقيد رياض المغزلي: "قصفت جبهة النجود السوق. ثم قصفت جبهة النجود الميناء".', "رياض المغزلي"),
    ("ar", "قال وزير الدفاع: «قصفت جبهة النجود السوق. ثم قصفت جبهة النجود الميناء».", "وزير الدفاع"),
    ("en", 'The minister told reporters: "The Front shelled the market. It also shelled the port."', "minister"),
    ("fr", "Le ministre a dit : « L'armée a bombardé la forteresse. Elle a bombardé le port. »", "ministre"),
]


@pytest.mark.parametrize(("lang", "text", "speaker"), QUOTED)
def test_a_quotation_goes_on_over_the_end_of_a_sentence(lang: str, text: str, speaker: str) -> None:
    claims = claims_of(text, lang)
    assert len(claims) == 2
    assert [speakers(claim) for claim in claims] == [[speaker], [speaker]]


def test_a_closed_quotation_says_no_more() -> None:
    text = "قال وزير الدفاع: «قصفت جبهة النجود السوق. ثم قصفت جبهة النجود الميناء». وقصفت الطائرات تلال نوار."
    assert [speakers(claim) for claim in claims_of(text, "ar")] == [["وزير الدفاع"], ["وزير الدفاع"], []]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "قصفت الطائرات السوق."),
        ("en", "Charter forces shelled the market."),
        ("fr", "L'armée a bombardé le marché."),
    ],
)
def test_the_outlet_itself_stands_in_no_chain(lang: str, text: str) -> None:
    assert claim_of(text, lang, "strike").chain == ()
