"""Names to the knowledge file's actors and places: only where one reading is left.

A name that one actor alone bears resolves to it. A name that two sides claim («الجيش الليبي») resolves when the article names
only one of them otherwise, else it stays open. A short form (حفتر, the Front) counts only in an article that is about the
conflict: one that holds a whole name or a place of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hudna.read.lexical import Matcher, Unit
from hudna.records import Claim, Mention, Place, Speaker


class Resolver:
    """What one document says of who is who."""

    def __init__(self, known: Matcher, units: Sequence[Unit]) -> None:
        self.known = known
        self.actors: list[dict[str, Any]] = known.lexicon["known_actors"]
        self.places: list[dict[str, Any]] = known.lexicon["known_places"]
        self.conflicts: set[str] = set()
        self.sure: set[int] = set()
        self._cache: dict[str, str | None] = {}
        for unit in units:
            if unit.word.known:
                self._note(unit)

    def _note(self, unit: Unit) -> None:
        found = {value for code, value, use in unit.word.known if code == "A" and use != "short"}
        if len(found) == 1:
            self.sure |= found
        self.conflicts |= {self.actors[value]["conflict"] for value in found}
        self.conflicts |= {self.places[value]["conflict"] for code, value, _ in unit.word.known if code == "Y"}

    def actor(self, text: str) -> str | None:
        """The id of the actor that a mention names, None when it is unknown or open."""
        if text not in self._cache:
            self._cache[text] = self._find(text)
        return self._cache[text]

    def _find(self, text: str) -> str | None:
        units = [u for u in self.known.units(text) if u.kind != "p"]
        best: set[int] = set()
        titled = False
        for k, unit in enumerate(units):
            found = {value for code, value, _ in unit.word.known if code == "A" and self.actors[value]["conflict"] in self.conflicts}
            if titled:                                   # the commander of X is not X
                found = {value for value in found if self.actors[value]["granularity"] == "person"}
            if found:
                best = found if self.known.lang == "ar" or _ends(units, k) else set()
                break
            titled = titled or "official" in unit.word.classes
            if not titled and not unit.word.roles & {"determiners"}:
                break                                    # a source in the palace, the office of the commander: another actor
        if len(best) > 1:
            best = best & self.sure or best
        return str(self.actors[next(iter(best))]["id"]) if len(best) == 1 else None

    def place(self, place: Place) -> Place:
        """The place with its id and coordinates, as it is when the knowledge files do not know it."""
        for unit in self.known.units(place.text):
            found = {value for code, value, _ in unit.word.known if code == "Y" and self.places[value]["conflict"] in self.conflicts}
            if len(found) == 1:
                known = self.places[next(iter(found))]
                return replace(place, place=known["id"], lat=known.get("lat"), lon=known.get("lon"),
                               precision=known.get("precision", place.precision))
        return place


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
        found = resolver.actor(item.text)
        return replace(item, actor=found) if found else item

    def speaker(item: Speaker) -> Speaker:
        found = resolver.actor(item.text)
        return replace(item, actor=found) if found else item

    return replace(claim, actors=tuple(map(mention, claim.actors)), targets=tuple(map(mention, claim.targets)),
                   chain=tuple(map(speaker, claim.chain)), places=tuple(map(resolver.place, claim.places)))
