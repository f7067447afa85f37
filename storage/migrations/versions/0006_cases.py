"""Cases with their answers, documents and history; hand-offs; who saw what."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    "cases",
    "case_answers",
    "case_documents",
    "case_notes",
    "case_changes",
    "hand_offs",
    "desk_messages",
    "audit",
    "code_tries",
)


def _time(name: str, *, must: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not must)


def _text(name: str, length: int, *, must: bool = True, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=not must, **more)


def _bytes(name: str, *, must: bool = True, length: int | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(length), nullable=not must)


def _owner() -> sa.Column[Any]:
    return _bytes("owner", length=32)


def _part_of(table: str, name: str, *, must: bool = True, **more: Any) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(22), key, nullable=not must, **more)


def _index(table: str, *columns: str, name: str | None = None) -> None:
    op.create_index(name or f"ix_{table}_{columns[0]}", table, list(columns))


def upgrade() -> None:
    """Apply."""
    _cases()
    _parts_of_a_case()
    _desk()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        _time("at"),
        _text("actor", 48),
        _text("action", 24),
        _text("subject", 43),
        _text("detail", 200),
    )
    _index("audit", "at")
    _index("audit", "subject")
    op.create_table(
        "code_tries", sa.Column("id", sa.Integer(), primary_key=True), _owner(), _time("at")
    )
    _index("code_tries", "owner")
    _index("code_tries", "at")


def _cases() -> None:
    op.create_table(
        "cases",
        _text("id", 22, primary_key=True),
        _owner(),
        _text("number", 12, must=False, unique=True),
        _text("kind", 12),
        _text("status", 12),
        _text("channel", 20),
        _bytes("sender"),
        _bytes("code", must=False),
        sa.Column("code_index", sa.LargeBinary(32), nullable=True, unique=True),
        _text("asked", 40, must=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        _text("assignee", 40, must=False),
        _time("consent_at", must=False),
        _time("created_at"),
        _time("updated_at"),
        _time("submitted_at", must=False),
        _time("answered_at", must=False),
        _time("closed_at", must=False),
    )
    _index("cases", "owner")
    _index("cases", "assignee")
    _index("cases", "status", "updated_at", name="ix_cases_queue")


def _parts_of_a_case() -> None:
    op.create_table(
        "case_answers",
        _part_of("cases", "case_id", primary_key=True),
        _text("slot", 40, primary_key=True),
        _owner(),
        _bytes("value", must=False),
        _text("state", 8),
        _time("answered_at"),
    )
    _index("case_answers", "owner")
    op.create_table(
        "case_documents",
        _text("id", 22, primary_key=True),
        _part_of("cases", "case_id"),
        _owner(),
        _text("kind", 40),
        _text("mime", 80),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.SmallInteger(), nullable=False),
        _bytes("content"),
        _time("created_at"),
    )
    op.create_table(
        "case_notes",
        sa.Column("id", sa.Integer(), primary_key=True),
        _part_of("cases", "case_id"),
        _owner(),
        _text("author", 48),
        _bytes("text"),
        _time("created_at"),
    )
    op.create_table(
        "case_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        _part_of("cases", "case_id"),
        _owner(),
        _text("status", 12),
        _text("actor", 48),
        _time("created_at"),
    )
    for table in ("case_documents", "case_notes", "case_changes"):
        _index(table, "case_id")
        _index(table, "owner")


def _desk() -> None:
    op.create_table(
        "hand_offs",
        _text("id", 22, primary_key=True),
        _owner(),
        _part_of("cases", "case_id", must=False),
        _text("channel", 20),
        _bytes("sender"),
        _bytes("summary"),
        _text("status", 8),
        _text("assignee", 40, must=False),
        _time("due"),
        _time("created_at"),
        _time("taken_at", must=False),
        _time("closed_at", must=False),
    )
    _index("hand_offs", "status", "created_at", name="ix_hand_offs_queue")
    _index("hand_offs", "owner")
    _index("hand_offs", "case_id")
    _index("hand_offs", "closed_at")
    op.create_table(
        "desk_messages",
        _text("id", 22, primary_key=True),
        _owner(),
        _part_of("cases", "case_id", must=False),
        _part_of("hand_offs", "hand_off_id", must=False),
        _text("author", 48),
        sa.Column("asks", sa.Boolean(), nullable=False),
        _bytes("text"),
        _text("reply_to", 22, must=False),
        _time("created_at"),
        _time("answered_at", must=False),
    )
    for column in ("owner", "case_id", "hand_off_id"):
        _index("desk_messages", column)


def downgrade() -> None:
    """Take back."""
    for table in reversed(TABLES):
        op.drop_table(table)
