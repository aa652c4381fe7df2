"""A sentence as chunks, and what its phrases are by themselves: agents, places, lists joined by 'and'."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.read.chunks import AGENTS, PLACES, Chunk
from hudna.read.lexical import Unit

_NAMES_THAT_ACT = frozenset({"name", "people", "capital", "palace", "adj"})
_LIST_LIMIT = 6                                 # phrases joined in one list


@dataclass(slots=True)
class View:
    """A sentence as chunks, with what the steps need to know of it."""

    units: list[Unit]
    tags: list[str]
    chunks: list[Chunk]
    lang: str
    title: bool = False
    first: int = 0                              # units of the sentence
    last: int = 0
    aside: frozenset[str] = frozenset()         # accident, sport ...: what the whole sentence is about
    regions: list[tuple[int, int]] = field(default_factory=list)        # chunk -> units of its clause
    subjects: dict[int, list[Chunk]] = field(default_factory=dict)      # verb chunk -> its subjects, once found


def is_agentive(chunk: Chunk) -> bool:
    """Whether the phrase can act: an armed, state, civic or human noun, a known name, or an unknown proper name."""
    if chunk.classes & AGENTS or "both_parties" in chunk.unit.word.roles:
        return True
    return any(k in _NAMES_THAT_ACT for _, _, k in chunk.names)


def is_place(chunk: Chunk) -> bool:
    """Whether the phrase names a place by its head noun or a country's name."""
    if "front" in chunk.classes and chunk.prep in ("at", "to", "from"):
        return True                                          # في جبهة السهل: the front, not the Front
    return bool(chunk.classes & PLACES) and not chunk.classes & AGENTS


def can_join(first: Chunk, second: Chunk) -> bool:
    """Whether two phrases can be joined by 'and': an actor is not joined to a thing."""
    return first.kind != "N" or is_agentive(first) == is_agentive(second) or not second.classes


def coordinated(view: View, index: int) -> list[int]:
    """The phrase at ``index`` and those joined to it by 'and' or a list of commas."""
    chunks, out = view.chunks, [index]
    k = index + 1
    prep = chunks[index].prep
    while k < len(chunks) and len(out) < _LIST_LIMIT:
        chunk = chunks[k]
        if chunk.kind == "J":
            k += 1
        elif chunk.kind == "N" and chunk.conj and (chunk.prep in (None, prep)):
            labels = view.units[chunk.head].word.labels
            if not can_join(chunks[index], chunk) or (labels and all(c == "D" for c, _, _ in labels)):
                break                                  # المطار المدني والعسكري: an adjective joined to another
            out.append(k)
            k += 1
        elif chunk.kind == "N" and chunk.prep == "of" and view.lang != "ar":
            k += 1
        elif chunk.kind == "M" and chunk.unit.text in ",،" and _is_list_item(chunks, k + 1):
            out.append(k + 1)
            k += 2
        else:
            break
    return out


def _is_list_item(chunks: list[Chunk], k: int) -> bool:
    """Whether the phrase behind a comma is one more of a list."""
    return k < len(chunks) and chunks[k].kind == "N" and chunks[k].prep is None and list_ahead(chunks, k)


def list_ahead(chunks: list[Chunk], k: int) -> bool:
    """A comma continues a list only when an 'and' closes it."""
    for ahead in range(k + 1, min(len(chunks), k + 6)):
        chunk = chunks[ahead]
        if (chunk.kind == "N" and chunk.conj and chunk.prep is None) or chunk.kind == "J":
            return True
        if (chunk.kind == "M" and chunk.unit.text in ",،") or (chunk.kind == "N" and chunk.prep in (None, "of")):
            continue
        return False
    return False
