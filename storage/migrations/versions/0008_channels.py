"""What the channels must remember: updates that came, buttons that were offered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "channel_updates",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("update_id", sa.String(80), nullable=False),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("channel", "update_id", "owner", name="uq_channel_updates_update_id"),
    )
    op.create_index("ix_channel_updates_owner", "channel_updates", ["owner"])
    op.create_index("ix_channel_updates_created_at", "channel_updates", ["created_at"])
    op.create_index("ix_channel_updates_status", "channel_updates", ["channel", "status", "id"])
    op.create_table(
        "offered_buttons",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("token", sa.String(16), nullable=False, unique=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("typed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_offered_buttons_owner", "offered_buttons", ["owner", "id"])
    op.create_index("ix_offered_buttons_created_at", "offered_buttons", ["created_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("offered_buttons")
    op.drop_table("channel_updates")
