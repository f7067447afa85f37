"""Accounts of officers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "officers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("login", sa.String(40), nullable=False, unique=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("password_hash", sa.String(160), nullable=False),
        sa.Column("code_secret", sa.LargeBinary(), nullable=False),
        sa.Column("code_step", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_login_at", sa.DateTime(timezone=True)),
        sa.Column("disabled_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "officer_recovery_codes",
        sa.Column("mark", sa.LargeBinary(32), primary_key=True),
        _officer(),
    )
    op.create_table(
        "officer_sessions",
        sa.Column("mark", sa.LargeBinary(32), primary_key=True),
        _officer(),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "login_tries",
        sa.Column("mark", sa.LargeBinary(32), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True)),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    for table in ("officer_recovery_codes", "officer_sessions"):
        op.create_index(f"ix_{table}_officer_id", table, ["officer_id"])
    op.create_index("ix_officer_sessions_created_at", "officer_sessions", ["created_at"])
    op.create_index("ix_login_tries_last_at", "login_tries", ["last_at"])


def _officer() -> sa.Column[int]:
    reference = sa.ForeignKey("officers.id", ondelete="CASCADE")
    return sa.Column("officer_id", sa.Integer(), reference, nullable=False)


def downgrade() -> None:
    """Take back."""
    for table in ("login_tries", "officer_sessions", "officer_recovery_codes", "officers"):
        op.drop_table(table)
