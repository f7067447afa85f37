"""Counting what is used, a row a day and name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from storage.database import insert_for
from storage.models import UsageCount

INTENT, SUM = "intent", "sum"


class UsageStore:
    """Adds counts and sums them up."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        """`sessions`: where to."""
        self._sessions = sessions

    async def add(self, day: date, counted: Mapping[tuple[str, str], int]) -> None:
        """Add counts by (what, name) to a day, in one transaction."""
        async with self._sessions.begin() as session:
            # in order, so that two writers never wait for each other in a ring
            for what, name in sorted(counted):
                row = {"day": day, "what": what, "name": name, "count": counted[what, name]}
                insert = insert_for(session)(UsageCount).values(**row)
                more = {"count": UsageCount.count + insert.excluded.count}
                keys = ["day", "what", "name"]
                await session.execute(insert.on_conflict_do_update(index_elements=keys, set_=more))

    async def most(self, what: str, since: date, limit: int = 15) -> list[tuple[str, int]]:
        """The most used since a day, with how often."""
        total = func.sum(UsageCount.count)
        wanted = select(UsageCount.name, total).where(
            UsageCount.what == what, UsageCount.day >= since
        )
        order = wanted.group_by(UsageCount.name).order_by(total.desc(), UsageCount.name)
        async with self._sessions() as session:
            return [(name, int(count)) for name, count in await session.execute(order.limit(limit))]
