"""The lexicon files: schema, sorted ids, one Unicode form, nothing empty, and every example read as it says."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import hudna.lexicon
from hudna.lexicon.build import FILES, forms_of
from hudna.lexicon.fold import pieces
from hudna.pipeline import read_text
from hudna.records import Claim

HOME = Path(hudna.lexicon.__file__).parent
LANGUAGES = ("ar", "en", "fr")
SCHEMA = {"events_force": "events", "events_talks": "events"}
SCHEMA |= dict.fromkeys(("actors", "places", "things", "weapons"), "classes")
KNOWN_MISREADS = Path(__file__).parent / "known_misreads.txt"


@cache
def load(lang: str, name: str) -> Any:
    return yaml.load((HOME / lang / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def schema(name: str) -> Draft202012Validator:
    def one(path: str) -> Any:
        return yaml.safe_load((HOME / "schema" / f"{path}.yaml").read_text(encoding="utf-8"))

    common = Resource.from_contents(one("common"), default_specification=DRAFT202012)
    registry: Any = Registry().with_resource("common", common)
    return Draft202012Validator(one(SCHEMA.get(name, name)), registry=registry)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_file_follows_its_schema(lang: str, name: str) -> None:
    found = schema(name).iter_errors(load(lang, name))
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in found]
    assert not errors, "\n".join(errors[:10])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique_and_sorted(lang: str, name: str) -> None:
    entries = load(lang, name)
    if isinstance(entries, list):
        ids = [e["id"] for e in entries]
        assert len(ids) == len(set(ids))
        assert ids == sorted(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_text_is_in_one_unicode_form(lang: str, name: str) -> None:
    raw = (HOME / lang / f"{name}.yaml").read_text(encoding="utf-8")
    assert raw == unicodedata.normalize("NFC", raw)
    assert not [c for c in raw if "\ufb50" <= c <= "\ufeff" or unicodedata.category(c) == "Cf"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [n for n in FILES if n not in ("grammar", "time", "numbers", "boilerplate", "names")])
def test_every_entry_has_forms(lang: str, name: str) -> None:
    for entry in load(lang, name):
        forms = list(forms_of(lang, entry))
        assert forms, entry["id"]
        assert all(pieces(form, lang) for form, _ in forms), entry["id"]


def test_every_type_of_the_guide_has_triggers_in_every_language() -> None:
    for lang in LANGUAGES:
        found = set()
        for name in ("events_force", "events_talks"):
            for entry in load(lang, name):
                found |= {entry.get("type")} | {case["type"] for case in entry.get("when") or ()}
        assert not TYPES - found, f"{lang}: {sorted(TYPES - found)}"


FAMILIES = {
    "clash": ["armed", "unspecified", "seize", "regain"],
    "fire": ["small_arms"],
    "strike": ["shelling", "air", "drone", "ied", "suicide", "chem", "unspecified"],
    "air": ["shootdown", "overflight"],
    "civ": ["attack", "abduct", "sgbv", "infra", "displace"],
    "ctrl": ["handover"],
    "det": ["arrest", "release", "exchange"],
    "post": ["alert", "readiness_order", "reinforce", "redeploy", "recruit", "base", "fortify", "secrecy", "exercise",
             "attack_plan", "withdraw"],
    "sup": ["foreign_military", "arms"],
    "cf": ["call", "propose", "declare", "agree", "accept", "sign", "extend", "observe", "promise_sign",
           "state_condition", "reaffirm", "reject", "suspend", "terminate", "violation_claim", "denial",
           "collapse_warning", "monitor"],
    "dip": ["meet", "visit", "host", "call", "invite", "agenda", "mediate", "round", "praise", "support", "condemn",
            "accuse", "demand", "resolution", "sanction", "walkout", "agreement", "threat"],
    "hum": ["access", "obstruct", "corridor", "evacuate", "aid"],
    "econ": ["blockade", "reopen"],
    "soc": ["protest"],
}
TYPES = frozenset(f"{family}.{kind}" for family, kinds in FAMILIES.items() for kind in kinds)


def misread(lang: str, text: str, expect: dict[str, Any]) -> str | None:
    """What an example reads as, when that is not what it says."""
    claims = read_text(text, lang=lang, date="2020-03-09").claims
    if expect.get("none"):
        return None if not claims else "none expected, read " + ", ".join(c.type for c in claims)
    wanted = expect.get("type")
    fitting = [c for c in claims if wanted is None or c.type == wanted]
    if not fitting:
        return f"{wanted} not read, read " + (", ".join(c.type for c in claims) or "nothing")
    wrong = [problems for claim in fitting if not (problems := _differences(claim, expect))]
    return None if wrong else "; ".join(_differences(fitting[0], expect))


def _differences(claim: Claim, expect: dict[str, Any]) -> list[str]:
    out = [f"{key} {getattr(claim, key)}" for key in ("modality", "polarity", "means", "date", "certainty")
           if key in expect and getattr(claim, key) != expect[key]]
    for key in ("actors", "targets", "places", "chain"):
        if key in expect:
            read = [item.text for item in getattr(claim, key)]
            named = all(any(set(w.split()) & set(r.split()) for r in read) for w in expect[key])
            if len(read) < len(expect[key]) or not named:
                out.append(f"{key} {read}")
    for key in ("killed", "injured"):
        if key in expect and list(getattr(claim, key) or ()) != expect[key]:
            out.append(f"{key} {getattr(claim, key)}")
    return out


@cache
def all_misreads() -> dict[str, str]:
    out = {}
    for lang in LANGUAGES:
        for name in FILES:
            entries = load(lang, name)
            for entry in entries if isinstance(entries, list) else ():
                for n, example in enumerate(entry.get("examples") or ()):
                    problem = misread(lang, example["text"], example["expect"])
                    if problem:
                        out[f"{entry['id']}#{n}"] = problem
    return out


def test_examples_read_as_they_say() -> None:
    """What is misread today stands in known_misreads.txt; the list may only shrink."""
    known = set(KNOWN_MISREADS.read_text(encoding="utf-8").split())
    found = all_misreads()
    fresh = {key: why for key, why in found.items() if key not in known}
    assert not fresh, "\n".join(f"{key}: {why}" for key, why in sorted(fresh.items()))
    assert not known - set(found), f"now read well, take them off the list: {sorted(known - set(found))}"
