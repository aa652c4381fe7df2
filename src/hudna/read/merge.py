"""Triggers that tell one event together: casualties with their attack, a truce noun with the verb that declares it."""

from __future__ import annotations

from hudna.read.candidate import Candidate
from hudna.read.nominal import is_result, verb_left
from hudna.read.view import View, is_agentive

_NEAR = 14                                       # units between an attack and its casualties
_HARM_BY = ("at", "because", "after", "during", "from")
_OPEN_TYPES = ("strike.unspecified", "clash.unspecified")
_TRUCE_SPEECH = ("cf.declare", "cf.call", "cf.denial")


def merge(view: View, found: list[Candidate]) -> None:
    """Casualties into their attack, inner truce nouns into the act upon the truce, demands into what is demanded."""
    a: Candidate | None = None
    for b in found:
        if a is not None:
            _merge_pair(view, a, b)
        if a is None or not b.dropped:
            a = b


def _merge_pair(view: View, a: Candidate, b: Candidate) -> None:
    """What two triggers that follow each other make together."""
    if _join_attack_noun(view, a, b):
        return
    if _harm_before_attack(view, a, b):
        _absorb_harm(b, a)
    elif _harm_behind_attack(view, a, b) or _more_harm(view, a, b):
        _absorb_harm(a, b)
    elif _announces(view, a, b):
        _hand_over_act(a, b)
    elif a.frame_name == "speak_of" and b.index > a.index and view.chunks[b.index] is a.args.event and not a.targets:
        a.targets = [c for c in b.actors if is_agentive(c)]       # أدانت غارات الاحتلال: the one who acts is condemned
        a.aimed = list(b.adjectives)
    elif _says_again(view, a, b):
        _absorb_plan(a, b)
    elif _is_inner_truce(view, a, b):
        b.dropped = True


def _join_attack_noun(view: View, a: Candidate, b: Candidate) -> bool:
    """«استهدفت غارات التحالف تجمعات»: an attack verb and the attack noun that is its subject are one event."""
    verb, noun = (a, b) if view.chunks[a.index].kind == "V" else (b, a)
    chunk = view.chunks[noun.index]
    if chunk.kind != "E" or view.chunks[verb.index].kind != "V" or not (a.is_attack and b.is_attack):
        return False
    adjacent = verb.index - noun.index == 1
    if not adjacent and (chunk.prep is not None or not any(s is chunk for s in verb.args.subjects)):
        return False
    noun.dropped = True
    if verb.type in _OPEN_TYPES:
        verb.type = noun.type
    verb.actors = [*noun.actors, *[x for x in verb.actors if x is not chunk]]
    verb.adjectives = [*noun.adjectives, *verb.adjectives]
    verb.targets = verb.targets or noun.targets
    verb.places += [p for p in noun.places if p not in verb.places]
    verb.means = verb.means or noun.means
    verb.start, verb.end = min(verb.start, noun.start), max(verb.end, noun.end)
    return True


def _harm_before_attack(view: View, a: Candidate, b: Candidate) -> bool:
    """«مقتل ثلاثة في غارة»: the attack hangs on the casualties told before it."""
    return (a.is_harm and a.type == "civ.attack" and b.is_attack and b.unit - a.unit <= _NEAR
            and _hangs_on(view, a, b))


def _hangs_on(view: View, a: Candidate, b: Candidate) -> bool:
    """Whether only phrases stand between two triggers and the second hangs on the first by its preposition."""
    if view.chunks[b.index].prep not in _HARM_BY:
        return False
    between = view.chunks[(a.harm or a).index + 1 : b.index]
    return not any(c.kind in "VCO" or (c.kind == "M" and c.unit.text not in ",،") for c in between)


def _harm_behind_attack(view: View, a: Candidate, b: Candidate) -> bool:
    """The attack caused the casualties or the damage told after it."""
    caused = (b.is_harm and b.type == "civ.attack") or b.type == "civ.infra"
    if not caused or b.unit - a.unit > _NEAR:
        return False
    return (a.is_attack and _caused(view, a, b)) or _told_of(view, a, b)


def _told_of(view: View, a: Candidate, b: Candidate) -> bool:
    """«مجزرة السوق التي راح ضحيتها تسعة»: a relative clause tells the casualties of the attack noun before it."""
    if view.chunks[a.index].kind != "E" or b.relative is None or not (a.is_attack or a.type == "civ.attack"):
        return False
    return all(c.kind in "NRTAM" for c in view.chunks[a.index + 1 : b.index])


def _more_harm(view: View, a: Candidate, b: Candidate) -> bool:
    """Killed and wounded: casualties joined by 'and' to casualties before them."""
    return (a.is_harm and b.is_harm and a.type == b.type and b.unit - a.unit <= _NEAR
            and bool(view.units[b.unit].word.conj) and b.left in (a.left, a.right))


def _caused(view: View, a: Candidate, b: Candidate) -> bool:
    """The attack killed: as the subject of the killing, through a result verb, or by a participle (killing five)."""
    chunks = view.chunks
    for k in range(a.index + 1, b.index):
        if is_result(chunks[k].unit):
            return True
        if chunks[k].kind in "CO":
            return False
    harm = chunks[b.index]
    if harm.kind in "VG" and any(s is chunks[a.index] for s in b.args.subjects):
        return True
    if harm.kind == "E" and harm.prep in ("about", "to", "at"):      # أسفر القصف عن مقتل ثلاثة
        led = verb_left(view, a.index)
        if led is not None and is_result(chunks[led].unit):
            return True
    return harm.kind == "G" and b.left == a.right


def _absorb_harm(attack: Candidate, harm: Candidate) -> None:
    """The casualties become part of the attack that caused them."""
    harm.dropped = True
    attack.harm = harm
    attack.told = min(attack.told, harm.told)
    if not attack.targets and not (attack.family == "clash" and len(attack.actors) > 1):
        attack.targets = list(harm.targets)              # in a clash between two the dead are no third party
    if not attack.actors:
        attack.actors = list(harm.actors)
    for place in harm.places:
        if place not in attack.places:
            attack.places.append(place)
    if harm.base == "asserted" and attack.base == "presupposed":
        attack.base = "asserted"
    attack.start, attack.end = min(attack.start, harm.start), max(attack.end, harm.end)


def _announces(view: View, a: Candidate, b: Candidate) -> bool:
    """«أعلن تمديد الهدنة»: the announcing or calling verb and the truce act that is its object are one claim."""
    if a.type not in _TRUCE_SPEECH or not b.type.startswith("cf.") or a.type == b.type:
        return False
    if view.chunks[b.index].kind != "E" or view.chunks[a.index].kind not in "VGE" or not a.unit < b.unit <= a.end + 1:
        return False
    return not any(c.kind in "VCOR" for c in view.chunks[a.index + 1 : b.index])


def _hand_over_act(a: Candidate, b: Candidate) -> None:
    """The announced or demanded act stays, with the one who announces or is called upon; a denied act goes."""
    if a.type == "cf.denial" or (a.type == "cf.call" and b.type in ("cf.declare", "cf.observe", "cf.violation_claim")):
        b.dropped = True
        return
    a.dropped = True
    if a.type == "cf.declare":
        b.base = "asserted"
        b.actors = b.actors or list(a.actors)
    else:
        b.base = "called_for"
        b.actors = b.actors or list(a.targets)
    b.start = min(a.start, b.start)


def _says_again(view: View, a: Candidate, b: Candidate) -> bool:
    """Whether the second trigger is the noun of what the first plans, or of what the first has told already."""
    if view.chunks[b.index].kind != "E":
        return False
    same = a.type == b.type
    if a.type == "post.attack_plan" and (same or b.is_attack) and b.unit <= a.end + 4:
        return True
    return same and a.left == b.left and (b.index - a.index == 1 or (b.unit <= a.end + 1 and not b.actors))


def _absorb_plan(plan: Candidate, attack: Candidate) -> None:
    """What is planned, or said again by its noun, gives its targets and places to the first trigger."""
    attack.dropped = True
    plan.targets = plan.targets or [t for t in attack.targets if t not in plan.actors]
    plan.places += [p for p in attack.places if p not in plan.places]
    plan.end = max(plan.end, attack.end)


def _is_inner_truce(view: View, a: Candidate, b: Candidate) -> bool:
    """Whether the second trigger is only the truce that the first one is about."""
    if a.family != "cf" or b.family != "cf" or b.unit >= a.end + 2 or view.chunks[b.index].kind != "E":
        return False
    return "truce" in view.units[b.unit].word.classes or bool(b.entry.get("noun_only"))
