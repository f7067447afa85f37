"""The search of this process: sources by the settings, the database, and who waits for news."""

from __future__ import annotations

from functools import cache

from sqlalchemy.ext.asyncio import AsyncSession

from actions.clock import now
from jobs.finder import Finder
from jobs.matching import match
from jobs.settings import settings
from jobs.sources.registry import make_http, make_sources
from jobs.store import Stored, get
from storage.database import sessions


@cache
def finder() -> Finder:
    """The finder of this process; its client lives as long as the process."""
    http = make_http(settings(), sessions(), now)
    return Finder(sessions(), make_sources(settings(), http), now, _tell)


async def _tell(session: AsyncSession, new: list[int]) -> None:
    """Whoever wants a new posting hears of it, also when it came by somebody else's search."""
    await match(session, new, now())


async def posting(number: int) -> Stored | None:
    """A posting by its number."""
    async with sessions()() as session:
        return await get(session, number)
