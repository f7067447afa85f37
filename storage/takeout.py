"""All that is held of one person, opened: every table with an owner, whatever it is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.encryption import Vault
from storage.models import SEALED, AuditEntry, Base
from storage.models.base import BOUND_TO
from storage.sealing import field_of

HIDDEN = ("owner", "code_index", "lease", "lease_until")
"""Columns that say nothing: whose a row is, and how we work."""

SUBJECTS = ("cases", "hand_offs")
"""Tables whose ids the audit speaks of."""

type Rows = dict[str, list[dict[str, Any]]]


async def everything_of(
    sessions: async_sessionmaker[AsyncSession], vault: Vault, sender: str
) -> Rows:
    """Rows by table, sealed values opened; the content of a file stays bytes.

    The audit has no owner: what it says of this person's cases and hand-offs is added.
    """
    owner = vault.index(sender)
    found: Rows = {}
    async with sessions() as session:
        for table in Base.metadata.sorted_tables:
            if "owner" in table.c:
                rows = await session.execute(select(table).where(table.c.owner == owner))
                found[table.name] = [_opened(vault, table, dict(row)) for row in rows.mappings()]
        found["audit"] = await _seen(session, found)
    return {name: rows for name, rows in found.items() if rows}


def _opened(vault: Vault, table: Table, row: dict[str, Any]) -> dict[str, Any]:
    shown = {}
    for column in table.columns:
        value = row[column.name]
        if column.name in HIDDEN or value is None:
            continue
        if SEALED in column.info:
            owner = row[column.info[BOUND_TO]]
            value = _read(vault.open_bytes(owner, field_of(table, column.name, row), value))
        shown[column.name] = value.isoformat() if isinstance(value, date) else value
    return shown


def _read(content: bytes) -> Any:
    """JSON where it is JSON, text where it is text, else the bytes of a file."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return content
    if not text.startswith(("{", "[", '"')) and not text.lstrip("-").isdigit():
        return content if text.startswith(("%PDF", "BEGIN:VCALENDAR")) else text
    try:
        return json.loads(text)
    except ValueError:
        return text


async def _seen(session: AsyncSession, found: Rows) -> list[dict[str, Any]]:
    ids = [row["id"] for table in SUBJECTS for row in found.get(table, ())]
    about = select(AuditEntry).where(AuditEntry.subject.in_(ids)).order_by(AuditEntry.id)
    return [
        {"at": row.at.isoformat(), "actor": row.actor, "action": row.action, "detail": row.detail}
        for row in await session.scalars(about)
    ]
