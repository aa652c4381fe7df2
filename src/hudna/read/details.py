"""Where, when and how many: the places, the date and the tolls of a claim."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hudna.read.actors import mention_of
from hudna.read.amounts import count_near, is_one
from hudna.read.candidate import Candidate
from hudna.read.chunks import Chunk
from hudna.read.context import Context
from hudna.read.parties import AUTHORED
from hudna.read.slots import names_a_place
from hudna.read.view import is_agentive
from hudna.records import Claim, Count, Place

_SURE_PLACES = frozenset({"settlement", "region", "site", "front", "country"})
_WITH_TOLL = frozenset({"strike", "clash", "fire", "civ", "soc", "air"})
_UNTOLD = frozenset({"presupposed", "predicted", "planned", "conditional", "called_for"})
_MEETINGS = frozenset({"dip.meet", "dip.visit", "dip.host", "dip.call"})

# -- where

def places_of(context: Context, candidate: Candidate) -> tuple[Place, ...]:
    """The places of the event, else the first sure place of its clause."""
    view, text = context.view, context.text
    out: list[Place] = []
    for chunk in candidate.places:
        mention = mention_of(view, chunk, text)
        if mention.end - mention.start > 60 or any(p.start == mention.start for p in out):
            continue
        out.append(Place(mention.text, mention.start, mention.end, precision=_precision(chunk)))
    if not out:
        for chunk in view.chunks[1:]:
            stands_in = candidate.left <= chunk.i < candidate.right and chunk.kind == "N" and chunk.prep == "at"
            if stands_in and _is_sure_place(chunk) and names_a_place(view, chunk):
                mention = mention_of(view, chunk, text)
                out.append(Place(mention.text, mention.start, mention.end, precision=_precision(chunk)))
                break
    return tuple(out[:4])


def _is_sure_place(chunk: Chunk) -> bool:
    """Whether a phrase names a place by its noun, or by a name that cannot act."""
    if chunk.classes & _SURE_PLACES:
        return True
    return any(k in ("name", "capital") for _, _, k in chunk.names) and not is_agentive(chunk)


def _precision(chunk: Chunk) -> int:
    """How finely a phrase places the event, from 1 (a site) to 6 (a country)."""
    for name, precision in (("site", 1), ("settlement", 2), ("front", 3), ("region", 5), ("country", 6)):
        if name in chunk.classes:
            return precision
    return 6 if any(k == "name" for _, _, k in chunk.names) else 2


# -- when

def date_of(context: Context, candidate: Candidate) -> tuple[str | None, int | None, str | None]:
    """The dated expression of the candidate's own clause, the nearest one when there are several."""
    chunks = context.view.chunks
    inside = [t for t in context.times if candidate.left <= t.i < max(candidate.right, candidate.end)]
    if candidate.base == "presupposed" and chunks[candidate.index].kind == "E" and candidate.light is None:
        inside = [t for t in inside if 0 < t.i - candidate.unit <= 9 and not any(
            c.kind == "V" and candidate.unit < c.i < t.i for c in chunks)]      # named in passing: the date behind it
    if not inside:
        return None, None, None
    best = min(inside, key=lambda t: abs(t.i - candidate.unit))
    if candidate.base == "planned" and best.basis == "weekday_resolved" and context.dct and best.date < context.dct:
        ahead = dt.date.fromisoformat(best.date) + dt.timedelta(days=7)      # will meet on Friday: the one to come
        return ahead.isoformat(), best.precision, best.basis
    return best.date, best.precision, best.basis


def inherit_dates(context: Context, claims: list[Claim]) -> list[Claim]:
    """Undated claims take the date of the clause before in their sentence; fresh acts take the day of the lead."""
    out: list[Claim] = []
    last: Claim | None = None
    for claim in sorted(claims, key=lambda c: c.trigger.start):
        told = claim.modality not in _UNTOLD
        if claim.date is None and told and last is not None and last.chain == claim.chain:
            claim = replace(claim, date=last.date, date_precision=last.date_precision, date_basis="inherited")
        elif claim.date is None and context.memory.news_day and _is_fresh(claim):
            claim = replace(claim, date=context.memory.news_day, date_precision=2, date_basis="inherited")
        if claim.date is not None and claim.modality != "presupposed" and claim.date_basis != "inherited":
            last = claim
        out.append(claim)
    return out


def _is_fresh(claim: Claim) -> bool:
    """A speech act or meeting of today's news, not its plan or its background."""
    if claim.modality == "presupposed":
        return claim.type == "dip.meet" and len(claim.chain) > 0
    return (claim.type in AUTHORED or claim.type in _MEETINGS) and claim.modality not in ("planned", "predicted")


# -- how many

def tolls_of(context: Context, candidate: Candidate) -> tuple[Count | None, Count | None]:
    """Killed and injured told in the candidate's clause or in the result it leads to."""
    if candidate.type.split(".")[0] not in _WITH_TOLL:
        return None, None
    units, view = context.view.units, context.view
    first = min(candidate.left, candidate.harm.left if candidate.harm is not None else candidate.left)
    stop = _toll_end(context, candidate)
    counts: dict[str, Count] = {}
    for u in range(first, stop):
        for role in units[u].word.tolls:
            if role in counts:
                continue
            found = count_near(units, u, first, stop, view.lang)
            count = found[0] if found else _named_ones(context, candidate, u, stop)
            if count is not None:
                counts[role] = count
    return counts.get("killed"), counts.get("injured")


def _named_ones(context: Context, candidate: Candidate, u: int, stop: int) -> Count | None:
    """A toll without a number: قتيلان, مقتل جنديين, جنديا قتل, a soldier was killed."""
    units, lang = context.view.units, context.view.lang
    if units[u].word.classes & {"toll", "wounded", "person"} and context.view.tags[u] != "V":
        return is_one(units, u, stop, lang)                 # the dead themselves, not the killing
    after = is_one(units, u + 1, stop, lang) if u + 1 < stop else None
    if after is None and context.view.tags[u] == "V" and candidate.targets:
        return is_one(units, candidate.targets[0].i, stop, lang)
    return after


def _toll_end(context: Context, candidate: Candidate) -> int:
    """Casualties may stand behind a result verb in the next clause of the same sentence."""
    chunks = context.view.chunks
    right = max(candidate.right, candidate.end)
    for chunk in chunks:
        if 0 <= chunk.i - candidate.right <= 4 and any(c == "R" for c, _, _ in chunk.unit.word.labels):
            return min(chunks[-1].j, chunk.i + 14)
    if candidate.harm is not None:
        right = max(right, candidate.harm.right)
    return min(right, chunks[-1].j)
