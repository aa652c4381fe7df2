"""Filling slots: which phrase becomes an actor, a target or a place of an event, as its frame declares."""

from __future__ import annotations

from hudna.read.candidate import Candidate
from hudna.read.chunks import AGENTS, PLACES, Chunk
from hudna.read.view import View, is_agentive, is_place

_FORCES = AGENTS - {"civilian", "person", "media", "medic"}            # an attack of theirs is one that they carry out
_DOERS = ("subject", "agent", "between", "with")                       # places in a clause where a country acts
_PARTY_TARGETS = ("speak_of", "ask", "truce", "meet", "give")


def first_of_each(pps: list[tuple[str, Chunk]]) -> list[tuple[str, Chunk]]:
    """One phrase for each role with what is joined to it; a later one hangs on another word. Places may be several."""
    seen: set[str] = set()
    out = []
    for role, phrase in pps:
        again = role in seen and role != "at" and not phrase.conj
        if again or (role == "to" and any(r == "against" for r, _ in pps)):
            continue
        seen.add(role)
        out.append((role, phrase))
    return out


_LAND = frozenset({"ground", "region"})


def names_a_place(view: View, chunk: Chunk) -> bool:
    """Whether a place phrase holds a name: 'the town of X', not 'the town'."""
    for u in range(chunk.i, chunk.j):
        word = view.units[u].word
        if any(c == "Y" or (c == "Z" and k in ("name", "capital", "adj")) for c, _, k in word.labels):
            return True
        if u > chunk.head and word.article and word.classes & _LAND and chunk.classes & PLACES:
            return True                                    # ثكنة الجبل, محافظة الوادي: named after its land
        if not word.labels and view.units[u].kind == "w" and (view.lang == "ar" or view.units[u].text[:1].isupper()):
            return True
    return view.lang != "ar" and _of_a_name(view, chunk)


def _of_a_name(view: View, chunk: Chunk) -> bool:
    """English and French: the town of X, la région de X."""
    k = view.chunks.index(chunk) + 1 if chunk in view.chunks else len(view.chunks)
    if k >= len(view.chunks) or view.chunks[k].kind != "N" or view.chunks[k].prep != "of":
        return False
    return view.units[view.chunks[k].head].text[:1].isupper()


def fill(view: View, candidate: Candidate, role: str, chunk: Chunk) -> None:
    """Put a phrase into the slot that the frame gives to its role, when it can stand there."""
    slot = candidate.frame.get(role)
    if role == "at":
        if _is_named_place(view, chunk):
            candidate.places.append(chunk)
        elif candidate.frame_name == "meet" and chunk.classes & {"official", "person"}:
            candidate.targets.append(chunk)              # اجتمع بنظيره
        return
    if slot is None or slot == "none":
        if role in ("to", "from") and _is_named_place(view, chunk):
            candidate.places.append(chunk)
        return
    if (chunk.kind == "E" and role in ("subject", "object")) or _only_qualifies(view, chunk):
        return
    if role in ("owner", "of") and candidate.is_attack and _only_town(chunk) and not _aims(candidate):
        candidate.places.append(chunk)                   # هجوم لندن: where, not who
        return
    if slot in ("actors", "patients") and not _can_act(view, chunk, slot):
        return
    if slot == "targets" and not _can_be_target(view, candidate, chunk, role):
        return
    place = is_place(chunk) or (role not in _DOERS and _is_country(chunk))
    found = _slot_for(candidate, role, chunk, slot, place)
    if found == "places":
        _fill_place(view, candidate, role, chunk, place)
    elif found == "actors":
        candidate.actors.append(chunk)
    elif found == "targets":
        candidate.targets.append(chunk)
        if place and names_a_place(view, chunk):
            candidate.places.append(chunk)


def _slot_for(candidate: Candidate, role: str, chunk: Chunk, slot: str, place: bool) -> str | None:
    """The slot of a phrase after its own meaning is weighed against the frame's; None when it has none."""
    if slot == "patients":
        slot = "targets" if place or not (chunk.classes & _FORCES or chunk.names) else "actors"
    if slot != "targets":
        return slot
    frame = candidate.frame_name
    if role == "to" and frame == "attack" and candidate.args.objects and not is_agentive(chunk):
        return None
    if role == "from" and frame == "seize" and _is_country(chunk):
        return "places"
    if candidate.frame.get("place_object") == "places" and (
            place or (_has_name(chunk, "capital") and not chunk.classes & {"armed", "group"})):
        return "places"
    return slot


def _fill_place(view: View, candidate: Candidate, role: str, chunk: Chunk, place: bool) -> None:
    """A phrase in a place's slot: a named place, or else the one who moves or is visited."""
    if place or _place_like(chunk, view):
        if names_a_place(view, chunk):
            candidate.places.append(chunk)
    elif not is_agentive(chunk):
        return
    elif role == "to" and candidate.frame_name == "move" and view.chunks[candidate.index].kind == "E":
        candidate.actors.append(chunk)                  # انسحاب للقوات: the owner of an indefinite masdar
    elif role in ("object", "to") and candidate.frame_name == "visit":
        candidate.targets.append(chunk)


def _has_name(chunk: Chunk, *kinds: str) -> bool:
    """Whether the phrase holds a country's name of one of these kinds."""
    return any(k in kinds for _, _, k in chunk.names)


def _is_country(chunk: Chunk) -> bool:
    """A country or capital by name, without a government or force beside it."""
    government = {"state"} if chunk.prep == "at" else set()  # in Doha: the town, not its state
    return _has_name(chunk, "name", "capital") and not chunk.classes & (AGENTS - government)


def _only_town(chunk: Chunk) -> bool:
    """A capital's name alone, without a government or force beside it."""
    return _has_name(chunk, "capital") and not chunk.classes & (AGENTS - {"state"})


def _aims(candidate: Candidate) -> bool:
    """Whether the trigger names with 'against' whom it is aimed at."""
    return any(r == "against" for r, _ in candidate.args.pps)


def _is_named_place(view: View, chunk: Chunk) -> bool:
    """Whether the phrase reads as a place and holds its name."""
    return _place_like(chunk, view) and names_a_place(view, chunk)


def _place_like(chunk: Chunk, view: View) -> bool:
    """A phrase that can be read as a place name: its head says so, a country's or unknown proper name."""
    if is_place(chunk) or _is_country(chunk):
        return True
    word = view.units[chunk.head].word
    if chunk.classes or word.labels:
        return False
    if view.lang != "ar":
        return view.units[chunk.head].text[:1].isupper()
    if word.encl:
        return False
    if word.prep == "ب":
        short_name = chunk.j - chunk.i <= 2 and not word.form.endswith(("ا", "يه", "ي"))
        return short_name or chunk.prep in ("to", "from")
    return chunk.prep in ("at", "to", "from")


def _only_qualifies(view: View, chunk: Chunk) -> bool:
    """A phrase of nothing but adjectives, determiners and numbers names nobody."""
    for u in range(chunk.i, chunk.j):
        if view.tags[u] in "DQS":
            continue
        word = view.units[u].word
        joined_adjective = chunk.conj and word.article and all(k == "adj" for _, _, k in word.labels)
        if not word.labels or not (joined_adjective or all(c in "DT" for c, _, _ in word.labels)):
            return False
    return not (view.tags[chunk.i] == "Q" and view.lang == "ar")


def _can_act(view: View, chunk: Chunk, slot: str) -> bool:
    """Whether a phrase can be an actor: agents, names, words the lexicon does not know; never a thing."""
    if all(view.units[u].kind == "n" for u in range(chunk.i, chunk.j)):
        return False
    if slot == "patients" or is_agentive(chunk) or view.tags[chunk.i] == "U":
        return True
    head = view.units[chunk.head]
    return not chunk.classes and not head.word.labels and (view.lang == "ar" or head.text[:1].isupper())


def _can_be_target(view: View, candidate: Candidate, chunk: Chunk, role: str) -> bool:
    """Diplomatic acts are done to parties; the other events to anything but a mere 'that' or a period of time."""
    single = chunk.j - chunk.i == 1
    if all(view.units[u].kind == "n" for u in range(chunk.i, chunk.j)):
        return False                                       # دخلت الدبابات المدينة في عام 2014
    if (single and view.tags[chunk.i] in "DU") or view.tags[chunk.head] == "A":
        return False
    frame, head = candidate.frame_name, view.units[chunk.head]
    if frame in _PARTY_TARGETS:
        return is_agentive(chunk) or (role in ("object", "with") and not chunk.classes and not head.word.labels)
    if frame == "host":
        return is_agentive(chunk) or (not chunk.classes and head.text[:1].isupper())
    if frame in ("attack", "harm"):                       # fired hundreds of rockets: the means
        return not chunk.classes & {"weapon", "weapons"} or bool(chunk.classes & {"aircraft", "armed"})
    if frame == "detain":
        manner = single and view.units[chunk.i].word.form.endswith("ا")
        return is_agentive(chunk) or (not chunk.classes and not manner)
    if frame == "seize":                                  # what is seized is where it happens
        return is_agentive(chunk) or not chunk.classes & {"ground", "direction"} or names_a_place(view, chunk)
    return True
