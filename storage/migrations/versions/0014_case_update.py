"""Which message of the worker a case holds last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("cases", sa.Column("last_update", sa.String(80)))


def downgrade() -> None:
    """Take back."""
    op.drop_column("cases", "last_update")
