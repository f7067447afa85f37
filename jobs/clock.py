"""Now, as all processes that share a database see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

Clock = Callable[[AsyncSession], Awaitable[datetime]]
"""Asked inside a transaction, so that it may be the database's own."""


async def database_clock(session: AsyncSession) -> datetime:
    """PostgreSQL's clock, which several machines share; on SQLite that of the one machine."""
    if session.get_bind().dialect.name == "sqlite":
        return datetime.now(UTC)
    found: datetime = (await session.execute(select(func.clock_timestamp()))).scalar_one()
    return found.astimezone(UTC)
