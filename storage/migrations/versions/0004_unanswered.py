"""Messages that were not understood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "unanswered_messages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("fingerprint", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("guesses", sa.String(400), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("label", sa.String(40)),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_unanswered_messages_status", "unanswered_messages", ["status"])
    op.create_index("ix_unanswered_messages_last_seen", "unanswered_messages", ["last_seen"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("unanswered_messages")
