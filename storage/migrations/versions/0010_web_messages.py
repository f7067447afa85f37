"""What was said on the web page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "web_messages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("key", sa.String(60)),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("owner", "key", name="uq_web_messages_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_web_messages_owner_id", "web_messages", ["owner", "id"])
    op.create_index("ix_web_messages_created_at", "web_messages", ["created_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("web_messages")
