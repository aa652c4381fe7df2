"""What stands behind a verb or an event noun: its objects and prepositional arguments, by position.

The subject is found in ``subjects``; the scan to the right is the same for Arabic, English and French.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.read.chunks import Chunk
from hudna.read.subjects import is_passive, subjects_of
from hudna.read.view import View, can_join, list_ahead

_STRONG_MARKS = frozenset(".!?؟؛;:…[]")
_BETWEEN_GOES_ON = ("from", "of", "at", "led_by")


@dataclass(slots=True)
class Arguments:
    """Chunks by grammatical place. ``pps`` are (role, chunk); ``event`` is an event noun that is the object."""

    subjects: list[Chunk] = field(default_factory=list)
    objects: list[Chunk] = field(default_factory=list)
    pps: list[tuple[str, Chunk]] = field(default_factory=list)
    event: Chunk | None = None
    passive: bool = False
    elided: bool = False                       # the subject must be carried over from before
    last: int = 0                              # unit after the last argument

    def put(self, role: str, chunk: Chunk) -> None:
        """Keep a phrase as an object or under its preposition."""
        if role == "object":
            self.objects.append(chunk)
        else:
            self.pps.append((role, chunk))
        self.reach(chunk)

    def reach(self, chunk: Chunk) -> None:
        """The arguments go on at least to the end of this chunk."""
        self.last = max(self.last, chunk.j)


def arguments_of(view: View, index: int) -> Arguments:
    """The arguments of the verb, participle or event noun at ``index``."""
    chunk = view.chunks[index]
    args = Arguments(last=chunk.j)
    if chunk.kind != "E":
        args.passive = is_passive(view, index)
        args.subjects = subjects_of(view, index)
        args.elided = not args.subjects
    _Scan(view, index, args).run()
    return args


class _Scan:
    """One pass over the chunks behind a trigger; every step says whether the pass goes on."""

    __slots__ = ("arabic", "args", "chunks", "commas", "index", "k", "nominal", "role", "skip")

    def __init__(self, view: View, index: int, args: Arguments) -> None:
        """Begin behind the trigger at ``index``."""
        self.chunks, self.index, self.args = view.chunks, index, args
        self.arabic = view.lang == "ar"
        self.nominal = view.chunks[index].kind == "E"
        self.skip = {id(c) for c in args.subjects}
        self.role: str | None = None                # the place of the last argument: what is joined to it shares it
        self.commas = 0
        self.k = index + 1

    def run(self) -> None:
        """Take chunks until one ends the clause."""
        while self.k < len(self.chunks) and self._step(self.chunks[self.k]):
            self.k += 1

    def _step(self, chunk: Chunk) -> bool:
        """Take one chunk by its kind."""
        kind = chunk.kind
        if kind == "N":
            return self._noun(chunk)
        if kind == "E":
            return self._subject_noun(chunk) if id(chunk) in self.skip else self._event(chunk)
        if kind == "M":
            return self._mark(chunk.unit.text)
        if kind in "VGCORB" or (kind == "X" and not self.nominal and self.k > self.index + 1):
            return False
        if kind == "T":
            self.args.reach(chunk)
        return True

    def _noun(self, chunk: Chunk) -> bool:
        """A noun phrase: a subject already found, one joined to the last argument, one with a preposition, or bare."""
        role = self.role
        if id(chunk) in self.skip:
            self.args.reach(chunk)
        elif chunk.conj and role is not None and self.chunks[self.k - 1].kind in "NJM" and chunk.prep in (None, role):
            if not self._join(chunk, role):
                return False
        elif chunk.prep is not None:
            if chunk.prep == "of" and not self.nominal:
                self.role = "of"
                self.args.reach(chunk)
                return True
            self._with_preposition(chunk, chunk.prep)
        elif not self._bare(chunk):
            return False
        # in the war against X: what follows hangs on the noun
        return not (chunk.events and not self.nominal and chunk.prep is not None and not self.arabic)

    def _join(self, chunk: Chunk, role: str) -> bool:
        """A phrase joined by 'and' takes the place of the one before it."""
        chunks, k = self.chunks, self.k
        if not can_join(chunks[k - 1], chunk) or (
                not self.arabic and k + 1 < len(chunks) and chunks[k + 1].kind == "V"):
            return False                                       # freed fighters and the Front handed over: a new subject
        pairs = sum(r == "between" for r, _ in self.args.pps)
        self.args.put("between" if pairs == 1 and role in _BETWEEN_GOES_ON else role, chunk)
        return True

    def _with_preposition(self, chunk: Chunk, prep: str) -> None:
        """A phrase with a preposition opens a place of its own."""
        if prep == "of" and self.nominal and self.chunks[self.k - 1].kind == "N":
            self.args.reach(chunk)                           # fighting in the city of X: X names the city
            return
        self.role = prep
        self.args.put(prep, chunk)

    def _bare(self, chunk: Chunk) -> bool:
        """A phrase without a preposition: the owner of an event noun, or an object."""
        before = self.chunks[self.k - 1]
        if self.role is not None and chunk.owner and before.possessive and (self.args.pps or not self.nominal):
            self._replace_owner(chunk, self.role)
            return True
        if not self.nominal:
            self.role = "object"
        elif self.k == self.index + 1 or (before.kind == "A" and self.k == self.index + 2):
            self.role = "owner"
        elif self._is_object_of_masdar(chunk, before):
            self.role = "object"                              # قتل الجيش فلانا: behind the agent stands the object
        elif self.role is not None:
            return False
        else:
            self.role = "object"
        self.args.put(self.role, chunk)
        return True

    def _is_object_of_masdar(self, chunk: Chunk, before: Chunk) -> bool:
        """Whether a phrase right behind the owner of an Arabic event noun is what the event is done to."""
        return self.arabic and self.role == "owner" and before.kind == "N" and not self.args.objects and not chunk.conj

    def _replace_owner(self, chunk: Chunk, role: str) -> None:
        """Between X's government and Y: the government is one side, X only owns it."""
        if role == "object" and not self.nominal:
            self.args.objects[-1] = chunk
        elif self.args.pps:
            self.args.pps[-1] = (role, chunk)
        self.args.reach(chunk)

    def _subject_noun(self, chunk: Chunk) -> bool:
        """The event noun is the subject: its owner stands behind it."""
        chunks = self.chunks
        self.args.reach(chunk)
        while (self.k + 2 < len(chunks) and _stands_free(chunks[self.k + 1], "N")
               and _stands_free(chunks[self.k + 2], "NE")):
            self.k += 1
        return True

    def _event(self, chunk: Chunk) -> bool:
        """Another event noun ends the arguments; it may be the object of a verb."""
        if self.nominal:
            return not chunk.conj and chunk.prep is None and self.k == self.index + 1
        if self.args.event is None:
            self.args.event = chunk
            self.args.reach(chunk)
        return False

    def _mark(self, mark: str) -> bool:
        """A mark: the arguments go on behind a comma only with a time, a list or what is still missing."""
        if mark in _STRONG_MARKS or self.commas >= 2:
            return False
        if mark in ",،":
            following = self.chunks[self.k + 1] if self.k + 1 < len(self.chunks) else None
            if following is None:
                return False
            if following.kind == "N" and following.prep is None and self.role is not None and (
                    list_ahead(self.chunks, self.k + 1)):
                self.args.put(self.role, following)
                self.k += 1
                return True
            if not self._goes_on_with(following):
                return False
        self.commas += 1
        return True

    def _goes_on_with(self, following: Chunk) -> bool:
        """Whether the chunk behind a comma still belongs to the trigger."""
        if following.kind in "TA":
            return True
        if following.kind == "E":
            return following.prep is None and self.args.event is None and self._lacks_object()
        return following.kind == "N" and (following.prep is not None or (self.arabic and self._lacks_object()))

    def _lacks_object(self) -> bool:
        """Whether a verb has no object yet."""
        return not self.nominal and not self.args.objects


def _stands_free(chunk: Chunk, kinds: str) -> bool:
    """Whether a chunk of these kinds has no preposition and no 'and'."""
    return chunk.kind in kinds and chunk.prep is None and not chunk.conj
