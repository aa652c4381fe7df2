"""Articles, readings, claims and mentions, to which rows are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _article()
    _reading()
    _claim()
    _mention()
    for table in ("article", "reading", "claim", "mention"):
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no {action} of {table}'); END")


def downgrade() -> None:
    raise NotImplementedError("the ledger is append-only: restore a backup instead")


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("lang", sa.Text),
        sa.Column("dct", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("title_start", sa.Integer),
        sa.Column("title_end", sa.Integer),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("furniture", sa.JSON, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_index("article_doc", "article", ["doc"])
    op.create_index("article_dct", "article", ["dct"])


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("article", sa.Text, sa.ForeignKey("article.id"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_index("reading_article", "reading", ["article", "n"])


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.n"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("family", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("polarity", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("date_from", sa.Text),
        sa.Column("date_to", sa.Text),
        sa.Column("killed_min", sa.Integer),
        sa.Column("injured_min", sa.Integer),
        sa.Column("means", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("claim", sa.JSON, nullable=False),
    )
    op.create_index("claim_id", "claim", ["id"])
    op.create_index("claim_type", "claim", ["type"])
    op.create_index("claim_date", "claim", ["date_from", "date_to"])


def _mention() -> None:
    op.create_table(
        "mention",
        sa.Column("reading", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("known", sa.Text),
        sa.ForeignKeyConstraint(["reading", "claim"], ["claim.reading", "claim.position"]),
        sqlite_with_rowid=False,
    )
    op.create_index("mention_known", "mention", ["known"])
