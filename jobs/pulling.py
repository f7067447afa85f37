"""Bringing the postings of a source into the database, and remembering how that went."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from jobs.matching import tell_alerts
from jobs.posting import Posting
from jobs.sources.base import Excerpt, Source
from jobs.store import close_unseen, purge, save
from jobs.trouble import Trouble
from storage.database import insert_for
from storage.models import SourceState

logger = logging.getLogger(__name__)

PULLED = "pull:"
"""Before the name of a source in the row that says when it was last pulled to its end."""

Sessions = async_sessionmaker[AsyncSession]
AfterSave = Callable[[AsyncSession, list[int]], Awaitable[None]]
"""Told the numbers of new postings inside the transaction that wrote them."""


@dataclass(frozen=True)
class Pulled:
    """What a pull brought; `trouble` says why it ended early, in words for an operator."""

    source: str
    seen: int
    new: int
    closed: int = 0
    trouble: str = ""


async def keep(
    sessions: Sessions,
    source: str,
    postings: Iterable[Posting],
    now: datetime,
    after: AfterSave = tell_alerts,
) -> int:
    """Save postings and what follows from the new ones in one transaction; how many were new."""
    async with sessions.begin() as session:
        new = await save(session, postings, now)
        await after(session, new)
        await note(session, source, asked_at=now, answered_at=now, error=None)
    return len(new)


async def pull(
    sessions: Sessions,
    source: Source,
    clock: Callable[[], datetime],
    after: AfterSave = tell_alerts,
    since: datetime | None = None,
) -> Pulled:
    """Bring in a source page by page; after a whole one close what it no longer has."""
    began, seen, new, closed, whole = clock(), 0, 0, 0, source.complete and since is None
    try:
        async for page in source.pull(since):
            seen += len(page)
            whole = whole and not isinstance(page, Excerpt)
            new += await keep(sessions, source.name, page, clock(), after)
    except Trouble as trouble:
        await failed(sessions, source.name, trouble, clock())
        return Pulled(source.name, seen, new, trouble=str(trouble))
    async with sessions.begin() as session:
        await note(session, PULLED + source.name, answered_at=began)
        if whole and seen:
            closed = await close_unseen(session, source.name, began, clock())
            await note(session, source.name, postings=seen)
    return Pulled(source.name, seen, new, closed)


async def pull_all(
    sessions: Sessions,
    sources: Iterable[Source],
    clock: Callable[[], datetime],
    after: AfterSave = tell_alerts,
) -> list[Pulled]:
    """Every source whose turn it is, one after the other, then away with what is long over."""
    turn = [source for source in sources if await is_due(sessions, source, clock())]
    done = [await pull(sessions, source, clock, after) for source in turn]
    async with sessions.begin() as session:
        await purge(session, clock())
    return done


async def is_due(sessions: Sessions, source: Source, now: datetime) -> bool:
    """Whether a source was last pulled to its end long enough ago."""
    async with sessions() as session:
        last = await answered_at(session, PULLED + source.name)
    return last is None or now - last >= source.every


async def failed(sessions: Sessions, source: str, trouble: Trouble, now: datetime) -> None:
    """Remember that a source failed, and why."""
    logger.warning("source %s: %s", source, trouble)
    async with sessions.begin() as session:
        await note(session, source, asked_at=now, error=str(trouble)[:200])


async def note(session: AsyncSession, source: str, **values: Any) -> None:
    """Write into the row of a source."""
    row = insert_for(session)(SourceState).values(name=source, **values)
    await session.execute(row.on_conflict_do_update(index_elements=["name"], set_=values))


async def answered_at(session: AsyncSession, source: str) -> datetime | None:
    """When a source last answered; None when it never did."""
    found: datetime | None = await session.scalar(
        select(SourceState.answered_at).where(SourceState.name == source)
    )
    return found
