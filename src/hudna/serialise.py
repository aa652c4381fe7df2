"""Records to plain JSON values and back: the shape of ``hudna read --format jsonl``, one object a document.

Written out field by field: it runs once a claim, and ``dataclasses.asdict`` would cost more than the reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudna.records import Claim, Condition, Count, Cue, Link, Mention, Place, Reading, Speaker, Trigger

Json = dict[str, Any]


def reading_to_dict(reading: Reading) -> Json:
    """One document with all its claims: a line of ``hudna read --format jsonl``; ``notes`` says what was not read."""
    document = reading.document
    return {
        "doc": document.doc, "source": document.source, "lang": document.lang, "dct": document.dct,
        "title": document.title, "sha256": reading.sha256, "reader": reading.reader,
        "claims": [claim_to_dict(claim) for claim in reading.claims], "notes": list(reading.notes)}


def claim_to_dict(claim: Claim) -> Json:
    """A claim as plain JSON values; ``claim_from_dict`` gives it back.

    >>> claim = Claim("c", 0, 6, "Shells", "strike.shelling", "asserted", "pos", "actual", "certain", "assert",
    ...               Trigger(0, 6, "Shells"))
    >>> claim_from_dict(claim_to_dict(claim)) == claim
    True
    """
    trigger, condition = claim.trigger, claim.condition
    return {
        "id": claim.id, "start": claim.start, "end": claim.end, "quote": claim.quote, "type": claim.type,
        "modality": claim.modality, "polarity": claim.polarity, "realis": claim.realis, "certainty": claim.certainty,
        "act": claim.act, "trigger": {"start": trigger.start, "end": trigger.end, "text": trigger.text},
        "cues": [_cue_to_dict(c) for c in claim.cues],
        "chain": [_speaker_to_dict(s) for s in claim.chain],
        "actors": [_mention_to_dict(m) for m in claim.actors],
        "targets": [_mention_to_dict(m) for m in claim.targets],
        "places": [_place_to_dict(p) for p in claim.places],
        "date": claim.date, "date_precision": claim.date_precision, "date_basis": claim.date_basis,
        "killed": list(claim.killed) if claim.killed else None,
        "injured": list(claim.injured) if claim.injured else None,
        "means": claim.means, "condition": _condition_to_dict(condition) if condition else None,
        "links": [{"to": link.to, "kind": link.kind} for link in claim.links], "confidence": claim.confidence}


def _cue_to_dict(c: Cue) -> Json:
    return {"start": c.start, "end": c.end, "text": c.text, "rule": c.rule, "gives": c.gives}


def _speaker_to_dict(s: Speaker) -> Json:
    return {"text": s.text, "start": s.start, "end": s.end, "actor": s.actor, "kind": s.kind, "verb": s.verb,
            "resolved_from": s.resolved_from}


def _mention_to_dict(m: Mention) -> Json:
    return {"text": m.text, "start": m.start, "end": m.end, "actor": m.actor}


def _place_to_dict(p: Place) -> Json:
    return {"text": p.text, "start": p.start, "end": p.end, "place": p.place, "lat": p.lat, "lon": p.lon,
            "precision": p.precision}


def _condition_to_dict(c: Condition) -> Json:
    return {"text": c.text, "start": c.start, "end": c.end, "kind": c.kind, "effect": c.effect, "holder": c.holder,
            "antecedent": c.antecedent}


def claim_from_dict(value: Mapping[str, Any]) -> Claim:
    """The claim that ``claim_to_dict`` wrote down.

    Raises:
        KeyError: when a field is missing.
        TypeError: when a field is unknown to the record it belongs to.
    """
    condition = value["condition"]
    return Claim(
        id=value["id"], start=value["start"], end=value["end"], quote=value["quote"], type=value["type"],
        modality=value["modality"], polarity=value["polarity"], realis=value["realis"], certainty=value["certainty"],
        act=value["act"], trigger=Trigger(**value["trigger"]), cues=tuple(Cue(**c) for c in value["cues"]),
        chain=tuple(Speaker(**s) for s in value["chain"]), actors=tuple(Mention(**m) for m in value["actors"]),
        targets=tuple(Mention(**m) for m in value["targets"]), places=tuple(Place(**p) for p in value["places"]),
        date=value["date"], date_precision=value["date_precision"], date_basis=value["date_basis"],
        killed=_count(value["killed"]), injured=_count(value["injured"]), means=value["means"],
        condition=Condition(**condition) if condition else None,
        links=tuple(Link(**link) for link in value["links"]), confidence=value["confidence"])


def _count(value: list[Any] | None) -> Count | None:
    return None if value is None else (value[0], value[1])
