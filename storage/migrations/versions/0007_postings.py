"""Vacancies, courses, internships, and the database's own text search over them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TO_FTS5 = (
    "INSERT INTO postings_text(rowid, title, body) VALUES (new.id, new.title_words, new.body_words)"
)
FROM_FTS5 = (
    "INSERT INTO postings_text(postings_text, rowid, title, body) "
    "VALUES ('delete', old.id, old.title_words, old.body_words)"
)
WORDS = "title_words, body_words"
SQLITE = (
    "CREATE VIRTUAL TABLE postings_text USING fts5(title, body, content='', tokenize='unicode61')",
    f"CREATE TRIGGER postings_text_in AFTER INSERT ON postings BEGIN {TO_FTS5}; END",
    f"CREATE TRIGGER postings_text_out AFTER DELETE ON postings BEGIN {FROM_FTS5}; END",
    f"CREATE TRIGGER postings_text_over AFTER UPDATE OF {WORDS} ON postings "
    f"BEGIN {FROM_FTS5}; {TO_FTS5}; END",
)
POSTGRESQL = (
    "ALTER TABLE postings ADD COLUMN postings_text tsvector GENERATED ALWAYS AS "
    "(setweight(to_tsvector('simple', title_words), 'A') || "
    "setweight(to_tsvector('simple', body_words), 'B')) STORED",
    "CREATE INDEX postings_text_gin ON postings USING gin (postings_text)",
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "postings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("source_id", sa.String(120), nullable=False),
        sa.Column("duplicate_of", sa.Integer(), sa.ForeignKey("postings.id", ondelete="SET NULL")),
        sa.Column("fingerprint", sa.String(32)),
        sa.Column("link_key", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("company", sa.String(160)),
        sa.Column("regency", sa.String(60)),
        sa.Column("province", sa.String(60)),
        sa.Column("zone", sa.String(4), nullable=False),
        sa.Column("pay_low", sa.BigInteger()),
        sa.Column("pay_high", sa.BigInteger()),
        sa.Column("pay_period", sa.String(6)),
        sa.Column("employment", sa.String(12)),
        sa.Column("education", sa.SmallInteger()),
        sa.Column("age_min", sa.SmallInteger()),
        sa.Column("age_max", sa.SmallInteger()),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("origin", sa.String(500), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("occupations", sa.Text(), nullable=False),
        sa.Column("title_words", sa.Text(), nullable=False),
        sa.Column("body_words", sa.Text(), nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("expires", MOMENT),
        sa.Column("starts", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.UniqueConstraint("source", "source_id", name="uq_postings_source"),
    )
    for column in ("duplicate_of", "fingerprint", "link_key", "regency", "published", "expires"):
        op.create_index(f"ix_postings_{column}", "postings", [column])
    op.create_index(
        "ix_postings_open", "postings", ["kind", "closed_at", "duplicate_of", "regency"]
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
    op.create_table(
        "job_sources",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("asked_at", MOMENT),
        sa.Column("answered_at", MOMENT),
        sa.Column("error", sa.String(200)),
        sa.Column("postings", sa.Integer()),
        sa.Column("next_call", MOMENT),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("job_sources")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE postings_text")
    op.drop_table("postings")
