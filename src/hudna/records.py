"""The records that flow through Hudna: frozen, without logic.

Offsets are code points into the stored text of a document, end exclusive; ``text[start:end]`` is always the quoted
words. Dates are ISO days (``2020-03-08``) or ranges of them (``2020-03-01/2020-03-09``). Counts are persons as
``(minimum, maximum)``; a maximum of None is open, and a count nobody gave is None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass

Count = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A part of a page that is not the article's own prose: it is kept in the text and never read for claims.

    ``kind``: section, subheading, follow, related, back_to_top, share, tags, caption, dateline, byline, embed, other.
    A subheading and a dateline are shown to a reader but hold no claim.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as stored: ``text`` is never altered after this record is made.

    ``title`` is a span of ``text`` where the title stands in it (``title_span``), else only a string from metadata.
    ``dct`` is the publication date as an ISO day, or None; without it relative dates stay unresolved.
    """

    doc: str
    text: str
    lang: str | None = None
    dct: str | None = None
    title: str | None = None
    title_span: tuple[int, int] | None = None
    source: str | None = None
    url: str | None = None
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or phrase that names the event."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that changed how a claim is read, with the rule that knows it and what it gave."""

    start: int
    end: int
    text: str
    rule: str
    gives: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a speaker chain.

    ``kind``: party_official, party_media_office, party_commander, state_official, anonymous_official, mediator_or_UN,
    monitor, ngo_or_medic, witness, reporter_on_scene, other_media, document, unattributed.
    ``resolved_from`` holds the words (a pronoun, an elided subject: "") that were replaced by this name.
    """

    text: str
    start: int
    end: int
    actor: str | None = None
    kind: str = "unattributed"
    verb: str | None = None
    resolved_from: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or target in the words of the text; ``actor`` is the knowledge file's id, or None when unknown."""

    text: str
    start: int
    end: int
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the words of the text; ``precision`` 1 site, 2 settlement, 3 front, 4 admin2, 5 admin1, 6 country."""

    text: str
    start: int
    end: int
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a commitment or threat hangs on (DOMAIN.md 2.5): ``effect`` is suspensive or resolutory."""

    text: str
    start: int
    end: int
    kind: str
    effect: str
    holder: str | None
    antecedent: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another claim of the same document: same_as, denies, part_of, retells."""

    to: str
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Someone says that something happened, will happen, must happen or did not: with the words that say so.

    ``chain`` names the speakers, outermost first; the outlet is left out, so ``()`` is the outlet's own voice.
    ``modality`` is derived from ``realis``, ``polarity``, ``certainty`` and ``act`` (DOMAIN.md 2.2).
    """

    id: str
    start: int
    end: int
    quote: str
    type: str
    modality: str
    polarity: str
    realis: str
    certainty: str
    act: str
    trigger: Trigger
    cues: tuple[Cue, ...] = ()
    chain: tuple[Speaker, ...] = ()
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    date: str | None = None
    date_precision: int | None = None
    date_basis: str | None = None
    killed: Count | None = None
    injured: Count | None = None
    means: str | None = None
    condition: Condition | None = None
    links: tuple[Link, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All claims of one document, in text order, with the version of the reader that made them.

    ``notes`` says in plain words what could not be read (an unsupported language, no publication date).
    """

    document: Document
    sha256: str
    reader: str
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as the ledger holds it: with its article (``article`` is the ledger's id), its reader and its recording.

    ``position`` counts the claims of the article from 1, in text order. ``recorded_at`` is UTC, ISO 8601 to the second.
    """

    claim: Claim
    position: int
    article: str
    doc: str
    lang: str | None
    dct: str | None
    title: str | None
    source: str | None
    url: str | None
    reader: str
    recorded_at: str
