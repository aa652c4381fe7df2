"""Event frames: a trigger with its slots filled from the arguments around it, as the lexicon's frame declares.

A candidate is one trigger read as one event type. Candidates of a sentence are then merged (casualties go to the attack
that caused them, the truce noun to the verb that declares it) before they become claims.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hudna.read.arguments import Arguments, View, arguments_of, carried_subject, is_agentive, is_place, subjects_of
from hudna.read.chunks import AGENTS, PLACES, Chunk
from hudna.read.lexical import Unit

_VERB_KINDS = frozenset({"past", "pres", "fut", "cond", "base", "pastpp", "pp", "ing", "inf", "passive", "part", "phrase"})
_NOUN_KINDS = frozenset({"noun", "phrase", "ing", "adj"})
ATTACKS = frozenset({"strike", "clash", "fire"})
_WIDE = 14                                       # units behind a trigger in which a noun class can decide its type


@dataclass(slots=True)
class Candidate:
    """A trigger read as an event: chunks in their slots, and how it stands in the sentence."""

    index: int                                  # chunk
    unit: int                                   # trigger unit
    entry: dict[str, Any]
    type: str
    frame: dict[str, str]
    frame_name: str
    args: Arguments
    base: str                                   # modality before cues: asserted, presupposed, planned
    left: int                                   # units of the clause it stands in
    right: int
    actors: list[Chunk] = field(default_factory=list)
    targets: list[Chunk] = field(default_factory=list)
    places: list[Chunk] = field(default_factory=list)
    adjectives: list[tuple[str, int]] = field(default_factory=list)    # role, unit: الغارات الإسرائيلية
    aimed: list[tuple[str, int]] = field(default_factory=list)         # the same, as targets: the condemned raids' side
    light: int | None = None                    # chunk of the light verb that carries it
    start: int = 0
    end: int = 0
    harm: Candidate | None = None               # casualties told with this attack
    means: str | None = None
    dropped: bool = False
    relative: int | None = None                 # unit of the relative pronoun of its clause
    told: int = 1 << 60                         # the first unit that tells it: its trigger, or that of its casualties


# What a whole sentence is about when it speaks of one of these, however far from the trigger.
_ASIDE = frozenset({"accident", "disease", "sport", "film", "weather", "animals"})
Chosen = dict[int, tuple[dict[str, Any], str, str, int]]


def settle_events(view: View, lexicon: dict[str, Any]) -> Chosen:
    """What each trigger chunk is read as; an event noun that is none in this company becomes a plain noun phrase."""
    borders = _regions(view)
    view.regions = borders
    view.aside = frozenset(_classes(view.units, view.first, view.last) & _ASIDE)
    chosen: Chosen = {}
    for index, chunk in enumerate(view.chunks):
        if chunk.events and chunk.kind in "VGEX":
            choice = _choose(view, index, borders[index], lexicon)
            if choice is not None and _speaks(view, index):
                choice = None                              # the Monitoring Mission said: who speaks is no event
            if choice is not None:
                chosen[index] = choice
            elif chunk.kind == "E":
                chunk.kind = "N"
    return chosen


def _speaks(view: View, index: int) -> bool:
    """Whether an event noun that is also an institution stands beside a verb of saying, as its subject."""
    chunk = view.chunks[index]
    if chunk.kind != "E" or chunk.prep is not None or not chunk.classes & {"institution", "official", "media"}:
        return False
    beside = index - 1 if view.lang == "ar" else index + 1
    return 0 <= beside < len(view.chunks) and view.chunks[beside].kind == "V" and bool(view.chunks[beside].unit.word.speech)


def find_candidates(view: View, lexicon: dict[str, Any], chosen: Chosen) -> list[Candidate]:
    """All event candidates of a sentence in text order."""
    out: list[Candidate] = []
    for index, choice in chosen.items():
        candidate = _candidate(view, index, lexicon, view.regions[index], choice)
        if candidate is not None:
            out.append(candidate)
    _merge(view, out)
    for candidate in out:
        _fighters_fall(candidate)
        candidate.dropped = candidate.dropped or _says_nothing(view, candidate)
    return [c for c in out if not c.dropped]


def _fighters_fall(candidate: Candidate) -> None:
    """A toll of fighters told without its attack is fighting, not an attack on civilians (gold/GUIDE.md)."""
    if candidate.type == "civ.attack" and candidate.frame_name in ("harm", "suffer") and candidate.targets:
        classes = frozenset().union(*(t.classes for t in candidate.targets))
        if classes & {"armed", "troops"} and not classes & {"civilian", "medic", "media", "witness"}:
            candidate.type = "clash.unspecified"


def _says_nothing(view: View, candidate: Candidate) -> bool:
    """«الهجوم»: a definite attack noun in passing, of which nothing is told, only takes up what was told before."""
    if candidate.base != "presupposed" or view.chunks[candidate.index].kind != "E" or candidate.harm is not None:
        return False
    if candidate.type.split(".")[0] not in ("strike", "clash", "fire", "civ", "air") and candidate.type not in (
            "dip.meet", "dip.round", "dip.agreement", "cf.agree"):
        return False
    word = view.units[candidate.unit].word
    definite = word.article or (view.lang != "ar" and any("determiners" in view.units[u].word.roles for u in range(view.chunks[candidate.index].i, candidate.unit)))
    return definite and not (candidate.actors or candidate.targets or candidate.places or candidate.adjectives or candidate.aimed)


def _regions(view: View) -> list[tuple[int, int]]:
    """For each chunk the units of its clause: between complementisers, openers, relatives, strong marks and joined verbs."""
    chunks = view.chunks
    cuts = [k for k, chunk in enumerate(chunks) if k and chunk.kind in "CORVJM" and _cuts(chunks, k, chunk)]
    out: list[tuple[int, int]] = []
    first = 0
    for cut in (*cuts, len(chunks)):
        end = chunks[cut].i if cut < len(chunks) else chunks[-1].j
        out += [(chunks[first].i, end)] * (cut - first)
        first = cut
    return out


def _cuts(chunks: list[Chunk], k: int, chunk: Chunk) -> bool:
    """Whether a clause begins at this chunk."""
    kind = chunk.kind
    if kind in "COR":
        return True
    if kind == "V":
        return chunk.conj
    if kind == "J":
        return _joins_clauses(chunks, k)
    mark = chunk.unit.text
    return mark in _CLAUSE_MARKS or (mark in ",،" and k + 1 < len(chunks) and chunks[k + 1].kind in "VGOX")


_CLAUSE_MARKS = frozenset(".!?؟;؛:…«»“”\"")


def _joins_clauses(chunks: list[Chunk], k: int) -> bool:
    """Whether 'and' joins clauses: a verb stands behind it, and either directly or with one before it too."""
    if k + 1 < len(chunks) and chunks[k + 1].kind in "VX":
        return True
    if not any(c.kind == "V" for c in chunks[k + 1 : k + 3]):
        return False
    for before in range(k - 1, -1, -1):
        kind = chunks[before].kind
        if kind == "V":
            return True
        if kind in "CORB" or (kind == "M" and chunks[before].unit.text in ".;؛:"):
            return False
    return False


def _classes(units: list[Unit], first: int, last: int) -> set[str]:
    found: set[str] = set()
    for unit in units[first:last]:
        if unit.word.near:
            found |= unit.word.near
    return found


def _choose(view: View, index: int, region: tuple[int, int], lexicon: dict[str, Any]) -> tuple[dict[str, Any], str, str, int] | None:
    """The entry, type and frame that fit the words around the trigger; entries that ask for a class come first."""
    chunk = view.chunks[index]
    unit = chunk.head if chunk.kind == "E" else chunk.i
    allowed = _NOUN_KINDS if chunk.kind == "E" else _VERB_KINDS
    left, right = region
    near = None
    best = None
    aside = view.aside
    for value, kind in view.units[unit].word.events:
        if kind not in allowed:
            continue
        entry = lexicon["events"][value]
        if near is None:
            near = _classes(view.units, unit, min(right, unit + _WIDE))
            back = 14 if chunk.kind == "V" and view.lang != "ar" else 4
            near |= _classes(view.units, max(left, unit - back), unit)
            if index and chunk.kind == "V" and view.chunks[index - 1].kind == "R" and index > 1:
                near |= view.chunks[index - 2].classes        # الهدنة التي أعلنها: the antecedent keeps company
            if chunk.kind == "V" and _name_near(view, unit, left, right):
                near |= {"person", "official"}
        without, needs = entry["without"], entry["needs"]
        if (without and (without & near or without & aside)) or (needs and not needs & near):
            continue
        case = next((c for c in entry.get("when") or () if c["with"] in near), None)
        event_type = (case or entry).get("type") or entry.get("type")
        if event_type is None:
            continue
        frame = (case or {}).get("frame") or entry.get("frame") or "happen"
        if event_type == "none":
            continue
        rank = 2 if case or entry.get("needs") else 1
        if best is None or rank > best[0]:
            best = (rank, entry, event_type, frame, unit)
    if best is None:
        return None
    return best[1], best[2], best[3], best[4]


def _name_near(view: View, unit: int, left: int, right: int) -> bool:
    """Whether a word that can only be a proper name stands beside a verb: the lexicon does not know every person."""
    for u in range(max(left, unit - 4), min(right, unit + 4)):
        found = view.units[u]
        if found.kind == "w" and view.tags[u] == "N" and not found.word.labels and not found.word.article and not found.word.prep and (
                view.lang == "ar" or found.text[:1].isupper()):
            return True
    return False


def _candidate(view: View, index: int, lexicon: dict[str, Any], region: tuple[int, int],
               choice: tuple[dict[str, Any], str, str, int]) -> Candidate | None:
    entry, event_type, frame_name, unit = choice
    frame = lexicon["frames"].get(frame_name) or lexicon["frames"]["happen"]
    args = arguments_of(view, index)
    chunk = view.chunks[index]
    candidate = Candidate(index, unit, entry, event_type, frame, frame_name, args, "asserted", *region)
    candidate.told = unit
    candidate.start, candidate.end = chunk.i, max(args.last, chunk.j)
    if chunk.kind == "E":
        _nominal(view, candidate, lexicon["modality"])
        if entry.get("background") and candidate.base == "presupposed" and not candidate.actors and not candidate.adjectives:
            return None
    else:
        _verbal(view, candidate)
        if event_type in _SIGNED and args.subjects and args.subjects[0].kind == "E":
            return None                                  # وقعت الاشتباكات: it happened, nobody signed
    _refine_means(view, candidate, lexicon)
    return candidate


_SIGNED = frozenset({"cf.sign", "dip.agreement", "cf.agree"})


def first_of_each(pps: list[tuple[str, Chunk]]) -> list[tuple[str, Chunk]]:
    """One phrase for each role with what is joined to it; a later one hangs on another word. Places may be several."""
    seen: set[str] = set()
    out = []
    for role, phrase in pps:
        if (role in seen and role != "at" and not phrase.conj) or (role == "to" and ("against" in seen or any(r == "against" for r, _ in pps))):
            continue
        seen.add(role)
        out.append((role, phrase))
    return out


def _place_like(chunk: Chunk, view: View) -> bool:
    """A phrase that can be read as a place name: its head says so, a country's or unknown proper name."""
    if is_place(chunk):
        return True
    if any(k in ("name", "capital") for _, _, k in chunk.names) and not chunk.classes & AGENTS:
        return True
    word = view.units[chunk.head].word
    if chunk.classes or word.labels:
        return False
    if view.lang == "ar":
        return not word.encl and ((chunk.prep == "at" and word.prep != "ب") or (word.prep == "ب" and chunk.j - chunk.i <= 2
                                  and not word.form.endswith(("ا", "يه", "ي"))) or chunk.prep in ("to", "from"))
    return view.units[chunk.head].text[:1].isupper()


def names_a_place(view: View, chunk: Chunk) -> bool:
    """Whether a place phrase holds a name: 'the town of X', not 'the town'."""
    for u in range(chunk.i, chunk.j):
        word = view.units[u].word
        if any(c == "Y" or (c == "Z" and k in ("name", "capital", "adj")) for c, _, k in word.labels):
            return True
        if not word.labels and view.units[u].kind == "w" and (view.lang == "ar" or view.units[u].text[:1].isupper()):
            return True
    return False


def _fill(view: View, candidate: Candidate, role: str, chunk: Chunk) -> None:
    slot = candidate.frame.get(role)
    if role == "at":
        if _place_like(chunk, view) and names_a_place(view, chunk):
            candidate.places.append(chunk)
        elif candidate.frame_name == "meet" and chunk.classes & {"official", "person"}:
            candidate.targets.append(chunk)              # اجتمع بنظيره
        return
    if slot is None or slot == "none":
        if role in ("to", "from") and _place_like(chunk, view) and names_a_place(view, chunk):
            candidate.places.append(chunk)
        return
    if (chunk.kind == "E" and role in ("subject", "object")) or _only_qualifies(view, chunk):
        return
    if role in ("owner", "of") and candidate.type.split(".")[0] in ATTACKS and _only_town(chunk) and not any(
            r == "against" for r, _ in candidate.args.pps):
        candidate.places.append(chunk)                   # هجوم لندن: where, not who
        return
    if slot in ("actors", "patients") and not _can_act(view, chunk, slot):
        return
    if slot == "targets" and not _can_be_target(view, candidate, chunk, role):
        return
    place = is_place(chunk) or (any(k in ("name", "capital") for _, _, k in chunk.names) and not chunk.classes & AGENTS and (
        role not in ("subject", "agent", "between", "with")))
    if slot == "patients":
        slot = "targets" if place or (not chunk.classes & (AGENTS - {"civilian", "person", "media", "medic"}) and not chunk.names) else "actors"
        if slot == "actors" and any(c.prep == "against" for _, c in candidate.args.pps):
            slot = "actors"
    if slot == "targets" and role == "to" and candidate.frame_name == "attack" and candidate.args.objects and not is_agentive(chunk):
        return
    if slot == "targets" and role == "from" and candidate.frame_name == "seize" and any(k in ("capital", "name") for _, _, k in chunk.names) and not (
            chunk.classes & AGENTS):
        slot = "places"
    if slot == "targets" and candidate.frame.get("place_object") == "places" and (
            place or (any(k == "capital" for _, _, k in chunk.names) and not chunk.classes & {"armed", "group"})):
        slot = "places"
    if slot == "places":
        if _place_like(chunk, view) or place:
            if names_a_place(view, chunk):
                candidate.places.append(chunk)
        elif role == "to" and is_agentive(chunk) and candidate.frame_name == "move" and view.chunks[candidate.index].kind == "E":
            candidate.actors.append(chunk)              # انسحاب للقوات: the owner of an indefinite masdar
        elif role in ("object", "to") and is_agentive(chunk) and candidate.frame_name in ("visit",):
            candidate.targets.append(chunk)
        return
    getattr(candidate, slot).append(chunk)
    if slot == "targets" and place and names_a_place(view, chunk):
        candidate.places.append(chunk)


def _only_town(chunk: Chunk) -> bool:
    """A capital's name alone, without a government or force beside it."""
    return any(k == "capital" for _, _, k in chunk.names) and not chunk.classes & (AGENTS - {"state"})


def _only_qualifies(view: View, chunk: Chunk) -> bool:
    """A phrase of nothing but adjectives, determiners and numbers names nobody."""
    for u in range(chunk.i, chunk.j):
        word = view.units[u].word
        adjectival = word.labels and (all(c in "DT" for c, _, _ in word.labels) or (chunk.conj and word.article and all(
            k == "adj" for _, _, k in word.labels)))
        if view.tags[u] not in "DQS" and not adjectival:
            return False
    return not (view.tags[chunk.i] == "Q" and view.lang == "ar")


def _can_act(view: View, chunk: Chunk, slot: str) -> bool:
    """Whether a phrase can be an actor: agents, names, words the lexicon does not know; never a thing."""
    if all(view.units[u].kind == "n" for u in range(chunk.i, chunk.j)):
        return False
    if is_agentive(chunk) or view.tags[chunk.i] == "U":
        return True
    if slot == "patients":
        return True
    head = view.units[chunk.head]
    return not chunk.classes and not head.word.labels and (view.lang == "ar" or head.text[:1].isupper())


def _can_be_target(view: View, candidate: Candidate, chunk: Chunk, role: str) -> bool:
    """Diplomatic acts are done to parties; the other events to anything but a mere 'that' or a period of time."""
    if (view.tags[chunk.i] in "DU" and chunk.j - chunk.i == 1) or view.tags[chunk.head] == "A":
        return False
    if candidate.frame_name in ("speak_of", "ask", "truce", "meet", "give"):
        return is_agentive(chunk) or (role in ("object", "with") and not chunk.classes and not view.units[chunk.head].word.labels)
    if candidate.frame_name == "host":
        return is_agentive(chunk) or (not chunk.classes and view.units[chunk.head].text[:1].isupper())
    if candidate.frame_name in ("attack", "harm") and chunk.classes & {"weapon", "weapons"} and not chunk.classes & {"aircraft", "armed"}:
        return False                                     # fired hundreds of rockets: the means
    if candidate.frame_name == "detain":
        return is_agentive(chunk) or (not chunk.classes and not (chunk.j - chunk.i == 1 and view.units[chunk.i].word.form.endswith("ا")))
    if candidate.frame_name == "seize":                   # what is seized is where it happens
        return is_agentive(chunk) or not chunk.classes & {"ground", "direction"} or names_a_place(view, chunk)
    return True


def _verbal(view: View, candidate: Candidate) -> None:
    args = candidate.args
    chunk = view.chunks[candidate.index]
    subjects, objects = list(args.subjects), list(args.objects)
    verb = view.units[chunk.i].word
    kinds = {k for e, k in verb.events}
    if args.passive or _reads_passive(view, candidate, subjects, objects, kinds):
        objects, subjects = subjects, []
    for subject in subjects:
        _fill(view, candidate, "subject", subject)
    for target in objects:
        _fill(view, candidate, "object", target)
    for role, phrase in first_of_each(args.pps):
        _fill(view, candidate, role, phrase)
    before = [c for c in args.subjects if c.i < chunk.i and c.i >= candidate.left]
    if before:
        candidate.start = min(c.i for c in before)
    k = candidate.index - 1
    while k >= 0 and view.chunks[k].kind in "AXT":
        k -= 1
    if chunk.kind == "V" and _is_future(view, candidate.index):
        candidate.base = "planned" if candidate.actors or candidate.type.split(".")[0] not in ("strike", "clash", "civ", "fire") else "predicted"
    elif k >= 0 and chunk.kind == "V" and _in_past_clause(view, candidate.index):
        candidate.base = "presupposed"
    if k >= 0 and view.chunks[k].kind == "R":
        candidate.relative = view.chunks[k].i
        candidate.base = "presupposed" if candidate.base == "asserted" else candidate.base
        candidate.start = min(candidate.start, view.chunks[k].i) if candidate.start >= view.chunks[k].i else candidate.start
    if chunk.kind == "G" and view.lang != "ar" and "ing" not in kinds:
        candidate.base = "planned"


def _is_future(view: View, index: int) -> bool:
    """ستنسحب, will withdraw, retirera."""
    word = view.chunks[index].unit.word
    if word.future or (any(k == "fut" for _, _, k in word.labels) and not any(k in ("past", "pres") for _, _, k in word.labels)):
        return True
    return any(view.chunks[k].kind == "X" and "future" in view.chunks[k].unit.word.roles for k in range(max(0, index - 3), index))


def _in_past_clause(view: View, index: int) -> bool:
    """Whether the verb stands in a clause of time (after X seized Y): what it tells is taken for granted."""
    for k in range(index - 1, max(-1, index - 6), -1):
        chunk = view.chunks[k]
        if "temporal" in chunk.unit.word.roles:
            return True
        if chunk.prep in ("after", "before", "since") and chunk.kind == "N" and view.lang == "en":
            return True
        if chunk.kind in "VGMCR":
            return False
        if chunk.kind == "N" and chunk.prep is None and "temporal" in view.units[max(chunk.i - 1, 0)].word.roles:
            return True
    first = view.chunks[index].i - 1
    return first >= 0 and "temporal" in view.units[first].word.roles


def _reads_passive(view: View, candidate: Candidate, subjects: list[Chunk], objects: list[Chunk], kinds: set[str]) -> bool:
    """Unvowelled قتل with one human noun that cannot act: it was killed; soldiers killed in X (headlines)."""
    if view.lang != "ar":
        return bool(kinds & {"pastpp", "pp"}) and candidate.frame_name in ("harm", "detain", "free") and not objects and bool(subjects) and (
            candidate.args.event is None and view.chunks[candidate.index].kind == "V")
    if candidate.frame_name not in ("harm", "detain", "free") or objects or not subjects:
        return False
    if "past" not in kinds and "pres" not in kinds:
        return False
    subject = subjects[0]
    if subject.i < view.chunks[candidate.index].i:       # سبعة أشخاص قتلوا
        indefinite = not view.units[subject.i].word.article and not subject.names
        counted = view.tags[subject.i] in "QD" or view.units[subject.i].word.form.endswith("ا")
        return (counted and indefinite) or bool(subject.classes & {"civilian"})
    head = view.units[subject.head].word
    if any(r == "agent" for r, _ in candidate.args.pps):
        return True
    if view.tags[subject.i] == "Q" or subject.classes & {"civilian", "person"}:
        return True
    return not head.article and not subject.names and not subject.classes & {"state", "institution"}


def _nominal(view: View, candidate: Candidate, modality: list[dict[str, Any]]) -> None:
    """An event noun: its owner, the adjectives of nationality beside it, and the verb that carries it."""
    chunks, units = view.chunks, view.units
    chunk = chunks[candidate.index]
    for u in range(chunk.i, chunk.j):                        # en: Israeli air strikes; fr and ar: the adjective follows
        if (u != chunk.head and any(c == "Z" for c, _, k in units[u].word.labels)) or (view.lang == "en" and u < chunk.head and units[u].word.classes & {"armed", "group", "state"}):
            candidate.adjectives.append(("agent", u))
    owner_done = False
    for role, phrase in first_of_each(candidate.args.pps):
        if role == "owner" and any(k == "adj" for _, _, k in phrase.names) and (
                units[phrase.i].word.labels and any(c == "Z" and k == "adj" for c, _, k in units[phrase.i].word.labels)):
            candidate.adjectives += [("agent", u) for u in range(phrase.i, phrase.j) if any(
                c == "Z" and k == "adj" for c, _, k in view.units[u].word.labels)]
            owner_done = True
            continue
        name = "owner" if role == "of" and not owner_done else role
        if name == "owner" and units[candidate.unit].word.encl:
            name = "object"                                # زيارته موسكو: the pronoun is the agent
        if name == "owner" and candidate.args.objects:
            name = "subject"                               # its agent, since its object stands behind
        _fill(view, candidate, name, phrase)
    for phrase in candidate.args.objects:
        _fill(view, candidate, "object", phrase)
    if chunk.owner or (candidate.index and chunks[candidate.index - 1].possessive):
        k = candidate.index - 1
        if k >= 0 and chunks[k].kind == "N":
            _fill(view, candidate, "subject", chunks[k])
            candidate.start = min(candidate.start, chunks[k].i)
    subject = _predicate_of(view, candidate)
    if subject is not None:
        candidate.base = "asserted"                      # الهدنة صامدة: a nominal sentence
        before = view.chunks[candidate.index - 2] if candidate.index >= 2 else None
        candidate.start = before.i if before is not None and before.kind == "X" else subject.i
        if is_agentive(subject):
            _fill(view, candidate, "subject", subject)
        return
    _carry(view, candidate, modality)


def _predicate_of(view: View, candidate: Candidate) -> Chunk | None:
    """The definite noun that an indefinite participle or event noun is said of, in a clause without a verb (Arabic)."""
    index = candidate.index
    if view.lang != "ar" or index == 0 or view.title:
        return None
    before, word = view.chunks[index - 1], view.units[candidate.unit].word
    if before.kind != "N" or before.prep is not None or before.conj or word.article or word.encl or view.chunks[index].prep is not None:
        return None
    definite = view.units[before.j - 1].word.article or bool(before.names)
    opens = index == 1 or view.chunks[index - 2].kind in "COMX"
    return before if definite and opens else None


def _carry(view: View, candidate: Candidate, modality: list[dict[str, Any]]) -> None:
    """Light verbs, headlines and results make the noun an asserted event; else it is told in passing."""
    chunks = view.chunks
    left = _verb_left(view, candidate.index)
    if left is not None:
        verb = chunks[left]
        if not candidate.actors and candidate.frame.get("subject") == "actors" and _accuses(verb.unit):
            accused = arguments_of(view, left).objects[:1]
            candidate.actors += [c for c in accused if is_agentive(c)]
            candidate.base = "asserted"
        role = _light(verb.unit, "actors")
        if role == "event" and view.lang != "ar" and any(is_agentive(s) for s in _subjects(view, left, candidate.index)):
            role = "actors"                                # the army resumed strikes
        if role is not None and (role != "event" or chunks[candidate.index].prep is None):
            candidate.light = left
            subjects = [] if role == "event" else _subjects(view, left, candidate.index)
            for subject in subjects:
                if role == "places":
                    candidate.places.append(subject)
                elif role == "targets":
                    candidate.targets.append(subject)
                else:
                    _fill(view, candidate, "subject", subject)
            candidate.start = min([candidate.start, verb.i, *(s.i for s in subjects if s.i >= candidate.left)])
            candidate.base = "planned" if _is_future(view, left) else "asserted"
            if (left and chunks[left - 1].kind == "R") or (candidate.base == "asserted" and _in_past_clause(view, left)):
                candidate.base = "presupposed"
            return
        if any(c == "R" for c, _, _ in verb.unit.word.labels):
            candidate.base = "asserted"
            return
        control = _controls(verb.unit, modality) if verb.kind == "V" else None
        if control is not None:
            candidate.base = "asserted"                  # حاولت القوات اقتحام: the subject of trying is the actor
            subjects = _subjects(view, left, candidate.index)
            if control != "actors":                        # صدت القوات هجوما: it was attacked; who foils does not act
                held = [s for s in subjects if is_agentive(s)] if control == "targets" else []
                candidate.targets = held or candidate.targets
                candidate.start = min([candidate.start, verb.i, *(s.i for s in subjects if s.i >= candidate.left)])
                behind = _verb_right(view, candidate.index)
                if behind is not None and chunks[behind].unit.word.encl and _light(chunks[behind].unit, "actors"):
                    for subject in _subjects(view, behind, candidate.index):      # هجوما شنه المسلحون
                        _fill(view, candidate, "subject", subject)
                return
            if candidate.frame_name == "meet" and subjects and not candidate.targets:
                candidate.actors, candidate.targets = [], list(candidate.actors)      # لا ينوي مقابلة فلان: the owner is who is met
            if not candidate.actors:
                for subject in subjects:
                    _fill(view, candidate, "subject", subject)
            candidate.start = min([candidate.start, verb.i, *(s.i for s in subjects if s.i >= candidate.left)])
            return
    right = _verb_right(view, candidate.index)
    if _predicated(chunks, candidate.index):
        candidate.base = "asserted"                      # لا تزال الاشتباكات مستمرة, هناك مظاهرات
        return
    if right is not None:
        verb = chunks[right]
        role = _light(verb.unit, "event")
        if role == "actors" and (verb.unit.word.encl or chunks[right - 1].kind == "R" or view.lang != "ar"):
            for subject in _subjects(view, right, candidate.index) or (carried_subject(view, left) if left else []):
                if view.lang == "ar" or subject.i > verb.i:
                    _fill(view, candidate, "subject", subject)
                    candidate.end = max(candidate.end, subject.j)
            candidate.light, candidate.base = right, "presupposed"
            _fill_from(view, candidate, right)
            return
        if role == "event" or any(c == "R" for c, _, _ in verb.unit.word.labels):
            candidate.light = right
            candidate.end = max(candidate.end, verb.j)
            candidate.base = "asserted" if chunks[candidate.index].prep is None and chunks[right - 1].kind != "R" else "presupposed"
            if candidate.base == "asserted" and _is_future(view, right):
                candidate.base = "planned"
            _fill_from(view, candidate, right)
            return
    if left is not None and candidate.frame_name == "meet" and not candidate.actors and chunks[candidate.index].prep in (
            "during", "at", "after", "before", "for"):
        candidate.actors += [c for c in _subjects(view, left, candidate.index) if is_agentive(c)]      # أكد خلال اجتماع مع فلان
    verbless = not any(c.kind == "V" for c in chunks if candidate.left <= c.i < candidate.right)
    opens = all(c.kind in "NAXTMQE" for c in chunks[: candidate.index]) and (view.title or not any(c.kind in "VG" for c in chunks))
    candidate.base = "asserted" if verbless and (view.title or opens) and chunks[candidate.index].prep is None else "presupposed"


def _accuses(unit: Unit) -> bool:
    """A verb of accusing: its object is who is said to have done what follows."""
    return "accuses" in unit.word.roles


def _controls(unit: Unit, modality: list[dict[str, Any]]) -> str | None:
    """The slot of the subject of a verb of trying, planning or promising (``actors``) or of repelling (``targets``)."""
    for code, value, _ in unit.word.labels:
        if code == "M" and (modality[value].get("gives") or {}).get("modality") in ("attempted", "planned", "promised", "threatened"):
            return str(modality[value].get("subject") or "actors")
    return None


def _predicated(chunks: list[Chunk], index: int) -> bool:
    """Whether an auxiliary (is still, became) or 'there is' stands directly before the event noun, which has no preposition."""
    k = index - 1
    while k >= 0 and (chunks[k].kind in "T" or (chunks[k].kind == "A" and _light(chunks[k].unit) is None)):
        k -= 1
    if k < 0 or chunks[index].prep is not None:
        return False
    return _light(chunks[k].unit) == "event" or (chunks[k].kind == "X" and "auxiliaries" in chunks[k].unit.word.roles)


def _fill_from(view: View, candidate: Candidate, verb: int) -> None:
    args = arguments_of(view, verb)
    for role, phrase in args.pps:
        _fill(view, candidate, role, phrase)
    candidate.end = max(candidate.end, args.last)


def _light(unit: Unit, wanted: str = "event") -> str | None:
    """What the subject of a light verb is in the event: behind it ``event`` (fighting resumed), before it ``actors`` (resumed strikes)."""
    roles = [str(v) for c, v, _ in unit.word.labels if c == "L"]
    if len(roles) > 1:
        fitting = [r for r in roles if (r == "event") == (wanted == "event")]
        roles = fitting or roles
    return roles[0] if roles else None


def _verb_left(view: View, index: int) -> int | None:
    chunks = view.chunks
    for k in range(index - 1, max(-1, index - 14), -1):
        kind = chunks[k].kind
        if kind in "VG":
            return k
        if kind in "COJB" or kind == "R" or (kind == "M" and chunks[k].unit.text not in ",،\"«“-–()"):
            return None
        if kind == "E" and chunks[k].prep is not None:
            continue                                      # نفذت بعد ساعات من الهجوم غارات
        if kind == "E" and not (_light(chunks[k].unit) or chunks[index].conj):
            return None
    return None


def _verb_right(view: View, index: int) -> int | None:
    chunks = view.chunks
    for k in range(index + 1, min(len(chunks), index + 6)):
        kind = chunks[k].kind
        if kind in "V":
            return None if chunks[k].conj else k
        if kind == "E":
            return None
        if kind in "CJB" or kind == "O" or (kind == "M" and chunks[k].unit.text not in ",،\"«»“”"):
            return None
    return None


def _subjects(view: View, verb: int, event: int) -> list[Chunk]:
    return [c for c in subjects_of(view, verb) if c is not view.chunks[event] and c.kind == "N"]


def _refine_means(view: View, candidate: Candidate, lexicon: dict[str, Any]) -> None:
    """The weapon named in the clause: it gives the means, and its type to a strike whose means was open."""
    if candidate.type.split(".")[0] not in ("strike", "fire", "civ", "air", "clash"):
        return
    candidate.means = candidate.entry.get("means")
    first, last = max(candidate.left, min(candidate.start, candidate.unit) - 2), min(max(candidate.end, candidate.unit + 3), candidate.right)
    found = [lexicon["weapons"][value] for u in range(first, last) for code, value, _ in view.units[u].word.labels if code == "W"]
    if not found:
        return
    weapon = next((w for w in found if w.get("strike") == "strike.drone"), found[0])      # الطيران ... المسير: the drone says more
    candidate.means = weapon.get("means") or candidate.means
    if candidate.type == "strike.unspecified" and weapon.get("strike"):
        candidate.type = str(weapon["strike"])


def _merge(view: View, found: list[Candidate]) -> None:
    """Casualties into their attack, inner truce nouns into the act upon the truce, demands into what is demanded."""
    a: Candidate | None = None
    for b in found:
        if a is not None:
            _merge_pair(view, a, b)
        if a is None or not b.dropped:
            a = b


def _merge_pair(view: View, a: Candidate, b: Candidate) -> None:
    """What two triggers that follow each other make together."""
    if _same_attack(view, a, b):
        return
    close = b.unit - a.unit <= 14
    harm_a, harm_b = a.frame_name in ("harm", "suffer"), b.frame_name in ("harm", "suffer")
    attack_a, attack_b = a.type.split(".")[0] in ATTACKS, b.type.split(".")[0] in ATTACKS
    if harm_a and a.type == "civ.attack" and attack_b and close and _joined(view, a, b, (None, "at", "because", "after", "during", "from")):
        _absorb(b, a)
    elif (attack_a and ((harm_b and b.type == "civ.attack") or b.type == "civ.infra") and close and _caused(view, a, b)) or (harm_a and harm_b and a.type == b.type and close and view.units[b.unit].word.conj and b.left in (a.left, a.right)):
        _absorb(a, b)
    elif _announces(view, a, b):
        _hand_over_act(a, b)
    elif a.frame_name == "speak_of" and b.index > a.index and view.chunks[b.index] is a.args.event and not a.targets:
        a.targets = [c for c in b.actors if is_agentive(c)]       # أدانت غارات الاحتلال: the one who acts is condemned
        a.aimed = list(b.adjectives)
    elif (a.type == "post.attack_plan" and (attack_b or b.type == a.type) and b.unit <= a.end + 4 and view.chunks[b.index].kind == "E") or (a.type == b.type and view.chunks[b.index].kind == "E" and a.left == b.left and (
            (b.unit <= a.end + 1 and not b.actors) or b.index - a.index == 1)):
        _absorb_plan(a, b)
    elif a.type.startswith("cf.") and b.type.startswith("cf.") and b.unit < a.end + 2 and view.chunks[b.index].kind == "E" and (
            "truce" in view.units[b.unit].word.classes or b.entry.get("noun_only")):
        b.dropped = True


def _same_attack(view: View, a: Candidate, b: Candidate) -> bool:
    """«استهدفت غارات التحالف تجمعات»: an attack verb and the attack noun that is its subject are one event."""
    verb, noun = (a, b) if view.chunks[a.index].kind == "V" else (b, a)
    chunk = view.chunks[noun.index]
    if chunk.kind != "E" or view.chunks[verb.index].kind != "V" or not all(x.type.split(".")[0] in ATTACKS for x in (a, b)):
        return False
    adjacent = verb.index - noun.index == 1
    if not adjacent and (not any(s is chunk for s in verb.args.subjects) or chunk.prep is not None):
        return False
    noun.dropped = True
    if verb.type in ("strike.unspecified", "clash.unspecified"):
        verb.type = noun.type
    verb.actors = [*noun.actors, *[x for x in verb.actors if x is not chunk]]
    verb.adjectives = [*noun.adjectives, *verb.adjectives]
    verb.targets = verb.targets or noun.targets
    verb.places += [p for p in noun.places if p not in verb.places]
    verb.means = verb.means or noun.means
    verb.start, verb.end = min(verb.start, noun.start), max(verb.end, noun.end)
    return True


def _announces(view: View, a: Candidate, b: Candidate) -> bool:
    """«أعلن تمديد الهدنة»: the announcing or calling verb and the truce act that is its object are one claim."""
    if view.chunks[b.index].kind != "E" or view.chunks[a.index].kind not in "VGE" or not b.type.startswith("cf."):
        return False
    return a.type in ("cf.declare", "cf.call", "cf.denial") and b.type != a.type and b.unit <= a.end + 1 and a.unit < b.unit and not any(
        c.kind in "VCOR" for c in view.chunks[a.index + 1 : b.index])


def _hand_over_act(a: Candidate, b: Candidate) -> None:
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


def _absorb_plan(plan: Candidate, attack: Candidate) -> None:
    """What is planned, or said again by its noun, gives its targets and places to the first trigger."""
    attack.dropped = True
    plan.targets = plan.targets or [t for t in attack.targets if t not in plan.actors]
    plan.places += [p for p in attack.places if p not in plan.places]
    plan.end = max(plan.end, attack.end)


def _joined(view: View, a: Candidate, b: Candidate, roles: tuple[str | None, ...]) -> bool:
    """Whether only phrases stand between two triggers and the second hangs on the first by one of the roles."""
    for k in range((a.harm or a).index + 1, b.index):
        if view.chunks[k].kind in "VCO" or (view.chunks[k].kind == "M" and view.chunks[k].unit.text not in ",،"):
            return False
    return view.chunks[b.index].prep in roles and (view.chunks[b.index].prep is not None)


def _caused(view: View, a: Candidate, b: Candidate) -> bool:
    """The attack killed: as the subject of the killing, through a result verb, or by a participle (killing five)."""
    chunks = view.chunks
    for k in range(a.index + 1, b.index):
        if any(c == "R" for c, _, _ in chunks[k].unit.word.labels):
            return True
        if chunks[k].kind in "CO":
            return False
    if chunks[b.index].kind in "VG" and any(s is chunks[a.index] for s in b.args.subjects):
        return True
    if chunks[b.index].kind == "E" and chunks[b.index].prep in ("about", "to", "at"):      # أسفر القصف عن مقتل ثلاثة
        led = _verb_left(view, a.index)
        if led is not None and any(c == "R" for c, _, _ in chunks[led].unit.word.labels):
            return True
    return chunks[b.index].kind == "G" and b.left == a.right


def _absorb(attack: Candidate, harm: Candidate) -> None:
    harm.dropped = True
    attack.harm = harm
    attack.told = min(attack.told, harm.told)
    if not attack.targets and not (attack.type.startswith("clash.") and len(attack.actors) > 1):
        attack.targets = list(harm.targets)              # in a clash between two the dead are no third party
    if not attack.actors:
        attack.actors = list(harm.actors)
    for place in harm.places:
        if place not in attack.places:
            attack.places.append(place)
    if harm.base == "asserted" and attack.base == "presupposed":
        attack.base = "asserted"
    attack.start, attack.end = min(attack.start, harm.start), max(attack.end, harm.end)


__all__ = ["PLACES", "Candidate", "find_candidates"]
