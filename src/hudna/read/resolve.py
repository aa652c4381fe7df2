"""Names to the knowledge file's actors and places: only where one reading is left.

A knowledge file counts in an article that names its country (or a people of it). A name that one actor alone bears
resolves to it. A name that two sides claim («الجيش الليبي») resolves when the article names only one of them otherwise,
else it stays open: nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hudna.read.lexical import Matcher, Unit
from hudna.records import Claim, Mention, Place, Speaker


class Resolver:
    """What one document says of who is who."""

    def __init__(self, known: Matcher, units: Sequence[Unit]) -> None:
        """Take in the names of a document's ``units``: which conflicts it is about, and which actors are sure."""
        self.lang, self.units = known.lang, units
        self.actors: list[dict[str, Any]] = known.lexicon["known_actors"]
        self.places: list[dict[str, Any]] = known.lexicon["known_places"]
        self.conflicts = _conflicts(known, units)
        self.sure: set[int] = set()
        self.starts: list[int] = []
        if not self.conflicts:
            return
        self.starts = [unit.start for unit in units]
        for unit in units:
            found = {value for code, value, use in unit.word.known if code == "A" and use not in ("short", "partisan")}
            if len(found) == 1:
                self.sure |= found

    def actor(self, start: int, end: int) -> str | None:
        """The id of the actor that the mention at ``[start, end)`` names, None when it is unknown or open."""
        units = self._inside(start, end)
        titled = False
        for k, unit in enumerate(units):
            found = {value for code, value, use in unit.word.known
                     if code == "A" and self.actors[value]["conflict"] in self.conflicts
                     and (use != "partisan" or value in self.sure)}       # the rebels: whose words, and of whom?
            if titled:                                       # the commander of X is not X
                found = {value for value in found if self.actors[value]["granularity"] == "person"}
            if found:
                if self.lang != "ar" and not _ends(units, k):
                    return None
                best = found & self.sure or found if len(found) > 1 else found
                return str(self.actors[next(iter(best))]["id"]) if len(best) == 1 else None
            titled = titled or "official" in unit.word.classes
            if not titled and "determiners" not in unit.word.roles:
                return None                                  # a source in the palace, the commander's office: another
        return None

    def place(self, place: Place) -> Place:
        """The place with its id and coordinates, as it is when the knowledge files do not know it."""
        for unit in self._inside(place.start, place.end):
            found = {value for code, value, _ in unit.word.known
                     if code == "Y" and self.places[value]["conflict"] in self.conflicts}
            if len(found) == 1:
                known = self.places[next(iter(found))]
                return replace(place, place=known["id"], lat=known.get("lat"), lon=known.get("lon"),
                               precision=known.get("precision", place.precision))
        return place

    def _inside(self, start: int, end: int) -> list[Unit]:
        first = max(bisect_right(self.starts, start) - 1, 0)     # a mention may begin behind its first unit's clitics
        return [unit for unit in self.units[first : bisect_left(self.starts, end)] if unit.kind != "p"]


def _conflicts(known: Matcher, units: Sequence[Unit]) -> frozenset[str]:
    """The knowledge files whose country the article names: its name, people or adjective (a capital has namesakes)."""
    lands: dict[str, str] = known.lexicon["known_lands"]
    names: list[dict[str, Any]] = known.lexicon["names"]
    words = {unit.word for unit in units if unit.word.names or unit.word.known}
    told = {value for word in words for _, value, kind in word.names if kind != "capital"}
    inside = {piece for word in words if word.known for piece in word.form.split()}       # الجيش الوطني الليبي
    told |= {value for piece in inside for _, value, kind in known.word(piece).names if kind != "capital"}
    ids = {names[value]["id"] for value in told}
    return frozenset(conflict for conflict, land in lands.items() if land in ids)


def _ends(units: Sequence[Unit], k: int) -> bool:
    """English and French: whether nothing but 'of X', 'in X' follows the name (Haftar's office is not Haftar)."""
    return k + 1 >= len(units) or any(code == "P" for code, _, _ in units[k + 1].word.labels)


def resolve_claims(claims: Iterable[Claim], resolver: Resolver) -> list[Claim]:
    """The claims with the actors and places that the knowledge files know."""
    if not resolver.conflicts:
        return list(claims)
    return [_resolved(claim, resolver) for claim in claims]


def _resolved(claim: Claim, resolver: Resolver) -> Claim:
    def mention(item: Mention) -> Mention:
        found = resolver.actor(item.start, item.end)
        return replace(item, actor=found) if found else item

    def speaker(item: Speaker) -> Speaker:
        found = resolver.actor(item.start, item.end)
        return replace(item, actor=found) if found else item

    return replace(claim, actors=tuple(map(mention, claim.actors)), targets=tuple(map(mention, claim.targets)),
                   chain=tuple(map(speaker, claim.chain)), places=tuple(map(resolver.place, claim.places)))
