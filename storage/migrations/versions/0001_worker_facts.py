"""The facts that workers tell us."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "worker_facts",
        sa.Column("owner", sa.LargeBinary(32), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_worker_facts_updated_at", "worker_facts", ["updated_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("worker_facts")
