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

import hudna.lexicon
from hudna.lexicon.build import FILES, forms_of
from hudna.lexicon.fold import pieces
from hudna.pipeline import read_text
from hudna.records import Claim

HOME = Path(hudna.lexicon.__file__).parent
LANGUAGES = ("ar", "en", "fr")
SCHEMA = {"events_force": "events", "events_talks": "events", "actors": "classes", "places": "classes", "things": "classes",
          "weapons": "classes"}
KNOWN_MISREADS = Path(__file__).parent / "known_misreads.txt"


@cache
def load(lang: str, name: str) -> Any:
    return yaml.load((HOME / lang / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def schema(name: str) -> Draft202012Validator:
    def one(path: str) -> Any:
        return yaml.safe_load((HOME / "schema" / f"{path}.yaml").read_text(encoding="utf-8"))

    registry: Any = Registry().with_resource("common", Resource.from_contents(
        one("common"), default_specification=__import__("referencing.jsonschema", fromlist=["DRAFT202012"]).DRAFT202012))
    return Draft202012Validator(one(SCHEMA.get(name, name)), registry=registry)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_file_follows_its_schema(lang: str, name: str) -> None:
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in schema(name).iter_errors(load(lang, name))]
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


TYPES = frozenset("""clash.armed clash.unspecified clash.seize clash.regain fire.small_arms strike.shelling strike.air strike.drone strike.ied
strike.suicide strike.chem strike.unspecified air.shootdown air.overflight civ.attack civ.abduct civ.sgbv civ.infra civ.displace ctrl.handover
det.arrest det.release det.exchange post.alert post.readiness_order post.reinforce post.redeploy post.recruit post.base post.fortify
post.secrecy post.exercise post.attack_plan post.withdraw sup.foreign_military sup.arms cf.call cf.propose cf.declare cf.agree cf.accept
cf.sign cf.extend cf.observe cf.promise_sign cf.state_condition cf.reaffirm cf.reject cf.suspend cf.terminate cf.violation_claim cf.denial
cf.collapse_warning cf.monitor dip.meet dip.visit dip.host dip.call dip.invite dip.agenda dip.mediate dip.round dip.praise dip.support
dip.condemn dip.accuse dip.demand dip.resolution dip.sanction dip.walkout dip.agreement dip.threat hum.access hum.obstruct hum.corridor
hum.evacuate hum.aid econ.blockade econ.reopen soc.protest""".split())


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
            if len(read) < len(expect[key]) or not all(any(set(w.split()) & set(r.split()) for r in read) for w in expect[key]):
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
