"""Delivery: allowances of channels, turns of chats, decent hours, ends of messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "channel_allowances",
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True)),
        sa.Column("refused", sa.Integer(), nullable=False),
    )
    op.create_table(
        "chat_turns",
        sa.Column("owner", sa.LargeBinary(32), primary_key=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_chat_turns_next_at", "chat_turns", ["next_at"])
    op.create_table(
        "contact_preferences",
        sa.Column("owner", sa.LargeBinary(32), primary_key=True),
        sa.Column("zone", sa.String(4), nullable=False),
        sa.Column("quiet_from", sa.SmallInteger(), nullable=False),
        sa.Column("quiet_to", sa.SmallInteger(), nullable=False),
    )
    op.add_column(
        "outbox", sa.Column("resent", sa.SmallInteger(), nullable=False, server_default="0")
    )
    op.add_column("outbox", sa.Column("expires_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("expires_at")
        outbox.drop_column("resent")
    op.drop_table("contact_preferences")
    op.drop_table("chat_turns")
    op.drop_table("channel_allowances")
