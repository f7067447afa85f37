"""Files made for workers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "stored_files",
        sa.Column("id", sa.String(43), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("mime", sa.String(80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_stored_files_owner", "stored_files", ["owner"])
    op.create_index("ix_stored_files_created_at", "stored_files", ["created_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("stored_files")
