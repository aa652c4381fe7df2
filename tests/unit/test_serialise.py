"""Records to JSON and back."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from made import arabic_reading, english_reading, many_readings

from hudna.records import Claim, Reading
from hudna.serialise import claim_from_dict, claim_to_dict, reading_to_dict

READINGS = [arabic_reading(), english_reading(), *many_readings(2, 3)]


def plain(value: Any) -> Any:
    """The slow, clear way: the fields of the record, tuples as lists."""
    return json.loads(json.dumps(dataclasses.asdict(value)))


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.document.doc)
def test_a_claim_comes_back_as_it_was(reading: Reading) -> None:
    for claim in reading.claims:
        assert claim_from_dict(json.loads(json.dumps(claim_to_dict(claim)))) == claim


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.document.doc)
def test_every_field_of_the_record_is_written(reading: Reading) -> None:
    for claim in reading.claims:
        assert claim_to_dict(claim) == plain(claim)
        assert list(claim_to_dict(claim)) == [field.name for field in dataclasses.fields(Claim)]


def test_a_reading_has_the_fields_of_the_contract_in_their_order() -> None:
    line = reading_to_dict(arabic_reading())
    assert list(line) == ["doc", "source", "lang", "dct", "title", "sha256", "reader", "claims", "notes"]
    assert line["lang"] == "ar"
    assert len(line["claims"]) == 4


def test_an_unknown_count_stays_null_and_an_open_one_keeps_its_end_open() -> None:
    toll = arabic_reading().claims[3]
    assert claim_to_dict(toll)["injured"] == [24, None]
    assert claim_to_dict(arabic_reading().claims[0])["killed"] is None


def test_quotes_stand_in_the_text() -> None:
    reading = arabic_reading()
    for claim in reading_to_dict(reading)["claims"]:
        for part in (
            claim | {"text": claim["quote"]},
            claim["trigger"],
            *claim["cues"],
            *claim["chain"],
            *claim["actors"],
        ):
            assert reading.document.text[part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("field", ["quote", "links", "condition"])
def test_a_missing_field_is_named(field: str) -> None:
    value = claim_to_dict(arabic_reading().claims[0])
    del value[field]
    with pytest.raises(KeyError, match=field):
        claim_from_dict(value)


def test_an_unknown_field_of_a_part_is_refused() -> None:
    value = claim_to_dict(arabic_reading().claims[1])
    value["chain"][0]["mood"] = "bad"
    with pytest.raises(TypeError, match="mood"):
        claim_from_dict(value)
