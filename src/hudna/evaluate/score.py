"""Score readings against gold claims: the same figures as the shared scorer, kept apart from the command line.

Detection: one-to-one matches of the same family whose character overlap (intersection over union) is at least 0.3,
best first. Strict: the sub-type too. Full: sub-type, modality, polarity, chain, actors and targets all right: who says
who did what to whom. The other figures are shares of the matched claims (date: of those with a gold date). Names agree
when their folded words overlap by half (Dice >= 0.5); speakers also when one holds all words of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Claim = Mapping[str, Any]
Error = tuple[str, str, dict[str, Any]]

_OVERLAP = 0.3
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_CLITICS = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل)|[وفبكل](?=\w{3}))")
_SPEECH_ACTS = frozenset((
    "dip.condemn", "dip.praise", "dip.support", "dip.demand", "dip.accuse", "dip.threat", "cf.call", "cf.propose",
    "cf.declare", "cf.accept", "cf.reject", "cf.suspend", "cf.terminate", "cf.promise_sign", "cf.state_condition",
    "cf.reaffirm", "cf.denial", "post.alert", "post.readiness_order"))
_SYMMETRIC = frozenset((
    "dip.meet", "dip.call", "dip.round", "dip.agreement", "cf.agree", "det.exchange", "clash.armed",
    "clash.unspecified"))
_OWN_MODALITY = {
    "cf.call": "called_for", "cf.propose": "called_for", "dip.demand": "called_for", "dip.threat": "threatened",
    "cf.promise_sign": "promised", "post.readiness_order": "ordered", "post.attack_plan": "planned"}


def name_words(name: str | Mapping[str, Any]) -> set[str]:
    """The folded words of a name without Arabic clitics."""
    text = str(name["text"] if isinstance(name, Mapping) else name)
    folded = unicodedata.normalize("NFKD", text.translate(_FOLD)).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_FOLD)
    tokens = re.findall(r"\w+", folded)
    stripped = {_CLITICS.sub("", t) if re.match("[\u0600-\u06ff]", t) else t for t in tokens}
    return {t for t in stripped if t} or set(tokens)


def same_name(a: str | Mapping[str, Any], b: str | Mapping[str, Any]) -> bool:
    """Whether two names share at least half of their words (Dice)."""
    x, y = name_words(a), name_words(b)
    return bool(x and y) and 2 * len(x & y) / (len(x) + len(y)) >= 0.5


def _overlap(a: Claim, b: Claim) -> float:
    inter = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return float(inter / (max(a["end"], b["end"]) - min(a["start"], b["start"]))) if inter > 0 else 0.0


def _family(claim: Claim) -> str:
    return str(claim["type"]).split(".")[0]


def match_claims(gold: Sequence[Claim], predicted: Sequence[Claim]) -> list[tuple[int, int]]:
    """One-to-one pairs (gold index, predicted index), the best first; ties go to the earlier claims."""
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if _family(g) == _family(p) and (share := _overlap(g, p)) >= _OVERLAP:
                pairs.append((g["type"] == p["type"], share, -i, -j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out = []
    for _, _, i, j in sorted(pairs, reverse=True):
        if -i not in used_gold and -j not in used_predicted:
            used_gold.add(-i)
            used_predicted.add(-j)
            out.append((-i, -j))
    return out


def _name_hits(gold: Sequence[Any], predicted: Sequence[Any]) -> tuple[int, int, int]:
    left, hit = list(predicted), 0
    for g in gold:
        found = next((p for p in left if same_name(g, p)), None)
        if found is not None:
            left.remove(found)
            hit += 1
    return hit, len(gold), len(predicted)


def _parties(claim: Claim, key: str, symmetric: bool) -> list[Any]:
    if not symmetric or key == "places":
        return list(claim.get(key) or [])
    return [*(claim.get("actors") or []), *(claim.get("targets") or [])] if key == "actors" else []


def _same_parties(gold: Claim, predicted: Claim) -> bool:
    symmetric = gold["type"] in _SYMMETRIC
    for key in ("actors", "targets"):
        hit, a, b = _name_hits(_parties(gold, key, symmetric), _parties(predicted, key, symmetric))
        if not hit == a == b:
            return False
    return True


def _speakers(claim: Claim) -> list[Any]:
    chain = list(claim.get("chain") or [])
    if chain and claim["type"] in _SPEECH_ACTS and any(same_name(chain[-1], a) for a in claim.get("actors") or []):
        chain.pop()
    return chain


def _same_chain(gold: Claim, predicted: Claim) -> bool:
    g, p = _speakers(gold), _speakers(predicted)
    return len(g) == len(p) and all(
        same_name(x, y) or name_words(x) <= name_words(y) or name_words(y) <= name_words(x)
        for x, y in zip(g, p, strict=True))


def _same_modality(gold: Claim, predicted: Claim) -> bool:
    g, p = gold["modality"], predicted.get("modality")
    return bool(g == p or {g, p} == {"asserted", _OWN_MODALITY.get(gold["type"])})


def _f1(hit: int, gold: int, predicted: int) -> dict[str, float]:
    p = hit / predicted if predicted else 0.0
    r = hit / gold if gold else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0, "gold": gold}


def _checks(gold: Claim, predicted: Claim) -> dict[str, bool]:
    both_denied = gold["modality"] == predicted.get("modality") == "denied"
    return {
        "type": gold["type"] == predicted["type"],
        "modality": _same_modality(gold, predicted),
        "polarity": gold["polarity"] == predicted.get("polarity") or both_denied,
        "chain": _same_chain(gold, predicted),
    }


def _count_pair(n: Counter[str], gold: Claim, predicted: Claim, doc: str, errors: list[Error] | None) -> None:
    checks = _checks(gold, predicted)
    deep, marked = len(gold["chain"]) > 1, gold["modality"] != "asserted"
    n["deep"] += deep
    n["deep_chain"] += deep and checks["chain"]
    n["marked"] += marked
    n["marked_right"] += marked and checks["modality"]
    for key, right in checks.items():
        n[key] += right
        if not right and errors is not None:
            errors.append((key, doc, {"gold": gold, "predicted": predicted}))
    n["full"] += all(checks.values()) and _same_parties(gold, predicted)
    for key in ("actors", "targets", "places"):
        symmetric = gold["type"] in _SYMMETRIC
        hit, of_gold, of_predicted = _name_hits(_parties(gold, key, symmetric), _parties(predicted, key, symmetric))
        n[key + "_hit"] += hit
        n[key + "_gold"] += of_gold
        n[key + "_predicted"] += of_predicted
    if gold.get("date"):
        n["dated"] += 1
        n["date"] += gold["date"] == predicted.get("date")
    for key in ("killed", "injured"):
        if gold.get(key):
            n["counted"] += 1
            n["count"] += gold[key] == predicted.get(key)


def score(gold_docs: Sequence[Mapping[str, Any]], predicted_docs: Mapping[str, Mapping[str, Any]],
          errors: list[Error] | None = None) -> dict[str, Any]:
    """All figures of a set of documents; ``errors`` collects (kind, document, claim or pair) when a list is given."""
    n: Counter[str] = Counter()
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in gold_docs:
        gold, predicted = doc["claims"], predicted_docs.get(doc["doc"], {}).get("claims", [])
        pairs = match_claims(gold, predicted)
        of_gold, of_predicted = {i for i, _ in pairs}, {j: i for i, j in pairs}
        for i, g in enumerate(gold):
            if g.get("optional"):
                continue
            n["gold"] += 1
            families[_family(g)]["gold"] += 1
            if i not in of_gold and errors is not None:
                errors.append(("missed", doc["doc"], g))
        for j, p in enumerate(predicted):
            if j in of_predicted and gold[of_predicted[j]].get("optional"):
                continue
            n["predicted"] += 1
            families[_family(p)]["predicted"] += 1
            if j not in of_predicted and errors is not None:
                errors.append(("extra", doc["doc"], p))
        for i, j in pairs:
            if not gold[i].get("optional"):
                n["hit"] += 1
                families[_family(gold[i])]["hit"] += 1
                _count_pair(n, gold[i], predicted[j], doc["doc"], errors)
    return _figures(n, families, len(gold_docs))


def _figures(n: Counter[str], families: Mapping[str, Counter[str]], documents: int) -> dict[str, Any]:
    def share(key: str, of: str = "hit") -> float:
        return round(n[key] / n[of], 3) if n[of] else 0.0

    out: dict[str, Any] = {
        "documents": documents,
        "detection": _f1(n["hit"], n["gold"], n["predicted"]),
        "strict": _f1(n["type"], n["gold"], n["predicted"]),
        "full": _f1(n["full"], n["gold"], n["predicted"]),
        "modality": share("modality"), "modality_marked": share("marked_right", "marked"),
        "polarity": share("polarity"), "chain": share("chain"), "chain_deep": share("deep_chain", "deep"),
    }
    for key in ("actors", "targets", "places"):
        out[key] = _f1(n[key + "_hit"], n[key + "_gold"], n[key + "_predicted"])
    out["date"], out["casualties"] = share("date", "dated"), share("count", "counted")
    out["families"] = {k: _f1(c["hit"], c["gold"], c["predicted"]) for k, c in sorted(families.items())}
    return out


def score_by_language(
    gold_docs: Sequence[Mapping[str, Any]], predicted_docs: Mapping[str, Mapping[str, Any]],
    errors: list[Error] | None = None,
) -> dict[str, dict[str, Any]]:
    """The figures over all documents (``all``) and for each language."""
    out = {"all": score(gold_docs, predicted_docs, errors)}
    for lang in sorted({d.get("lang", "?") for d in gold_docs}):
        out[lang] = score([d for d in gold_docs if d.get("lang", "?") == lang], predicted_docs)
    return out
