"""A candidate: one trigger read as one event type, with what fills the slots of its frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hudna.read.arguments import Arguments
from hudna.read.chunks import Chunk

_ATTACKS = frozenset({"strike", "clash", "fire"})


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

    @property
    def family(self) -> str:
        """The first part of its type: strike, clash, cf ..."""
        return self.type.split(".")[0]

    @property
    def is_attack(self) -> bool:
        """Whether it is an attack or fighting."""
        return self.family in _ATTACKS

    @property
    def is_harm(self) -> bool:
        """Whether it tells casualties."""
        return self.frame_name in ("harm", "suffer")

    def reach_back(self, verb: Chunk, subjects: list[Chunk]) -> None:
        """It begins no later than the verb that carries it and that verb's subjects in the same clause."""
        self.start = min([self.start, verb.i, *(s.i for s in subjects if s.i >= self.left)])
