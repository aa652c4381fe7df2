"""Open a ledger, add readings to it, find claims in it.

One transaction an article: whatever ends the process, an article stands there with all its claims or not at all.
Ids come from content, so adding the same article again writes nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event, func, insert, inspect, or_, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import NullPool

from hudna.errors import WorkspaceError
from hudna.ids import content_id
from hudna.ledger import tables as t
from hudna.lexicon.fold import fold
from hudna.records import Claim, Reading, StoredClaim
from hudna.serialise import claim_from_dict, claim_to_dict

VERSION = "0001"  # the newest of migrations/versions
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 30_000
_WRITER = {"hudna_write": True}
_PRAGMAS = (
    "foreign_keys=ON",
    f"busy_timeout={_BUSY_MS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "recursive_triggers=ON",
)  # else INSERT OR REPLACE would delete past the triggers


@dataclass(frozen=True, slots=True)
class Added:
    """What ``add_readings`` did: ``known`` were there before; ``again`` are known articles read by another reader."""

    articles: int = 0
    claims: int = 0
    known: int = 0
    again: int = 0


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to find; what is empty or None does not matter.

    ``types`` holds types and families; names match the knowledge file's id, or words of the mention in any spelling; a
    claim is inside dates when the two overlap, and one without a date never is.
    """

    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    speaker: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    doc: str | None = None
    lang: str | None = None


def create_ledger(path: str | os.PathLike[str]) -> Engine:
    """A new ledger at ``path``; one that is there already is opened.

    Raises:
        WorkspaceError: when the file cannot be made, or is something else.
    """
    return _open(Path(path), new=True)


def open_ledger(path: str | os.PathLike[str]) -> Engine:
    """The ledger at ``path``, brought to this version's tables when an older Hudna made it.

    Raises:
        WorkspaceError: when there is none, it cannot be used, or a newer Hudna made it.
    """
    if not Path(path).is_file():
        raise WorkspaceError(f"{path}: no ledger there; make a workspace with: hudna init")
    return _open(Path(path), new=False)


def _open(path: Path, *, new: bool) -> Engine:
    ledger = create_engine(
        URL.create("sqlite+pysqlite", database=str(path.absolute())),
        poolclass=NullPool,
        connect_args={"isolation_level": None},
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(ledger, "connect", _prepare)
    event.listen(ledger, "begin", _begin)
    with _spoken(ledger):
        with ledger.connect() as db:
            names = inspect(db).get_table_names()
            found = (
                db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
                if "alembic_version" in names
                else None
            )
        if found is None and (names or not new):
            raise WorkspaceError(f"{path}: an SQLite file, but not a ledger of Hudna; name another folder")
        if found != VERSION:
            _upgrade(ledger, path)
    return ledger


def _prepare(connection: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin at once: Python's sqlite3 would begin late, and not for DDL; a writer takes its lock before it reads."""
    write = connection.get_execution_options().get("hudna_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _upgrade(ledger: Engine, path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with ledger.execution_options(**_WRITER).begin() as db:
        config.attributes["connection"] = db
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise WorkspaceError(f"{path}: made by a newer Hudna; update this one") from error


@contextmanager
def _spoken(ledger: Engine) -> Iterator[None]:
    """What SQLite refuses, as one line with what to do."""
    try:
        yield
    except IntegrityError:
        raise  # the tables' own rules: a defect of Hudna, not of the file
    except DatabaseError as error:
        reason = str(error.orig)
        remedy = (
            "another hudna is writing; try again"
            if "locked" in reason
            else "make room"
            if "full" in reason
            else "restore a backup"
            if "malformed" in reason
            else "check the file and its permissions"
        )
        raise WorkspaceError(f"{ledger.url.database}: the ledger cannot be used ({reason}); {remedy}") from error


def add_readings(ledger: Engine, readings: Iterable[Reading], *, recorded_at: str | None = None) -> Added:
    """Add each reading with its article and claims, one transaction an article; what is there already is left as it is.

    Args:
        ledger: from ``create_ledger`` or ``open_ledger``.
        readings: any number, taken one by one; no lock is held while the next one is made.
        recorded_at: UTC time of recording (ISO 8601); None reads the clock for each article.

    Raises:
        WorkspaceError: when the file cannot be written; articles added before stay.
    """
    articles = claims = known = again = 0
    with _spoken(ledger), ledger.connect().execution_options(**_WRITER) as db:
        for reading in readings:
            at = recorded_at or datetime.now(UTC).isoformat(timespec="seconds")
            with db.begin():
                article, is_new = _add_article(db, reading, at)
                n = _add_reading(db, reading, article, at)
                if n is not None:
                    _add_claims(db, n, reading.claims)
            articles += is_new
            again += n is not None and not is_new
            known += n is None
            claims += len(reading.claims) if n is not None else 0
    return Added(articles, claims, known, again)


def _add_article(db: Connection, reading: Reading, at: str) -> tuple[str, bool]:
    """The id of the article, and whether it is new."""
    d = reading.document
    key = content_id("article", [reading.sha256, d.lang, d.dct, d.title, d.source, d.url])
    start, end = d.title_span or (None, None)
    row = {
        "id": key,
        "doc": d.doc,
        "sha256": reading.sha256,
        "lang": d.lang,
        "dct": d.dct,
        "title": d.title,
        "title_start": start,
        "title_end": end,
        "source": d.source,
        "url": d.url,
        "text": d.text,
        "furniture": [[f.start, f.end, f.kind] for f in d.furniture],
        "recorded_at": at,
    }
    return key, db.execute(sqlite_insert(t.article).on_conflict_do_nothing(), row).rowcount > 0


def _add_reading(db: Connection, reading: Reading, article: str, at: str) -> int | None:
    """The number of the new reading; None when it is there already."""
    row = {
        "id": content_id("reading", [article, reading.reader]),
        "article": article,
        "reader": reading.reader,
        "claims": len(reading.claims),
        "notes": list(reading.notes),
        "recorded_at": at,
    }
    new = sqlite_insert(t.reading).on_conflict_do_nothing().returning(t.reading.c.n)
    number: int | None = db.execute(new, row).scalar()
    return number


def _add_claims(db: Connection, reading: int, claims: tuple[Claim, ...]) -> None:
    if claims:
        db.execute(insert(t.claim), [_claim_row(reading, n, claim) for n, claim in enumerate(claims, 1)])
    mentions = [row for n, claim in enumerate(claims, 1) for row in _mention_rows(reading, n, claim)]
    if mentions:
        db.execute(insert(t.mention), mentions)


def _claim_row(reading: int, position: int, c: Claim) -> dict[str, Any]:
    first, _, last = c.date.partition("/") if c.date else (None, "", None)
    return {
        "reading": reading,
        "position": position,
        "id": c.id,
        "family": c.type.partition(".")[0],
        "type": c.type,
        "modality": c.modality,
        "polarity": c.polarity,
        "certainty": c.certainty,
        "depth": len(c.chain),
        "date_from": first,
        "date_to": last or first,
        "killed_min": c.killed[0] if c.killed else None,
        "injured_min": c.injured[0] if c.injured else None,
        "means": c.means,
        "confidence": c.confidence,
        "claim": claim_to_dict(c),
    }


def _mention_rows(reading: int, claim: int, c: Claim) -> Iterator[dict[str, Any]]:
    named = [("speaker", s.text, s.actor) for s in c.chain] + [("actor", m.text, m.actor) for m in c.actors]
    named += [("target", m.text, m.actor) for m in c.targets] + [("place", p.text, p.place) for p in c.places]
    for position, (role, words, known) in enumerate(named, 1):
        yield {
            "reading": reading,
            "claim": claim,
            "role": role,
            "position": position,
            "words": words,
            "folded": fold(words),
            "known": known,
        }


def find_claims(ledger: Engine, wanted: ClaimFilter | None = None) -> Iterator[StoredClaim]:
    """The claims of each article's latest reading, by publication day (undated articles last), then in text order."""
    with _spoken(ledger), ledger.connect() as db:
        for row in db.execution_options(yield_per=500).execute(_query(wanted or ClaimFilter())):
            yield StoredClaim(
                claim=claim_from_dict(row.claim),
                position=row.position,
                article=row.article,
                doc=row.doc,
                lang=row.lang,
                dct=row.dct,
                title=row.title,
                source=row.source,
                url=row.url,
                reader=row.reader,
                recorded_at=row.recorded_at,
            )


def _query(wanted: ClaimFilter) -> Select[Any]:
    a, r, c = t.article.c, t.reading.c, t.claim.c
    latest = select(func.max(r.n)).group_by(r.article)
    query = (
        select(
            c.claim,
            c.position,
            a.id.label("article"),
            a.doc,
            a.lang,
            a.dct,
            a.title,
            a.source,
            a.url,
            r.reader,
            r.recorded_at,
        )
        .select_from(t.claim.join(t.reading, c.reading == r.n).join(t.article, r.article == a.id))
        .where(r.n.in_(latest))
        .order_by(a.dct.is_(None), a.dct, r.n, c.position)
    )
    if wanted.types:
        query = query.where(or_(c.type.in_(wanted.types), c.family.in_(wanted.types)))
    if wanted.modalities:
        query = query.where(c.modality.in_(wanted.modalities))
    for role in ("speaker", "actor", "target", "place"):
        name = getattr(wanted, role)
        if name:
            m = t.mention.c
            query = query.where(
                select(m.role)
                .where(
                    m.reading == c.reading,
                    m.claim == c.position,
                    m.role == role,
                    or_(m.known == name, m.folded.contains(fold(" ".join(name.split())), autoescape=True)),
                )
                .exists()
            )
    if wanted.date_from:
        query = query.where(c.date_to >= wanted.date_from)
    if wanted.date_to:
        query = query.where(c.date_from <= wanted.date_to)
    if wanted.doc:
        query = query.where(a.doc == wanted.doc)
    return query.where(a.lang == wanted.lang) if wanted.lang else query
