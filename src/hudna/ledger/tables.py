"""The tables of the ledger. A change here needs a migration in ``migrations/versions`` (a test compares the two).

Rows are added, never changed: triggers refuse UPDATE and DELETE. An article may have several readings, one for each
version of the reader; the latest is the one that is shown. ``recorded_at`` is UTC, ISO 8601.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text

metadata = MetaData()

article = Table(
    "article", metadata,
    Column("id", Text, primary_key=True),                   # of text, date, language, title, source and address
    Column("doc", Text, nullable=False),                    # the name under which it first came
    Column("sha256", Text, nullable=False),
    Column("lang", Text),
    Column("dct", Text),
    Column("title", Text),
    Column("title_start", Integer),
    Column("title_end", Integer),
    Column("source", Text),
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("furniture", JSON, nullable=False),              # [start, end, kind]
    Column("recorded_at", Text, nullable=False),
    Index("article_doc", "doc"),
    Index("article_dct", "dct"),
)

reading = Table(
    "reading", metadata,
    Column("n", Integer, primary_key=True),                 # in the order of recording
    Column("id", Text, nullable=False, unique=True),        # of article and reader
    Column("article", Text, ForeignKey("article.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("claims", Integer, nullable=False),              # how many there are: a reading is whole or not there
    Column("notes", JSON, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index("reading_article", "article", "n"),
)

claim = Table(
    "claim", metadata,
    Column("reading", Integer, ForeignKey("reading.n"), primary_key=True),
    Column("position", Integer, primary_key=True),          # in the order of the text, from 1
    Column("id", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("depth", Integer, nullable=False),               # speakers between the outlet and the event
    Column("date_from", Text),
    Column("date_to", Text),
    Column("killed_min", Integer),
    Column("injured_min", Integer),
    Column("means", Text),
    Column("confidence", Float, nullable=False),
    Column("claim", JSON, nullable=False),                  # all of it, as serialise.claim_to_dict
    Index("claim_id", "id"),
    Index("claim_type", "type"),
    Index("claim_date", "date_from", "date_to"),
)

mention = Table(
    "mention", metadata,
    Column("reading", Integer, primary_key=True),
    Column("claim", Integer, primary_key=True),             # its position
    Column("role", Text, primary_key=True),                 # speaker, actor, target, place
    Column("position", Integer, primary_key=True),
    Column("words", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("known", Text),                                  # the knowledge file's id
    ForeignKeyConstraint(["reading", "claim"], ["claim.reading", "claim.position"]),
    Index("mention_known", "known"),
    sqlite_with_rowid=False,
)

APPEND_ONLY = (article, reading, claim, mention)
