"""Saved searches and what was found for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("sender", sa.LargeBinary(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("every", sa.String(8), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("next_at", moment),
        sa.Column("resumes_at", moment),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("ignored", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("reacted_at", moment, nullable=False),
    )
    op.create_index("ix_alerts_reacted_at", "alerts", ["reacted_at"])
    op.create_index("ix_alerts_owner", "alerts", ["owner"])
    op.create_index("ix_alerts_due", "alerts", ["status", "next_at"])
    alert = sa.ForeignKey("alerts.id", ondelete="CASCADE")
    op.create_table(
        "alert_keys",
        sa.Column("kind", sa.String(12), primary_key=True),
        sa.Column("subject", sa.String(80), primary_key=True),
        sa.Column("place", sa.String(80), primary_key=True),
        sa.Column("alert_id", sa.Integer(), alert, primary_key=True),
        sa.Column("phrase", sa.String(120)),
        sa.Column("pay", sa.BigInteger()),
        sa.Column("employment", sa.String(12)),
        sa.Column("education", sa.SmallInteger()),
        sa.Column("age", sa.SmallInteger()),
    )
    op.create_index("ix_alert_keys_alert_id", "alert_keys", ["alert_id"])
    alert = sa.ForeignKey("alerts.id", ondelete="CASCADE")
    posting = sa.ForeignKey("postings.id", ondelete="CASCADE")
    op.create_table(
        "alert_matches",
        sa.Column("alert_id", sa.Integer(), alert, primary_key=True),
        sa.Column("posting_id", sa.Integer(), posting, primary_key=True),
        sa.Column("found_at", moment, nullable=False),
        sa.Column("told_in", sa.String(120)),
    )
    op.create_index("ix_alert_matches_posting_id", "alert_matches", ["posting_id"])
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("outbox", "id", type_=sa.BigInteger())


def downgrade() -> None:
    """Take back."""
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("outbox", "id", type_=sa.Integer())
    for table in ("alert_matches", "alert_keys", "alerts"):
        op.drop_table(table)
