"""Reminders, and the log of applications."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("sender", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("step", sa.String(60), nullable=False),
        sa.Column("due", moment, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.UniqueConstraint("owner", "source", "step", "due", name="uq_reminders_step"),
    )
    op.create_index("ix_reminders_owner", "reminders", ["owner"])
    op.create_index("ix_reminders_due", "reminders", ["status", "due"])
    op.create_table(
        "applications",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("posting_id", sa.Integer(), sa.ForeignKey("postings.id", ondelete="SET NULL")),
        sa.Column("created_at", moment, nullable=False),
    )
    op.create_index("ix_applications_owner", "applications", ["owner", "day"])
    op.create_index("ix_applications_posting_id", "applications", ["posting_id"])
    op.create_index("ix_applications_created_at", "applications", ["created_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("applications")
    op.drop_table("reminders")
