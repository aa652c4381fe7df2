"""Readings made by hand: invented articles with claims whose spans quote them, whatever the reader can do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hudna.ids import content_id, text_hash
from hudna.records import Claim, Condition, Cue, Document, Furniture, Link, Mention, Place, Reading, Speaker, Trigger

READER = "rules/0.0.0+made"

ARABIC = """سياسة

الكتيبة الشمالية تربط التزامها بالهدنة بانسحاب خصومها من ميناء سارا

قال مصدر في قصر الرئاسة، اليوم الثلاثاء، إن العقيد نادر الهلالي أبلغ الوسيط بأن \
قواته لن تلتزم بالهدنة ما لم تنسحب وحدات الساحل من ميناء سارا (Port Sara).

ونفى المتحدث باسم وحدات الساحل أن تكون قواته قصفت حي الزيتون يوم الأحد بقذائف هاون عيار 82، \
مؤكدا أن "أحدا لم يطلق رصاصة".

معركة محتملة

وأسفر القصف عن مقتل 5 مدنيين وإصابة عشرات آخرين، بحسب الهلال الأحمر 🚑.

تابعونا على
"""

ENGLISH = """Coast Units deny shelling as truce enters second week

PORT SARA (Marsa Wire) - A spokesman for the Coast Units denied on Tuesday \
that its gunners had shelled the Zeitoun district.

The mediator called on both sides to withdraw from the port, and monitors counted 14 breaches since Friday.
"""


def span(text: str, words: str, after: int = 0) -> dict[str, Any]:
    """Where words stand in a text: ``text``, ``start``, ``end``."""
    start = text.index(words, after)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(text: str, quote: str, trigger: str, kind: str, **more: Any) -> Claim:
    """A claim on the words ``quote``; what is not given is that of a plain asserted claim."""
    at = span(text, quote)
    on = span(text, trigger, at["start"])
    fields: dict[str, Any] = {
        "modality": "asserted",
        "polarity": "pos",
        "realis": "actual",
        "certainty": "certain",
        "act": "assert",
    } | more
    identity = content_id("claim", [text_hash(text), at["start"], at["end"], kind, on["start"]])
    return Claim(
        id=identity,
        start=at["start"],
        end=at["end"],
        quote=quote,
        type=kind,
        trigger=Trigger(**on),
        confidence=0.8,
        **fields,
    )


def arabic_reading() -> Reading:
    """A conditional pledge three deep, a denial with its weapon, a toll in the outlet's voice."""
    text = ARABIC
    source = Speaker(**span(text, "مصدر في قصر الرئاسة"), kind="anonymous_official", verb="قال")
    colonel = Speaker(**span(text, "العقيد نادر الهلالي"), actor="north-colonel", kind="party_commander", verb="أبلغ")
    units = Mention(**span(text, "وحدات الساحل"), actor="coast-units")
    port = Place(**span(text, "ميناء سارا", 60), place="made:sara", lat=12.5, lon=41.25, precision=1)
    pledge_words = "قواته لن تلتزم بالهدنة ما لم تنسحب وحدات الساحل من ميناء سارا"
    condition = span(text, "ما لم تنسحب وحدات الساحل من ميناء سارا")
    pledge = claim(
        text,
        pledge_words,
        "تلتزم",
        "cf.state_condition",
        modality="conditional",
        polarity="neg",
        realis="hypothetical",
        act="promise",
        chain=(source, colonel),
        actors=(Mention(**span(text, "قواته"), actor="north"),),
        targets=(units,),
        places=(port,),
        date="2021-04-06",
        date_precision=2,
        date_basis="weekday_resolved",
        cues=(
            Cue(**span(text, "لن"), rule="ar.negation.lan", gives="neg"),
            Cue(**span(text, "ما لم"), rule="ar.condition.ma_lam", gives="conditional"),
        ),
        condition=Condition(
            **condition, kind="reciprocity", effect="suspensive", holder="قواته", antecedent="وحدات الساحل"
        ),
    )
    headline = claim(
        text,
        "الكتيبة الشمالية تربط التزامها بالهدنة بانسحاب خصومها من ميناء سارا",
        "تربط",
        "cf.state_condition",
        modality="conditional",
        actors=(Mention(**span(text, "الكتيبة الشمالية"), actor="north"),),
        links=(Link(pledge.id, "same_as"),),
    )
    denied = claim(
        text,
        "تكون قواته قصفت حي الزيتون يوم الأحد بقذائف هاون عيار 82",
        "قصفت",
        "strike.shelling",
        modality="denied",
        polarity="neg",
        act="deny",
        chain=(Speaker(**span(text, "المتحدث باسم وحدات الساحل"), kind="party_official", verb="نفى"),),
        actors=(Mention(**span(text, "قواته", text.index("ونفى")), actor="coast-units"),),
        places=(Place(**span(text, "حي الزيتون")),),
        date="2021-04-04",
        date_precision=2,
        date_basis="weekday_resolved",
        means="mortar",
        cues=(Cue(**span(text, "نفى"), rule="ar.speech.nafa", gives="denied"),),
    )
    toll = claim(
        text,
        "القصف عن مقتل 5 مدنيين وإصابة عشرات آخرين",
        "القصف",
        "strike.shelling",
        modality="presupposed",
        targets=(Mention(**span(text, "مدنيين")),),
        killed=(5, 5),
        injured=(24, None),
        chain=(Speaker(**span(text, "الهلال الأحمر"), kind="ngo_or_medic", verb="بحسب"),),
    )
    title = span(text, "الكتيبة الشمالية تربط التزامها بالهدنة بانسحاب خصومها من ميناء سارا")
    furniture = tuple(
        Furniture(at["start"], at["end"], kind)
        for at, kind in (
            (span(text, "سياسة"), "section"),
            (span(text, "معركة محتملة"), "subheading"),
            (span(text, "تابعونا على"), "follow"),
        )
    )
    document = Document(
        doc="made/ar.txt",
        text=text,
        lang="ar",
        dct="2021-04-06",
        title=title["text"],
        title_span=(title["start"], title["end"]),
        source="صوت المرفأ",
        furniture=furniture,
    )
    return Reading(document, text_hash(text), READER, (headline, pledge, denied, toll))


def english_reading() -> Reading:
    """A denial, a call and a count of breaches."""
    text = ENGLISH
    spokesman = Speaker(**span(text, "A spokesman for the Coast Units"), kind="party_official", verb="denied")
    denied = claim(
        text,
        "its gunners had shelled the Zeitoun district",
        "shelled",
        "strike.shelling",
        modality="denied",
        polarity="neg",
        act="deny",
        chain=(spokesman,),
        actors=(Mention(**span(text, "Coast Units", 60), actor="coast-units"),),
        places=(Place(**span(text, "Zeitoun")),),
        cues=(Cue(**span(text, "denied"), rule="en.speech.deny", gives="denied"),),
    )
    call = claim(
        text,
        "withdraw from the port",
        "withdraw",
        "post.withdraw",
        modality="called_for",
        act="call",
        chain=(Speaker(**span(text, "The mediator"), kind="mediator_or_UN", verb="called on"),),
        actors=(Mention(**span(text, "both sides")),),
        cues=(Cue(**span(text, "called on"), rule="en.speech.call_on", gives="called_for"),),
    )
    breaches = claim(
        text,
        "monitors counted 14 breaches since Friday",
        "breaches",
        "cf.violation_claim",
        chain=(Speaker(**span(text, "monitors"), kind="monitor", verb="counted"),),
        date="2021-04-02/2021-04-06",
        date_precision=3,
    )
    title = span(text, "Coast Units deny shelling as truce enters second week")
    document = Document(
        doc="made/en.txt",
        text=text,
        lang="en",
        dct="2021-04-06",
        title=title["text"],
        title_span=(title["start"], title["end"]),
        source="Marsa Wire",
    )
    return Reading(document, text_hash(text), READER, (denied, call, breaches))


def many_readings(number: int, claims: int = 30) -> list[Reading]:
    """Readings of ``number`` different articles with ``claims`` claims each."""
    return [_numbered(n, claims) for n in range(number)]


def _numbered(n: int, claims: int) -> Reading:
    lines = [f"Shells fell on district {k} of town {n}." for k in range(claims)]
    text = "\n".join(lines)
    made = tuple(
        claim(
            text, line, "fell", "strike.shelling", targets=(Mention(**span(text, f"district {k}", text.index(line))),)
        )
        for k, line in enumerate(lines)
    )
    document = Document(doc=f"town-{n}", text=text, lang="en", dct="2021-04-06", source="Marsa Wire")
    return Reading(document, text_hash(text), READER, made)


def renamed(reading: Reading, doc: str) -> Reading:
    """The same reading under another name."""
    return replace(reading, document=replace(reading.document, doc=doc))
