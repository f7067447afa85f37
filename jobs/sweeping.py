"""What is over is put away, and what failed is shown to those who can act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs.clock import Clock, database_clock
from storage.models import ChatTurn, OutboxMessage


@dataclass(frozen=True)
class DeadLetter:
    """A message that was given up, without its recipient and words."""

    id: int
    channel: str
    kind: str
    tries: int
    error: str
    failed_at: datetime


async def dead_letters(session: AsyncSession, most: int = 100) -> Sequence[DeadLetter]:
    """The messages that were given up, the last first; for the officers' console."""
    found = await session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.status == "failed", OutboxMessage.finished_at.is_not(None))
        .order_by(OutboxMessage.finished_at.desc())
        .limit(most)
    )
    return [
        DeadLetter(each.id, each.channel, each.kind, each.tries, each.error or "", failed_at)
        for each in found
        if (failed_at := each.finished_at)
    ]


async def send_again(session: AsyncSession, message: int, now: datetime) -> bool:
    """An officer wants a dead letter tried once more; False when it is none."""
    done = await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id == message, OutboxMessage.status == "failed")
        .values(
            status="pending",
            tries=0,
            due=now,
            error=None,
            finished_at=None,
            expires_at=now + timedelta(days=2),
        )
    )
    return isinstance(done, CursorResult) and done.rowcount == 1


async def backlog(session: AsyncSession, now: datetime) -> dict[str, int]:
    """Messages by status, and as `late` those due for more than a minute; for the metrics."""
    counted = await session.execute(
        select(OutboxMessage.status, func.count().label("messages")).group_by(OutboxMessage.status)
    )
    found = {row.status: int(row.messages) for row in counted}
    late = select(func.count()).where(
        OutboxMessage.status == "pending", OutboxMessage.due < now - timedelta(minutes=1)
    )
    return found | {"late": await session.scalar(late) or 0}


async def sweep(sessions: async_sessionmaker[AsyncSession], clock: Clock = database_clock) -> int:
    """Give up what is too old to send, and forget turns that are over."""
    async with sessions.begin() as session:
        now = await clock(session)
        waits = OutboxMessage.status == "pending", OutboxMessage.expires_at <= now
        done = [
            await session.execute(
                update(OutboxMessage).where(*waits).values(status="expired", finished_at=now)
            ),
            await session.execute(delete(ChatTurn).where(ChatTurn.next_at < now)),
        ]
    return sum(each.rowcount for each in done if isinstance(each, CursorResult))
