"""What is known when a candidate becomes a claim: the sentence it stands in, and what the document has named so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hudna.read.candidate import Candidate
from hudna.read.modality import CueScope
from hudna.read.speech import Scope
from hudna.read.times import When
from hudna.read.view import View
from hudna.records import Mention


@dataclass(slots=True)
class Memory:
    """What the document has named so far."""

    subject: tuple[Mention, ...] = ()          # what an elided or pronoun subject stands for
    topic: tuple[Mention, ...] = ()            # who the sentence before was about: the subject of its first verb
    news_day: str | None = None                # the day of the news, when the title or the lead names it


@dataclass(slots=True)
class Context:
    """All that is known of the sentence a candidate stands in."""

    view: View
    text: str
    dct: str | None
    scopes: list[Scope]
    cues: list[CueScope]
    times: list[When]
    lexicon: dict[str, Any]
    memory: Memory
    sha: str


def is_conditional(cue: CueScope) -> bool:
    """Whether a cue makes what it reaches hang on a condition."""
    return bool((cue.entry.get("gives") or {}).get("modality") == "conditional")


def may_change(cue: CueScope, candidate: Candidate) -> bool:
    """Whether a cue may change this candidate: some cues are kept for some types."""
    return candidate.type in (cue.entry.get("types") or (candidate.type,))
