"""Erasing everything of one person, whatever table it stands in."""

from __future__ import annotations

from sqlalchemy import CursorResult, Table, delete
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.encryption import Vault
from storage.models import Base


def owned_tables() -> list[Table]:
    """The tables with the column `owner`, children before their parents."""
    return [table for table in reversed(Base.metadata.sorted_tables) if "owner" in table.c]


async def erase_person(
    sessions: async_sessionmaker[AsyncSession], vault: Vault, sender: str
) -> dict[str, int]:
    """Erase all rows of `sender` in one transaction; how many went, by table."""
    owner = vault.index(sender)
    gone: dict[str, int] = {}
    async with sessions.begin() as session:
        for table in owned_tables():
            done = await session.execute(delete(table).where(table.c.owner == owner))
            gone[table.name] = done.rowcount if isinstance(done, CursorResult) else 0
    return gone
